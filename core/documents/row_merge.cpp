// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/row_merge.h"

#include <queue>

#include <limits>
#include <map>
#include <tuple>

namespace tidemark
{

std::vector<SeriesGroup> groupsOf(const Timeline& timeline)
{
    std::vector<SeriesGroup> groups;
    std::map<const PositionColumn*, std::size_t> known;
    for (std::size_t i = 0; i < timeline.series.size(); ++i) {
        const auto& positions = timeline.series[i].positions;
        const auto [found, isNew] = known.try_emplace(positions.get(), groups.size());
        if (isNew) {
            groups.push_back({positions, {}});
        }
        groups[found->second].members.push_back(i);
    }
    return groups;
}

bool forEachRow(const std::vector<SeriesGroup>& groups,
                const std::function<bool(std::size_t group, std::size_t sample)>& row)
{
    using Head = std::tuple<std::int64_t, std::size_t, std::size_t>; // position, group, sample
    constexpr auto kLast = std::numeric_limits<std::size_t>::max();
    constexpr Head kEnd{std::numeric_limits<std::int64_t>::max(), kLast, kLast};
    std::priority_queue<Head, std::vector<Head>, std::greater<>> heads;
    for (std::size_t group = 0; group < groups.size(); ++group) {
        if (groups[group].positions && !groups[group].positions->isEmpty()) {
            heads.emplace(groups[group].positions->front(), group, 0);
        }
    }
    while (!heads.empty()) {
        const std::size_t group = std::get<1>(heads.top());
        std::size_t sample = std::get<2>(heads.top());
        heads.pop();
        const PositionColumn& positions = *groups[group].positions;
        // The rest of a run at once: with one group that is all of it.
        const Head stop = heads.empty() ? kEnd : heads.top();
        do {
            if (!row(group, sample)) {
                return false;
            }
            ++sample;
        } while (sample < positions.size() && Head{positions[sample], group, sample} < stop);
        if (sample < positions.size()) {
            heads.emplace(positions[sample], group, sample);
        }
    }
    return true;
}

} // namespace tidemark
