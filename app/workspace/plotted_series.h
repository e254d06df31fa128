// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/text/series_colours.h"
#include "core/model/axis_placement.h"
#include "core/model/recording.h"

#include <QColor>
#include <QString>

#include <array>
#include <memory>
#include <vector>

namespace tidemark::app
{

struct OpenRecording;
class Session;

/// One line of the chart: a series with the recording it belongs to.
struct PlottedSeries {
    int recordingId = 0;
    std::size_t index = 0; ///< in the timeline's series
    const Series* series = nullptr;
    AxisPlacement placement = {}; ///< of the series' positions among session positions
    QColor colour;
    QString name; ///< "list.dat", or "server · heapUsed" where the recording shows several
    std::shared_ptr<const Recording> recording = {}; ///< whose series it is; keeps it
    LinePattern pattern = {}; ///< where an earlier recording has the same colour
};

/// Its name among @p all that are drawn: where all are of one recording, the name of that would
/// only take room.
QString shortName(const PlottedSeries& plotted, const std::vector<PlottedSeries>& all);

/// All shown series in bytes of the visible recordings, in drawing order (current last). GUI thread
/// only, as the session.
std::vector<PlottedSeries> plottedSeries(const Session& session);

/// All shown counters of the visible recordings that are plain numbers, in the order of the list.
std::vector<PlottedSeries> plottedCounters(const Session& session);

/// The colours of a recording's series: its own for the main series, shades of it for the others.
class SeriesColours final
{
public:
    explicit SeriesColours(const OpenRecording& open);

    QColor operator[](std::size_t index) const;

private:
    QColor m_own;
    std::array<QColor, 4> m_shades;
    std::size_t m_main; ///< place of the main series
};

/// The same for one series.
QColor seriesColour(const OpenRecording& open, std::size_t index);

/// The pattern of a recording's lines: that of how many before it in the list have its colour,
/// hidden ones too. O(recordings).
LinePattern linePatternOf(const Session& session, const OpenRecording& open);

} // namespace tidemark::app
