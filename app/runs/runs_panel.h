// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/latest_job.h"
#include "app/models/typed_table_model.h"
#include "app/runs/run_rows.h"
#include "app/widgets/table_panel.h"
#include "app/workspace/workspace.h"
#include "core/timeline/run_groups.h"

class QAction;
class QComboBox;
class QStackedWidget;
class QToolButton;

namespace tidemark::app
{

class ElidedLabel;
class GroupMenu;
class GroupsView;
class RunScatter;

/// The visible recordings against one of them, the base: the first, until another is chosen. Beside
/// the table stands a picture: peak against run time, or a figure of the groups they are in. What
/// the mouse points at here is marked in all views of recordings, and the other way round.
class RunsPanel final : public TablePanel
{
    Q_OBJECT

public:
    explicit RunsPanel(Workspace& workspace, QWidget* parent = nullptr);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void retranslate() override;

private:
    void layOut();
    void followTable();
    void followPicture();
    void fillPictures();
    void goToRun(std::size_t run);
    void showPicture();
    void showGroups();
    std::vector<int> selectedRuns();
    void update();
    void showRows();
    void showColumns(const RunColumnChoice& choice);
    void setColumns();
    void showChart();
    void showVerdict();
    void markRuns();
    void showCurrent();
    std::optional<std::size_t> currentRow() const;
    std::optional<std::size_t> rowOf(int id) const;

    Workspace& m_workspace;
    TypedTableModel<RunRow> m_model;
    KnownFigures m_figures; ///< of what is visible, kept so that hiding one costs nothing
    LatestJob<KnownFigures> m_job;
    RunScatter* m_chart;
    ElidedLabel* m_legend;
    ElidedLabel* m_verdict;
    ElidedLabel* m_note;
    GroupsView* m_groups;
    GroupMenu* m_groupMenu;
    QToolButton* m_difference;
    QComboBox* m_picture;
    QWidget* m_beside = nullptr; ///< the picture with what stands around it
    QStackedWidget* m_pictures;
    QAction* m_makeBase;
    QStringList m_groupNames;
    QString m_groupProblem; ///< why there are none, if that is to be told
    bool m_hasGroupColumn = false;
    LeftOutRuns m_leftOut;
    RunColumnChoice m_choice;                ///< that the columns are made for
    std::vector<RunGroup> m_ownGroups;       ///< of runs that belong to one by themselves
    AxisUnit m_axis = AxisUnit::Nanoseconds; ///< that the texts are made for
};

} // namespace tidemark::app
