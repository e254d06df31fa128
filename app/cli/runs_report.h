// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/recording_input.h"

#include <vector>

namespace tidemark::app
{

/// Prints what `runs` prints of @p recordings: a table, and the groups that they belong to by
/// themselves with a sentence for each. False if that failed.
bool printRuns(const std::vector<NamedRecording>& recordings);

} // namespace tidemark::app
