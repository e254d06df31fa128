// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QMainWindow;
class QWidget;

namespace tidemark::app
{

/// Moves the keyboard focus to the next or the previous control that can be seen: from the toolbar
/// to the sources beside, the views in the middle and the panels below, in which order they are
/// made being no matter. A window keeps the panels behind its tabs as visible widgets outside of
/// itself, where Tab would go through them. Returns false if there is no other one.
bool moveFocus(QMainWindow& window, bool isNext);

/// Gives the focus to the first control in @p panel that takes it.
void focusFirstIn(QWidget& panel);

} // namespace tidemark::app
