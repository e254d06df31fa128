// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/heap/statistics_bars.h"
#include "app/models/typed_table_model.h"
#include "app/workspace/workspace.h"

class QBoxLayout;

namespace tidemark::app
{

class DataTable;
class HeapHint;

/// What heap snapshots hold by kind of memory: the ones that are A, B and C beside each other, and
/// the one shown now if it is none of them, as bars and as figures.
///
/// Works only while it is visible. GUI thread only.
class StatisticsPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit StatisticsPanel(Workspace& workspace, QWidget* parent = nullptr);

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Shown {
        StatisticsBar bar;
        SnapshotPtr snapshot;
    };

    std::vector<Shown> snapshots() const;
    void follow();
    void retranslate();
    void setTable();
    TableColumn<HeapKind> shareColumn(const StatisticsBar& bar) const;
    TableColumn<HeapKind> snapshotColumn(const StatisticsBar& bar) const;

    Workspace& m_workspace;
    std::vector<Shown> m_shown;
    StatisticsBars* m_bars;
    TypedTableModel<HeapKind> m_model;
    DataTable* m_table;
    QBoxLayout* m_layout;
    HeapHint* m_hint;
};

} // namespace tidemark::app
