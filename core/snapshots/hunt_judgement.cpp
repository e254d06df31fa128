// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/snapshots/hunt_judgement.h"

#include <algorithm>
#include <map>

namespace tidemark
{

namespace
{

bool isOneOf(std::string_view type, std::span<const std::string_view> types)
{
    return std::ranges::find(types, type) != types.end();
}

/// What the engine makes of code as it runs it, which grows while the code warms up.
bool isOfCode(std::string_view type)
{
    constexpr std::array<std::string_view, 5> kOfCode{"(compiled code)", "(object shape)",
                                                      "(system)", "(code)", "(hidden)"};
    return isOneOf(type, kOfCode);
}

/// Also what objects and functions keep their content in: those grow with their owners.
bool isOfEngine(std::string_view type)
{
    constexpr std::array<std::string_view, 4> kContent{"(array)", "(number)", "(bigint)",
                                                       "(native)"};
    return isOfCode(type) || isOneOf(type, kContent) || type.starts_with("system / ");
}

/// All that lives but code. In bytes.
double contentOf(const HeapOverview& heap)
{
    double bytes = 0.0;
    for (const ClassRow& row : heap.rows) {
        if (!isOfCode(heap.classes.classes[row.heapClass].name)) {
            bytes += static_cast<double>(row.shallowBytes);
        }
    }
    return bytes;
}

std::map<std::string, HuntedType>
typesIn(const std::array<std::shared_ptr<const HeapOverview>, 3>& heaps)
{
    std::map<std::string, HuntedType> types;
    for (std::size_t i = 0; i < heaps.size(); ++i) {
        for (const ClassRow& row : heaps[i]->rows) {
            const HeapClass& heapClass = heaps[i]->classes.classes[row.heapClass];
            if (isOfEngine(heapClass.name)) {
                continue;
            }
            HuntedType& type = types[heapClass.key()];
            type.type = heapClass;
            type.counts[i] += row.count;
            type.shallowBytes[i] += row.shallowBytes;
        }
    }
    return types;
}

void addSurvivors(std::map<std::string, HuntedType>& types, const SurvivorListing& survivors)
{
    const auto& classes = survivors.latest->overview->classes.classes;
    for (const SurvivorGroup& group : survivors.groups) {
        const auto type = types.find(classes[group.heapClass].key());
        if (type != types.end()) {
            type->second.survivors += group.nodes.size();
        }
    }
}

std::int64_t bytesGrown(const HuntedType& type)
{
    return static_cast<std::int64_t>(type.shallowBytes.back()) -
           static_cast<std::int64_t>(type.shallowBytes.front());
}

enum class Growth { None, WithActions, Uneven, Late };

Growth growthOf(const HuntedType& type, std::int64_t actions)
{
    const std::int64_t first = type.countDelta(0);
    const std::int64_t second = type.countDelta(1);
    if (second < actions) {
        return Growth::None; // what came first was a cache, or was given back
    }
    if (first < actions) {
        return Growth::Late;
    }
    const bool isAlike = first <= 2 * second && second <= 2 * first;
    const bool staysAlive = 2 * static_cast<std::int64_t>(type.survivors) >= first;
    return isAlike && staysAlive ? Growth::WithActions : Growth::Uneven;
}

double perAction(const HeapOverview& before, const HeapOverview& after, std::uint64_t actions)
{
    return (contentOf(after) - contentOf(before)) / static_cast<double>(actions);
}

/// Why it cannot be said that there is no leak where no type grew with the actions.
HuntDoubt doubtOf(const HuntJudgement& judgement, const HuntConditions& conditions, bool isUneven)
{
    constexpr double kMuchPerAction = 1024.0;
    if (conditions.failedActions > 0) {
        return HuntDoubt::Failed;
    }
    if (!judgement.doubtful.empty()) {
        return isUneven ? HuntDoubt::Uneven : HuntDoubt::LateGrowth;
    }
    if (judgement.leastBytesPerAction >= kMuchPerAction) {
        return HuntDoubt::GrownInPlace;
    }
    return conditions.hasOtherProcesses ? HuntDoubt::OthersLeftOut : HuntDoubt::None;
}

/// Passes cancelling on to the analysis of a heap.
class AnalysisOfHunt final : public HeapAnalysisControl
{
public:
    explicit AnalysisOfHunt(const TaskControl& control) : m_control(control) {}
    bool cancelled() const override { return m_control.cancelled(); }

private:
    const TaskControl& m_control;
};

} // namespace

std::int64_t HuntedType::countDelta(std::size_t interval) const
{
    return static_cast<std::int64_t>(counts[interval + 1]) -
           static_cast<std::int64_t>(counts[interval]);
}

HuntJudgement judgeHunt(const std::array<std::shared_ptr<const HeapOverview>, 3>& heaps,
                        const SurvivorListing& survivors, const HuntConditions& conditions)
{
    const std::uint64_t actions = conditions.actions;
    HuntJudgement judgement;
    const double first = perAction(*heaps[0], *heaps[1], actions);
    const double second = perAction(*heaps[1], *heaps[2], actions);
    judgement.bytesPerAction = (first + second) / 2;
    judgement.leastBytesPerAction = std::min(first, second);
    judgement.mostBytesPerAction = std::max(first, second);
    if (survivors.followed() != Followed::ToThird) {
        judgement.doubt = HuntDoubt::NotFollowed;
        return judgement;
    }
    auto types = typesIn(heaps);
    addSurvivors(types, survivors);
    bool isUneven = false;
    for (auto& [key, type] : types) {
        const Growth growth = growthOf(type, static_cast<std::int64_t>(actions));
        if (growth == Growth::WithActions) {
            judgement.grown.push_back(std::move(type));
        } else if (growth != Growth::None) {
            isUneven = isUneven || growth == Growth::Uneven;
            judgement.doubtful.push_back(std::move(type));
        }
    }
    std::ranges::stable_sort(judgement.grown, std::greater(), bytesGrown);
    std::ranges::stable_sort(judgement.doubtful, std::greater(), bytesGrown);
    if (!judgement.grown.empty()) {
        judgement.verdict = HuntVerdict::Leak;
        return judgement;
    }
    judgement.doubt = doubtOf(judgement, conditions, isUneven);
    if (judgement.doubt == HuntDoubt::None) {
        judgement.verdict = HuntVerdict::NoLeak;
    }
    return judgement;
}

Result<HuntFindings> judgeHeaps(const std::array<std::shared_ptr<const HeapGraph>, 3>& graphs,
                                const HuntConditions& conditions, TaskControl& control)
{
    AnalysisOfHunt ofHunt(control);
    std::array<std::shared_ptr<const HeapOverview>, 3> heaps;
    for (std::size_t i = 0; i < 2; ++i) {
        auto overview = overviewHeap(graphs[i], ofHunt);
        if (!overview) {
            return tl::unexpected(std::move(overview.error()));
        }
        heaps[i] = std::move(*overview);
    }
    auto latest = analyseHeap(graphs[2], ofHunt);
    if (!latest) {
        return tl::unexpected(std::move(latest.error()));
    }
    heaps[2] = (*latest)->overview;
    auto survivors = listSurvivors(*graphs[0], *graphs[1], std::move(*latest), control);
    if (!survivors) {
        return tl::unexpected(std::move(survivors.error()));
    }
    const HuntJudgement judgement = judgeHunt(heaps, **survivors, conditions);
    return HuntFindings{conditions, judgement, std::move(*survivors)};
}

} // namespace tidemark
