// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/axis.h"

#include <algorithm>
#include <cmath>

namespace tidemark::app
{

/// Free room left and right of the plot, shared by the chart and all lanes so that one position is
/// one column of pixels through all of them.
struct PlotMargins {
    int left = 72;
    int right = 16;
};

/// Session positions to pixels and back, for one visible range over one stretch of pixels.
class TimeScale
{
public:
    TimeScale(AxisRange visible, double left, double width)
        : m_visible(visible),
          m_left(left),
          m_width(std::max(width, 1.0)),
          m_length(static_cast<double>(std::max<std::int64_t>(visible.length(), 1)))
    {
    }

    /// The scale of a widget @p widgetWidth wide with @p margins.
    static TimeScale across(int widgetWidth, const PlotMargins& margins, AxisRange visible)
    {
        return {visible, static_cast<double>(margins.left),
                static_cast<double>(widgetWidth - margins.left - margins.right)};
    }

    double left() const { return m_left; }
    double right() const { return m_left + m_width; }
    double width() const { return m_width; }
    AxisRange visible() const { return m_visible; }

    double pixelOf(std::int64_t position) const
    {
        // Subtracting as doubles: positions outside may be far away, and must not overflow.
        const double distance =
            static_cast<double>(position) - static_cast<double>(m_visible.begin);
        return m_left + distance / m_length * m_width;
    }

    std::int64_t positionAt(double pixel) const
    {
        return m_visible.begin + std::llround((pixel - m_left) / m_width * m_length);
    }

    /// The distance of two positions that are one pixel apart; at least 1.
    std::int64_t perPixel() const
    {
        return std::max<std::int64_t>(std::llround(m_length / m_width), 1);
    }

    bool contains(double pixel) const { return pixel >= left() && pixel <= right(); }

private:
    AxisRange m_visible;
    double m_left;
    double m_width;
    double m_length;
};

} // namespace tidemark::app
