// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/inspector_targets.h"
#include "core/live/pause_estimate.h"

#include <QString>

#include <string>

namespace tidemark::app
{

/// Why a runtime cannot be asked through its inspector, and what to do next, for the detail of an
/// ErrorCode::CannotInspect. What the other side said is quoted as fileText() shows it.
QString inspectorProblemText(const std::string& detail);

/// What one of an inspector's targets is called: "Main thread" for a Node, "Worker 1: [pool] job",
/// the title of a page. One line, whatever it calls itself.
QString inspectorTargetText(const InspectorTarget& target);

/// How long a program will about stand still: "0.4 s", "12 s", "2 min".
QString pauseText(const PauseEstimate& estimate);

} // namespace tidemark::app
