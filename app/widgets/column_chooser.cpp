// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/column_chooser.h"

#include "app/models/table_model.h"

#include <QEvent>
#include <QHeaderView>
#include <QMenu>

#include <algorithm>

namespace tidemark::app
{

ColumnChooser::ColumnChooser(TreeTable& table, std::vector<int> columns)
    : QObject(&table),
      m_table(table),
      m_columns(std::move(columns))
{
    for (int column = 1; column < table.tree().columnCount(); ++column) {
        table.setColumnHidden(column, std::ranges::find(m_columns, column) == m_columns.end());
    }
    table.viewport()->installEventFilter(this);
    table.header()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(table.header(), &QWidget::customContextMenuRequested, this, [this](const QPoint& at) {
        QMenu menu(&m_table);
        fillMenu(menu);
        menu.exec(m_table.header()->mapToGlobal(at));
    });
}

void ColumnChooser::setFirstOptional(int least)
{
    m_leastFirst = least;
    fit();
}

int ColumnChooser::widthOf(int column) const
{
    return std::max(m_table.wantedWidth(column), m_table.columnWidth(column));
}

int ColumnChooser::wantedWidth() const
{
    int width = 0;
    for (const int column : m_columns) {
        width += widthOf(column);
    }
    return width;
}

void ColumnChooser::fit()
{
    if (m_isChosen || m_table.tree().rowCount() == 0) {
        return;
    }
    const bool isOptional = m_leastFirst > 0;
    int left = m_table.viewport()->width() - (isOptional ? 0 : m_table.narrowestFirst());
    bool fits = true;
    for (const int column : m_columns) {
        left -= widthOf(column);
        fits = fits && left >= 0;
        m_table.setColumnHidden(column, !fits);
    }
    m_table.setColumnHidden(0, isOptional && left < m_leastFirst);
    m_table.fitColumns();
}

void ColumnChooser::choose(int column, bool isShown)
{
    m_isChosen = true;
    m_table.setColumnHidden(column, !isShown);
    m_table.fitColumns();
}

void ColumnChooser::fillMenu(QMenu& menu)
{
    std::vector<int> columns = m_columns;
    std::ranges::sort(columns);
    for (const int column : columns) {
        auto* const action =
            menu.addAction(m_table.tree().headerData(column, Qt::Horizontal, CopyRole).toString());
        action->setCheckable(true);
        action->setChecked(!m_table.isColumnHidden(column));
        connect(action, &QAction::toggled, this,
                [this, column](bool isShown) { choose(column, isShown); });
    }
}

bool ColumnChooser::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize) {
        fit();
    }
    return QObject::eventFilter(watched, event);
}

} // namespace tidemark::app

#include "moc_column_chooser.cpp"
