// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tidemark
{

/// The comma, semicolon or tab that separates the cells of @p header, whichever it holds most of
/// outside quotes; none if it holds no such character.
std::optional<char> delimiterOf(std::string_view header);

/// One line of delimited text as cells without the blanks around them. A cell in double quotes may
/// hold the delimiter, and "" for a quote; it ends with its line at the latest.
///
/// Reusing one object for line after line allocates nothing. Cells are valid until the next split.
class DelimitedRow
{
public:
    const std::vector<std::string_view>& split(std::string_view line, char delimiter);

    /// Of the last split, with empty ones behind them where there are fewer than @p least.
    const std::vector<std::string_view>& cells(std::size_t least)
    {
        m_cells.resize(m_cells.size() < least ? least : m_cells.size());
        return m_cells;
    }

private:
    std::string_view takeQuoted(std::string_view& rest);

    std::vector<std::string_view> m_cells;
    std::string m_unquoted;
};

} // namespace tidemark
