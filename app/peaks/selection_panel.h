// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/latest_job.h"
#include "app/models/typed_table_model.h"
#include "app/widgets/table_panel.h"
#include "app/workspace/workspace.h"
#include "core/timeline/statistics.h"

#include <QTimer>

class QLabel;

namespace tidemark::app
{

/// One plotted series over the selected range.
struct SelectionRow {
    int recordingId;
    std::size_t series; ///< in its timeline
    QString name;
    QColor colour;
    SeriesStatistics statistics;
    std::optional<double> trend; ///< bytes a second; only on a time axis

    /// Bytes a second between the first and the last reading, if time passed between them.
    std::optional<double> rate(AxisUnit axis) const;
};

/// Statistics of every plotted series over the selected range, or over what is visible.
class SelectionPanel final : public TablePanel
{
    Q_OBJECT

public:
    explicit SelectionPanel(Workspace& workspace, QWidget* parent = nullptr);

protected:
    void retranslate() override;

private:
    AxisRange range() const;
    void update();
    void follow();
    void showTitle();

    Workspace& m_workspace;
    TypedTableModel<SelectionRow> m_model;
    LatestJob<std::vector<SelectionRow>> m_job;
    QLabel* m_title;
    QTimer m_soon; ///< runs for a while after each update
    bool m_isStale = false;
    bool m_isEmpty = true;                   ///< nothing is plotted
    AxisUnit m_axis = AxisUnit::Nanoseconds; ///< that the columns are in
};

} // namespace tidemark::app
