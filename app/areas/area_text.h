// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/areas/area_source.h"

namespace tidemark::app
{

/// "340 smaller ones": what siblings that are not seen apart are called.
QString restText(std::uint32_t count);

/// One line about a node: its name, figure, share of the whole and of what it is in.
QString nodeLine(const AreaSource& source, std::uint32_t node);

/// The same of a cell, which may stand for several nodes.
QString areaLine(const AreaSource& source, const AreaCell& cell);

/// What is told of a cell that is pointed at, as lines of plain text.
QString areaTip(const AreaSource& source, const AreaCell& cell);

/// For those who do not see the picture: what is current, if anything is, and the largest areas
/// in @p place, a line each.
QString largestAreas(const AreaSource& source, WeightedTree::Range place,
                     std::optional<std::uint32_t> current);

} // namespace tidemark::app
