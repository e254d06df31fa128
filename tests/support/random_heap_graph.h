// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/heap_graph_builder.h"

#include <random>

namespace tidemark::test
{

/// A graph of @p nodes nodes with up to @p edgesPerNode edges each, of every type, with numbers of
/// every length; the same for the same seed.
inline HeapGraph randomHeapGraph(unsigned seed, std::uint32_t nodes, std::uint32_t edgesPerNode,
                                 bool isWide = false)
{
    std::mt19937_64 random(seed);
    const auto below = [&random](std::uint64_t limit) { return random() % limit; };
    HeapGraphBuilder builder;
    for (std::uint32_t i = 0; i < nodes; ++i) {
        const std::uint64_t size = std::uint64_t{1} << below(isWide && below(9) == 0 ? 60 : 31);
        const std::uint64_t id = isWide && below(9) == 0 ? random() | 1U : 2 * i + 1;
        builder.node(static_cast<NodeType>(below(15)), "name \"" + std::to_string(below(50)),
                     below(size) + 1, id, static_cast<Detachedness>(below(3)));
        if (below(8) == 0) {
            builder.location(i, static_cast<std::uint32_t>(below(1000)), 3,
                             static_cast<std::uint32_t>(below(100'000)));
        }
    }
    for (std::uint32_t from = 0; from < nodes; ++from) {
        for (std::uint64_t left = below(edgesPerNode + 1); left > 0; --left) {
            const auto type = static_cast<EdgeType>(below(7));
            const auto to = static_cast<std::uint32_t>(below(nodes));
            if (isNamedByIndex(type)) {
                builder.indexEdge(from, to, static_cast<std::uint32_t>(random() >> below(64)),
                                  type);
            } else {
                builder.edge(from, to, "edge " + std::to_string(below(20)), type);
            }
        }
    }
    builder.graph().rootOrdinal = static_cast<std::uint32_t>(below(nodes));
    builder.graph().extraNativeBytes = random() >> 20U;
    return builder.build();
}

} // namespace tidemark::test
