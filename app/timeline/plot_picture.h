// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/latest_job.h"
#include "app/timeline/plot_renderer.h"

namespace tidemark::app
{

/// The picture of a plot as it is now. A few lines are drawn when it is painted; many are drawn in
/// the background, and what was drawn before stands in meanwhile, moved and scaled to where it
/// belongs. GUI thread only.
class PlotPicture final
{
public:
    /// Lines up to which a picture is drawn at once.
    static constexpr std::size_t kDrawnAtOnce = 32;

    /// @p arrived is called when a picture that was drawn in the background is there to be painted.
    explicit PlotPicture(std::function<void()> arrived);

    /// Many lines are drawn when it is painted, too, however long that takes.
    void setDrawsAtOnce() { m_drawsAtOnce = true; }

    void setContents(std::shared_ptr<const PlotContents> contents);

    /// Paints into @p area, with @p ratio device pixels to a logical one.
    void paint(QPainter& painter, const QRectF& area, double ratio);

private:
    struct Drawn {
        QImage image;
        AxisRange visible;
        SizeScale sizes = {};
    };

    void draw(QSize size, double ratio);
    void paintMoved(QPainter& painter, const QRectF& area) const;

    std::function<void()> m_arrived;
    LatestJob<Drawn> m_job;
    std::shared_ptr<const PlotContents> m_contents; ///< null until there are any
    PlotRenderer m_renderer;
    Drawn m_drawn;
    bool m_drawsAtOnce = false;
    bool m_isStale = false;
    bool m_isDrawing = false; ///< in the background
};

} // namespace tidemark::app
