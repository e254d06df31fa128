// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/series/csv_start.h"
#include "core/formats/series/delimited_row.h"
#include "core/formats/series/recording_rows.h"

namespace tidemark
{

/// The header row and, once the first row is known, which columns hold series.
class CsvTable
{
public:
    /// None if @p line, number @p lineNumber of its file, is no header with a time and something
    /// else. The @p delimiter is the likeliest if none is given.
    static std::optional<CsvTable> fromHeader(std::string_view line, std::uint64_t lineNumber,
                                              std::optional<char> delimiter = {});

    /// Reads a row, or counts it: as damaged, or as output of a program if it reads like one.
    void addRow(std::string_view line, std::uint64_t lineNumber, bool isComplete);

    /// True if the rows so far, or the header alone where there are none, are memory over time.
    bool isSeries() { return hasSamples() || isCertain(); }

    /// True if a column that is called a time was found.
    bool hasNamedTime() const { return m_axis == AxisUnit::Nanoseconds; }

    bool hasSamples()
    {
        return (m_rows && !m_rows->isEmpty()) || (m_samples && m_samples->table.size() > 0);
    }

    /// True for a comment between the rows.
    bool isComment(std::string_view line) const { return !m_hasRecordings && isCsvComment(line); }

    /// True if @p line is the header of this table.
    bool isHeader(std::string_view line) const { return withoutCommentMark(line) == m_header; }

    /// True if @p line is a row that follows the last one as the others followed each other.
    bool goesOnWith(std::string_view line);

    /// Counts lines before the header.
    void addOutput(std::uint64_t firstLine, std::uint64_t count)
    {
        m_tally.add(WarningCode::OutputSkipped, firstLine, count);
    }
    void addCutOff(const Error& error) { m_tally.addCutOff(error); }
    Result<Recordings> finish();

private:
    bool readRow(std::string_view line);
    bool hasRightSize(const std::vector<std::string_view>& cells) const;
    bool isCertain() const;
    bool findPositions(const std::vector<std::string_view>& cells);
    std::optional<std::int64_t> positionIn(std::string_view cell);
    bool chooseColumns(const std::vector<std::string_view>& cells);
    bool addToRecording(std::string_view recording, std::int64_t position,
                        const std::vector<std::string_view>& cells);
    const std::vector<SeriesColumn>& columns() const
    {
        return m_rows ? m_rows->columns() : m_samples->columns;
    }

    std::string m_header;
    char m_delimiter = ',';
    std::vector<std::string> m_names;
    bool m_hasRecordings = false; ///< the first column tells the recording
    AxisUnit m_axis = AxisUnit::Nanoseconds;
    std::size_t m_timeIndex = 0;
    TimeValues m_times;
    std::vector<std::size_t> m_indexes;      ///< of the cells that hold columns()
    std::vector<std::size_t> m_labelIndexes; ///< of those that hold labels
    std::optional<RecordingRows> m_rows;     ///< with m_hasRecordings, from the first row on
    std::optional<SeriesSamples> m_samples;  ///< without
    std::vector<double> m_values;
    std::vector<std::optional<double>> m_cellValues;
    DelimitedRow m_row;
    WarningTally m_tally;
    std::int64_t m_firstPosition = 0; ///< of the rows read so far
    std::int64_t m_lastPosition = 0;
    std::uint64_t m_rowCount = 0;
};

} // namespace tidemark
