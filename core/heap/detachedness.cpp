// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/detachedness.h"

#include <algorithm>

namespace tidemark
{

DomStates::DomStates(const HeapGraph& graph)
{
    const auto isKnown = [](Detachedness state) { return state != Detachedness::Unknown; };
    if (std::ranges::any_of(graph.detachedness, isKnown)) {
        spread(graph);
    } else {
        readNames(graph);
    }
}

void DomStates::spread(const HeapGraph& graph)
{
    m_states = graph.detachedness;
    m_renames = true;
    std::vector<bool> isSettled(graph.nodeCount());
    std::vector<std::uint32_t> attached;
    std::vector<std::uint32_t> detached;
    for (std::uint32_t node = 0; node < graph.nodeCount(); ++node) {
        if (m_states[node] == Detachedness::Unknown) {
            continue;
        }
        isSettled[node] = true;
        if (graph.nodeTypes[node] == NodeType::Native) {
            (m_states[node] == Detachedness::Attached ? attached : detached).push_back(node);
        }
    }
    spreadOne(graph, attached, isSettled, Detachedness::Attached);
    spreadOne(graph, detached, isSettled, Detachedness::Detached);
}

void DomStates::spreadOne(const HeapGraph& graph, std::vector<std::uint32_t>& waiting,
                          std::vector<bool>& isSettled, Detachedness state)
{
    while (!waiting.empty()) {
        const std::uint32_t node = waiting.back();
        waiting.pop_back();
        for (std::uint32_t edge = graph.firstEdge[node]; edge < graph.firstEdge[node + 1]; ++edge) {
            const std::uint32_t target = graph.edgeTargets[edge];
            const EdgeType type = graph.edgeTypes[edge];
            // Nodes of JavaScript pass nothing on: all that belongs to a page knows its own state.
            if (type == EdgeType::Hidden || type == EdgeType::Weak || isSettled[target] ||
                graph.nodeTypes[target] != NodeType::Native) {
                continue;
            }
            isSettled[target] = true;
            m_states[target] = state;
            waiting.push_back(target);
        }
    }
}

/// Old files have no states, but say it in the name.
void DomStates::readNames(const HeapGraph& graph)
{
    for (std::uint32_t node = 0; node < graph.nodeCount(); ++node) {
        if (graph.nodeTypes[node] == NodeType::Native &&
            graph.nodeName(node).starts_with(kDetachedPrefix)) {
            if (m_states.empty()) {
                m_states.assign(graph.nodeCount(), Detachedness::Unknown);
            }
            m_states[node] = Detachedness::Detached;
        }
    }
}

std::vector<std::uint32_t> detachedNodes(const HeapGraph& graph, const DomStates& states)
{
    std::vector<std::uint32_t> nodes;
    for (std::uint32_t node = 0; node < graph.nodeCount(); ++node) {
        if (graph.nodeTypes[node] == NodeType::Native &&
            states.of(node) == Detachedness::Detached) {
            nodes.push_back(node);
        }
    }
    return nodes;
}

} // namespace tidemark
