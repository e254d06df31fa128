// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/heap_cells.h"

namespace tidemark::app
{

/// One thing to know of an object.
struct ObjectFact {
    QString name;
    QString value;
    QString exact; ///< for tooltip and clipboard; the value where empty
};

/// All that the file and the analysis say of @p node, as lines of a table; what is not known is an
/// em dash. Plain objects are called by their properties if @p withShapes.
std::vector<ObjectFact> objectFacts(const HeapCells& cells, std::uint32_t node, bool withShapes);

/// Whether @p node has a text of its own.
bool isString(const HeapGraph& graph, std::uint32_t node);

} // namespace tidemark::app
