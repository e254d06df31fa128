// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/series/delimited_row.h"

#include "core/formats/input/number_text.h"

#include <algorithm>
#include <array>

namespace tidemark
{

std::optional<char> delimiterOf(std::string_view header)
{
    constexpr std::array<char, 3> kDelimiters{',', ';', '\t'};
    std::array<std::size_t, 3> counts{};
    bool quoted = false;
    for (const char c : header) {
        quoted = quoted != (c == '"');
        const auto* const found = std::ranges::find(kDelimiters, c);
        if (!quoted && found != kDelimiters.end()) {
            ++counts[static_cast<std::size_t>(found - kDelimiters.begin())];
        }
    }
    const auto* const most = std::ranges::max_element(counts);
    return *most == 0 ? std::nullopt
                      : std::optional(kDelimiters[static_cast<std::size_t>(most - counts.begin())]);
}

/// The text of the quoted cell at the front of @p rest, which then starts at the delimiter.
std::string_view DelimitedRow::takeQuoted(std::string_view& rest)
{
    const std::size_t start = m_unquoted.size();
    rest.remove_prefix(1);
    while (!rest.empty()) {
        const std::size_t quote = std::min(rest.find('"'), rest.size());
        m_unquoted += rest.substr(0, quote);
        rest.remove_prefix(std::min(quote + 1, rest.size()));
        if (!rest.starts_with('"')) {
            break;
        }
        m_unquoted += '"';
        rest.remove_prefix(1);
    }
    return std::string_view(m_unquoted).substr(start);
}

const std::vector<std::string_view>& DelimitedRow::split(std::string_view line, char delimiter)
{
    m_cells.clear();
    m_unquoted.clear();
    m_unquoted.reserve(line.size()); // so that cells in it stay where they are
    const auto isPadding = [delimiter](char c) {
        return c == ' ' || (c == '\t' && delimiter != '\t');
    };
    std::string_view rest = line;
    for (;;) {
        while (!rest.empty() && isPadding(rest.front())) {
            rest.remove_prefix(1);
        }
        const std::string_view raw = rest;
        const bool isQuoted = rest.starts_with('"');
        const std::string_view quoted = isQuoted ? takeQuoted(rest) : std::string_view();
        const std::size_t length = std::min(rest.find(delimiter), rest.size());
        const bool endsWithQuote = isQuoted && trimmed(rest.substr(0, length)).empty();
        const std::size_t rawLength = raw.size() - rest.size() + length;
        m_cells.push_back(endsWithQuote ? quoted : trimmed(raw.substr(0, rawLength)));
        if (length == rest.size()) {
            return m_cells;
        }
        rest.remove_prefix(length + 1);
    }
}

} // namespace tidemark
