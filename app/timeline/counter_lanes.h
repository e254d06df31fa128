// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/timeline/plot_renderer.h"
#include "app/timeline/time_scale.h"
#include "app/workspace/plotted_series.h"
#include "app/workspace/session.h"

#include <QWidget>

namespace tidemark::app
{

/// Counters (threads, open files, CPU) of the visible recordings, each in a small lane of its own
/// below the chart, on a scale from 0 to its highest value in sight. Hidden while none is shown.
class CounterLanes final : public QWidget
{
    Q_OBJECT

public:
    static constexpr int kLaneHeight = 34;

    /// More than these would leave no room for the chart.
    static constexpr std::size_t kMostLanes = 4;

    CounterLanes(Session& session, const PlotMargins& margins, QWidget* parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void rebuild();
    void retranslate();
    void paintLane(QPainter& painter, const PlottedSeries& counter, const QRectF& lane);

    Session& m_session;
    const PlotMargins& m_margins;
    std::size_t m_count = 0;
    PlotRenderer m_renderer;
};

} // namespace tidemark::app
