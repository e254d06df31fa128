// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/function_places.h"

#include "core/timeline/run_placement.h"

namespace tidemark::app
{

void FunctionPlaces::find(const std::vector<const OpenRecording*>& shown)
{
    m_places.clear();
    std::vector<const Timeline*> timelines;
    for (const OpenRecording* const open : shown) {
        m_places.emplace(open->id, timelines.size());
        timelines.push_back(&open->recording->timeline);
    }
    m_alignment = alignByFunctions(timelines);
}

void FunctionPlaces::forget()
{
    m_alignment.reset();
    m_places.clear();
}

std::optional<AxisPlacement> FunctionPlaces::of(const OpenRecording& recording) const
{
    const auto place = m_places.find(recording.id);
    return place != m_places.end()
               ? m_alignment->placements[place->second]
               : placementOf(recording.recording->timeline, {AlignmentKind::Stretched});
}

} // namespace tidemark::app
