// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tidemark::app
{

class Settings;
class WindowActions;
class Workspace;

/// Enables the actions that make sense now, and checks those that say what is chosen.
void setActionStates(WindowActions& actions, const Workspace& workspace, const Settings& settings);

} // namespace tidemark::app
