// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tidemark
{

/// A garbage collection as one line of V8's trace tells it; trace_gc_reader.cpp has the layout.
struct GcTraceLine {
    std::string_view isolate;   ///< "12345:0x5581a0"; empty where the line has none
    std::int64_t end = 0;       ///< nanoseconds since the isolate began
    std::string_view collector; ///< "Scavenge", "Mark-Compact (reduce)"
    double usedBefore = 0.0;    ///< bytes, as are the next three
    double committedBefore = 0.0;
    double usedAfter = 0.0;
    double committedAfter = 0.0;
    std::int64_t pause = 0; ///< nanoseconds; 0 where the line has none
    std::string reason;     ///< "allocation failure"; empty where the line has none

    /// True if the whole heap was collected, not only its young part.
    bool isFull() const { return collector.starts_with("Mark-"); }
};

/// Memory outside of the heap, as --trace-gc-verbose tells it behind a collection.
struct GcTraceMemory {
    enum class Kind { External, BackingStores };

    std::string_view isolate;
    Kind kind = Kind::External;
    double bytes = 0.0;
};

/// None if @p line, whatever stands before and behind it, tells of no collection.
std::optional<GcTraceLine> gcTraceLineOf(std::string_view line);

/// None if @p line is not one of these.
std::optional<GcTraceMemory> gcTraceMemoryOf(std::string_view line);

/// True if @p line begins to tell of a collection, whether it keeps the rules or not.
bool looksLikeGcTrace(std::string_view line);

/// True for a line that V8 printed about something else, behind the same process and isolate.
bool isOtherLineOfGcTrace(std::string_view line);

} // namespace tidemark
