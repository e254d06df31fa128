// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/action_table.h"

#include <QAction>
#include <QList>
#include <QMap>

class QActionGroup;
class QMenu;
class QMenuBar;
class QPalette;
class QToolBar;

namespace tidemark::app
{

/// All actions of the window, the menus and the toolbar that hold them, made from the rows of
/// action_table.h.
class WindowActions final : public QObject
{
    Q_OBJECT

public:
    /// Owned by @p window, which the actions do things with.
    WindowActions(QMenuBar& bar, QToolBar& tools, MainWindow& window);

    /// The action of the row with this name, which must be there.
    QAction* operator[](const char* name) const;

    /// The menu itself, and the actions in it.
    QMenu& menu(MenuId id) const { return *m_menus[id]; }
    QList<QAction*> actionsIn(MenuId id) const;

    /// All that do something, in the order of the menus.
    QList<QAction*> commands() const;

    /// Enables and shows the actions that make sense now, and checks those that say what is chosen.
    void update(const Workspace& workspace, const Settings& settings);

    void retranslate();
    void updateIcons(const QPalette& palette);

private:
    struct Entry {
        const ActionRow* row;
        QAction* action; ///< of the menu, if the row is one
    };

    void add(const ActionRow& row, QMenuBar& bar, MainWindow& window);
    QAction* makeAction(const ActionRow& row, MainWindow& window);
    void fillTools(QToolBar& tools);

    QList<Entry> m_entries;
    QMap<MenuId, QMenu*> m_menus;
    QMap<MenuId, QActionGroup*> m_groups;  ///< of the menus with choices
    QMap<QAction*, QAction*> m_separators; ///< of the toolbar, by the action behind each
};

} // namespace tidemark::app
