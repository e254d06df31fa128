// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/recording_input.h"
#include "core/timeline/run_comparison.h"
#include "core/timeline/run_groups.h"

#include <optional>

namespace tidemark::app
{

inline constexpr double kNanosecondsInSecond = 1e9;

/// A run with its figures, if it has any.
struct Run {
    const NamedRecording& named;
    std::optional<RunFigures> figures;
    std::optional<RunChange> versusBase;

    AxisUnit axis() const { return named.recording->timeline.axis; }
    bool isTimed() const { return axis() == AxisUnit::Nanoseconds; }
};

} // namespace tidemark::app
