// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/documents/output_file.h"
#include "core/model/recording.h"
#include "core/model/series_head.h"
#include "core/task_control.h"

#include <span>

namespace tidemark
{

/// What is known of a recording before its first sample.
struct RecordingHead {
    std::string program;
    std::string format; ///< FormatInfo::id of where it comes from, "live" if sampled
    std::optional<std::int64_t> startedUnixNs = {};
    AxisUnit axis = AxisUnit::Nanoseconds;
    std::vector<SeriesHead> series = {}; ///< groups number from 0 in order of appearance
};

/// Writes `.tidemark` files line by line; README.md beside this file describes them.
///
/// A live session begins one recording, appends as it samples and flushes every half second; a
/// converter uses writeRecordings(). Buffered; a failure to write is kept and comes out of flush()
/// and of finish(). Used by one thread.
class RecordingWriter
{
public:
    explicit RecordingWriter(OutputFile file) : m_file(std::move(file)) {}

    /// Starts a recording; @p snapshotFolder is what the paths of its snapshots are made relative
    /// to.
    void begin(const RecordingHead& head, const std::filesystem::path& snapshotFolder = {});

    /// Announces series that came later (a child process); their groups must be new ones.
    void append(std::span<const SeriesHead> series);

    /// Calls the series of @p group by other names from now on, and before.
    void rename(std::size_t group, std::span<const std::string> names);

    /// One sample of all series of @p group, in the order they were announced; kGap where there is
    /// no reading.
    void appendRow(std::size_t group, std::int64_t position, std::span<const double> values);

    void append(const Marker& marker);
    void append(const Snapshot& snapshot);
    void append(const TypeDifferences& differences);
    void append(const LineTable& table);
    void append(const Warning& warning);
    void append(const OutputLine& line);
    void append(const RunTotals& totals);

    /// How much was not kept so far; the last one in a recording counts.
    void append(const DroppedOutput& dropped);

    /// Ends the recording that begin() started. A file without this line reads as cut off.
    void end(bool anotherFollows = false);

    /// True while another file stands where this one will.
    bool isReplacing() const { return m_file.isReplacing(); }

    /// Hands everything to the system. Error: CannotWrite.
    Result<void> flush() { return m_file.flush(); }

    /// Flushes and closes the file; the last call. Error: CannotWrite.
    Result<void> finish() { return m_file.commit(); }

private:
    void appendMappings(const Snapshot& snapshot);

    OutputFile m_file;
    std::filesystem::path m_snapshotFolder;
};

/// Writes all of @p recordings to @p path, which stays as it was if this fails. Positions, values
/// and texts read back exactly. Errors: CannotWrite, Cancelled.
Result<void> writeRecordings(const std::filesystem::path& path, const Recordings& recordings,
                             TaskControl& control, Overwrite overwrite = Overwrite::OwnRecordings);

} // namespace tidemark
