// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/input/warning_tally.h"
#include "core/formats/series/memwatch_event.h"
#include "core/model/recording.h"

#include <string>

namespace tidemark
{

/// The events of one log in its order, and the recordings they become: one for each process that
/// the log names beside them, else one.
class MemwatchLog
{
public:
    /// @p lineTime is what the log noted for the event's line, empty if nothing.
    void add(MemwatchEvent event, std::string_view lineTime);

    /// The first recording gets @p tally. NoSamples if there is no event.
    Result<Recordings> finish(WarningTally tally);

private:
    using Positions = std::vector<std::optional<std::int64_t>>; ///< by event; none left out

    Positions placeByTime(WarningTally& tally);
    Positions placeByCount() const;

    std::vector<MemwatchEvent> m_events;
    bool m_isWallClock = false;
};

/// Follows the counts of full collections of one log, each of which goes up with every event of its
/// process: what a count that goes down means.
class MemwatchCounts
{
public:
    enum class Step { GoesOn, StartsAnew, GoesBack };

    /// StartsAnew for the first count of a process that was not seen before, GoesBack for one that
    /// goes on from an earlier process, so that both were running.
    Step take(double count);

private:
    std::vector<double> m_last; ///< of each process, the one heard of latest at the end
};

} // namespace tidemark
