// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/output_text.h"

#include "app/text/plain_text.h"

#include <algorithm>
#include <string>

namespace tidemark::app
{

namespace
{

constexpr char kEscape = '\x1b';
constexpr qsizetype kLongestShown = 4000;
constexpr std::size_t kMostBytesShown = 16 * kLongestShown; ///< with escapes, before conversion

bool isBetween(char byte, char lowest, char highest)
{
    return byte >= lowest && byte <= highest;
}

/// How long the control sequence at the start of @p text is, which begins after "ESC [".
std::size_t controlLength(std::string_view text)
{
    const auto* const end =
        std::ranges::find_if(text, [](char byte) { return !isBetween(byte, ' ', '?'); });
    const auto length = static_cast<std::size_t>(end - text.begin());
    return length < text.size() && isBetween(text[length], '@', '~') ? length + 1 : length;
}

/// How long a title, a link or the like is, up to BEL or "ESC \".
std::size_t stringLength(std::string_view text)
{
    const std::size_t bell = text.find('\a');
    const std::size_t terminator = text.find("\x1b\\");
    if (bell == std::string_view::npos && terminator == std::string_view::npos) {
        return 0; // nothing ends it: what follows may be meant to be read
    }
    return bell < terminator ? bell + 1 : terminator + 2;
}

/// How long the sequence is that @p text, the part behind an ESC, starts with.
std::size_t sequenceLength(std::string_view text)
{
    if (text.empty()) {
        return 0;
    }
    if (text.front() == '[') {
        return 1 + controlLength(text.substr(1));
    }
    if (std::string_view("]PX^_").find(text.front()) != std::string_view::npos) {
        return 1 + stringLength(text.substr(1));
    }
    const auto* const end =
        std::ranges::find_if(text, [](char byte) { return !isBetween(byte, ' ', '/'); });
    const auto length = static_cast<std::size_t>(end - text.begin());
    return length < text.size() && isBetween(text[length], '0', '~') ? length + 1 : length;
}

std::string withoutEscapes(std::string_view line)
{
    std::string plain;
    plain.reserve(line.size());
    for (std::size_t escape = line.find(kEscape); escape != std::string_view::npos;
         escape = line.find(kEscape)) {
        plain += line.substr(0, escape);
        line.remove_prefix(escape + 1);
        line.remove_prefix(sequenceLength(line));
    }
    plain += line;
    return plain;
}

} // namespace

QString outputText(std::string_view line)
{
    QString text = wholeOutputText(line.substr(0, kMostBytesShown));
    if (text.size() > kLongestShown || line.size() > kMostBytesShown) {
        text.truncate(kLongestShown);
        text += QChar(0x2026);
    }
    return text;
}

QString wholeOutputText(std::string_view line)
{
    const bool isPlain = line.find(kEscape) == std::string_view::npos;
    return singleLine(isPlain ? QString::fromUtf8(line.data(), static_cast<qsizetype>(line.size()))
                              : QString::fromStdString(withoutEscapes(line)));
}

} // namespace tidemark::app
