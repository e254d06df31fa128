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

constexpr double kLabelGap = 8.0;
constexpr double kWantedTicks = 4.0;
constexpr double kHeadRoom = 1.1;
constexpr double kPointsZ = 100.0; ///< above all that the chart draws
constexpr int kLeastWidth = 200;
constexpr int kLabelWidth = 110;
constexpr std::size_t kMostLabels = 20; ///< runs that are named; names on a crowd hide it
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
      m_y(new QValueAxis(this)),
      m_points(new RunPoints(chart(), [this](std::optional<std::size_t> run) { showTip(run); }))
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
    auto* const none = new QScatterSeries; // without any, axes are not drawn
    plot->addSeries(none);
    none->attachAxis(m_x);
    none->attachAxis(m_y);
    m_points->setZValue(kPointsZ);
    connect(plot, &QChart::plotAreaChanged, this, &RunScatter::place);
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

void RunScatter::rebuild()
{
    qDeleteAll(m_labels);
    m_labels.clear();
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
    std::vector<RunPoints::Point> points;
    for (const RunPoint& run : m_runs) {
        points.push_back({{static_cast<double>(run.duration) / length.bytes / m_x->max(),
                           run.peakBytes / step.bytes / m_y->max()},
                          run.colour});
    }
    m_points->setPoints(std::move(points));
    for (std::size_t i = 0; i < m_runs.size() && m_runs.size() <= kMostLabels; ++i) {
        m_labels.push_back(new QGraphicsSimpleTextItem(chart()));
        m_labels.back()->setZValue(kPointsZ + 1);
        m_labels.back()->setFont(font());
        m_labels.back()->setText(
            fontMetrics().elidedText(singleLine(m_runs[i].name), Qt::ElideMiddle, kLabelWidth));
    }
    applyPalette();
    place();
}

void RunScatter::showTip(std::optional<std::size_t> run)
{
    if (!run) {
        QToolTip::hideText();
        return;
    }
    const RunPoint& shown = m_runs[*run];
    const QString tip = QStringLiteral("%1\n%2 · %3")
                            .arg(singleLine(shown.name), sizeText(shown.peakBytes, m_unit),
                                 axisText(m_axis, shown.duration));
    QToolTip::showText(QCursor::pos(), plainToolTip(tip), this);
}

void RunScatter::place()
{
    m_points->setArea(chart()->plotArea());
    placeLabels();
}

/// Right or left of its point, if need be a little higher or lower; hidden where all is taken.
void RunScatter::placeLabels()
{
    const QRectF area = chart()->plotArea();
    std::vector<QRectF> taken;
    for (std::size_t i = 0; i < m_labels.size(); ++i) {
        QGraphicsSimpleTextItem& label = *m_labels[i];
        const QSizeF size = label.boundingRect().size();
        const auto isFree = [&](const QRectF& place) {
            return area.contains(place) && std::ranges::none_of(taken, [&](const QRectF& other) {
                       return other.intersects(place);
                   });
        };
        const std::vector<QRectF> places = placesAround(m_points->placeOf(i), size);
        const auto place = std::ranges::find_if(places, isFree);
        label.setVisible(place != places.end());
        if (place != places.end()) {
            label.setPos(place->topLeft());
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
    for (QGraphicsSimpleTextItem* const label : m_labels) {
        label->setBrush(text);
    }
}

} // namespace tidemark::app

#include "moc_run_scatter.cpp"
