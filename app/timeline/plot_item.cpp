// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/plot_item.h"

#include "app/timeline/time_scale.h"

#include <QPainter>
#include <QPalette>
#include <QWidget>

namespace tidemark::app
{

namespace
{

constexpr double kLabelGap = 6.0;

QColor mutedText(const QPalette& palette)
{
    QColor colour = palette.color(QPalette::WindowText);
    colour.setAlphaF(0.72F);
    return colour;
}

QColor gridLine(const QPalette& palette)
{
    QColor colour = palette.color(QPalette::WindowText);
    colour.setAlphaF(0.13F);
    return colour;
}

} // namespace

PlotItem::PlotItem(QGraphicsItem* parent)
    : QGraphicsItem(parent),
      m_contents(std::make_shared<PlotContents>()),
      m_picture([this] { update(); })
{
}

void PlotItem::setArea(const QRectF& whole, const QRectF& plot)
{
    if (whole != m_whole || plot != m_plot) {
        prepareGeometryChange();
        m_whole = whole;
        m_plot = plot;
    }
}

void PlotItem::setContents(PlotContents contents, TickSet sizes, TickSet positions)
{
    m_contents = std::make_shared<const PlotContents>(std::move(contents));
    m_picture.setContents(m_contents);
    m_sizes = std::move(sizes);
    m_positions = std::move(positions);
    update();
}

double PlotItem::rowOf(double bytes) const
{
    const double share = std::clamp(m_contents->sizes.shareOf(bytes), 0.0, 1.0);
    return m_plot.bottom() - share * m_plot.height();
}

void PlotItem::paint(QPainter* painter, const QStyleOptionGraphicsItem* /*option*/, QWidget* widget)
{
    const QPalette palette = widget != nullptr ? widget->palette() : QPalette();
    paintGrid(*painter, palette);
    m_picture.paint(*painter, m_plot, painter->device()->devicePixelRatioF());
    paintLabels(*painter, palette);
}

void PlotItem::paintGrid(QPainter& painter, const QPalette& palette) const
{
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(QPen(gridLine(palette), 1));
    for (const Tick& tick : m_sizes.ticks) {
        const double y = std::round(rowOf(tick.position));
        if (m_contents->sizes.contains(tick.position)) {
            painter.drawLine(QPointF(m_plot.left(), y), QPointF(m_plot.right(), y));
        }
    }
    const TimeScale scale(m_contents->visible, m_plot.left(), m_plot.width());
    for (const Tick& tick : m_positions.ticks) {
        const double x = std::round(scale.pixelOf(std::llround(tick.position)));
        painter.drawLine(QPointF(x, m_plot.bottom()), QPointF(x, m_plot.bottom() + 4));
    }
    painter.setRenderHint(QPainter::Antialiasing, true);
}

/// Each axis names its unit once, behind its last label.
void PlotItem::paintLabels(QPainter& painter, const QPalette& palette) const
{
    painter.setPen(mutedText(palette));
    const QFontMetricsF metrics(painter.font());
    const double height = metrics.height();
    const double labelWidth = m_plot.left() - m_whole.left() - kLabelGap;
    for (const Tick& tick : m_sizes.ticks) {
        if (m_contents->sizes.contains(tick.position)) {
            const QRectF box(m_whole.left(), rowOf(tick.position) - height / 2, labelWidth, height);
            painter.drawText(box, Qt::AlignRight | Qt::AlignVCenter, tick.label);
        }
    }
    const QRectF unitBox(m_whole.left(), m_whole.top(), labelWidth, height);
    painter.drawText(unitBox, Qt::AlignRight | Qt::AlignVCenter, m_sizes.unit);
    paintPositionLabels(painter, metrics);
    if (m_contents->series.empty() && !m_hint.isEmpty()) {
        painter.drawText(m_plot, Qt::AlignCenter | Qt::TextWordWrap, m_hint);
    }
}

/// The last one names the unit and so has its place first; others stand where there is room.
void PlotItem::paintPositionLabels(QPainter& painter, const QFontMetricsF& metrics) const
{
    if (m_positions.ticks.empty()) {
        return;
    }
    const TimeScale scale(m_contents->visible, m_plot.left(), m_plot.width());
    const double baseline = m_plot.bottom() + kLabelGap + metrics.ascent();
    const auto leftOf = [&](const Tick& tick) {
        return scale.pixelOf(std::llround(tick.position)) -
               metrics.horizontalAdvance(tick.label) / 2;
    };
    const Tick& last = m_positions.ticks.back();
    const QString withUnit = last.label + QChar(0x00a0) + m_positions.unit;
    constexpr double kEdge = 4.0; // where the frame of the focus is
    const double most = m_whole.right() - kEdge - metrics.horizontalAdvance(withUnit);
    const double lastLeft = std::max(std::min(leftOf(last), most), m_whole.left());
    painter.drawText(QPointF(lastLeft, baseline), withUnit);
    double free = m_whole.left();
    for (const Tick& tick : m_positions.ticks) {
        const double left = leftOf(tick);
        const double right = left + metrics.horizontalAdvance(tick.label) + kLabelGap;
        if (left >= free && right <= lastLeft) {
            painter.drawText(QPointF(left, baseline), tick.label);
            free = right;
        }
    }
}

} // namespace tidemark::app
