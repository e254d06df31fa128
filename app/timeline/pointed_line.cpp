// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/pointed_line.h"

#include "app/timeline/plot_item.h"

#include <QPainter>

#include <algorithm>

namespace tidemark::app
{

namespace
{

constexpr double kPointedWidth = 3.5;

} // namespace

void PointedLine::paint(QPainter& painter, const PlotItem& plot, const PointedPlace& place)
{
    PlotContents contents;
    std::ranges::copy_if(plot.contents().series, std::back_inserter(contents.series),
                         [&place](const PlottedSeries& plotted) {
                             return plotted.recordingId == place.recordingId &&
                                    (!place.series || plotted.index == *place.series);
                         });
    if (contents.series.empty()) {
        m_contents.reset(); // it would keep what was closed
        m_image = {};
        return;
    }
    const QRectF& area = plot.plotArea();
    const double ratio = painter.device()->devicePixelRatioF();
    const QSize size = (area.size() * ratio).toSize();
    if (m_contents != plot.sharedContents() || m_recordingId != place.recordingId ||
        m_series != place.series || m_image.size() != size) {
        contents.visible = plot.contents().visible;
        contents.sizes = plot.contents().sizes;
        contents.lineWidth = kPointedWidth;
        m_image = m_renderer.render(contents, size, ratio);
        m_contents = plot.sharedContents();
        m_recordingId = place.recordingId;
        m_series = place.series;
    }
    painter.drawImage(area.topLeft(), m_image);
}

} // namespace tidemark::app
