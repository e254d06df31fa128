// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/run_scatter.h"

#include "app/runs/run_scale.h"
#include "app/text/plain_text.h"
#include "app/text/time_text.h"
#include "app/widgets/change_reaction.h"

#include <QChart>
#include <QContextMenuEvent>
#include <QGraphicsLineItem>
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

constexpr double kLabelGap = 10.0;
constexpr double kPointsZ = 100.0; ///< above all that the chart draws
constexpr int kLeastWidth = 200;
constexpr int kRoomForTitles = 140; ///< height from which the axes have titles
constexpr int kRoomForNumbers = 80; ///< and numbers
constexpr int kLabelWidth = 110;
constexpr std::size_t kMostLabels = 20; ///< runs that are named; names on a crowd hide it
constexpr double kLongestNumber = 1e6;

void setRange(QValueAxis& axis, const RunScale& scale)
{
    // A long range with the short interval of the last one would make the axis count for minutes.
    axis.setTickInterval(std::max(scale.tick, axis.tickInterval()));
    axis.setRange(scale.begin, scale.end);
    axis.setTickInterval(scale.tick);
    axis.setLabelFormat(scale.end < kLongestNumber ? QStringLiteral("%.%1f").arg(scale.decimals())
                                                   : QStringLiteral("%g"));
}

/// Where a label of @p size may stand around @p point, the best place first: right or left of it,
/// above or below, then farther off.
std::vector<QRectF> placesAround(const QPointF& point, const QSizeF& size)
{
    std::vector<QRectF> places;
    for (const double gap : {kLabelGap, 2.5 * kLabelGap, 5.0 * kLabelGap}) {
        for (const double rows : {0.0, -0.8, 0.8, -1.6, 1.6}) {
            const double top = point.y() + (rows - 0.5) * size.height();
            places.emplace_back(QPointF(point.x() + gap, top), size);
            places.emplace_back(QPointF(point.x() - gap - size.width(), top), size);
        }
        const double left = point.x() - size.width() / 2;
        places.emplace_back(QPointF(left, point.y() - gap - size.height()), size);
        places.emplace_back(QPointF(left, point.y() + gap), size);
    }
    return places;
}

/// The point of @p box that is nearest to @p point.
QPointF nearestIn(const QRectF& box, const QPointF& point)
{
    return {std::clamp(point.x(), box.left(), box.right()),
            std::clamp(point.y(), box.top(), box.bottom())};
}

} // namespace

RunScatter::RunScatter(QWidget* parent)
    : QChartView(parent),
      m_x(new QValueAxis(this)),
      m_y(new QValueAxis(this)),
      m_points(
          new RunPoints(chart(), {.moved =
                                      [this](std::optional<std::size_t> run) {
                                          showTip(run);
                                          Q_EMIT runPointed(run);
                                      },
                                  .pressed = [this](std::size_t run) { Q_EMIT runChosen(run); }}))
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
    viewport()->setFocusPolicy(Qt::NoFocus); // which has its own
    auto* const none = new QScatterSeries;   // without any, axes are not drawn
    plot->addSeries(none);
    none->attachAxis(m_x);
    none->attachAxis(m_y);
    m_points->setZValue(kPointsZ);
    connect(plot, &QChart::plotAreaChanged, this, &RunScatter::place);
    applyPalette();
}

void RunScatter::resizeEvent(QResizeEvent* event)
{
    fitAxes();
    QChartView::resizeEvent(event);
}

void RunScatter::contextMenuEvent(QContextMenuEvent* event)
{
    Q_EMIT menuRequested(m_points->pointAt(mapToScene(event->pos())), event->globalPos());
    event->accept();
}

/// Where there is little room it is for the points: a tooltip has the numbers of each.
void RunScatter::fitAxes()
{
    for (QValueAxis* const axis : {m_x, m_y}) {
        axis->setTitleVisible(height() >= kRoomForTitles);
        axis->setLabelsVisible(height() >= kRoomForNumbers);
    }
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

void RunScatter::setMarked(std::optional<std::size_t> current, std::optional<std::size_t> pointed)
{
    m_points->setRings(current, pointed);
}

void RunScatter::rebuild()
{
    const auto byPeak = std::ranges::minmax_element(m_runs, {}, &RunPoint::peakBytes);
    const auto byLength = std::ranges::minmax_element(m_runs, {}, &RunPoint::duration);
    const auto peakOf = [this](auto run) { return run == m_runs.end() ? 0.0 : run->peakBytes; };
    const auto lengthOf = [this](auto run) {
        return run == m_runs.end() ? 0.0 : static_cast<double>(run->duration);
    };
    const RunScale peaks = scaleOfSizes(peakOf(byPeak.min), peakOf(byPeak.max), m_unit);
    const RunScale lengths =
        scaleOfLengths(m_axis, lengthOf(byLength.min), lengthOf(byLength.max), m_unit);
    setRange(*m_x, lengths);
    setRange(*m_y, peaks);
    m_x->setTitleText(m_axis == AxisUnit::Nanoseconds ? tr("Run time (%1)").arg(lengths.unit.name)
                      : lengths.unit.name.isEmpty()   ? tr("Length")
                                                      : tr("Length (%1)").arg(lengths.unit.name));
    m_y->setTitleText(tr("Peak (%1)").arg(peaks.unit.name));
    std::vector<RunPoints::Point> points;
    for (const RunPoint& run : m_runs) {
        points.push_back(
            {{lengths.shareOf(static_cast<double>(run.duration)), peaks.shareOf(run.peakBytes)},
             run.colour,
             run.isOnFront});
    }
    m_points->setPoints(std::move(points));
    makeLabels();
    applyPalette();
    place();
}

void RunScatter::makeLabels()
{
    for (const Label& label : m_labels) {
        delete label.text;
        delete label.line;
    }
    m_labels.clear();
    std::vector<std::size_t> named;
    for (const bool isOnFront : {true, false}) {
        for (std::size_t i = 0; i < m_runs.size() && named.size() < kMostLabels; ++i) {
            if (m_runs[i].isOnFront == isOnFront && (isOnFront || m_runs.size() <= kMostLabels)) {
                named.push_back(i);
            }
        }
    }
    for (const std::size_t run : named) {
        auto* const text = new QGraphicsSimpleTextItem(chart());
        text->setZValue(kPointsZ + 1);
        text->setFont(font());
        text->setText(
            fontMetrics().elidedText(singleLine(m_runs[run].name), Qt::ElideMiddle, kLabelWidth));
        auto* const line = new QGraphicsLineItem(chart());
        line->setZValue(kPointsZ - 1);
        m_labels.push_back({run, text, line});
    }
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

/// Each where it covers neither a point nor another name, nor the line of the front if that can be
/// helped; hidden where all is taken.
void RunScatter::placeLabels()
{
    const QRectF area = chart()->plotArea();
    std::vector<QRectF> taken;
    for (std::size_t i = 0; i < m_runs.size() && !m_labels.empty(); ++i) {
        taken.push_back(m_points->boxOf(i));
    }
    for (const Label& label : m_labels) {
        const auto isFree = [&](const QRectF& place) {
            return area.contains(place) && std::ranges::none_of(taken, [&](const QRectF& other) {
                       return other.intersects(place);
                   });
        };
        const QPointF point = m_points->placeOf(label.run);
        const std::vector<QRectF> places = placesAround(point, label.text->boundingRect().size());
        const auto isClear = [&](const QRectF& place) {
            return isFree(place) && !m_points->crossesFront(place);
        };
        auto place = std::ranges::find_if(places, isClear);
        if (place == places.end()) {
            place = std::ranges::find_if(places, isFree);
        }
        label.text->setVisible(place != places.end());
        label.line->setVisible(false);
        if (place == places.end()) {
            continue;
        }
        label.text->setPos(place->topLeft());
        taken.push_back(*place);
        const QLineF line(point, nearestIn(*place, point));
        label.line->setLine(line);
        label.line->setVisible(line.length() > 2 * kLabelGap);
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
    QColor leader = text;
    leader.setAlphaF(0.4F);
    for (const Label& label : m_labels) {
        label.text->setBrush(text);
        label.line->setPen(QPen(leader, 1));
    }
}

} // namespace tidemark::app

#include "moc_run_scatter.cpp"
