// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heap/heap_analysis.h"
#include "tests/support/heap_graph_builder.h"

namespace tidemark::test
{

/// The graph built so far, analysed.
inline std::shared_ptr<const HeapAnalysis> analysed(const HeapGraphBuilder& builder)
{
    HeapAnalysisControl control;
    return analyseHeap(std::make_shared<const HeapGraph>(builder.build()), control).value();
}

/// A root with the user's `global` object, node 1.
inline HeapGraphBuilder heapWithGlobal()
{
    HeapGraphBuilder builder;
    builder.node(NodeType::Synthetic, "");
    builder.node(NodeType::Object, "global", 10);
    builder.edge(0, 1, "global", EdgeType::Shortcut);
    return builder;
}

} // namespace tidemark::test
