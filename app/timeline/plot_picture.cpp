// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/plot_picture.h"

#include "app/timeline/time_scale.h"

#include <QPainter>

#include <algorithm>
#include <utility>

namespace tidemark::app
{

PlotPicture::PlotPicture(std::function<void()> arrived)
    : m_arrived(std::move(arrived)),
      m_job([this](Drawn drawn) {
          m_drawn = std::move(drawn);
          m_isDrawing = false;
          m_arrived();
      })
{
}

void PlotPicture::setContents(std::shared_ptr<const PlotContents> contents)
{
    m_contents = std::move(contents);
    m_isStale = true;
}

void PlotPicture::paint(QPainter& painter, const QRectF& area, double ratio)
{
    if (m_contents == nullptr) {
        return;
    }
    const QSize size = (area.size() * ratio).toSize();
    if (m_isStale || m_drawn.image.size() != size) {
        draw(size, ratio);
    }
    const bool isInPlace = m_drawn.image.size() == size && m_drawn.visible == m_contents->visible &&
                           m_drawn.sizes == m_contents->sizes;
    if (isInPlace) {
        painter.drawImage(area.topLeft(), m_drawn.image);
    } else {
        paintMoved(painter, area);
    }
}

/// What is drawn in the background is never given up for something newer: while the view moves,
/// nothing would arrive.
void PlotPicture::draw(QSize size, double ratio)
{
    if (m_isDrawing) {
        return;
    }
    m_isStale = false;
    if (m_drawsAtOnce || m_contents->series.size() <= kDrawnAtOnce) {
        m_drawn = {m_renderer.render(*m_contents, size, ratio), m_contents->visible,
                   m_contents->sizes};
        return;
    }
    m_isDrawing = true;
    m_job.startInBackground([contents = m_contents, size, ratio](TaskControl& control) {
        PlotRenderer renderer;
        return Drawn{renderer.render(*contents, size, ratio, control), contents->visible,
                     contents->sizes};
    });
}

/// The part of the picture there is that belongs into @p area, where it belongs now.
void PlotPicture::paintMoved(QPainter& painter, const QRectF& area) const
{
    const AxisRange both{std::max(m_drawn.visible.begin, m_contents->visible.begin),
                         std::min(m_drawn.visible.end, m_contents->visible.end)};
    const SizeScale& drawn = m_drawn.sizes;
    const SizeScale& wanted = m_contents->sizes;
    const double lowest = std::max(drawn.lowest, wanted.lowest);
    const double highest = std::min(drawn.highest, wanted.highest);
    if (both.begin >= both.end || m_drawn.image.isNull() || lowest >= highest ||
        drawn.isLogarithmic != wanted.isLogarithmic) {
        return;
    }
    const QSizeF size = m_drawn.image.size();
    const TimeScale from(m_drawn.visible, 0.0, size.width());
    const TimeScale to(m_contents->visible, area.left(), area.width());
    const double fromTop = size.height() * (1.0 - drawn.shareOf(highest));
    const double fromBottom = size.height() * (1.0 - drawn.shareOf(lowest));
    const double toTop = area.bottom() - area.height() * wanted.shareOf(highest);
    const double toBottom = area.bottom() - area.height() * wanted.shareOf(lowest);
    const double fromLeft = from.pixelOf(both.begin);
    const double toLeft = to.pixelOf(both.begin);
    painter.save();
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(
        QRectF(toLeft, toTop, to.pixelOf(both.end) - toLeft, toBottom - toTop), m_drawn.image,
        QRectF(fromLeft, fromTop, from.pixelOf(both.end) - fromLeft, fromBottom - fromTop));
    painter.restore();
}

} // namespace tidemark::app
