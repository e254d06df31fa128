// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heap/heap_analysis.h"

#include <span>

namespace tidemark
{

/// Objects of one class and what they retain, in bytes.
struct KeptPart {
    std::uint32_t heapClass = 0; ///< place in the overview's classes
    std::uint64_t count = 0;
    std::uint64_t bytes = 0;

    bool operator==(const KeptPart&) const = default;
};

/// Whether a class is one that the program made: neither one of the engine's groups nor what any
/// program keeps all of its objects in, like Array. O(1).
bool isProgramClass(const HeapAnalysis& analysis, std::uint32_t heapClass);

/// Of @p nodes the class that retains the most, functions and closure contexts counted as what
/// stands behind them in the dominator tree: what a programmer knows of "6 Function". None if there
/// are no nodes. O(nodes and what is right below them).
std::optional<KeptPart> largestPart(const HeapAnalysis& analysis,
                                    std::span<const std::uint32_t> nodes);

} // namespace tidemark
