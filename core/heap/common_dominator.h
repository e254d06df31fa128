// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heap/retained_sizes.h"

#include <span>

namespace tidemark
{

/// Finds the nearest common dominator of objects: one of them, if it dominates the others. Keeps 8
/// bytes a node. Immutable; the dominators must outlive it.
class CommonDominator
{
public:
    /// O(nodes).
    CommonDominator(const Column<std::uint32_t>& dominators, const DominatedNodes& dominated,
                    std::uint32_t root);

    /// Of @p nodes, at least one. O(nodes given * log of their depth in the dominator tree).
    std::uint32_t of(std::span<const std::uint32_t> nodes) const;

private:
    std::uint32_t ofTwo(std::uint32_t a, std::uint32_t b) const;
    std::uint32_t atDepth(std::uint32_t node, std::uint32_t depth) const;

    const Column<std::uint32_t>& m_dominators;
    Column<std::uint32_t> m_depth; ///< by node, of the root 0
    /// By node, one farther up. How far depends on the depth alone, in such a way that going by
    /// these and by single steps reaches any dominator in a logarithm of the depth.
    Column<std::uint32_t> m_jump;
};

} // namespace tidemark
