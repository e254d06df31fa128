// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/timeline/marks.h"

#include <QColor>
#include <QString>

#include <utility>
#include <vector>

namespace tidemark::app
{

/// One recording in the session with what the user chose for it.
struct OpenRecording {
    int id = 0;                  ///< unique in the session, never used again
    QString path;                ///< of the file it came from; several recordings may share it
    int fileId = 0;              ///< alike for those that came from one file when it was opened
    std::size_t placeInFile = 0; ///< among these
    QString name;                ///< shown everywhere, one line; the file's name until renamed
    QString group;               ///< of runs that it belongs to by itself; empty if to none
    QString groupBase;           ///< the group that this one is set against; empty: the first one
    QColor colour;               ///< of its main series, its card and its bars
    bool isVisible = true;
    bool isLive = false;           ///< it is still being recorded
    std::vector<bool> seriesShown; ///< one for each series of the timeline
    std::vector<Marker> ownMarks;  ///< that were set here, in the order in which they were
    std::shared_ptr<const Recording> recording; ///< with these among its markers
    std::shared_ptr<const Recording> asRead;    ///< without them; null if there are none

    /// Takes @p newest for what the file or the source has.
    void setRecording(std::shared_ptr<const Recording> newest)
    {
        recording = withMarks(newest, ownMarks);
        asRead = ownMarks.empty() ? nullptr : std::move(newest);
    }

    bool hasTimeline() const { return !recording->timeline.series.empty(); }

    /// Whether it is a run that can be compared with others.
    bool isRun() const { return hasTimeline() || recording->totals; }
};

} // namespace tidemark::app
