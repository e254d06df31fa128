// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/alignment_names.h"

#include "app/workspace/session.h"

#include <algorithm>
#include <unordered_map>

namespace tidemark::app
{

std::vector<std::string> namesToAlignAt(const Session& session, AlignmentKind kind)
{
    std::vector<std::string> names;
    std::unordered_map<std::string, std::size_t> recordings; // that have it
    for (const OpenRecording& open : session.recordings()) {
        if (!session.isOnAxis(open)) {
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
    const bool isByFunction = kind == AlignmentKind::Function || kind == AlignmentKind::Functions;
    if (!isByFunction && kind != AlignmentKind::Mark) {
        return true;
    }
    const MarkerKind wanted = isByFunction ? MarkerKind::Function : MarkerKind::Mark;
    const std::ptrdiff_t needed = kind == AlignmentKind::Functions ? 2 : 1;
    return needed <= std::ranges::count_if(session.recordings(), [&](const OpenRecording& open) {
               return session.isOnAxis(open) &&
                      std::ranges::any_of(open.recording->timeline.markers,
                                          [wanted](const Marker& one) {
                                              return one.kind == wanted && !one.name.empty();
                                          });
           });
}

} // namespace tidemark::app
