// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/action_states.h"

#include "app/settings/settings.h"
#include "app/window/window_actions.h"
#include "app/workspace/workspace.h"

namespace tidemark::app
{

namespace
{

bool hasGraph(const SnapshotPtr& snapshot)
{
    return snapshot != nullptr && snapshot->graph != nullptr;
}

} // namespace

void setActionStates(WindowActions& actions, const Workspace& workspace, const Settings& settings)
{
    const Session& session = workspace.session;
    const OpenRecording* current = session.current();
    const bool timeline = current != nullptr && current->hasTimeline();
    const TimeSelection& time = session.time();
    const bool snapshots = !session.allSnapshots().empty();
    const bool hasOwnFile = current != nullptr && !timeline &&
                            hasGraph(session.snapshotOf(SnapshotRef{current->id, 0}));
    actions.saveRecording->setEnabled(current != nullptr && !hasOwnFile);
    actions.savePicture->setEnabled(timeline || snapshots);
    actions.findObject->setEnabled(snapshots);
    actions.swapSnapshots->setEnabled(session.snapshots().snapshot(SnapshotRole::B).has_value());
    actions.closeRecording->setEnabled(current != nullptr);
    actions.closeAll->setEnabled(current != nullptr);
    actions.undoClose->setEnabled(session.canRestore());
    actions.zoomIn->setEnabled(timeline);
    actions.zoomOut->setEnabled(timeline && time.isZoomed());
    actions.zoomBack->setEnabled(time.canZoomBack());
    actions.zoomForward->setEnabled(time.canZoomForward());
    actions.showAll->setEnabled(time.isZoomed());
    actions.goToPeak->setEnabled(timeline);
    actions.filled->setEnabled(timeline);
    actions.filled->setChecked(workspace.options.isFilled());
    const auto check = [](const QList<QAction*>& choices, const QVariant& value) {
        for (QAction* const action : choices) {
            action->setChecked(action->data() == value);
        }
    };
    check(actions.alignments, static_cast<int>(session.alignment()));
    check(actions.units, static_cast<int>(workspace.options.sizeUnit()));
    check(actions.languages, settings.language());
    check(actions.themes, settings.theme());
}

} // namespace tidemark::app
