// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/heap_source.h"

#include <chrono>

namespace tidemark
{

/// Watches the heap of a HotSpot JVM: how much of it is used and committed, as a whole and by
/// generation, and its metaspace, some times a second; and its garbage collections, where it keeps
/// figures of them in a file. Collects garbage when its HeapWatch is asked. It takes no snapshots:
/// those by type are core/live/type_snapshot.h's.
class JvmSource final : public HeapSource
{
public:
    struct Options {
        std::int32_t pid = 0;
        std::chrono::milliseconds interval =
            std::chrono::milliseconds(500); ///< between two readings
        std::chrono::milliseconds collectionsEvery =
            std::chrono::milliseconds(50); ///< that its figures are looked at
    };

    JvmSource(const Options& options, std::shared_ptr<HeapWatch> watch);
};

} // namespace tidemark
