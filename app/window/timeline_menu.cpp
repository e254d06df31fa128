// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/timeline_menu.h"

#include "app/window/window_actions.h"

#include <QMenu>

namespace tidemark::app
{

void showTimelineMenu(QWidget& window, const WindowActions& actions, const QPoint& place,
                      const QList<QAction*>& about)
{
    auto* const menu = new QMenu(&window);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions(about);
    menu->addSeparator();
    menu->addActions(
        {actions["zoomToSelection"], actions["selectVisible"], actions["clearSelection"]});
    menu->addSeparator();
    menu->addActions(
        {actions["zoomBack"], actions["zoomForward"], actions["showAll"], actions["goToPeak"]});
    menu->addSeparator();
    menu->addActions(
        {actions["setMark"], actions["filled"], actions["lineNames"], actions["leakVerdict"]});
    menu->addMenu(&actions.menu(MenuId::SizeAxis));
    menu->addSeparator();
    menu->addActions({actions["copyPicture"], actions["savePicture"]});
    menu->popup(place);
}

} // namespace tidemark::app
