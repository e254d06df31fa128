// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/timeline/series_raster.h"
#include "app/workspace/plotted_series.h"
#include "app/workspace/size_axis.h"
#include "core/task_control.h"

#include <QImage>

namespace tidemark::app
{

/// What a plot shows: its lines, the stretch of the axis and the sizes at its edges.
struct PlotContents {
    std::vector<PlottedSeries> series;
    AxisRange visible;
    SizeScale sizes;
    bool filled = false;
    bool showsBand = false;   ///< many are one band, see band()
    double lineWidth = 1.7;   ///< in logical pixels
    bool marksSamples = true; ///< with dots where they are few
    int standsOut = 0;        ///< the recording that is told apart where there are many lines

    /// Lines up to which each is drawn for itself. More are thin and let each other through, so
    /// that where many run is darker.
    static constexpr std::size_t kMostDistinct = 40;

    /// The places in `series` of those that a band stands for: the main series of
    /// FleetBand::kFewest recordings or more, all of the kind that most are of. Empty if they are
    /// to be lines.
    std::vector<std::size_t> band() const;

    bool isCrowded() const { return series.size() > kMostDistinct; }
};

/// The range of a series' own positions that session range @p visible shows.
AxisRange ownRange(const PlottedSeries& plotted, AxisRange visible);

/// The lowest and the highest of some values.
struct ValueBounds {
    double lowest;
    double highest;
};

/// Those that the lines of @p series have in @p visible; none where there is no value.
std::optional<ValueBounds> boundsIn(const std::vector<PlottedSeries>& series, AxisRange visible);

/// The highest of these; 0 if there is none.
double highestIn(const std::vector<PlottedSeries>& series, AxisRange visible);

/// Gives columns without samples that lie between others, or between the edges, the values of the
/// straight line through them. Gaps stay. @p visible and the columns are as for decimate().
void bridgeColumns(const Series& series, AxisRange visible, std::vector<PixelColumn>& columns);

/// Draws series into images, as a line, a smooth line or a band by how dense the samples are. Keeps
/// its buffers between frames. One thread at a time.
class PlotRenderer
{
public:
    /// A transparent image of @p size device pixels, @p ratio of them to a logical one. Lines that
    /// are not drawn when @p control is cancelled are missing.
    QImage render(const PlotContents& contents, QSize size, double ratio,
                  const TaskControl& control = TaskControl());

private:
    void drawSeries(QImage& image, const PlotContents& contents, const PlottedSeries& plotted,
                    double ratio);
    void drawFaint(QImage& image, const PlotContents& contents, const PlottedSeries& plotted,
                   double ratio);
    void sample(const PlottedSeries& plotted, AxisRange visible, int width);
    void drawBand(QImage& image, const PlotContents& contents,
                  const std::vector<std::size_t>& members, double ratio,
                  const TaskControl& control);
    void drawSamples(QImage& image, const PlotContents& contents, const PlottedSeries& plotted,
                     double ratio) const;

    std::vector<PixelColumn> m_columns;
};

} // namespace tidemark::app
