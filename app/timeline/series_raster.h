// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/text/series_colours.h"
#include "core/timeline/decimation.h"

#include <QColor>
#include <QImage>

#include <algorithm>
#include <cmath>

namespace tidemark::app
{

/// Values to rows of an image in device pixels: row = zero - value * perUnit, or on a logarithmic
/// scale row = zero - log(value / lowest) * perUnit.
struct ValueScale {
    double zero;
    double perUnit;
    double lowest = 0.0; ///< of a logarithmic scale; else 0

    double rowOf(double value) const
    {
        constexpr double kNearZero = 1e-30; // far below any scale
        return lowest > 0.0 ? zero - std::log(std::max(value / lowest, kNearZero)) * perUnit
                            : zero - value * perUnit;
    }
};

/// Draws decimated series into an image, one column of pixels at a time.
///
/// Stroking paths costs milliseconds for a series; filling columns costs microseconds, and looks
/// the same for lines that go up and down in every column. The image is ARGB32_Premultiplied.
class SeriesRaster
{
public:
    explicit SeriesRaster(QImage& image);

    /// Lines from now on have gaps, as wide as @p pattern says times @p ratio.
    void setPattern(const LinePattern& pattern, double ratio);

    /// A line through all columns: each column's span from its lowest to its highest value, joined
    /// to the column before. @p width is the line's thickness in device pixels.
    void drawLine(const std::vector<PixelColumn>& columns, const ValueScale& scale,
                  const QColor& colour, double width);

    /// For dense data: the band between lowest and highest, and the mean as a line.
    void drawBand(const std::vector<PixelColumn>& columns, const ValueScale& scale,
                  const QColor& colour, double width);

    /// The area between the highest value of each column and zero, or the lower edge.
    void fillBelow(const std::vector<PixelColumn>& columns, const ValueScale& scale,
                   const QColor& colour);

private:
    /// Blends @p colour over the rows [top, bottom) of column @p x; ends cover their row in part.
    void span(int x, double top, double bottom, const QColor& colour);
    QRgb* pixelAt(int x, int y);
    bool isInGap(int x) const;

    template <typename RowsOf>
    void drawJoined(const std::vector<PixelColumn>& columns, const QColor& colour, double width,
                    RowsOf rowsOf);

    QImage& m_image;
    uchar* m_bits;
    qsizetype m_stride;
    LinePattern m_pattern = {};
    double m_ratio = 1.0; ///< device pixels for each of the pattern's
};

} // namespace tidemark::app
