// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/line_names.h"

#include "app/timeline/plot_item.h"
#include "app/timeline/time_scale.h"
#include "core/timeline/decimation.h"

#include <QPainter>

#include <cmath>

namespace tidemark::app
{

namespace
{

constexpr int kParts = 64; ///< of the plot's width, that a line's height is known in
constexpr double kNameGap = 4.0;
constexpr double kWidestName = 180.0;
constexpr double kNarrowestName = 50.0; ///< of a recording, before its series is cut too
constexpr int kTries = 8;               ///< places from the end of a line to the left
constexpr double kTryStep = 0.7;        ///< of a name's width
constexpr double kReadable = 4.5;

/// From the top to the bottom of a line, in pixels.
struct Rows {
    double top;
    double bottom;
};

/// Where one line runs in the plot, roughly.
class LineShape
{
public:
    LineShape(const PlotItem& plot, const PlottedSeries& line)
        : m_line(line),
          m_left(plot.plotArea().left()),
          m_part(plot.plotArea().width() / kParts)
    {
        const PlotContents& contents = plot.contents();
        std::vector<PixelColumn> columns;
        decimate(*line.series, line.placement, contents.visible, kParts, columns);
        bridgeColumns(*line.series, ownRange(line, contents.visible), columns);
        for (const PixelColumn& column : columns) {
            m_parts.push_back(column.count > 0 ? std::optional(Rows{plot.rowOf(column.max),
                                                                    plot.rowOf(column.min)})
                                               : std::nullopt);
            m_endRow = column.count > 0 ? plot.rowOf(column.last) : m_endRow;
        }
        const TimeScale scale(contents.visible, m_left, plot.plotArea().width());
        const PositionColumn& positions = *line.series->positions;
        m_begin = scale.pixelOf(line.placement.toCommon(positions.front()));
        m_end = std::min(scale.pixelOf(line.placement.toCommon(positions.back())), scale.right());
    }

    const PlottedSeries& line() const { return m_line; }

    /// The highest and the lowest row between two pixels; none where there is no line.
    std::optional<Rows> rowsIn(double left, double right) const
    {
        std::optional<Rows> all;
        for (int i = partAt(left); i <= partAt(right); ++i) {
            if (const auto& rows = m_parts[static_cast<std::size_t>(i)]) {
                all = all ? Rows{std::min(all->top, rows->top), std::max(all->bottom, rows->bottom)}
                          : *rows;
            }
        }
        return all;
    }

    bool crosses(const QRectF& box) const
    {
        if (box.left() >= m_end || box.right() <= m_begin) {
            return false; // which parts are too wide to tell
        }
        const auto rows = rowsIn(box.left(), box.right());
        return rows && rows->top <= box.bottom() && rows->bottom >= box.top();
    }

    /// Where its name of @p size may stand, the best place first.
    std::vector<QRectF> places(const QSizeF& size, const QRectF& area) const
    {
        std::vector<QRectF> places;
        if (!m_endRow) {
            return places;
        }
        const double beside = std::clamp(*m_endRow - size.height() / 2, area.top(),
                                         std::max(area.top(), area.bottom() - size.height()));
        places.emplace_back(QPointF(m_end + kNameGap, beside), size);
        for (int i = 0; i < kTries; ++i) {
            const double left = m_end - (1 + i * kTryStep) * size.width();
            const auto rows = left < m_begin ? std::nullopt : rowsIn(left, left + size.width());
            if (rows) {
                places.emplace_back(QPointF(left, rows->top - size.height() - 2), size);
                places.emplace_back(QPointF(left, rows->bottom + 2), size);
            }
        }
        return places;
    }

private:
    int partAt(double pixel) const
    {
        return std::clamp(static_cast<int>((pixel - m_left) / m_part), 0, kParts - 1);
    }

    const PlottedSeries& m_line;
    double m_left;
    double m_part;
    double m_begin = 0.0; ///< pixels
    double m_end = 0.0;
    std::vector<std::optional<Rows>> m_parts;
    std::optional<double> m_endRow;
};

/// @p name in the room there is: of a recording's series the recording gives way first.
QString fittedName(const QFontMetricsF& metrics, const QString& name)
{
    const qsizetype end = name.indexOf(QStringLiteral(" · "));
    const QString series = end > 0 ? name.mid(end) : QString();
    const double room = kWidestName - metrics.horizontalAdvance(series);
    return series.isEmpty() || room < kNarrowestName
               ? metrics.elidedText(name, Qt::ElideMiddle, kWidestName)
               : metrics.elidedText(name.left(end), Qt::ElideMiddle, room) + series;
}

/// Relative luminance, as WCAG has it.
double luminanceOf(const QColor& colour)
{
    const auto linear = [](float share) {
        return share <= 0.04045F ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}

double contrastOf(const QColor& one, const QColor& other)
{
    const double a = luminanceOf(one);
    const double b = luminanceOf(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

/// The lines that are named, the one that stands out first.
std::vector<const PlottedSeries*> namedLines(const PlotContents& contents)
{
    std::vector<const PlottedSeries*> named;
    const std::vector<std::size_t> band = contents.band(); // which has names of its own
    for (std::size_t i = contents.series.size(); i > 0; --i) {
        const PlottedSeries& line = contents.series[i - 1];
        const bool isTold = line.recordingId == contents.standsOut;
        if ((isTold || !contents.isCrowded()) && !std::ranges::binary_search(band, i - 1)) {
            named.push_back(&line);
        }
    }
    std::ranges::stable_partition(named, [&contents](const PlottedSeries* line) {
        return line->recordingId == contents.standsOut;
    });
    return named;
}

} // namespace

QColor readableOn(const QColor& background, QColor colour)
{
    constexpr float kStep = 0.03F;
    const bool isDark = luminanceOf(background) < 0.18;
    while (contrastOf(background, colour) < kReadable) {
        const float lightness = colour.lightnessF() + (isDark ? kStep : -kStep);
        if (lightness < 0.0F || lightness > 1.0F) {
            return isDark ? Qt::white : Qt::black;
        }
        colour =
            QColor::fromHslF(std::max(colour.hslHueF(), 0.0F), colour.hslSaturationF(), lightness);
    }
    return colour;
}

std::vector<PlacedName> placeLineNames(const PlotItem& plot, const QFontMetricsF& metrics,
                                       const QColor& background, LabelRoom& room)
{
    const PlotContents& contents = plot.contents();
    if (contents.series.size() < 2 || contents.visible.isEmpty()) {
        return {};
    }
    std::vector<LineShape> shapes;
    for (const PlottedSeries* const line : namedLines(contents)) {
        shapes.emplace_back(plot, *line);
    }
    std::vector<PlacedName> names;
    for (const LineShape& shape : shapes) {
        const PlottedSeries& line = shape.line();
        const QString text = fittedName(metrics, shortName(line, contents.series));
        const QSizeF size(metrics.horizontalAdvance(text) + 2, metrics.height());
        const auto place = room.takeFirst(shape.places(size, room.area()), [&](const QRectF& box) {
            return std::ranges::none_of(
                shapes, [&box](const LineShape& other) { return other.crosses(box); });
        });
        if (place) {
            names.push_back({text, *place, readableOn(background, line.colour)});
        }
    }
    return names;
}

void paintLineNames(QPainter& painter, const std::vector<PlacedName>& names,
                    const QColor& background)
{
    QColor veil = background;
    veil.setAlphaF(0.72F);
    for (const PlacedName& name : names) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(veil);
        painter.drawRoundedRect(name.box, 2, 2);
        painter.setPen(name.colour);
        painter.drawText(name.box, Qt::AlignCenter, name.text);
    }
}

} // namespace tidemark::app
