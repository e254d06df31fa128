// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/plain_text.h"
#include "app/workspace/session.h"

#include <algorithm>

namespace tidemark::app
{

namespace
{

bool canBeShown(const Snapshot& snapshot)
{
    return snapshot.graph != nullptr || !snapshot.types.rows.empty();
}

} // namespace

std::vector<SnapshotRef> Session::allSnapshots() const
{
    std::vector<SnapshotRef> all;
    for (const OpenRecording& open : m_recordings) {
        const auto& snapshots = open.recording->snapshots;
        for (std::size_t i = 0; i < snapshots.size(); ++i) {
            if (canBeShown(*snapshots[i])) {
                all.push_back({open.id, i});
            }
        }
    }
    return all;
}

SnapshotPtr Session::snapshotOf(const std::optional<SnapshotRef>& snapshot) const
{
    const OpenRecording* open = snapshot ? find(snapshot->recordingId) : nullptr;
    return open != nullptr && snapshot->index < open->recording->snapshots.size()
               ? open->recording->snapshots[snapshot->index]
               : nullptr;
}

QString Session::nameOf(const SnapshotRef& snapshot) const
{
    const OpenRecording* open = find(snapshot.recordingId);
    if (open == nullptr || open->recording->snapshots.size() < 2) {
        return open != nullptr ? open->name : QString();
    }
    const SnapshotPtr found = snapshotOf(snapshot);
    const QString label =
        found != nullptr ? singleLine(QString::fromStdString(found->label)) : QString();
    return QStringLiteral("%1 · %2").arg(
        open->name, label.isEmpty() ? QString::number(snapshot.index + 1) : label);
}

/// Keeps the selection to what is open: the current recording's first snapshot is shown, and each
/// new one takes a role in the comparison as long as one is free.
void Session::updateSnapshots()
{
    const std::vector<SnapshotRef> all = allSnapshots();
    const auto isOpen = [&all](const std::optional<SnapshotRef>& snapshot) {
        return snapshot && std::ranges::find(all, *snapshot) != all.end();
    };
    for (const SnapshotRole role : kSnapshotRoles) {
        const auto snapshot = m_snapshots.snapshot(role);
        if (snapshot && !isOpen(snapshot)) {
            m_snapshots.forget(snapshot->recordingId);
        }
    }
    for (const SnapshotRef& snapshot : all) {
        m_snapshots.fillRole(snapshot);
    }
    const auto& shown = m_snapshots.current();
    const auto ofCurrent = std::ranges::find(all, m_currentId, &SnapshotRef::recordingId);
    if (ofCurrent != all.end() && (!shown || shown->recordingId != m_currentId)) {
        m_snapshots.setCurrent(*ofCurrent);
    } else if (!isOpen(shown)) {
        m_snapshots.setCurrent(all.empty() ? std::nullopt : std::optional(all.front()));
    }
    std::vector<SnapshotPtr> open;
    for (const SnapshotRef& snapshot : all) {
        open.push_back(snapshotOf(snapshot));
    }
    m_objectHistory.keepOnly(open);
    const auto& object = m_snapshots.object();
    if (object && std::ranges::find(open, object->snapshot) == open.end()) {
        m_snapshots.setObject({});
    }
}

} // namespace tidemark::app
