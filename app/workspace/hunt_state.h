// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/leak_hunt.h"
#include "core/snapshots/hunt_judgement.h"

#include <QStringList>

namespace tidemark::app
{

/// How it stands with a hunt. Plain value.
struct HuntState {
    enum class Phase {
        None,    ///< there was none yet
        Hunting, ///< as @c progress says
        Judging, ///< the snapshots are read and compared
        Over,    ///< with findings, or a failure
    };

    Phase phase = Phase::None;
    int recordingId = 0;
    bool isByHand = false;
    int hunt = 1; ///< the number of it in its recording
    int round = 1;
    std::uint64_t actions = 0;           ///< between two snapshots, in this round
    std::chrono::milliseconds idle = {}; ///< in each round
    HuntProgress progress = {};
    bool hasSnapshots = false; ///< all three of this round have been taken
    std::chrono::steady_clock::time_point stepBegan = {};
    std::shared_ptr<const HuntFindings> findings = {}; ///< of the last round; null until it is over
    std::optional<Error> failure = {};                 ///< why it came to nothing
    ActionProblem problem = {};                        ///< of the last action that did not work
    QStringList files = {};                            ///< of the snapshots of this round

    bool isRunning() const { return phase == Phase::Hunting || phase == Phase::Judging; }
};

} // namespace tidemark::app
