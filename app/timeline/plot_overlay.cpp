// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/plot_overlay.h"

#include "app/text/time_text.h"
#include "app/timeline/read_out.h"
#include "app/timeline/selection_label.h"
#include "app/timeline/time_scale.h"
#include "app/workspace/position_text.h"

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
      m_plot(plot),
      m_leak(workspace)
{
}

/// The peak has its place first, then what was asked for, then the names.
void PlotOverlay::follow(const QFont& font, const QPalette& palette)
{
    const QFontMetricsF metrics(font);
    LabelRoom room(m_plot.plotArea());
    updatePeaks();
    takePeaks(room, metrics);
    m_leak.update(m_plot, metrics, room);
    m_names = m_workspace.options.showsNames()
                  ? placeLineNames(m_plot, metrics, palette.color(QPalette::Base), room)
                  : std::vector<PlacedName>();
}

void PlotOverlay::takePeaks(LabelRoom& room, const QFontMetricsF& metrics) const
{
    for (const ShownPeak& shown : m_peaks) {
        if (isInSight(shown)) {
            const QPointF tip(pixelOf(shown.peak.position), m_plot.rowOf(shown.peak.bytes));
            room.take(
                QRectF(tip.x() - kTriangle, tip.y() - 2 * kTriangle, 2 * kTriangle, 2 * kTriangle));
        }
        if (isInSight(shown) && shown.isCurrent) {
            room.take(wordsOf(shown, metrics).box);
        }
    }
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

PointedPlace PlotOverlay::lineAt(const QPointF& place) const
{
    const QRectF& area = m_plot.plotArea();
    if (!area.contains(place)) {
        return {};
    }
    const TimeScale scale(m_workspace.session.time().visible(), area.left(), area.width());
    const std::int64_t position = scale.positionAt(place.x());
    PointedPlace nearest;
    double least = kPointReach;
    for (const PlottedSeries& plotted : m_plot.contents().series) {
        const auto reading = readingAt(plotted, position);
        const bool isShown = reading && m_plot.contents().sizes.contains(reading->value);
        const double away =
            isShown ? std::abs(m_plot.rowOf(reading->value) - place.y()) : kPointReach;
        if (away < least) {
            least = away;
            nearest = {.recordingId = plotted.recordingId, .series = plotted.index};
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
    paintPointedRange(*painter, palette);
    m_leak.paint(*painter, m_plot, palette);
    m_pointed.paint(*painter, m_plot, m_workspace.session.pointing().place());
    paintSelection(*painter, palette);
    paintLineNames(*painter, m_names, palette.color(QPalette::Base));
    paintPeaks(*painter, palette);
    paintCursor(*painter, palette);
}

/// The stretch that is pointed at in another view.
void PlotOverlay::paintPointedRange(QPainter& painter, const QPalette& palette) const
{
    const auto& range = m_workspace.session.pointing().place().range;
    const QRectF& area = m_plot.plotArea();
    if (!range) {
        return;
    }
    const double left = std::clamp(pixelOf(range->begin), area.left(), area.right());
    const double right = std::clamp(pixelOf(range->end), area.left(), area.right());
    if (right > area.left() && left < area.right()) {
        QColor light = palette.color(QPalette::WindowText);
        light.setAlphaF(0.08F);
        painter.fillRect(QRectF(left, area.top(), std::max(right - left, 1.0), area.height()),
                         light);
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
        if (!isInSight(shown)) {
            continue;
        }
        const double x = pixelOf(shown.peak.position);
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

bool PlotOverlay::isInSight(const ShownPeak& shown) const
{
    const QRectF& area = m_plot.plotArea();
    const double x = pixelOf(shown.peak.position);
    return x >= area.left() - 1 && x <= area.right() + 1 &&
           m_plot.contents().sizes.contains(shown.peak.bytes);
}

PlotOverlay::PeakWords PlotOverlay::wordsOf(const ShownPeak& shown,
                                            const QFontMetricsF& metrics) const
{
    const QRectF& area = m_plot.plotArea();
    PeakWords words;
    words.text = metrics.elidedText(
        peakText(shown.peak, m_workspace.session.axisUnit(), m_workspace.options.sizeUnit()),
        Qt::ElideMiddle, area.width() * 0.6);
    const QPointF tip(pixelOf(shown.peak.position), m_plot.rowOf(shown.peak.bytes));
    words.box = QRectF(tip.x() + kTriangle + 5, tip.y() - metrics.height() - 6,
                       metrics.horizontalAdvance(words.text) + 12, metrics.height() + 4);
    if (words.box.right() > area.right()) {
        words.box.moveRight(tip.x() - kTriangle - 5);
    }
    words.box.moveTop(std::max(words.box.top(), area.top() - 6));
    return words;
}

void PlotOverlay::paintPeakLabel(QPainter& painter, const QPalette& palette,
                                 const ShownPeak& shown) const
{
    const PeakWords words = wordsOf(shown, QFontMetricsF(painter.font()));
    paintBox(painter, words.box, shown.colour, palette);
    painter.setPen(palette.color(QPalette::Text));
    painter.drawText(words.box, Qt::AlignCenter, words.text);
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
    if (m_mouse) {
        paintReading(painter, palette, x);
    }
}

/// The moment, as exactly as it is seen.
QString PlotOverlay::titleAt(std::int64_t position) const
{
    const Session& session = m_workspace.session;
    const QRectF& area = m_plot.plotArea();
    const TimeScale scale(session.time().visible(), area.left(), area.width());
    const bool isTime = session.axisUnit() == AxisUnit::Nanoseconds && !session.isStretched();
    QString title =
        isTime ? preciseTimeText(position, scale.perPixel()) : positionText(session, position);
    if (const auto origin = session.wallClockOrigin();
        origin && session.alignment() == Session::Alignment::WallClock) {
        title += QStringLiteral(" · ") + wallClockText(*origin + position);
    }
    return title;
}

/// What ran is said of each recording beside its line; where only one has functions, once.
void PlotOverlay::paintReading(QPainter& painter, const QPalette& palette, double x) const
{
    const std::int64_t cursor = *m_workspace.session.time().cursor();
    const PlotContents& contents = m_plot.contents();
    const RunningFunctions running =
        runningFunctions(contents.series, contents.isCrowded() ? contents.standsOut : 0, cursor);
    QString title = titleAt(cursor);
    const bool isOfOne = contents.isCrowded() ||
                         contents.series.front().recordingId == contents.series.back().recordingId;
    if (isOfOne && !running.empty()) {
        title += QStringLiteral(" · ") + running.begin()->second;
    }
    const ReadOut readOut =
        readOutAt(contents.series, cursor, title, m_workspace.options.sizeUnit(),
                  isOfOne ? RunningFunctions() : running);
    paintReadOut(painter, readOut, QPointF(x, m_mouse->y()), m_plot.boundingRect(), palette);
}

} // namespace tidemark::app
