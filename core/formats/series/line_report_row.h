// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/line_table.h"

#include <string_view>

namespace tidemark
{

/// How the rows below one header of a line report are laid out.
struct LineReportHeader {
    std::size_t indent = 0;      ///< bytes before each row: blanks, or what a logger puts there
    bool hasOccurrences = false; ///< the column that reports have since 2020
    std::size_t figureWidth = 0; ///< from behind a row's line number to its source
};

/// None if @p line is not the header above a table.
std::optional<LineReportHeader> lineReportHeaderOf(std::string_view line);

/// One row below @p header, or none if @p line is something else or damaged. Of a line that may be
/// cut off (@p isWhole is false) all columns must be there.
std::optional<LineRow> lineReportRowOf(std::string_view line, const LineReportHeader& header,
                                       bool isWhole);

/// "main" of "    async def main(a, b):", else empty.
std::string_view definedFunction(std::string_view source);

} // namespace tidemark
