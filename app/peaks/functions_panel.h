// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/latest_job.h"
#include "app/models/typed_table_model.h"
#include "app/widgets/table_panel.h"
#include "app/workspace/workspace.h"
#include "core/timeline/function_totals.h"

namespace tidemark::app
{

/// The functions of the current recording with their calls, time and memory; a click shows the call
/// with the largest change, or the longest.
class FunctionsPanel final : public TablePanel
{
    Q_OBJECT

public:
    explicit FunctionsPanel(Workspace& workspace, QWidget* parent = nullptr);

Q_SIGNALS:
    /// The user wants to see a call; @p span is on the recording's own axis.
    void spanActivated(int recordingId, const tidemark::Marker& span);

protected:
    void retranslate() override;

private:
    void update();
    void showHint();

    Workspace& m_workspace;
    TypedTableModel<FunctionTotal> m_model;
    std::shared_ptr<const Recording> m_shown;
    int m_shownId = 0; ///< of the recording that m_shown is, or was when it was shorter
    LatestJob<std::vector<FunctionTotal>> m_job;
};

} // namespace tidemark::app
