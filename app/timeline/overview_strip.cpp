// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/overview_strip.h"

#include "app/widgets/change_reaction.h"
#include "app/workspace/plotted_series.h"

#include <QMouseEvent>
#include <QPainter>

#include <utility>

namespace tidemark::app
{

namespace
{

constexpr double kEdgeReach = 5.0;
constexpr double kShortestDrag = 4.0;

} // namespace

OverviewStrip::OverviewStrip(Session& session, const PlotMargins& margins, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_margins(margins),
      m_picture([this] { update(); })
{
    onLanguageChange(*this, [this] { retranslate(); });
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setMouseTracking(true);
    retranslate();
    const auto markStale = [this] {
        if (m_session.currentTimeline() == nullptr) {
            updateContents(); // else what was shown would be kept
        }
        m_isStale = true;
        update();
    };
    connect(&session, &Session::plotChanged, this, markStale);
    connect(&session.time(), &TimeSelection::wholeChanged, this, qOverload<>(&QWidget::update));
    connect(&session.time(), &TimeSelection::visibleChanged, this, qOverload<>(&QWidget::update));
}

void OverviewStrip::retranslate()
{
    setAccessibleName(tr("Overview"));
    setToolTip(tr("Drag the window to pan, its edges to zoom"));
}

TimeScale OverviewStrip::wholeScale() const
{
    return TimeScale::across(width(), m_margins, m_session.time().whole());
}

void OverviewStrip::paintEvent(QPaintEvent* /*event*/)
{
    const AxisRange whole = m_session.time().whole();
    if (whole.isEmpty()) {
        return;
    }
    QPainter painter(this);
    const TimeScale scale = wholeScale();
    const QRectF area(scale.left(), 2, scale.width(), height() - 6);
    if (std::exchange(m_isStale, false)) {
        updateContents();
    }
    painter.fillRect(area, palette().color(QPalette::AlternateBase));
    m_picture.paint(painter, area, devicePixelRatioF());

    const AxisRange visible = m_session.time().visible();
    const double left = std::clamp(scale.pixelOf(visible.begin), area.left(), area.right());
    const double right = std::clamp(scale.pixelOf(visible.end), area.left(), area.right());
    QColor shade = palette().color(QPalette::Window);
    shade.setAlphaF(0.66F);
    painter.fillRect(QRectF(area.left(), area.top(), left - area.left(), area.height()), shade);
    painter.fillRect(QRectF(right, area.top(), area.right() - right, area.height()), shade);
    QColor frame = palette().color(QPalette::WindowText);
    frame.setAlphaF(0.25F);
    painter.setPen(QPen(frame, 1));
    painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5));
    painter.setPen(QPen(palette().color(QPalette::Highlight), 1.5));
    painter.drawRect(QRectF(left, area.top(), std::max(right - left, 2.0), area.height())
                         .adjusted(0.5, 0.5, -0.5, -0.5));
}

void OverviewStrip::updateContents()
{
    auto contents = std::make_shared<PlotContents>();
    contents->series = plottedSeries(m_session);
    contents->visible = m_session.time().whole();
    contents->sizes.highest = std::max(highestIn(contents->series, contents->visible) * 1.05, 1.0);
    contents->filled = !contents->isCrowded();
    contents->lineWidth = 1.0;
    contents->marksSamples = false;
    const OpenRecording* const told = m_session.currentTimeline();
    contents->standsOut = told != nullptr ? told->id : 0;
    m_picture.setContents(std::move(contents));
}

OverviewStrip::Grip OverviewStrip::gripAt(double x) const
{
    const TimeScale scale = wholeScale();
    const double left = scale.pixelOf(m_session.time().visible().begin);
    const double right = scale.pixelOf(m_session.time().visible().end);
    if (std::abs(x - left) <= kEdgeReach) {
        return Grip::LeftEdge;
    }
    if (std::abs(x - right) <= kEdgeReach) {
        return Grip::RightEdge;
    }
    const bool inside = x > left && x < right;
    return inside && m_session.time().isZoomed() ? Grip::Window : Grip::New;
}

void OverviewStrip::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton) {
        m_grip = gripAt(event->position().x());
        m_pressedX = event->position().x();
        m_atPress = m_session.time().visible();
    }
}

void OverviewStrip::mouseMoveEvent(QMouseEvent* event)
{
    if (m_grip != Grip::None) {
        drag(event->position().x());
        return;
    }
    const Grip grip = gripAt(event->position().x());
    const bool isEdge = grip == Grip::LeftEdge || grip == Grip::RightEdge;
    setCursor(isEdge                 ? Qt::SizeHorCursor
              : grip == Grip::Window ? Qt::OpenHandCursor
                                     : Qt::CrossCursor);
}

void OverviewStrip::drag(double x)
{
    TimeSelection& time = m_session.time();
    const TimeScale scale = wholeScale();
    const std::int64_t here = scale.positionAt(std::clamp(x, scale.left(), scale.right()));
    const std::int64_t moved = here - scale.positionAt(m_pressedX);
    switch (m_grip) {
    case Grip::Window:
        time.panTo(m_atPress.begin + moved);
        break;
    case Grip::LeftEdge:
        time.adjustTo({std::min(here, m_atPress.end - scale.perPixel()), m_atPress.end});
        break;
    case Grip::RightEdge:
        time.adjustTo({m_atPress.begin, std::max(here, m_atPress.begin + scale.perPixel())});
        break;
    case Grip::New:
        if (std::abs(x - m_pressedX) >= kShortestDrag) {
            const std::int64_t start = scale.positionAt(m_pressedX);
            time.adjustTo({std::min(start, here), std::max(start, here)});
        }
        break;
    case Grip::None:
        break;
    }
}

void OverviewStrip::mouseReleaseEvent(QMouseEvent* event)
{
    if (m_grip == Grip::New && std::abs(event->position().x() - m_pressedX) < kShortestDrag) {
        // A click beside the window brings the window there.
        const TimeScale scale = wholeScale();
        const AxisRange visible = m_session.time().visible();
        m_session.time().panTo(scale.positionAt(m_pressedX) - visible.length() / 2);
    }
    m_session.time().endGesture();
    m_grip = Grip::None;
}

void OverviewStrip::mouseDoubleClickEvent(QMouseEvent* /*event*/)
{
    m_session.time().showAll();
}

} // namespace tidemark::app

#include "moc_overview_strip.cpp"
