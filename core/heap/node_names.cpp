// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/node_names.h"

#include "core/heap/script_text.h"
#include "core/model/long_text.h"

#include <array>

namespace tidemark
{

namespace
{

constexpr std::size_t kPlainNameLength = 100;

bool isPlainObject(const HeapGraph& graph, std::uint32_t node)
{
    return graph.nodeTypes[node] == NodeType::Object && graph.nodeName(node) == "Object";
}

/// The two parts of a joined string, kNoOrdinal for a missing one.
std::array<std::uint32_t, 2> partsOf(const HeapGraph& graph, std::uint32_t node)
{
    std::array<std::uint32_t, 2> parts{kNoOrdinal, kNoOrdinal};
    for (std::uint32_t edge = graph.firstEdge[node]; edge < graph.firstEdge[node + 1]; ++edge) {
        if (graph.edgeTypes[edge] != EdgeType::Internal ||
            (parts[0] != kNoOrdinal && parts[1] != kNoOrdinal)) {
            continue;
        }
        const std::string_view name = graph.strings[graph.edgeNames[edge]];
        if (name == "first") {
            parts[0] = graph.edgeTargets[edge];
        } else if (name == "second") {
            parts[1] = graph.edgeTargets[edge];
        }
    }
    return parts;
}

/// Takes properties from both ends in turn until the name is long enough.
class PlainName
{
public:
    PlainName(const HeapGraph& graph, std::uint32_t node)
        : m_graph(graph),
          m_begin(graph.firstEdge[node]),
          m_end(graph.firstEdge[node + 1])
    {
    }

    std::string make()
    {
        bool isFromEnd = false;
        while (m_begin < m_end) {
            const std::uint32_t edge = isFromEnd ? m_end - 1 : m_begin;
            const bool isShown = m_graph.edgeTypes[edge] == EdgeType::Property &&
                                 m_graph.strings[m_graph.edgeNames[edge]] != "__proto__";
            if (isShown && !take(edge, isFromEnd)) {
                m_front += ", …";
                break;
            }
            m_begin += isFromEnd ? 0U : 1U;
            m_end -= isFromEnd ? 1U : 0U;
            isFromEnd = isShown != isFromEnd;
        }
        return m_front + (m_back.size() > 1 ? ", " : "") + m_back;
    }

private:
    bool take(std::uint32_t edge, bool isFromEnd)
    {
        const std::string shown = shownPropertyName(m_graph.edgeName(edge));
        if (m_front.size() > 1 &&
            scriptLength(m_front) + scriptLength(m_back) + scriptLength(shown) > kPlainNameLength) {
            return false;
        }
        if (isFromEnd) {
            m_back = shown + (m_back.size() > 1 ? ", " : "") + m_back;
        } else {
            m_front += (m_front.size() > 1 ? ", " : "") + shown;
        }
        return true;
    }

    const HeapGraph& m_graph;
    std::uint32_t m_begin;
    std::uint32_t m_end;
    std::string m_front = "{";
    std::string m_back = "}";
};

} // namespace

std::optional<std::string> stringText(const HeapGraph& graph, std::uint32_t node,
                                      std::size_t mostParts)
{
    std::string text;
    std::size_t length = 0;
    std::vector<std::uint32_t> waiting{node};
    for (std::size_t i = 0; !waiting.empty() && length < kLongestText; ++i) {
        if (i == mostParts) {
            return {};
        }
        const std::uint32_t part = waiting.back();
        waiting.pop_back();
        if (graph.nodeTypes[part] != NodeType::ConcatenatedString) {
            const std::string own = shortenedText(graph.nodeName(part));
            text += own;
            length += scriptLength(own);
            continue;
        }
        const auto [first, second] = partsOf(graph, part);
        for (const std::uint32_t next : {second, first}) {
            if (next != kNoOrdinal) {
                waiting.push_back(next);
            }
        }
    }
    return text;
}

bool hasMadeName(const HeapGraph& graph, const DomStates& states, std::uint32_t node)
{
    return graph.nodeTypes[node] == NodeType::ConcatenatedString || isPlainObject(graph, node) ||
           states.isRenamed(graph, node);
}

std::string shownNodeName(const HeapGraph& graph, const DomStates& states, std::uint32_t node,
                          std::size_t mostParts)
{
    if (graph.nodeTypes[node] == NodeType::ConcatenatedString) {
        return stringText(graph, node, mostParts).value_or(std::string());
    }
    if (isPlainObject(graph, node)) {
        return PlainName(graph, node).make();
    }
    const std::string name = shortenedText(graph.nodeName(node));
    return states.isRenamed(graph, node) ? std::string(kDetachedPrefix) + name : name;
}

} // namespace tidemark
