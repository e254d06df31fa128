// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/path_ends.h"

#include <algorithm>

namespace tidemark
{

ShortenedPath PathEnds::of(std::uint32_t node)
{
    const std::size_t length = retainingPathLength(m_analysis, node);
    if (length <= 2 * m_atEachEnd) {
        return {retainingPath(m_analysis, node), 0, {}};
    }
    ShortenedPath path;
    path.first = retainingPath(m_analysis, firstEndOf(node));
    std::uint32_t at = node;
    while (path.last.size() < m_atEachEnd) {
        const auto retainer = nearestRetainer(m_analysis, at);
        path.last.push_back({at, retainer->edge});
        at = retainer->node;
    }
    std::ranges::reverse(path.last);
    path.leftOut = length - 2 * m_atEachEnd;
    return path;
}

/// The node with which the first end of @p node's path, which is longer than that, ends. Remembers
/// it for all nodes between the two.
std::uint32_t PathEnds::firstEndOf(std::uint32_t node)
{
    if (m_firstEnd.empty()) {
        m_firstEnd.assign(m_analysis.graph().nodeCount(), kNoOrdinal);
    }
    std::vector<std::uint32_t> passed;
    std::size_t length = retainingPathLength(m_analysis, node);
    while (length > m_atEachEnd && m_firstEnd[node] == kNoOrdinal) {
        passed.push_back(node);
        node = nearestRetainer(m_analysis, node)->node;
        --length;
    }
    const std::uint32_t end = length > m_atEachEnd ? m_firstEnd[node] : node;
    for (const std::uint32_t between : passed) {
        m_firstEnd[between] = end;
    }
    return end;
}

} // namespace tidemark
