// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/function_alignment.h"

#include "core/timeline/run_placement.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <tuple>
#include <unordered_map>

namespace tidemark
{

namespace
{

using Calls = std::vector<AxisRange>; ///< of one function, by their starts
using Functions = std::unordered_map<std::string_view, Calls>;

/// One position in each run that is held in place.
using Moment = std::vector<std::int64_t>;

/// The same call in all runs.
struct CommonCall {
    Moment starts;
    Moment ends;
    double share = 0.0; ///< of the runs, on average
};

struct Run {
    AxisRange extent; ///< the end is the last sample or function's end itself
};

bool isCall(const Marker& marker)
{
    return marker.kind == MarkerKind::Function && marker.end >= marker.start;
}

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

Functions functionsOf(const Timeline& timeline)
{
    Functions functions;
    for (const Marker& marker : timeline.markers) {
        if (isCall(marker)) {
            functions[marker.name].push_back({marker.start, marker.end});
        }
    }
    for (auto& [name, calls] : functions) {
        std::ranges::stable_sort(calls, {}, [](const AxisRange& call) {
            return std::tuple(call.begin, -call.end); // the outer one of those that start together
        });
    }
    return functions;
}

double shareOf(std::int64_t length, const AxisRange& extent)
{
    return static_cast<double>(length) / static_cast<double>(extent.length());
}

/// Calls that all runs of @p functions made, and how many functions are left out.
std::vector<CommonCall> commonCalls(const std::vector<Run>& runs,
                                    const std::vector<Functions>& functions,
                                    std::size_t& otherFunctions)
{
    std::unordered_map<std::string_view, std::size_t> runsWith;
    for (const Functions& one : functions) {
        for (const auto& [name, calls] : one) {
            const auto first = functions.front().find(name);
            const bool isAsInFirst =
                first != functions.front().end() && first->second.size() == calls.size();
            runsWith[name] += isAsInFirst ? 1 : 0;
        }
    }
    std::vector<CommonCall> common;
    otherFunctions = 0;
    for (const auto& [name, count] : runsWith) {
        if (count < functions.size()) {
            ++otherFunctions;
            continue;
        }
        const std::size_t calls = functions.front().at(name).size();
        for (std::size_t i = 0; i < calls; ++i) {
            CommonCall call;
            for (std::size_t run = 0; run < functions.size(); ++run) {
                const AxisRange& range = functions[run].at(name)[i];
                call.starts.push_back(range.begin);
                call.ends.push_back(range.end);
                call.share += shareOf(range.length(), runs[run].extent);
            }
            common.push_back(std::move(call));
        }
    }
    std::ranges::sort(common, {}, [](const CommonCall& call) {
        return std::tuple(-call.share, call.starts, call.ends);
    });
    return common;
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

HeldMoments hold(const std::vector<CommonCall>& calls, const std::vector<Run>& runs,
                 FunctionAlignment& alignment)
{
    HeldMoments held;
    Moment starts;
    Moment ends;
    for (const Run& run : runs) {
        starts.push_back(run.extent.begin);
        ends.push_back(run.extent.end);
    }
    held.add(starts);
    held.add(ends);
    for (const CommonCall& call : calls) {
        const bool isInOrder = held.fitOf(call.starts) != HeldMoments::Fit::OutOfOrder &&
                               held.fitOf(call.ends) != HeldMoments::Fit::OutOfOrder;
        if (isInOrder && alignment.calls < FunctionAlignment::kMostCalls) {
            held.add(call.starts);
            held.add(call.ends);
            ++alignment.calls;
        } else {
            ++alignment.otherCalls;
        }
    }
    return held;
}

/// Where each of @p runs lies, with the moments of @p held together.
std::vector<AxisPlacement> placed(const std::vector<Run>& runs, const HeldMoments& held)
{
    std::vector<std::vector<AxisAnchor>> anchors(runs.size());
    std::int64_t last = -1;
    for (const auto& [first, moment] : held.all()) {
        double share = 0.0;
        for (std::size_t run = 0; run < runs.size(); ++run) {
            share += shareOf(moment[run] - runs[run].extent.begin, runs[run].extent);
        }
        const double mean = share / static_cast<double>(runs.size());
        const auto common =
            static_cast<std::int64_t>(std::llround(mean * static_cast<double>(kStretchedLength)));
        if (common <= last) { // nearer than the axis can tell
            continue;
        }
        last = common;
        for (std::size_t run = 0; run < runs.size(); ++run) {
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

FunctionAlignment alignByFunctions(const std::vector<const Timeline*>& timelines)
{
    FunctionAlignment alignment;
    std::vector<Run> runs; ///< with functions
    std::vector<Functions> functions;
    std::vector<std::size_t> places;
    for (const Timeline* const timeline : timelines) {
        alignment.placements.push_back(placementOf(*timeline, {AlignmentKind::Stretched}));
        Functions own = functionsOf(*timeline);
        const AxisRange extent = extentOf(*timeline);
        if (own.empty()) {
            alignment.runsWithout += alignment.placements.back() ? 1 : 0;
        } else if (extent.length() > 0) {
            runs.push_back({extent});
            functions.push_back(std::move(own));
            places.push_back(alignment.placements.size() - 1);
        }
    }
    if (runs.size() > 1) {
        const auto calls = commonCalls(runs, functions, alignment.otherFunctions);
        const HeldMoments held = hold(calls, runs, alignment);
        std::vector<AxisPlacement> placements = placed(runs, held);
        for (std::size_t i = 0; i < places.size(); ++i) {
            alignment.placements[places[i]] = std::move(placements[i]);
        }
    }
    return alignment;
}

} // namespace tidemark
