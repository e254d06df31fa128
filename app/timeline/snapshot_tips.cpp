// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/snapshot_tips.h"

#include "app/text/error_text.h"
#include "app/text/time_text.h"

namespace tidemark::app
{

SnapshotTips::SnapshotTips(Workspace& workspace, QObject* parent)
    : QObject(parent),
      m_workspace(workspace),
      m_changes(workspace)
{
    connect(&m_changes, &SnapshotChanges::changed, this, &SnapshotTips::changed);
}

QString SnapshotTips::nameOf(const SnapshotMoment& moment) const
{
    const OpenRecording* const open = m_workspace.session.find(moment.recordingId);
    return open != nullptr && moment.index < open->recording->snapshots.size()
               ? snapshotLabel(*open->recording, moment.index)
               : QString();
}

QString SnapshotTips::changeSince(const SnapshotMoment& before, const SnapshotMoment& moment)
{
    const SnapshotPtr from = snapshotOf(m_workspace.session, before.ref);
    const SnapshotPtr to = snapshotOf(m_workspace.session, moment.ref);
    if (from == nullptr || to == nullptr) {
        return tr("What changed since %1 is told once both are open.").arg(nameOf(before));
    }
    if (isByMapping(from)) {
        return changeText(compareMappings(from->mappings, to->mappings), nameOf(before),
                          m_workspace.options.sizeUnit());
    }
    m_changes.ask(from, to);
    if (const SnapshotChange* const change = m_changes.change()) {
        return changeText(*change, nameOf(before), m_workspace.options.sizeUnit());
    }
    if (const auto failure = m_changes.failure()) {
        return tr("What changed since %1 is not known: %2")
            .arg(nameOf(before), errorText(*failure));
    }
    return tr("Comparing it with %1…").arg(nameOf(before));
}

QString SnapshotTips::tipOf(std::span<const SnapshotMoment> moments, std::size_t number)
{
    const SnapshotMoment& moment = moments[number];
    const OpenRecording* const open = m_workspace.session.find(moment.recordingId);
    if (open == nullptr) {
        return {};
    }
    const std::int64_t position = m_workspace.session.placementOf(*open).toOwn(moment.position);
    QStringList lines{QStringLiteral("%1 · %2 · %3")
                          .arg(nameOf(moment), open->name,
                               axisPositionText(open->recording->timeline.axis, position))};
    const auto earlier = moments.first(number);
    const SnapshotPtr shown = snapshotOf(m_workspace.session, moment.ref);
    const auto isAlike = [this, &shown](const SnapshotMoment& one) {
        const SnapshotPtr other = snapshotOf(m_workspace.session, one.ref);
        return shown == nullptr || other == nullptr || areAlike(*other, *shown);
    };
    const auto before = // of the same kind, on the same timeline
        std::ranges::find_if(earlier.rbegin(), earlier.rend(), [&](const SnapshotMoment& one) {
            return one.recordingId == moment.recordingId && isAlike(one);
        });
    if (before != earlier.rend()) {
        lines << changeSince(*before, moment);
    }
    lines << (moment.ref ? tr("Click to show it. To compare it, press A, B or C, or drop it on "
                              "another one.")
                         : tr("Click to open its file."));
    return lines.join(QLatin1Char('\n'));
}

} // namespace tidemark::app

#include "moc_snapshot_tips.cpp"
