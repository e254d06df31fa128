// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>

namespace tidemark
{

/// How often the children of a process are looked at: as often as was asked for, or as their number
/// allows. Positions and times are in nanoseconds. Used by one thread.
class ChildrenPace
{
public:
    /// Looking at all children takes at most one in so many parts of a processor's time.
    static constexpr std::int64_t kShare = 10;

    explicit ChildrenPace(std::int64_t asked) : m_asked(asked) {}

    bool isDue(std::int64_t position) const { return position >= m_due; }

    /// They were looked at from @p position on, which took @p spent of processor time.
    void note(std::int64_t position, std::int64_t spent)
    {
        if (m_last) {
            const std::int64_t gap = position - *m_last;
            m_average = m_average == 0 ? gap : m_average + (gap - m_average) / kRemembered;
        }
        m_last = position;
        // Half an interval early, so that the next tick is not just too early.
        m_due = position + std::max(m_asked / 2, kShare * spent);
    }

    /// Nobody looked for a while, which tells nothing of the pace.
    void pause() { m_last.reset(); }

    /// From one look to the next on average of late, where that is clearly more than was asked for;
    /// else 0.
    std::int64_t longInterval() const { return m_average > m_asked + m_asked / 4 ? m_average : 0; }

private:
    static constexpr std::int64_t kRemembered = 8; // looks

    std::int64_t m_asked;
    std::int64_t m_due = 0;
    std::optional<std::int64_t> m_last;
    std::int64_t m_average = 0; // 0: not known yet
};

} // namespace tidemark
