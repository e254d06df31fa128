// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/timeline.h"

namespace tidemark
{

/// Adds to @p timeline what the program and its child processes take together (SeriesRole::Sum),
/// if it has readings of child processes and no such series yet, or one that is lower than what a
/// single process had: readings that are too old make such ones, and it becomes a plain series.
///
/// The sum is of RSS, which counts shared pages for each process and says so in its name; of PSS,
/// where children have only that. It has a sample for each of the program's own, and counts a child
/// at the highest reading until the next one, or at its last one where the child is read more
/// rarely. O(n log n) over the samples of all processes; nothing where there is no child.
void addProcessSum(Timeline& timeline);

} // namespace tidemark
