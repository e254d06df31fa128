// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/heap_graph.h"
#include "core/model/long_text.h"

#include <unordered_map>

namespace tidemark
{

/// Compares names of nodes of two graphs. Long ones once: any number of nodes may have them.
/// Used by one thread; both graphs must outlive it.
class EqualNames
{
public:
    EqualNames(const HeapGraph& first, const HeapGraph& second) : m_first(first), m_second(second)
    {
    }

    /// Whether @p inFirst and @p inSecond have the same type and name.
    bool operator()(std::uint32_t inFirst, std::uint32_t inSecond)
    {
        if (m_first.nodeTypes[inFirst] != m_second.nodeTypes[inSecond]) {
            return false;
        }
        const std::string_view a = m_first.nodeName(inFirst);
        const std::string_view b = m_second.nodeName(inSecond);
        if (a.size() != b.size() || a.size() <= kMostTextBytes) {
            return a == b;
        }
        const std::uint64_t names =
            (std::uint64_t{m_first.nodeNames[inFirst]} << 32U) | m_second.nodeNames[inSecond];
        const auto [place, isNew] = m_known.try_emplace(names, false);
        if (isNew) {
            place->second = a == b;
        }
        return place->second;
    }

private:
    const HeapGraph& m_first;
    const HeapGraph& m_second;
    std::unordered_map<std::uint64_t, bool> m_known; ///< of long ones, by their numbers
};

} // namespace tidemark
