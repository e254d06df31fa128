// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/panel_focus.h"

#include <QDockWidget>
#include <QMainWindow>

#include <algorithm>

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

} // namespace

bool moveFocus(QMainWindow& window, bool isNext)
{
    QWidget* const from = window.focusWidget() != nullptr ? window.focusWidget() : &window;
    const auto after = [isNext](const QWidget* one) {
        return isNext ? one->nextInFocusChain() : one->previousInFocusChain();
    };
    for (QWidget* one = after(from); one != from; one = after(one)) {
        if (one->window() == &window && isTabStop(*one) && !isBehindATab(window, *one)) {
            one->setFocus(isNext ? Qt::TabFocusReason : Qt::BacktabFocusReason);
            return true;
        }
    }
    return false;
}

void focusFirstIn(QWidget& panel)
{
    const auto inside = panel.findChildren<QWidget*>();
    const auto first =
        std::ranges::find_if(inside, [](const QWidget* one) { return isTabStop(*one); });
    (first != inside.end() ? *first : &panel)->setFocus(Qt::ShortcutFocusReason);
}

} // namespace tidemark::app
