// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/workspace.h"

#include "app/jobs/work_pool.h"
#include "app/workspace/open_snapshots.h"
#include "core/system/free_memory.h"

namespace tidemark::app
{

namespace
{

/// What is worth looking for free memory.
constexpr std::uint64_t kMuch = std::uint64_t{16} << 20U; ///< bytes

} // namespace

Workspace::Workspace()
{
    QObject::connect(&options, &ViewOptions::changed, &leak, [this] {
        leak.setWanted(LeakJudging::Reader::Timeline, options.showsVerdict());
    });
    QObject::connect(&session, &Session::listChanged, &analyses, [this] {
        std::vector<SnapshotPtr> open;
        for (const SnapshotRef& snapshot : allSnapshots(session)) {
            open.push_back(snapshotOf(session, snapshot));
        }
        analyses.keepOnly(open);
    });
    QObject::connect(&session, &Session::recordingsRemoved, &analyses, [this] {
        if (session.removed().bytes() >= kMuch) { // as much and more was known about it
            workPool().start(giveBackFreeMemory);
        }
    });
}

} // namespace tidemark::app

#include "moc_notes.cpp"
#include "moc_shown_views.cpp"
#include "moc_source_listing.cpp"
#include "moc_view_options.cpp"
