// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/series/run_table.h"

#include "core/formats/input/number_text.h"
#include "core/formats/series/column_name.h"
#include "core/formats/series/column_units.h"
#include "core/formats/series/csv_kept_rows.h"
#include "core/formats/series/written_time.h"
#include "core/model/value_column.h"

#include <array>
#include <cmath>
#include <limits>
#include <map>

namespace tidemark
{

namespace
{

constexpr double kNanosecondsInSecond = 1e9;
constexpr std::size_t kLongestLabel = 200;
constexpr std::size_t kMostColumns = 200;
constexpr std::size_t kMostRuns = 10'000;

constexpr auto kLabelNames = std::to_array<std::string_view>(
    {"label",         "run",       "name",       "variant",  "version",  "config",
     "configuration", "benchmark", "case",       "test",     "scenario", "branch",
     "commit",        "revision",  "experiment", "group",    "build",    "implementation",
     "program",       "script",    "algorithm",  "strategy", "method",   "\u30e9\u30d9\u30eb",
     "\u540d\u524d"});
constexpr auto kDurationNames = std::to_array<std::string_view>({"duration",
                                                                 "time",
                                                                 "runtime",
                                                                 "run_time",
                                                                 "wall",
                                                                 "wall_time",
                                                                 "walltime",
                                                                 "wall_clock",
                                                                 "elapsed",
                                                                 "elapsed_time",
                                                                 "time_elapsed",
                                                                 "total_time",
                                                                 "execution_time",
                                                                 "exec_time",
                                                                 "took",
                                                                 "seconds",
                                                                 "secs",
                                                                 "ms",
                                                                 "laufzeit",
                                                                 "dauer",
                                                                 "zeit",
                                                                 "dur\u00e9e",
                                                                 "\u6642\u9593",
                                                                 "\u6240\u8981\u6642\u9593",
                                                                 "\u5b9f\u884c\u6642\u9593"});
constexpr auto kCountNames =
    std::to_array<std::string_view>({"count", "items", "item_count", "num_items", "n_items", "n",
                                     "records", "rows", "documents", "anzahl", "\u4ef6\u6570"});

template <std::size_t size>
bool isIn(const std::array<std::string_view, size>& names, std::string_view name)
{
    return std::ranges::find(names, name) != names.end();
}

/// Nanoseconds in the unit of a duration called @p name, seconds if it names none; none for other
/// names.
std::optional<double> unitOfDuration(std::string_view name)
{
    const ColumnName parts = columnNameOf(name);
    if (!isIn(kDurationNames, parts.base)) {
        return {};
    }
    if (!parts.unit.empty()) {
        return timeUnitOf(parts.unit);
    }
    return timeUnitOf(parts.base).value_or(kNanosecondsInSecond);
}

bool isMemory(std::string_view name)
{
    const SeriesColumn column = seriesColumnOf(name);
    return column.isInBytes() && !column.isOpen;
}

/// The cells have to tell a unit of bytes.
bool mayBeMemory(const std::string& name)
{
    return columnNameOf(name).base == "peak" && seriesColumnOf(name).isOpen;
}

/// Of several columns of memory the one of the peaks.
std::optional<std::size_t> memoryIn(const std::vector<std::string>& names)
{
    const auto isPeak = [](const std::string& name) {
        const ColumnName parts = columnNameOf(name);
        return isMemory(name) && (parts.has("peak") || parts.has("max") || parts.has("maxrss"));
    };
    auto found = std::ranges::find_if(names, isPeak);
    found = found == names.end() ? std::ranges::find_if(names, isMemory) : found;
    found = found == names.end() ? std::ranges::find_if(names, mayBeMemory) : found;
    return found == names.end() ? std::nullopt
                                : std::optional(static_cast<std::size_t>(found - names.begin()));
}

std::optional<std::size_t> find(const std::vector<std::string>& names,
                                bool (*isWanted)(std::string_view))
{
    const auto found = std::ranges::find_if(names, isWanted);
    return found == names.end() ? std::nullopt
                                : std::optional(static_cast<std::size_t>(found - names.begin()));
}

SeriesColumn plainNumbers(const RunTableHeader& header, std::size_t column)
{
    SeriesColumn plain;
    plain.kind = SeriesKind::Counter;
    plain.name = header.names[column];
    plain.place = column + 1;
    return plain;
}

SeriesColumn memoryColumn(const RunTableHeader& header)
{
    SeriesColumn column = seriesColumnOf(header.names[header.memory]);
    column.place = header.memory + 1;
    return column;
}

NumberStyle styleOf(const RunTableHeader& header)
{
    return header.delimiter == ',' ? NumberStyle::PointIsDecimal : NumberStyle::Open;
}

} // namespace

std::optional<RunTableHeader> RunTableHeader::read(std::string_view line,
                                                   std::optional<char> delimiter)
{
    delimiter = delimiter ? delimiter : delimiterOf(line);
    if (!delimiter) {
        return {};
    }
    DelimitedRow row;
    const auto& cells = row.split(line, *delimiter);
    const std::vector<std::string> names(cells.begin(), cells.end());
    if (names.size() > kMostColumns) {
        return {};
    }
    const auto label = find(
        names, [](std::string_view name) { return isIn(kLabelNames, columnNameOf(name).base); });
    const auto duration =
        find(names, [](std::string_view name) { return unitOfDuration(name).has_value(); });
    const auto count = find(
        names, [](std::string_view name) { return isIn(kCountNames, columnNameOf(name).base); });
    const auto memory = memoryIn(names);
    if (!label || !duration || !memory || memory == label) {
        return {};
    }
    return RunTableHeader{
        *delimiter, names.size(), *label, *memory,
        *duration,  count,        names,  timeColumnOf(names[*duration]).has_value()};
}

RunTable::RunTable(RunTableHeader header)
    : m_header(std::move(header)),
      m_memory(memoryColumn(m_header), styleOf(m_header)),
      m_durations(plainNumbers(m_header, m_header.duration), styleOf(m_header)),
      m_counts(plainNumbers(m_header, m_header.count.value_or(m_header.duration)),
               styleOf(m_header)),
      m_nanosecondsPerUnit(
          unitOfDuration(m_header.names[m_header.duration]).value_or(kNanosecondsInSecond))
{
}

/// Corrects the rows before; a correction is never about the last one.
void RunTable::takeChange(NumberColumn& column, double Row::*value)
{
    if (column.hasChange()) {
        const auto change = column.takeChange();
        for (Row& row : m_rows) {
            row.*value = change(row.*value);
        }
    }
}

/// "783.88", "13 min", "0:13.5".
void RunTable::readDuration(std::string_view cell, std::uint64_t line, Row& row)
{
    row.unit = m_nanosecondsPerUnit;
    const auto number = cellNumberOf(cell);
    const auto unit = number ? timeUnitOf(number->unit) : std::nullopt;
    if (unit) {
        row.unit = *unit;
        cell = trimmed(cell.substr(0, cell.rfind(number->unit)));
    } else if (!number || !number->unit.empty()) {
        const auto written = writtenTimeOf(cell, false, true);
        if (written && written->sort != WrittenTime::Sort::Date) {
            row.unit = 1.0;
            row.duration = static_cast<double>(written->nanoseconds);
            return;
        }
    }
    row.duration = m_durations.read(cell, line);
}

void RunTable::addRow(std::string_view line, std::uint64_t lineNumber, bool isComplete)
{
    const auto& cells = m_row.split(line, m_header.delimiter);
    const bool isRow = hasRowSize(cells, m_header.names);
    if (!isRow || cells[m_header.label].empty() || m_rows.size() == kMostRuns) {
        m_tally.addLine(line, lineNumber, isComplete);
        return;
    }
    const auto& padded = m_row.cells(m_header.columns);
    Row row{std::string(padded[m_header.label].substr(0, kLongestLabel))};
    row.memory = m_memory.read(padded[m_header.memory], lineNumber);
    takeChange(m_memory, &Row::memory);
    readDuration(padded[m_header.duration], lineNumber, row);
    takeChange(m_durations, &Row::duration);
    row.count = m_header.count ? m_counts.read(padded[*m_header.count], lineNumber) : kGap;
    takeChange(m_counts, &Row::count);
    constexpr double kLongest = static_cast<double>(std::numeric_limits<std::int64_t>::max()) / 2.0;
    const bool hasDuration = row.duration >= 0.0 && row.duration * row.unit < kLongest;
    if (std::isnan(row.memory) || !hasDuration) {
        m_tally.addLine(line, lineNumber, isComplete);
        return;
    }
    m_rows.push_back(std::move(row));
}

/// Whether the durations of each label never fall; @p longest is the most rows that one label has.
bool RunTable::ascendsWithinLabels(std::size_t& longest) const
{
    struct Last {
        double duration = 0.0;
        std::size_t rows = 0;
    };
    std::map<std::string, Last, std::less<>> last;
    bool ascends = true;
    for (const Row& row : m_rows) {
        Last& before = last[row.label];
        ascends = ascends && (before.rows == 0 || row.duration * row.unit >= before.duration);
        before = {row.duration * row.unit, before.rows + 1};
        longest = std::max(longest, before.rows);
    }
    return ascends;
}

bool RunTable::mayBeSamples() const
{
    constexpr std::size_t kChance = 8; // so many durations are in order once in 40,000 tables
    if (!m_header.mayBeMoments) {
        return false;
    }
    const auto durationOf = [](const Row& row) { return row.duration * row.unit; };
    std::size_t longest = 0;
    const bool ascendsByLabel = ascendsWithinLabels(longest);
    const bool beginsAtZero = !m_rows.empty() && m_rows.front().duration == 0.0;
    const bool isEachNamed = longest == 1 && m_rows.size() > 1 && !beginsAtZero;
    const std::size_t fewest = m_header.count || isEachNamed ? kChance : 1;
    const bool ascends = std::ranges::is_sorted(m_rows, {}, durationOf);
    const bool descends = std::ranges::is_sorted(m_rows, std::greater(), durationOf);
    return (ascends && m_rows.size() >= fewest) || (descends && m_rows.size() >= kChance) ||
           (ascendsByLabel && longest >= std::max<std::size_t>(fewest, 2));
}

Result<Recordings> RunTable::finish()
{
    const Error nothing = m_tally.noSamples();
    NumberMarks marks;
    for (NumberColumn* column : {&m_memory, &m_durations, &m_counts}) {
        column->addTo(marks);
    }
    m_memory.finish(marks, m_tally);
    if (!holdsMemory()) {
        return tl::unexpected(nothing);
    }
    takeChange(m_memory, &Row::memory);
    m_durations.finish(marks, m_tally);
    takeChange(m_durations, &Row::duration);
    if (m_header.count) {
        m_counts.finish(marks, m_tally);
        takeChange(m_counts, &Row::count);
    }
    Recordings recordings;
    for (const Row& row : m_rows) {
        if (std::isnan(row.memory) || std::isnan(row.duration)) {
            continue; // a later cell told that nobody knows its unit
        }
        auto recording = std::make_shared<Recording>();
        recording->format = "run_table";
        recording->program = row.label;
        recording->totals = RunTotals{row.label, row.memory, std::llround(row.duration * row.unit)};
        if (row.count > 0.0) {
            recording->totals->count = row.count;
        }
        if (recordings.empty()) {
            recording->warnings = m_tally.warnings();
        }
        recordings.push_back(std::move(recording));
    }
    return recordings.empty() ? tl::unexpected(nothing) : Result<Recordings>(std::move(recordings));
}

} // namespace tidemark
