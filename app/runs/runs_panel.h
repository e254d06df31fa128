// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/latest_job.h"
#include "app/models/typed_table_model.h"
#include "app/text/run_columns.h"
#include "app/widgets/table_panel.h"
#include "app/workspace/workspace.h"
#include "core/timeline/run_groups.h"

#include <map>

class QAction;

namespace tidemark::app
{

class RunScatter;

/// One visible recording in the comparison.
struct RunRow : ComparedRun {
    int id = 0; ///< of the recording in the session
    QColor colour;
};

/// The visible recordings against one of them, the base: the first, until another is chosen.
class RunsPanel final : public TablePanel
{
    Q_OBJECT

public:
    explicit RunsPanel(Workspace& workspace, QWidget* parent = nullptr);

    void setBase(int recordingId);

protected:
    void retranslate() override;

private:
    using Figures = std::map<std::shared_ptr<const Recording>, std::optional<RunFigures>>;

    void update();
    void showRows();
    void showColumns(const RunColumnChoice& choice);
    void setColumns();
    void showSentence();
    void showChart();

    Workspace& m_workspace;
    TypedTableModel<RunRow> m_model;
    Figures m_figures; ///< of what is visible, kept so that hiding one costs nothing
    LatestJob<Figures> m_job;
    RunScatter* m_chart;
    QAction* m_makeBase;
    int m_baseId = 0;
    RunColumnChoice m_choice;                ///< that the columns are made for
    std::vector<RunGroup> m_ownGroups;       ///< of runs that belong to one by themselves
    AxisUnit m_axis = AxisUnit::Nanoseconds; ///< that the texts are made for
};

} // namespace tidemark::app
