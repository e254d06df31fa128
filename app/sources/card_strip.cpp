// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/card_strip.h"

#include "app/workspace/line_pen.h"

#include <QPainter>

namespace tidemark::app
{

void paintCardStrip(QPainter& painter, const QRectF& strip, const QColor& colour,
                    const LinePattern& pattern)
{
    if (pattern == LinePattern()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawRoundedRect(strip, 2, 2);
    } else {
        const double middle = strip.center().x();
        painter.setPen(linePen(colour, pattern, strip.width()));
        painter.drawLine(QPointF(middle, strip.top()), QPointF(middle, strip.bottom()));
    }
}

} // namespace tidemark::app
