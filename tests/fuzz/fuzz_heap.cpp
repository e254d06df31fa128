// SPDX-License-Identifier: GPL-3.0-or-later
// Any heap graph: each two bytes are a node, then each three an edge.
#include "tests/fuzz/fuzz_checks.h"
#include "tests/support/heap_graph_builder.h"

#include <array>

using namespace tidemark;

namespace
{

constexpr std::size_t kMostNodes = 40;

const std::array<const char*, 8> kNames{
    "(GC roots)",       "(Document DOM trees)", "Row",   "Object",
    "system / Context", "Detached <div>",       "Array", ""};
const std::array<const char*, 8> kEdges{
    "map",         "x",
    "__proto__",   "native",
    "constructor", "2 / part of key (Row @5) -> value (Row @7) pair in WeakMap (table @9)",
    "next",        ""};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size < 3) {
        return 0;
    }
    const std::size_t nodes = 1 + data[0] % kMostNodes;
    test::HeapGraphBuilder builder;
    std::size_t used = 2;
    for (std::size_t i = 0; i < nodes; ++i, used += 2) {
        const std::uint8_t type = used < size ? data[used] : 0;
        const std::uint8_t name = used + 1 < size ? data[used + 1] : 0;
        builder.node(static_cast<NodeType>(type % 15), kNames[name % kNames.size()], type / 15U, 0,
                     static_cast<Detachedness>(name / 8U % 3U));
    }
    for (; used + 2 < size; used += 3) {
        const auto from = static_cast<std::uint32_t>(data[used] % nodes);
        const auto to = static_cast<std::uint32_t>(data[used + 1] % nodes);
        const auto type = static_cast<EdgeType>(data[used + 2] % 7);
        const std::uint8_t name = data[used + 2] / 7U;
        if (isNamedByIndex(type)) {
            builder.indexEdge(from, to, name, type);
        } else {
            builder.edge(from, to, kEdges[name % kEdges.size()], type);
        }
    }
    builder.graph().rootOrdinal = static_cast<std::uint32_t>(data[1] % nodes);
    fuzz::expectSoundHeap(std::make_shared<const HeapGraph>(builder.build()));
    return 0;
}
