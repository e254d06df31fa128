// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/workspace.h"

class QFont;

namespace tidemark::app
{

/// Room left of the plot for the widest label of the size axis over everything that is shown, for
/// one of @p widestLabel pixels, and for those of the lanes, in @p font.
int leftMarginOf(const Workspace& workspace, const QFont& font, int widestLabel = 0);

} // namespace tidemark::app
