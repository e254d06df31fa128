// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tidemark
{

/// The name of a column in parts, however it joins its words: "heapUsedMB", "heap_used (MiB)",
/// "Heap Used [MiB]", "heap.used.mb" are the words "heap" and "used" and a unit.
struct ColumnName {
    std::vector<std::string> words; ///< in lower case, also those in brackets, without the unit
    std::string base;               ///< the words before brackets, with '_' between them
    std::string unit;               ///< as the name spells it; empty if it names none

    /// What stood in brackets at the end and was no unit that is known; empty if there is none.
    std::string bracketed;

    bool has(std::string_view word) const;

    /// True if one of @p wanted is among the words.
    template <typename List>
    bool hasAny(const List& wanted) const
    {
        for (const std::string_view word : wanted) {
            if (has(word)) {
                return true;
            }
        }
        return false;
    }
};

/// Never fails: an empty name has no words. A set of labels at the end (`rss{job="a"}`) and the
/// path of a Windows performance counter before its last part are left out.
ColumnName columnNameOf(std::string_view text);

} // namespace tidemark
