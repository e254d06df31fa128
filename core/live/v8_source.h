// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/heap_source.h"
#include "core/live/node_inspector.h"

namespace tidemark
{

/// Watches the heap of a process that has V8's inspector: its used and total size some times a
/// second, and its garbage collections where the runtime tells of them (Node), with the heap after
/// each full one as a GC baseline. Takes snapshots and collects garbage when its HeapWatch is
/// asked.
///
/// It asks by the protocol's own methods and runs nothing in the program, but to close an inspector
/// that had to be opened. core/live/README.md says what the watching costs.
class V8Source final : public HeapSource
{
public:
    struct Options {
        std::int32_t pid = 0;
        InspectorConsent consent = InspectorConsent::NotAsked;
        std::optional<InspectorAddress> address = {}; ///< of the inspector; that of @c pid if none
        std::chrono::milliseconds interval =
            std::chrono::milliseconds(250); ///< between two readings
        std::chrono::milliseconds collectionsEvery = std::chrono::seconds(2);
        std::chrono::milliseconds pagesEvery = std::chrono::seconds(3); ///< that a browser has open
    };

    V8Source(const Options& options, std::shared_ptr<HeapWatch> watch);
};

} // namespace tidemark
