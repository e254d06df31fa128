// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/size_navigation.h"

#include "app/timeline/timeline_chart.h"
#include "app/workspace/size_axis.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <cmath>
#include <utility>

namespace tidemark::app
{

namespace
{

constexpr double kSizeZoomPerNotch = 0.8;
constexpr double kSizeKeyZoom = 0.7;
constexpr double kSizeKeyStep = 0.1;
constexpr double kEighthsInNotch = 120.0; // QWheelEvent counts eighths of a degree

} // namespace

SizeNavigation::SizeNavigation(SizeAxis& axis, TimelineChart& chart, QObject* parent)
    : QObject(parent),
      m_axis(axis),
      m_chart(chart)
{
    chart.viewport()->installEventFilter(this);
}

bool SizeNavigation::handleKey(const QKeyEvent& event)
{
    if (event.key() != Qt::Key_Up && event.key() != Qt::Key_Down) {
        return false;
    }
    const double direction = event.key() == Qt::Key_Up ? 1.0 : -1.0;
    if ((event.modifiers() & Qt::ControlModifier) != 0) {
        zoomAround(0.5, std::pow(kSizeKeyZoom, direction));
        return true;
    }
    if ((event.modifiers() & Qt::ShiftModifier) != 0) {
        moveBy(m_chart.sizes(), direction * kSizeKeyStep);
        return true;
    }
    return false;
}

bool SizeNavigation::eventFilter(QObject* watched, QEvent* event)
{
    auto* const widget = qobject_cast<QWidget*>(watched);
    if (widget == nullptr || m_chart.isEmpty()) {
        return false;
    }
    switch (event->type()) {
    case QEvent::Wheel:
        return wheel(static_cast<const QWheelEvent&>(*event));
    case QEvent::MouseButtonPress:
        return press(static_cast<const QMouseEvent&>(*event));
    case QEvent::MouseMove:
        return move(*widget, static_cast<const QMouseEvent&>(*event));
    case QEvent::MouseButtonRelease:
        return std::exchange(m_isDragging, false);
    case QEvent::MouseButtonDblClick:
        m_axis.reset();
        return isOnAxis(static_cast<const QMouseEvent&>(*event).position());
    default:
        return false;
    }
}

bool SizeNavigation::isOnAxis(const QPointF& place) const
{
    return place.x() < m_chart.plotArea().left();
}

double SizeNavigation::shareAt(double y) const
{
    const QRectF area = m_chart.plotArea();
    return (area.bottom() - y) / std::max(area.height(), 1.0);
}

/// What stands at @p share stays there.
void SizeNavigation::zoomAround(double share, double factor)
{
    m_axis.zoomTo(m_chart.sizes().between(share - share * factor, share + (1.0 - share) * factor));
}

void SizeNavigation::moveBy(const SizeScale& from, double share)
{
    m_axis.zoomTo(from.between(share, 1.0 + share));
}

bool SizeNavigation::wheel(const QWheelEvent& event)
{
    const bool isMeant =
        (event.modifiers() & Qt::ControlModifier) != 0 || isOnAxis(event.position());
    if (isMeant) {
        zoomAround(shareAt(event.position().y()),
                   std::pow(kSizeZoomPerNotch, event.angleDelta().y() / kEighthsInNotch));
    }
    return isMeant;
}

bool SizeNavigation::press(const QMouseEvent& event)
{
    m_isDragging = event.button() == Qt::LeftButton && isOnAxis(event.position());
    m_draggedFrom = event.position().y();
    return m_isDragging;
}

bool SizeNavigation::move(QWidget& widget, const QMouseEvent& event)
{
    if (m_isDragging) {
        const double from = std::exchange(m_draggedFrom, event.position().y());
        moveBy(m_chart.sizes(), shareAt(from) - shareAt(m_draggedFrom));
        return true;
    }
    const bool isOver = event.buttons() == Qt::NoButton && isOnAxis(event.position());
    if (std::exchange(m_isOver, isOver) != isOver) {
        isOver ? widget.setCursor(Qt::SizeVerCursor) : widget.unsetCursor();
    }
    return false;
}

} // namespace tidemark::app

#include "moc_size_navigation.cpp"
