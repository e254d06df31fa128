// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace tidemark
{

/// Moves through one line from its front.
class LineWalk
{
public:
    explicit LineWalk(std::string_view line) : m_rest(line), m_start(line.data()) {}

    std::size_t length() const { return static_cast<std::size_t>(m_rest.data() - m_start); }
    std::string_view rest() const { return m_rest; }
    std::string_view from(std::size_t start) const { return {m_start + start, length() - start}; }

    bool take(std::string_view text)
    {
        const bool found = m_rest.starts_with(text);
        m_rest.remove_prefix(found ? text.size() : 0);
        return found;
    }

    /// Between @p least and @p most signs of the kind that @p isOne tells.
    template <typename IsOne>
    bool takeAll(IsOne isOne, std::size_t least, std::size_t most)
    {
        std::size_t count = 0;
        while (count < m_rest.size() && count < most && isOne(m_rest[count])) {
            ++count;
        }
        m_rest.remove_prefix(count >= least ? count : 0);
        return count >= least;
    }
    bool takeDigits(std::size_t least, std::size_t most)
    {
        return takeAll([](char c) { return c >= '0' && c <= '9'; }, least, most);
    }

    /// One of the @p signs.
    bool takeOne(std::string_view signs)
    {
        const bool found = !m_rest.empty() && signs.find(m_rest.front()) != signs.npos;
        m_rest.remove_prefix(found ? 1 : 0);
        return found;
    }

    /// A blank, or nothing more on this line.
    bool takeGap() { return m_rest.empty() || take(" "); }

private:
    std::string_view m_rest;
    const char* m_start;
};

} // namespace tidemark
