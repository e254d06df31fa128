// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/timeline/plot_overlay.h"
#include "app/timeline/time_scale.h"

#include <QtCharts/QChartView>

namespace tidemark::app
{

class Workspace;

/// The chart of the timeline: a QChart that carries our own plot item and what lies over it.
///
/// Session changes only mark it stale; what is drawn is computed once in the next paint.
class TimelineChart final : public QChartView
{
    Q_OBJECT

public:
    TimelineChart(Workspace& workspace, const PlotMargins& margins, QWidget* parent = nullptr);

    /// However many lines there are, they are there when it has been painted once: for a picture.
    void setDrawsAtOnce();

    /// Where the mouse is over the chart; none hides the read-out.
    void showMouse(std::optional<QPointF> position);

    /// The line that is there.
    PointedPlace placeAt(const QPointF& position) const { return m_overlay->lineAt(position); }

    /// Shows the read-out beside the cursor, wherever the keyboard put it.
    void showReadOutAtCursor();

    /// The margins changed: the plot takes its new place.
    void followMargins();

    /// Where the lines are drawn, in the coordinates of the viewport.
    const QRectF& plotArea() const;

    /// The memory axis as it is shown now.
    const SizeScale& sizes() const;

    /// Whether no line is shown.
    bool isEmpty() const;

    const Session& session() const;
    const ViewOptions& options() const;

    QSize minimumSizeHint() const override { return {320, 164}; }

Q_SIGNALS:
    /// So many pixels is the widest label of the memory axis wide.
    void labelsChanged(int widest);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void markStale();
    void updateContents();
    void layOut();

    Workspace& m_workspace;
    const PlotMargins& m_margins;
    PlotItem* m_plot;       ///< owned by the chart
    PlotOverlay* m_overlay; ///< owned by the chart
    bool m_stale = true;
};

} // namespace tidemark::app
