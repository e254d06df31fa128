// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/series/memwatch_diff.h"
#include "core/model/series.h"

#include <array>
#include <span>
#include <vector>

namespace tidemark
{

/// A member of what memwatch tells after a full garbage collection.
struct MemwatchFigure {
    std::string_view name;
    SeriesKind kind = SeriesKind::Counter;
    bool countsBytes = false;
    bool isUnknownAtZero = false; ///< 0 stands for nothing known yet
    SeriesRole role = SeriesRole::Plain;
};

/// First what memwatch and memwatch-next call it, then what airbnb's fork does. The size after the
/// collection goes before its moving average: it is what the package's own rule compares.
inline constexpr std::array kMemwatchFigures{
    MemwatchFigure{"current_base", SeriesKind::GcBaseline, true},
    MemwatchFigure{"estimated_base", SeriesKind::GcBaseline, true},
    MemwatchFigure{"min", SeriesKind::Counter, true, true},
    MemwatchFigure{"max", SeriesKind::Counter, true, true},
    MemwatchFigure{"usage_trend"},
    MemwatchFigure{"num_full_gc"},
    MemwatchFigure{"num_inc_gc"},
    MemwatchFigure{"heap_compactions"},
    MemwatchFigure{"used_heap_size", SeriesKind::GcBaseline, true},
    MemwatchFigure{"total_heap_size", SeriesKind::Counter, true},
    MemwatchFigure{"total_physical_size", SeriesKind::Counter, true},
    MemwatchFigure{"heap_size_limit", SeriesKind::Counter, true, false, SeriesRole::Limit},
    MemwatchFigure{"malloced_memory", SeriesKind::Counter, true},
    MemwatchFigure{"gcMarkSweepCompactCount"},
    MemwatchFigure{"gcIncrementalMarkingCount"},
    MemwatchFigure{"gcScavengeCount"},
};

/// One event of memwatch's, as it stands in a log.
struct MemwatchEvent {
    enum class Kind { Stats, Leak, Diff };

    Kind kind = Kind::Stats;
    std::uint64_t line = 0;                              ///< 1-based
    std::array<double, kMemwatchFigures.size()> figures; ///< of stats; kGap for a missing one
    bool hasWrongFigure = false;                         ///< one that is no possible number
    std::optional<double> fullCollections;               ///< of stats, where told
    std::int64_t pause = 0; ///< nanoseconds of the collection; 0 where it is not told
    double growth = 0.0;    ///< of a leak, in bytes
    std::string reason;     ///< of a leak
    std::shared_ptr<TypeDifferences> differences; ///< of a HeapDiff, else null; without positions
    std::optional<std::int64_t> start; ///< of a leak or HeapDiff, Unix nanoseconds; where told
    std::optional<std::int64_t> end;
    std::optional<std::int64_t> pid; ///< where the log tells it beside the event
    std::vector<JsonField> times;    ///< members that name a time, the best first
};

/// True if @p fields are or hold an event.
bool isMemwatchRow(std::span<const JsonField> fields);

/// The stats or the leak in @p fields; none if there is none. Its line is left at 0.
std::optional<MemwatchEvent> memwatchEventOf(std::span<const JsonField> fields);

/// The same of a HeapDiff. @p object is the JSON text that the fields are of.
std::optional<MemwatchEvent> memwatchDiffEventOf(std::span<const JsonField> fields,
                                                 std::string_view object);

/// How long "heap growth over 5 consecutive GCs (1h 2m 3s) - …" took, in nanoseconds; 0 if it does
/// not tell.
std::int64_t growingForIn(std::string_view reason);

} // namespace tidemark
