// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/window_docks.h"

#include "app/objects/object_panel.h"
#include "app/record/heap_panel.h"
#include "app/window/panel_contents.h"
#include "app/window/panel_focus.h"
#include "app/window/panel_table.h"
#include "app/window/panel_tabs.h"

#include <QAction>
#include <QDockWidget>
#include <QMainWindow>
#include <QTabWidget>

#include <algorithm>
#include <utility>

namespace tidemark::app
{

namespace
{

constexpr int kSourcesWidth = 236; ///< at least
constexpr int kSourcesLines = 12;  ///< as wide as so many lines of text are high
constexpr int kTablesHeight = 280; ///< room for the picture of runs
constexpr int kLeastPanelHeight = 72;

} // namespace

WindowDocks::WindowDocks(QMainWindow& window, Workspace& workspace)
    : QObject(&window),
      m_window(window),
      m_workspace(workspace)
{
    for (const PanelRow& row : panels()) {
        auto* const dock = new QDockWidget(&m_window);
        QWidget* const panel = row.make(workspace, *this);
        dock->setObjectName(QString::fromLatin1(row.name));
        dock->setWidget(panel);
        panel->setMinimumHeight(kLeastPanelHeight); // so that all fit on a small screen together
        m_docks << dock;
        makeAction(m_docks.size() - 1);
    }
    connect(&workspace.session.snapshots(), &SnapshotSelection::objectChanged, this,
            [this, &session = workspace.session] {
                if (session.snapshots().object()) {
                    showObject();
                }
            });
    m_tabs = new PanelTabs(m_window, m_docks);
    connect(m_tabs, &PanelTabs::doubleClicked, this, &WindowDocks::tabDoubleClicked);
    followContents();
    connect(&workspace.session.snapshots(), &SnapshotSelection::retainersWanted, this, [this] {
        named("retainers")->show();
        named("retainers")->raise();
    });
    m_window.setTabPosition(Qt::BottomDockWidgetArea, QTabWidget::North);
    m_window.setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
}

/// Once for all that changes together, and before the next event of the user.
void WindowDocks::followContents()
{
    constexpr int kPause = 100; // milliseconds, until the mouse is looked at again
    m_soon.setSingleShot(true);
    m_soon.setInterval(kPause);
    connect(&m_soon, &QTimer::timeout, this, &WindowDocks::updateSilent);
    const auto later = [this] {
        if (!std::exchange(m_isStale, true)) {
            QMetaObject::invokeMethod(this, &WindowDocks::updateSilent, Qt::QueuedConnection);
        }
    };
    connect(&m_workspace.session, &Session::plotChanged, this, later);
    connect(&m_workspace.session, &Session::plotChanged, this, &WindowDocks::raiseOutputOnce);
    connect(&m_workspace.session.snapshots(), &SnapshotSelection::objectChanged, this, later);
    connect(&m_workspace.session.snapshots(), &SnapshotSelection::currentChanged, this, later);
    connect(&m_workspace.comparison, &Comparison::changed, this, later);
}

void WindowDocks::updateSilent()
{
    if (m_tabs->isPressed()) {
        m_soon.start();
        return;
    }
    m_isStale = false;
    QSet<QDockWidget*> silent;
    for (qsizetype i = 0; i < m_docks.size(); ++i) {
        if (!panelAt(i).tells(m_workspace)) {
            silent << m_docks[i];
        }
    }
    m_tabs->setSilent(silent);
}

void WindowDocks::makeAction(qsizetype row)
{
    constexpr qsizetype kKeys = 9; // Alt+1 and so on, for the first panels below the timeline
    QDockWidget* const dock = m_docks[row];
    auto* const action = new QAction(this);
    action->setCheckable(true);
    if (row > 0 && row <= kKeys) {
        action->setShortcut(QKeySequence(Qt::ALT | static_cast<Qt::Key>(Qt::Key_0 + row)));
    }
    m_window.addAction(action);
    m_actions << action;
    connect(action, &QAction::triggered, this, [this, dock, action] {
        setAside(false);
        if (isInFront(*dock)) {
            dock->hide();
        } else {
            dock->show();
            dock->raise();
            focusFirstIn(*dock->widget());
        }
        action->setChecked(!dock->isHidden());
    });
    connect(dock, &QDockWidget::visibilityChanged, this, [this, dock, action] {
        action->setChecked(!dock->isHidden());
        QMetaObject::invokeMethod(this, &WindowDocks::updateTitles, Qt::QueuedConnection);
    });
    connect(dock, &QDockWidget::topLevelChanged, this, &WindowDocks::updateTitles,
            Qt::QueuedConnection);
}

/// The window keeps tabs that are not in front outside of itself.
bool WindowDocks::isInFront(const QDockWidget& dock) const
{
    return dock.isVisible() && (dock.isFloating() || m_window.rect().intersects(dock.geometry()));
}

bool WindowDocks::isBelow(QDockWidget& dock) const
{
    return m_window.dockWidgetArea(&dock) == Qt::BottomDockWidgetArea;
}

/// What stands in a tab says its name there; a title above it would say it again.
void WindowDocks::updateTitles()
{
    for (QDockWidget* const dock : std::as_const(m_docks)) {
        const auto beside = m_window.tabifiedDockWidgets(dock);
        const bool isInTab =
            !dock->isFloating() && std::ranges::any_of(beside, [](const QDockWidget* other) {
                return !other->isHidden();
            });
        if (isInTab != (dock->titleBarWidget() != nullptr)) {
            QWidget* const before = dock->titleBarWidget();
            dock->setTitleBarWidget(isInTab ? new QWidget(dock) : nullptr);
            delete before;
        }
    }
    m_tabs->update();
}

void WindowDocks::setAside(bool isAside, const QDockWidget* kept)
{
    if (isAside == m_isAside) {
        return;
    }
    m_isAside = isAside;
    if (isAside) {
        m_front = frontDock();
        std::ranges::copy_if(m_docks, std::back_inserter(m_aside), [kept](const QDockWidget* dock) {
            return dock != kept && !dock->isHidden();
        });
        for (QDockWidget* const dock : std::as_const(m_aside)) {
            dock->hide();
        }
    } else {
        const QList<QDockWidget*> aside = std::exchange(m_aside, {});
        for (QDockWidget* const dock : aside) {
            dock->setVisible(isShown(m_docks.indexOf(dock)));
        }
        if (m_front != nullptr && !m_front->isHidden()) {
            m_front->raise();
        }
    }
}

QDockWidget* WindowDocks::named(const char* name) const
{
    const auto found = std::ranges::find_if(m_docks, [name](const QDockWidget* one) {
        return one->objectName() == QLatin1String(name);
    });
    Q_ASSERT(found != m_docks.end());
    return *found;
}

QWidget& WindowDocks::runs()
{
    return *named("runs")->widget();
}

void WindowDocks::arrange()
{
    QDockWidget* const sources = named("sources");
    QDockWidget* const front = named("runs");
    m_window.addDockWidget(Qt::LeftDockWidgetArea, sources);
    m_window.addDockWidget(Qt::BottomDockWidgetArea, front);
    for (QDockWidget* const other : std::as_const(m_docks)) {
        if (other != sources && other != front) {
            m_window.addDockWidget(Qt::BottomDockWidgetArea, other);
            m_window.tabifyDockWidget(front, other);
        }
    }
    setAside(false);
    for (qsizetype i = 0; i < m_docks.size(); ++i) {
        m_docks[i]->setFloating(false);
        m_docks[i]->setVisible(isShown(i) && !panelAt(i).isHiddenAtFirst);
    }
    front->raise();
    const int wide = kSourcesLines * m_window.fontMetrics().height(); // for large text
    const int most = std::max(kSourcesWidth, m_window.width() / 4);
    m_window.resizeDocks({sources}, {std::clamp(wide, kSourcesWidth, most)}, Qt::Horizontal);
    setHeight(kTablesHeight);
}

void WindowDocks::setHeight(int height)
{
    for (QDockWidget* const dock : std::as_const(m_docks)) {
        if (isBelow(*dock) && !dock->isHidden() && !dock->isFloating()) {
            m_window.resizeDocks({dock}, {height}, Qt::Vertical);
            return; // it has its place with the others
        }
    }
}

QByteArray WindowDocks::state()
{
    setAside(false);
    QDockWidget* const front = frontDock();
    setTopics({Sources | Timelines | Heaps});
    if (front != nullptr) {
        front->raise();
    }
    return m_window.saveState();
}

bool WindowDocks::isShown(qsizetype row) const
{
    return m_shown.testFlag(panelAt(row).topic);
}

void WindowDocks::setTopics(Topics topics)
{
    m_shown = topics;
    QDockWidget* const front = frontDock();
    bool anyHidden = false;
    bool anyShown = false;
    for (qsizetype i = 0; i < m_docks.size(); ++i) {
        QDockWidget* const dock = m_docks[i];
        m_actions[i]->setEnabled(isShown(i));
        dock->toggleViewAction()->setEnabled(isShown(i));
        if (isShown(i) && m_hidden.removeOne(dock)) {
            anyShown = true;
            if (m_isAside) {
                m_aside << dock;
            } else {
                dock->show();
            }
        } else if (!isShown(i) && !dock->isHidden()) {
            anyHidden = true;
            m_hidden.removeOne(dock);
            m_hidden << dock;
            dock->hide();
        }
    }
    if (anyHidden) {
        m_front = front;
    } else if (anyShown && m_front != nullptr && !m_front->isHidden()) {
        m_front->raise(); // as it was before they were hidden
    }
}

QDockWidget& WindowDocks::raiseFor(Topic topic, bool isCompared)
{
    QDockWidget* const told = topic == Timelines ? named(isCompared ? "runs" : "peaks")
                                                 : named(isCompared ? "changes" : "statistics");
    told->raise();
    return *told;
}

void WindowDocks::raiseForProgram()
{
    named("leak")->raise();
    m_awaitsOutput = true;
}

void WindowDocks::raiseOutputOnce()
{
    if (m_awaitsOutput && outputTells(m_workspace)) {
        m_awaitsOutput = false;
        if (frontDock() == named("leak")) {
            named("output")->raise();
        }
    }
}

void WindowDocks::showNotes()
{
    named("notes")->show();
    named("notes")->raise();
}

void WindowDocks::raiseHunt()
{
    QDockWidget* const heap = named("heap");
    heap->show();
    heap->raise();
    static_cast<HeapPanel*>(heap->widget())->showHunt();
}

/// Who chooses an object wants to know what holds it, unless another of its panels is open.
void WindowDocks::showObject()
{
    const bool isSeen = std::ranges::any_of(m_docks, [this](const QDockWidget* dock) {
        return dynamic_cast<const ObjectPanel*>(dock->widget()) != nullptr && isInFront(*dock);
    });
    if (!isSeen) {
        named("retainers")->raise();
    }
}

QDockWidget* WindowDocks::frontDock() const
{
    const auto front = std::ranges::find_if(
        m_docks, [this](QDockWidget* dock) { return isBelow(*dock) && isInFront(*dock); });
    return front == m_docks.end() ? nullptr : *front;
}

QWidget* WindowDocks::inFront() const
{
    QDockWidget* const front = frontDock();
    return front != nullptr ? front->widget() : nullptr;
}

void WindowDocks::retranslate()
{
    for (qsizetype i = 0; i < m_docks.size(); ++i) {
        m_docks[i]->setWindowTitle(tr(panelAt(i).title));
        m_actions[i]->setText(tr(panelAt(i).title));
    }
    m_tabs->update();
}

} // namespace tidemark::app

#include "moc_window_docks.cpp"
