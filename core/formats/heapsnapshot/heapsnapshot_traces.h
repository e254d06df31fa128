// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/heapsnapshot/heapsnapshot_header.h"
#include "core/formats/input/json_stream.h"

namespace tidemark
{

/// Reads the nested array of allocation stacks; @p fields are the names of what a node has, V8's
/// if they lack the id or the children. Any depth, without recursion. TooLarge beyond @p most
/// nodes.
Result<std::vector<TraceNode>> readTraceTree(JsonStream& stream, std::vector<std::string> fields,
                                             std::uint64_t most);

/// The numbers of a heap snapshot's smaller arrays, as they stand in the file.
struct HeapSnapshotExtras {
    Column<std::uint64_t> locations;
    Column<std::uint64_t> traceFunctions;
    Column<std::uint64_t> samples;
};

/// Puts @p extras into @p graph, whose nodes and strings are complete. Returns how many records
/// were left out: those that refer to no node or no string, and those after which a field is
/// missing.
std::uint64_t addExtras(const HeapSnapshotExtras& extras, const HeapSnapshotHeader& header,
                        HeapGraph& graph);

} // namespace tidemark
