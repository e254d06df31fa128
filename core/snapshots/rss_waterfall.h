// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/mapping_table.h"
#include "core/model/runtime_heap.h"

namespace tidemark
{

/// What explains a part of the RSS of a process.
enum class RssPart {
    FileBacked,   ///< pages of programs, libraries and other files that were not written to
    SharedMemory, ///< in memory of mappings of the kind Shared
    HeapUsed,     ///< of the runtime's heap what objects use
    HeapFree,     ///< of the runtime's heap what it has of the system and no object uses
    External,     ///< outside of the runtime's heap, held by its objects
    Code,         ///< of the kind Code; where the runtime tells its heap, that is part of it
    Stacks,       ///< of the kind Stack
    Kernel,       ///< of the kind Special
};

/// The part as JSON spells it: "file_backed".
std::string_view idOf(RssPart part);

/// The RSS of a process taken apart. Mappings tell what is in memory; a runtime tells how large its
/// heap is, also where that is swapped out or was never touched. So the parts may come to more than
/// the RSS.
struct RssWaterfall {
    struct Step {
        RssPart part = RssPart::FileBacked;
        std::int64_t bytes = 0;

        bool operator==(const Step&) const = default;
    };

    std::int64_t rss = 0;

    /// In the order of RssPart. Those of the runtime only where it told them; SharedMemory, Code
    /// and Kernel only where there is any.
    std::vector<Step> steps;

    std::int64_t explained() const;

    /// What is left of the RSS; none where the steps come to more than that.
    std::optional<std::int64_t> notExplained() const;

    /// By how much the steps come to more than the RSS, else 0.
    std::int64_t excess() const;

    bool operator==(const RssWaterfall&) const = default;
};

/// @p heap is what the runtime told at the moment of the mappings. O(rows).
RssWaterfall waterfallOf(const MappingTable& mappings, const RuntimeHeap& heap);

} // namespace tidemark
