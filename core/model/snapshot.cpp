// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/snapshot.h"

namespace tidemark
{

bool Snapshot::operator==(const Snapshot& other) const
{
    const bool sameGraph = graph == other.graph || (graph && other.graph && *graph == *other.graph);
    return sameGraph && label == other.label && position == other.position && path == other.path &&
           types == other.types && mappings == other.mappings;
}

} // namespace tidemark
