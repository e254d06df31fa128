// SPDX-License-Identifier: GPL-3.0-or-later
// Plain delimited text with one column of times and any number of columns of measurements, as
// scripts and spreadsheets write it. core/formats/README.md is the description for users.
//
// Layout    a header row with names, then one row a sample. Cells are separated by commas,
//           semicolons or tabs (whichever the header holds most of) and may be in double quotes.
// Units     of a column from its name ("rss_mb", "time (ms)"), else bytes and seconds. Sizes
//           become whole bytes, times nanoseconds since the first row.
// Kept      the first column with the name of a time as positions, later ones of such a name are
//           left out; each other column that holds numbers as a series. Text columns (the first
//           row tells) and columns without a name are left out. An empty cell, "nan", "null" or
//           "n/a" is a gap. A date and time, or a number that counts from 1970, gives the start.
// Errors    a row with another number of cells, a wrong time, a wrong number or a negative size is
//           skipped and counted. The cells of a last row without a newline are taken as they are.
// Source    none: names as psutil, Node.js, ps and Prometheus use them.
// Fixtures  made by hand.

#include "core/formats/delimited_row.h"
#include "core/formats/format_reader.h"
#include "core/formats/line_reader.h"
#include "core/formats/number_text.h"
#include "core/formats/psrecord_header.h"
#include "core/formats/series_columns.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace tidemark
{

namespace
{

constexpr std::size_t kMaxColumns = 1000;

/// The number in a cell; kGap where the file says that there is none; none for other text.
std::optional<double> numberIn(std::string_view cell)
{
    constexpr std::array<std::string_view, 8> kMissing{"",     "nan", "NaN", "null",
                                                       "None", "n/a", "NA",  "-"};
    const auto number = toDouble(cell);
    return number || std::ranges::find(kMissing, cell) == kMissing.end() ? number
                                                                         : std::optional(kGap);
}

/// The header row and, once the first row is known, which columns hold series.
class CsvTable
{
public:
    /// None if @p line is no header with a time and something else.
    static std::optional<CsvTable> fromHeader(std::string_view line);

    /// False if @p line breaks the rules.
    bool addRow(std::string_view line);

    /// True if the header alone says that it is memory over time.
    bool isCertain() const;
    bool hasSamples() const { return m_samples && m_samples->table.size() > 0; }
    Result<Recordings> finish(WarningTally tally);

private:
    bool chooseColumns(const std::vector<std::string_view>& cells);

    char m_delimiter = ',';
    std::vector<std::string> m_names;
    std::size_t m_timeIndex = 0;
    TimeValues m_times;
    std::vector<std::size_t> m_indexes; ///< of the cells that hold m_samples' columns
    std::optional<SeriesSamples> m_samples;
    std::vector<double> m_values;
    DelimitedRow m_row;
};

std::optional<CsvTable> CsvTable::fromHeader(std::string_view line)
{
    const auto delimiter = delimiterOf(line);
    const bool isJson = trimmed(line).starts_with('{') || trimmed(line).starts_with('[');
    if (!delimiter || isJson || psrecordHeaderOf(line)) {
        return {};
    }
    CsvTable table;
    table.m_delimiter = *delimiter;
    const auto& cells = table.m_row.split(line, *delimiter);
    const auto time =
        std::ranges::find_if(cells, [](auto cell) { return timeColumnOf(cell).has_value(); });
    if (time == cells.end() || cells.size() > kMaxColumns) {
        return {};
    }
    table.m_timeIndex = static_cast<std::size_t>(time - cells.begin());
    table.m_times = TimeValues(timeColumnOf(*time)->nanosecondsPerUnit);
    table.m_names.assign(cells.begin(), cells.end());
    const bool hasOther = std::ranges::any_of(
        cells, [](auto cell) { return !cell.empty() && !timeColumnOf(cell) && !toDouble(cell); });
    return hasOther ? std::optional(std::move(table)) : std::nullopt;
}

bool CsvTable::isCertain() const
{
    return std::ranges::any_of(m_names, [](const std::string& name) {
        return !timeColumnOf(name) && seriesColumnOf(name).isCertain;
    });
}

/// Decides by the first row; false if no cell of it holds a number.
bool CsvTable::chooseColumns(const std::vector<std::string_view>& cells)
{
    std::vector<SeriesColumn> columns;
    bool anyNumber = false;
    for (std::size_t i = 0; i < m_names.size(); ++i) {
        const auto number = numberIn(cells[i]);
        if (m_names[i].empty() || !number || timeColumnOf(m_names[i])) {
            continue;
        }
        anyNumber = anyNumber || !std::isnan(*number);
        m_indexes.push_back(i);
        columns.push_back(seriesColumnOf(m_names[i]));
    }
    if (!anyNumber) {
        m_indexes.clear();
        return false;
    }
    m_values.resize(columns.size());
    m_samples.emplace(std::move(columns));
    return true;
}

bool CsvTable::addRow(std::string_view line)
{
    const auto& cells = m_row.split(line, m_delimiter);
    const bool extraIsEmpty = cells.size() == m_names.size() + 1 && cells.back().empty();
    if (cells.size() != m_names.size() && !extraIsEmpty) {
        return false;
    }
    const auto time = m_times.read(cells[m_timeIndex]);
    if (!time || (!m_samples && !chooseColumns(cells))) {
        return false;
    }
    std::uint64_t gaps = 0;
    for (std::size_t i = 0; i < m_indexes.size(); ++i) {
        const auto number = numberIn(cells[m_indexes[i]]);
        const bool isGap = number && std::isnan(*number);
        const auto value = number && !isGap ? m_samples->columns[i].valueOf(*number) : number;
        if (!value) {
            return false;
        }
        m_values[i] = *value;
        gaps += isGap ? 1U : 0U;
    }
    m_samples->table.add(*time, m_values);
    m_samples->gaps += gaps;
    return true;
}

Result<Recordings> CsvTable::finish(WarningTally tally)
{
    if (!m_samples) {
        return failure(ErrorCode::NoSamples, {}, tally.firstSkippedLine());
    }
    if (m_times.isWallClock()) {
        m_samples->unixNsAtZero = 0;
    }
    return m_samples->finish("csv", std::move(tally));
}

class CsvReader final : public FormatReader
{
public:
    FormatInfo info() const override { return {"csv", "CSV time series", "*.csv *.tsv"}; }

    bool accepts(std::string_view head) const override;
    Result<Recordings> read(Input& input, TaskControl& control) const override;
};

/// A header that fits and a first row that does; without a row the header must be certain.
bool CsvReader::accepts(std::string_view head) const
{
    head = withoutByteOrderMark(head);
    auto table = CsvTable::fromHeader(takeFilledLine(head));
    if (!table) {
        return false;
    }
    const std::string_view row = takeFilledLine(head);
    return row.empty() ? table->isCertain() : table->addRow(row) || table->isCertain();
}

Result<Recordings> CsvReader::read(Input& input, TaskControl& control) const
{
    std::optional<CsvTable> table;
    WarningTally tally;
    LineReader lines(input, control);
    while (const auto line = lines.next()) {
        if (trimmed(*line).empty()) {
            continue;
        }
        if (!table) {
            table = CsvTable::fromHeader(*line);
            if (!table) {
                return failure(ErrorCode::Malformed, std::string(line->substr(0, 80)),
                               lines.lineNumber());
            }
        } else if (!table->addRow(*line)) {
            tally.add(lines.lineWasComplete() ? WarningCode::LinesSkipped : WarningCode::FileCutOff,
                      lines.lineNumber());
        }
    }
    const auto& error = lines.error();
    if (error && (!leavesUsableFront(*error) || !table || !table->hasSamples())) {
        return tl::unexpected(*error);
    }
    if (error) {
        tally.addCutOff(*error);
    }
    return table ? table->finish(std::move(tally)) : failure(ErrorCode::NoSamples);
}

} // namespace

std::unique_ptr<FormatReader> makeCsvReader()
{
    return std::make_unique<CsvReader>();
}

} // namespace tidemark
