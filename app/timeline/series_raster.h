// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/timeline/decimation.h"

#include <QColor>
#include <QImage>

namespace tidemark::app
{

/// Values to rows of an image: row = zero - value * perUnit, in device pixels.
struct ValueScale {
    double zero;
    double perUnit;

    double rowOf(double value) const { return zero - value * perUnit; }
};

/// Draws decimated series into an image, one column of pixels at a time.
///
/// Stroking paths costs milliseconds for a series; filling columns costs microseconds, and looks
/// the same for lines that go up and down in every column. The image is ARGB32_Premultiplied.
class SeriesRaster
{
public:
    explicit SeriesRaster(QImage& image);

    /// A line through all columns: each column's span from its lowest to its highest value, joined
    /// to the column before. @p width is the line's thickness in device pixels.
    void drawLine(const std::vector<PixelColumn>& columns, const ValueScale& scale,
                  const QColor& colour, double width);

    /// For dense data: the band between lowest and highest, and the mean as a line.
    void drawBand(const std::vector<PixelColumn>& columns, const ValueScale& scale,
                  const QColor& colour, double width);

    /// The area between the highest value of each column and zero.
    void fillBelow(const std::vector<PixelColumn>& columns, const ValueScale& scale,
                   const QColor& colour);

private:
    /// Blends @p colour over the rows [top, bottom) of column @p x; ends cover their row in part.
    void span(int x, double top, double bottom, const QColor& colour);
    QRgb* pixelAt(int x, int y);

    template <typename RowsOf>
    void drawJoined(const std::vector<PixelColumn>& columns, const QColor& colour, double width,
                    RowsOf rowsOf);

    QImage& m_image;
    uchar* m_bits;
    qsizetype m_stride;
};

} // namespace tidemark::app
