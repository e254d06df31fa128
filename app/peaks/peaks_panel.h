// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/latest_job.h"
#include "app/models/typed_table_model.h"
#include "app/widgets/table_panel.h"
#include "app/workspace/workspace.h"
#include "core/timeline/peaks.h"

namespace tidemark::app
{

/// A peak with the innermost function span that holds it.
struct PeakRow {
    Peak peak;
    QString function; ///< empty if no span holds it
};

/// The most prominent peaks of the current recording's main series; a click goes there.
class PeaksPanel final : public TablePanel
{
    Q_OBJECT

public:
    explicit PeaksPanel(Workspace& workspace, QWidget* parent = nullptr);

Q_SIGNALS:
    /// The user wants to see a peak; @p position is on the recording's own axis.
    void peakActivated(int recordingId, std::int64_t position);

protected:
    void retranslate() override;

private:
    void update();
    void showHint();

    Workspace& m_workspace;
    TypedTableModel<PeakRow> m_model;
    std::shared_ptr<const Recording> m_shown;
    int m_shownId = 0; ///< of the recording that m_shown is, or was when it was shorter
    LatestJob<std::vector<PeakRow>> m_job;
};

} // namespace tidemark::app
