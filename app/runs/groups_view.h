// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/latest_job.h"
#include "app/runs/groups_picture.h"
#include "app/workspace/workspace.h"
#include "core/timeline/run_groups.h"

#include <QWidget>

class QLabel;
class QScrollArea;

namespace tidemark::app
{

/// One group of runs, before anything is computed of it.
struct GroupOfRuns {
    QString name = {};
    std::vector<GroupDot> runs = {}; ///< at least one

    bool operator==(const GroupOfRuns&) const = default;
};

/// All that the groups picture is computed from.
struct GroupsRequest {
    RunFigure figure = RunFigure::Peak;
    AxisUnit axis = AxisUnit::Nanoseconds;
    SizeUnit unit = SizeUnit::Binary;
    std::vector<GroupOfRuns> groups = {};
    std::size_t base = 0; ///< place of the group that the others are set against

    bool operator==(const GroupsRequest&) const = default;
};

/// The picture of groups of runs, computed in the background; a sentence that says how to make some
/// while there are none.
class GroupsView final : public QWidget
{
    Q_OBJECT

public:
    explicit GroupsView(Workspace& workspace, QWidget* parent = nullptr);

    void setGroups(const GroupsRequest& request);

    /// What stands in the place of the picture; nothing if empty.
    void setHint(const QString& sentence);

private:
    void showMarks();

    Workspace& m_workspace;
    GroupsRequest m_request;
    LatestJob<GroupsContents> m_job;
    GroupsPicture* m_picture;
    QScrollArea* m_scroll;
    QLabel* m_hint;
};

} // namespace tidemark::app
