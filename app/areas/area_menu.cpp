// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/areas/area_menu.h"

#include "app/areas/area_map.h"

#include <QApplication>
#include <QClipboard>
#include <QMenu>

namespace tidemark::app
{

namespace
{

struct AreaMenuText {
    Q_DECLARE_TR_FUNCTIONS(AreaMenuText)
};

} // namespace

void fillAreaMenu(QMenu& menu, AreaMap& map, std::uint32_t cell)
{
    const auto add = [&menu](const QString& text, const QKeySequence& key, auto work) {
        QAction* const action = menu.addAction(text);
        action->setShortcut(key);
        QObject::connect(action, &QAction::triggered, &menu, work);
        return action;
    };
    // Known now: the areas may be others once something is chosen.
    const WeightedTree::Range place = map.placeInto(cell);
    const QString line = map.textOf(map.areas().cells[cell]);
    add(AreaMenuText::tr("Zoom &in"), Qt::Key_Return, [&map, place] {
        map.zoomInto(place);
    })->setEnabled(place != map.place());
    add(AreaMenuText::tr("Zoom &out"), Qt::Key_Backspace, [&map] {
        map.goOut();
    })->setEnabled(map.canGoOut());
    add(AreaMenuText::tr("Show &all"), Qt::Key_Home, [&map] {
        map.zoomTo(WeightedTree::kRoot);
    })->setEnabled(map.canGoOut());
    menu.addSeparator();
    add(AreaMenuText::tr("&Copy name and size"), {},
        [line] { QApplication::clipboard()->setText(line); });
    add(AreaMenuText::tr("Copy &picture"), {},
        [&map] { QApplication::clipboard()->setImage(map.picture()); });
    if (!map.actions().isEmpty()) {
        menu.addSeparator();
        menu.addActions(map.actions());
    }
}

} // namespace tidemark::app
