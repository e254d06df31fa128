// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/run_points.h"

#include <QGraphicsSceneHoverEvent>
#include <QGraphicsSceneMouseEvent>
#include <QPainter>
#include <QWidget>

#include <algorithm>
#include <cmath>
#include <limits>

namespace tidemark::app
{

namespace
{

constexpr double kLarge = 10.0;
constexpr double kSmall = 5.0;
constexpr double kFront = 14.0; ///< from corner to corner
constexpr double kReach = 2.0;  ///< beyond its edge, where the mouse still means a point
constexpr double kRingGap = 3.0;
constexpr float kFrontLineOpacity = 0.6F;

/// More points are small and let each other through, so that where many are is darker.
constexpr std::size_t kMostLarge = 40;
constexpr double kSmallOpacity = 0.6;

} // namespace

RunPoints::RunPoints(QGraphicsItem* parent, Mouse mouse)
    : QGraphicsItem(parent),
      m_mouse(std::move(mouse))
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
    m_current.reset();
    m_pointed.reset();
    m_front.clear();
    for (std::size_t i = 0; i < m_points.size(); ++i) {
        if (m_points[i].isOnFront) {
            m_front.push_back(i);
        }
    }
    std::ranges::sort(m_front, {}, [this](std::size_t i) { return m_points[i].at.x(); });
    update();
}

void RunPoints::setRings(std::optional<std::size_t> current, std::optional<std::size_t> pointed)
{
    m_current = current;
    m_pointed = pointed;
    update();
}

QPointF RunPoints::placeOf(std::size_t index) const
{
    const QPointF& at = m_points[index].at;
    return {m_area.left() + at.x() * m_area.width(), m_area.bottom() - at.y() * m_area.height()};
}

QRectF RunPoints::boxOf(std::size_t index) const
{
    const double size = m_points[index].isOnFront ? kFront : diameter();
    QRectF box(0, 0, size, size);
    box.moveCenter(placeOf(index));
    return box;
}

QRectF RunPoints::boundingRect() const
{
    constexpr double kBeyond = kFront / 2 + kRingGap + 2;
    return m_area.adjusted(-kBeyond, -kBeyond, kBeyond, kBeyond);
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

/// Down and to the right, from one to the next: what no run on it reaches lies below it.
QPolygonF RunPoints::frontLine() const
{
    QPolygonF line;
    for (const std::size_t point : m_front) {
        const QPointF place = placeOf(point);
        line << QPointF(place.x(), line.isEmpty() ? m_area.top() : line.last().y()) << place;
    }
    if (!line.isEmpty()) {
        line << QPointF(m_area.right(), line.last().y());
    }
    return line;
}

bool RunPoints::crossesFront(const QRectF& box) const
{
    constexpr double kHalfLine = 1.0;
    const QPolygonF line = frontLine();
    for (qsizetype i = 1; i < line.size(); ++i) {
        const QRectF step = QRectF(line[i - 1], line[i]).normalized();
        if (step.adjusted(-kHalfLine, -kHalfLine, kHalfLine, kHalfLine).intersects(box)) {
            return true;
        }
    }
    return false;
}

void RunPoints::paintFront(QPainter& painter, const QColor& text) const
{
    const QPolygonF line = frontLine();
    if (line.isEmpty()) {
        return;
    }
    QColor colour = text;
    colour.setAlphaF(kFrontLineOpacity);
    painter.setPen(QPen(colour, 1.2, Qt::DashLine));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(line);
    painter.setPen(QPen(text, 1.5));
    for (const std::size_t point : m_front) {
        const QRectF box = boxOf(point);
        painter.setBrush(m_points[point].colour);
        painter.drawPolygon(QPolygonF{{box.center().x(), box.top()},
                                      {box.right(), box.center().y()},
                                      {box.center().x(), box.bottom()},
                                      {box.left(), box.center().y()}});
    }
}

void RunPoints::paintRing(QPainter& painter, std::optional<std::size_t> point,
                          const QColor& colour) const
{
    if (point && *point < m_points.size()) {
        painter.setPen(QPen(colour, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(boxOf(*point).adjusted(-kRingGap, -kRingGap, kRingGap, kRingGap));
    }
}

void RunPoints::paint(QPainter* painter, const QStyleOptionGraphicsItem* /*option*/,
                      QWidget* widget)
{
    const QPalette palette = widget != nullptr ? widget->palette() : QPalette();
    const double ratio = painter->device()->devicePixelRatioF();
    const double half = diameter() / 2 + 1;
    for (std::size_t i = 0; i < m_points.size(); ++i) {
        if (!m_points[i].isOnFront) {
            painter->drawPixmap(placeOf(i) - QPointF(half, half),
                                markerOf(m_points[i].colour, ratio));
        }
    }
    painter->setRenderHint(QPainter::Antialiasing);
    paintFront(*painter, palette.color(QPalette::WindowText));
    paintRing(*painter, m_current, palette.color(QPalette::WindowText));
    paintRing(*painter, m_pointed, palette.color(QPalette::Highlight));
}

std::optional<std::size_t> RunPoints::pointAt(const QPointF& place) const
{
    std::optional<std::size_t> nearest;
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < m_points.size(); ++i) {
        const QRectF box = boxOf(i);
        const QPointF away = box.center() - place;
        const double distance = std::hypot(away.x(), away.y());
        if (distance <= std::min(least, box.width() / 2 + kReach)) {
            least = distance;
            nearest = i;
        }
    }
    return nearest;
}

void RunPoints::hoverMoveEvent(QGraphicsSceneHoverEvent* event)
{
    m_mouse.moved(pointAt(event->pos()));
}

void RunPoints::hoverLeaveEvent(QGraphicsSceneHoverEvent* /*event*/)
{
    m_mouse.moved({});
}

void RunPoints::mousePressEvent(QGraphicsSceneMouseEvent* event)
{
    if (const auto point = pointAt(event->pos()); point && event->button() == Qt::LeftButton) {
        m_mouse.pressed(*point);
    } else {
        event->ignore();
    }
}

} // namespace tidemark::app
