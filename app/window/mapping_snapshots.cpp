// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/mapping_snapshots.h"

#include "app/messages/message_bar.h"
#include "app/text/error_text.h"
#include "app/text/plain_text.h"
#include "app/text/size_text.h"
#include "app/text/time_text.h"
#include "app/workspace/open_snapshots.h"

#include <algorithm>

namespace tidemark::app
{

MappingSnapshots::MappingSnapshots(Workspace& workspace, MessageBar& messages, QObject* parent)
    : QObject(parent),
      m_workspace(workspace),
      m_messages(messages)
{
    connect(&workspace.live, &LiveRecordings::mappingsTaken, this, &MappingSnapshots::tell);
}

void MappingSnapshots::take()
{
    const int id = m_workspace.live.subject();
    if (const OpenRecording* const open = m_workspace.session.find(id)) {
        const auto before = std::ranges::count_if(open->recording->snapshots, isByMapping);
        m_workspace.live.takeMappings(id, tr("Mappings %1").arg(before + 1));
    }
}

void MappingSnapshots::tell(int id, const MappingRequest::State& state)
{
    const OpenRecording* const open = m_workspace.session.find(id);
    if (open == nullptr) {
        return;
    }
    const QString name = singleLine(open->name);
    if (state.failure) {
        m_messages.show({Message::Severity::Error,
                         QStringLiteral("%1: %2").arg(name, errorText(*state.failure)),
                         {},
                         {}});
        return;
    }
    const auto& snapshots = open->recording->snapshots;
    const auto last = std::find_if(snapshots.rbegin(), snapshots.rend(), isByMapping);
    if (last == snapshots.rend()) {
        return;
    }
    const auto index = static_cast<std::size_t>(snapshots.rend() - last) - 1;
    m_messages.show({Message::Severity::Information,
                     tr("%1: %2 of RSS, read in %3.", "recording · snapshot, size, duration")
                         .arg(singleLine(snapshotName(m_workspace.session, SnapshotRef{id, index})),
                              sizeText(static_cast<double>((*last)->mappings.total().rss),
                                       m_workspace.options.sizeUnit()),
                              durationText(state.length)),
                     {},
                     {},
                     QStringLiteral("mappings"),
                     true});
    m_workspace.session.snapshots().setCurrent(SnapshotRef{id, index});
}

} // namespace tidemark::app

#include "moc_mapping_snapshots.cpp"
