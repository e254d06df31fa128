// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/recording_input.h"

namespace tidemark::app
{

/// What a recording holds, for people: where it peaked and in which functions, a table of its
/// series, its line reports, what was wrong with the file. Ends with a newline.
QString summaryText(const NamedRecording& named, const FormatRegistry& registry);

} // namespace tidemark::app
