// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QGraphicsItem>
#include <QPixmap>

#include <functional>
#include <map>
#include <optional>
#include <vector>

class QGraphicsSceneHoverEvent;
class QGraphicsSceneMouseEvent;

namespace tidemark::app
{

/// The points of a picture, all drawn by one item: thousands cost milliseconds, where an item for
/// each would cost hundreds of them. GUI thread only.
///
/// Those on the Pareto front are diamonds with a frame, joined by the front itself: a broken line
/// that all others lie behind. The others are discs.
class RunPoints final : public QGraphicsItem
{
public:
    struct Point {
        QPointF at; ///< shares of the area: 0, 0 is its lower left corner, 1, 1 its upper right one
        QColor colour;
        bool isOnFront = false;
    };

    /// What the mouse did, with the number of the point.
    struct Mouse {
        std::function<void(std::optional<std::size_t>)> moved; ///< with none when it left all
        std::function<void(std::size_t)> pressed;
    };

    RunPoints(QGraphicsItem* parent, Mouse mouse);

    void setArea(const QRectF& area);
    void setPoints(std::vector<Point> points);

    /// Rings around the point that is current and around the one that is pointed at.
    void setRings(std::optional<std::size_t> current, std::optional<std::size_t> pointed);

    /// The middle of point number @p index, in the item's coordinates.
    QPointF placeOf(std::size_t index) const;

    /// The point under @p place, in the item's coordinates; of several the one on top.
    std::optional<std::size_t> pointAt(const QPointF& place) const;

    /// What point number @p index covers.
    QRectF boxOf(std::size_t index) const;

    /// Whether the broken line of the front runs through @p box.
    bool crossesFront(const QRectF& box) const;

    QRectF boundingRect() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

protected:
    void hoverMoveEvent(QGraphicsSceneHoverEvent* event) override;
    void hoverLeaveEvent(QGraphicsSceneHoverEvent* event) override;
    void mousePressEvent(QGraphicsSceneMouseEvent* event) override;

private:
    double diameter() const;
    const QPixmap& markerOf(const QColor& colour, double ratio);
    QPolygonF frontLine() const;
    void paintFront(QPainter& painter, const QColor& text) const;
    void paintRing(QPainter& painter, std::optional<std::size_t> point, const QColor& colour) const;

    Mouse m_mouse;
    std::vector<Point> m_points;
    std::vector<std::size_t> m_front; ///< from left to right
    std::optional<std::size_t> m_current;
    std::optional<std::size_t> m_pointed;
    QRectF m_area;
    std::map<QRgb, QPixmap> m_markers; ///< of the present size
};

} // namespace tidemark::app
