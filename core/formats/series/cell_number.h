// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace tidemark
{

/// A number as people, spreadsheets and dashboards write it: with decimals and thousands separated
/// by comma, point, blank or apostrophe, in whichever of the ways, and perhaps with a unit.
///
/// One comma or one point with three digits behind it may be either ("1,234"): then isUnclear()
/// and the column as a whole has to tell.
struct CellNumber {
    double value = 0.0;       ///< taking a single mark for a decimal one
    char mark = 0;            ///< the only ',' or '.' of the number; 0 without or with several
    std::size_t whole = 0;    ///< digits before the mark
    std::size_t decimals = 0; ///< digits behind it
    bool startsWithZero = false;
    char decimalMark = 0;       ///< that this number alone proves; 0 if it proves none
    char thousandsMark = 0;     ///< likewise
    std::string_view unit = {}; ///< what stands behind it

    bool isUnclear() const
    {
        return mark != 0 && decimals == 3 && whole >= 1 && whole <= 3 && !startsWithZero &&
               decimalMark == 0;
    }
};

/// None if @p cell is no number. "21.5MiB / 1.9GiB" is its first number: how much of what.
std::optional<CellNumber> cellNumberOf(std::string_view cell);

/// True where a writer says that there is none: "", "nan", "NULL", "n/a", "#N/A", "<NA>", "--",
/// "-".
bool isMissingCell(std::string_view cell);

} // namespace tidemark
