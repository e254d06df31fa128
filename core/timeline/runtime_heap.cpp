// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/runtime_heap.h"

#include "core/timeline/latest_reading.h"

#include <cmath>

namespace tidemark
{

namespace
{

/// Of the first series of the kind that has a reading.
std::optional<std::int64_t> bytesOf(const Timeline& timeline, SeriesKind kind, std::int64_t moment)
{
    for (const Series& series : timeline.series) {
        if (series.kind != kind || series.isOfChild() || series.role != SeriesRole::Plain) {
            continue;
        }
        const auto reading = latestReading(series, timeline.axis, moment);
        if (reading && !reading->isOld) {
            return std::llround(reading->value);
        }
    }
    return {};
}

} // namespace

RuntimeHeap runtimeHeapAt(const Timeline& timeline, std::int64_t moment)
{
    RuntimeHeap heap{bytesOf(timeline, SeriesKind::HeapUsed, moment),
                     bytesOf(timeline, SeriesKind::HeapTotal, moment),
                     bytesOf(timeline, SeriesKind::External, moment)};
    if (!heap.external) {
        heap.external = bytesOf(timeline, SeriesKind::ArrayBuffers, moment);
    }
    return heap;
}

} // namespace tidemark
