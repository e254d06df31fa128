// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/memwatch_rule.h"

#include <algorithm>

namespace tidemark
{

namespace
{

constexpr double k32Bits = 4294967296.0;

/// Where a count of growths began.
struct Begin {
    double value = 0.0;
    std::int64_t position = 0;
    bool isFirst = false; ///< at the very first collection
};

} // namespace

std::optional<MemwatchRule> memwatchRule(const Series& baseline, AxisRange range)
{
    if (baseline.size() == 0) {
        return {};
    }
    MemwatchRule rule;
    Begin begin;
    double before = 0.0;
    std::size_t grown = 0; ///< in a row, reports or not
    std::int64_t first = 0;
    const PositionColumn& positions = *baseline.positions;
    for (std::size_t i = positions.lowerBound(range.begin);
         i < positions.size() && positions[i] < range.end; ++i) {
        const double value = (*baseline.values)[i];
        if (std::isnan(value)) {
            continue;
        }
        const bool isFirst = rule.collections == 0;
        grown = !isFirst && value > before ? grown + 1 : 0;
        rule.longest = std::max(rule.longest, grown);
        first = isFirst ? positions[i] : first;
        rule.length = positions[i] - first;
        if (value > before) {
            if (rule.inARow == 0) {
                begin = {value, positions[i], isFirst};
            }
            ++rule.inARow;
        } else {
            rule.inARow = 0;
        }
        ++rule.collections;
        rule.isBeyond32Bits = rule.isBeyond32Bits || value >= k32Bits;
        before = value;
        if (rule.inARow < MemwatchRule::kGrowths) {
            continue;
        }
        rule.inARow = 0;
        ++rule.times;
        if (!rule.fired) {
            rule.fired = true;
            rule.firedAt = positions[i];
            rule.growth = value - begin.value;
            rule.growingFor = positions[i] - begin.position;
            rule.countedFirst = begin.isFirst;
        }
    }
    return rule.collections > 0 ? std::optional(rule) : std::nullopt;
}

} // namespace tidemark
