// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/peaks.h"

#include <algorithm>

namespace tidemark
{

namespace
{

constexpr double kNoHigherGround = -std::numeric_limits<double>::infinity();

/// A prominence and whose it is. Ranks by prominence, then by order in the series.
struct Rank {
    double prominence;
    std::size_t index;
};

bool operator<(const Rank& a, const Rank& b)
{
    return a.prominence != b.prominence ? a.prominence > b.prominence : a.index < b.index;
}

/// A peak that no higher one to its right has closed yet.
struct OpenPeak {
    double value;
    std::size_t index;
    double pass; ///< lowest reading between it and the open peak before it, which is not lower

    Rank atBest() const { return {value - pass, index}; }
};

/// Sees local maxima from left to right and keeps the most prominent.
///
/// Open peaks form a stack that never rises. A peak that can no longer be among the wanted ones is
/// dropped from it: this can only make the prominence of later peaks too large, and never larger
/// than what the dropped one had at best, so that those are not wanted either.
class PeakCollector
{
public:
    PeakCollector(std::size_t atMost, double minProminence)
        : m_atMost(atMost),
          m_worst{minProminence, std::numeric_limits<std::size_t>::max()},
          m_compactAt(std::max<std::size_t>(1024, 4 * atMost))
    {
    }

    /// A local maximum, with the lowest reading since the one before.
    void add(double value, std::size_t index, double valley)
    {
        m_pass = std::min(m_pass, valley);
        while (!m_open.empty() && m_open.back().value < value) {
            const OpenPeak& lower = m_open.back();
            close({lower.value - std::max(m_pass, lower.pass), lower.index});
            m_pass = std::min(m_pass, lower.pass);
            m_open.pop_back();
        }
        const OpenPeak peak{value, index, m_open.empty() ? kNoHigherGround : m_pass};
        if (m_worst < peak.atBest()) {
            return;
        }
        m_open.push_back(peak);
        m_pass = std::numeric_limits<double>::infinity();
        if (m_open.size() >= m_compactAt) {
            compact();
        }
    }

    /// Closes what is open and hands out the wanted peaks, best first.
    std::vector<Rank> take(double lowestReading)
    {
        for (const OpenPeak& peak : m_open) {
            close({peak.value - std::max(peak.pass, lowestReading), peak.index});
        }
        std::sort(m_closed.begin(), m_closed.end());
        return std::move(m_closed);
    }

private:
    void close(Rank rank)
    {
        if (m_worst < rank) {
            return;
        }
        m_closed.push_back(rank); // a heap with the least wanted on top
        std::push_heap(m_closed.begin(), m_closed.end());
        if (m_closed.size() > m_atMost) {
            std::pop_heap(m_closed.begin(), m_closed.end());
            m_closed.pop_back();
        }
        if (m_closed.size() == m_atMost) {
            m_worst = std::min(m_worst, m_closed.front());
        }
    }

    /// Drops open peaks that cannot be wanted. At most 2 * atMost + 1 remain: one that may still
    /// lose prominence never has more at best than the one of its kind before it has at least.
    void compact()
    {
        std::vector<Rank> atLeast = m_closed;
        double pass = std::min(m_pass, m_open.back().value);
        for (auto peak = m_open.rbegin(); peak != m_open.rend(); ++peak) {
            atLeast.push_back({peak->value - std::max(pass, peak->pass), peak->index});
            pass = std::min(pass, peak->pass);
        }
        const auto last = atLeast.begin() + static_cast<std::ptrdiff_t>(m_atMost - 1);
        std::nth_element(atLeast.begin(), last, atLeast.end());
        m_worst = std::min(m_worst, *last);

        std::vector<OpenPeak> kept;
        double dropped = std::numeric_limits<double>::infinity();
        for (OpenPeak peak : m_open) {
            if (m_worst < peak.atBest()) {
                dropped = std::min(dropped, peak.pass);
                continue;
            }
            peak.pass = std::min(peak.pass, dropped);
            dropped = std::numeric_limits<double>::infinity();
            kept.push_back(peak);
        }
        m_pass = std::min(m_pass, dropped);
        m_open = std::move(kept);
    }

    std::size_t m_atMost;
    Rank m_worst; ///< what ranks behind it is not wanted
    std::size_t m_compactAt;
    std::vector<OpenPeak> m_open;
    std::vector<Rank> m_closed;
    double m_pass = std::numeric_limits<double>::infinity(); ///< lowest reading since the last open
};

} // namespace

std::vector<Peak> highestPeaks(const Series& series, std::size_t atMost, double minProminence)
{
    atMost = std::min(atMost, series.size());
    if (atMost == 0) {
        return {};
    }
    const ValueColumn& values = *series.values;
    PeakCollector collector(atMost, std::max(0.0, minProminence));
    bool rises = true;
    double turn = -std::numeric_limits<double>::infinity(); // the highest or lowest since it turned
    double valley = std::numeric_limits<double>::infinity();
    std::size_t top = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double value = values[i];
        if (rises ? value > turn : value < turn) {
            turn = value;
            top = i;
        } else if (rises ? value < turn : value > turn) { // false for a gap
            if (rises) {
                collector.add(turn, top, valley);
            } else {
                valley = turn;
            }
            rises = !rises;
            turn = value;
            top = i;
        }
    }
    const ValueSummary whole = values.summarize(0, values.size());
    if (rises && !whole.isEmpty()) {
        collector.add(turn, top, valley);
    }

    std::vector<Peak> peaks;
    for (const auto& [prominence, index] : collector.take(whole.min)) {
        peaks.push_back({(*series.positions)[index], values[index], prominence, index});
    }
    return peaks;
}

} // namespace tidemark
