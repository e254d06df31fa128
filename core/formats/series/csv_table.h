// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/series/csv_header.h"
#include "core/formats/series/csv_kept_rows.h"
#include "core/formats/series/csv_start.h"
#include "core/formats/series/csv_times.h"
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
    /// None if @p line, number @p lineNumber of its file, is no header with names. The @p delimiter
    /// is the likeliest if none is given.
    static std::optional<CsvTable> fromHeader(std::string_view line, std::uint64_t lineNumber,
                                              std::optional<char> delimiter = {});

    /// The names of the columns, in order.
    const std::vector<std::string>& names() const { return m_header.names; }

    /// What a person says about the columns. Before the first row.
    void follow(ColumnChoices choices) { m_choices = std::move(choices); }

    /// Reads a row, or counts it: as damaged, or as output of a program if it reads like one.
    void addRow(std::string_view line, std::uint64_t lineNumber, bool isComplete);

    /// True if the rows so far, or the header alone where there are none, are memory over time.
    bool isSeries();

    bool hasSamples();
    void addCutOff(const Error& error) { m_tally.addCutOff(error); }

    /// True if a column has the name of a time.
    bool hasNamedTime() const { return m_header.hasNamedTime(m_choices); }

    /// True for a comment between the rows.
    bool isComment(std::string_view line) const
    {
        return !m_header.hasRecordings() && isCsvComment(line);
    }

    /// True if @p line is the header of this table.
    bool isHeader(std::string_view line) const { return withoutCommentMark(line) == m_header.text; }

    /// True if @p line looks like the header of another table: it names a time and has no number.
    bool mayBeOtherHeader(std::string_view line) const;

    /// True if @p line is a row that follows the last one as the others followed each other.
    bool goesOnWith(std::string_view line);

    /// Counts lines before the header.
    void addOutput(std::uint64_t firstLine, std::uint64_t count)
    {
        m_tally.add(WarningCode::OutputSkipped, firstLine, count);
    }

    /// The recordings, at least one. NoSamples without any; TimesUnreadable where the column of
    /// times holds none, NoTimeColumn where there is no such column, NothingToMeasure where all
    /// others are to be ignored.
    Result<Recordings> finish();

private:
    explicit CsvTable(CsvHeader header);

    void decide();
    bool takeTimes(const std::vector<ColumnSurvey>& surveys);
    bool takeCountedAxis();
    bool chooseColumns(const std::vector<ColumnSurvey>& surveys);
    RowLabels chooseLabels(const std::vector<ColumnSurvey>& surveys);
    bool isRowOfCells(std::string_view line);
    void countRow(std::string_view line, std::uint64_t lineNumber, bool isComplete);
    bool hasWholePages(const std::vector<ColumnSurvey>& surveys) const;
    bool isLeftOut(std::size_t column, const ColumnSurvey& survey) const;
    SeriesColumn columnAt(std::size_t index, bool inKib) const;
    SourceTable sourceTable();
    void readKeptRows();
    bool readRow(std::string_view line, std::uint64_t lineNumber);
    bool addToRecording(std::int64_t position, const std::vector<std::string_view>& cells,
                        std::uint64_t lineNumber);
    void takeChangedTimes();
    std::size_t sampleCount() const;

    CsvHeader m_header;
    std::vector<std::string> m_units;    ///< of a row below the names; empty without one
    std::vector<std::string> m_examples; ///< the first cell of each that holds something
    ColumnChoices m_choices;
    bool m_isAllIgnored = false; ///< what might be measured
    CsvKeptRows m_kept;
    bool m_isDecided = false;
    std::optional<Error> m_unreadableTimes; ///< a column of times in which none can be read

    CsvTimes m_times;
    NumberMarks m_marks;                     ///< that the times prove
    std::vector<std::size_t> m_indexes;      ///< of the cells that hold measurements
    std::vector<std::size_t> m_labelIndexes; ///< of those that hold labels
    std::optional<RecordingRows> m_rows;     ///< where the first column tells the recording
    std::optional<SeriesSamples> m_samples;  ///< elsewhere
    std::vector<std::optional<double>> m_values;
    DelimitedRow m_row;
    WarningTally m_tally;
};

} // namespace tidemark
