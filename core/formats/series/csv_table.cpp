// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/series/csv_table.h"

#include "core/formats/input/number_text.h"
#include "core/formats/input/text_head.h"
#include "core/formats/series/psrecord_header.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace tidemark
{

namespace
{

constexpr std::size_t kMostCsvColumns = 1000;
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

} // namespace

std::optional<CsvTable> CsvTable::fromHeader(std::string_view line, std::uint64_t /*lineNumber*/,
                                             std::optional<char> delimiter)
{
    delimiter = delimiter ? delimiter : delimiterOf(line);
    const bool isJson = trimmed(line).starts_with('{') || trimmed(line).starts_with('[');
    if (!delimiter || isJson || psrecordHeaderOf(line)) {
        return {};
    }
    CsvTable table;
    table.m_header = line;
    table.m_delimiter = *delimiter;
    const auto& cells = table.m_row.split(line, *delimiter);
    table.m_hasRecordings = cells.front() == "recording";
    if (cells.size() > kMostCsvColumns || !table.findPositions(cells)) {
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
    std::vector<RowLabel> labels;
    bool anyNumber = false;
    m_labelIndexes.clear();
    for (std::size_t i = 0; i < std::min(m_names.size(), cells.size()); ++i) {
        const auto number = numberIn(cells[i]);
        const bool isOther = i == m_timeIndex || (i == 0 && m_hasRecordings);
        if (m_names[i].empty() || isOther || timeColumnOf(m_names[i])) {
            continue;
        }
        const auto label = rowLabelOf(m_names[i]);
        if (!number || (label && label->mayBeNumber)) {
            m_labelIndexes.push_back(i);
            labels.push_back(label.value_or(RowLabel{m_names[i]}));
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
    m_cellValues.resize(columns.size());
    if (m_hasRecordings) {
        m_labelIndexes.clear();
        m_values.resize(columns.size());
        m_rows.emplace(std::move(columns), m_axis);
    } else {
        m_values.resize(columns.size() + labels.size());
        RowLabels rowLabels(std::move(labels));
        if (rowLabels.tellQuantity()) {
            std::ranges::for_each(columns, readAsPlainNumbers);
        }
        m_samples.emplace(std::move(columns), std::move(rowLabels));
        m_samples->axis = m_axis;
    }
    return true;
}

/// One cell more or less is no matter where it is empty: behind a comma at the end of a line.
bool CsvTable::hasRightSize(const std::vector<std::string_view>& cells) const
{
    const bool extraIsEmpty = cells.size() == m_names.size() + 1 && cells.back().empty();
    const bool lastIsUnnamed = cells.size() + 1 == m_names.size() && m_names.back().empty();
    return cells.size() == m_names.size() || extraIsEmpty || lastIsUnnamed;
}

void CsvTable::addRow(std::string_view line, std::uint64_t lineNumber, bool isComplete)
{
    if (readRow(line)) {
        return;
    }
    if (isComplete && readsLikeText(line) && !hasRightSize(m_row.split(line, m_delimiter))) {
        m_tally.add(WarningCode::OutputSkipped, lineNumber);
    } else {
        m_tally.addLine(line, lineNumber, isComplete);
    }
}

bool CsvTable::goesOnWith(std::string_view line)
{
    constexpr std::int64_t kMostSteps = 10;
    const auto& cells = m_row.split(line, m_delimiter);
    if (m_hasRecordings || !hasRightSize(cells) || m_rowCount < 2) {
        return m_hasRecordings;
    }
    const auto position = positionIn(cells[m_timeIndex]);
    const std::int64_t step =
        (m_lastPosition - m_firstPosition) / static_cast<std::int64_t>(m_rowCount - 1);
    return position && *position > m_lastPosition &&
           *position - m_lastPosition <= kMostSteps * step;
}

bool CsvTable::readRow(std::string_view line)
{
    const auto& cells = m_row.split(line, m_delimiter);
    if (!hasRightSize(cells)) {
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
    m_firstPosition = m_rowCount == 0 ? *position : std::min(m_firstPosition, *position);
    m_lastPosition = m_rowCount == 0 ? *position : std::max(m_lastPosition, *position);
    ++m_rowCount;
    if (m_rows) {
        return addToRecording(cells.front(), *position, cells);
    }
    for (std::size_t i = 0; i < m_labelIndexes.size(); ++i) {
        m_values[m_indexes.size() + i] = m_samples->labels.numberOf(i, cells[m_labelIndexes[i]]);
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

Result<Recordings> CsvTable::finish()
{
    if (m_rows) {
        return m_rows->finish("csv", m_times.isWallClock(), std::move(m_tally));
    }
    if (!m_samples) {
        return tl::unexpected(m_tally.noSamples());
    }
    if (m_times.isWallClock()) {
        m_samples->unixNsAtZero = 0;
    }
    return m_samples->finish("csv", std::move(m_tally));
}

} // namespace tidemark
