// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/property_lists.h"

#include "core/heap/known_name.h"

#include <algorithm>

namespace tidemark
{

namespace
{

constexpr std::uint64_t mixed(std::uint64_t hash, std::uint64_t value)
{
    hash = (hash ^ value) * 0x9e37'79b9'7f4a'7c15U;
    return hash ^ (hash >> 29U);
}

} // namespace

PropertyLists::PropertyLists(const HeapGraph& graph) : m_byString(graph.strings.size(), kNoProperty)
{
    const KnownName plain(graph.strings, "Object");
    for (std::uint32_t node = 0; node < graph.nodeCount(); ++node) {
        if (graph.nodeTypes[node] != NodeType::Object || !plain.is(graph.nodeNames[node])) {
            continue;
        }
        std::uint64_t hash = 0;
        for (std::uint32_t edge = graph.firstEdge[node]; edge < graph.firstEdge[node + 1]; ++edge) {
            if (graph.edgeTypes[edge] == EdgeType::Property) {
                const std::uint32_t property = propertyOf(graph, graph.edgeNames[edge]);
                m_properties.push_back(property);
                hash = mixed(hash, property);
            }
        }
        m_members.push_back({node, intern(hash)});
    }
    m_byString = {};
    m_byHash = {};
}

std::uint32_t PropertyLists::propertyOf(const HeapGraph& graph, std::uint32_t stringIndex)
{
    std::uint32_t& property = m_byString[stringIndex];
    if (property == kNoProperty) {
        const std::string_view name = graph.strings[stringIndex];
        const auto [place, isNew] =
            m_byName.try_emplace(name, static_cast<std::uint32_t>(m_names.size()));
        if (isNew) {
            m_names.push_back(name);
        }
        property = place->second;
    }
    return property;
}

/// The number of the list that stands behind the last complete one, which is taken away again if it
/// is known.
std::uint32_t PropertyLists::intern(std::uint64_t hash)
{
    const std::span<const std::uint32_t> found(m_properties.data() + m_starts.back(),
                                               m_properties.size() - m_starts.back());
    const auto [begin, end] = m_byHash.equal_range(hash);
    for (auto candidate = begin; candidate != end; ++candidate) {
        if (std::ranges::equal(list(candidate->second), found)) {
            m_properties.resize(m_starts.back());
            ++m_memberCounts[candidate->second];
            return candidate->second;
        }
    }
    const auto number = static_cast<std::uint32_t>(count());
    m_starts.push_back(m_properties.size());
    m_memberCounts.push_back(1);
    m_byHash.emplace(hash, number);
    return number;
}

std::uint32_t PropertyLists::property(std::string_view name) const
{
    const auto found = m_byName.find(name);
    return found == m_byName.end() ? kNoProperty : found->second;
}

} // namespace tidemark
