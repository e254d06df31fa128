// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/workspace.h"
#include "core/model/session_document.h"

namespace tidemark::app
{

/// What is open now and how it is looked at. Recordings that are in no file of the user's, as the
/// built-in sample, are left out. GUI thread only.
SessionDocument sessionStateOf(const Workspace& workspace);

/// Shows what is open as @p session says, as far as its files are open, and takes its notes. What
/// is open besides stays behind it. GUI thread only.
void applySession(Workspace& workspace, const SessionDocument& session);

} // namespace tidemark::app
