// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/script_text.h"

#include <algorithm>
#include <fmt/format.h>

namespace tidemark
{

namespace
{

constexpr bool continues(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// Lead bytes in UTF-16 order: four-byte characters are surrogates there, below U+E000.
constexpr unsigned rankOf(char byte)
{
    const auto value = static_cast<unsigned char>(byte);
    return value == 0xEEU || value == 0xEFU ? value + 0x10U : value;
}

std::string escapedInJson(char character)
{
    switch (character) {
    case '"':
        return "\\\"";
    case '\\':
        return "\\\\";
    case '\b':
        return "\\b";
    case '\t':
        return "\\t";
    case '\n':
        return "\\n";
    case '\f':
        return "\\f";
    case '\r':
        return "\\r";
    default:
        return static_cast<unsigned char>(character) < 0x20U
                   ? fmt::format("\\u{:04x}", static_cast<unsigned>(character))
                   : std::string(1, character);
    }
}

} // namespace

std::size_t scriptLength(std::string_view text)
{
    std::size_t length = 0;
    for (const char byte : text) {
        // A character of four bytes takes two units.
        length +=
            (continues(byte) ? 0U : 1U) + (static_cast<unsigned char>(byte) >= 0xF0U ? 1U : 0U);
    }
    return length;
}

bool scriptLess(std::string_view a, std::string_view b)
{
    const auto [atA, atB] = std::ranges::mismatch(a, b);
    if (atA == a.end() || atB == b.end()) {
        return atB != b.end();
    }
    return rankOf(*atA) < rankOf(*atB);
}

std::string escapedInScript(std::string_view text)
{
    std::string escaped;
    for (const char character : text) {
        escaped += escapedInJson(character);
    }
    return escaped;
}

std::string shownPropertyName(std::string_view name)
{
    if (name.find_first_of(",'\"{}") == std::string_view::npos) {
        return std::string(name);
    }
    return '"' + escapedInScript(name) + '"';
}

} // namespace tidemark
