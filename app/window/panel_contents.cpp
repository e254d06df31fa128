// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/panel_contents.h"

#include "app/workspace/open_snapshots.h"
#include "app/workspace/workspace.h"

#include <algorithm>

namespace tidemark::app
{

namespace
{

bool hasMarker(const Workspace& workspace, MarkerKind kind)
{
    const OpenRecording* const open = workspace.session.currentRun();
    return open != nullptr &&
           std::ranges::find(open->recording->timeline.markers, kind, &Marker::kind) !=
               open->recording->timeline.markers.end();
}

} // namespace

bool alwaysTells(const Workspace& /*workspace*/)
{
    return true;
}

bool runsTell(const Workspace& workspace)
{
    return std::ranges::count_if(workspace.session.recordings(), [](const OpenRecording& open) {
               return open.isVisible && open.isRun();
           }) > 1;
}

bool peaksTell(const Workspace& workspace)
{
    const OpenRecording* const open = workspace.session.currentRun();
    return open != nullptr && open->hasTimeline();
}

bool functionsTell(const Workspace& workspace)
{
    return hasMarker(workspace, MarkerKind::Function);
}

bool outputTells(const Workspace& workspace)
{
    const OpenRecording* const open = workspace.session.currentRun();
    return open != nullptr && !open->recording->output.isEmpty();
}

bool rangeTells(const Workspace& workspace)
{
    return workspace.session.currentTimeline() != nullptr;
}

bool marksTell(const Workspace& workspace)
{
    return peaksTell(workspace) && hasMarker(workspace, MarkerKind::Mark);
}

bool liveHeapTells(const Workspace& workspace)
{
    const OpenRecording* const open = workspace.session.current();
    return open != nullptr && (open->isLive || (open->hasTimeline() &&
                                                !snapshotsOf(workspace.session, open->id).empty()));
}

bool restartsTell(const Workspace& workspace)
{
    return peaksTell(workspace) && hasMarker(workspace, MarkerKind::Restart);
}

bool objectTells(const Workspace& workspace)
{
    return workspace.session.snapshots().object().has_value();
}

bool changesTell(const Workspace& workspace)
{
    return workspace.comparison.hasSubject();
}

bool statisticsTell(const Workspace& workspace)
{
    const SnapshotPtr shown =
        snapshotOf(workspace.session, workspace.session.snapshots().current());
    return shown != nullptr && shown->graph != nullptr;
}

} // namespace tidemark::app
