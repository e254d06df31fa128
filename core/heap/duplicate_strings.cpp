// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/duplicate_strings.h"

#include "core/heap/guarded_work.h"
#include "core/heap/node_names.h"
#include "core/heap/script_text.h"

#include <algorithm>

namespace tidemark
{

namespace
{

/// Joined strings of more parts are left out: each link of a long chain of them is a string too, so
/// that reading them all would take quadratic time.
constexpr std::size_t kMostJoined = 100;

/// A joined string with an empty part is V8's own doing: the other part is the flat text.
bool isFlat(const HeapGraph& graph, std::uint32_t node)
{
    for (std::uint32_t edge = graph.firstEdge[node]; edge < graph.firstEdge[node + 1]; ++edge) {
        if (graph.edgeTypes[edge] == EdgeType::Internal) {
            const std::string_view name = graph.strings[graph.edgeNames[edge]];
            const std::uint32_t part = graph.edgeTargets[edge];
            if ((name == "first" || name == "second") &&
                stringText(graph, part, kMostJoined) == std::string()) {
                return true;
            }
        }
    }
    return false;
}

class Groups
{
public:
    explicit Groups(const HeapGraph& graph) : m_graph(graph) {}

    void add(std::uint32_t node, std::uint64_t bytes)
    {
        const std::optional<std::string> text = stringText(m_graph, node, kMostJoined);
        if (!text) {
            return;
        }
        const std::size_t hash = std::hash<std::string>()(*text) ^ (bytes * 0x9e37'79b9U);
        const auto [begin, end] = m_byHash.equal_range(hash);
        for (auto place = begin; place != end; ++place) {
            DuplicateStrings& group = m_groups[place->second];
            if (group.bytes == bytes &&
                stringText(m_graph, group.nodes.front(), kMostJoined) == text) {
                group.nodes.push_back(node);
                return;
            }
        }
        m_byHash.emplace(hash, m_groups.size());
        m_groups.push_back({{}, bytes, {node}, false});
    }

    std::vector<DuplicateStrings> take()
    {
        std::erase_if(m_groups,
                      [](const DuplicateStrings& group) { return group.nodes.size() < 2; });
        for (DuplicateStrings& group : m_groups) {
            group.text = stringText(m_graph, group.nodes.front()).value_or(std::string());
            group.isCut = scriptLength(group.text) >= kLongestText;
        }
        std::ranges::stable_sort(m_groups, std::greater(), &DuplicateStrings::wastedBytes);
        return std::move(m_groups);
    }

private:
    const HeapGraph& m_graph;
    std::vector<DuplicateStrings> m_groups;
    std::unordered_multimap<std::size_t, std::size_t> m_byHash;
};

std::vector<DuplicateStrings>
findDuplicates(const HeapGraph& graph, const WideningColumn& shallowSizes, TaskControl& control)
{
    Groups groups(graph);
    for (std::uint32_t node = 0; node < graph.nodeCount(); ++node) {
        if (node % kNodesOfAStep == 0) {
            beginStep(control, static_cast<double>(node) / graph.nodeCount());
        }
        const NodeType type = graph.nodeTypes[node];
        const bool isJoined = type == NodeType::ConcatenatedString;
        if (shallowSizes[node] == 0 || (type != NodeType::String && !isJoined) ||
            (isJoined && isFlat(graph, node))) {
            continue;
        }
        groups.add(node, shallowSizes[node]);
    }
    std::vector<DuplicateStrings> found = groups.take();
    beginStep(control, 1.0);
    return found;
}

} // namespace

Result<std::vector<DuplicateStrings>>
duplicateStringsOf(const HeapGraph& graph, const WideningColumn& shallowSizes, TaskControl& control)
{
    return guarded([&] { return findDuplicates(graph, shallowSizes, control); });
}

} // namespace tidemark
