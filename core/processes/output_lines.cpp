// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/processes/output_lines.h"

#include <algorithm>

namespace tidemark
{

namespace
{

/// Where to cut @p text of full length: not inside a UTF-8 character.
std::size_t cutOf(std::string_view text)
{
    constexpr std::size_t kLongestCharacter = 4;
    for (std::size_t back = 1; back <= std::min(kLongestCharacter, text.size()); ++back) {
        const auto byte = static_cast<unsigned char>(text[text.size() - back]);
        if ((byte & 0xC0U) == 0xC0U) {
            return text.size() - back; // a character starts here; whether all of it is here or not
        }
        if ((byte & 0x80U) == 0) {
            break;
        }
    }
    return text.size();
}

} // namespace

void OutputLines::add(OutputStream stream, std::string_view bytes, std::int64_t position,
                      const Receiver& receiver)
{
    Partial& partial = m_partials[static_cast<std::size_t>(stream)];
    const OutputLine line{position, stream, {}};
    while (!bytes.empty()) {
        const std::size_t newline = std::min(bytes.find('\n'), bytes.size());
        const std::string_view text = bytes.substr(0, newline);
        const bool isEnded = newline < bytes.size();
        const bool isPlain =
            text.size() <= ProgramOutput::kLongestLine && text.find('\r') == std::string_view::npos;
        if (isEnded && isPlain && partial.text.empty()) { // most of them
            receiver({position, stream, text});
            partial.isReturned = false;
        } else {
            addParts(partial, text, line, receiver);
            if (isEnded) {
                receiver({position, stream, partial.text});
                partial = {};
            }
        }
        bytes.remove_prefix(std::min(newline + 1, bytes.size()));
    }
}

/// What stands before an end of line, or before the end of what was read: parts that each begin the
/// line anew.
void OutputLines::addParts(Partial& partial, std::string_view text, const OutputLine& line,
                           const Receiver& receiver)
{
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\r'), text.size());
        if (end > 0) {
            addText(partial, text.substr(0, end), line, receiver);
        }
        partial.isReturned = end < text.size();
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

void OutputLines::addText(Partial& partial, std::string_view text, const OutputLine& line,
                          const Receiver& receiver)
{
    constexpr std::size_t kLongest = ProgramOutput::kLongestLine;
    if (partial.isReturned) {
        partial.text.clear();
    }
    while (partial.text.size() + text.size() > kLongest) {
        const std::size_t room = kLongest - partial.text.size();
        partial.text += text.substr(0, room);
        text.remove_prefix(room);
        const std::size_t cut = cutOf(partial.text);
        receiver({line.position, line.stream, std::string_view(partial.text).substr(0, cut)});
        partial.text.erase(0, cut);
    }
    partial.text += text;
}

void OutputLines::end(std::int64_t position, const Receiver& receiver)
{
    for (const OutputStream stream : {OutputStream::Stdout, OutputStream::Stderr}) {
        Partial& partial = m_partials[static_cast<std::size_t>(stream)];
        if (!partial.text.empty()) {
            receiver({position, stream, partial.text});
        }
        partial = {};
    }
}

} // namespace tidemark
