// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/run_rows.h"

#include "app/text/plain_text.h"
#include "app/workspace/session.h"
#include "core/timeline/pareto_front.h"

#include <QCoreApplication>

#include <algorithm>

namespace tidemark::app
{

namespace
{

struct RunRowsText {
    Q_DECLARE_TR_FUNCTIONS(RunRows)
};

void markFront(std::vector<RunRow>& rows)
{
    std::vector<RunFigures> figures;
    for (const RunRow& row : rows) {
        figures.push_back(*row.figures);
    }
    const std::vector<bool> front = paretoFrontOf(figures);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        rows[i].isOnFront = front[i];
    }
}

void compareWithBase(std::vector<RunRow>& rows)
{
    const auto base = std::ranges::find(rows, true, &RunRow::isBase);
    if (base != rows.end()) {
        const RunFigures figures = *base->figures;
        for (RunRow& row : rows) {
            row.change = changeOf(*row.figures, figures);
        }
    }
}

QString inTwoGroupsText(const RunInTwoGroups& found, const std::vector<RunRow>& rows,
                        const RunGrouping& grouping)
{
    const auto nameOf = [&grouping](std::size_t place) {
        return singleLine(QString::fromStdString(grouping.patterns[place].name));
    };
    return RunRowsText::tr("%1 fits two groups, %2 and %3: a run may be in one only. Change the "
                           "patterns in “Groups”.")
        .arg(singleLine(rows[found.run].name), nameOf(found.first), nameOf(found.second));
}

/// The group that was chosen for a run by hand or, where nothing else is asked for, the one that it
/// belongs to by itself.
std::optional<std::string> chosenFor(const OpenRecording& open, const RunGrouping& grouping)
{
    if (const auto found = grouping.chosen.find(open.id); found != grouping.chosen.end()) {
        return found->second;
    }
    return grouping.rule == GroupRule::None && !open.group.isEmpty()
               ? std::optional(open.group.toStdString())
               : std::nullopt;
}

/// The groups of runs that belong to one by themselves.
std::vector<RunGroup> ownGroupsOf(const Session& session, const std::vector<RunRow>& rows)
{
    std::vector<GroupMember> members;
    for (const RunRow& row : rows) {
        const OpenRecording& open = *session.find(row.id);
        if (!open.group.isEmpty()) {
            members.push_back(
                {open.group.toStdString(), open.groupBase.toStdString(), row.axis, *row.figures});
        }
    }
    return groupsOfMembers(members);
}

/// Puts each of the rows into its group.
void addGroups(const Session& session, RunRows& shown)
{
    const RunGrouping& grouping = session.runs().grouping();
    std::vector<NamedRun> runs;
    std::vector<std::optional<std::string>> chosen;
    for (const RunRow& row : shown.rows) {
        const OpenRecording& open = *session.find(row.id);
        runs.push_back(
            {open.path.toStdString(), open.recording->startedUnixNs, open.group.toStdString()});
        chosen.push_back(chosenFor(open, grouping));
    }
    const auto places = placesOf(runs, grouping.rule, grouping.patterns, chosen);
    if (!places) {
        shown.groupProblem = inTwoGroupsText(places.error(), shown.rows, grouping);
        return;
    }
    for (const std::string& name : places->names) {
        shown.groupNames << QString::fromStdString(name);
    }
    for (std::size_t i = 0; i < shown.rows.size(); ++i) {
        if (const auto group = places->groups[i]) {
            shown.rows[i].group = group;
            shown.rows[i].groupName = shown.groupNames[static_cast<qsizetype>(*group)];
        }
    }
    if (shown.groupNames.isEmpty() && grouping.rule != GroupRule::None) {
        shown.groupProblem =
            RunRowsText::tr("No run tells its group by this rule. Choose another in “Groups”, or "
                            "put runs into groups by hand.");
    }
}

} // namespace

RunRows runRowsOf(const Session& session, const KnownFigures& figures)
{
    RunRows shown;
    const AxisUnit axis = session.axisUnit();
    const OpenRecording* const base = baseRun(session);
    for (const OpenRecording& open : session.recordings()) {
        const auto known = figures.find(open.recording);
        if (!open.isVisible || known == figures.end()) {
            continue;
        }
        if (open.recording->timeline.axis != axis) {
            shown.leftOut.otherAxis << singleLine(open.name);
        } else if (!known->second) {
            shown.leftOut.noMemory << singleLine(open.name);
        } else {
            shown.rows.push_back(
                {{open.name, axis, known->second, {}, &open == base}, open.id, open.colour});
            shown.columns.add(known->second);
            if (known->second->duration == 0) {
                shown.leftOut.noDuration << singleLine(open.name);
            }
        }
    }
    compareWithBase(shown.rows);
    markFront(shown.rows);
    addGroups(session, shown);
    shown.ownGroups = ownGroupsOf(session, shown.rows);
    return shown;
}

} // namespace tidemark::app
