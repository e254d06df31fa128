// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointF>

class QKeyEvent;
class QMouseEvent;
class QWheelEvent;
class QWidget;

namespace tidemark::app
{

class SizeAxis;
class TimelineChart;
struct SizeScale;

/// Zooms and moves the memory axis of the timeline: Ctrl and the wheel over the chart; over the
/// axis itself the wheel alone, and dragging. A double click on either lets the axis be as it was
/// chosen. GUI thread only.
class SizeNavigation final : public QObject
{
    Q_OBJECT

public:
    /// Sees the mouse over @p chart before others that are installed there already.
    SizeNavigation(SizeAxis& axis, TimelineChart& chart, QObject* parent);

    /// Ctrl and an arrow up or down zoom, Shift and one of them move; true if the key is one.
    bool handleKey(const QKeyEvent& event);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool isOnAxis(const QPointF& place) const;
    double shareAt(double y) const;
    void zoomAround(double share, double factor);
    void moveBy(const SizeScale& from, double share);
    bool wheel(const QWheelEvent& event);
    bool press(const QMouseEvent& event);
    bool move(QWidget& widget, const QMouseEvent& event);

    SizeAxis& m_axis;
    TimelineChart& m_chart;
    bool m_isDragging = false;
    bool m_isOver = false; ///< the axis, as the shape of the pointer says
    double m_draggedFrom = 0.0;
};

} // namespace tidemark::app
