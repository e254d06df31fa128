// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/series/trace_gc_heaps.h"

#include <array>
#include <utility>

namespace tidemark
{

/// The heap that a collection is of; null for an isolate beyond kMost.
TraceGcHeaps::Heap* TraceGcHeaps::heapFor(const GcTraceLine& line)
{
    const auto known = m_latest.find(line.isolate);
    if (known != m_latest.end() && line.end >= m_heaps[known->second].end) {
        return &m_heaps[known->second];
    }
    if (m_heaps.size() == kMost) {
        m_leftOut += m_leftOut == 0 || m_lastLeftOut != line.isolate ? 1U : 0U;
        m_lastLeftOut = line.isolate;
        return nullptr;
    }
    m_latest.insert_or_assign(std::string(line.isolate), m_heaps.size());
    m_heaps.emplace_back().isolate = line.isolate;
    return &m_heaps.back();
}

bool TraceGcHeaps::wantsWallClock(std::string_view isolate) const
{
    const auto known = m_latest.find(isolate);
    return known == m_latest.end() || !m_heaps[known->second].unixAtZero;
}

void TraceGcHeaps::add(const GcTraceLine& line, std::optional<std::int64_t> unixEnd)
{
    Heap* const heap = heapFor(line);
    if (heap == nullptr) {
        return;
    }
    // Times are written in whole milliseconds: a pause may seem to begin inside of the last one.
    const std::int64_t start = std::max(line.end - line.pause, heap->end);
    const bool isFirst = heap->sizes.size() == 0;
    if (isFirst && unixEnd) {
        heap->unixAtZero = *unixEnd - line.end;
    }
    heap->sizes.add(start, std::array{line.usedBefore, line.committedBefore});
    heap->sizes.add(line.end, std::array{line.usedAfter, line.committedAfter});
    if (line.isFull()) {
        heap->baseline.add(line.end, line.usedAfter);
    }
    Marker marker{MarkerKind::Gc, std::string(line.collector), start, line.end};
    marker.name += line.reason.empty() ? "" : ": " + line.reason;
    marker.startBytes = std::llround(line.usedBefore);
    marker.endBytes = std::llround(line.usedAfter);
    heap->collections.push_back(std::move(marker));
    heap->end = line.end;
}

void TraceGcHeaps::add(const GcTraceMemory& memory)
{
    const auto known = m_latest.find(memory.isolate);
    if (known == m_latest.end()) {
        return;
    }
    Heap& heap = m_heaps[known->second];
    SampleTable& table =
        memory.kind == GcTraceMemory::Kind::External ? heap.external : heap.backingStores;
    table.add(heap.end, memory.bytes);
}

std::shared_ptr<const Recording> TraceGcHeaps::toRecording(Heap& heap, bool isOnly,
                                                           WarningTally tally)
{
    auto recording = std::make_shared<Recording>();
    recording->format = "trace_gc";
    recording->program = isOnly ? std::string() : heap.isolate;
    const std::int64_t origin = heap.sizes.firstPosition();
    if (heap.unixAtZero) {
        recording->startedUnixNs = *heap.unixAtZero + origin;
    }
    const auto addSeries = [&recording, origin](SampleTable& table,
                                                std::initializer_list<Series> kinds) {
        if (table.size() == 0) {
            return;
        }
        auto columns = table.finish(origin);
        std::size_t column = 0;
        for (Series series : kinds) {
            series.positions = columns.positions;
            series.values = columns.values[column++];
            recording->timeline.series.push_back(std::move(series));
        }
    };
    const auto named = [](SeriesKind kind, const char* name) {
        return Series{kind, name, {}, {}, {}};
    };
    addSeries(heap.sizes,
              {named(SeriesKind::HeapUsed, "heapUsed"), named(SeriesKind::HeapTotal, "heapTotal")});
    addSeries(heap.baseline, {named(SeriesKind::GcBaseline, "after full GC")});
    addSeries(heap.external, {named(SeriesKind::External, "external")});
    addSeries(heap.backingStores, {named(SeriesKind::ArrayBuffers, "arrayBuffers")});
    for (Marker& collection : heap.collections) {
        collection.start -= origin;
        collection.end -= origin;
    }
    recording->timeline.markers = std::move(heap.collections);
    recording->warnings = tally.warnings();
    return recording;
}

Result<Recordings> TraceGcHeaps::finish(WarningTally tally)
{
    if (m_heaps.empty()) {
        return tl::unexpected(tally.noSamples());
    }
    tally.add(WarningCode::SourcesLeftOut, {}, m_leftOut);
    Recordings recordings;
    for (Heap& heap : m_heaps) {
        recordings.push_back(
            toRecording(heap, m_heaps.size() == 1, std::exchange(tally, WarningTally())));
    }
    return recordings;
}

} // namespace tidemark
