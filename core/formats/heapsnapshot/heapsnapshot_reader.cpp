// SPDX-License-Identifier: GPL-3.0-or-later
// Heap snapshots of V8 (Node.js, Chrome, Electron, Deno, d8) and of Julia, which writes the same
// layout; also .heaptimeline files, which are snapshots with allocation stacks and ticks.
//
// Layout    one JSON object: `snapshot` says which numbers make a node and an edge, `nodes` and
//           `edges` are flat arrays of them, `strings` the texts that they refer to by index. An
//           edge names its target by the place of the target's first number in `nodes`.
//           `locations`, `trace_function_infos`, `trace_tree` and `samples` may follow. Fields are
//           found by the names in `snapshot.meta`, members may stand in any order, unknown ones
//           are passed over. Other text before the object is passed over and counted.
// Units     sizes in bytes, times in microseconds. Lines and columns of `locations` count from 0,
//           those of `trace_function_infos` from 1.
// Kept      all of it, as one Snapshot with a HeapGraph; no series.
// Errors    a number that is negative, broken or no index of what it refers to, a target that is
//           no node, too few edges, a missing member: Malformed with the byte. A file that ends
//           among its strings is shown, with "(missing)" for the others. Wrong counts in the
//           header, edges that no node claims and unnamed types give warnings. In an excerpt, where
//           the header counts more nodes than there are, edges to those are left out
//           and names that are not there are "(missing)".
// Memory    18 bytes a node, 9 an edge, up to twice the strings and a few MiB; refused, before or
//           while it is read, if the system has less. A single text may be as long as the file on
//           the disk, and 16 MiB in a smaller one.
// Source    v8/v8 src/profiler/heap-snapshot-generator.cc (HeapSnapshotJSONSerializer),
//           JuliaLang/julia src/gc-heap-snapshot.cpp.
// Fixtures  tiny and v20-tiny were written by Node 24 and 20; cut-* hold the first objects of
//           these (cut-tracked with stacks made up); julia-like was made by hand.

#include "core/formats/heapsnapshot/heapsnapshot_parser.h"
#include "core/formats/heapsnapshot/snapshot_start.h"
#include "core/formats/input/format_reader.h"
#include "core/system/available_memory.h"

namespace tidemark
{

namespace
{

class HeapSnapshotReader final : public FormatReader
{
public:
    FormatInfo info() const override
    {
        return {"heapsnapshot", "V8 heap snapshot", "*.heapsnapshot *.heaptimeline"};
    }

    bool isDocument() const override { return true; }
    bool finds(std::string_view head) const override { return snapshotStart(head).has_value(); }
    Result<Recordings> read(Input& input, TaskControl& control,
                            const ReadingOptions& options) const override;
};

Result<Recordings> HeapSnapshotReader::read(Input& input, TaskControl& control,
                                            const ReadingOptions& /*options*/) const
{
    input.memory().allowAll();
    HeapSnapshotParser parser(input, control, {availableMemory(), helpfulThreads()});
    auto parsed = parser.parse();
    if (!parsed) {
        return tl::unexpected(std::move(parsed.error()));
    }
    auto recording = std::make_shared<Recording>();
    recording->format = info().id;
    recording->warnings = std::move(parsed->warnings);
    Snapshot snapshot;
    snapshot.graph = std::move(parsed->graph);
    recording->snapshots.push_back(std::make_shared<const Snapshot>(std::move(snapshot)));
    return Recordings{std::move(recording)};
}

} // namespace

std::unique_ptr<FormatReader> makeHeapsnapshotReader()
{
    return std::make_unique<HeapSnapshotReader>();
}

} // namespace tidemark
