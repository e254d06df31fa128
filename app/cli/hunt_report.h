// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/leak_hunt.h"
#include "core/snapshots/hunt_judgement.h"

#include <QString>

namespace tidemark::app
{

/// All that a hunt found.
struct HuntReport {
    HuntFindings findings;
    int rounds = 1; ///< that were made; all else is of the last one
    std::vector<HuntReading> readings;
    std::array<std::string, 3> files;
    std::string recording;
    std::string session = {}; ///< that opens all of it; empty if it could not be written
};

/// Prints it as one JSON document. False if that failed.
bool printHuntJson(const HuntReport& report);

/// The same for people. Ends with a newline.
QString huntReportText(const HuntReport& report);

} // namespace tidemark::app
