// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/run_groups.h"

#include "app/text/file_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>

namespace tidemark::app
{

namespace
{

struct RunGroupsText {
    Q_DECLARE_TR_FUNCTIONS(RunGroups)
};

QString inTwoGroupsText(const RunInTwoGroups& found, const std::vector<Run>& runs,
                        const std::vector<GroupPattern>& patterns)
{
    return RunGroupsText::tr("%1 fits two groups, %2 and %3: a run may be in one only.")
        .arg(fileText(runs[found.run].named.path), fileText(patterns[found.first].name),
             fileText(patterns[found.second].name));
}

} // namespace

tl::expected<std::vector<RunGroup>, QString> groupRuns(const std::vector<Run>& runs,
                                                       const std::vector<GroupPattern>& patterns)
{
    std::vector<NamedRun> named;
    std::ranges::transform(runs, std::back_inserter(named), [](const Run& run) {
        return NamedRun{run.named.path, run.named.recording->startedUnixNs, run.named.group};
    });
    const auto places = placesByPattern(named, patterns);
    if (!places) {
        return tl::unexpected(inTwoGroupsText(places.error(), runs, patterns));
    }
    std::vector<GroupedRuns> groups;
    std::ranges::transform(patterns, std::back_inserter(groups), [](const GroupPattern& pattern) {
        return GroupedRuns{pattern.name, {}};
    });
    std::optional<AxisUnit> axis;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const auto place = (*places)[i];
        if (!place || !runs[i].figures) {
            continue;
        }
        if (axis.value_or(runs[i].axis()) != runs[i].axis()) {
            return tl::unexpected(
                RunGroupsText::tr("%1 has another axis than the runs before it: what counts "
                                  "seconds and what counts instructions cannot be compared.")
                    .arg(fileText(runs[i].named.path)));
        }
        axis = runs[i].axis();
        groups[*place].runs.push_back(*runs[i].figures);
    }
    const auto empty =
        std::ranges::find_if(groups, [](const GroupedRuns& group) { return group.runs.empty(); });
    if (empty != groups.end()) {
        const GroupPattern& pattern = patterns[static_cast<std::size_t>(empty - groups.begin())];
        return tl::unexpected(RunGroupsText::tr("No run with memory fits the group %1: %2.")
                                  .arg(fileText(pattern.name), fileText(pattern.pattern)));
    }
    return compareGroups(groups, axis.value_or(AxisUnit::Nanoseconds));
}

std::vector<RunGroup> groupsByThemselves(const std::vector<Run>& runs)
{
    std::vector<GroupMember> members;
    for (const Run& run : runs) {
        if (run.figures && !run.named.group.empty()) {
            members.push_back({run.named.group, run.named.groupBase, run.axis(), *run.figures});
        }
    }
    return groupsOfMembers(members);
}

} // namespace tidemark::app
