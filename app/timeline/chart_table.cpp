// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/chart_table.h"

#include "app/text/time_text.h"
#include "app/timeline/plot_renderer.h"
#include "app/timeline/timeline_chart.h"
#include "app/workspace/plotted_series.h"
#include "app/workspace/position_text.h"
#include "core/timeline/statistics.h"

#include <QCoreApplication>

namespace tidemark::app
{

namespace
{

struct TableText {
    Q_DECLARE_TR_FUNCTIONS(ChartTable)
};

/// One cell; has no widget of its own.
class ChartCell final : public QAccessibleInterface, public QAccessibleTableCellInterface
{
public:
    ChartCell(ChartTable& table, int index) : m_table(table), m_index(index) {}

    bool isValid() const override { return m_index < m_table.childCount(); }
    QObject* object() const override { return nullptr; }
    QWindow* window() const override { return m_table.window(); }
    QAccessibleInterface* childAt(int /*x*/, int /*y*/) const override { return nullptr; }
    QAccessibleInterface* parent() const override { return &m_table; }
    QAccessibleInterface* child(int /*index*/) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface* /*child*/) const override { return -1; }
    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Name ? m_table.cellText(rowIndex(), columnIndex()) : QString();
    }
    void setText(QAccessible::Text /*kind*/, const QString& /*text*/) override {}
    QRect rect() const override { return m_table.rect(); }
    QAccessible::Role role() const override { return QAccessible::Cell; }
    QAccessible::State state() const override { return {}; }
    void* interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::TableCellInterface
                   ? static_cast<QAccessibleTableCellInterface*>(this)
                   : nullptr;
    }

    int columnExtent() const override { return 1; }
    int rowExtent() const override { return 1; }
    QList<QAccessibleInterface*> columnHeaderCells() const override { return {}; }
    QList<QAccessibleInterface*> rowHeaderCells() const override { return {}; }
    int columnIndex() const override { return m_index % m_table.columnCount(); }
    int rowIndex() const override { return m_index / m_table.columnCount(); }
    bool isSelected() const override { return false; }
    QAccessibleInterface* table() const override { return &m_table; }

private:
    ChartTable& m_table;
    int m_index;
};

QAccessibleInterface* makeChartTable(const QString& /*className*/, QObject* object)
{
    auto* const chart = qobject_cast<TimelineChart*>(object);
    return chart != nullptr ? new ChartTable(*chart, chart->session(), chart->options()) : nullptr;
}

} // namespace

ChartTable::ChartTable(TimelineChart& chart, const Session& session, const ViewOptions& options)
    : QAccessibleWidget(&chart, QAccessible::Table),
      m_session(session),
      m_options(options)
{
}

ChartTable::~ChartTable()
{
    for (const QAccessible::Id cell : std::as_const(m_cells)) {
        QAccessible::deleteAccessibleInterface(cell);
    }
}

QString ChartTable::text(QAccessible::Text kind) const
{
    return kind == QAccessible::Name ? TableText::tr("Memory over time")
                                     : QAccessibleWidget::text(kind);
}

void* ChartTable::interface_cast(QAccessible::InterfaceType type)
{
    return type == QAccessible::TableInterface ? static_cast<QAccessibleTableInterface*>(this)
                                               : QAccessibleWidget::interface_cast(type);
}

QAccessibleInterface* ChartTable::child(int index) const
{
    if (index < 0 || index >= childCount()) {
        return nullptr;
    }
    const auto known = m_cells.constFind(index);
    if (known != m_cells.constEnd()) {
        return QAccessible::accessibleInterface(*known);
    }
    auto* const cell = new ChartCell(const_cast<ChartTable&>(*this), index);
    m_cells.insert(index, QAccessible::registerAccessibleInterface(cell));
    return cell;
}

int ChartTable::indexOfChild(const QAccessibleInterface* child) const
{
    const auto* const cell = dynamic_cast<const ChartCell*>(child);
    return cell != nullptr ? cell->rowIndex() * kColumns + cell->columnIndex() : -1;
}

int ChartTable::rowCount() const
{
    return static_cast<int>(plottedSeries(m_session).size());
}

QAccessibleInterface* ChartTable::cellAt(int row, int column) const
{
    return column < 0 || column >= kColumns ? nullptr : child(row * kColumns + column);
}

QString ChartTable::columnDescription(int column) const
{
    switch (column) {
    case 0:
        return TableText::tr("Series");
    case 1:
        return TableText::tr("First");
    case 2:
        return TableText::tr("Last");
    case 3:
        return TableText::tr("Lowest");
    case 4:
        return TableText::tr("Highest");
    case 5:
        return TableText::tr("Highest at");
    default:
        return {};
    }
}

QString ChartTable::rowDescription(int row) const
{
    return cellText(row, 0);
}

QString ChartTable::cellText(int row, int column) const
{
    const auto plotted = plottedSeries(m_session);
    if (row < 0 || static_cast<std::size_t>(row) >= plotted.size()) {
        return {};
    }
    const PlottedSeries& series = plotted[static_cast<std::size_t>(row)];
    if (column == 0) {
        return series.name;
    }
    const auto statistics =
        statisticsOf(*series.series, ownRange(series, m_session.time().visible()));
    if (statistics.readings == 0) {
        return unknownText();
    }
    if (column == 5) {
        return m_session.isStretched()
                   ? axisPositionText(m_session.axisUnit(), statistics.maxAt)
                   : positionText(m_session, series.placement.toCommon(statistics.maxAt));
    }
    const double values[] = {statistics.first, statistics.last, statistics.min, statistics.max};
    return sizeText(values[std::clamp(column - 1, 0, 3)], m_options.sizeUnit());
}

void installChartTables()
{
    QAccessible::installFactory(makeChartTable);
}

} // namespace tidemark::app
