// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/areas/area_layout.h"

namespace tidemark
{

/// A way from one cell to another, as the arrow keys go.
enum class AreaStep { Left, Right, Up, Down };

/// Where an arrow key leads from @p cell of a treemap: to the nearest cell on that side that has
/// the same parent, or of a parent's on that side. Stays where there is none. O(siblings * depth).
std::uint32_t stepInTreemap(const AreaLayout& layout, std::uint32_t cell, AreaStep step);

/// The same of an icicle: up to the parent, down to the heaviest child, to the side in the row.
std::uint32_t stepInIcicle(const AreaLayout& layout, std::uint32_t cell, AreaStep step);

} // namespace tidemark
