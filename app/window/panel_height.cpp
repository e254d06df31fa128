// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/panel_height.h"

#include <QAbstractItemView>
#include <QDockWidget>
#include <QEvent>
#include <QGraphicsView>
#include <QHeaderView>
#include <QMainWindow>
#include <QStyle>

#include <algorithm>

namespace tidemark::app
{

namespace
{

constexpr int kMostRows = 12;

/// How much higher @p view would be with all its rows, or with twelve; negative if it has room
/// left.
int missingHeight(const QAbstractItemView& view)
{
    const int rows = std::min(view.model()->rowCount(view.rootIndex()), kMostRows);
    return rows * view.sizeHintForRow(0) - view.viewport()->height();
}

/// Without their headers, which are views too.
QList<QAbstractItemView*> viewsOf(const QDockWidget& dock)
{
    auto views = dock.findChildren<QAbstractItemView*>();
    views.removeIf([](const QAbstractItemView* view) {
        return qobject_cast<const QHeaderView*>(view) != nullptr;
    });
    return views;
}

bool isFilled(const QAbstractItemView& view)
{
    return view.isVisible() && view.model() != nullptr &&
           view.model()->rowCount(view.rootIndex()) > 0;
}

} // namespace

PanelHeight::PanelHeight(QMainWindow& window) : QObject(&window), m_window(window)
{
    window.installEventFilter(this);
}

void PanelHeight::fitTo(QDockWidget& dock, int most)
{
    finish();
    if (m_isOwn) {
        return;
    }
    m_dock = &dock;
    m_most = most;
    dock.installEventFilter(this);
    const auto later = Qt::ConnectionType(Qt::QueuedConnection | Qt::UniqueConnection);
    for (const QAbstractItemView* const view : viewsOf(dock)) {
        if (const QAbstractItemModel* const model = view->model()) {
            connect(model, &QAbstractItemModel::modelReset, this, &PanelHeight::fit, later);
            connect(model, &QAbstractItemModel::rowsInserted, this, &PanelHeight::fit, later);
        }
    }
    QMetaObject::invokeMethod(this, &PanelHeight::fit, Qt::QueuedConnection);
}

void PanelHeight::finish()
{
    if (m_dock != nullptr) {
        m_dock->removeEventFilter(this);
        m_dock = nullptr;
    }
}

int PanelHeight::placeOf(const QDockWidget& dock) const
{
    const int line =
        m_window.style()->pixelMetric(QStyle::PM_DockWidgetSeparatorExtent, nullptr, &m_window);
    return dock.geometry().bottom() - m_window.centralWidget()->geometry().bottom() - line;
}

/// The rows may come only later, from a job, and so may its place; with both the height stays.
void PanelHeight::fit()
{
    // The window keeps tabs that are not in front outside of itself.
    if (m_dock == nullptr || !m_dock->isVisible() ||
        !m_window.rect().intersects(m_dock->geometry())) {
        return;
    }
    const auto views = viewsOf(*m_dock);
    int missing = 0;
    bool anyFilled = false;
    for (const QAbstractItemView* const view : views) {
        if (isFilled(*view)) {
            missing = anyFilled ? std::max(missing, missingHeight(*view)) : missingHeight(*view);
            anyFilled = true;
        }
    }
    if (!anyFilled) {
        return;
    }
    constexpr int kRoomForPicture = 260; // of runs, beside their table
    constexpr int kRoomForOthers = 190;  // with more rows, behind the other tabs
    const bool hasPicture = m_dock->findChild<QGraphicsView*>() != nullptr;
    const int least = std::min(hasPicture ? kRoomForPicture : kRoomForOthers, m_most);
    m_window.resizeDocks({m_dock}, {std::clamp(placeOf(*m_dock) + missing, least, m_most)},
                         Qt::Vertical);
    finish();
}

/// The lines between the panels belong to the window itself, which tells nobody when they move.
bool PanelHeight::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_dock) {
        if (event->type() == QEvent::Resize || event->type() == QEvent::Move) {
            QMetaObject::invokeMethod(this, &PanelHeight::fit, Qt::QueuedConnection);
        }
        return false;
    }
    const auto height = [this] { return m_window.centralWidget()->height(); };
    if (event->type() == QEvent::MouseButtonPress) {
        m_heightAtPress = height();
    } else if (event->type() == QEvent::MouseButtonRelease && height() != m_heightAtPress) {
        m_isOwn = true;
        finish();
    }
    return QObject::eventFilter(watched, event);
}

} // namespace tidemark::app

#include "moc_panel_height.cpp"
