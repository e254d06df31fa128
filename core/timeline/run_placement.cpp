// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/run_placement.h"

#include "core/timeline/function_alignment.h"

#include <algorithm>
#include <unordered_set>

namespace tidemark
{

namespace
{

bool isOfKind(const Marker& marker, AlignmentKind kind)
{
    return marker.kind ==
           (kind == AlignmentKind::Function ? MarkerKind::Function : MarkerKind::Mark);
}

std::optional<AxisPlacement> atEnd(AxisRange samples)
{
    return samples.isEmpty() ? std::nullopt
                             : std::optional(AxisPlacement::movedBy(1 - samples.end));
}

std::optional<AxisPlacement> stretched(AxisRange samples)
{
    const std::int64_t length = samples.length() - 1; // to the last sample
    if (length <= 0) {
        return {};
    }
    const double stretch = static_cast<double>(kStretchedLength) / static_cast<double>(length);
    return AxisPlacement{samples.begin, 0, stretch};
}

std::optional<std::int64_t> earliestStart(const std::vector<const Recording*>& runs)
{
    std::optional<std::int64_t> earliest;
    for (const Recording* const run : runs) {
        if (run->startedUnixNs) {
            earliest = std::min(earliest.value_or(*run->startedUnixNs), *run->startedUnixNs);
        }
    }
    return earliest;
}

/// Each where it happened.
std::vector<std::optional<AxisPlacement>> byWallClock(const std::vector<const Recording*>& runs,
                                                      std::optional<std::int64_t> origin)
{
    std::vector<std::optional<AxisPlacement>> places;
    for (const Recording* const run : runs) {
        places.push_back(run->startedUnixNs && origin
                             ? std::optional(AxisPlacement::movedBy(*run->startedUnixNs - *origin))
                             : std::nullopt);
    }
    return places;
}

std::vector<std::optional<AxisPlacement>> knownPlaces(const std::vector<const Recording*>& runs,
                                                      const RunAlignment& alignment,
                                                      std::optional<std::int64_t> origin)
{
    if (alignment.kind == AlignmentKind::WallClock) {
        return byWallClock(runs, origin);
    }
    std::vector<const Timeline*> timelines;
    for (const Recording* const run : runs) {
        timelines.push_back(&run->timeline);
    }
    if (alignment.kind == AlignmentKind::Functions) {
        return alignByFunctions(timelines).placements;
    }
    std::vector<std::optional<AxisPlacement>> places;
    for (const Timeline* const timeline : timelines) {
        places.push_back(placementOf(*timeline, alignment));
    }
    return places;
}

} // namespace

std::optional<AxisPlacement> placementOf(const Timeline& timeline, const RunAlignment& alignment)
{
    switch (alignment.kind) {
    case AlignmentKind::Start:
    case AlignmentKind::WallClock:
    case AlignmentKind::Functions:
        return AxisPlacement();
    case AlignmentKind::End:
        return atEnd(timeline.sampledRange());
    case AlignmentKind::Stretched:
        return stretched(timeline.sampledRange());
    case AlignmentKind::Function:
    case AlignmentKind::Mark:
        break;
    }
    const auto found = std::ranges::find_if(timeline.markers, [&alignment](const Marker& marker) {
        return isOfKind(marker, alignment.kind) && marker.name == alignment.name;
    });
    return found == timeline.markers.end() ? std::nullopt
                                           : std::optional(AxisPlacement::movedBy(-found->start));
}

RunPlacements placementsOf(const std::vector<const Recording*>& runs, const RunAlignment& alignment)
{
    RunPlacements placements;
    if (alignment.kind == AlignmentKind::WallClock) {
        placements.wallClockOrigin = earliestStart(runs);
    }
    for (const auto& place : knownPlaces(runs, alignment, placements.wallClockOrigin)) {
        placements.places.push_back(place.value_or(AxisPlacement()));
        placements.withoutPlace += place ? 0 : 1;
    }
    return placements;
}

std::vector<std::string> namesToAlignAt(const Timeline& timeline, AlignmentKind kind)
{
    std::vector<std::string> names;
    std::unordered_set<std::string> known;
    for (const Marker& marker : timeline.markers) {
        if (isOfKind(marker, kind) && !marker.name.empty() && known.insert(marker.name).second) {
            names.push_back(marker.name);
        }
    }
    return names;
}

} // namespace tidemark
