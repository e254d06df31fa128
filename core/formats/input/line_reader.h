// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/input/input.h"
#include "core/formats/input/text_head.h"

#include <cstring>
#include <vector>

namespace tidemark
{

/// The lines of an Input, one by one, without their ends ("\n" or "\r\n") and without a UTF-8 BOM.
///
/// A line longer than maxLineBytes comes cut to that length, its rest is dropped. A last line
/// without a newline counts. A returned view is valid until the next call.
class LineReader
{
public:
    static constexpr std::size_t kDefaultMaxLine = 1U << 20U;

    LineReader(Input& input, TaskControl& control, std::size_t maxLineBytes = kDefaultMaxLine);

    /// The next line, or none at the end or after a failure: then look at error().
    std::optional<std::string_view> next()
    {
        const char* const begin = m_buffer.data() + m_begin;
        const auto* const end = static_cast<const char*>(findNewline(begin, m_end - m_begin));
        if (end == nullptr) {
            return nextAcrossBlocks();
        }
        m_begin += static_cast<std::size_t>(end - begin) + 1;
        return finish({begin, static_cast<std::size_t>(end - begin)}, true);
    }

    /// What has been read already and not been returned: whole lines, with their ends, and perhaps
    /// the beginning of one more. For who finds the lines faster by what they look like; empty
    /// before the first line. Valid until the next call of next().
    std::string_view ahead() const
    {
        return m_lineNumber == 0 ? std::string_view()
                                 : std::string_view(m_buffer.data() + m_begin, m_end - m_begin);
    }

    /// Leaves out the first @p lines lines of ahead(), which have @p bytes bytes with their ends.
    void skip(std::size_t bytes, std::uint64_t lines)
    {
        m_begin += bytes;
        m_lineNumber += lines;
    }

    /// 1-based number of the line that next() returned last.
    std::uint64_t lineNumber() const { return m_lineNumber; }

    /// True if the line that next() returned last had a newline; without one it may be cut off.
    bool lineWasComplete() const { return m_complete; }

    /// Why the lines ended early, if they did: Cancelled, ReadFailed, BadCompression, TooLarge.
    const std::optional<Error>& error() const { return m_error; }

private:
    static const void* findNewline(const char* begin, std::size_t length)
    {
        return length == 0 ? nullptr : std::memchr(begin, '\n', length);
    }
    std::optional<std::string_view> nextAcrossBlocks();
    bool refill();
    bool dropRestOfLine();

    std::string_view finish(std::string_view line, bool complete)
    {
        ++m_lineNumber;
        m_complete = complete;
        line = line.substr(0, m_maxLine);
        if (m_lineNumber == 1) {
            line = withoutByteOrderMark(line);
        }
        if (line.ends_with('\r')) {
            line.remove_suffix(1);
        }
        return line;
    }

    Input& m_input;
    TaskControl& m_control;
    std::size_t m_maxLine;
    std::vector<char> m_buffer;
    std::size_t m_begin = 0;
    std::size_t m_end = 0;
    std::uint64_t m_lineNumber = 0;
    bool m_complete = true;
    bool m_atEnd = false;
    std::optional<Error> m_error;
};

} // namespace tidemark
