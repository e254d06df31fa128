// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/session.h"
#include "app/workspace/view_options.h"

#include <QAccessibleWidget>

namespace tidemark::app
{

class TimelineChart;

/// The chart for screen readers: a table with a row for each plotted series and its figures over
/// the visible time (name, first, last, lowest, highest, when).
class ChartTable final : public QAccessibleWidget, public QAccessibleTableInterface
{
public:
    ChartTable(TimelineChart& chart, const Session& session, const ViewOptions& options);
    ~ChartTable() override;

    void* interface_cast(QAccessible::InterfaceType type) override;
    QString text(QAccessible::Text kind) const override;
    int childCount() const override { return rowCount() * columnCount(); }
    QAccessibleInterface* child(int index) const override;
    int indexOfChild(const QAccessibleInterface* child) const override;

    int rowCount() const override;
    int columnCount() const override { return kColumns; }
    QAccessibleInterface* cellAt(int row, int column) const override;
    QString columnDescription(int column) const override;
    QString rowDescription(int row) const override;

    /// What stands in a cell.
    QString cellText(int row, int column) const;

    QAccessibleInterface* caption() const override { return nullptr; }
    QAccessibleInterface* summary() const override { return nullptr; }
    int selectedCellCount() const override { return 0; }
    int selectedColumnCount() const override { return 0; }
    int selectedRowCount() const override { return 0; }
    QList<QAccessibleInterface*> selectedCells() const override { return {}; }
    QList<int> selectedColumns() const override { return {}; }
    QList<int> selectedRows() const override { return {}; }
    bool isColumnSelected(int /*column*/) const override { return false; }
    bool isRowSelected(int /*row*/) const override { return false; }
    bool selectRow(int /*row*/) override { return false; }
    bool selectColumn(int /*column*/) override { return false; }
    bool unselectRow(int /*row*/) override { return false; }
    bool unselectColumn(int /*column*/) override { return false; }
    void modelChange(QAccessibleTableModelChangeEvent* /*event*/) override {}

private:
    static constexpr int kColumns = 6;

    const Session& m_session;
    const ViewOptions& m_options;
    mutable QHash<int, QAccessible::Id> m_cells; ///< by index; registered with QAccessible
};

/// Makes QAccessible answer for TimelineChart with a ChartTable. Call it once.
void installChartTables();

} // namespace tidemark::app
