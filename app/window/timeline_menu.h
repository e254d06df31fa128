// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

class QAction;
class QPoint;
class QWidget;

namespace tidemark::app
{

class WindowActions;

/// Opens a menu of what can be done with the timeline at @p place of the screen: first with what is
/// there, @p about. @p window has the other actions.
void showTimelineMenu(QWidget& window, const WindowActions& actions, const QPoint& place,
                      const QList<QAction*>& about);

} // namespace tidemark::app
