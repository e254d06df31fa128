// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/snapshots/survivor_listing.h"

#include <QString>

namespace tidemark::app
{

/// The sentence that says why nothing can be followed from the first two of three snapshots to the
/// third; @p followed is not ToThird.
QString notFollowedText(Followed followed);

} // namespace tidemark::app
