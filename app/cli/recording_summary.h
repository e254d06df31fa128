// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/figures_table.h"
#include "app/cli/recording_input.h"

namespace tidemark::app
{

/// What a recording holds, for people: where it peaked and in which functions, tables of its
/// series and snapshots, its line reports, what was wrong with the file. @p figures are those of
/// its snapshots. Ends with a newline.
QString summaryText(const NamedRecording& named,
                    const std::vector<std::optional<SnapshotFigures>>& figures,
                    const FormatRegistry& registry);

} // namespace tidemark::app
