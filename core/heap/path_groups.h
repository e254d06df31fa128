// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heap/retaining_path.h"

namespace tidemark
{

/// Sorts objects by how they are held: those whose shortest retaining paths lead over like edges
/// through objects of the same classes have the same number. Numbers of places, the keys of large
/// objects used as maps, and how often a list or a tree repeats itself make no difference.
///
/// Finds each object's path once and keeps 4 bytes a node. Used by one thread; the analysis must
/// outlive it.
class PathGroups
{
public:
    explicit PathGroups(const HeapAnalysis& analysis);

    /// The number of @p node's group: the same for all objects that are held alike. O(retainers of
    /// the nodes on its path that no call met before).
    std::uint32_t groupOf(std::uint32_t node);

private:
    /// One step of a path, by what it has in common with others.
    struct Step {
        std::uint32_t before; ///< number of the path to its holder
        std::uint64_t edge;   ///< what the edge to it is called
        std::uint32_t heapClass;

        bool operator==(const Step&) const = default;
    };
    struct StepHash {
        std::size_t operator()(const Step& step) const;
    };

    std::uint32_t classOf(std::uint32_t node) const;
    std::uint64_t labelOf(const Retainer& retainer) const;
    std::uint32_t wayOf(const Step& step);

    const HeapAnalysis& m_analysis;
    Column<std::uint32_t> m_wayOf; ///< by node
    std::vector<Step> m_steps;     ///< the last step of each path, by its number
    std::unordered_map<Step, std::uint32_t, StepHash> m_byStep;
};

} // namespace tidemark
