// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tidemark::app
{

class Settings;
class Workspace;

/// Shows everything as it was shown last, and from now on remembers how it is. @p settings must
/// outlive @p workspace.
void rememberOptions(Workspace& workspace, Settings& settings);

} // namespace tidemark::app
