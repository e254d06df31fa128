// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/run_selection.h"

#include "app/workspace/session.h"

#include <algorithm>

namespace tidemark::app
{

void RunSelection::setBase(int recordingId)
{
    if (recordingId != m_base) {
        m_base = recordingId;
        Q_EMIT baseChanged();
    }
}

void RunSelection::setGrouping(RunGrouping grouping)
{
    if (grouping != m_grouping) {
        m_grouping = std::move(grouping);
        Q_EMIT groupingChanged();
    }
}

void RunSelection::setShowsDifference(bool shows)
{
    if (shows != m_showsDifference) {
        m_showsDifference = shows;
        Q_EMIT differenceChanged();
    }
}

bool isComparable(const Session& session, const OpenRecording& open)
{
    if (!open.isVisible || !open.isRun() || open.recording->timeline.axis != session.axisUnit()) {
        return false;
    }
    if (!open.hasTimeline()) {
        return true; // its totals are known
    }
    const Series* const main = open.recording->timeline.mainSeries();
    return main->isInBytes() && !main->values->summarize(0, main->size()).isEmpty();
}

const OpenRecording* baseRun(const Session& session)
{
    const OpenRecording* const chosen = session.find(session.runs().base());
    if (chosen != nullptr && isComparable(session, *chosen)) {
        return chosen;
    }
    const auto first =
        std::ranges::find_if(session.recordings(), [&session](const OpenRecording& open) {
            return isComparable(session, open);
        });
    return first == session.recordings().end() ? nullptr : &*first;
}

} // namespace tidemark::app

#include "moc_run_selection.cpp"
