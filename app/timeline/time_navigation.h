// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/timeline/time_scale.h"
#include "app/workspace/time_selection.h"

#include <QObject>
#include <QPointF>

class QKeyEvent;
class QMouseEvent;
class QWheelEvent;
class QWidget;

namespace tidemark::app
{

/// Wheel, drag and double click over anything drawn along the time axis, the same everywhere.
///
/// Wheel zooms at the cursor (sideways, or with Shift: pans), drag pans, Shift+drag selects, a
/// double click shows everything. Install it on the chart's viewport and on each lane. GUI thread
/// only.
class TimeNavigation final : public QObject
{
    Q_OBJECT

public:
    TimeNavigation(TimeSelection& time, const PlotMargins& margins, QObject* parent);

    void watch(QWidget* widget);

    /// Arrows, +, −, Home, Backspace and the like; true if the key means something here. Ctrl and
    /// an arrow move the cursor, Shift and an arrow select.
    bool handleKey(const QKeyEvent& event);

Q_SIGNALS:
    /// The mouse is at this place of a watched widget, or left it.
    void mouseMoved(QWidget* widget, QPointF position);
    void mouseLeft(QWidget* widget);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    enum class Drag { None, Pressed, Pan, Select };

    TimeScale scaleOf(const QWidget& widget) const;
    bool wheel(const QWidget& widget, const QWheelEvent& event);
    void press(const QWidget& widget, const QMouseEvent& event);
    void move(QWidget& widget, const QMouseEvent& event);
    bool release(QWidget& widget, const QMouseEvent& event);
    void panBy(double share);
    void moveCursor(double share, bool selecting);
    bool handleZoomKey(int key);

    TimeSelection& m_time;
    const PlotMargins& m_margins;
    Drag m_drag = Drag::None;
    QPointF m_pressedAt;
    std::int64_t m_pressedPosition = 0;
    std::int64_t m_beginAtPress = 0;
};

} // namespace tidemark::app
