// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heap/heap_statistics.h"
#include "core/heap/known_name.h"

namespace tidemark
{

/// Which kind of memory each object is: README.md, "Statistics". A view that must not outlive the
/// graph and the states; any thread may read it.
class HeapKinds
{
public:
    /// O(strings).
    HeapKinds(const HeapGraph& graph, const DomStates& states)
        : m_graph(graph),
          m_states(states),
          m_array(graph.strings, "Array"),
          m_elements(graph.strings, "elements"),
          m_bufferData(graph.strings, "system / JSArrayBufferData")
    {
    }

    /// By the object alone.
    HeapKind of(std::uint32_t node) const
    {
        switch (m_graph.nodeTypes[node]) {
        case NodeType::Hidden:
            return HeapKind::System;
        case NodeType::Native:
            // What goes by another name is not counted, as in DevTools.
            return m_bufferData.is(m_graph.nodeNames[node]) && !m_states.isRenamed(m_graph, node)
                       ? HeapKind::TypedArrays
                       : HeapKind::OtherNative;
        case NodeType::Code:
            return HeapKind::Code;
        case NodeType::String:
        case NodeType::ConcatenatedString:
        case NodeType::SlicedString:
            return HeapKind::Strings;
        default:
            return m_array.is(m_graph.nodeNames[node]) ? HeapKind::Arrays : HeapKind::Other;
        }
    }

    /// The same, where what stores the elements of an array, and of it alone, is the array's.
    HeapKind of(std::uint32_t node, const Retainers& retainers) const;

private:
    const HeapGraph& m_graph;
    const DomStates& m_states;
    KnownName m_array;
    KnownName m_elements;
    KnownName m_bufferData;
};

} // namespace tidemark
