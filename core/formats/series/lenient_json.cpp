// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/series/lenient_json.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace tidemark
{

namespace
{

constexpr std::size_t kLongestWord = 64;
constexpr std::size_t kMostBlanks = 4096; ///< behind a comma, for which it is kept

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// True for what numbers and words consist of.
bool isInWord(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '.' || c == '+' || c == '-';
}

} // namespace

void LenientJson::mendWord(std::span<char> word)
{
    constexpr auto kNoNumber =
        std::to_array<std::string_view>({"NaN", "nan", "-NaN", "-nan", "Infinity", "-Infinity",
                                         "inf", "-inf", "Inf", "-Inf", "undefined"});
    constexpr std::string_view kNull = "null";
    const std::string_view text(word.data(), word.size());
    if (text == "None") {
        std::ranges::copy(kNull, word.begin());
    } else if (text == "True" || text == "False") {
        word.front() = static_cast<char>(word.front() - 'A' + 'a');
    } else if (std::ranges::find(kNoNumber, text) != kNoNumber.end()) {
        std::ranges::fill(word, ' ');
        word[0] = word[1] = '"';
    }
}

std::size_t LenientJson::mend(std::span<char> text, bool isLast)
{
    const std::size_t size = text.size();
    std::size_t comma = size; ///< behind which there were only blanks
    std::size_t at = 0;
    while (at < size) {
        const char c = text[at];
        if (m_isInText) {
            m_isInText = m_isEscaped || c != '"';
            m_isEscaped = !m_isEscaped && c == '\\';
            ++at;
        } else if (isBlank(c)) {
            ++at;
        } else if (isInWord(c)) {
            const auto rest = text.subspan(at);
            const auto length =
                static_cast<std::size_t>(std::ranges::find_if_not(rest, isInWord) - rest.begin());
            if (at + length == size && !isLast && length < kLongestWord) {
                return at;
            }
            mendWord(rest.first(length));
            comma = size;
            at += length;
        } else {
            const bool closes = c == ']' || c == '}';
            if (closes && comma < size) {
                text[comma] = ' ';
            }
            comma = c == ',' ? at : size;
            m_isInText = c == '"';
            ++at;
        }
    }
    return isLast || size - comma > kMostBlanks ? size : comma;
}

} // namespace tidemark
