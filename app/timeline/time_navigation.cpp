// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/time_navigation.h"

#include <QAbstractScrollArea>
#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QWheelEvent>
#include <QWidget>

#include <utility>

namespace tidemark::app
{

namespace
{

constexpr double kKeyZoom = 0.7;
constexpr double kKeyPan = 0.1;
constexpr double kCursorStep = 0.01;
constexpr double kZoomPerNotch = 0.8;
constexpr double kSelectionEdgeReach = 4.0; // pixels on both sides
constexpr double kNotch = 120.0; // QWheelEvent counts eighths of a degree, 15 degrees a notch

} // namespace

TimeNavigation::TimeNavigation(TimeSelection& time, const PlotMargins& margins, QObject* parent)
    : QObject(parent),
      m_time(time),
      m_margins(margins)
{
}

void TimeNavigation::watch(QWidget* widget, PlacesOnAxis places)
{
    m_places[widget] = std::move(places);
    widget->setMouseTracking(true);
    widget->installEventFilter(this);
}

TimeScale TimeNavigation::scaleOf(const QWidget& widget) const
{
    return TimeScale::across(widget.width(), m_margins, m_time.visible());
}

bool TimeNavigation::isTaken(const QWidget& widget, const QMouseEvent& event) const
{
    const auto places = m_places.find(&widget);
    return places != m_places.end() && places->second.isTaken &&
           places->second.isTaken(event.position().toPoint());
}

bool TimeNavigation::eventFilter(QObject* watched, QEvent* event)
{
    auto* const widget = qobject_cast<QWidget*>(watched);
    if (widget == nullptr || m_time.whole().isEmpty()) {
        return false;
    }
    switch (event->type()) {
    case QEvent::Wheel:
        return wheel(*widget, static_cast<const QWheelEvent&>(*event));
    case QEvent::MouseButtonPress:
        if (!isTaken(*widget, static_cast<const QMouseEvent&>(*event))) {
            press(*widget, static_cast<const QMouseEvent&>(*event));
        }
        return false;
    case QEvent::MouseMove:
        move(*widget, static_cast<const QMouseEvent&>(*event));
        return false;
    case QEvent::MouseButtonRelease:
        return release(*widget, static_cast<const QMouseEvent&>(*event));
    case QEvent::MouseButtonDblClick:
        if (!isTaken(*widget, static_cast<const QMouseEvent&>(*event))) {
            doubleClick(*widget, static_cast<const QMouseEvent&>(*event));
        }
        return true;
    case QEvent::Leave:
        if (QApplication::activePopupWidget() != nullptr) {
            return false; // what its menu does is done at the cursor
        }
        m_time.setCursor({});
        showEdge(*widget, false);
        Q_EMIT mouseLeft(widget);
        return false;
    default:
        return false;
    }
}

bool TimeNavigation::wheel(const QWidget& widget, const QWheelEvent& event)
{
    const auto* const scroller = qobject_cast<const QAbstractScrollArea*>(widget.parentWidget());
    if (scroller != nullptr && scroller->verticalScrollBar()->maximum() > 0 &&
        (event.modifiers() & Qt::ControlModifier) == 0) {
        return false; // a lane with more rows than it shows scrolls; Ctrl zooms there
    }
    const QPoint delta = event.angleDelta();
    const bool sideways = std::abs(delta.x()) > std::abs(delta.y());
    if (sideways || (event.modifiers() & Qt::ShiftModifier) != 0) {
        panBy(-(sideways ? delta.x() : delta.y()) / kNotch * kKeyPan);
    } else {
        const std::int64_t anchor = scaleOf(widget).positionAt(event.position().x());
        m_time.zoomAround(anchor, std::pow(kZoomPerNotch, delta.y() / kNotch));
    }
    return true;
}

void TimeNavigation::press(const QWidget& widget, const QMouseEvent& event)
{
    if (event.button() != Qt::LeftButton) {
        return;
    }
    m_time.endGesture();
    m_pressedAt = event.position();
    const TimeScale scale = scaleOf(widget);
    m_beginAtPress = m_time.visible().begin;
    m_drag = Drag::Pressed;
    if ((event.modifiers() & Qt::ShiftModifier) != 0) {
        m_drag = Drag::Select;
        m_anchor = scale.positionAt(event.position().x());
        m_anchorDistance = 0.0;
    } else if (const auto edge = edgeAt(scale, event.position().x())) {
        m_drag = Drag::Select;
        m_anchor = edge->opposite;
        m_anchorDistance = edge->distance;
    }
}

/// The nearer one of the two, if it is within reach.
std::optional<TimeNavigation::Edge> TimeNavigation::edgeAt(const TimeScale& scale,
                                                           double pixel) const
{
    const auto& selected = m_time.selected();
    if (!selected) {
        return {};
    }
    const Edge begin{selected->end, pixel - scale.pixelOf(selected->begin)};
    const Edge end{selected->begin, pixel - scale.pixelOf(selected->end)};
    const Edge& nearer = std::abs(begin.distance) < std::abs(end.distance) ? begin : end;
    return std::abs(nearer.distance) <= kSelectionEdgeReach &&
                   scale.contains(pixel - nearer.distance)
               ? std::optional(nearer)
               : std::nullopt;
}

void TimeNavigation::showEdge(QWidget& widget, bool isEdge)
{
    if (std::exchange(m_showsEdge, isEdge) != isEdge) {
        isEdge ? widget.setCursor(Qt::SizeHorCursor) : widget.unsetCursor();
    }
}

void TimeNavigation::move(QWidget& widget, const QMouseEvent& event)
{
    const TimeScale scale = scaleOf(widget);
    if (m_drag == Drag::Pressed &&
        (event.position() - m_pressedAt).manhattanLength() >= QApplication::startDragDistance()) {
        m_drag = Drag::Pan;
        widget.setCursor(Qt::ClosedHandCursor);
    }
    if (m_drag == Drag::Pan) {
        const double pixels = event.position().x() - m_pressedAt.x();
        const double positions =
            pixels / scale.width() * static_cast<double>(m_time.visible().length());
        m_time.panTo(m_beginAtPress - std::llround(positions));
    } else if (m_drag == Drag::Select) {
        const double edge = event.position().x() - m_anchorDistance;
        m_time.select(
            AxisRange{m_anchor, scale.positionAt(std::clamp(edge, scale.left(), scale.right()))});
    } else if (m_drag == Drag::None) {
        showEdge(widget, edgeAt(scale, event.position().x()).has_value());
    }
    const bool inside = scale.contains(event.position().x());
    m_time.setCursor(inside ? std::optional(scale.positionAt(event.position().x())) : std::nullopt);
    Q_EMIT mouseMoved(&widget, event.position());
}

bool TimeNavigation::release(QWidget& widget, const QMouseEvent& event)
{
    if (event.button() != Qt::LeftButton || m_drag == Drag::None) {
        return false;
    }
    const bool dragged = m_drag != Drag::Pressed;
    m_drag = Drag::None;
    if (!dragged) {
        selectAt(widget, event.position().toPoint());
    }
    m_showsEdge = false;
    widget.unsetCursor();
    return dragged;
}

std::optional<AxisRange> TimeNavigation::rangeAt(const QWidget& widget, QPoint point) const
{
    const auto places = m_places.find(&widget);
    return places != m_places.end() && places->second.rangeAt ? places->second.rangeAt(point)
                                                              : std::nullopt;
}

/// What is drawn there, if it has a length.
void TimeNavigation::selectAt(const QWidget& widget, QPoint point)
{
    const auto range = rangeAt(widget, point);
    if (range && range->begin < range->end) {
        m_time.select(*range);
    }
}

/// A second one on the same span shows all again.
void TimeNavigation::doubleClick(const QWidget& widget, const QMouseEvent& event)
{
    const AxisRange before = m_time.visible();
    if (const auto range = rangeAt(widget, event.position().toPoint())) {
        m_time.zoomTo(*range);
    }
    if (m_time.visible() == before) {
        m_time.showAll();
    }
}

void TimeNavigation::panBy(double share)
{
    const auto length = static_cast<double>(m_time.visible().length());
    m_time.panTo(m_time.visible().begin + std::llround(length * share));
}

/// Moves the cursor by @p share of what is visible, bringing it into view; with @p selecting the
/// selection grows from where the cursor was.
void TimeNavigation::moveCursor(double share, bool selecting)
{
    const AxisRange visible = m_time.visible();
    const std::int64_t start = m_time.cursor().value_or(visible.begin + visible.length() / 2);
    const std::int64_t by = std::llround(static_cast<double>(visible.length()) * share);
    const std::int64_t target = std::clamp(start + by, m_time.whole().begin, m_time.whole().end);
    if (selecting) {
        const auto& selected = m_time.selected();
        const bool extends = selected && (selected->begin == start || selected->end == start);
        const std::int64_t anchor = !extends                   ? start
                                    : selected->begin == start ? selected->end
                                                               : selected->begin;
        m_time.select(AxisRange{anchor, target});
    }
    if (!visible.contains(target)) {
        m_time.panTo(target - visible.length() / 2);
    }
    m_time.setCursor(target);
}

bool TimeNavigation::handleKey(const QKeyEvent& event)
{
    const bool shift = (event.modifiers() & Qt::ShiftModifier) != 0;
    const bool control = (event.modifiers() & Qt::ControlModifier) != 0;
    const bool alt = (event.modifiers() & Qt::AltModifier) != 0;
    switch (event.key()) {
    case Qt::Key_Left:
    case Qt::Key_Right: {
        const double direction = event.key() == Qt::Key_Left ? -1.0 : 1.0;
        if (alt) {
            direction < 0 ? m_time.zoomBack() : m_time.zoomForward();
        } else if (shift || control) {
            moveCursor(direction * kCursorStep, shift);
        } else {
            panBy(direction * kKeyPan);
        }
        return true;
    }
    case Qt::Key_PageUp:
        panBy(-1.0);
        return true;
    case Qt::Key_PageDown:
        panBy(1.0);
        return true;
    case Qt::Key_Home:
        m_time.panTo(m_time.whole().begin);
        return true;
    case Qt::Key_End:
        m_time.panTo(m_time.whole().end - m_time.visible().length());
        return true;
    default:
        return handleZoomKey(event.key());
    }
}

bool TimeNavigation::handleZoomKey(int key)
{
    const AxisRange visible = m_time.visible();
    const std::int64_t middle = visible.begin + visible.length() / 2;
    switch (key) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
    case Qt::Key_Up:
        m_time.zoomAround(m_time.cursor().value_or(middle), kKeyZoom);
        return true;
    case Qt::Key_Minus:
    case Qt::Key_Down:
        m_time.zoomAround(m_time.cursor().value_or(middle), 1.0 / kKeyZoom);
        return true;
    case Qt::Key_0:
        m_time.showAll();
        return true;
    case Qt::Key_Backspace:
        m_time.zoomBack();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        m_time.zoomToSelected();
        return true;
    case Qt::Key_Escape:
        m_time.select({});
        return true;
    default:
        return false;
    }
}

} // namespace tidemark::app

#include "moc_time_navigation.cpp"
