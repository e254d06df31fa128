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

namespace tidemark::app
{

/// The points of a picture, all drawn by one item: thousands cost milliseconds, where an item for
/// each would cost hundreds of them. GUI thread only.
class RunPoints final : public QGraphicsItem
{
public:
    struct Point {
        QPointF at; ///< shares of the area: 0, 0 is its lower left corner, 1, 1 its upper right one
        QColor colour;
    };

    /// @p hovered is called with the number of the point under the mouse, with none when it left.
    RunPoints(QGraphicsItem* parent, std::function<void(std::optional<std::size_t>)> hovered);

    void setArea(const QRectF& area);
    void setPoints(std::vector<Point> points);

    /// The middle of point number @p index, in the item's coordinates.
    QPointF placeOf(std::size_t index) const;

    QRectF boundingRect() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

protected:
    void hoverMoveEvent(QGraphicsSceneHoverEvent* event) override;
    void hoverLeaveEvent(QGraphicsSceneHoverEvent* event) override;

private:
    double diameter() const;
    const QPixmap& markerOf(const QColor& colour, double ratio);
    std::optional<std::size_t> pointAt(const QPointF& place) const;

    std::function<void(std::optional<std::size_t>)> m_hovered;
    std::vector<Point> m_points;
    QRectF m_area;
    std::map<QRgb, QPixmap> m_markers; ///< of the present size
};

} // namespace tidemark::app
