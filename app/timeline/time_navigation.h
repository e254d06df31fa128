// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/timeline/time_scale.h"
#include "app/workspace/time_selection.h"

#include <QObject>
#include <QPointF>

#include <functional>
#include <map>
#include <optional>

class QKeyEvent;
class QMouseEvent;
class QWheelEvent;
class QWidget;

namespace tidemark::app
{

/// What a widget that is drawn along the time axis knows of its places.
struct PlacesOnAxis {
    /// Which stretch of the axis is drawn there, if any.
    std::function<std::optional<AxisRange>(QPoint)> rangeAt = {};
    /// Whether the widget deals with clicks and drags there itself.
    std::function<bool(QPoint)> isTaken = {};
};

/// Wheel, drag and double click over anything drawn along the time axis, the same everywhere.
///
/// Wheel zooms at the cursor (sideways, or with Shift: pans), drag pans, Shift+drag selects, a drag
/// at an edge of what is selected moves the edge; a click selects the span under the mouse, a
/// double click shows just that, or everything. Install it on the chart's viewport and on each
/// lane. GUI thread only.
class TimeNavigation final : public QObject
{
    Q_OBJECT

public:
    TimeNavigation(TimeSelection& time, const PlotMargins& margins, QObject* parent);

    void watch(QWidget* widget, PlacesOnAxis places = {});

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

    /// An edge of the selected range under the mouse.
    struct Edge {
        std::int64_t opposite; ///< the position of the other one
        double distance;       ///< pixels from it to the mouse, to the right
    };

    TimeScale scaleOf(const QWidget& widget) const;
    bool isTaken(const QWidget& widget, const QMouseEvent& event) const;
    std::optional<Edge> edgeAt(const TimeScale& scale, double pixel) const;
    void showEdge(QWidget& widget, bool isEdge);
    bool wheel(const QWidget& widget, const QWheelEvent& event);
    void press(const QWidget& widget, const QMouseEvent& event);
    void move(QWidget& widget, const QMouseEvent& event);
    bool release(QWidget& widget, const QMouseEvent& event);
    std::optional<AxisRange> rangeAt(const QWidget& widget, QPoint point) const;
    void selectAt(const QWidget& widget, QPoint point);
    void doubleClick(const QWidget& widget, const QMouseEvent& event);
    void panBy(double share);
    void moveCursor(double share, bool selecting);
    bool handleZoomKey(int key);

    TimeSelection& m_time;
    const PlotMargins& m_margins;
    std::map<const QWidget*, PlacesOnAxis> m_places;
    Drag m_drag = Drag::None;
    QPointF m_pressedAt;
    std::int64_t m_anchor = 0;   ///< where a range that is being selected began
    double m_anchorDistance = 0; ///< pixels by which the mouse is to the right of its other edge
    std::int64_t m_beginAtPress = 0;
    bool m_showsEdge = false; ///< by the shape of the pointer
};

} // namespace tidemark::app
