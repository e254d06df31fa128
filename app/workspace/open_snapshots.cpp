// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/open_snapshots.h"

#include "app/text/plain_text.h"
#include "app/workspace/session.h"

namespace tidemark::app
{

namespace
{

bool canBeShown(const Snapshot& snapshot)
{
    return snapshot.graph != nullptr || !snapshot.types.rows.empty();
}

} // namespace

std::vector<SnapshotRef> allSnapshots(const Session& session)
{
    std::vector<SnapshotRef> all;
    for (const OpenRecording& open : session.recordings()) {
        const auto& snapshots = open.recording->snapshots;
        for (std::size_t i = 0; i < snapshots.size(); ++i) {
            if (canBeShown(*snapshots[i])) {
                all.push_back({open.id, i});
            }
        }
    }
    return all;
}

SnapshotPtr snapshotOf(const Session& session, const std::optional<SnapshotRef>& snapshot)
{
    const OpenRecording* open = snapshot ? session.find(snapshot->recordingId) : nullptr;
    return open != nullptr && snapshot->index < open->recording->snapshots.size()
               ? open->recording->snapshots[snapshot->index]
               : nullptr;
}

QString snapshotName(const Session& session, const SnapshotRef& snapshot)
{
    const OpenRecording* open = session.find(snapshot.recordingId);
    if (open == nullptr || open->recording->snapshots.size() < 2) {
        return open != nullptr ? open->name : QString();
    }
    const SnapshotPtr found = snapshotOf(session, snapshot);
    const QString label =
        found != nullptr ? singleLine(QString::fromStdString(found->label)) : QString();
    return QStringLiteral("%1 · %2").arg(
        open->name, label.isEmpty() ? QString::number(snapshot.index + 1) : label);
}

} // namespace tidemark::app
