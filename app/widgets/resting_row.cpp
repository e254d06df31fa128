// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/resting_row.h"

#include <QAbstractItemView>
#include <QScrollBar>

namespace tidemark::app
{

namespace
{

constexpr int kRest = 250; ///< milliseconds

} // namespace

RestingRow::RestingRow(QAbstractItemView& table) : QObject(&table), m_table(table)
{
    m_wait.setSingleShot(true);
    m_wait.setInterval(kRest);
    connect(&m_wait, &QTimer::timeout, this, &RestingRow::reveal);
}

void RestingRow::setRow(std::optional<int> row)
{
    m_row = row;
    row ? m_wait.start() : m_wait.stop();
}

void RestingRow::reveal()
{
    const QModelIndex index = m_table.model()->index(*m_row, 0);
    const QRect row = m_table.visualRect(index);
    const QRect shown = m_table.viewport()->rect();
    const bool isSeen = row.top() >= shown.top() && row.bottom() <= shown.bottom();
    if (index.isValid() && !isSeen) {
        const int sideways = m_table.horizontalScrollBar()->value();
        m_table.scrollTo(index, QAbstractItemView::PositionAtCenter);
        m_table.horizontalScrollBar()->setValue(sideways);
    }
}

} // namespace tidemark::app
