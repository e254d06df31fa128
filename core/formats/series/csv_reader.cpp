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
// Exports   core/documents/csv_export's names are understood: the kind and process in a series'
// name,
//           an axis that is no time, and a first column "recording". With that column each of its
//           values is a recording, and an empty cell says that nothing was sampled.
// Errors    a row with another number of cells, a wrong time, a wrong number or a negative size is
//           skipped and counted. The cells of a last row without a newline are taken as they are.
// Source    none: names as psutil, Node.js, ps and Prometheus use them.
// Fixtures  made by hand.

#include "core/formats/input/format_reader.h"
#include "core/formats/input/line_reader.h"
#include "core/formats/input/number_text.h"
#include "core/formats/series/delimited_row.h"
#include "core/formats/series/psrecord_header.h"
#include "core/formats/series/recording_rows.h"
#include "core/formats/series/series_columns.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace tidemark
{

namespace
{

constexpr std::size_t kMaxColumns = 1000;
constexpr std::int64_t kPositionLimit = std::int64_t{1} << 62; ///< differences fit into 64 bits

/// The number in a cell; kGap where the file says that there is none; none for other text.
std::optional<double> numberIn(std::string_view cell)
{
    constexpr std::array<std::string_view, 8> kMissing{"",     "nan", "NaN", "null",
                                                       "None", "n/a", "NA",  "-"};
    const auto number = toDouble(cell);
    return number || std::ranges::find(kMissing, cell) == kMissing.end() ? number
                                                                         : std::optional(kGap);
}

/// The axis that an exported column of positions counts, other than time.
std::optional<AxisUnit> axisColumnOf(std::string_view name)
{
    if (name == "instructions") {
        return AxisUnit::Instructions;
    }
    if (name == "allocated_bytes") {
        return AxisUnit::AllocatedBytes;
    }
    return name == "sample" ? std::optional(AxisUnit::Ordinal) : std::nullopt;
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
    bool hasSamples() const
    {
        return (m_rows && !m_rows->isEmpty()) || (m_samples && m_samples->table.size() > 0);
    }
    Result<Recordings> finish(WarningTally tally);

private:
    bool findPositions(const std::vector<std::string_view>& cells);
    std::optional<std::int64_t> positionIn(std::string_view cell);
    bool chooseColumns(const std::vector<std::string_view>& cells);
    bool addToRecording(std::string_view recording, std::int64_t position,
                        const std::vector<std::string_view>& cells);
    const std::vector<SeriesColumn>& columns() const
    {
        return m_rows ? m_rows->columns() : m_samples->columns;
    }

    char m_delimiter = ',';
    std::vector<std::string> m_names;
    bool m_hasRecordings = false; ///< the first column tells the recording
    AxisUnit m_axis = AxisUnit::Nanoseconds;
    std::size_t m_timeIndex = 0;
    TimeValues m_times;
    std::vector<std::size_t> m_indexes;     ///< of the cells that hold columns()
    std::optional<RecordingRows> m_rows;    ///< with m_hasRecordings, from the first row on
    std::optional<SeriesSamples> m_samples; ///< without
    std::vector<double> m_values;
    std::vector<std::optional<double>> m_cellValues;
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
    table.m_hasRecordings = cells.front() == "recording";
    if (cells.size() > kMaxColumns || !table.findPositions(cells)) {
        return {};
    }
    table.m_names.assign(cells.begin(), cells.end());
    const bool hasOther = std::ranges::any_of(
        cells, [](auto cell) { return !cell.empty() && !timeColumnOf(cell) && !toDouble(cell); });
    return hasOther ? std::optional(std::move(table)) : std::nullopt;
}

/// Takes the first column of times, or the positions of an export with another axis.
bool CsvTable::findPositions(const std::vector<std::string_view>& cells)
{
    const auto time =
        std::ranges::find_if(cells, [](auto cell) { return timeColumnOf(cell).has_value(); });
    if (time != cells.end()) {
        m_timeIndex = static_cast<std::size_t>(time - cells.begin());
        m_times = TimeValues(timeColumnOf(*time)->nanosecondsPerUnit);
        return true;
    }
    m_timeIndex = m_hasRecordings ? 1 : 0;
    const std::span others = std::span(cells).subspan(std::min(m_timeIndex + 1, cells.size()));
    const bool isExport = !others.empty() && std::ranges::all_of(others, [](auto cell) {
        return cell.ends_with("_bytes") || cell.ends_with("_count");
    });
    const auto axis = isExport ? axisColumnOf(cells[m_timeIndex]) : std::nullopt;
    m_axis = axis.value_or(m_axis);
    return axis.has_value();
}

std::optional<std::int64_t> CsvTable::positionIn(std::string_view cell)
{
    if (m_axis == AxisUnit::Nanoseconds) {
        return m_times.read(cell);
    }
    const auto position = toInteger(cell);
    return position && *position > -kPositionLimit && *position < kPositionLimit ? position
                                                                                 : std::nullopt;
}

bool CsvTable::isCertain() const
{
    return std::ranges::any_of(m_names, [](const std::string& name) {
        return !timeColumnOf(name) && seriesColumnOf(name).isCertain;
    });
}

/// Decides by the first row; false if no cell of it holds a number, or a gap of an export.
bool CsvTable::chooseColumns(const std::vector<std::string_view>& cells)
{
    std::vector<SeriesColumn> columns;
    bool anyNumber = false;
    for (std::size_t i = 0; i < m_names.size(); ++i) {
        const auto number = numberIn(cells[i]);
        const bool isOther = i == m_timeIndex || (i == 0 && m_hasRecordings);
        if (m_names[i].empty() || !number || isOther || timeColumnOf(m_names[i])) {
            continue;
        }
        anyNumber = anyNumber || !std::isnan(*number);
        m_indexes.push_back(i);
        columns.push_back(seriesColumnOf(m_names[i]));
    }
    if (columns.empty() || (!anyNumber && !m_hasRecordings)) {
        m_indexes.clear();
        return false;
    }
    m_values.resize(columns.size());
    m_cellValues.resize(columns.size());
    if (m_hasRecordings) {
        m_rows.emplace(std::move(columns), m_axis);
    } else {
        m_samples.emplace(std::move(columns));
        m_samples->axis = m_axis;
    }
    return true;
}

bool CsvTable::addRow(std::string_view line)
{
    const auto& cells = m_row.split(line, m_delimiter);
    const bool extraIsEmpty = cells.size() == m_names.size() + 1 && cells.back().empty();
    if (cells.size() != m_names.size() && !extraIsEmpty) {
        return false;
    }
    const auto position = positionIn(cells[m_timeIndex]);
    if (!position || (!m_samples && !m_rows && !chooseColumns(cells))) {
        return false;
    }
    std::uint64_t gaps = 0;
    for (std::size_t i = 0; i < m_indexes.size(); ++i) {
        const auto number = numberIn(cells[m_indexes[i]]);
        const bool isGap = number && std::isnan(*number);
        const auto value = number && !isGap ? columns()[i].valueOf(*number) : number;
        if (!value) {
            return false;
        }
        m_values[i] = *value;
        gaps += isGap ? 1U : 0U;
    }
    if (m_rows) {
        return addToRecording(cells.front(), *position, cells);
    }
    m_samples->table.add(*position, m_values);
    m_samples->gaps += gaps;
    return true;
}

bool CsvTable::addToRecording(std::string_view recording, std::int64_t position,
                              const std::vector<std::string_view>& cells)
{
    for (std::size_t i = 0; i < m_indexes.size(); ++i) {
        const bool isSampled = !cells[m_indexes[i]].empty();
        m_cellValues[i] = isSampled ? std::optional(m_values[i]) : std::nullopt;
    }
    return m_rows->add(recording, position, m_cellValues);
}

Result<Recordings> CsvTable::finish(WarningTally tally)
{
    if (m_rows) {
        return m_rows->finish("csv", m_times.isWallClock(), std::move(tally));
    }
    if (!m_samples) {
        return tl::unexpected(tally.noSamples());
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
            tally.addLine(*line, lines.lineNumber(), lines.lineWasComplete());
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
