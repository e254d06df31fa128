// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/series_raster.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace tidemark::app
{

namespace
{

/// One colour over premultiplied pixels, two channels at a time in the halves of a word.
class Blend
{
public:
    /// @p alpha of 256; the alpha of @p over itself does not count.
    Blend(QRgb over, unsigned alpha)
        : m_keep(256 - alpha),
          m_redBlue((over & kRedBlue) * alpha),
          m_alphaGreen((((over | 0xff000000U) >> 8U) & kRedBlue) * alpha)
    {
    }

    void apply(QRgb& pixel) const
    {
        const unsigned redBlue = (m_redBlue + (pixel & kRedBlue) * m_keep) >> 8U;
        const unsigned alphaGreen = m_alphaGreen + ((pixel >> 8U) & kRedBlue) * m_keep;
        pixel = (redBlue & kRedBlue) | (alphaGreen & ~kRedBlue);
    }

private:
    static constexpr unsigned kRedBlue = 0x00ff00ff;

    unsigned m_keep;
    unsigned m_redBlue;
    unsigned m_alphaGreen;
};

unsigned alphaOf(const QColor& colour, double coverage)
{
    return std::min(static_cast<unsigned>(std::lround(coverage * colour.alphaF() * 256.0)), 256U);
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

void SeriesRaster::setPattern(const LinePattern& pattern, double ratio)
{
    m_pattern = pattern;
    m_ratio = ratio;
}

bool SeriesRaster::isInGap(int x) const
{
    const int length = std::accumulate(m_pattern.begin(), m_pattern.end(), 0);
    if (length == 0) {
        return false;
    }
    auto place = static_cast<int>(x / m_ratio) % length;
    std::size_t part = 0;
    while (place >= m_pattern[part]) {
        place -= m_pattern[part++];
    }
    return part % 2 == 1;
}

QRgb* SeriesRaster::pixelAt(int x, int y)
{
    return reinterpret_cast<QRgb*>(m_bits + y * m_stride) + x;
}

void SeriesRaster::span(int x, double top, double bottom, const QColor& colour)
{
    top = std::max(top, 0.0);
    bottom = std::min(bottom, static_cast<double>(m_image.height()));
    if (!(top < bottom)) {
        return;
    }
    const QRgb over = colour.rgb();
    const int first = static_cast<int>(top);
    const int last = std::min(static_cast<int>(bottom), m_image.height() - 1);
    if (first == last) {
        Blend(over, alphaOf(colour, bottom - top)).apply(*pixelAt(x, first));
        return;
    }
    Blend(over, alphaOf(colour, first + 1 - top)).apply(*pixelAt(x, first));
    const Blend whole(over, alphaOf(colour, 1.0));
    const qsizetype stride = m_stride / static_cast<qsizetype>(sizeof(QRgb));
    QRgb* pixel = pixelAt(x, first + 1);
    for (int y = first + 1; y < last; ++y, pixel += stride) {
        whole.apply(*pixel);
    }
    if (bottom > last) {
        Blend(over, alphaOf(colour, bottom - last)).apply(*pixelAt(x, last));
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
        if (!isInGap(x)) {
            span(x, top - width / 2, bottom + width / 2, colour);
        }
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
