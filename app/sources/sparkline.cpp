// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/sparkline.h"

#include <QPainter>

#include <algorithm>

namespace tidemark::app
{

namespace
{

constexpr int kColumns = 100;
constexpr int kHeight = 24;
constexpr int kFillOpacity = 56;
constexpr double kLineWidth = 1.25;

/// The columns from @p begin up to a gap as one shape between highest line and @p bottom.
void drawStretch(QPainter& painter, const QPolygonF& top, const QPolygonF& low, double bottom,
                 const QColor& colour)
{
    QPolygonF area = top;
    area << QPointF(top.back().x(), bottom) << QPointF(top.front().x(), bottom);
    QColor fill = colour;
    fill.setAlpha(kFillOpacity);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.drawPolygon(area);

    painter.setPen(QPen(colour, kLineWidth));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(top);
    for (qsizetype i = 0; i < top.size(); ++i) {
        painter.drawLine(top[i], low[i]);
    }
}

} // namespace

std::vector<SparklineColumn> sparklineColumns(const Series& series, int count)
{
    std::vector<SparklineColumn> columns;
    if (series.size() == 0) {
        return columns;
    }
    const PositionColumn& positions = *series.positions;
    const auto first = static_cast<double>(positions.front());
    const double length = static_cast<double>(positions.back()) - first;
    std::size_t begin = 0;
    for (int i = 0; i < count; ++i) {
        const double share = static_cast<double>(i + 1) / count;
        const std::size_t end =
            i + 1 == count
                ? series.size()
                : positions.lowerBound(static_cast<std::int64_t>(first + length * share), begin);
        if (begin < end) {
            const ValueSummary summary = series.values->summarize(begin, end);
            columns.push_back({(i + 0.5) / count, summary.min, summary.max, summary.isEmpty()});
        }
        begin = end;
    }
    return columns;
}

Sparkline::Sparkline(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

void Sparkline::setRecording(const std::shared_ptr<const Recording>& recording)
{
    if (recording == m_recording) {
        return;
    }
    m_recording = recording;
    const Series* series = recording ? recording->timeline.mainSeries() : nullptr;
    m_columns =
        series != nullptr ? sparklineColumns(*series, kColumns) : std::vector<SparklineColumn>();
    m_isInBytes = series != nullptr && series->isInBytes();
    m_lowest = 0.0;
    m_highest = 0.0;
    for (const SparklineColumn& column : m_columns) {
        if (!column.isGap) {
            m_lowest = std::min(m_lowest, column.min);
            m_highest = std::max(m_highest, column.max);
        }
    }
    update();
}

void Sparkline::setScale(double bytes)
{
    if (bytes != m_scale) {
        m_scale = bytes;
        update();
    }
}

double Sparkline::top() const
{
    return m_isInBytes ? std::max(m_highest, m_scale) : m_highest;
}

void Sparkline::setColour(const QColor& colour)
{
    m_colour = colour;
    update();
}

QSize Sparkline::sizeHint() const
{
    return {kColumns, kHeight};
}

void Sparkline::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double bottom = height() - 1.0;
    const double range = top() > m_lowest ? top() - m_lowest : 1.0;
    const auto y = [&](double value) {
        return bottom - (value - m_lowest) / range * (bottom - kLineWidth);
    };
    QPolygonF top;
    QPolygonF low;
    const auto flush = [&] {
        if (!top.isEmpty()) {
            drawStretch(painter, top, low, bottom, m_colour);
        }
        top.clear();
        low.clear();
    };
    for (const SparklineColumn& column : m_columns) {
        if (column.isGap) {
            flush();
            continue;
        }
        const double x = column.position * width();
        top << QPointF(x, y(column.max));
        low << QPointF(x, y(column.min));
    }
    flush();
    if (m_columns.size() == 1) {
        const double middle = y(m_columns.front().max);
        painter.drawLine(QPointF(0, middle), QPointF(width(), middle));
    }
}

} // namespace tidemark::app

#include "moc_sparkline.cpp"
