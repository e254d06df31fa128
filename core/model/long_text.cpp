// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/long_text.h"

#include <array>
#include <charconv>
#include <cstdint>

namespace tidemark
{

namespace
{

constexpr std::string_view kEllipsis = "…";

bool continuesCharacter(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xc0U) == 0x80U;
}

/// 64-bit FNV-1a.
std::uint64_t hashOf(std::string_view text)
{
    std::uint64_t hash = 0xcbf2'9ce4'8422'2325U;
    for (const char byte : text) {
        hash = (hash ^ static_cast<unsigned char>(byte)) * 0x0000'0100'0000'01b3U;
    }
    return hash;
}

} // namespace

std::string shortenedText(std::string_view text)
{
    if (text.size() <= kMostTextBytes) {
        return std::string(text);
    }
    std::size_t length = kMostTextBytes - kEllipsis.size();
    while (length > 0 && continuesCharacter(text[length])) {
        --length;
    }
    return std::string(text.substr(0, length)).append(kEllipsis);
}

std::string distinctText(std::string_view text)
{
    std::string shortened = shortenedText(text);
    if (text.size() > kMostTextBytes) {
        std::array<char, 16> digits = {};
        const auto end = std::to_chars(digits.begin(), digits.end(), hashOf(text), 16).ptr;
        shortened.append(" #").append(digits.begin(), end);
    }
    return shortened;
}

} // namespace tidemark
