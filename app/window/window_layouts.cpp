// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/window_layouts.h"

#include "app/window/panel_height.h"
#include "app/window/window_docks.h"
#include "app/workspace/open_snapshots.h"

#include <QApplication>
#include <QDockWidget>
#include <QMainWindow>
#include <QMouseEvent>
#include <QSplitter>
#include <QTabBar>
#include <QTabWidget>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace tidemark::app
{

namespace
{

constexpr int kRowsSeen = 11;    ///< of a comparison, beside the timeline
constexpr int kRowHeight = 24;   ///< at least
constexpr int kAroundRows = 104; ///< tabs, choosers and headers above them
constexpr int kMostShare = 38;   ///< of the window's height for the panels, per cent
constexpr int kMostBesideBoth = 100;

constexpr WindowDocks::Topics kAll = {WindowDocks::Sources | WindowDocks::Timelines |
                                      WindowDocks::Heaps};

} // namespace

WindowLayouts::WindowLayouts(QMainWindow& window, Workspace& workspace, Settings& settings,
                             WindowDocks& docks, const Views& views)
    : QObject(&window),
      m_window(window),
      m_workspace(workspace),
      m_settings(settings),
      m_docks(docks),
      m_height(new PanelHeight(window)),
      m_views(views)
{
    for (const Kind kind : ShownViews::kKinds) {
        m_arrangements[kind] = settings.arrangement(kind);
    }
    connect(&workspace.shown, &ShownViews::changed, this, &WindowLayouts::change);
    connect(&workspace.session, &Session::currentChanged, this, &WindowLayouts::followCurrent);
    connect(&m_views.splitter, &QSplitter::splitterMoved, this, [this] { m_isShareOwn = true; });
    connect(&docks, &WindowDocks::tabDoubleClicked, this,
            [this](QDockWidget* dock) { toggleMaximised(dock); });
    for (QDockWidget* const dock : docks.all()) {
        dock->installEventFilter(this);
    }
    m_views.timeline.installEventFilter(this);
    for (QTabWidget* const tabs : m_views.heaps.findChildren<QTabWidget*>()) {
        connect(tabs->tabBar(), &QTabBar::tabBarDoubleClicked, this,
                [this] { toggleMaximised(&m_views.heaps); });
    }
}

WindowLayouts::Open WindowLayouts::nowOpen() const
{
    const auto& all = m_workspace.session.recordings();
    return {std::ranges::any_of(all, &OpenRecording::hasTimeline),
            std::ranges::any_of(all, &OpenRecording::isRun), holdsHeaps(m_workspace.session)};
}

void WindowLayouts::follow()
{
    const Open open = nowOpen();
    if (open != m_open) {
        putBack();
        const bool isOtherKind = open.hasRun != m_open.hasRun || open.hasHeap != m_open.hasHeap;
        m_open = open;
        if (isOtherKind) {
            fitKind(open);
        }
    }
    show();
}

/// Nothing with views leaves the layout as it is.
void WindowLayouts::fitKind(const Open& open)
{
    if (open.hasRun || open.hasHeap) {
        m_workspace.shown.setKind(!open.hasHeap  ? Kind::Timeline
                                  : !open.hasRun ? Kind::Heap
                                                 : Kind::Both);
    }
    if (m_workspace.session.current() == nullptr) {
        leave();
    } else if (!m_kind) {
        enter();
    }
}

/// What is chosen in Sources is to be seen.
void WindowLayouts::followCurrent()
{
    const OpenRecording* const current = m_workspace.session.current();
    if (current == nullptr || nowOpen() != m_open) {
        return;
    }
    const bool hasHeap = !snapshotsOf(m_workspace.session, current->id).empty();
    if (!current->isRun() && hasHeap) {
        m_workspace.shown.reveal(Kind::Heap);
    } else if (current->isRun() && !hasHeap) {
        m_workspace.shown.reveal(Kind::Timeline);
    }
}

/// Another kind of views is to be shown.
void WindowLayouts::change()
{
    if (m_kind) {
        m_window.setUpdatesEnabled(false);
        leave();
        enter();
        show();
        m_window.setUpdatesEnabled(true);
    }
}

/// Remembers how the user left the layout.
void WindowLayouts::leave()
{
    putBack();
    if (!m_kind) {
        return;
    }
    Settings::Arrangement& arrangement = m_arrangements[*m_kind];
    arrangement.panels = m_docks.state();
    arrangement.isHeightOwn = m_height->isOwn();
    if (m_kind == Kind::Both) {
        arrangement.views = m_isShareOwn ? m_views.splitter.saveState() : QByteArray();
    }
    m_kind.reset();
}

void WindowLayouts::enter()
{
    m_kind = m_workspace.shown.kind();
    const Settings::Arrangement& arrangement = m_arrangements[*m_kind];
    m_docks.setTopics(kAll);
    m_docks.arrange();
    if (!arrangement.panels.isEmpty()) {
        m_window.restoreState(arrangement.panels);
    }
    m_height->setOwn(arrangement.isHeightOwn);
    if (m_kind == Kind::Both && !m_height->isOwn()) {
        m_docks.setHeight(kMostBesideBoth);
    }
    m_isShareOwn = !arrangement.views.isEmpty();
    if (m_kind == Kind::Both) {
        share();
        QTimer::singleShot(0, this, &WindowLayouts::share); // once the panels have their height
    }
}

/// Rows are what a comparison is about; the timeline gets what they leave.
void WindowLayouts::share()
{
    if (m_kind != Kind::Both) {
        return;
    }
    if (m_isShareOwn) {
        m_views.splitter.restoreState(m_arrangements[Kind::Both].views);
        return;
    }
    const int whole = m_views.splitter.height();
    const int wanted =
        kRowsSeen * std::max(kRowHeight, m_window.fontMetrics().height() + 8) + kAroundRows;
    const int least = m_views.timeline.minimumSizeHint().height();
    m_views.splitter.setSizes({std::max(whole - wanted, std::min(least, whole / 2)), wanted});
}

/// What there is and what has been chosen of it.
void WindowLayouts::show()
{
    if (m_maximised != nullptr) {
        return;
    }
    const ShownViews& shown = m_workspace.shown;
    m_views.timeline.setVisible((m_open.hasTimeline || !m_open.hasHeap) && shown.showsTimeline());
    m_views.heaps.setVisible(m_open.hasHeap && shown.showsHeap());
    WindowDocks::Topics topics;
    topics.setFlag(WindowDocks::Sources, m_workspace.session.current() != nullptr);
    topics.setFlag(WindowDocks::Timelines, m_open.hasRun && shown.showsTimeline());
    topics.setFlag(WindowDocks::Heaps, m_open.hasHeap && shown.showsHeap());
    m_docks.setTopics(topics);
}

void WindowLayouts::raise(bool isAboutTimelines, bool isCompared)
{
    QDockWidget& raised = m_docks.raiseFor(
        isAboutTimelines ? WindowDocks::Timelines : WindowDocks::Heaps, isCompared);
    m_height->fitTo(raised,
                    m_kind == Kind::Both ? kMostBesideBoth : m_window.height() * kMostShare / 100);
}

void WindowLayouts::reset()
{
    putBack();
    m_settings.clearArrangements();
    for (Settings::Arrangement& arrangement : m_arrangements) {
        arrangement = {};
    }
    if (m_kind) {
        enter();
        show();
    }
}

void WindowLayouts::keep()
{
    leave();
    for (const Kind kind : ShownViews::kKinds) {
        if (!m_arrangements[kind].panels.isEmpty()) {
            m_settings.setArrangement(kind, m_arrangements[kind]);
        }
    }
}

QWidget* WindowLayouts::paneOf(QWidget* part) const
{
    for (QWidget* one = part; one != nullptr; one = one->parentWidget()) {
        if (one == &m_views.timeline || one == &m_views.heaps ||
            qobject_cast<QDockWidget*>(one) != nullptr) {
            return one;
        }
    }
    return nullptr;
}

void WindowLayouts::toggleMaximised()
{
    if (m_maximised == nullptr && !m_docks.isAside() &&
        paneOf(QApplication::focusWidget()) == nullptr) {
        togglePanels();
    } else {
        toggleMaximised(QApplication::focusWidget());
    }
}

void WindowLayouts::toggleMaximised(QWidget* part)
{
    QWidget* const pane = paneOf(part);
    if (m_maximised != nullptr || m_docks.isAside()) {
        putBack();
        show();
    } else if (pane != nullptr) {
        maximise(*pane);
    }
}

void WindowLayouts::togglePanels()
{
    const bool isAnyAway = m_maximised != nullptr || m_docks.isAside();
    putBack();
    show();
    m_docks.setAside(!isAnyAway);
}

void WindowLayouts::maximise(QWidget& pane)
{
    QDockWidget* const front = m_docks.frontDock();
    m_panelHeight = front != nullptr ? m_height->placeOf(*front) : 0;
    m_maximised = &pane;
    auto* const dock = qobject_cast<QDockWidget*>(&pane);
    if (dock != nullptr && dock->isFloating()) {
        m_maximised = nullptr; // it has a window of its own
        return;
    }
    m_docks.setAside(true, dock);
    if (dock != nullptr) {
        m_window.centralWidget()->hide();
    } else {
        (&pane == &m_views.timeline ? m_views.heaps : m_views.timeline).hide();
    }
}

void WindowLayouts::putBack()
{
    const bool isPanel = qobject_cast<QDockWidget*>(m_maximised) != nullptr;
    m_maximised = nullptr;
    m_window.centralWidget()->show();
    m_docks.setAside(false);
    if (isPanel && m_panelHeight > 0) { // once it has lost the title that it had alone
        QTimer::singleShot(0, this, [this, height = m_panelHeight] { m_docks.setHeight(height); });
    }
}

/// A double click on the title of a panel or in the head of the timeline.
bool WindowLayouts::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::MouseButtonDblClick) {
        auto* const pane = qobject_cast<QWidget*>(watched);
        const QPoint place = static_cast<QMouseEvent*>(event)->position().toPoint();
        const auto* const dock = qobject_cast<QDockWidget*>(pane);
        const bool isTitle = dock != nullptr
                                 ? !dock->widget()->geometry().contains(place)
                                 : pane->childAt(place) == nullptr ||
                                       place.y() < m_views.timeline.fontMetrics().height() * 2;
        if (isTitle && (dock == nullptr || !dock->isFloating())) {
            toggleMaximised(pane);
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace tidemark::app

#include "moc_window_layouts.cpp"
