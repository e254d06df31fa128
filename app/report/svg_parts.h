// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace tidemark::app
{

/// The area of a picture in a report, in its own units, of which a page shows about one a pixel.
struct SvgFrame {
    double width = 960.0;
    double height = 340.0;
    double left = 64.0; ///< to the area with the data, as the next ones
    double right = 14.0;
    double top = 34.0;
    double bottom = 40.0;

    double xOf(double share) const { return left + share * (width - left - right); }
    double yOf(double share) const { return height - bottom - share * (height - top - bottom); }
};

/// A number as coordinates have it.
QString svgNumber(double value);

/// @p anchor is "start", "middle" or "end".
QString svgText(double x, double y, const char* anchor, const QString& text);

/// @p style are attributes.
QString svgLine(double x1, double y1, double x2, double y2, const char* style);

/// The element around @p parts.
QString svgPicture(const SvgFrame& frame, const QString& parts);

} // namespace tidemark::app
