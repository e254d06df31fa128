// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/marks/marks_text.h"
#include "app/models/typed_table_model.h"
#include "app/widgets/recording_panel.h"
#include "core/timeline/marks.h"

class QAction;
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
class MarksPanel final : public RecordingPanel
{
    Q_OBJECT

public:
    explicit MarksPanel(Workspace& workspace, QWidget* parent = nullptr);

protected:
    void follow() override;
    void activate(const QModelIndex& index) override;
    PointedPlace placeOf(const QModelIndex& index) const override;
    std::optional<int> rowAt(std::int64_t position) const override;
    QString hint() const override;
    void retranslate() override;

private:
    using Column = TableColumn<MarkRow>;

    MarksSheet wantedSheet() const;
    std::vector<Marker> selectedOwnMarks();
    void removeSelected();
    TypedTableModel<MarkRow>::Columns columns() const;

    TypedTableModel<MarkRow> m_model;
    MarksSheet m_sheet;
    int m_shownId = 0; ///< of the recording in the session
    MarksExport* m_export;
    QAction* m_remove; ///< what was marked here
    QLabel* m_name;
    QLabel* m_told;
};

} // namespace tidemark::app
