// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/search/search.h"

#include <QObject>

class QWidget;

namespace tidemark::app
{

class SearchPalette;
class SnapshotTabs;
class TimelineView;
class WindowActions;

/// The window's search: of what is open and of the commands of its menus. GUI thread only.
class WindowSearch final : public QObject
{
    Q_OBJECT

public:
    /// All must outlive it.
    WindowSearch(QWidget& window, Workspace& workspace, const WindowActions& actions,
                 TimelineView& timeline, SnapshotTabs& tabs);

    /// Opens the box in which one types what one looks for.
    void start();

    /// The same in the view that is in front: its filter, or the box where it has none.
    void startInView();

private:
    SearchGroup commandsWith(const QString& text) const;
    void goTo(const SearchTarget& target);

    QWidget& m_window;
    Workspace& m_workspace;
    const WindowActions& m_actions;
    TimelineView& m_timeline;
    SnapshotTabs& m_tabs;
    SearchPalette* m_palette;
};

} // namespace tidemark::app
