// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/pareto_front.h"

#include <algorithm>
#include <limits>

namespace tidemark
{

std::vector<bool> paretoFrontOf(std::span<const RunFigures> runs)
{
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        if (runs[i].duration > 0) {
            order.push_back(i);
        }
    }
    std::ranges::sort(order, {}, [runs](std::size_t i) {
        return std::pair(runs[i].duration, runs[i].peakBytes);
    });
    std::vector<bool> front(runs.size(), false);
    double lowest = std::numeric_limits<double>::infinity(); // peak of the runs that are shorter
    for (std::size_t next = 0; next < order.size();) {
        const RunFigures& best = runs[order[next]]; // of those of the same duration
        const bool isBetter = best.peakBytes < lowest;
        lowest = std::min(lowest, best.peakBytes);
        for (const std::int64_t duration = best.duration;
             next < order.size() && runs[order[next]].duration == duration; ++next) {
            front[order[next]] = isBetter && runs[order[next]].peakBytes == best.peakBytes;
        }
    }
    return front;
}

} // namespace tidemark
