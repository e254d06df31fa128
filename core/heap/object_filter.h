// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heap/heap_analysis.h"

namespace tidemark
{

/// Which objects of a heap are looked at; all of them as it stands. Conditions hold together.
/// README.md, "Which objects". Plain value.
struct ObjectFilter {
    /// Only objects whose ids this one does not have: those that came after it. Null for any.
    std::shared_ptr<const HeapGraph> newSince = {};
    /// Only objects whose ids this one has: those that were there already, or are still. Null for
    /// any.
    std::shared_ptr<const HeapGraph> alsoIn = {};
    /// Only this object and what it dominates, by ordinal: what would be freed with it.
    std::optional<std::uint32_t> heldBy = {};
    /// Only what no path from the root reaches.
    bool isUnreachable = false;

    bool takesAll() const { return *this == ObjectFilter(); }
    bool operator==(const ObjectFilter&) const = default;
};

/// Puts the nodes that @p filter leaves out into kNoGroup. Its heldBy must be a node of the graph.
///
/// O(nodes of all graphs), 8 bytes a node while it runs. To be called inside guarded(): throws
/// std::bad_alloc and Stopped.
void leaveOut(HeapClasses& classes, const ObjectFilter& filter, const HeapAnalysis& analysis,
              TaskControl& control);

} // namespace tidemark
