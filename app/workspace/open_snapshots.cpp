// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/open_snapshots.h"

#include "app/text/differences_text.h"
#include "app/text/plain_text.h"
#include "app/workspace/session.h"

#include <QCoreApplication>
#include <QFile>

#include <algorithm>

namespace tidemark::app
{

namespace
{

struct OpenSnapshotsText {
    Q_DECLARE_TR_FUNCTIONS(OpenSnapshots)
};

bool canBeShown(const Snapshot& snapshot)
{
    return snapshot.graph != nullptr || !snapshot.types.rows.empty() ||
           !snapshot.mappings.isEmpty();
}

/// The snapshot of the open file at @p path; none if it is not open, or holds none.
std::optional<SnapshotRef> snapshotInFile(const Session& session, const std::string& path)
{
    const QString wanted = QFile::decodeName(QByteArray::fromStdString(path));
    const auto& all = session.recordings();
    const auto found = std::ranges::find_if(all, [&wanted](const OpenRecording& open) {
        return open.path == wanted && !open.recording->snapshots.empty();
    });
    return found == all.end() ? std::nullopt : std::optional(SnapshotRef{found->id, 0});
}

/// How the snapshot at @p place can be shown: itself, or the one in the file that it names.
std::optional<SnapshotRef> shownAs(const Session& session, const SnapshotRef& place,
                                   const Snapshot& snapshot)
{
    return canBeShown(snapshot) || snapshot.path.empty() ? std::optional(place)
                                                         : snapshotInFile(session, snapshot.path);
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

bool isByMapping(const SnapshotPtr& snapshot)
{
    return snapshot != nullptr && !snapshot->mappings.isEmpty();
}

bool isBySite(const SnapshotPtr& snapshot)
{
    return snapshot != nullptr && snapshot->types.areSites;
}

bool isByTypeAlone(const SnapshotPtr& snapshot)
{
    return snapshot != nullptr && snapshot->path.empty() && !snapshot->graph &&
           !isByMapping(snapshot) && !isBySite(snapshot);
}

bool isComparedByMapping(const Session& session)
{
    const SnapshotSelection& selection = session.snapshots();
    return !selection.differences() &&
           (isByMapping(snapshotOf(session, selection.snapshot(SnapshotRole::A))) ||
            isByMapping(snapshotOf(session, selection.snapshot(SnapshotRole::B))));
}

std::vector<ListedSnapshot> snapshotsOf(const Session& session, int id)
{
    std::vector<ListedSnapshot> listed;
    const OpenRecording* const open = session.find(id);
    if (open == nullptr) {
        return listed;
    }
    const auto& snapshots = open->recording->snapshots;
    for (std::size_t i = 0; i < snapshots.size(); ++i) {
        if (const auto ref = shownAs(session, {id, i}, *snapshots[i])) {
            listed.push_back({*ref, i});
        }
    }
    return listed;
}

std::vector<SnapshotMoment> snapshotMoments(const Session& session)
{
    std::vector<SnapshotMoment> moments;
    const AxisUnit unit = session.axisUnit();
    for (const OpenRecording& open : session.recordings()) {
        if (!open.isVisible || !open.hasTimeline() || open.recording->timeline.axis != unit) {
            continue;
        }
        const AxisPlacement placement = session.placementOf(open);
        const auto& snapshots = open.recording->snapshots;
        for (std::size_t i = 0; i < snapshots.size(); ++i) {
            if (snapshots[i]->position) {
                moments.push_back({open.id, i, placement.toCommon(*snapshots[i]->position),
                                   shownAs(session, {open.id, i}, *snapshots[i])});
            }
        }
    }
    std::ranges::stable_sort(moments, {}, &SnapshotMoment::position);
    return moments;
}

std::vector<SnapshotMoment> snapshotsInOrder(const Session& session)
{
    const auto timed = snapshotMoments(session);
    std::vector<SnapshotMoment> ordered;
    for (const SnapshotRef& ref : allSnapshots(session)) {
        if (std::ranges::find(timed, std::optional(ref), &SnapshotMoment::ref) == timed.end()) {
            ordered.push_back({ref.recordingId, ref.index, 0, ref});
        }
    }
    return ordered;
}

QString snapshotLabel(const Recording& recording, std::size_t index)
{
    const Snapshot& snapshot = *recording.snapshots[index];
    const QString label = singleLine(QString::fromStdString(snapshot.label));
    if (!label.isEmpty()) {
        return label;
    }
    return snapshot.mappings.isEmpty() ? OpenSnapshotsText::tr("Snapshot %1").arg(index + 1)
                                       : OpenSnapshotsText::tr("Mappings %1").arg(index + 1);
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

std::vector<DifferencesRef> allDifferences(const Session& session)
{
    std::vector<DifferencesRef> all;
    for (const OpenRecording& open : session.recordings()) {
        for (std::size_t i = 0; i < open.recording->differences.size(); ++i) {
            all.push_back({open.id, i});
        }
    }
    return all;
}

TypeDifferencesPtr differencesOf(const Session& session,
                                 const std::optional<DifferencesRef>& differences)
{
    const OpenRecording* const open =
        differences ? session.find(differences->recordingId) : nullptr;
    return open != nullptr && differences->index < open->recording->differences.size()
               ? open->recording->differences[differences->index]
               : nullptr;
}

QString differencesName(const Session& session, const DifferencesRef& differences)
{
    const TypeDifferencesPtr found = differencesOf(session, differences);
    if (found == nullptr) {
        return {};
    }
    const OpenRecording& open = *session.find(differences.recordingId);
    const QString number = QString::number(differences.index + 1);
    const QString time = differencesTime(*found, *open.recording);
    return time.isEmpty()
               ? OpenSnapshotsText::tr("Diff %1 of %2").arg(number, open.name)
               : OpenSnapshotsText::tr("Diff %1 of %2 at %3").arg(number, open.name, time);
}

bool holdsHeaps(const Session& session)
{
    return !allSnapshots(session).empty() || !allDifferences(session).empty();
}

} // namespace tidemark::app
