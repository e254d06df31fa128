// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/text/series_colours.h"

#include <QPen>

namespace tidemark::app
{

/// A pen with the gaps of @p pattern; @p width and they are in pixels of @p ratio device pixels.
inline QPen linePen(const QColor& colour, const LinePattern& pattern, double width,
                    double ratio = 1.0)
{
    QPen pen(colour, width * ratio, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    if (pattern != LinePattern()) {
        QList<double> dashes;
        for (const int length : pattern) {
            dashes << length / width; // a pen counts in its own width
        }
        pen.setCapStyle(Qt::FlatCap);
        pen.setDashPattern(dashes);
    }
    return pen;
}

} // namespace tidemark::app
