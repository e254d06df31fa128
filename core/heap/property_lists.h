// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/heap_graph.h"

#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace tidemark
{

/// The plain objects of a graph (type object, name `Object`) by the list of their properties: most
/// share theirs with many others, so what depends on the list alone is found once for each.
/// Immutable; any thread may read it. Keeps views into the graph's strings.
class PropertyLists
{
public:
    /// In place of the number of a property: no plain object has it.
    static constexpr std::uint32_t kNoProperty = 0xffff'ffffU;

    /// O(nodes + edges of plain objects).
    explicit PropertyLists(const HeapGraph& graph);

    /// A plain object and the number of its list.
    struct Member {
        std::uint32_t node;
        std::uint32_t list;
    };
    const Column<Member>& members() const { return m_members; }

    /// Lists are numbered as they first occur. In each the properties stand in the file's order.
    std::size_t count() const { return m_starts.size() - 1; }
    std::span<const std::uint32_t> list(std::size_t index) const
    {
        return {m_properties.data() + m_starts[index], m_starts[index + 1] - m_starts[index]};
    }
    std::uint32_t memberCount(std::size_t list) const { return m_memberCounts[list]; }

    std::size_t propertyCount() const { return m_names.size(); }
    std::string_view propertyName(std::uint32_t property) const { return m_names[property]; }

    /// The number of the property called @p name, or kNoProperty.
    std::uint32_t property(std::string_view name) const;

private:
    std::uint32_t propertyOf(const HeapGraph& graph, std::uint32_t stringIndex);
    std::uint32_t intern(std::uint64_t hash);

    std::vector<std::string_view> m_names;
    std::unordered_map<std::string_view, std::uint32_t> m_byName;
    Column<std::uint32_t> m_byString; ///< while building: numbers by index of the string

    Column<std::uint32_t> m_properties;
    std::vector<std::size_t> m_starts = {0};
    std::vector<std::uint32_t> m_memberCounts;
    std::unordered_multimap<std::uint64_t, std::uint32_t> m_byHash; ///< while building
    Column<Member> m_members;
};

} // namespace tidemark
