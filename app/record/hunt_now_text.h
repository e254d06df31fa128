// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/hunt_state.h"

#include <QString>

namespace tidemark::app
{

/// "30 s", "1 m 12 s": a wait.
QString waitText(std::chrono::seconds length);

/// A number of actions, as far as a translation can count.
int shownCount(std::uint64_t actions);

/// Whether a hunt waits for the user to do something.
bool waitsForUser(const HuntState& state);

/// What a hunt that is under way does now, or what the user is to do.
QString huntNowText(const HuntState& state);

} // namespace tidemark::app
