// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QPoint;
class QWidget;

namespace tidemark::app
{

class WindowActions;

/// Opens a menu of what can be done with the timeline at @p place of the screen. @p window has the
/// actions.
void showTimelineMenu(QWidget& window, const WindowActions& actions, const QPoint& place);

} // namespace tidemark::app
