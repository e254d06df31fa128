// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/plot_renderer.h"

#include "app/timeline/time_scale.h"
#include "app/workspace/line_pen.h"
#include "core/timeline/fleet_band.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>

namespace tidemark::app
{

namespace
{

/// Up to this many samples for a pixel the line is drawn sample by sample, with antialiasing.
constexpr double kSmoothDensity = 0.4;
/// Above this many it becomes a band with its mean.
constexpr double kBandDensity = 1.5;
/// Fewer samples than this are marked with dots.
constexpr std::size_t kDotsAtMost = 40;
constexpr float kFillOpacity = 0.18F;
/// One of forty lines is drawn nearly full, one of a thousand at a fifth.
constexpr double kFaintness = 6.0;
constexpr double kLeastFaint = 0.1;

ValueScale valueScale(const PlotContents& contents, int height)
{
    const double bottom = height - 0.5;
    const SizeScale& sizes = contents.sizes;
    if (sizes.isLogarithmic) {
        return {bottom, bottom / std::log(sizes.highest / sizes.lowest), sizes.lowest};
    }
    const double perUnit = bottom / std::max(sizes.highest - sizes.lowest, 1e-9);
    return {bottom + sizes.lowest * perUnit, perUnit};
}

/// The value on the straight line through two samples at @p position.
double valueBetween(const Series& series, std::size_t before, std::size_t after,
                    std::int64_t position)
{
    const double a = (*series.values)[before];
    const double b = (*series.values)[after];
    const auto from = static_cast<double>((*series.positions)[before]);
    const auto to = static_cast<double>((*series.positions)[after]);
    return to > from ? a + (b - a) * (static_cast<double>(position) - from) / (to - from) : b;
}

/// Fills the columns strictly between two with the straight line from @p from to @p to.
void bridge(std::vector<PixelColumn>& columns, std::ptrdiff_t left, std::ptrdiff_t right,
            double from, double to)
{
    for (std::ptrdiff_t i = left + 1; i < right; ++i) {
        const double share = static_cast<double>(i - left) / static_cast<double>(right - left);
        const double value = from + (to - from) * share;
        PixelColumn& column = columns[static_cast<std::size_t>(i)];
        column = {value, value, value, value, value, 1, false, false};
    }
}

/// Of what stands for many recordings: that of no single one.
const QColor kBandColour(0x8A, 0x8F, 0x98);

/// The name of a line, to stand at its end.
struct LineName {
    QString text;
    QColor colour;
    double row;
};

/// Where the line through @p columns is last; 0 if it is nowhere.
double lastRow(const std::vector<PixelColumn>& columns, const ValueScale& scale)
{
    const auto last = std::find_if(columns.rbegin(), columns.rend(),
                                   [](const PixelColumn& column) { return column.count > 0; });
    return last == columns.rend() ? 0.0 : scale.rowOf(last->mean);
}

/// At the right edge, each above its line, or as near to that as the others leave room.
void drawNames(QImage& image, std::vector<LineName> names, double ratio)
{
    constexpr double kMargin = 6.0;
    std::ranges::sort(names, std::greater(), &LineName::row);
    QPainter painter(&image);
    QFont font = painter.font();
    font.setPixelSize(static_cast<int>(std::lround(12.0 * ratio)));
    painter.setFont(font);
    const QFontMetricsF metrics(font);
    double free = image.height() - kMargin * ratio;
    for (const LineName& name : names) {
        const double bottom = std::min(name.row - kMargin * ratio, free);
        const QString text = metrics.elidedText(name.text, Qt::ElideMiddle, image.width() / 3.0);
        painter.setPen(name.colour);
        painter.drawText(
            QRectF(0, bottom - metrics.height(), image.width() - kMargin * ratio, metrics.height()),
            Qt::AlignRight | Qt::AlignBottom, text);
        free = bottom - metrics.height();
    }
}

} // namespace

std::vector<std::size_t> PlotContents::band() const
{
    std::map<SeriesKind, std::vector<std::size_t>> byKind;
    for (std::size_t i = 0; showsBand && i < series.size(); ++i) {
        const PlottedSeries& plotted = series[i];
        if (plotted.recording && plotted.series == plotted.recording->timeline.mainSeries()) {
            byKind[plotted.series->kind].push_back(i);
        }
    }
    const auto most =
        std::ranges::max_element(byKind, {}, [](const auto& entry) { return entry.second.size(); });
    return most != byKind.end() && most->second.size() >= FleetBand::kFewest
               ? most->second
               : std::vector<std::size_t>();
}

AxisRange ownRange(const PlottedSeries& plotted, AxisRange visible)
{
    return plotted.placement.toOwn(visible);
}

std::optional<ValueBounds> boundsIn(const std::vector<PlottedSeries>& series, AxisRange visible)
{
    double lowest = kGap;
    double highest = kGap;
    for (const PlottedSeries& plotted : series) {
        const Series& one = *plotted.series;
        const AxisRange own = ownRange(plotted, visible);
        const std::size_t begin = one.positions->lowerBound(own.begin);
        const std::size_t end = one.positions->lowerBound(own.end, begin);
        const ValueSummary inside = one.values->summarize(begin, end);
        if (!inside.isEmpty()) {
            lowest = std::fmin(lowest, inside.min);
            highest = std::fmax(highest, inside.max);
        }
        // Where the line enters and leaves between two samples; a gap makes the value NaN.
        for (const auto& [index, edge] : {std::pair(begin, own.begin), std::pair(end, own.end)}) {
            if (index > 0 && index < one.size()) {
                const double value = valueBetween(one, index - 1, index, edge);
                lowest = std::fmin(lowest, value);
                highest = std::fmax(highest, value);
            }
        }
    }
    return std::isnan(highest) ? std::nullopt : std::optional(ValueBounds{lowest, highest});
}

double highestIn(const std::vector<PlottedSeries>& series, AxisRange visible)
{
    const auto bounds = boundsIn(series, visible);
    return bounds ? std::max(bounds->highest, 0.0) : 0.0;
}

void bridgeColumns(const Series& series, AxisRange visible, std::vector<PixelColumn>& columns)
{
    const auto count = static_cast<std::ptrdiff_t>(columns.size());
    const SampleSpan around = samplesAround(series, visible);
    if (around.isEmpty() || count == 0) {
        return;
    }
    double before = kGap; // value where the last column with data ended
    std::ptrdiff_t beforeX = -1;
    if ((*series.positions)[around.begin] < visible.begin && around.size() > 1) {
        before = valueBetween(series, around.begin, around.begin + 1, visible.begin);
    }
    for (std::ptrdiff_t x = 0; x < count; ++x) {
        const PixelColumn column = columns[static_cast<std::size_t>(x)];
        if (column.count == 0) {
            before = column.hasGap ? kGap : before;
            continue;
        }
        if (!std::isnan(before) && !column.gapBefore) {
            bridge(columns, beforeX, x, before, column.first);
        }
        before = column.last;
        beforeX = x;
    }
    const std::size_t last = around.end - 1;
    if (!std::isnan(before) && (*series.positions)[last] >= visible.end && last > around.begin) {
        const double atEdge = valueBetween(series, last - 1, last, visible.end);
        if (!std::isnan(atEdge)) {
            bridge(columns, beforeX, count, before, atEdge);
        }
    }
}

QImage PlotRenderer::render(const PlotContents& contents, QSize size, double ratio,
                            const TaskControl& control)
{
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    if (!image.isNull() && !contents.visible.isEmpty()) {
        const std::vector<std::size_t> members = contents.band();
        drawBand(image, contents, members, ratio, control);
        for (std::size_t i = 0; i < contents.series.size() && !control.cancelled(); ++i) {
            const PlottedSeries& plotted = contents.series[i];
            if (std::ranges::binary_search(members, i)) {
                continue;
            }
            if (contents.isCrowded() && plotted.recordingId != contents.standsOut) {
                drawFaint(image, contents, plotted, ratio);
            } else {
                drawSeries(image, contents, plotted, ratio);
            }
        }
    }
    image.setDevicePixelRatio(ratio);
    return image;
}

/// The band of all members, lines with names for those that lie apart, and the line of the
/// recording that stands out.
void PlotRenderer::drawBand(QImage& image, const PlotContents& contents,
                            const std::vector<std::size_t>& members, double ratio,
                            const TaskControl& control)
{
    constexpr std::size_t kMostNamed = 6;
    FleetBand band(static_cast<std::size_t>(image.width()));
    for (const std::size_t member : members) {
        if (control.cancelled()) {
            return;
        }
        const PlottedSeries& plotted = contents.series[member];
        sample(plotted, contents.visible, image.width());
        band.add(m_columns);
    }
    if (members.empty()) {
        return;
    }
    const ValueScale scale = valueScale(contents, image.height());
    SeriesRaster(image).drawBand(band.columns(), scale, kBandColour, contents.lineWidth * ratio);
    std::vector<LineName> names;
    for (const std::size_t place : band.outliers(kMostNamed)) {
        const PlottedSeries& plotted = contents.series[members[place]];
        drawSeries(image, contents, plotted, ratio);
        sample(plotted, contents.visible, image.width());
        names.push_back({plotted.name, plotted.colour, lastRow(m_columns, scale)});
    }
    const auto told = std::ranges::find_if(members, [&contents](std::size_t member) {
        return contents.series[member].recordingId == contents.standsOut;
    });
    if (told != members.end()) {
        drawSeries(image, contents, contents.series[*told], ratio);
    }
    drawNames(image, std::move(names), ratio);
}

void PlotRenderer::drawSeries(QImage& image, const PlotContents& contents,
                              const PlottedSeries& plotted, double ratio)
{
    const AxisRange own = ownRange(plotted, contents.visible);
    const SampleSpan span = samplesAround(*plotted.series, own);
    const double density = static_cast<double>(span.size()) / image.width();
    if (density <= kSmoothDensity) {
        drawSamples(image, contents, plotted, ratio);
        return;
    }
    sample(plotted, contents.visible, image.width());
    const ValueScale scale = valueScale(contents, image.height());
    SeriesRaster raster(image);
    raster.setPattern(plotted.pattern, ratio);
    if (contents.filled) {
        QColor light = plotted.colour;
        light.setAlphaF(kFillOpacity);
        raster.fillBelow(m_columns, scale, light);
    }
    if (density > kBandDensity) {
        raster.drawBand(m_columns, scale, plotted.colour, contents.lineWidth * ratio);
    } else {
        raster.drawLine(m_columns, scale, plotted.colour, contents.lineWidth * ratio);
    }
}

void PlotRenderer::sample(const PlottedSeries& plotted, AxisRange visible, int width)
{
    decimate(*plotted.series, plotted.placement, visible, width, m_columns);
    bridgeColumns(*plotted.series, ownRange(plotted, visible), m_columns);
}

/// One of many lines, without all that would hide the others.
void PlotRenderer::drawFaint(QImage& image, const PlotContents& contents,
                             const PlottedSeries& plotted, double ratio)
{
    sample(plotted, contents.visible, image.width());
    QColor faint = plotted.colour;
    const double lines = static_cast<double>(contents.series.size());
    faint.setAlphaF(
        static_cast<float>(std::clamp(kFaintness / std::sqrt(lines), kLeastFaint, 1.0)));
    SeriesRaster(image).drawLine(m_columns, valueScale(contents, image.height()), faint, ratio);
}

/// Few samples: a real path, with dots where they are very few or stand alone between gaps.
void PlotRenderer::drawSamples(QImage& image, const PlotContents& contents,
                               const PlottedSeries& plotted, double ratio) const
{
    const Series& series = *plotted.series;
    const AxisRange own = ownRange(plotted, contents.visible);
    const SampleSpan span = samplesAround(series, own);
    const TimeScale time(contents.visible, 0.0, image.width());
    const ValueScale scale = valueScale(contents, image.height());

    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    const QPen pen = linePen(plotted.colour, plotted.pattern, contents.lineWidth, ratio);
    const double radius = 2.4 * ratio;
    QPolygonF line;
    const auto finishLine = [&] {
        if (contents.filled && line.size() > 1) {
            QPolygonF area = line;
            area << QPointF(line.last().x(), scale.zero) << QPointF(line.first().x(), scale.zero);
            QColor light = plotted.colour;
            light.setAlphaF(kFillOpacity);
            painter.setPen(Qt::NoPen);
            painter.setBrush(light);
            painter.drawPolygon(area);
        }
        painter.setPen(pen);
        painter.setBrush(Qt::NoBrush);
        painter.drawPolyline(line);
        painter.setPen(Qt::NoPen);
        painter.setBrush(plotted.colour);
        if ((contents.marksSamples && span.size() <= kDotsAtMost) || line.size() == 1) {
            for (const QPointF& point : line) {
                painter.drawEllipse(point, radius, radius);
            }
        }
        line.clear();
    };
    for (std::size_t i = span.begin; i < span.end; ++i) {
        const double value = (*series.values)[i];
        if (std::isnan(value)) {
            finishLine();
        } else {
            // Far neighbours outside are cut in double: painters lose their way beyond 2^31.
            const std::int64_t position = plotted.placement.toCommon((*series.positions)[i]);
            const double x = std::clamp(time.pixelOf(position), -1e6, 1e6);
            line << QPointF(x, scale.rowOf(value));
        }
    }
    finishLine();
}

} // namespace tidemark::app
