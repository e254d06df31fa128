// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/heap_source.h"

namespace tidemark
{

/// Stays with a Python program that has our agent, and collects its garbage when its HeapWatch is
/// asked. It has no figures of its own: how large the heap is, Python does not know. Snapshots by
/// type are core/live/type_snapshot.h's.
class PythonSource final : public HeapSource
{
public:
    PythonSource(std::int32_t pid, std::shared_ptr<HeapWatch> watch);
};

} // namespace tidemark
