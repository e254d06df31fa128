// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/series/column_survey.h"
#include "core/formats/series/delimited_row.h"
#include "core/formats/series/recording_rows.h"

namespace tidemark
{

/// The header row of delimited text and what its first rows tell of the columns; then the samples.
///
/// Rows are kept until there are enough of them to tell the times, the measurements and the texts
/// apart, and read once they are.
class CsvTable
{
public:
    /// None if @p line, number @p lineNumber of its file, is no header with names.
    static std::optional<CsvTable> fromHeader(std::string_view line, std::uint64_t lineNumber);

    /// Reads a row, or counts it as damaged.
    void addRow(std::string_view line, std::uint64_t lineNumber, bool isComplete);

    /// True if the rows so far, or the header alone where there are none, are memory over time.
    bool isSeries();

    bool hasSamples();
    void addCutOff(const Error& error) { m_tally.addCutOff(error); }

    /// The recordings, at least one. NoSamples without any; TimesUnreadable where the column of
    /// times holds none, Malformed where there is no such column.
    Result<Recordings> finish();

private:
    struct KeptRow {
        std::string text;
        std::uint64_t line;
        bool isComplete;
    };
    bool isCertain() const;
    bool hasNamedTime() const;
    bool hasRightSize(const std::vector<std::string_view>& cells) const;
    void decide();
    void takeRowOfUnits();
    std::vector<ColumnSurvey> surveys();
    bool takeTimes(const std::vector<ColumnSurvey>& surveys);
    bool takeCountedAxis();
    bool chooseColumns(const std::vector<ColumnSurvey>& surveys);
    bool hasWholePages(const std::vector<ColumnSurvey>& surveys) const;
    bool isLeftOut(std::size_t column, const ColumnSurvey& survey) const;
    void readKeptRows();
    bool readRow(std::string_view line, std::uint64_t lineNumber);
    std::optional<std::int64_t> positionIn(const std::vector<std::string_view>& cells);
    bool addToRecording(std::int64_t position, const std::vector<std::string_view>& cells,
                        std::uint64_t lineNumber);
    void decideDates();
    std::size_t sampleCount() const;

    std::string m_header;
    std::uint64_t m_headerLine = 0;
    char m_delimiter = ',';
    std::vector<std::string> m_names;
    std::vector<std::string> m_units; ///< of a row below the names; empty without one
    bool m_hasRecordings = false;     ///< the first column tells the recording
    std::vector<KeptRow> m_kept;
    bool m_isDecided = false;
    std::string m_unreadableTime; ///< name and first cell of a column of times without any

    AxisUnit m_axis = AxisUnit::Nanoseconds;
    bool m_countsRows = false;
    std::size_t m_timeIndex = 0;
    std::optional<std::size_t> m_dateIndex; ///< of the date, if the other only holds clocks
    std::string m_dateAndTime;
    TimeValues m_times;
    NumberMarks m_marks;                    ///< that the times prove
    std::vector<std::size_t> m_indexes;     ///< of the cells that hold measurements
    std::optional<RecordingRows> m_rows;    ///< with m_hasRecordings
    std::optional<SeriesSamples> m_samples; ///< without
    std::vector<std::optional<double>> m_values;
    DelimitedRow m_row;
    WarningTally m_tally;
};

} // namespace tidemark
