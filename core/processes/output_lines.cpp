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
        const std::size_t end = std::min(bytes.find_first_of("\r\n"), bytes.size());
        if (end > 0) {
            addText(partial, bytes.substr(0, end), line, receiver);
        }
        if (end < bytes.size() && bytes[end] == '\n') {
            receiver({position, stream, partial.text});
            partial.text.clear();
        }
        partial.isReturned = end < bytes.size() && bytes[end] == '\r';
        bytes.remove_prefix(std::min(end + 1, bytes.size()));
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
