// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>
#include <QSet>

class QDockWidget;
class QMainWindow;
class QTabBar;

namespace tidemark::app
{

/// The tabs of panels that share a place: those with something to tell come first, the others are
/// grey and last. GUI thread only.
class PanelTabs final : public QObject
{
    Q_OBJECT

public:
    /// Owned by @p window, as are @p docks, which come in this order until the user moves their
    /// tabs.
    PanelTabs(QMainWindow& window, QList<QDockWidget*> docks);

    /// The panels that have nothing to tell from now on.
    void setSilent(const QSet<QDockWidget*>& silent);

    /// Looks at the tabs anew: some came, went, or got another name.
    void update();

    /// Whether the mouse is pressed on a tab, which must not move then.
    bool isPressed() const;

Q_SIGNALS:
    void doubleClicked(QDockWidget* dock);

private:
    QDockWidget* dockAt(const QTabBar& bar, int index) const;
    QList<QDockWidget*> docksOf(const QTabBar& bar) const;
    void watch(QTabBar& bar);
    void order(const QTabBar& bar);
    void colour(QTabBar& bar);
    void hideEmpty();

    QMainWindow& m_window;
    QList<QDockWidget*> m_docks; ///< in the order of their tabs
    QSet<QDockWidget*> m_silent;
    QSet<QObject*> m_watched; ///< tab bars, which the window makes and keeps
    bool m_isOrdering = false;
};

} // namespace tidemark::app
