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
/// name, of an object to show what holds it, and where it lies on the map. Owned by the table; GUI
/// thread only.
class LineActions final : public QObject
{
    Q_OBJECT

public:
    explicit LineActions(TreeTable& table);

    /// Offers to show what holds an object, of lines for which @p isObject holds. These make it the
    /// object of @p selection when they become the current one.
    void offerRetainers(SnapshotSelection& selection,
                        std::function<bool(const TreeEntry&)> isObject);

    /// Offers to show on the map what a line is about, of lines for which @p subjectOf has that.
    void offerMap(SnapshotSelection& selection,
                  std::function<std::optional<MapSubject>(const TreeEntry&)> subjectOf);

private:
    QAction* add(const char* name, void (LineActions::*run)());
    void retranslate();
    void showStates();
    void openOrClose();
    void copyName();
    void showRetainers();
    void showOnMap();
    std::optional<MapSubject> subject() const;

    TreeTable& m_table;
    QAction* m_open;
    QAction* m_copyName;
    QAction* m_retainers = nullptr;
    QAction* m_map = nullptr;
    SnapshotSelection* m_selection = nullptr;
    std::function<bool(const TreeEntry&)> m_isObject;
    std::function<std::optional<MapSubject>(const TreeEntry&)> m_subjectOf;
};

} // namespace tidemark::app
