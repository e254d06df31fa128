// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/heap_cells.h"

namespace tidemark::app
{

/// What one object is, for a card that appears over its line: what it is called, its first fields,
/// its shortest way from the root, its distance and sizes. Lines of plain text. Only so many edges
/// are looked at, and so many steps of the way.
QString objectCard(const HeapCells& cells, std::uint32_t node);

} // namespace tidemark::app
