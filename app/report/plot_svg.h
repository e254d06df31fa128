// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/report/html_page.h"
#include "app/text/size_text.h"
#include "core/model/axis_placement.h"
#include "core/model/timeline.h"

#include <optional>

namespace tidemark::app
{

/// A line of a plot: a series in bytes.
struct PlotLine {
    const Series* series = nullptr; ///< never null
    QString name = {};
    AxisPlacement placement = {}; ///< where it lies on the axis of all
};

/// Something that happened at a moment.
struct PlotMoment {
    std::int64_t position = 0;
    QString name;
};

/// Memory over one axis, as a page shows it.
struct Plot {
    AxisUnit axis = AxisUnit::Nanoseconds;
    SizeUnit unit = SizeUnit::Binary;
    std::vector<PlotLine> lines = {};
    std::vector<PlotMoment> moments = {}; ///< drawn upright, with their names while they are few
    bool isStretched = false; ///< positions are shares of each line's run, of kStretchedLength
    std::optional<std::int64_t> wallClockOrigin = {}; ///< of position 0, in Unix nanoseconds
};

/// A picture and what is in it.
struct SvgPicture {
    QString svg;
    std::vector<LegendEntry> legend = {};
};

/// Lines are told apart by colour and by dashes; the highest reading has its value written to it.
/// Empty without a reading. O(lines * log(samples)).
SvgPicture plotSvg(const Plot& plot);

/// The colour of line or point number @p index, "#0072b2".
QString svgColour(std::size_t index);

} // namespace tidemark::app
