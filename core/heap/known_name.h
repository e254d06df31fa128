// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/string_table.h"

#include <algorithm>
#include <vector>

namespace tidemark
{

/// A text that the rules ask for, by its number in a graph's strings: comparing is then one
/// integer. Made in O(strings).
class KnownName
{
public:
    KnownName(const StringTable& strings, std::string_view text)
    {
        for (std::size_t i = 0; i < strings.size(); ++i) {
            if (strings[i] == text) {
                m_indexes.push_back(static_cast<std::uint32_t>(i));
            }
        }
    }

    /// True if the string number @p index is the text.
    bool is(std::uint32_t index) const
    {
        // Writers keep equal texts once, so this is one comparison.
        return std::ranges::find(m_indexes, index) != m_indexes.end();
    }

private:
    std::vector<std::uint32_t> m_indexes;
};

} // namespace tidemark
