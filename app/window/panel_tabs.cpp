// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/panel_tabs.h"

#include <QApplication>
#include <QDockWidget>
#include <QMainWindow>
#include <QTabBar>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace tidemark::app
{

PanelTabs::PanelTabs(QMainWindow& window, QList<QDockWidget*> docks)
    : QObject(&window),
      m_window(window),
      m_docks(std::move(docks))
{
}

void PanelTabs::setSilent(const QSet<QDockWidget*>& silent)
{
    if (silent != m_silent) {
        m_silent = silent;
        update();
    }
}

void PanelTabs::update()
{
    const auto bars = m_window.findChildren<QTabBar*>(QString(), Qt::FindDirectChildrenOnly);
    for (QTabBar* const bar : bars) {
        watch(*bar);
        order(*bar);
        colour(*bar);
    }
    hideEmpty();
}

bool PanelTabs::isPressed() const
{
    return QApplication::mouseButtons() != Qt::NoButton &&
           std::ranges::any_of(m_watched, [](const QObject* bar) {
               return static_cast<const QTabBar*>(bar)->underMouse();
           });
}

/// The window keeps the address of its dock with each tab.
QDockWidget* PanelTabs::dockAt(const QTabBar& bar, int index) const
{
    const quintptr address = bar.tabData(index).value<quintptr>();
    const auto found = std::ranges::find_if(m_docks, [address](QDockWidget* dock) {
        return reinterpret_cast<quintptr>(static_cast<QWidget*>(dock)) == address;
    });
    return found == m_docks.end() ? nullptr : *found;
}

QList<QDockWidget*> PanelTabs::docksOf(const QTabBar& bar) const
{
    QList<QDockWidget*> docks;
    for (int i = 0; i < bar.count(); ++i) {
        if (QDockWidget* const dock = dockAt(bar, i)) {
            docks << dock;
        }
    }
    return docks;
}

void PanelTabs::watch(QTabBar& bar)
{
    if (m_watched.contains(&bar)) {
        return;
    }
    m_watched << &bar;
    bar.setElideMode(Qt::ElideNone); // what has something to tell is to be read
    bar.setUsesScrollButtons(true);
    connect(&bar, &QObject::destroyed, this, [this](QObject* gone) { m_watched.remove(gone); });
    connect(&bar, &QTabBar::tabBarDoubleClicked, this, [this, &bar](int index) {
        if (QDockWidget* const dock = dockAt(bar, index)) {
            Q_EMIT doubleClicked(dock);
        }
    });
    connect(&bar, &QTabBar::tabMoved, this, [this, &bar] {
        const QList<QDockWidget*> moved = docksOf(bar);
        qsizetype next = 0; // these take their places among the others in the order they have now
        for (QDockWidget*& dock : m_docks) {
            if (moved.contains(dock)) {
                dock = moved[next++];
            }
        }
    });
}

/// Of the bars that it has no more use for the window leaves one in sight now and then.
void PanelTabs::hideEmpty()
{
    for (QObject* const watched : std::as_const(m_watched)) {
        auto* const bar = static_cast<QTabBar*>(watched);
        if (!bar->isHidden() && bar->count() == 0) {
            bar->hide();
        }
    }
}

/// The window has no other way to order tabs than to join them one by one.
void PanelTabs::order(const QTabBar& bar)
{
    const QList<QDockWidget*> before = docksOf(bar);
    QList<QDockWidget*> wanted;
    std::ranges::copy_if(m_docks, std::back_inserter(wanted),
                         [&before](QDockWidget* dock) { return before.contains(dock); });
    std::ranges::stable_partition(wanted,
                                  [this](QDockWidget* dock) { return !m_silent.contains(dock); });
    QDockWidget* const front = dockAt(bar, bar.currentIndex());
    if (wanted == before || front == nullptr || std::exchange(m_isOrdering, true)) {
        return;
    }
    m_window.setUpdatesEnabled(false);
    for (QDockWidget* const dock : std::as_const(wanted)) {
        if (dock != wanted.front()) {
            m_window.tabifyDockWidget(wanted.front(), dock);
        }
    }
    front->raise();
    m_window.setUpdatesEnabled(true);
    m_isOrdering = false;
    QTimer::singleShot(0, this, &PanelTabs::hideEmpty); // once it is laid out
}

/// Not by the colour alone: who does not see it hears it.
void PanelTabs::colour(QTabBar& bar)
{
    for (int i = 0; i < bar.count(); ++i) {
        QDockWidget* const dock = dockAt(bar, i);
        const bool isSilent = m_silent.contains(dock);
        bar.setTabTextColor(i, isSilent ? m_window.palette().color(QPalette::PlaceholderText)
                                        : QColor());
        bar.setAccessibleTabName(
            i,
            isSilent ? tr("%1, nothing to show", "a panel").arg(dock->windowTitle()) : QString());
    }
}

} // namespace tidemark::app

#include "moc_panel_tabs.cpp"
