// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/workspace.h"

namespace tidemark::app
{

Workspace::Workspace()
{
    QObject::connect(&session, &Session::listChanged, &analyses, [this] {
        std::vector<SnapshotPtr> open;
        for (const SnapshotRef& snapshot : session.allSnapshots()) {
            open.push_back(session.snapshotOf(snapshot));
        }
        analyses.keepOnly(open);
    });
}

} // namespace tidemark::app

#include "moc_view_options.cpp"
