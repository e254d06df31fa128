// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/heap_graph_builder.h"

#include <random>

namespace tidemark::test
{

/// A number from 0 up to @p bound, which it never is.
inline std::uint32_t below(std::mt19937& random, std::uint32_t bound)
{
    return static_cast<std::uint32_t>(random() % bound);
}

/// A graph of @p nodes objects and @p edges edges between any two of them, some weak. What the root
/// does not reach is left as it comes: orphans, cliques, self loops.
inline HeapGraph randomObjectGraph(std::mt19937& random, std::uint32_t nodes, std::uint32_t edges)
{
    HeapGraphBuilder builder;
    builder.node(NodeType::Synthetic, "");
    for (std::uint32_t i = 1; i < nodes; ++i) {
        builder.node(NodeType::Object, std::string("Class") + std::to_string(random() % 4),
                     random() % 100);
    }
    for (std::uint32_t i = 0; i < edges; ++i) {
        builder.edge(below(random, nodes), below(random, nodes), "x",
                     random() % 8 == 0 ? EdgeType::Weak : EdgeType::Property);
    }
    // Every graph has a program of the user's, which owns what it reaches.
    builder.edge(0, below(random, nodes), "global", EdgeType::Shortcut);
    return builder.build();
}

} // namespace tidemark::test
