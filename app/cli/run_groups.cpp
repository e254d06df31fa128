// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/run_groups.h"

#include "app/text/file_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <filesystem>
#include <fnmatch.h>

namespace tidemark::app
{

namespace
{

struct RunGroupsText {
    Q_DECLARE_TR_FUNCTIONS(RunGroups)
};

bool fits(const GroupPattern& pattern, const Run& run)
{
    const std::string name = std::filesystem::path(run.named.path).filename().string();
    const char* const wanted = pattern.pattern.c_str();
    return ::fnmatch(wanted, run.named.path.c_str(), 0) == 0 ||
           ::fnmatch(wanted, name.c_str(), 0) == 0 ||
           (!run.named.group.empty() && ::fnmatch(wanted, run.named.group.c_str(), 0) == 0);
}

/// The first group that @p run fits; the number of groups if none.
tl::expected<std::size_t, QString> placeOf(const Run& run,
                                           const std::vector<GroupPattern>& patterns)
{
    std::size_t place = patterns.size();
    for (std::size_t i = 0; i < patterns.size(); ++i) {
        if (!fits(patterns[i], run)) {
            continue;
        }
        if (place != patterns.size()) {
            return tl::unexpected(
                RunGroupsText::tr("%1 fits two groups, %2 and %3: a run may be in one only.")
                    .arg(fileText(run.named.path), fileText(patterns[place].name),
                         fileText(patterns[i].name)));
        }
        place = i;
    }
    return place;
}

} // namespace

std::optional<GroupPattern> groupPatternIn(const std::string& text)
{
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos || equals == 0 || equals + 1 == text.size()) {
        return {};
    }
    return GroupPattern{text.substr(0, equals), text.substr(equals + 1)};
}

tl::expected<std::vector<RunGroup>, QString> groupRuns(const std::vector<Run>& runs,
                                                       const std::vector<GroupPattern>& patterns)
{
    std::vector<std::vector<RunFigures>> figures(patterns.size());
    std::optional<AxisUnit> axis;
    for (const Run& run : runs) {
        const auto place = placeOf(run, patterns);
        if (!place) {
            return tl::unexpected(place.error());
        }
        if (*place == patterns.size() || !run.figures) {
            continue;
        }
        if (axis.value_or(run.axis()) != run.axis()) {
            return tl::unexpected(
                RunGroupsText::tr("%1 has another axis than the runs before it: what counts "
                                  "seconds and what counts instructions cannot be compared.")
                    .arg(fileText(run.named.path)));
        }
        axis = run.axis();
        figures[*place].push_back(*run.figures);
    }
    std::vector<RunGroup> groups;
    for (std::size_t i = 0; i < patterns.size(); ++i) {
        if (figures[i].empty()) {
            return tl::unexpected(
                RunGroupsText::tr("No run with memory fits the group %1: %2.")
                    .arg(fileText(patterns[i].name), fileText(patterns[i].pattern)));
        }
        RunGroup group{patterns[i].name, *axis, figures[i].size(), groupFiguresOf(figures[i])};
        if (i > 0) {
            group.versusBase = groupChangesOf(figures[i], figures[0]);
        }
        groups.push_back(std::move(group));
    }
    return groups;
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
