// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

namespace tidemark
{

/// The smallest parts of a written time: a run of digits, a run of letters, or one other character.
struct TimeToken {
    enum class Kind { Number, Word, Mark };

    Kind kind = Kind::Mark;
    std::string_view text;
    int number = 0; ///< of up to nine digits

    bool isNumber(std::size_t most) const { return kind == Kind::Number && text.size() <= most; }
    bool isMark(char mark) const { return kind == Kind::Mark && text.front() == mark; }
};

/// Of @p text in lower case; the tokens lie in it.
std::vector<TimeToken> timeTokensOf(std::string_view text);

} // namespace tidemark
