// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/alignment_names.h"

#include "app/workspace/session.h"

#include <algorithm>
#include <unordered_map>

namespace tidemark::app
{

namespace
{

bool isShown(const Session& session, const OpenRecording& open)
{
    return open.isVisible && open.hasTimeline() &&
           open.recording->timeline.axis == session.axisUnit();
}

} // namespace

std::vector<std::string> namesToAlignAt(const Session& session, AlignmentKind kind)
{
    std::vector<std::string> names;
    std::unordered_map<std::string, std::size_t> recordings; // that have it
    for (const OpenRecording& open : session.recordings()) {
        if (!isShown(session, open)) {
            continue;
        }
        for (std::string& name : tidemark::namesToAlignAt(open.recording->timeline, kind)) {
            if (++recordings[name] == 1) {
                names.push_back(std::move(name));
            }
        }
    }
    std::ranges::stable_sort(names, std::greater(),
                             [&](const std::string& name) { return recordings[name]; });
    return names;
}

bool canAlignAt(const Session& session, AlignmentKind kind)
{
    if (kind != AlignmentKind::Function && kind != AlignmentKind::Mark) {
        return true;
    }
    const MarkerKind wanted =
        kind == AlignmentKind::Function ? MarkerKind::Function : MarkerKind::Mark;
    return std::ranges::any_of(session.recordings(), [&](const OpenRecording& open) {
        return isShown(session, open) &&
               std::ranges::any_of(open.recording->timeline.markers, [wanted](const Marker& one) {
                   return one.kind == wanted && !one.name.empty();
               });
    });
}

} // namespace tidemark::app
