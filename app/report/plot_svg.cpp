// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/plot_svg.h"

#include "app/report/svg_parts.h"
#include "app/text/axis_ticks.h"
#include "app/text/series_colours.h"
#include "app/text/time_text.h"
#include "core/timeline/decimation.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>

namespace tidemark::app
{

namespace
{

struct PlotText {
    Q_DECLARE_TR_FUNCTIONS(ReportPlot)
};

constexpr SvgFrame kFrame;
constexpr int kColumns = 880;
constexpr int kMostSizes = 6;
constexpr int kMostPositions = 8;
constexpr std::size_t kMostNames = 12; ///< of moments; more hide one another

/// How the stroke of line number @p index looks. When the colours come again, each has other
/// dashes.
QString strokeOf(std::size_t index)
{
    const LinePattern& pattern =
        kLinePatterns[(index + index / kSeriesColours.size()) % kLinePatterns.size()];
    const QString dashed = pattern == LinePattern()
                               ? QString()
                               : QStringLiteral(" stroke-dasharray=\"%1 %2 %3 %4\"")
                                     .arg(pattern[0])
                                     .arg(pattern[1])
                                     .arg(pattern[2])
                                     .arg(pattern[3]);
    return QStringLiteral("fill=\"none\" stroke=\"%1\" stroke-width=\"1.8\"%2")
        .arg(svgColour(index), dashed);
}

/// Draws one plot.
class PlotDrawing
{
public:
    explicit PlotDrawing(const Plot& plot) : m_plot(plot) { decimateLines(); }

    bool isEmpty() const { return m_highest < 0.0; }
    QString svg() const;

private:
    struct Line {
        std::vector<PixelColumn> columns;
    };

    void decimateLines();
    double xOf(double position) const
    {
        return kFrame.xOf((position - static_cast<double>(m_visible.begin)) /
                          static_cast<double>(m_visible.end - m_visible.begin));
    }
    double yOf(double bytes) const { return kFrame.yOf(bytes / m_top); }
    static double columnX(double column) { return kFrame.xOf((column + 0.5) / kColumns); }
    QString axes() const;
    QString moments() const;
    QString pathOf(const Line& line) const;
    QString peak() const;

    const Plot& m_plot;
    AxisRange m_visible;
    std::vector<Line> m_lines;
    double m_highest = -1.0; ///< below 0: none
    double m_peakColumn = 0.0;
    double m_top = 1.0;
    TickSet m_sizes;
};

void PlotDrawing::decimateLines()
{
    bool isFirst = true;
    for (const PlotLine& line : m_plot.lines) {
        if (line.series->size() == 0) {
            continue;
        }
        const std::int64_t begin = line.placement.toCommon(line.series->positions->front());
        const std::int64_t end = line.placement.toCommon(line.series->positions->back()) + 1;
        m_visible = isFirst
                        ? AxisRange{begin, end}
                        : AxisRange{std::min(m_visible.begin, begin), std::max(m_visible.end, end)};
        isFirst = false;
    }
    for (const PlotLine& line : m_plot.lines) {
        Line& drawn = m_lines.emplace_back();
        decimate(*line.series, line.placement, m_visible, kColumns, drawn.columns);
        for (std::size_t i = 0; i < drawn.columns.size(); ++i) {
            if (drawn.columns[i].count > 0 && drawn.columns[i].max > m_highest) {
                m_highest = drawn.columns[i].max;
                m_peakColumn = static_cast<double>(i);
            }
        }
    }
    m_sizes = sizeTicks(std::max(m_highest, 0.0), kMostSizes,
                        m_plot.unit == SizeUnit::Bytes ? SizeUnit::Binary : m_plot.unit);
    m_top = m_sizes.ticks.back().position;
}

QString PlotDrawing::axes() const
{
    QString text;
    for (const Tick& tick : m_sizes.ticks) {
        const double y = yOf(tick.position);
        text += svgLine(kFrame.left, y, kFrame.xOf(1.0), y, "stroke=\"#d8dee4\"");
        text += svgText(kFrame.left - 8, y + 4, "end", tick.label);
    }
    text += svgText(kFrame.left - 8, kFrame.top - 14, "end", m_sizes.unit);
    const TickSet positions =
        m_plot.isStretched
            ? shareTicks(m_visible, kMostPositions)
            : positionTicks(m_plot.axis, m_visible, kMostPositions, m_plot.wallClockOrigin);
    for (const Tick& tick : positions.ticks) {
        const double x = xOf(tick.position);
        text += svgLine(x, kFrame.yOf(0.0), x, kFrame.yOf(0.0) + 5, "stroke=\"#57606a\"");
        text += svgText(x, kFrame.yOf(0.0) + 19, "middle", tick.label);
    }
    return text + svgText(kFrame.xOf(1.0), kFrame.height - 5, "end", positions.unit);
}

QString PlotDrawing::moments() const
{
    QString text;
    for (const PlotMoment& moment : m_plot.moments) {
        if (!m_visible.contains(moment.position)) {
            continue;
        }
        const double x = xOf(static_cast<double>(moment.position));
        text += svgLine(x, kFrame.top, x, kFrame.yOf(0.0),
                        "stroke=\"#57606a\" stroke-dasharray=\"1 3\"");
        if (m_plot.moments.size() <= kMostNames) {
            text += QStringLiteral("<text transform=\"translate(%1 %2) rotate(-90)\" "
                                   "text-anchor=\"end\" fill=\"#57606a\">%3</text>\n")
                        .arg(svgNumber(x - 4), svgNumber(kFrame.top + 2), markupText(moment.name));
        }
    }
    return text;
}

/// Through the first, lowest, highest and last value of each column; parted at gaps.
QString PlotDrawing::pathOf(const Line& line) const
{
    QString path;
    bool isJoined = false;
    for (std::size_t i = 0; i < line.columns.size(); ++i) {
        const PixelColumn& column = line.columns[i];
        if (column.count == 0) {
            isJoined = isJoined && !column.hasGap;
            continue;
        }
        const QString x = svgNumber(columnX(static_cast<double>(i)));
        QString before;
        isJoined = isJoined && !column.gapBefore;
        for (const double value : {column.first, column.min, column.max, column.last}) {
            const QString y = svgNumber(yOf(value));
            if (y != before) {
                path += (isJoined ? QStringLiteral("L") : QStringLiteral("M")) + x +
                        QLatin1Char(' ') + y;
                isJoined = true;
                before = y;
            }
        }
        if (column.count == 1 && path.endsWith(before) && !column.hasGap) {
            path += QStringLiteral("h0.1"); // so that a reading alone shows
        }
    }
    return path;
}

QString PlotDrawing::peak() const
{
    const double x = columnX(m_peakColumn);
    const double y = yOf(m_highest);
    const char* const anchor = x < kFrame.width / 4       ? "start"
                               : x > kFrame.width * 3 / 4 ? "end"
                                                          : "middle";
    return QStringLiteral("<path d=\"M%1 %2l-5 -8h10z\" fill=\"#1b1f24\"/>\n")
               .arg(svgNumber(x), svgNumber(y - 1)) +
           svgText(x, y - 13, anchor,
                   PlotText::tr("Peak %1").arg(sizeText(m_highest, m_plot.unit)));
}

QString PlotDrawing::svg() const
{
    QString text = axes() + moments();
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        text += QStringLiteral("<path d=\"%1\" stroke-linejoin=\"round\" %2/>\n")
                    .arg(pathOf(m_lines[i]), strokeOf(i));
    }
    return svgPicture(kFrame, text + peak());
}

} // namespace

QString svgColour(std::size_t index)
{
    constexpr std::uint32_t kWithoutAlpha = 0xFFFFFFU;
    return QStringLiteral("#%1").arg(kSeriesColours[index % kSeriesColours.size()] & kWithoutAlpha,
                                     6, 16, QLatin1Char('0'));
}

SvgPicture plotSvg(const Plot& plot)
{
    const PlotDrawing drawing(plot);
    if (drawing.isEmpty()) {
        return {};
    }
    SvgPicture picture{drawing.svg()};
    for (std::size_t i = 0; i < plot.lines.size(); ++i) {
        picture.legend.push_back(
            {QStringLiteral("<svg width=\"34\" height=\"10\"><path d=\"M1 5H33\" %1/></svg>")
                 .arg(strokeOf(i)),
             plot.lines[i].name});
    }
    return picture;
}

} // namespace tidemark::app
