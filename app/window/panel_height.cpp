// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/panel_height.h"

#include <QAbstractItemView>
#include <QDockWidget>
#include <QEvent>
#include <QMainWindow>

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

QList<QAbstractItemView*> viewsOf(const QDockWidget& dock)
{
    return dock.findChildren<QAbstractItemView*>();
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
    m_dock = m_isOwn ? nullptr : &dock;
    m_most = most;
    if (m_dock == nullptr) {
        return;
    }
    const auto later = Qt::ConnectionType(Qt::QueuedConnection | Qt::UniqueConnection);
    connect(&dock, &QDockWidget::visibilityChanged, this, &PanelHeight::fit, later);
    for (const QAbstractItemView* const view : viewsOf(dock)) {
        if (const QAbstractItemModel* const model = view->model()) {
            connect(model, &QAbstractItemModel::modelReset, this, &PanelHeight::fit, later);
            connect(model, &QAbstractItemModel::rowsInserted, this, &PanelHeight::fit, later);
        }
    }
    QMetaObject::invokeMethod(this, &PanelHeight::fit, Qt::QueuedConnection);
}

/// The rows may come only later, from a job; once they are there the height stays.
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
    const int least = m_dock->minimumSizeHint().height();
    const int wanted = std::clamp(m_dock->height() + missing, least, std::max(least, m_most));
    m_window.resizeDocks({m_dock}, {wanted}, Qt::Vertical);
    m_dock = nullptr;
}

/// The lines between the panels belong to the window itself, which tells nobody when they move.
bool PanelHeight::eventFilter(QObject* watched, QEvent* event)
{
    const auto height = [this] { return m_window.centralWidget()->height(); };
    if (event->type() == QEvent::MouseButtonPress) {
        m_heightAtPress = height();
    } else if (event->type() == QEvent::MouseButtonRelease && height() != m_heightAtPress) {
        m_isOwn = true;
        m_dock = nullptr;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace tidemark::app

#include "moc_panel_height.cpp"
