// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/areas/area_source.h"

#include <QFont>
#include <QImage>
#include <QPalette>

class QPainter;

namespace tidemark::app
{

/// How areas are drawn.
struct AreaLook {
    QPalette palette;
    QFont font;
    qreal pixelRatio = 1.0;
    QSize size;                                 ///< of the picture, device-independent pixels
    double top = 0.0;                           ///< of the layout, at the upper edge of the picture
    const AreaSource::Marked* marked = nullptr; ///< these nodes stand out; null marks none
};

/// The colour in which a tone fills areas on this palette: the text stays readable on it.
QColor fillOf(const QColor& tone, const QPalette& palette);

/// Fills a rectangle with a tone and its pattern, as areas are.
void fillTone(QImage& image, const QRect& rect, const AreaTone& tone, const QPalette& palette);

/// A line inside of an area's edge, with one of the painter's background beside it so that it is
/// seen on any colour.
void outlineArea(QPainter& painter, const QRectF& area, const QColor& colour, double width);

/// A picture of a layout of @p source. O(cells + pixels), and some microseconds for each name that
/// finds room.
QImage pictureOf(const AreaLayout& layout, const AreaSource& source, const AreaLook& look);

} // namespace tidemark::app
