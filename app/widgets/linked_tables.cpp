// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/linked_tables.h"

#include <QHeaderView>
#include <QScrollBar>

#include <algorithm>

namespace tidemark::app
{

LinkedTables::LinkedTables(std::vector<TreeTable*> tables, QObject* parent)
    : QObject(parent),
      m_tables(std::move(tables))
{
    auto* const selection = m_tables.front()->selectionModel();
    for (TreeTable* const table : m_tables) {
        if (table != m_tables.front()) {
            const QItemSelectionModel* const own = table->selectionModel();
            table->setSelectionModel(selection);
            delete own;
        }
        table->setVerticalScrollBarPolicy(table == m_tables.back() ? Qt::ScrollBarAlwaysOn
                                                                   : Qt::ScrollBarAlwaysOff);
        linkScrolling(*table);
        linkOpening(*table);
        linkSorting(*table);
    }
}

void LinkedTables::linkScrolling(TreeTable& table)
{
    connect(table.verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        for (TreeTable* const other : m_tables) {
            other->verticalScrollBar()->setValue(value);
        }
    });
    connect(table.horizontalScrollBar(), &QScrollBar::rangeChanged, this,
            &LinkedTables::levelScrollBars);
}

void LinkedTables::levelScrollBars()
{
    const bool isNeeded = std::ranges::any_of(m_tables, [](const TreeTable* table) {
        return table->isVisibleTo(table->window()) && table->horizontalScrollBar()->maximum() > 0;
    });
    for (TreeTable* const table : m_tables) {
        table->setHorizontalScrollBarPolicy(isNeeded ? Qt::ScrollBarAlwaysOn
                                                     : Qt::ScrollBarAlwaysOff);
    }
}

void LinkedTables::linkOpening(TreeTable& table)
{
    const auto setOpen = [this](const QModelIndex& index, bool isOpen) {
        for (TreeTable* const other : m_tables) {
            if (other->isExpanded(index) != isOpen) {
                other->setExpanded(index, isOpen);
            }
        }
    };
    connect(&table, &QTreeView::expanded, this,
            [setOpen](const QModelIndex& index) { setOpen(index, true); });
    connect(&table, &QTreeView::collapsed, this,
            [setOpen](const QModelIndex& index) { setOpen(index, false); });
}

void LinkedTables::linkSorting(TreeTable& table)
{
    connect(table.header(), &QHeaderView::sortIndicatorChanged, this,
            [this](int column, Qt::SortOrder order) {
                for (TreeTable* const other : m_tables) {
                    other->header()->setSortIndicator(column, order);
                }
            });
}

} // namespace tidemark::app

#include "moc_linked_tables.cpp"
