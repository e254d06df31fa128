// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/workspace.h"

class QFont;

namespace tidemark::app
{

/// Room left of the plot for the widest label of the size axis over everything that is shown, and
/// of the lanes, in @p font.
int leftMarginOf(const Workspace& workspace, const QFont& font);

} // namespace tidemark::app
