// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/documents/recording_writer.h"
#include "core/model/recording.h"
#include "core/recorder/recording_sink.h"

namespace tidemark
{

/// A recording while it grows. Hands out immutable recordings that share its columns, and writes
/// the same to a `.tidemark` file as it comes.
///
/// Used by one thread; what it hands out may be read by any.
class LiveRecording final : public RecordingSink
{
public:
    /// Markers kept at most: a decorated function may run millions of times. Those beyond are
    /// counted in a warning.
    static constexpr std::size_t kMostMarkers = 200'000;

    /// @p startedUnixNs is the wall clock of position 0. With a @p file everything is written there
    /// too; paths of snapshots are written relative to @p folder, which is the file's.
    LiveRecording(std::string program, std::int64_t startedUnixNs,
                  std::optional<OutputFile> file = {}, const std::filesystem::path& folder = {});

    std::size_t addGroup(std::vector<SeriesHead> series) override;
    void rename(std::size_t group, const std::vector<std::string>& names) override;
    void addRow(std::size_t group, std::int64_t position, std::span<const double> values) override;

    /// Puts it in order by start and level.
    void addMarker(Marker marker) override;

    /// The file takes its types and its path; a graph stays in memory.
    void addSnapshot(Snapshot snapshot) override;

    /// How many there was no room for comes into the file in flush() and finish().
    void addOutput(const OutputLine& line) override;

    void addWarning(WarningCode code) override;

    /// Comes into the file in finish().
    void countWarning(WarningCode code, std::uint64_t count = 1) override;

    /// How many times something was added: grows with every difference in recording().
    std::uint64_t changes() const { return m_changes; }

    /// Hands all that is written to the system. A file that stands in the place of this one stays
    /// until there is a sample to replace it with. Error: CannotWrite; what was written before
    /// stays.
    Result<void> flush();

    /// Says in the file that the recording is complete, and closes it; nothing may follow. Error:
    /// CannotWrite.
    Result<void> finish();

    /// All so far. Takes microseconds and one pointer for 32,768 samples, and a copy of the
    /// markers.
    std::shared_ptr<const Recording> recording() const;

private:
    struct Group {
        std::vector<SeriesHead> series;
        PositionColumn positions;
        std::vector<ValueColumn> values; ///< one for each of series
    };

    void writeDropped();

    Recording m_recording; ///< without its series
    std::vector<Group> m_groups;
    std::uint64_t m_changes = 0;
    bool m_hasRows = false;
    std::optional<RecordingWriter> m_writer;
    DroppedOutput m_writtenDropped;     ///< what the file tells of it
    std::vector<WarningCode> m_counted; ///< warnings that are not in the file yet
};

} // namespace tidemark
