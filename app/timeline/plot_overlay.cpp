// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/plot_overlay.h"

#include "app/text/plain_text.h"
#include "app/text/time_text.h"
#include "app/timeline/read_out.h"
#include "app/timeline/selection_label.h"
#include "app/timeline/time_scale.h"
#include "app/workspace/position_text.h"
#include "core/timeline/function_spans.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPalette>
#include <QWidget>

#include <algorithm>
#include <cmath>

namespace tidemark::app
{

namespace
{

constexpr double kTriangle = 5.0;
constexpr double kPointedWidth = 3.5;
constexpr double kPointReach = 8.0; ///< from a line, in pixels

struct OverlayText {
    Q_DECLARE_TR_FUNCTIONS(PlotOverlay)
};

void paintBox(QPainter& painter, const QRectF& box, const QColor& frame, const QPalette& palette)
{
    QColor base = palette.color(QPalette::Base);
    base.setAlphaF(0.92F);
    painter.setPen(QPen(frame, 1));
    painter.setBrush(base);
    painter.drawRoundedRect(box, 3, 3);
}

} // namespace

PlotOverlay::PlotOverlay(Workspace& workspace, const PlotItem& plot, QGraphicsItem* parent)
    : QGraphicsItem(parent),
      m_workspace(workspace),
      m_plot(plot)
{
}

/// Where there are many recordings nobody tells their peaks apart: that of the current one and the
/// highest are left.
void PlotOverlay::updatePeaks()
{
    m_peaks.clear();
    const Session& session = m_workspace.session;
    const OpenRecording* const current = session.currentTimeline();
    const AxisUnit unit = session.axisUnit();
    std::vector<const OpenRecording*> shown;
    for (const OpenRecording& open : session.recordings()) {
        if (open.isVisible && open.hasTimeline() && open.recording->timeline.axis == unit &&
            &open != current) {
            shown.push_back(&open);
        }
    }
    if (shown.size() >= PlotContents::kMostDistinct) {
        shown = {*std::ranges::max_element(shown, {}, [](const OpenRecording* open) {
            const Series& main = *open->recording->timeline.mainSeries();
            return main.size() > 0 ? main.values->summarize(0, main.size()).max
                                   : ValueSummary::none().max;
        })};
    }
    if (current != nullptr && current->isVisible) {
        shown.push_back(current); // on top
    }
    for (const OpenRecording* const open : shown) {
        if (const auto peak = peakOf(session, *open)) {
            m_peaks.push_back({*peak, open->colour, open == current});
        }
    }
}

int PlotOverlay::recordingAt(const QPointF& place) const
{
    const QRectF& area = m_plot.plotArea();
    if (!area.contains(place)) {
        return 0;
    }
    const TimeScale scale(m_workspace.session.time().visible(), area.left(), area.width());
    const std::int64_t position = scale.positionAt(place.x());
    int nearest = 0;
    double least = kPointReach;
    for (const PlottedSeries& plotted : m_plot.contents().series) {
        const auto reading = readingAt(plotted, position);
        const bool isShown = reading && m_plot.contents().sizes.contains(reading->value);
        const double away =
            isShown ? std::abs(m_plot.rowOf(reading->value) - place.y()) : kPointReach;
        if (away < least) {
            least = away;
            nearest = plotted.recordingId;
        }
    }
    return nearest;
}

double PlotOverlay::pixelOf(std::int64_t position) const
{
    const QRectF& area = m_plot.plotArea();
    return TimeScale(m_workspace.session.time().visible(), area.left(), area.width())
        .pixelOf(position);
}

void PlotOverlay::paint(QPainter* painter, const QStyleOptionGraphicsItem* /*option*/,
                        QWidget* widget)
{
    if (m_plot.contents().series.empty()) {
        return;
    }
    const QPalette palette = widget != nullptr ? widget->palette() : QPalette();
    painter->setRenderHint(QPainter::Antialiasing);
    paintPointed(*painter);
    paintSelection(*painter, palette);
    paintPeaks(*painter, palette);
    paintCursor(*painter, palette);
}

/// Draws the run that is pointed at once more, with a thick line.
void PlotOverlay::paintPointed(QPainter& painter)
{
    const int pointed = m_workspace.session.pointing().recording();
    PlotContents contents;
    contents.visible = m_plot.contents().visible;
    contents.sizes = m_plot.contents().sizes;
    contents.lineWidth = kPointedWidth;
    std::ranges::copy_if(
        m_plot.contents().series, std::back_inserter(contents.series),
        [pointed](const PlottedSeries& plotted) { return plotted.recordingId == pointed; });
    if (!contents.series.empty()) {
        const QRectF& area = m_plot.plotArea();
        const double ratio = painter.device()->devicePixelRatioF();
        painter.drawImage(area.topLeft(),
                          m_renderer.render(contents, (area.size() * ratio).toSize(), ratio));
    }
}

void PlotOverlay::paintSelection(QPainter& painter, const QPalette& palette) const
{
    const auto& selected = m_workspace.session.time().selected();
    if (!selected) {
        return;
    }
    const QRectF& area = m_plot.plotArea();
    const double left = std::clamp(pixelOf(selected->begin), area.left(), area.right());
    const double right = std::clamp(pixelOf(selected->end), area.left(), area.right());
    if (right <= area.left() || left >= area.right()) {
        return;
    }
    const QColor accent = palette.color(QPalette::Highlight);
    QColor light = accent;
    light.setAlphaF(0.14F);
    painter.fillRect(QRectF(left, area.top(), right - left, area.height()), light);
    painter.setPen(QPen(accent, 1));
    painter.drawLine(QPointF(left, area.top()), QPointF(left, area.bottom()));
    painter.drawLine(QPointF(right, area.top()), QPointF(right, area.bottom()));

    const QString text =
        selectionText(m_workspace.session, *selected, m_workspace.options.sizeUnit());
    const QFontMetricsF metrics(painter.font());
    QRectF box(0, 0, metrics.horizontalAdvance(text) + 12, metrics.height() + 4);
    box.moveCenter(QPointF((left + right) / 2, 0));
    box.moveBottom(area.top() - 2); // above the data
    box.moveLeft(
        std::clamp(box.left(), area.left(), std::max(area.left(), area.right() - box.width())));
    paintBox(painter, box, accent, palette);
    painter.setPen(palette.color(QPalette::Text));
    painter.drawText(box, Qt::AlignCenter, text);
}

void PlotOverlay::paintPeaks(QPainter& painter, const QPalette& palette) const
{
    const QRectF& area = m_plot.plotArea();
    for (const ShownPeak& shown : m_peaks) {
        const double x = pixelOf(shown.peak.position);
        if (x < area.left() - 1 || x > area.right() + 1 ||
            !m_plot.contents().sizes.contains(shown.peak.bytes)) {
            continue;
        }
        const double y = m_plot.rowOf(shown.peak.bytes);
        if (shown.isCurrent) {
            painter.setPen(QPen(shown.colour, 1, Qt::DashLine));
            painter.drawLine(QPointF(x, y), QPointF(x, area.bottom()));
        }
        painter.setPen(QPen(palette.color(QPalette::Base), 1));
        painter.setBrush(shown.colour);
        painter.drawPolygon(QPolygonF{{x, y - 2},
                                      {x - kTriangle, y - 2 - 1.6 * kTriangle},
                                      {x + kTriangle, y - 2 - 1.6 * kTriangle}});
        if (shown.isCurrent) {
            paintPeakLabel(painter, palette, shown);
        }
    }
}

void PlotOverlay::paintPeakLabel(QPainter& painter, const QPalette& palette,
                                 const ShownPeak& shown) const
{
    const QRectF& area = m_plot.plotArea();
    const QFontMetricsF metrics(painter.font());
    const QString text = metrics.elidedText(
        peakText(shown.peak, m_workspace.session.axisUnit(), m_workspace.options.sizeUnit()),
        Qt::ElideMiddle, area.width() * 0.6);
    const QPointF tip(pixelOf(shown.peak.position), m_plot.rowOf(shown.peak.bytes));
    QRectF box(tip.x() + kTriangle + 5, tip.y() - metrics.height() - 6,
               metrics.horizontalAdvance(text) + 12, metrics.height() + 4);
    if (box.right() > area.right()) {
        box.moveRight(tip.x() - kTriangle - 5);
    }
    box.moveTop(std::max(box.top(), area.top() - 6));
    paintBox(painter, box, shown.colour, palette);
    painter.setPen(palette.color(QPalette::Text));
    painter.drawText(box, Qt::AlignCenter, text);
}

/// What ran there in the recording that is told first; empty if nothing is known.
QString PlotOverlay::functionAt(std::int64_t position) const
{
    const OpenRecording* const open = m_workspace.session.currentTimeline();
    if (open == nullptr || !open->isVisible) {
        return {};
    }
    const Marker* const span = innermostSpanAt(
        open->recording->timeline, m_workspace.session.placementOf(*open).toOwn(position));
    return span != nullptr ? singleLine(QString::fromStdString(span->name)) : QString();
}

void PlotOverlay::paintCursor(QPainter& painter, const QPalette& palette) const
{
    const auto& cursor = m_workspace.session.time().cursor();
    const QRectF& area = m_plot.plotArea();
    if (!cursor) {
        return;
    }
    const double x = std::round(pixelOf(*cursor)) + 0.5;
    if (x < area.left() || x > area.right() + 1) {
        return;
    }
    QColor line = palette.color(QPalette::WindowText);
    line.setAlphaF(0.55F);
    painter.setPen(QPen(line, 1));
    painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));

    const auto& series = m_plot.contents().series;
    const PlotContents& contents = m_plot.contents();
    for (const PlottedSeries& plotted : series) {
        if (contents.isCrowded() && plotted.recordingId != contents.standsOut) {
            continue;
        }
        const auto reading = readingAt(plotted, *cursor);
        if (reading && contents.sizes.contains(reading->value)) {
            painter.setPen(QPen(palette.color(QPalette::Base), 1.5));
            painter.setBrush(plotted.colour);
            const QPointF dot(pixelOf(reading->position), m_plot.rowOf(reading->value));
            painter.drawEllipse(dot, 3.5, 3.5);
        }
    }
    if (!m_mouse) {
        return;
    }
    const AxisUnit unit = m_workspace.session.axisUnit();
    const TimeScale scale(m_workspace.session.time().visible(), area.left(), area.width());
    const bool isTime = unit == AxisUnit::Nanoseconds && !m_workspace.session.isStretched();
    QString title = isTime ? preciseTimeText(*cursor, scale.perPixel())
                           : positionText(m_workspace.session, *cursor);
    if (const auto origin = m_workspace.session.wallClockOrigin();
        origin && m_workspace.session.alignment() == Session::Alignment::WallClock) {
        title += QStringLiteral(" · ") + wallClockText(*origin + *cursor);
    }
    if (const QString function = functionAt(*cursor); !function.isEmpty()) {
        title += QStringLiteral(" · ") + function;
    }
    paintReadOut(painter, readOutAt(series, *cursor, title, m_workspace.options.sizeUnit()),
                 QPointF(x, m_mouse->y()), m_plot.boundingRect(), palette);
}

} // namespace tidemark::app
