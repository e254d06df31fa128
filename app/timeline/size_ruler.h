// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/text/axis_ticks.h"
#include "app/timeline/plot_renderer.h"

namespace tidemark::app
{

/// A memory axis: the sizes at its edges, and the round ones between them with their labels.
struct SizeRuler {
    SizeScale scale;
    TickSet ticks;
};

/// The axis as @p axis has it for lines within @p visible, with at most @p mostSteps steps between
/// its labels. Above the highest there is room for a label.
SizeRuler sizeRulerFor(const SizeAxis& axis, const std::optional<ValueBounds>& visible,
                       int mostSteps, SizeUnit unit);

} // namespace tidemark::app
