// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/series/time_tokens.h"

#include "core/formats/input/number_text.h"

namespace tidemark
{

namespace
{

TimeToken::Kind kindOfCharacter(char c)
{
    const bool isLetter = (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
    if (c >= '0' && c <= '9') {
        return TimeToken::Kind::Number;
    }
    return isLetter ? TimeToken::Kind::Word : TimeToken::Kind::Mark;
}

} // namespace

std::vector<TimeToken> timeTokensOf(std::string_view text)
{
    constexpr std::size_t kMostDigits = 9; // fit into an int
    std::vector<TimeToken> tokens;
    while (!text.empty()) {
        TimeToken token{kindOfCharacter(text.front()), {}, 0};
        std::size_t length = 1;
        while (token.kind != TimeToken::Kind::Mark && length < text.size() &&
               kindOfCharacter(text[length]) == token.kind) {
            ++length;
        }
        token.text = text.substr(0, length);
        token.number = token.isNumber(kMostDigits) ? static_cast<int>(*toInteger(token.text)) : 0;
        tokens.push_back(token);
        text.remove_prefix(length);
    }
    return tokens;
}

} // namespace tidemark
