// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/duplicate_strings.h"

#include "core/heap/guarded_work.h"
#include "core/heap/node_names.h"
#include "core/heap/script_text.h"

#include <algorithm>
#include <unordered_map>

namespace tidemark
{

namespace
{

/// Joined strings of more parts are left out: each link of a long chain of them is a string too, so
/// that reading them all would take quadratic time.
constexpr std::size_t kMostJoined = 100;

bool isEmpty(const HeapGraph& graph, std::uint32_t part)
{
    return graph.nodeTypes[part] == NodeType::ConcatenatedString
               ? stringText(graph, part, kMostJoined) == std::string()
               : graph.nodeName(part).empty();
}

/// A joined string with an empty part is V8's own doing: the other part is the flat text.
bool isFlat(const HeapGraph& graph, std::uint32_t node)
{
    for (std::uint32_t edge = graph.firstEdge[node]; edge < graph.firstEdge[node + 1]; ++edge) {
        if (graph.edgeTypes[edge] == EdgeType::Internal) {
            const std::string_view name = graph.strings[graph.edgeNames[edge]];
            if ((name == "first" || name == "second") && isEmpty(graph, graph.edgeTargets[edge])) {
                return true;
            }
        }
    }
    return false;
}

/// Strings by text and size. Most are alone, so those that are not get a list only then.
class Groups
{
public:
    explicit Groups(const HeapGraph& graph)
        : m_graph(graph),
          m_lastOfName(graph.strings.size(), kNone),
          m_hashOfName(graph.strings.size(), 0U)
    {
    }

    void add(std::uint32_t node, std::uint64_t bytes)
    {
        if (m_graph.nodeTypes[node] == NodeType::ConcatenatedString) {
            if (const auto text = stringText(m_graph, node, kMostJoined)) {
                addText(*text, std::hash<std::string_view>()(*text), node, bytes);
            }
            return;
        }
        // Writers keep equal texts once: nearly always the text need not be looked at again.
        const std::uint32_t name = m_graph.nodeNames[node];
        std::uint32_t& last = m_lastOfName[name];
        if (last != kNone && m_seen[last].bytes == bytes) {
            join(m_seen[last], node);
            return;
        }
        if (last == kNone) {
            m_hashOfName[name] = std::hash<std::string_view>()(m_graph.strings[name]);
        }
        last = addText(m_graph.strings[name], m_hashOfName[name], node, bytes);
    }

    std::vector<DuplicateStrings> take()
    {
        for (DuplicateStrings& group : m_groups) {
            group.text = stringText(m_graph, group.nodes.front()).value_or(std::string());
            group.isCut = scriptLength(group.text) >= kLongestText;
        }
        std::ranges::sort(m_groups, std::greater(), [](const DuplicateStrings& group) {
            return std::pair(group.wastedBytes(), ~group.nodes.front());
        });
        return std::move(m_groups);
    }

private:
    static constexpr std::uint32_t kNone = 0xffff'ffffU;

    /// A text in one size.
    struct Seen {
        std::uint64_t bytes;
        std::uint32_t first;         ///< the first node with it
        std::uint32_t group = kNone; ///< in m_groups, once there is a second one
    };

    /// Returns the place in m_seen.
    std::uint32_t addText(std::string_view text, std::size_t textHash, std::uint32_t node,
                          std::uint64_t bytes)
    {
        const std::size_t hash = textHash ^ (bytes * 0x9e37'79b9U);
        const auto [begin, end] = m_byHash.equal_range(hash);
        for (auto place = begin; place != end; ++place) {
            Seen& seen = m_seen[place->second];
            if (seen.bytes == bytes && isTextOf(seen.first, text)) {
                join(seen, node);
                return place->second;
            }
        }
        const auto added = static_cast<std::uint32_t>(m_seen.size());
        m_byHash.emplace(hash, added);
        m_seen.push_back({bytes, node});
        return added;
    }

    bool isTextOf(std::uint32_t node, std::string_view text) const
    {
        return m_graph.nodeTypes[node] == NodeType::ConcatenatedString
                   ? stringText(m_graph, node, kMostJoined) == text
                   : isSameText(m_graph.nodeName(node), text);
    }

    /// A long text is not looked at where it is the same one.
    static bool isSameText(std::string_view a, std::string_view b)
    {
        return a.size() == b.size() && (a.data() == b.data() || a == b);
    }

    void join(Seen& seen, std::uint32_t node)
    {
        if (seen.group == kNone) {
            seen.group = static_cast<std::uint32_t>(m_groups.size());
            m_groups.push_back({{}, seen.bytes, {seen.first}, false});
        }
        m_groups[seen.group].nodes.push_back(node);
    }

    const HeapGraph& m_graph;
    Column<std::uint32_t> m_lastOfName; ///< place in m_seen, by number of the string
    Column<std::size_t> m_hashOfName;   ///< of those with such a place
    Column<Seen> m_seen;
    std::vector<DuplicateStrings> m_groups;
    std::unordered_multimap<std::size_t, std::uint32_t> m_byHash; ///< places in m_seen
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
