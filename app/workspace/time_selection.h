// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/axis.h"

#include <QElapsedTimer>
#include <QObject>

#include <optional>
#include <vector>

namespace tidemark::app
{

/// What all views show and have selected along the horizontal axis, in session positions.
///
/// Holds whole() ⊇ visible(), the way back and forward through zooms, the selected range and the
/// position under the cursor. A setter clamps its argument and emits at most once, only on a
/// change, so views may connect to each other through this object without loops. Owned by the
/// Session, given to views in their constructors; GUI thread only.
class TimeSelection final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    AxisRange whole() const { return m_whole; }
    AxisRange visible() const { return m_visible; }
    const std::optional<AxisRange>& selected() const { return m_selected; }
    const std::optional<std::int64_t>& cursor() const { return m_cursor; }
    bool canZoomBack() const { return !m_earlier.empty(); }
    bool canZoomForward() const { return !m_later.empty(); }
    bool isZoomed() const { return m_visible != m_whole; }

    /// The whole axis. A view that showed all of it still does afterwards; any other is clamped.
    /// Nothing to show, an empty range, ends every zoom: what is opened then is shown whole.
    void setWhole(AxisRange whole);

    /// What can be shown grew at its end, as it does while a process is watched. What is visible
    /// stays where it is, or stays at the end while it follows; zooms are not forgotten.
    void growWhole(AxisRange whole);

    /// Whether the visible range goes along with the end as the whole grows. Showing the end turns
    /// it on, and moving away from it off.
    bool isFollowing() const { return m_isFollowing; }

    /// Shows the end, at the present zoom, and goes along with it.
    void follow();

    /// Shows @p range, remembering the way back. Ranges shorter than 16 positions are widened as
    /// far as there is something to show.
    void zoomTo(AxisRange range);

    /// Scales the visible range by @p factor (below 1: closer), leaving @p anchor where it is.
    /// Steps that follow each other within one gesture leave one step of history.
    void zoomAround(std::int64_t anchor, double factor);

    /// Shows @p range as one more step of the gesture under way, as zoomAround() does.
    void adjustTo(AxisRange range);

    /// Moves the visible range without changing its length, as a step of the gesture under way.
    void panTo(std::int64_t begin) { adjustTo({begin, begin + m_visible.length()}); }

    void zoomBack();
    void zoomForward();
    void showAll() { zoomTo(m_whole); }

    /// Shows the selected range; nothing without one.
    void zoomToSelected()
    {
        if (m_selected) {
            zoomTo(*m_selected);
        }
    }

    void select(std::optional<AxisRange> range);
    void setCursor(std::optional<std::int64_t> position);

    /// Ends a gesture, as half a second without a step does: the next one starts a new step of
    /// history.
    void endGesture() { m_inGesture = false; }

Q_SIGNALS:
    void wholeChanged(tidemark::AxisRange whole);
    void visibleChanged(tidemark::AxisRange visible);
    void selectedChanged();
    void cursorChanged();
    void followingChanged();

private:
    AxisRange clamped(AxisRange range) const;
    void show(AxisRange range);
    void updateFollowing();

    AxisRange m_whole;
    AxisRange m_visible;
    std::optional<AxisRange> m_selected;
    std::optional<std::int64_t> m_cursor;
    std::vector<AxisRange> m_earlier;
    std::vector<AxisRange> m_later;
    bool m_inGesture = false;
    bool m_isFollowing = true;
    QElapsedTimer m_sinceLastStep;
};

} // namespace tidemark::app
