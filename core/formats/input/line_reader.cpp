// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/input/line_reader.h"

#include <algorithm>

namespace tidemark
{

namespace
{

constexpr std::size_t kLineBlock = 256U << 10U;

} // namespace

LineReader::LineReader(Input& input, TaskControl& control, std::size_t maxLineBytes)
    : m_input(input),
      m_control(control),
      m_maxLine(maxLineBytes),
      m_buffer(kLineBlock)
{
}

std::optional<std::string_view> LineReader::nextAcrossBlocks()
{
    for (;;) {
        const std::size_t searched = m_end - m_begin;
        if (searched > m_maxLine) {
            const bool complete = dropRestOfLine();
            return finish({m_buffer.data() + m_begin - m_maxLine, m_maxLine}, complete);
        }
        if (!refill()) {
            if (m_begin == m_end || m_error) {
                return {};
            }
            const std::string_view rest(m_buffer.data() + m_begin, m_end - m_begin);
            m_begin = m_end;
            return finish(rest, false);
        }
        const char* const begin = m_buffer.data() + m_begin;
        const auto* const end =
            static_cast<const char*>(findNewline(begin + searched, m_end - m_begin - searched));
        if (end != nullptr) {
            m_begin += static_cast<std::size_t>(end - begin) + 1;
            return finish({begin, static_cast<std::size_t>(end - begin)}, true);
        }
    }
}

bool LineReader::refill()
{
    if (m_atEnd) {
        return false;
    }
    if (m_begin > 0) {
        std::memmove(m_buffer.data(), m_buffer.data() + m_begin, m_end - m_begin);
        m_end -= m_begin;
        m_begin = 0;
    }
    if (m_end == m_buffer.size()) {
        m_buffer.resize(m_buffer.size() * 2);
    }
    const auto got = m_input.read(std::span(m_buffer).subspan(m_end), m_control);
    if (!got) {
        m_error = got.error();
    }
    m_end += got.value_or(0U);
    m_atEnd = got.value_or(0U) == 0;
    return !m_atEnd;
}

/// Keeps the first m_maxLine bytes of an overlong line just before m_begin, and skips the rest.
/// True if the line had an end.
bool LineReader::dropRestOfLine()
{
    const std::string kept(m_buffer.data() + m_begin, m_maxLine);
    m_begin = m_end;
    bool complete = false;
    while (!complete && refill()) {
        const auto* const end =
            static_cast<const char*>(findNewline(m_buffer.data() + m_begin, m_end - m_begin));
        complete = end != nullptr;
        m_begin = complete ? static_cast<std::size_t>(end - m_buffer.data()) + 1 : m_end;
    }
    std::vector<char> rebuilt(kept.begin(), kept.end());
    rebuilt.insert(rebuilt.end(), m_buffer.begin() + static_cast<std::ptrdiff_t>(m_begin),
                   m_buffer.begin() + static_cast<std::ptrdiff_t>(m_end));
    m_end = rebuilt.size();
    m_begin = m_maxLine;
    rebuilt.resize(std::max(rebuilt.size(), kLineBlock));
    m_buffer = std::move(rebuilt);
    return complete;
}

} // namespace tidemark
