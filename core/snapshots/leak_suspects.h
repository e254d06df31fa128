// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heap/holder.h"
#include "core/heap/retainers.h"
#include "core/snapshots/kept_contents.h"

#include <memory>

namespace tidemark
{

/// From which share of a heap on something is suspected. Below a tenth many parts of any program
/// are; with it there can be no more than ten.
inline constexpr double kSuspectShare = 0.1;

/// What keeps less is no suspect in however small a heap: an empty program has parts of this size.
inline constexpr std::uint64_t kLeastSuspectBytes = std::uint64_t{256} * 1024;

/// As many objects of one type are suspected together.
inline constexpr std::uint64_t kLeastSuspectObjects = 20;

/// Something that keeps a large share of a heap. Sizes in bytes.
struct LeakSuspect {
    std::uint32_t node = 0;            ///< the object; of many the first
    KeptPart kept;                     ///< the object alone, or all of its type that are suspected
    std::optional<Retainer> edge = {}; ///< that holds it, or all of them, see SurvivorGroup
    std::optional<Holder> holder = {}; ///< that edge in a programmer's words
    std::optional<KeptPart> contents = {}; ///< of one object: what most of it is made of
};

/// What one snapshot says about leaks. Immutable; any thread may read it.
struct LeakSuspects {
    std::shared_ptr<const HeapAnalysis> analysis; ///< never null
    std::vector<LeakSuspect> all;                 ///< what retains the most first

    const std::string& className(const KeptPart& part) const
    {
        return analysis->overview->classes.classes[part.heapClass].name;
    }
    double shareOf(const LeakSuspect& suspect) const
    {
        const auto total = static_cast<double>(analysis->overview->totalBytes);
        return total > 0.0 ? static_cast<double>(suspect.kept.bytes) / total : 0.0;
    }
};

/// The objects, and the types of many objects, that keep a large share of the heap: README.md of
/// core/heap, "Leak suspects".
///
/// Errors: Cancelled, TooLarge if memory runs out. O(nodes), 8 bytes a node while it runs.
Result<std::shared_ptr<const LeakSuspects>>
leakSuspectsOf(std::shared_ptr<const HeapAnalysis> analysis, TaskControl& control);

} // namespace tidemark
