// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/text/series_colours.h"

class QColor;
class QPainter;
class QRectF;

namespace tidemark::app
{

/// Draws the strip at the side of a card, in the colour and the pattern of the recording's lines.
void paintCardStrip(QPainter& painter, const QRectF& strip, const QColor& colour,
                    const LinePattern& pattern);

} // namespace tidemark::app
