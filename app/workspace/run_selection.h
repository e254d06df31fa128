// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/timeline/run_grouping.h"

#include <QObject>

#include <map>
#include <string>
#include <vector>

namespace tidemark::app
{

struct OpenRecording;
class Session;

/// How the user groups the runs: those chosen by hand, and the rule for the others.
struct RunGrouping {
    GroupRule rule = GroupRule::None;
    std::vector<GroupPattern> patterns = {}; ///< of GroupRule::Pattern
    std::map<int, std::string> chosen = {};  ///< by hand, by number of the recording; an empty
                                             ///< name is no group

    bool operator==(const RunGrouping&) const = default;
};

/// What was chosen about the recordings as runs that are compared with each other: the base and the
/// groups. Setters emit only on a change. Numbers of recordings that are not open any more mean
/// nothing. Owned by the Session; GUI thread only.
class RunSelection final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// The recording that the others are compared with; 0 until one was chosen. See baseRun().
    int base() const { return m_base; }
    void setBase(int recordingId);

    const RunGrouping& grouping() const { return m_grouping; }
    void setGrouping(RunGrouping grouping);

    /// Whether the timeline has the track of the difference to the base.
    bool showsDifference() const { return m_showsDifference; }
    void setShowsDifference(bool shows);

Q_SIGNALS:
    void baseChanged();
    void groupingChanged();
    void differenceChanged();

private:
    int m_base = 0;
    RunGrouping m_grouping;
    bool m_showsDifference = false;
};

/// Whether @p open can be compared with the others that the timeline shows: it is visible, over the
/// same axis, and its main series is in bytes or its totals are known.
bool isComparable(const Session& session, const OpenRecording& open);

/// The run that others are compared with: the chosen one while it is comparable, else the first
/// that is. Null if there is none.
const OpenRecording* baseRun(const Session& session);

} // namespace tidemark::app
