// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/timeline_chart.h"

#include "app/timeline/size_ruler.h"
#include "app/timeline/time_scale.h"
#include "app/widgets/change_reaction.h"
#include "app/workspace/plotted_series.h"

#include <QGraphicsLayout>
#include <QPaintEvent>
#include <QtCharts/QChart>

namespace tidemark::app
{

namespace
{

constexpr double kPixelsPerSizeTick = 38.0;
constexpr int kMostSizeSteps = 7;
constexpr double kPixelsPerTick = 110.0;
constexpr int kMostTicks = 10;

/// A recording has begun and nothing was read yet.
bool isWaiting(const Session& session)
{
    const OpenRecording* const open = session.currentTimeline();
    return open != nullptr && open->isLive && open->recording->timeline.mainSeries()->size() == 0;
}

} // namespace

TimelineChart::TimelineChart(Workspace& workspace, const PlotMargins& margins, QWidget* parent)
    : QChartView(parent),
      m_workspace(workspace),
      m_margins(margins)
{
    onChange(*this, {QEvent::FontChange, QEvent::PaletteChange, QEvent::LanguageChange},
             [this] { followMargins(); });
    QChart* const plain = chart(); // the view's own
    plain->setAnimationOptions(QChart::NoAnimation);
    plain->setBackgroundVisible(false);
    plain->setBackgroundRoundness(0);
    plain->setMargins(QMargins());
    plain->layout()->setContentsMargins(0, 0, 0, 0);
    plain->legend()->hide();
    setFrameShape(QFrame::NoFrame);
    setBackgroundBrush(Qt::NoBrush);
    setViewportUpdateMode(QGraphicsView::FullViewportUpdate);
    setFocusPolicy(Qt::NoFocus);
    viewport()->setAutoFillBackground(false);

    m_plot = new PlotItem(plain);
    m_overlay = new PlotOverlay(workspace, *m_plot, plain);
    m_overlay->setZValue(1);

    connect(&workspace.session, &Session::plotChanged, this, &TimelineChart::markStale);
    connect(&workspace.session.time(), &TimeSelection::visibleChanged, this,
            &TimelineChart::markStale);
    connect(&workspace.session, &Session::recordingGrew, this, [this] {
        if (m_workspace.session.time().isFollowing()) { // else what is new is not in sight
            markStale();
        }
    });
    connect(&workspace.options, &ViewOptions::changed, this, &TimelineChart::markStale);
    connect(&workspace.sizes, &SizeAxis::changed, this, &TimelineChart::markStale);
    for (const auto signal : {&LeakJudging::changed, &LeakJudging::wantedChanged}) {
        connect(&workspace.leak, signal, this, &TimelineChart::markStale);
    }
    connect(&workspace.session.pointing(), &Pointing::changed, viewport(),
            qOverload<>(&QWidget::update));
    for (const auto signal : {&TimeSelection::cursorChanged, &TimeSelection::selectedChanged}) {
        connect(&workspace.session.time(), signal, viewport(), qOverload<>(&QWidget::update));
    }
}

void TimelineChart::setDrawsAtOnce()
{
    m_plot->setDrawsAtOnce();
}

void TimelineChart::showMouse(std::optional<QPointF> position)
{
    m_overlay->setMouse(position);
    viewport()->update();
}

void TimelineChart::showReadOutAtCursor()
{
    const QRectF& area = m_plot->plotArea();
    const auto& cursor = m_workspace.session.time().cursor();
    showMouse(cursor ? std::optional(area.center()) : std::nullopt);
}

void TimelineChart::followMargins()
{
    layOut();
    markStale();
}

/// Where there is nothing to show any more nobody may paint this again, and what was shown would be
/// kept.
void TimelineChart::markStale()
{
    if (m_workspace.session.currentTimeline() == nullptr) {
        m_workspace.sizes.reset(); // it was about what is gone
        updateContents();
    }
    m_stale = true;
    viewport()->update();
}

void TimelineChart::resizeEvent(QResizeEvent* event)
{
    QChartView::resizeEvent(event);
    followMargins();
}

void TimelineChart::layOut()
{
    const double line = QFontMetricsF(font()).height();
    const QRectF whole(0, 0, width(), height());
    const QRectF plot(m_margins.left, line + 6, width() - m_margins.left - m_margins.right,
                      std::max(height() - 2 * line - 16, 10.0));
    chart()->setPlotArea(plot);
    scene()->setSceneRect(whole);
    m_plot->setArea(whole, plot);
}

void TimelineChart::paintEvent(QPaintEvent* event)
{
    if (m_stale) {
        m_stale = false;
        updateContents();
    }
    QChartView::paintEvent(event);
}

void TimelineChart::updateContents()
{
    PlotContents contents;
    contents.series = plottedSeries(m_workspace.session);
    contents.visible = m_workspace.session.time().visible();
    contents.filled = m_workspace.options.isFilled();
    contents.showsBand = m_workspace.options.showsBand();
    const OpenRecording* const told = m_workspace.session.currentTimeline();
    contents.standsOut = told != nullptr ? told->id : 0;
    const QRectF& area = m_plot->plotArea();
    const int rows =
        std::clamp(static_cast<int>(area.height() / kPixelsPerSizeTick), 2, kMostSizeSteps);
    auto bounds = boundsIn(contents.series, contents.visible);
    if (const auto limit = bounds ? m_overlay->limitBeside(bounds->highest) : std::nullopt) {
        bounds->highest = std::max(bounds->highest, *limit);
    }
    SizeRuler sizes = sizeRulerFor(m_workspace.sizes, bounds, rows, m_workspace.options.sizeUnit());
    contents.sizes = sizes.scale;
    const auto ticks = static_cast<int>(area.width() / kPixelsPerTick);
    const bool clock = m_workspace.session.alignment() == Session::Alignment::WallClock;
    TickSet positions;
    if (!contents.visible.isEmpty() && m_workspace.session.isStretched()) {
        positions = shareTicks(contents.visible, std::clamp(ticks, 2, kMostTicks));
    } else if (!contents.visible.isEmpty()) {
        positions = positionTicks(m_workspace.session.axisUnit(), contents.visible,
                                  std::clamp(ticks, 2, kMostTicks),
                                  clock ? m_workspace.session.wallClockOrigin() : std::nullopt);
    }
    m_plot->setHint(m_workspace.session.recordings().empty() ? QString()
                    : isWaiting(m_workspace.session)
                        ? tr("Waiting for the first sample")
                        : tr("No series is shown. Tick one in Sources."));
    int widest = 0;
    for (const Tick& tick : sizes.ticks.ticks) {
        widest = std::max(widest, fontMetrics().horizontalAdvance(tick.label));
    }
    m_plot->setContents(std::move(contents), std::move(sizes.ticks), std::move(positions));
    m_overlay->follow(font(), palette());
    Q_EMIT labelsChanged(widest);
}

const QRectF& TimelineChart::plotArea() const
{
    return m_plot->plotArea();
}

const SizeScale& TimelineChart::sizes() const
{
    return m_plot->contents().sizes;
}

bool TimelineChart::isEmpty() const
{
    return m_plot->contents().series.empty();
}

const Session& TimelineChart::session() const
{
    return m_workspace.session;
}

const ViewOptions& TimelineChart::options() const
{
    return m_workspace.options;
}

} // namespace tidemark::app

#include "moc_timeline_chart.cpp"
