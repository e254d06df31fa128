// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/series/csv_header.h"

#include "core/formats/input/number_text.h"
#include "core/formats/input/text_head.h"
#include "core/formats/series/column_survey.h"
#include "core/formats/series/delimited_row.h"
#include "core/formats/series/psrecord_header.h"

#include <algorithm>

namespace tidemark
{

namespace
{

/// A date or a clock, which is no name.
bool isMoment(std::string_view cell)
{
    const auto time = writtenTimeOf(cell, false);
    return time && time->sort != WrittenTime::Sort::Elapsed;
}

} // namespace

std::optional<CsvHeader> CsvHeader::read(std::string_view text, std::uint64_t line,
                                         std::optional<char> delimiter)
{
    delimiter = delimiter ? delimiter : delimiterOf(text);
    const std::string_view start = trimmed(text).substr(0, 1);
    const bool isOther = start == "{" || start == "[" || start == "#"; // JSON, a comment
    if (!delimiter || isOther || psrecordHeaderOf(text)) {
        return {};
    }
    DelimitedRow row;
    const auto& cells = row.split(text, *delimiter);
    const bool isData =
        std::ranges::any_of(cells, isMoment) ||
        std::ranges::all_of(cells, [](auto cell) { return cell.empty() || isMeasurement(cell); });
    const bool hasOther = std::ranges::any_of(
        cells, [](auto cell) { return !cell.empty() && !timeColumnOf(cell) && !toDouble(cell); });
    if (cells.size() > kMostCsvColumns || isData || !hasOther) {
        return {};
    }
    return CsvHeader{std::string(text), line, *delimiter, {cells.begin(), cells.end()}};
}

bool CsvHeader::hasNamedTime(const ColumnChoices& choices) const
{
    return std::ranges::any_of(names, [&choices](const std::string& name) {
        return timeColumnOf(name) && choices.find(name) == nullptr;
    });
}

bool CsvHeader::isCertain(const ColumnChoices& choices) const
{
    return std::ranges::any_of(names, [&choices](const std::string& name) {
        const ColumnChoice* const choice = choices.find(name);
        return choice != nullptr ? choice->use != ColumnChoice::Use::Ignored
                                 : !timeColumnOf(name) && seriesColumnOf(name).isCertain;
    });
}

} // namespace tidemark
