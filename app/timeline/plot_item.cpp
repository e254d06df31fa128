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

void PlotItem::setArea(const QRectF& whole, const QRectF& plot)
{
    if (whole != m_whole || plot != m_plot) {
        prepareGeometryChange();
        m_whole = whole;
        m_plot = plot;
        m_stale = true;
    }
}

void PlotItem::setContents(PlotContents contents, TickSet sizes, TickSet positions)
{
    m_contents = std::move(contents);
    m_sizes = std::move(sizes);
    m_positions = std::move(positions);
    m_stale = true;
    update();
}

double PlotItem::rowOf(double bytes) const
{
    const double share = bytes / std::max(m_contents.highest, 1e-9);
    return m_plot.bottom() - std::clamp(share, 0.0, 1.0) * m_plot.height();
}

void PlotItem::paint(QPainter* painter, const QStyleOptionGraphicsItem* /*option*/, QWidget* widget)
{
    const QPalette palette = widget != nullptr ? widget->palette() : QPalette();
    const double ratio = painter->device()->devicePixelRatioF();
    const QSize size = (m_plot.size() * ratio).toSize();
    if (m_stale || m_picture.size() != size) {
        m_picture = m_renderer.render(m_contents, size, ratio);
        m_stale = false;
    }
    paintGrid(*painter, palette);
    painter->drawImage(m_plot.topLeft(), m_picture);
    paintLabels(*painter, palette);
}

void PlotItem::paintGrid(QPainter& painter, const QPalette& palette) const
{
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(QPen(gridLine(palette), 1));
    for (const Tick& tick : m_sizes.ticks) {
        const double y = std::round(rowOf(tick.position));
        if (tick.position <= m_contents.highest) {
            painter.drawLine(QPointF(m_plot.left(), y), QPointF(m_plot.right(), y));
        }
    }
    const TimeScale scale(m_contents.visible, m_plot.left(), m_plot.width());
    for (const Tick& tick : m_positions.ticks) {
        const double x = std::round(scale.pixelOf(std::llround(tick.position)));
        painter.drawLine(QPointF(x, m_plot.bottom()), QPointF(x, m_plot.bottom() + 4));
    }
    painter.setRenderHint(QPainter::Antialiasing, true);
}

void PlotItem::paintLabels(QPainter& painter, const QPalette& palette) const
{
    painter.setPen(mutedText(palette));
    const QFontMetricsF metrics(painter.font());
    const double height = metrics.height();
    for (const Tick& tick : m_sizes.ticks) {
        if (tick.position <= m_contents.highest) {
            const QRectF box(m_whole.left(), rowOf(tick.position) - height / 2,
                             m_plot.left() - m_whole.left() - kLabelGap, height);
            painter.drawText(box, Qt::AlignRight | Qt::AlignVCenter, tick.label);
        }
    }
    const QRectF unitBox(m_whole.left(), m_plot.top() - height - 2,
                         m_plot.left() - m_whole.left() - kLabelGap, height);
    painter.drawText(unitBox, Qt::AlignRight | Qt::AlignVCenter, m_sizes.unit);

    const TimeScale scale(m_contents.visible, m_plot.left(), m_plot.width());
    const double top = m_plot.bottom() + kLabelGap;
    const double unitWidth = metrics.horizontalAdvance(m_positions.unit);
    const double unitLeft = m_plot.right() - unitWidth;
    double free = m_whole.left();
    for (const Tick& tick : m_positions.ticks) {
        const double width = metrics.horizontalAdvance(tick.label);
        const double left = scale.pixelOf(std::llround(tick.position)) - width / 2;
        if (left >= free && left + width < unitLeft - kLabelGap) {
            painter.drawText(QPointF(left, top + metrics.ascent()), tick.label);
            free = left + width + kLabelGap;
        }
    }
    painter.drawText(QPointF(unitLeft, top + metrics.ascent()), m_positions.unit);
}

} // namespace tidemark::app
