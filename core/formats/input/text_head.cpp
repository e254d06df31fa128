// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/input/text_head.h"

#include "core/formats/input/number_text.h"

#include <algorithm>
#include <array>
#include <string>

namespace tidemark
{

std::string_view withoutByteOrderMark(std::string_view head)
{
    constexpr std::string_view kUtf8Bom = "\xef\xbb\xbf";
    return head.starts_with(kUtf8Bom) ? head.substr(kUtf8Bom.size()) : head;
}

std::string_view takeLine(std::string_view& rest)
{
    const std::size_t length = std::min(rest.find('\n'), rest.size());
    std::string_view line = rest.substr(0, length);
    rest.remove_prefix(std::min(length + 1, rest.size()));
    if (line.ends_with('\r')) {
        line.remove_suffix(1);
    }
    return line;
}

std::string_view takeFilledLine(std::string_view& rest)
{
    std::string_view line;
    while (!rest.empty() && trimmed(line).empty()) {
        line = takeLine(rest);
    }
    return line;
}

bool readsLikeText(std::string_view line)
{
    static constexpr std::array<std::string_view, 5> kNumberWords{"nan", "inf", "null", "none",
                                                                  "infinity"};
    std::string word;
    const auto isText = [&word] {
        const bool isWord =
            word.size() >= 3 && std::ranges::find(kNumberWords, word) == kNumberWords.end();
        word.clear();
        return isWord;
    };
    for (const char c : line) {
        const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        if (lower >= 'a' && lower <= 'z') {
            word.push_back(lower);
        } else if (isText()) {
            return true;
        }
    }
    return isText();
}

} // namespace tidemark
