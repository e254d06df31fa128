// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/run_points.h"

#include <QGraphicsSceneHoverEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace tidemark::app
{

namespace
{

constexpr double kLarge = 10.0;
constexpr double kSmall = 5.0;
constexpr double kReach = 2.0; ///< beyond its edge, where the mouse still means a point

/// More points are small and let each other through, so that where many are is darker.
constexpr std::size_t kMostLarge = 40;
constexpr double kSmallOpacity = 0.6;

} // namespace

RunPoints::RunPoints(QGraphicsItem* parent, std::function<void(std::optional<std::size_t>)> hovered)
    : QGraphicsItem(parent),
      m_hovered(std::move(hovered))
{
    setAcceptHoverEvents(true);
}

void RunPoints::setArea(const QRectF& area)
{
    if (area != m_area) {
        prepareGeometryChange();
        m_area = area;
    }
}

void RunPoints::setPoints(std::vector<Point> points)
{
    m_points = std::move(points);
    m_markers.clear();
    update();
}

QPointF RunPoints::placeOf(std::size_t index) const
{
    const QPointF& at = m_points[index].at;
    return {m_area.left() + at.x() * m_area.width(), m_area.bottom() - at.y() * m_area.height()};
}

QRectF RunPoints::boundingRect() const
{
    return m_area.adjusted(-kLarge, -kLarge, kLarge, kLarge);
}

double RunPoints::diameter() const
{
    return m_points.size() > kMostLarge ? kSmall : kLarge;
}

const QPixmap& RunPoints::markerOf(const QColor& colour, double ratio)
{
    QPixmap& marker = m_markers[colour.rgba()];
    if (marker.isNull() || marker.devicePixelRatio() != ratio) {
        const int size = static_cast<int>(std::ceil((diameter() + 2) * ratio));
        marker = QPixmap(size, size);
        marker.setDevicePixelRatio(ratio);
        marker.fill(Qt::transparent);
        QPainter painter(&marker);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setOpacity(m_points.size() > kMostLarge ? kSmallOpacity : 1.0);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawEllipse(QRectF(1, 1, diameter(), diameter()));
    }
    return marker;
}

void RunPoints::paint(QPainter* painter, const QStyleOptionGraphicsItem* /*option*/,
                      QWidget* /*widget*/)
{
    const double ratio = painter->device()->devicePixelRatioF();
    const double half = diameter() / 2 + 1;
    for (std::size_t i = 0; i < m_points.size(); ++i) {
        painter->drawPixmap(placeOf(i) - QPointF(half, half), markerOf(m_points[i].colour, ratio));
    }
}

/// The nearest one under @p place; of several the one on top.
std::optional<std::size_t> RunPoints::pointAt(const QPointF& place) const
{
    std::optional<std::size_t> nearest;
    double least = diameter() / 2 + kReach;
    for (std::size_t i = 0; i < m_points.size(); ++i) {
        const QPointF away = placeOf(i) - place;
        const double distance = std::hypot(away.x(), away.y());
        if (distance <= least) {
            least = distance;
            nearest = i;
        }
    }
    return nearest;
}

void RunPoints::hoverMoveEvent(QGraphicsSceneHoverEvent* event)
{
    m_hovered(pointAt(event->pos()));
}

void RunPoints::hoverLeaveEvent(QGraphicsSceneHoverEvent* /*event*/)
{
    m_hovered({});
}

} // namespace tidemark::app
