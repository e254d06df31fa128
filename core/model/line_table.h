// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tidemark
{

/// One source line of a line-by-line report. Lines that were never executed have no figures.
struct LineRow {
    std::int64_t line = 0;                        ///< 1-based, in the source file
    std::optional<std::int64_t> memoryBytes = {}; ///< the most seen after the line ran
    std::optional<std::int64_t> incrementBytes =
        {}; ///< sum over all runs of the line; may be negative
    std::optional<std::int64_t> occurrences = {}; ///< how often it ran; absent in old reports
    std::string source = {};                      ///< verbatim, without the line end

    bool operator==(const LineRow&) const = default;
};

/// The report of one profiled function, rows in source order.
struct LineTable {
    std::string file;     ///< as reported; empty if the report names none
    std::string function; ///< from the `def` line, empty if there is none
    std::vector<LineRow> rows;

    bool operator==(const LineTable&) const = default;
};

} // namespace tidemark
