// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/timeline.h"

#include <vector>

namespace tidemark
{

/// Which series a recording starts with, one for each of its series: those that say more than they
/// hide. Not the address space, which says little about memory and dwarfs everything else, no
/// limits, nothing that another line of the same process has in it, and no more than the twelve
/// largest children.
std::vector<bool> shownAtFirst(const Timeline& timeline);

/// The same for @p after, which is @p before read in another way: what was @p shown stays so,
/// unless it was no memory before and is now, or the other way round.
std::vector<bool> shownAgain(const Timeline& before, const std::vector<bool>& shown,
                             const Timeline& after);

} // namespace tidemark
