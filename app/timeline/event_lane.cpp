// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/event_lane.h"

#include "app/text/kind_text.h"
#include "app/text/time_text.h"
#include "app/widgets/change_reaction.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace tidemark::app
{

namespace
{

constexpr double kPillHeight = 18.0;
constexpr int kLongestToolTip = 600;
constexpr float kLitOpacity = 0.45F;

} // namespace

EventLane::EventLane(Session& session, const PlotMargins& margins, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_margins(margins)
{
    onLanguageChange(*this, [this] { retranslate(); });
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&session, &Session::plotChanged, this, &EventLane::rebuild);
    connect(&session.time(), &TimeSelection::visibleChanged, this, qOverload<>(&QWidget::update));
    connect(&session.time(), &TimeSelection::cursorChanged, this, qOverload<>(&QWidget::update));
    retranslate();
}

void EventLane::retranslate()
{
    setAccessibleName(tr("Events"));
    rebuild(); // events without a name have that of their kind
}

void EventLane::rebuild()
{
    m_events.clear();
    const AxisUnit unit = m_session.axisUnit();
    for (const OpenRecording& open : m_session.recordings()) {
        const Timeline& timeline = open.recording->timeline;
        if (!open.isVisible || !open.hasTimeline() || timeline.axis != unit) {
            continue;
        }
        const AxisPlacement placement = m_session.placementOf(open);
        for (const Marker& marker : timeline.markers) {
            if (marker.kind == MarkerKind::Function) {
                continue;
            }
            const QString kind = kindText(marker.kind);
            const QString name = markerNameText(marker);
            const QString start = axisPositionText(unit, marker.start);
            const QString place = marker.length() == 0
                                      ? start
                                      : tr("%1, for %2", "a position, a length")
                                            .arg(start, axisLengthText(unit, marker.length()));
            m_events.push_back({placement.toCommon(marker.start), name.isEmpty() ? kind : name,
                                QStringLiteral("%1 · %2 · %3").arg(open.name, kind, place),
                                open.colour, placement.toCommon(marker.end),
                                marker.kind == MarkerKind::Mark ? open.id : 0});
        }
    }
    std::ranges::stable_sort(m_events, {}, &Event::position);
    setVisible(!m_events.empty());
    update();
}

/// Null without a cursor, or where it is before all marks.
const EventLane::Event* EventLane::markAtCursor() const
{
    const auto& cursor = m_session.time().cursor();
    const OpenRecording* const current = m_session.currentTimeline();
    const Event* last = nullptr;
    for (const Event& event : m_events) {
        if (cursor && current != nullptr && event.markOf == current->id &&
            event.position <= *cursor) {
            last = &event;
        }
    }
    return last;
}

std::vector<EventLane::Pill> EventLane::pills(const TimeScale& scale) const
{
    constexpr double kLongest = 140.0;
    std::vector<Pill> result;
    const QFontMetricsF metrics(font());
    const double top = (height() - kPillHeight) / 2;
    const Event* const lit = markAtCursor();
    int merged = 1;
    const auto reachesLast = [&](double left) {
        return !result.empty() && left < result.back().box.right() + 2;
    };
    for (const Event& event : m_events) {
        const double x = scale.pixelOf(event.position);
        if (!scale.contains(x)) {
            continue;
        }
        QString text;
        QRectF box(x - kPillHeight / 2, top, kPillHeight, kPillHeight); // at least so wide
        if (!reachesLast(box.left())) {
            text = metrics.elidedText(event.label, Qt::ElideMiddle, kLongest);
            const double width = std::max(metrics.horizontalAdvance(text) + 12, kPillHeight);
            box = QRectF(std::clamp(x - width / 2, scale.left(),
                                    std::max(scale.left(), scale.right() - width)),
                         top, width, kPillHeight);
        }
        if (reachesLast(box.left())) {
            Pill& last = result.back();
            ++merged;
            last.text = QStringLiteral("×%1").arg(merged);
            last.isLit = last.isLit || &event == lit;
            last.box.setWidth(std::max(metrics.horizontalAdvance(last.text) + 12, kPillHeight));
            if (last.detail.size() < kLongestToolTip) {
                last.detail += QLatin1Char('\n') + event.detail;
            }
            continue;
        }
        merged = 1;
        result.push_back({box, text, event.label + QLatin1Char('\n') + event.detail, event.colour,
                          &event == lit});
    }
    return result;
}

void EventLane::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const TimeScale scale = TimeScale::across(width(), m_margins, m_session.time().visible());
    QColor muted = palette().color(QPalette::WindowText);
    muted.setAlphaF(0.72F);
    painter.setPen(muted);
    painter.drawText(QRect(0, 0, m_margins.left - 6, height()), Qt::AlignRight | Qt::AlignVCenter,
                     tr("Events"));
    QColor line = muted;
    line.setAlphaF(0.2F);
    painter.setPen(QPen(line, 1));
    painter.drawLine(QPointF(scale.left(), height() / 2.0), QPointF(scale.right(), height() / 2.0));
    paintStretches(painter, scale);
    for (const Pill& pill : pills(scale)) {
        painter.setPen(QPen(pill.colour, 1));
        painter.setBrush(palette().color(QPalette::Base));
        painter.drawRoundedRect(pill.box, kPillHeight / 2, kPillHeight / 2);
        if (pill.isLit) {
            QColor light = pill.colour;
            light.setAlphaF(kLitOpacity);
            painter.setBrush(light);
            painter.drawRoundedRect(pill.box, kPillHeight / 2, kPillHeight / 2);
        }
        painter.setPen(palette().color(QPalette::Text));
        painter.drawText(pill.box, Qt::AlignCenter, pill.text);
    }
    if (const auto& cursor = m_session.time().cursor();
        cursor && scale.contains(scale.pixelOf(*cursor))) {
        line.setAlphaF(0.55F);
        painter.setPen(QPen(line, 1));
        const double x = std::round(scale.pixelOf(*cursor)) + 0.5;
        painter.drawLine(QPointF(x, 0), QPointF(x, height()));
    }
}

/// What lasts for a while is a bar behind its name, as far as it goes.
void EventLane::paintStretches(QPainter& painter, const TimeScale& scale) const
{
    constexpr double kHeight = 6.0;
    constexpr double kLeastWidth = 2.0; // less is no more than the name's place
    painter.setPen(Qt::NoPen);
    for (const Event& event : m_events) {
        const double left = std::max(scale.pixelOf(event.position), scale.left());
        const double right = std::min(scale.pixelOf(event.end), scale.right());
        if (right - left >= kLeastWidth) {
            painter.setBrush(event.colour);
            painter.drawRoundedRect(QRectF(left, (height() - kHeight) / 2, right - left, kHeight),
                                    2, 2);
        }
    }
}

bool EventLane::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip) {
        return QWidget::event(event);
    }
    const auto* const help = static_cast<QHelpEvent*>(event);
    const TimeScale scale = TimeScale::across(width(), m_margins, m_session.time().visible());
    for (const Pill& pill : pills(scale)) {
        if (pill.box.contains(help->pos())) {
            QToolTip::showText(help->globalPos(), plainToolTip(pill.detail.left(kLongestToolTip)),
                               this);
            return true;
        }
    }
    QToolTip::hideText();
    return true;
}

} // namespace tidemark::app

#include "moc_event_lane.cpp"
