// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tidemark::app
{

class Settings;
class SystemTheme;
class WindowActions;
class Workspace;

/// Connects the actions of which one of a group is checked (alignment, unit, language, theme) with
/// what they choose. All must outlive the actions.
void connectChoices(WindowActions& actions, Workspace& workspace, Settings& settings,
                    SystemTheme& systemTheme);

} // namespace tidemark::app
