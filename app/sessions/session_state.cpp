// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sessions/session_state.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <map>

namespace tidemark::app
{

namespace
{

std::filesystem::path pathOf(const OpenRecording& open)
{
    return QFile::encodeName(QFileInfo(open.path).absoluteFilePath()).toStdString();
}

bool isInFile(const OpenRecording& open)
{
    return !open.path.isEmpty() && !open.path.startsWith(u':');
}

SessionRecording recordingStateOf(const OpenRecording& open, std::size_t file, bool isFolded)
{
    SessionRecording state{file, open.placeInFile, open.name.toStdString(),
                           open.colour.name().toStdString(), open.isVisible};
    state.isFolded = isFolded;
    for (std::size_t i = 0; i < open.seriesShown.size(); ++i) {
        if (open.seriesShown[i]) {
            state.series.push_back(i);
        }
    }
    for (const Marker& mark : open.ownMarks) {
        state.marks.push_back({mark.start, mark.name});
    }
    return state;
}

/// The recordings of a session that are open, by their places there: 0 for those that are not.
std::vector<int> idsOf(const Session& session, const SessionDocument& document)
{
    std::vector<int> ids;
    for (const SessionRecording& one : document.recordings) {
        const auto& all = session.recordings();
        const auto found = std::ranges::find_if(all, [&](const OpenRecording& open) {
            return open.placeInFile == one.placeInFile && isInFile(open) &&
                   pathOf(open) == document.files[one.file];
        });
        ids.push_back(found == all.end() ? 0 : found->id);
    }
    return ids;
}

void applyTo(Session& session, int id, const SessionRecording& state)
{
    session.rename(id, QString::fromStdString(state.name));
    if (const QColor colour(QString::fromStdString(state.colour)); colour.isValid()) {
        session.recolour(id, colour);
    }
    session.setVisible(id, state.isVisible);
    for (const SessionMark& mark : state.marks) {
        session.addMark(id, mark.position, QString::fromStdString(mark.name));
    }
    for (std::size_t i = 0; i < session.find(id)->seriesShown.size(); ++i) {
        session.setSeriesShown(id, i, std::ranges::find(state.series, i) != state.series.end());
    }
}

/// By the places of recordings in the document.
SessionRuns runsStateOf(const RunSelection& runs, const std::map<int, std::size_t>& places)
{
    SessionRuns state;
    if (const auto base = places.find(runs.base()); base != places.end()) {
        state.base = base->second;
    }
    state.rule = runs.grouping().rule;
    state.patterns = runs.grouping().patterns;
    state.showsDifference = runs.showsDifference();
    return state;
}

void applyRuns(RunSelection& runs, const SessionDocument& document, const std::vector<int>& ids)
{
    RunGrouping grouping{document.runs.rule, document.runs.patterns};
    for (std::size_t i = 0; i < ids.size(); ++i) {
        if (const auto& group = document.recordings[i].group; group && ids[i] != 0) {
            grouping.chosen.emplace(ids[i], *group);
        }
    }
    runs.setGrouping(std::move(grouping));
    runs.setBase(document.runs.base ? ids[*document.runs.base] : 0);
    runs.setShowsDifference(document.runs.showsDifference);
}

void applySnapshots(SnapshotSelection& selection, const SessionDocument& document,
                    const std::vector<int>& ids)
{
    const auto refOf = [&ids](const std::optional<SessionSnapshot>& snapshot) {
        const int id = snapshot ? ids[snapshot->recording] : 0;
        return id != 0 ? std::optional(SnapshotRef{id, snapshot->index}) : std::nullopt;
    };
    for (const SnapshotRole role : kSnapshotRoles) {
        if (const auto ref = refOf(document.roles[static_cast<std::size_t>(role)])) {
            selection.setSnapshot(role, ref);
        }
    }
    if (const auto ref = refOf(document.shown)) {
        selection.setCurrent(ref);
    }
    selection.setType(document.type.empty() ? std::nullopt : std::optional(document.type));
}

/// None if one of its snapshots is in no file.
std::optional<SessionHunt> huntStateOf(const Hunting& hunting,
                                       const std::map<int, std::size_t>& places)
{
    const auto finished = hunting.finished();
    if (!finished) {
        return {};
    }
    const HuntConditions& conditions = finished->conditions;
    SessionHunt hunt{
        {}, conditions.actions, conditions.failedActions, conditions.hasOtherProcesses};
    for (std::size_t i = 0; i < hunt.snapshots.size(); ++i) {
        const auto place = places.find(finished->recordings[i]);
        if (place == places.end()) {
            return {};
        }
        hunt.snapshots[i] = {place->second, 0};
    }
    return hunt;
}

void applyHunt(Hunting& hunting, const SessionHunt& hunt, const std::vector<int>& ids)
{
    Hunting::Finished finished{{}, {hunt.actions, hunt.failedActions, hunt.hasOtherProcesses}};
    for (std::size_t i = 0; i < hunt.snapshots.size(); ++i) {
        finished.recordings[i] = ids[hunt.snapshots[i].recording];
    }
    hunting.judgeAgain(finished);
}

} // namespace

SessionDocument sessionStateOf(const Workspace& workspace)
{
    const Session& session = workspace.session;
    SessionDocument document;
    std::map<int, std::size_t> places; ///< of recordings in the document, by their ids
    std::map<std::filesystem::path, std::size_t> files;
    for (const OpenRecording& open : session.recordings()) {
        if (!isInFile(open)) {
            continue;
        }
        const auto [file, isNew] = files.emplace(pathOf(open), files.size());
        if (isNew) {
            document.files.push_back(file->first);
        }
        places.emplace(open.id, document.recordings.size());
        document.recordings.push_back(
            recordingStateOf(open, file->second, workspace.sources.isCardFolded(open.id)));
        const auto& chosen = session.runs().grouping().chosen;
        if (const auto group = chosen.find(open.id); group != chosen.end()) {
            document.recordings.back().group = group->second;
        }
    }
    const auto placeOf = [&places](const std::optional<SnapshotRef>& ref) {
        const auto found = ref ? places.find(ref->recordingId) : places.end();
        return found == places.end() ? std::nullopt
                                     : std::optional(SessionSnapshot{found->second, ref->index});
    };
    if (const OpenRecording* const current = session.current();
        current != nullptr && places.contains(current->id)) {
        document.current = places[current->id];
    }
    document.alignment = {session.alignment(), session.alignedAt()};
    document.runs = runsStateOf(session.runs(), places);
    if (session.time().isZoomed()) {
        document.visible = session.time().visible();
    }
    document.selected = session.time().selected();
    const SnapshotSelection& snapshots = session.snapshots();
    for (const SnapshotRole role : kSnapshotRoles) {
        document.roles[static_cast<std::size_t>(role)] = placeOf(snapshots.snapshot(role));
    }
    document.shown = placeOf(snapshots.current());
    document.type = snapshots.type().value_or("");
    document.notes = workspace.notes.text().toStdString();
    document.hunt = huntStateOf(workspace.hunting, places);
    return document;
}

void applySession(Workspace& workspace, const SessionDocument& document)
{
    Session& session = workspace.session;
    const std::vector<int> ids = idsOf(session, document);
    int place = 0;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        if (ids[i] != 0) {
            applyTo(session, ids[i], document.recordings[i]);
            session.move(ids[i], place++);
            workspace.sources.setCardsFolded({ids[i]}, document.recordings[i].isFolded);
        }
    }
    session.setAlignment(document.alignment.kind, document.alignment.name);
    if (document.current && ids[*document.current] != 0) {
        session.setCurrent(ids[*document.current]);
    }
    applyRuns(session.runs(), document, ids);
    applySnapshots(session.snapshots(), document, ids);
    workspace.notes.setText(QString::fromStdString(document.notes));
    if (document.hunt) {
        applyHunt(workspace.hunting, *document.hunt, ids);
    }
    if (document.visible) {
        session.time().zoomTo(*document.visible);
    }
    if (document.selected) {
        session.time().select(document.selected);
    }
}

} // namespace tidemark::app
