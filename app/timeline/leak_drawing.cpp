// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/leak_drawing.h"

#include "app/text/leak_text.h"
#include "app/timeline/plot_item.h"
#include "app/timeline/time_scale.h"

#include <QPainter>
#include <QPalette>

#include <cmath>

namespace tidemark::app
{

namespace
{

constexpr int kSteps = 64;             ///< that a line is drawn in: it bends on a logarithmic axis
constexpr double kFurthestLimit = 2.0; ///< times the highest value
constexpr double kFurthestPixel = 1e5; ///< painters lose their way beyond
constexpr double kMarker = 5.0;
constexpr float kIntervalOpacity = 0.16F;

/// As PlotItem::rowOf(), but beyond the edges too.
double freeRowOf(const PlotItem& plot, double bytes)
{
    const QRectF& area = plot.plotArea();
    const double share = plot.contents().sizes.shareOf(bytes);
    return std::clamp(area.bottom() - share * area.height(), -kFurthestPixel, kFurthestPixel);
}

QPointF placeOf(const PlotItem& plot, std::int64_t common, double bytes)
{
    const QRectF& area = plot.plotArea();
    const TimeScale scale(plot.contents().visible, area.left(), area.width());
    return {std::clamp(scale.pixelOf(common), -kFurthestPixel, kFurthestPixel),
            freeRowOf(plot, bytes)};
}

/// Where words of @p size about a line may stand: above or below it, from its middle on.
std::vector<QRectF> placesAlong(const QPolygonF& line, const QSizeF& size)
{
    constexpr double kGap = 6.0;
    std::vector<QRectF> places;
    for (const int share : {8, 4, 12, 2, 14, 0}) { // sixteenths of the line
        const QPointF point = line[(line.size() - 1) * share / 16];
        const double left = point.x() - size.width() / 2;
        places.emplace_back(QPointF(left, point.y() - size.height() - 3 * kGap), size);
        places.emplace_back(QPointF(left, point.y() + 2 * kGap), size);
    }
    return places;
}

} // namespace

/// Null where nothing is to be drawn.
const OpenRecording* LeakDrawing::judged() const
{
    const LeakJudging::Judged& judged = m_workspace.leak.judged();
    const OpenRecording* const open = m_workspace.session.currentRun();
    return m_workspace.leak.isWanted() && judged.recording != nullptr && open != nullptr &&
                   open->id == judged.id && m_workspace.session.isOnAxis(*open)
               ? open
               : nullptr;
}

std::optional<double> LeakDrawing::limitBeside(double highest) const
{
    if (judged() == nullptr) {
        return {};
    }
    const auto& limit = m_workspace.leak.judged().judgement.limitBytes;
    return limit && *limit <= kFurthestLimit * highest ? limit : std::nullopt;
}

void LeakDrawing::update(const PlotItem& plot, const QFontMetricsF& metrics, LabelRoom& room)
{
    m_line.clear();
    m_interval.clear();
    m_forecast.clear();
    m_limitRow.reset();
    m_isLimitAbove = false;
    m_reachedAt.reset();
    m_words.clear();
    const OpenRecording* const open = judged();
    if (open == nullptr) {
        return;
    }
    const LeakJudging::Judged& judged = m_workspace.leak.judged();
    m_colour = verdictColour(judged.judgement.verdict);
    if (const auto line = leakLineOf(judged.judgement, judged.recording->timeline)) {
        trace(*line, *open, plot);
    }
    if (const auto forecast = limitForecastOf(judged.judgement)) {
        foresee(*forecast, *open, plot);
    }
    placeLimit(plot);
    placeWords(plot, metrics, room);
}

/// As much of it as is in sight.
void LeakDrawing::trace(const LeakLine& line, const OpenRecording& open, const PlotItem& plot)
{
    const AxisPlacement placement = m_workspace.session.placementOf(open);
    const AxisRange seen = placement.toOwn(plot.contents().visible);
    const AxisRange range{std::max(line.range().begin, seen.begin),
                          std::min(line.range().end, seen.end)};
    QPolygonF below;
    for (int i = 0; i <= kSteps && !range.isEmpty(); ++i) {
        const auto position =
            range.begin + std::llround(static_cast<double>(range.length()) * i / kSteps);
        const LeakLine::Values values = line.at(position);
        const std::int64_t common = placement.toCommon(position);
        m_line << placeOf(plot, common, values.line);
        m_interval << placeOf(plot, common, values.high);
        below << placeOf(plot, common, values.low);
    }
    std::ranges::reverse(below);
    m_interval += below;
}

void LeakDrawing::foresee(const LimitForecast& forecast, const OpenRecording& open,
                          const PlotItem& plot)
{
    const double limit = *m_workspace.leak.judged().judgement.limitBytes;
    const AxisPlacement placement = m_workspace.session.placementOf(open);
    const auto length = static_cast<double>(forecast.end) - static_cast<double>(forecast.begin);
    for (int i = 0; i <= kSteps; ++i) {
        const double share = static_cast<double>(i) / kSteps;
        const auto position = forecast.begin + std::llround(length * share);
        m_forecast << placeOf(plot, placement.toCommon(position),
                              forecast.level + (limit - forecast.level) * share);
    }
    if (const QRectF& area = plot.plotArea(); area.contains(m_forecast.back())) {
        m_reachedAt = m_forecast.back();
    }
}

void LeakDrawing::placeLimit(const PlotItem& plot)
{
    const auto& limit = m_workspace.leak.judged().judgement.limitBytes;
    const SizeScale& sizes = plot.contents().sizes;
    if (limit && sizes.contains(*limit)) {
        m_limitRow = plot.rowOf(*limit);
    }
    m_isLimitAbove = limit && *limit > sizes.highest;
}

/// The limit's words stand at its right end, the slope's along its line.
void LeakDrawing::placeWords(const PlotItem& plot, const QFontMetricsF& metrics, LabelRoom& room)
{
    constexpr double kPadding = 6.0;
    const LeakJudgement& judgement = m_workspace.leak.judged().judgement;
    const SizeUnit unit = m_workspace.options.sizeUnit();
    const QRectF& area = plot.plotArea();
    const auto sizeOf = [&](const QString& text) {
        return QSizeF(metrics.horizontalAdvance(text) + 2 * kPadding, metrics.height() + 2);
    };
    if (m_limitRow || m_isLimitAbove) {
        const QString text = m_isLimitAbove ? limitText(judgement, unit) + QStringLiteral(" ↑")
                                            : limitText(judgement, unit);
        const QSizeF size = sizeOf(text);
        const double row = m_limitRow.value_or(area.top());
        std::vector<QRectF> places;
        for (const double left : {area.right() - size.width(), area.center().x(), area.left()}) {
            places.emplace_back(QPointF(left, row - size.height() - 1), size);
            places.emplace_back(QPointF(left, row + 1), size);
        }
        if (const auto place = room.takeFirst(places, [](const QRectF&) { return true; })) {
            m_words.push_back({text, *place});
        }
    }
    if (!m_line.isEmpty()) {
        const QString text = slopeWords(judgement, unit);
        auto places = placesAlong(m_line, sizeOf(text));
        places.emplace_back(area.topLeft(), sizeOf(text));
        if (const auto place = room.takeFirst(places, [](const QRectF&) { return true; })) {
            m_words.push_back({text, *place});
        }
    }
}

void LeakDrawing::paint(QPainter& painter, const PlotItem& plot, const QPalette& palette) const
{
    const QRectF& area = plot.plotArea();
    painter.save();
    painter.setClipRect(area);
    QColor veil = m_colour;
    veil.setAlphaF(kIntervalOpacity);
    painter.setPen(Qt::NoPen);
    painter.setBrush(veil);
    painter.drawPolygon(m_interval);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(m_colour, 2));
    painter.drawPolyline(m_line);
    painter.setPen(QPen(m_colour, 1.5, Qt::DashLine));
    painter.drawPolyline(m_forecast);
    if (m_limitRow) {
        painter.setPen(QPen(palette.color(QPalette::WindowText), 1, Qt::DotLine));
        painter.drawLine(QPointF(area.left(), *m_limitRow), QPointF(area.right(), *m_limitRow));
    }
    if (m_reachedAt) {
        painter.setPen(QPen(palette.color(QPalette::Base), 1));
        painter.setBrush(m_colour);
        painter.drawEllipse(*m_reachedAt, kMarker, kMarker);
    }
    painter.restore();
    QColor base = palette.color(QPalette::Base);
    base.setAlphaF(0.86F);
    for (const Words& words : m_words) {
        painter.setPen(QPen(m_colour, 1));
        painter.setBrush(base);
        painter.drawRoundedRect(words.box, 3, 3);
        painter.setPen(palette.color(QPalette::Text));
        painter.drawText(words.box, Qt::AlignCenter, words.text);
    }
}

} // namespace tidemark::app
