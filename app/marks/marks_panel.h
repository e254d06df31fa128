// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/marks/marks_text.h"
#include "app/models/typed_table_model.h"
#include "app/widgets/table_panel.h"
#include "app/workspace/workspace.h"
#include "core/timeline/marks.h"

class QLabel;

namespace tidemark::app
{

class MarksExport;

/// A mark with the readings of the main series and of the others that are shown.
struct MarkRow {
    MarkReading main;
    std::vector<std::optional<double>> others;

    bool operator==(const MarkRow&) const = default;
};

/// The marks of the current recording with memory at each; a click goes there. Read anew whenever
/// the recording changes, so that it follows one that is still being made.
class MarksPanel final : public TablePanel
{
    Q_OBJECT

public:
    explicit MarksPanel(Workspace& workspace, QWidget* parent = nullptr);

Q_SIGNALS:
    /// The user wants to see a mark; @p position is on the recording's own axis.
    void markActivated(int recordingId, std::int64_t position);

protected:
    void retranslate() override;

private:
    using Column = TableColumn<MarkRow>;

    MarksSheet wantedSheet() const;
    void update();
    void showHint();
    TypedTableModel<MarkRow>::Columns columns() const;

    Workspace& m_workspace;
    TypedTableModel<MarkRow> m_model;
    MarksSheet m_sheet;
    int m_shownId = 0; ///< of the recording in the session
    MarksExport* m_export;
    QLabel* m_name;
    QLabel* m_told;
};

} // namespace tidemark::app
