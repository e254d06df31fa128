// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heap/retaining_path.h"

namespace tidemark
{

/// A retaining path without its middle, if it is long.
struct ShortenedPath {
    std::vector<PathStep> first; ///< from the root on; all of a path that is short
    std::size_t leftOut = 0;     ///< how many steps stand between the two
    std::vector<PathStep> last;  ///< up to the object; empty if nothing was left out

    bool operator==(const ShortenedPath&) const = default;
};

/// Finds the ends of retaining paths: of many objects that stand behind one another, whole paths
/// together would take memory and time by the square of their number.
///
/// Keeps 4 bytes a node once a path is long. Used by one thread; the analysis must outlive it.
class PathEnds
{
public:
    /// Paths of more than twice @p atEachEnd steps lose their middle; at least 1.
    PathEnds(const HeapAnalysis& analysis, std::size_t atEachEnd)
        : m_analysis(analysis),
          m_atEachEnd(atEachEnd)
    {
    }

    /// What retainingPath() has for @p node, shortened. O(retainers of the steps returned, and of
    /// the nodes on the path that no call met before).
    ShortenedPath of(std::uint32_t node);

private:
    std::uint32_t firstEndOf(std::uint32_t node);

    const HeapAnalysis& m_analysis;
    std::size_t m_atEachEnd;
    Column<std::uint32_t> m_firstEnd; ///< by node: where the first end of its path ends
};

} // namespace tidemark
