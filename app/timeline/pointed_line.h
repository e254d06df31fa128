// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/timeline/plot_renderer.h"
#include "app/workspace/pointing.h"

class QPainter;

namespace tidemark::app
{

class PlotItem;

/// The line that the mouse points at in any of the views, or all of a recording, once more and
/// thick. Kept as an image, so that a mouse which moves along it costs a copy.
class PointedLine final
{
public:
    /// Paints nothing where no line of @p plot is pointed at.
    void paint(QPainter& painter, const PlotItem& plot, const PointedPlace& place);

private:
    PlotRenderer m_renderer;
    QImage m_image;
    std::shared_ptr<const PlotContents> m_contents; ///< that m_image is of, with these lines
    int m_recordingId = 0;
    std::optional<std::size_t> m_series;
};

} // namespace tidemark::app
