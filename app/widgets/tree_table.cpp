// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/tree_table.h"

#include "app/widgets/line_actions.h"

#include <QHeaderView>
#include <QKeyEvent>

#include <algorithm>

namespace tidemark::app
{

namespace
{

constexpr int kNarrowestFirst = 140;
constexpr int kShareOfNames = 4; ///< of the width, one part in so many at most
constexpr int kNarrowestNames = 96;

} // namespace

TreeTable::TreeTable(QWidget* parent) : TreeTable(*new TreeModel, parent)
{
    m_tree->setParent(this);
}

TreeTable::TreeTable(TreeModel& tree, QWidget* parent)
    : DataTable(parent),
      m_tree(&tree),
      m_lineActions(nullptr),
      m_narrowestFirst(kNarrowestFirst)
{
    setRootIsDecorated(true);
    setItemsExpandable(true);
    setExpandsOnDoubleClick(false);
    setModel(m_tree);
    m_lineActions = new LineActions(*this);
    header()->setSortIndicatorClearable(false);
    connect(this, &QAbstractItemView::clicked, this, &TreeTable::showMore);
    connect(this, &QAbstractItemView::doubleClicked, this, [this](const QModelIndex& index) {
        if (!m_tree->isMore(index)) {
            Q_EMIT entryActivated(m_tree->entry(index));
        }
    });
}

void TreeTable::showMore(const QModelIndex& index)
{
    if (!m_tree->isMore(index)) {
        return;
    }
    const QModelIndex above = index.parent();
    const int row = index.row();
    m_tree->showMore(index);
    setCurrentIndex(m_tree->index(row, 0, above)); // the first of the new ones
}

void TreeTable::fitColumns()
{
    DataTable::fitColumns();
    stretch();
}

void TreeTable::setNarrowestFirst(int width)
{
    m_narrowestFirst = width;
    stretch();
}

void TreeTable::setStretched(int column)
{
    m_stretched = column;
    stretch();
}

void TreeTable::stretch()
{
    if (m_tree->columnCount() < 2 || m_tree->rowCount() == 0 || isColumnHidden(m_stretched)) {
        return;
    }
    if (m_stretched > 0) { // long names must not take the room of what they are names of
        const int most = std::max(viewport()->width() / kShareOfNames, kNarrowestNames);
        suggestWidth(0, std::min(wantedWidth(0), most));
    }
    int others = 0;
    for (int column = 0; column < m_tree->columnCount(); ++column) {
        others += column == m_stretched || isColumnHidden(column) ? 0 : columnWidth(column);
    }
    suggestWidth(m_stretched, std::max(viewport()->width() - others, m_narrowestFirst));
}

void TreeTable::resizeEvent(QResizeEvent* event)
{
    DataTable::resizeEvent(event);
    stretch();
}

void TreeTable::reveal(const QModelIndex& index)
{
    if (!index.isValid()) {
        return;
    }
    for (QModelIndex above = index.parent(); above.isValid(); above = above.parent()) {
        expand(above);
    }
    setCurrentIndex(index);
    scrollTo(index, QAbstractItemView::EnsureVisible);
}

void TreeTable::keyPressEvent(QKeyEvent* event)
{
    const QModelIndex index = currentIndex();
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && index.isValid() && m_tree->isMore(index)) {
        showMore(index);
        event->accept();
        return;
    }
    DataTable::keyPressEvent(event);
    if (isEnter && index.isValid()) {
        Q_EMIT entryActivated(m_tree->entry(index));
    }
}

void TreeTable::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    DataTable::currentChanged(current, previous);
    if (current.isValid() && !m_tree->isMore(current)) {
        Q_EMIT entryCurrent(m_tree->entry(current));
    }
}

} // namespace tidemark::app

#include "moc_tree_table.cpp"
