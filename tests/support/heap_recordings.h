// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/heap_graph_builder.h"
#include "tests/support/reading.h"
#include "tests/support/snapshots.h"

namespace tidemark::test
{

/// A file of one heap snapshot, the graph built so far, as a session takes it.
inline Recordings heapRecordings(const HeapGraphBuilder& builder)
{
    auto recording = std::make_shared<Recording>();
    recording->format = "heapsnapshot";
    recording->snapshots.push_back(snapshotOf(builder.build()));
    return {recording};
}

/// The snapshot tests/fixtures/heapsnapshot/@p name.heapsnapshot.zst, read anew; none if that
/// fails.
inline Recordings heapFixture(const std::string& name)
{
    return readFixture("heapsnapshot/" + name + ".heapsnapshot.zst").value_or(Recordings());
}

} // namespace tidemark::test
