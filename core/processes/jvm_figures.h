// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/processes/perf_data.h"

#include <vector>

namespace tidemark
{

/// A part of a JVM's memory. Sizes in bytes.
struct JvmPool {
    std::string name; ///< as the JVM calls it
    std::int64_t used = 0;
    std::int64_t committed = 0; ///< memory that is set aside for it

    bool operator==(const JvmPool&) const = default;
};

/// How much memory a JVM has at one moment.
struct JvmMemory {
    JvmPool heap;
    std::vector<JvmPool> generations;      ///< of the heap, where its collector has such
    std::optional<JvmPool> metaspace = {}; ///< outside of the heap: what it keeps of classes

    bool operator==(const JvmMemory&) const = default;
};

/// @p text is what `jcmd PID GC.heap_info` prints, of which each collector and each version of Java
/// has a form of its own: Serial, Parallel, G1, Z and Shenandoah of Java 9 to 25 are known. Sizes
/// are whole KiB, those of Z whole MiB. None for anything else.
std::optional<JvmMemory> jvmMemoryIn(std::string_view text);

/// The parts of the heap of a JVM with the collector G1, whose GC.heap_info has none: eden as it
/// is, survivors and old as its last collection left them. Empty for any other collector.
std::vector<JvmPool> g1PoolsIn(const PerfData& data);

/// What a JVM counted of one kind of garbage collection. Times in nanoseconds since its start.
struct JvmCollector {
    std::string name; ///< "G1 young collection pauses"
    std::int64_t invocations = 0;
    std::int64_t lastStart = 0;
    std::int64_t lastEnd = 0;

    bool operator==(const JvmCollector&) const = default;
};

/// Those that count anything.
std::vector<JvmCollector> jvmCollectorsIn(const PerfData& data);

} // namespace tidemark
