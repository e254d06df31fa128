// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/function_alignment.h"

#include "core/timeline/run_placement.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <unordered_map>

namespace tidemark
{

namespace
{

using Calls = std::vector<AxisRange>; ///< of one function, by their starts
using Functions = std::unordered_map<std::string_view, Calls>;

/// One position in each run that is held in place.
using Moment = std::vector<std::int64_t>;

/// A function that all runs called equally often.
struct CommonFunction {
    std::string_view name;
    std::vector<const Calls*> inRuns;
};

/// The same call in all runs.
struct CommonCall {
    const CommonFunction* function = nullptr;
    std::size_t number = 0; ///< of the function's
    double share = 0.0;     ///< of the runs, on average

    Moment starts() const { return momentOf(&AxisRange::begin); }
    Moment ends() const { return momentOf(&AxisRange::end); }

private:
    Moment momentOf(std::int64_t AxisRange::*end) const
    {
        Moment moment;
        for (const Calls* const calls : function->inRuns) {
            moment.push_back((*calls)[number].*end);
        }
        return moment;
    }
};

bool isCall(const Marker& marker)
{
    return marker.kind == MarkerKind::Function && marker.end >= marker.start;
}

/// From the first sample or function to the end of the last one itself.
AxisRange extentOf(const Timeline& timeline)
{
    AxisRange extent = timeline.sampledRange();
    if (!extent.isEmpty()) {
        --extent.end;
        for (const Marker& marker : timeline.markers) {
            if (isCall(marker)) {
                extent.begin = std::min(extent.begin, marker.start);
                extent.end = std::max(extent.end, marker.end);
            }
        }
    }
    return extent;
}

/// Of calls that start together the outer one is first.
bool isBefore(const AxisRange& one, const AxisRange& other)
{
    return one.begin != other.begin ? one.begin < other.begin : one.end > other.end;
}

Functions functionsOf(const Timeline& timeline)
{
    Functions functions;
    for (const Marker& marker : timeline.markers) {
        if (isCall(marker)) {
            functions[marker.name].push_back({marker.start, marker.end});
        }
    }
    for (auto& [name, calls] : functions) {
        if (!std::ranges::is_sorted(calls, isBefore)) {
            std::ranges::sort(calls, isBefore);
        }
    }
    return functions;
}

/// As doubles, because a damaged file may name both ends of the axis.
double shareOf(std::int64_t begin, std::int64_t end, const AxisRange& extent)
{
    return (static_cast<double>(end) - static_cast<double>(begin)) /
           (static_cast<double>(extent.end) - static_cast<double>(extent.begin));
}

/// Those that all of @p runs called equally often; @p others counts the rest.
std::vector<CommonFunction> commonFunctions(const std::vector<Functions>& runs, std::size_t& others)
{
    std::unordered_map<std::string_view, CommonFunction> found;
    for (const Functions& run : runs) {
        for (const auto& [name, calls] : run) {
            CommonFunction& function = found[name];
            function.name = name;
            if (function.inRuns.empty() || function.inRuns.front()->size() == calls.size()) {
                function.inRuns.push_back(&calls);
            }
        }
    }
    std::vector<CommonFunction> common;
    for (auto& [name, function] : found) {
        if (function.inRuns.size() == runs.size()) {
            common.push_back(std::move(function));
        }
    }
    others = found.size() - common.size();
    return common;
}

/// The calls of @p functions, the longest first; beyond the first @p ordered in any order.
std::vector<CommonCall> callsOf(const std::vector<CommonFunction>& functions,
                                const std::vector<AxisRange>& extents, std::size_t ordered)
{
    std::vector<CommonCall> calls;
    for (const CommonFunction& function : functions) {
        for (std::size_t number = 0; number < function.inRuns.front()->size(); ++number) {
            CommonCall call{&function, number};
            for (std::size_t run = 0; run < extents.size(); ++run) {
                const AxisRange& range = (*function.inRuns[run])[number];
                call.share += shareOf(range.begin, range.end, extents[run]);
            }
            calls.push_back(call);
        }
    }
    const auto isLonger = [](const CommonCall& one, const CommonCall& other) {
        return one.share != other.share     ? one.share > other.share
               : one.number != other.number ? one.number < other.number
                                            : one.function->name < other.function->name;
    };
    const auto middle = static_cast<std::ptrdiff_t>(std::min(ordered, calls.size()));
    std::ranges::partial_sort(calls, calls.begin() + middle, isLonger);
    return calls;
}

/// The moments that are held, in an order that all runs agree on.
class HeldMoments
{
public:
    enum class Fit { Between, OnAnother, OutOfOrder };

    Fit fitOf(const Moment& moment) const
    {
        const auto [notBefore, after] = m_byFirst.equal_range(moment.front());
        Fit fit = notBefore == after ? Fit::Between : Fit::OnAnother;
        if (after != m_byFirst.end()) {
            fit = std::max(fit, fitBetween(moment, after->second));
        }
        if (notBefore != m_byFirst.begin()) {
            fit = std::max(fit, fitBetween(std::prev(notBefore)->second, moment));
        }
        return fit;
    }

    /// Holds @p moment too, unless it lies on another one in some run.
    void add(const Moment& moment)
    {
        if (fitOf(moment) == Fit::Between) {
            m_byFirst.emplace(moment.front(), moment);
        }
    }

    const std::map<std::int64_t, Moment>& all() const { return m_byFirst; }

private:
    static Fit fitBetween(const Moment& before, const Moment& after)
    {
        Fit fit = Fit::Between;
        for (std::size_t run = 0; run < before.size(); ++run) {
            if (before[run] > after[run]) {
                return Fit::OutOfOrder;
            }
            fit = before[run] == after[run] ? Fit::OnAnother : fit;
        }
        return fit;
    }

    std::map<std::int64_t, Moment> m_byFirst; ///< by their position in the first run
};

HeldMoments hold(const std::vector<CommonCall>& calls, std::size_t tried,
                 const std::vector<AxisRange>& extents, FunctionAlignment& alignment)
{
    HeldMoments held;
    Moment begins;
    Moment ends;
    for (const AxisRange& extent : extents) {
        begins.push_back(extent.begin);
        ends.push_back(extent.end);
    }
    held.add(begins);
    held.add(ends);
    for (std::size_t i = 0; i < std::min(tried, calls.size()); ++i) {
        if (alignment.calls == FunctionAlignment::kMostCalls) {
            break;
        }
        const Moment from = calls[i].starts();
        const Moment to = calls[i].ends();
        if (held.fitOf(from) != HeldMoments::Fit::OutOfOrder &&
            held.fitOf(to) != HeldMoments::Fit::OutOfOrder) {
            held.add(from);
            held.add(to);
            ++alignment.calls;
        }
    }
    alignment.otherCalls = calls.size() - alignment.calls;
    return held;
}

/// Where each of the runs with these @p extents lies, with the moments of @p held together.
std::vector<AxisPlacement> placed(const std::vector<AxisRange>& extents, const HeldMoments& held)
{
    std::vector<std::vector<AxisAnchor>> anchors(extents.size());
    std::int64_t last = -1;
    for (const auto& [first, moment] : held.all()) {
        double share = 0.0;
        for (std::size_t run = 0; run < extents.size(); ++run) {
            share += shareOf(extents[run].begin, moment[run], extents[run]);
        }
        const double mean = share / static_cast<double>(extents.size());
        const auto common =
            static_cast<std::int64_t>(std::llround(mean * static_cast<double>(kStretchedLength)));
        if (common <= last) { // nearer than the axis can tell
            continue;
        }
        last = common;
        for (std::size_t run = 0; run < extents.size(); ++run) {
            anchors[run].push_back({moment[run], common});
        }
    }
    std::vector<AxisPlacement> placements;
    for (std::vector<AxisAnchor>& one : anchors) {
        AxisPlacement placement;
        placement.pieces = std::make_shared<AxisPieces>(std::move(one));
        placements.push_back(std::move(placement));
    }
    return placements;
}

} // namespace

FunctionAlignment alignByFunctions(const std::vector<const Timeline*>& runs)
{
    constexpr std::size_t kTried = 4 * FunctionAlignment::kMostCalls;
    FunctionAlignment alignment;
    std::vector<Functions> functions; ///< of those that have any
    std::vector<AxisRange> extents;
    std::vector<std::size_t> places;
    for (const Timeline* const timeline : runs) {
        alignment.placements.push_back(placementOf(*timeline, {AlignmentKind::Stretched}));
        Functions own = functionsOf(*timeline);
        const AxisRange extent = extentOf(*timeline);
        if (own.empty()) {
            alignment.runsWithout += alignment.placements.back() ? 1 : 0;
        } else if (extent.begin < extent.end) {
            functions.push_back(std::move(own));
            extents.push_back(extent);
            places.push_back(alignment.placements.size() - 1);
        }
    }
    if (extents.size() > 1) {
        const auto common = commonFunctions(functions, alignment.otherFunctions);
        const HeldMoments held = hold(callsOf(common, extents, kTried), kTried, extents, alignment);
        std::vector<AxisPlacement> placements = placed(extents, held);
        for (std::size_t i = 0; i < places.size(); ++i) {
            alignment.placements[places[i]] = std::move(placements[i]);
        }
    }
    return alignment;
}

} // namespace tidemark
