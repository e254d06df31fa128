// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/workspace.h"

#include "app/workspace/open_snapshots.h"

namespace tidemark::app
{

Workspace::Workspace()
{
    QObject::connect(&session, &Session::listChanged, &analyses, [this] {
        std::vector<SnapshotPtr> open;
        for (const SnapshotRef& snapshot : allSnapshots(session)) {
            open.push_back(snapshotOf(session, snapshot));
        }
        analyses.keepOnly(open);
    });
}

} // namespace tidemark::app

#include "moc_view_options.cpp"
