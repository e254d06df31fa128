// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/hunt_options.h"
#include "core/live/leak_hunt.h"
#include "core/snapshots/hunt_judgement.h"

#include <QString>

namespace tidemark::app
{

/// All that a hunt found.
struct HuntReport {
    HuntJudgement judgement;
    std::shared_ptr<const SurvivorListing> survivors; ///< never null
    std::vector<HuntReading> readings;
    std::uint64_t failedActions = 0;
    std::array<std::string, 3> files;
    std::string recording;
};

/// What a moment is called in the table and in the recording.
QString huntMomentText(HuntMoment moment);

/// Prints it as one JSON document. False if that failed.
bool printHuntJson(const HuntReport& report, const HuntOptions& options);

/// The same for people. Ends with a newline.
QString huntText(const HuntReport& report, const HuntOptions& options);

} // namespace tidemark::app
