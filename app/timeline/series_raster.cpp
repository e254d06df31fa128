// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/series_raster.h"

#include <algorithm>
#include <cmath>

namespace tidemark::app
{

namespace
{

/// Opaque source over premultiplied destination, @p alpha of 256.
QRgb mixed(QRgb under, QRgb over, unsigned alpha)
{
    const unsigned keep = 256 - alpha;
    const auto channel = [&](int (*of)(QRgb)) {
        return (static_cast<unsigned>(of(over)) * alpha +
                static_cast<unsigned>(of(under)) * keep) >>
               8U;
    };
    const unsigned a = (255 * alpha + static_cast<unsigned>(qAlpha(under)) * keep) >> 8U;
    return (a << 24U) | (channel(qRed) << 16U) | (channel(qGreen) << 8U) | channel(qBlue);
}

/// Where a line runs through one column of pixels.
struct Rows {
    double top;
    double bottom;
    double enter;
    double leave;
};

} // namespace

SeriesRaster::SeriesRaster(QImage& image)
    : m_image(image),
      m_bits(image.bits()),
      m_stride(image.bytesPerLine())
{
}

void SeriesRaster::blend(int x, int y, const QColor& colour, double coverage)
{
    auto* const pixel = reinterpret_cast<QRgb*>(m_bits + y * m_stride) + x;
    const auto alpha = static_cast<unsigned>(std::lround(coverage * colour.alphaF() * 256.0));
    *pixel = mixed(*pixel, colour.rgb(), std::min(alpha, 256U));
}

void SeriesRaster::span(int x, double top, double bottom, const QColor& colour)
{
    top = std::max(top, 0.0);
    bottom = std::min(bottom, static_cast<double>(m_image.height()));
    if (!(top < bottom)) {
        return;
    }
    const int first = static_cast<int>(top);
    const int last = std::min(static_cast<int>(bottom), m_image.height() - 1);
    if (first == last) {
        blend(x, first, colour, bottom - top);
        return;
    }
    blend(x, first, colour, first + 1 - top);
    const auto alpha = static_cast<unsigned>(std::lround(colour.alphaF() * 256.0));
    const QRgb over = colour.rgb();
    for (int y = first + 1; y < last; ++y) {
        auto* const pixel = reinterpret_cast<QRgb*>(m_bits + y * m_stride) + x;
        *pixel = mixed(*pixel, over, alpha);
    }
    if (bottom > last) {
        blend(x, last, colour, bottom - last);
    }
}

template <typename RowsOf>
void SeriesRaster::drawJoined(const std::vector<PixelColumn>& columns, const QColor& colour,
                              double width, RowsOf rowsOf)
{
    double before = kGap; // row in which the column to the left ended
    const int end = std::min(static_cast<int>(columns.size()), m_image.width());
    for (int x = 0; x < end; ++x) {
        const PixelColumn& column = columns[static_cast<std::size_t>(x)];
        if (column.count == 0) {
            before = kGap;
            continue;
        }
        auto [top, bottom, enter, leave] = rowsOf(column);
        if (!std::isnan(before) && !column.gapBefore) {
            // Each of the two columns draws its half of the way between them.
            const double middle = (before + enter) / 2;
            top = std::min(top, middle);
            bottom = std::max(bottom, middle);
        }
        if (x + 1 < end && columns[static_cast<std::size_t>(x) + 1].count > 0 &&
            !columns[static_cast<std::size_t>(x) + 1].gapBefore) {
            const double next = rowsOf(columns[static_cast<std::size_t>(x) + 1]).enter;
            const double middle = (leave + next) / 2;
            top = std::min(top, middle);
            bottom = std::max(bottom, middle);
        }
        span(x, top - width / 2, bottom + width / 2, colour);
        before = leave;
    }
}

void SeriesRaster::drawLine(const std::vector<PixelColumn>& columns, const ValueScale& scale,
                            const QColor& colour, double width)
{
    drawJoined(columns, colour, width, [&scale](const PixelColumn& column) {
        return Rows{scale.rowOf(column.max), scale.rowOf(column.min), scale.rowOf(column.first),
                    scale.rowOf(column.last)};
    });
}

void SeriesRaster::drawBand(const std::vector<PixelColumn>& columns, const ValueScale& scale,
                            const QColor& colour, double width)
{
    QColor light = colour;
    light.setAlphaF(0.35F);
    const int end = std::min(static_cast<int>(columns.size()), m_image.width());
    for (int x = 0; x < end; ++x) {
        const PixelColumn& column = columns[static_cast<std::size_t>(x)];
        if (column.count > 0) {
            span(x, scale.rowOf(column.max) - 0.5, scale.rowOf(column.min) + 0.5, light);
        }
    }
    drawJoined(columns, colour, width, [&scale](const PixelColumn& column) {
        const double row = scale.rowOf(column.mean);
        return Rows{row, row, row, row};
    });
}

void SeriesRaster::fillBelow(const std::vector<PixelColumn>& columns, const ValueScale& scale,
                             const QColor& colour)
{
    const int end = std::min(static_cast<int>(columns.size()), m_image.width());
    for (int x = 0; x < end; ++x) {
        const PixelColumn& column = columns[static_cast<std::size_t>(x)];
        if (column.count > 0) {
            span(x, scale.rowOf(column.max), scale.zero, colour);
        }
    }
}

} // namespace tidemark::app
