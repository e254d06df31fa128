// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/session.h"
#include "app/session/view_options.h"

namespace tidemark::app
{

class Settings;
class WindowActions;

/// Enables the actions that make sense now, and checks those that say what is chosen.
void setActionStates(WindowActions& actions, const Session& session, const ViewOptions& options,
                     const Settings& settings);

} // namespace tidemark::app
