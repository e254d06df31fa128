// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/process_snapshots.h"

#include "app/messages/message_bar.h"
#include "app/text/error_text.h"
#include "app/text/plain_text.h"
#include "app/text/size_text.h"
#include "app/text/time_text.h"
#include "app/workspace/open_snapshots.h"
#include "core/snapshots/type_listing.h"

#include <algorithm>

namespace tidemark::app
{

namespace
{

/// Whether a snapshot is of that kind.
bool isOf(SnapshotBy by, const SnapshotPtr& snapshot)
{
    return by == SnapshotBy::Mapping ? isByMapping(snapshot)
           : by == SnapshotBy::Type  ? isByTypeAlone(snapshot)
                                     : isBySite(snapshot);
}

} // namespace

ProcessSnapshots::ProcessSnapshots(Workspace& workspace, MessageBar& messages, QObject* parent)
    : QObject(parent),
      m_workspace(workspace),
      m_messages(messages)
{
    connect(&workspace.live, &LiveRecordings::snapshotTaken, this, &ProcessSnapshots::tell);
}

void ProcessSnapshots::take(SnapshotBy by)
{
    const int id = m_workspace.live.subject();
    if (const OpenRecording* const open = m_workspace.session.find(id)) {
        const auto before = std::ranges::count_if(
            open->recording->snapshots, [by](const SnapshotPtr& one) { return isOf(by, one); });
        const QString label = by == SnapshotBy::Mapping ? tr("Mappings %1")
                              : by == SnapshotBy::Type  ? tr("Types %1")
                                                        : tr("Lines %1");
        m_workspace.live.takeSnapshot(id, by, label.arg(before + 1));
    }
}

QString ProcessSnapshots::tookText(SnapshotBy by, const Snapshot& snapshot, const QString& name,
                                   std::int64_t length) const
{
    const auto size = [this](auto bytes) {
        return sizeText(static_cast<double>(bytes), m_workspace.options.sizeUnit());
    };
    if (by == SnapshotBy::Mapping) {
        return tr("%1: %2 of RSS, read in %3.", "recording · snapshot, size, duration")
            .arg(name, size(snapshot.mappings.total().rss), durationText(length));
    }
    const TypeListing types = typesOf(snapshot.types);
    if (by == SnapshotBy::Site) {
        return tr("%1: %Ln block(s) that live, %2, read in %3.",
                  "recording · snapshot, number, size, duration", static_cast<int>(types.objects))
            .arg(name, size(types.totalBytes), durationText(length));
    }
    return tr("%1: %Ln object(s), %2, counted in %3.",
              "recording · snapshot, number, size, duration", static_cast<int>(types.objects))
        .arg(name, size(types.totalBytes), durationText(length));
}

void ProcessSnapshots::tell(int id, SnapshotBy by, const SnapshotRequest::State& state)
{
    const OpenRecording* const open = m_workspace.session.find(id);
    if (open == nullptr || (state.failure && state.failure->code == ErrorCode::Cancelled)) {
        return;
    }
    if (state.failure) {
        m_messages.show(
            {Message::Severity::Error,
             QStringLiteral("%1: %2").arg(singleLine(open->name), errorText(*state.failure)),
             {},
             {}});
        return;
    }
    const auto& snapshots = open->recording->snapshots;
    const auto last = std::find_if(snapshots.rbegin(), snapshots.rend(),
                                   [by](const SnapshotPtr& one) { return isOf(by, one); });
    if (last == snapshots.rend()) {
        return;
    }
    const SnapshotRef ref{id, static_cast<std::size_t>(snapshots.rend() - last) - 1};
    m_messages.show(
        {Message::Severity::Information,
         tookText(by, **last, singleLine(snapshotName(m_workspace.session, ref)), state.length),
         {},
         {},
         by == SnapshotBy::Mapping ? QStringLiteral("mappings") : QStringLiteral("types"),
         true});
    m_workspace.session.snapshots().setCurrent(ref);
}

} // namespace tidemark::app

#include "moc_process_snapshots.cpp"
