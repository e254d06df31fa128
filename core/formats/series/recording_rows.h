// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/series/series_samples.h"

#include <map>
#include <span>

namespace tidemark
{

/// The samples of a CSV with a `recording` column, as core/documents/csv_export writes it: a
/// recording for each value of that column, and each series at positions of its own.
class RecordingRows
{
public:
    RecordingRows(std::vector<NumberColumn> columns, AxisUnit axis)
        : m_columns(std::move(columns)),
          m_axis(axis)
    {
    }

    NumberColumn& column(std::size_t index) { return m_columns[index]; }
    bool isEmpty() const { return m_recordings.empty(); }

    /// Adds one row; @p values holds for each column a number, kGap for a missing reading, or
    /// nothing where nothing was sampled. Corrects earlier rows where a column asks for it. False
    /// for more series than can be meant.
    bool add(std::string_view recording, std::int64_t position,
             std::span<const std::optional<double>> values);

    /// Corrects the positions of all rows.
    void changePositions(const TimeValues& times);

    /// The recordings in order of their first row; the first one gets @p tally. Positions count
    /// from each recording's first sample, which @p isWallClock takes for its start. NoSamples if
    /// there is no reading.
    Result<Recordings> finish(std::string_view format, bool isWallClock, WarningTally tally);

private:
    struct Rows {
        std::map<std::size_t, SampleTable> series; ///< by column
        std::uint64_t gaps = 0;
    };

    void applyChange(std::size_t column);
    std::shared_ptr<const Recording> toRecording(Rows& rows, std::string_view format,
                                                 bool isWallClock, WarningTally tally) const;

    std::vector<NumberColumn> m_columns;
    AxisUnit m_axis;
    std::vector<Rows> m_recordings;
    std::map<std::string, std::size_t, std::less<>> m_index; ///< of m_recordings, by name
    std::size_t m_seriesCount = 0;
};

} // namespace tidemark
