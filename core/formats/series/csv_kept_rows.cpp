// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/series/csv_kept_rows.h"

#include "core/formats/series/grouped_series.h"

#include <algorithm>

namespace tidemark
{

bool hasRowSize(const std::vector<std::string_view>& cells, const std::vector<std::string>& names)
{
    const bool extraIsEmpty = cells.size() == names.size() + 1 && cells.back().empty();
    const bool lastIsUnnamed = cells.size() + 1 == names.size() && names.back().empty();
    return cells.size() == names.size() || extraIsEmpty || lastIsUnnamed;
}

std::vector<std::string> CsvKeptRows::takeRowOfUnits()
{
    if (m_rows.empty()) {
        return {};
    }
    const auto& cells = m_row.split(m_rows.front().text, m_delimiter);
    const bool hasUnit = std::ranges::any_of(cells, isUnitText);
    const bool hasNumber = std::ranges::any_of(
        cells, [](auto cell) { return isMeasurement(cell) || isoToUnixNanoseconds(cell); });
    if (!hasRowSize(cells, m_names) || !hasUnit || hasNumber) {
        return {};
    }
    std::vector<std::string> units(cells.begin(), cells.end());
    units.resize(m_names.size());
    m_rows.erase(m_rows.begin());
    return units;
}

std::vector<ColumnSurvey> CsvKeptRows::surveys(const ColumnChoices& choices, NumberMarks& marks)
{
    std::vector<ColumnSurvey> surveys;
    for (const std::string& name : m_names) {
        surveys.emplace_back(name, choices.find(name) != nullptr);
    }
    for (const Row& row : m_rows) {
        const auto& cells = m_row.split(row.text, m_delimiter);
        if (!hasRowSize(cells, m_names)) {
            continue;
        }
        for (std::size_t i = 0; i < std::min(surveys.size(), cells.size()); ++i) {
            surveys[i].add(cells[i], marks);
        }
    }
    return surveys;
}

std::optional<std::uint64_t> CsvKeptRows::lineOfCell(std::size_t column, std::string_view text)
{
    const auto row = std::ranges::find_if(m_rows, [&](const Row& kept) {
        const auto& cells = m_row.split(kept.text, m_delimiter);
        return column < cells.size() && cells[column] == text;
    });
    return row == m_rows.end() ? std::nullopt : std::optional(row->line);
}

bool CsvKeptRows::differIn(std::size_t column)
{
    std::optional<std::string> first;
    return std::ranges::any_of(m_rows, [&](const Row& row) {
        const auto& cells = m_row.split(row.text, m_delimiter);
        if (column >= cells.size()) {
            return false;
        }
        first = first.value_or(std::string(cells[column]));
        return cells[column] != *first;
    });
}

bool CsvKeptRows::nameMemoryIn(std::size_t column)
{
    return std::ranges::any_of(m_rows, [&](const Row& row) {
        const auto& cells = m_row.split(row.text, m_delimiter);
        return column < cells.size() && namesMemory(cells[column]);
    });
}

} // namespace tidemark
