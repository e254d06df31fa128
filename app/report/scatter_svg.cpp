// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/scatter_svg.h"

#include "app/report/plot_svg.h"
#include "app/report/svg_parts.h"
#include "app/text/axis_ticks.h"
#include "app/text/plain_text.h"

#include <QCoreApplication>
#include <QRectF>

#include <algorithm>
#include <numeric>

namespace tidemark::app
{

namespace
{

struct ScatterText {
    Q_DECLARE_TR_FUNCTIONS(ReportScatter)
};

constexpr SvgFrame kScatterFrame{.height = 300.0, .bottom = 44.0};
constexpr double kHeadRoom = 1.08;
constexpr int kMostTicks = 6;
constexpr double kLetterWidth = 7.0; ///< about the width of one, and twice that of an ideograph
constexpr double kLineHeight = 14.0;
constexpr double kLabelGap = 9.0;
constexpr std::size_t kMostNamed = 40;

/// About how wide @p text is drawn.
double widthOf(const QString& text)
{
    constexpr char16_t kFirstWide = 0x2E80;
    return std::accumulate(text.begin(), text.end(), 0.0, [](double width, QChar character) {
        return width + (character.unicode() >= kFirstWide ? 2 : 1) * kLetterWidth;
    });
}

/// Draws one picture.
class ScatterDrawing
{
public:
    ScatterDrawing(const std::vector<ScatterPoint>& points, AxisUnit axis, SizeUnit unit);

    QString svg() const { return svgPicture(kScatterFrame, axes() + front() + marks() + names()); }

private:
    double xOf(const ScatterPoint& point) const
    {
        return kScatterFrame.xOf(static_cast<double>(point.duration) / m_longest);
    }
    double yOf(const ScatterPoint& point) const
    {
        return kScatterFrame.yOf(point.peakBytes / m_highest);
    }

    QString axes() const;
    QString front() const;
    QString marks() const;
    QString names() const;

    const std::vector<ScatterPoint>& m_points;
    AxisUnit m_axis;
    TickSet m_sizes;
    double m_longest = 1.0;
    double m_highest = 1.0;
};

ScatterDrawing::ScatterDrawing(const std::vector<ScatterPoint>& points, AxisUnit axis,
                               SizeUnit unit)
    : m_points(points),
      m_axis(axis)
{
    for (const ScatterPoint& point : points) {
        m_longest = std::max(m_longest, static_cast<double>(point.duration) * kHeadRoom);
        m_highest = std::max(m_highest, point.peakBytes);
    }
    m_sizes = sizeTicks(m_highest, kMostTicks, unit == SizeUnit::Bytes ? SizeUnit::Binary : unit);
    m_highest = m_sizes.ticks.back().position;
}

QString ScatterDrawing::axes() const
{
    QString text;
    for (const Tick& tick : m_sizes.ticks) {
        const double y = kScatterFrame.yOf(tick.position / m_highest);
        text += svgLine(kScatterFrame.left, y, kScatterFrame.xOf(1.0), y, "stroke=\"#d8dee4\"");
        text += svgText(kScatterFrame.left - 8, y + 4, "end", tick.label);
    }
    text +=
        svgText(4, kScatterFrame.top - 16, "start", ScatterText::tr("Peak (%1)").arg(m_sizes.unit));
    const TickSet lengths =
        positionTicks(m_axis, {0, static_cast<std::int64_t>(m_longest)}, kMostTicks);
    for (const Tick& tick : lengths.ticks) {
        const double x = kScatterFrame.xOf(tick.position / m_longest);
        text += svgLine(x, kScatterFrame.yOf(0.0), x, kScatterFrame.yOf(1.0), "stroke=\"#d8dee4\"");
        text += svgText(x, kScatterFrame.yOf(0.0) + 18, "middle", tick.label);
    }
    return text + svgText(kScatterFrame.xOf(1.0), kScatterFrame.height - 6, "end",
                          ScatterText::tr("Run time (%1)").arg(lengths.unit));
}

/// From one of its runs to the next, as far as none is better: never down and left.
QString ScatterDrawing::front() const
{
    std::vector<const ScatterPoint*> members;
    for (const ScatterPoint& point : m_points) {
        if (point.isOnFront) {
            members.push_back(&point);
        }
    }
    std::ranges::sort(members, {}, [](const ScatterPoint* point) {
        return std::pair(point->duration, point->peakBytes);
    });
    QString path;
    for (const ScatterPoint* const point : members) {
        path += path.isEmpty()
                    ? QStringLiteral("M%1 %2").arg(svgNumber(xOf(*point)), svgNumber(yOf(*point)))
                    : QStringLiteral("H%1V%2").arg(svgNumber(xOf(*point)), svgNumber(yOf(*point)));
    }
    return path.isEmpty() ? QString()
                          : QStringLiteral("<path d=\"%1\" fill=\"none\" stroke=\"#57606a\" "
                                           "stroke-dasharray=\"5 4\"/>\n")
                                .arg(path);
}

QString ScatterDrawing::marks() const
{
    QString text;
    for (std::size_t i = 0; i < m_points.size(); ++i) {
        const QString x = svgNumber(xOf(m_points[i]));
        const QString y = svgNumber(yOf(m_points[i]));
        text += m_points[i].isOnFront
                    ? QStringLiteral("<path d=\"M%1 %2m0 -7l7 7l-7 7l-7 -7z\" fill=\"%3\" "
                                     "stroke=\"#1b1f24\"/>\n")
                          .arg(x, y, svgColour(i))
                    : QStringLiteral("<circle cx=\"%1\" cy=\"%2\" r=\"5\" fill=\"%3\"/>\n")
                          .arg(x, y, svgColour(i));
    }
    return text;
}

QString ScatterDrawing::names() const
{
    std::vector<const ScatterPoint*> wanted;
    for (const ScatterPoint& point : m_points) {
        wanted.push_back(&point);
    }
    std::ranges::stable_partition(wanted, &ScatterPoint::isOnFront);
    wanted.resize(std::min(wanted.size(), kMostNamed));
    std::vector<QRectF> taken;
    QString text;
    for (const ScatterPoint* const point : wanted) {
        const QString name = singleLine(point->name);
        const QSizeF size(widthOf(name), kLineHeight);
        const QPointF at(xOf(*point), yOf(*point));
        for (const QPointF& corner :
             {at + QPointF(kLabelGap, -kLineHeight / 2),
              at + QPointF(kLabelGap, -1.5 * kLineHeight), at + QPointF(kLabelGap, kLineHeight / 2),
              at + QPointF(-kLabelGap - size.width(), -kLineHeight / 2),
              at + QPointF(-kLabelGap - size.width(), -1.5 * kLineHeight)}) {
            const QRectF place(corner, size);
            const bool isInside = place.left() > 0 && place.right() < kScatterFrame.width;
            if (isInside && std::ranges::none_of(taken, [&place](const QRectF& other) {
                    return other.intersects(place);
                })) {
                taken.push_back(place);
                text += svgText(place.left(), place.bottom() - 3, "start", name);
                break;
            }
        }
    }
    return text;
}

} // namespace

QString scatterSvg(const std::vector<ScatterPoint>& points, AxisUnit axis, SizeUnit unit)
{
    return ScatterDrawing(points, axis, unit).svg();
}

} // namespace tidemark::app
