// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/run_scatter.h"

#include "app/text/plain_text.h"
#include "app/text/time_text.h"
#include "app/widgets/change_reaction.h"

#include <QChart>
#include <QGraphicsSimpleTextItem>
#include <QScatterSeries>
#include <QToolTip>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace tidemark::app
{

namespace
{

constexpr double kMarkerSize = 10.0;
constexpr double kLabelGap = 8.0;
constexpr double kWantedTicks = 4.0;
constexpr double kHeadRoom = 1.1;
constexpr int kLeastWidth = 200;
constexpr int kLabelWidth = 110;
constexpr std::size_t kMostLabels = 20;
constexpr double kNanosecondsPerSecond = 1e9;
constexpr double kThousand = 1000.0;
constexpr double kLongestNumber = 1e6;

/// 1, 2 or 5 times a power of ten, so that about kWantedTicks fit up to @p most.
double roundStep(double most)
{
    const double rough = most / kWantedTicks;
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    const double digit = rough / power;
    return power * (digit <= 1.0 ? 1.0 : digit <= 2.0 ? 2.0 : digit <= 5.0 ? 5.0 : 10.0);
}

/// From zero to beyond @p most, with round ticks.
void setRange(QValueAxis& axis, double most)
{
    const double end = most > 0 ? most * kHeadRoom : 1.0;
    const double step = roundStep(end);
    // A long range with the short interval of the last one would make the axis count for minutes.
    axis.setTickInterval(std::max(step, axis.tickInterval()));
    axis.setRange(0, end);
    axis.setTickInterval(step);
    const int decimals = std::max(0, static_cast<int>(-std::floor(std::log10(step))));
    axis.setLabelFormat(end < kLongestNumber ? QStringLiteral("%.%1f").arg(decimals)
                                             : QStringLiteral("%g"));
}

/// The unit of a length along @p axis that suits lengths up to @p longest.
SizeStep lengthStep(AxisUnit axis, double longest, SizeUnit unit)
{
    if (axis == AxisUnit::Nanoseconds) {
        constexpr double kMinute = 60.0 * kNanosecondsPerSecond;
        constexpr double kHour = 60.0 * kMinute;
        constexpr double kMostSteps =
            3.0; // from three minutes on minutes, from three hours on hours
        return longest >= kMostSteps * kHour ? SizeStep{RunScatter::tr("h"), kHour}
               : longest >= kMostSteps * kMinute
                   ? SizeStep{RunScatter::tr("min"), kMinute}
                   : SizeStep{RunScatter::tr("s"), kNanosecondsPerSecond};
    }
    if (axis == AxisUnit::AllocatedBytes) {
        return sizeStepFor(longest, unit);
    }
    SizeStep step{QString(), 1.0};
    for (const char* name : {"k", "M", "G", "T"}) {
        if (longest >= step.bytes * kThousand) {
            step = {QString::fromLatin1(name), step.bytes * kThousand};
        }
    }
    return step;
}

/// Where a label of @p size may stand beside @p point, the best place first.
std::vector<QRectF> placesAround(const QPointF& point, const QSizeF& size)
{
    std::vector<QRectF> places;
    for (const double rows : {0.0, -0.5, -1.0, 0.5, 1.0, -1.5, -2.0}) {
        const double top = point.y() + (rows - 0.5) * size.height();
        places.emplace_back(QPointF(point.x() + kLabelGap, top), size);
        places.emplace_back(QPointF(point.x() - kLabelGap - size.width(), top), size);
    }
    return places;
}

} // namespace

RunScatter::RunScatter(QWidget* parent)
    : QChartView(parent),
      m_x(new QValueAxis(this)),
      m_y(new QValueAxis(this))
{
    onChange(*this, {QEvent::PaletteChange}, [this] { applyPalette(); });
    onLanguageChange(*this, [this] { rebuild(); });
    for (QValueAxis* axis : {m_x, m_y}) {
        axis->setTickAnchor(0);
        axis->setTickInterval(1);
        axis->setTickType(QValueAxis::TicksDynamic);
    }
    QChart* const plot = chart(); // the view's own
    plot->legend()->hide();
    plot->setBackgroundVisible(false);
    plot->setMargins({4, 4, 4, 4});
    plot->addAxis(m_x, Qt::AlignBottom);
    plot->addAxis(m_y, Qt::AlignLeft);
    setFrameShape(QFrame::NoFrame);
    setRenderHint(QPainter::Antialiasing);
    setBackgroundBrush(Qt::NoBrush);
    viewport()->setAutoFillBackground(false);
    setMinimumWidth(kLeastWidth);
    setMinimumHeight(0);
    setFocusPolicy(Qt::NoFocus);
    connect(plot, &QChart::plotAreaChanged, this, &RunScatter::placeLabels);
    applyPalette();
}

void RunScatter::setRuns(std::vector<RunPoint> runs, AxisUnit axis, SizeUnit unit)
{
    if (runs == m_runs && axis == m_axis && unit == m_unit) {
        return;
    }
    m_runs = std::move(runs);
    m_axis = axis;
    m_unit = unit;
    rebuild();
}

void RunScatter::clearPoints()
{
    for (const auto& [colour, series] : m_series) {
        chart()->removeSeries(series);
        delete series;
    }
    for (const Placed& point : m_points) {
        delete point.label;
    }
    m_series.clear();
    m_points.clear();
}

void RunScatter::rebuild()
{
    clearPoints();
    double highest = 0.0;
    double longest = 0.0;
    for (const RunPoint& run : m_runs) {
        highest = std::max(highest, run.peakBytes);
        longest = std::max(longest, static_cast<double>(run.duration));
    }
    // All digits of bytes do not fit an axis.
    const SizeStep step =
        sizeStepFor(highest, m_unit == SizeUnit::Bytes ? SizeUnit::Binary : m_unit);
    const SizeStep length = lengthStep(m_axis, longest, m_unit);
    setRange(*m_x, longest / length.bytes);
    setRange(*m_y, highest / step.bytes);
    m_x->setTitleText(m_axis == AxisUnit::Nanoseconds ? tr("Run time (%1)").arg(length.name)
                      : length.name.isEmpty()         ? tr("Length")
                                                      : tr("Length (%1)").arg(length.name));
    m_y->setTitleText(tr("Peak (%1)").arg(step.name));
    std::map<QScatterSeries*, QList<QPointF>> points; // one by one, each would place them all anew
    for (const RunPoint& run : m_runs) {
        const QPointF at(static_cast<double>(run.duration) / length.bytes,
                         run.peakBytes / step.bytes);
        QScatterSeries* const series = seriesOf(run.colour);
        points[series] << at;
        addPoint(run, series, at);
    }
    for (const auto& [series, all] : points) {
        series->replace(all);
    }
    applyPalette();
    placeLabels();
}

QScatterSeries* RunScatter::seriesOf(const QColor& colour)
{
    QScatterSeries*& series = m_series[colour.rgba()];
    if (series == nullptr) {
        series = new QScatterSeries;
        series->setColor(colour);
        series->setBorderColor(Qt::transparent);
        series->setMarkerSize(kMarkerSize);
        chart()->addSeries(series);
        series->attachAxis(m_x);
        series->attachAxis(m_y);
        connect(series, &QScatterSeries::hovered, this,
                [this, series](const QPointF& at, bool isOver) {
                    isOver ? showTip(series, at) : QToolTip::hideText();
                });
    }
    return series;
}

void RunScatter::addPoint(const RunPoint& run, QScatterSeries* series, const QPointF& at)
{
    const QString tip = QStringLiteral("%1\n%2 · %3")
                            .arg(singleLine(run.name), sizeText(run.peakBytes, m_unit),
                                 axisText(m_axis, run.duration));
    QGraphicsSimpleTextItem* label = nullptr;
    if (m_points.size() < kMostLabels) {
        label = new QGraphicsSimpleTextItem(chart());
        label->setFont(font());
        label->setText(
            fontMetrics().elidedText(singleLine(run.name), Qt::ElideMiddle, kLabelWidth));
    }
    m_points.push_back({series, at, tip, label});
}

void RunScatter::showTip(const QScatterSeries* series, const QPointF& at)
{
    const auto point = std::ranges::find_if(
        m_points, [&](const Placed& placed) { return placed.series == series && placed.at == at; });
    if (point != m_points.end()) {
        QToolTip::showText(QCursor::pos(), plainToolTip(point->tip), this);
    }
}

/// Right or left of its point, if need be a little higher or lower; hidden where all is taken.
void RunScatter::placeLabels()
{
    const QRectF area = chart()->plotArea();
    std::vector<QRectF> taken;
    for (const Placed& point : m_points) {
        if (point.label == nullptr) {
            continue;
        }
        const QSizeF size = point.label->boundingRect().size();
        const auto isFree = [&](const QRectF& place) {
            return area.contains(place) && std::ranges::none_of(taken, [&](const QRectF& other) {
                       return other.intersects(place);
                   });
        };
        const std::vector<QRectF> places =
            placesAround(chart()->mapToPosition(point.at, point.series), size);
        const auto place = std::ranges::find_if(places, isFree);
        point.label->setVisible(place != places.end());
        if (place != places.end()) {
            point.label->setPos(place->topLeft());
            taken.push_back(*place);
        }
    }
}

void RunScatter::applyPalette()
{
    const QColor text = palette().color(QPalette::WindowText);
    QColor grid = text;
    grid.setAlphaF(0.15F);
    for (QValueAxis* axis : {m_x, m_y}) {
        axis->setLabelsBrush(text);
        axis->setTitleBrush(text);
        axis->setTitleFont(font());
        axis->setLabelsFont(font());
        axis->setGridLineColor(grid);
        axis->setLinePen(QPen(palette().color(QPalette::Mid)));
    }
    for (const Placed& point : m_points) {
        if (point.label != nullptr) {
            point.label->setBrush(text);
        }
    }
}

} // namespace tidemark::app

#include "moc_run_scatter.cpp"
