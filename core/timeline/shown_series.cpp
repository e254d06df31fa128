// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/shown_series.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace tidemark
{

namespace
{

/// Of many child processes only so many are shown at first, the largest.
constexpr std::size_t kChildrenAtFirst = 12;

bool isBesideRss(SeriesKind kind)
{
    return kind == SeriesKind::Anon || kind == SeriesKind::File || kind == SeriesKind::Shared ||
           kind == SeriesKind::Swap;
}

/// Which kinds of memory are known of which process.
class KnownKinds
{
public:
    explicit KnownKinds(const Timeline& timeline)
    {
        for (const Series& series : timeline.series) {
            m_known.emplace(series.pid, series.kind);
            m_hasRss = m_hasRss || series.kind == SeriesKind::Rss;
        }
    }

    bool hasBeside(const Series& series, SeriesKind kind) const
    {
        return m_known.contains({series.pid, kind});
    }

    bool isShownAtFirst(const Series& series) const
    {
        // Of a child that is being recorded PSS may be known before RSS.
        const bool isDoubled =
            (isBesideRss(series.kind) && hasBeside(series, SeriesKind::Rss)) ||
            (series.kind == SeriesKind::Uss && hasBeside(series, SeriesKind::Pss)) ||
            (series.kind == SeriesKind::Pss && series.isOfChild() && m_hasRss);
        return series.isInBytes() && series.kind != SeriesKind::Vsize &&
               series.kind != SeriesKind::Counter && !isDoubled;
    }

private:
    std::set<std::pair<std::optional<std::int64_t>, SeriesKind>> m_known;
    bool m_hasRss = false;
};

} // namespace

std::vector<bool> shownAtFirst(const Timeline& timeline)
{
    std::vector<bool> shown;
    std::vector<std::pair<double, std::size_t>> children;
    const KnownKinds kinds(timeline);
    for (const Series& series : timeline.series) {
        const bool isShown = kinds.isShownAtFirst(series);
        if (series.isOfChild() && isShown) {
            children.emplace_back(series.values->summarize(0, series.size()).max, shown.size());
        }
        shown.push_back(isShown);
    }
    std::ranges::stable_sort(children, std::greater(), &std::pair<double, std::size_t>::first);
    for (std::size_t i = kChildrenAtFirst; i < children.size(); ++i) {
        shown[children[i].second] = false;
    }
    return shown;
}

std::vector<bool> shownAgain(const Timeline& before, const std::vector<bool>& shown,
                             const Timeline& after)
{
    std::map<std::pair<std::string, std::optional<std::int64_t>>, std::size_t> places;
    for (std::size_t i = 0; i < before.series.size(); ++i) {
        places.try_emplace({before.series[i].name, before.series[i].pid}, i);
    }
    std::vector<bool> again = shownAtFirst(after);
    for (std::size_t i = 0; i < after.series.size(); ++i) {
        const Series& series = after.series[i];
        const auto place = places.find({series.name, series.pid});
        if (place != places.end() &&
            before.series[place->second].isInBytes() == series.isInBytes()) {
            again[i] = shown[place->second];
        }
    }
    return again;
}

} // namespace tidemark
