// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/panel_focus.h"

#include <QDockWidget>
#include <QMainWindow>
#include <QStatusBar>
#include <QTabBar>
#include <QToolBar>

#include <algorithm>
#include <vector>

namespace tidemark::app
{

namespace
{

bool isTabStop(const QWidget& widget)
{
    return (widget.focusPolicy() & Qt::TabFocus) != 0 && widget.focusProxy() == nullptr &&
           widget.isVisible() && widget.isEnabled();
}

bool isBehindATab(const QMainWindow& window, const QWidget& widget)
{
    for (const QWidget* one = &widget; one != nullptr && one != &window;
         one = one->parentWidget()) {
        const auto* const dock = qobject_cast<const QDockWidget*>(one);
        if (dock != nullptr && !dock->isFloating()) {
            return !window.rect().intersects(dock->geometry());
        }
    }
    return false;
}

/// Parts of a window in the order in which Tab goes through them.
enum class Part { Tools, Sources, Views, PanelTabs, Panels, Status };

Part partOf(const QMainWindow& window, QWidget& widget)
{
    for (QWidget* one = &widget; one != nullptr && one != &window; one = one->parentWidget()) {
        if (qobject_cast<QToolBar*>(one) != nullptr) {
            return Part::Tools;
        }
        if (qobject_cast<QStatusBar*>(one) != nullptr) {
            return Part::Status;
        }
        if (qobject_cast<QTabBar*>(one) != nullptr && one->parentWidget() == &window) {
            return Part::PanelTabs;
        }
        if (auto* const dock = qobject_cast<QDockWidget*>(one)) {
            const bool isBeside =
                window.dockWidgetArea(dock) == Qt::LeftDockWidgetArea; // where the sources are
            return isBeside ? Part::Sources : Part::Panels;
        }
    }
    return Part::Views;
}

/// All that Tab stops at, and what has the focus: in a part in the order in which it was made.
std::vector<QWidget*> tabStops(QMainWindow& window)
{
    std::vector<QWidget*> stops;
    QWidget* one = &window;
    do {
        const bool isStop =
            one->window() == &window && isTabStop(*one) && !isBehindATab(window, *one);
        if (isStop || one == window.focusWidget()) {
            stops.push_back(one);
        }
        one = one->nextInFocusChain();
    } while (one != &window);
    std::ranges::stable_sort(stops, {}, [&window](QWidget* stop) { return partOf(window, *stop); });
    return stops;
}

} // namespace

bool moveFocus(QMainWindow& window, bool isNext)
{
    const std::vector<QWidget*> stops = tabStops(window);
    const auto from = std::ranges::find(stops, window.focusWidget());
    const bool isOnStop = from != stops.end();
    if (stops.empty() || (isOnStop && stops.size() == 1)) {
        return false;
    }
    const std::size_t count = stops.size();
    const std::size_t at = isOnStop ? static_cast<std::size_t>(from - stops.begin()) : 0;
    const std::size_t next = isNext ? (isOnStop ? at + 1 : 0) : at + count - 1;
    stops[next % count]->setFocus(isNext ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    return true;
}

void focusFirstIn(QWidget& panel)
{
    const auto inside = panel.findChildren<QWidget*>();
    const auto first =
        std::ranges::find_if(inside, [](const QWidget* one) { return isTabStop(*one); });
    (first != inside.end() ? *first : &panel)->setFocus(Qt::ShortcutFocusReason);
}

} // namespace tidemark::app
