// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/session.h"
#include "app/workspace/view_options.h"

namespace tidemark::app
{

class Settings;
class WindowActions;

/// Enables the actions that make sense now, and checks those that say what is chosen.
void setActionStates(WindowActions& actions, const Session& session, const ViewOptions& options,
                     const Settings& settings);

} // namespace tidemark::app
