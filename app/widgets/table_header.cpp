// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/table_header.h"

#include <QScopedValueRollback>

namespace tidemark::app
{

/// Set up as the header that a QTreeView has by itself.
TableHeader::TableHeader(QWidget* parent) : QHeaderView(Qt::Horizontal, parent)
{
    setSectionsMovable(true);
    setStretchLastSection(true);
    setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    setHighlightSections(false);
    connect(this, &QHeaderView::sectionResized, this, [this](int column) {
        if (m_isUsers) {
            m_userSized.insert(column);
        }
    });
}

void TableHeader::mouseMoveEvent(QMouseEvent* event)
{
    const QScopedValueRollback<bool> isUsers(m_isUsers, true);
    QHeaderView::mouseMoveEvent(event);
}

void TableHeader::mouseDoubleClickEvent(QMouseEvent* event)
{
    const QScopedValueRollback<bool> isUsers(m_isUsers, true);
    QHeaderView::mouseDoubleClickEvent(event);
}

} // namespace tidemark::app

#include "moc_table_header.cpp"
