// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/window_docks.h"

#include <span>

namespace tidemark::app
{

/// A panel with a dock.
struct PanelRow {
    const char* name; ///< in saved layouts, which a change would lose
    WindowDocks::Topic topic;
    const char* title; ///< in English, marked for translation in WindowDocks
    QWidget* (*make)(Workspace& workspace, WindowDocks& docks);
    bool (*tells)(const Workspace& workspace); ///< it has something to show now
    bool isHiddenAtFirst = false;              ///< until it is asked for
};

/// All panels, in the order of their tabs and of the menu.
std::span<const PanelRow> panels();
const PanelRow& panelAt(qsizetype index);

} // namespace tidemark::app
