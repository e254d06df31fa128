// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/tree_model.h"
#include "app/workspace/snapshot_selection.h"

#include <functional>

class QAction;

namespace tidemark::app
{

class TreeTable;

/// What the menu of a tree's line offers beside copying rows: to open or close it, to copy its
/// name, and of an object to show what holds it. Owned by the table; GUI thread only.
class LineActions final : public QObject
{
    Q_OBJECT

public:
    explicit LineActions(TreeTable& table);

    /// Offers to show what holds an object, of lines for which @p isObject holds. These make it the
    /// object of @p selection when they become the current one.
    void offerRetainers(SnapshotSelection& selection,
                        std::function<bool(const TreeEntry&)> isObject);

private:
    QAction* add(const char* name, void (LineActions::*run)());
    void retranslate();
    void showStates();
    void openOrClose();
    void copyName();
    void showRetainers();

    TreeTable& m_table;
    QAction* m_open;
    QAction* m_copyName;
    QAction* m_retainers = nullptr;
    SnapshotSelection* m_selection = nullptr;
    std::function<bool(const TreeEntry&)> m_isObject;
};

} // namespace tidemark::app
