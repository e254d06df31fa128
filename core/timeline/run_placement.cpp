// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/run_placement.h"

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
