// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>

#include <span>

namespace tidemark::app
{

class MainWindow;
class Settings;
class Workspace;

/// The menus, each of which stands in another one or in the menu bar.
enum class MenuId {
    Bar,
    File,
    Recent, ///< filled with the files opened last
    Edit,
    View,
    Alignment,
    SizeAxis,
    Unit,
    Panels, ///< filled with the docks
    Layout,
    Theme,
    Language,
    Record,
    Help
};

/// Where a button stands in the toolbar; nowhere in section 0.
struct ToolPlace {
    int section = 0;
    int position = 0;
};

/// A text that translators know together with a remark.
struct RemarkedText {
    const char* text = nullptr;
    const char* remark = nullptr;
};

/// All that is said about an action of the window, or about a menu. Rows stand in the order of
/// their menu.
struct ActionRow {
    const char* name;             ///< of the action, by which WindowActions finds it
    MenuId menu;                  ///< that it stands in
    const char* text;             ///< in English, marked for translation in WindowActions
    MenuId submenu = MenuId::Bar; ///< that the row is, unless it is an action
    bool startsSection = false;   ///< behind a separator

    QKeySequence::StandardKey standardKey = QKeySequence::UnknownKey;
    const char* key = ""; ///< if there is no standard one
    const char* icon = "";
    ToolPlace tool = {};
    bool hasToolText = false;   ///< beside the icon
    RemarkedText toolText = {}; ///< if it is another one than in the menu

    /// What it does.
    void (*run)(MainWindow& window, bool isChecked) = nullptr;

    /// What it is called at present, and what stands in the status line about it. Null: its text,
    /// and nothing.
    QString (*textNow)(const Workspace& workspace) = nullptr;
    QString (*hint)(const Workspace& workspace) = nullptr;

    /// Null: always.
    bool (*isEnabled)(const Workspace& workspace) = nullptr;
    bool (*isVisible)(const Workspace& workspace) = nullptr;

    /// Null: it cannot be checked.
    bool (*isChecked)(const Workspace& workspace, const Settings& settings) = nullptr;
    bool isChoice = false; ///< exactly one of its menu is checked
};

/// The rows of the menus, in the order of the menu bar.
std::span<const ActionRow> fileActions();
std::span<const ActionRow> editActions();
std::span<const ActionRow> viewActions();
std::span<const ActionRow> appearanceActions(); ///< the rest of the View menu
std::span<const ActionRow> recordActions();
std::span<const ActionRow> helpActions();

} // namespace tidemark::app
