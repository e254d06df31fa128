// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/read_out.h"

#include "app/text/function_text.h"
#include "core/timeline/function_spans.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QPalette>

#include <algorithm>
#include <cmath>
#include <utility>

namespace tidemark::app
{

namespace
{

constexpr std::size_t kMostRows = 12;
constexpr double kPadding = 8.0;
constexpr double kSwatch = 8.0;
constexpr double kDistance = 14.0;
constexpr double kLongestName = 240.0;
constexpr double kShortestName = 40.0;

struct ReadOutText {
    Q_DECLARE_TR_FUNCTIONS(ReadOut)
};

} // namespace

std::optional<NearReading> readingAt(const PlottedSeries& plotted, std::int64_t position)
{
    const PositionColumn& positions = *plotted.series->positions;
    const std::int64_t own = plotted.placement.toOwn(position);
    if (positions.isEmpty() || own < positions.front() || own > positions.back()) {
        return {};
    }
    std::size_t index = positions.lowerBound(own);
    if (index > 0 && own - positions[index - 1] < positions[index] - own) {
        --index;
    }
    const double value = (*plotted.series->values)[index];
    return std::isnan(value)
               ? std::nullopt
               : std::optional(NearReading{plotted.placement.toCommon(positions[index]), value});
}

RunningFunctions runningFunctions(const std::vector<PlottedSeries>& series, int only,
                                  std::int64_t position)
{
    RunningFunctions running;
    int last = 0; // the series of one recording stand together
    for (const PlottedSeries& plotted : series) {
        const bool isKnown = std::exchange(last, plotted.recordingId) == plotted.recordingId;
        if (isKnown || plotted.recording == nullptr || (only != 0 && plotted.recordingId != only)) {
            continue;
        }
        const Timeline& timeline = plotted.recording->timeline;
        const Marker* const call = innermostSpanAt(timeline, plotted.placement.toOwn(position));
        if (call != nullptr) {
            running[plotted.recordingId] = FunctionNames(timeline)(call->name);
        }
    }
    return running;
}

ReadOut readOutAt(const std::vector<PlottedSeries>& series, std::int64_t position,
                  const QString& title, SizeUnit unit, RunningFunctions running)
{
    std::vector<std::pair<double, const PlottedSeries*>> values;
    for (const PlottedSeries& plotted : series) {
        if (const auto reading = readingAt(plotted, position)) {
            values.emplace_back(reading->value, &plotted);
        }
    }
    std::ranges::stable_sort(values, std::greater(), [](const auto& entry) { return entry.first; });

    ReadOut readOut{title, {}, 0};
    for (const auto& [value, plotted] : values) {
        if (readOut.rows.size() == kMostRows) {
            readOut.hiddenRows = static_cast<int>(values.size() - kMostRows);
            break;
        }
        QString name = shortName(*plotted, series);
        if (const auto function = running.extract(plotted->recordingId)) {
            name += QStringLiteral(" · ") + function.mapped();
        }
        readOut.rows.push_back({plotted->colour, name, sizeText(value, unit)});
    }
    return readOut;
}

void paintReadOut(QPainter& painter, const ReadOut& readOut, const QPointF& point,
                  const QRectF& bounds, const QPalette& palette)
{
    const QFontMetricsF metrics(painter.font());
    const double rowHeight = metrics.height() + 2;
    double nameWidth = 0.0;
    double valueWidth = 0.0;
    for (const ReadOut::Row& row : readOut.rows) {
        nameWidth = std::max(nameWidth, metrics.horizontalAdvance(row.name));
        valueWidth = std::max(valueWidth, metrics.horizontalAdvance(row.value));
    }
    // Names give way where neither side of the point has room for the box.
    const double room = std::max(point.x() - bounds.left(), bounds.right() - point.x()) - kDistance;
    const double others = kSwatch + 6 + 16 + valueWidth + 2 * kPadding;
    nameWidth = std::min({nameWidth, kLongestName, std::max(room - others, kShortestName)});
    const QString more = readOut.hiddenRows > 0
                             ? ReadOutText::tr("and %n more", nullptr, readOut.hiddenRows)
                         : readOut.rows.empty() ? ReadOutText::tr("no reading")
                                                : QString();
    const double rows = static_cast<double>(readOut.rows.size()) + 1 + (more.isEmpty() ? 0 : 1);
    const QString title = metrics.elidedText(readOut.title, Qt::ElideMiddle,
                                             std::max(room - 2 * kPadding, kShortestName));
    const double width =
        std::max({kSwatch + 6 + nameWidth + 16 + valueWidth, metrics.horizontalAdvance(title),
                  metrics.horizontalAdvance(more)}) +
        2 * kPadding;
    QRectF box(point.x() + kDistance, point.y() - rows * rowHeight - 2 * kPadding - kDistance / 2,
               width, rows * rowHeight + 2 * kPadding);
    if (box.right() > bounds.right()) {
        box.moveRight(point.x() - kDistance);
    }
    box.moveTop(std::clamp(box.top(), bounds.top(),
                           std::max(bounds.top(), bounds.bottom() - box.height())));

    QColor frame = palette.color(QPalette::Text); // seen in dark colours too
    frame.setAlphaF(0.45F);
    painter.setPen(QPen(frame, 1));
    QColor base = palette.color(QPalette::Base);
    base.setAlphaF(0.95F);
    painter.setBrush(base);
    painter.drawRoundedRect(box, 4, 4);

    const QColor text = palette.color(QPalette::Text);
    QRectF line(box.left() + kPadding, box.top() + kPadding, width - 2 * kPadding, rowHeight);
    painter.setPen(text);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, title);
    for (const ReadOut::Row& row : readOut.rows) {
        line.translate(0, rowHeight);
        painter.setPen(Qt::NoPen);
        painter.setBrush(row.colour);
        painter.drawRoundedRect(
            QRectF(line.left(), line.center().y() - kSwatch / 2, kSwatch, kSwatch), 2, 2);
        painter.setPen(text);
        painter.drawText(line.adjusted(kSwatch + 6, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(row.name, Qt::ElideMiddle, nameWidth + 1));
        painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, row.value);
    }
    if (!more.isEmpty()) {
        line.translate(0, rowHeight);
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, more);
    }
}

} // namespace tidemark::app
