// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/session.h"
#include "app/workspace/view_options.h"

namespace tidemark::app
{

class Settings;
class SystemTheme;
class WindowActions;

/// Connects the actions of which one of a group is checked (alignment, unit, language, theme) with
/// what they choose. All must outlive the actions.
void connectChoices(WindowActions& actions, Session& session, ViewOptions& options,
                    Settings& settings, SystemTheme& systemTheme);

} // namespace tidemark::app
