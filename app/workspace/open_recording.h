// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/recording.h"

#include <QColor>
#include <QString>

#include <vector>

namespace tidemark::app
{

/// One recording in the session with what the user chose for it.
struct OpenRecording {
    int id = 0;    ///< unique in the session, never used again
    QString path;  ///< of the file it came from; several recordings may share it
    QString name;  ///< shown everywhere, one line; the file's name until renamed
    QColor colour; ///< of its main series, its card and its bars
    bool isVisible = true;
    bool isLive = false;           ///< it is still being recorded
    std::vector<bool> seriesShown; ///< one for each series of the timeline
    std::shared_ptr<const Recording> recording;

    bool hasTimeline() const { return recording->timeline.mainSeries() != nullptr; }
};

/// One line of the chart: a series with the recording it belongs to.
struct PlottedSeries {
    int recordingId = 0;
    std::size_t index = 0; ///< in the timeline's series
    const Series* series = nullptr;
    std::int64_t offset = 0; ///< added to the series' positions gives session positions
    QColor colour;
    QString name; ///< "list.dat", or "server · heapUsed" where the recording shows several
    std::shared_ptr<const Recording> recording = {}; ///< whose series it is; keeps it
};

} // namespace tidemark::app
