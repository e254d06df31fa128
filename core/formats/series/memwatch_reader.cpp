// SPDX-License-Identifier: GPL-3.0-or-later
// What programs print of the events of memwatch, an npm package that looks at Node's heap after
// each full garbage collection, and of its forks (memwatch-next, node-memwatch,
// @airbnb/node-memwatch).
//
// Layout    objects in a log, as JSON or as Node prints them, on one line or several, anywhere in a
//           line, as members of what a logger writes, with any other text around:
//             { num_full_gc: 2, num_inc_gc: 12, heap_compactions: 2, usage_trend: 0,
//               estimated_base: 75128928, current_base: 75128928, min: 0, max: 0 }
//             { growth: 1374330784,
//               reason: 'heap growth over 5 consecutive GCs (56s) - 84.24 mb/hr' }
//             { before: { nodes: 11625, size_bytes: 1869904, size: '1.78 mb' }, after: { … },
//               change: { size_bytes: 249232, size: '243.39 kb', freed_nodes: 197,
//                 allocated_nodes: 10007, details: [ { what: 'Code', size_bytes: 527632,
//                 size: '515.27 kb', '+': 2448, '-': 1510 }, … ] } }
//           The first memwatch adds "start" and "end" to a leak, and a "time" to both moments of a
//           HeapDiff. airbnb's fork has no leaks, and stats of other names:
//           gcMarkSweepCompactCount, used_heap_size, gc_ts, gc_time and more.
// Units     bytes; usage_trend is a percentage as written, which runs over where it falls. gc_ts
//           counts microseconds since 1970, gc_time nanoseconds.
// Kept      current_base (or used_heap_size), the heap after the collection, and estimated_base,
//           its moving average, as GC baselines; min and max, which are 0 until the third
//           collection and gaps there; the counts; the growth that a leak tells of as a series of
//           its own, and each leak as a marker with growth and reason, as long as the reason says;
//           a HeapDiff as differences by type, with a marker.
// Times     gc_ts, a member that names a time, the time of the line in the log, or the end of a
//           leak or HeapDiff where there are only these; else the stats are counted.
// Processes what a log's lines are told apart by is none of this reader's. Events beside a "pid"
//           are a recording for each. Else the count of full collections tells: one that falls is a
//           restart, unless the higher one goes on later; then a warning says that several are
//           mixed.
// Errors    an object that is none is skipped and counted, a wrong figure is a gap. A HeapDiff
//           whose types Node cut off when it printed it is counted with a warning.
// Source    lloyd/node-memwatch, marcominetti/node-memwatch and airbnb/node-memwatch:
//           src/memwatch.cc, src/heapdiff.cc, src/util.cc, README.md.
// Fixtures  made by hand: the package does not build with a Node of today.

#include "core/formats/input/format_reader.h"
#include "core/formats/input/line_reader.h"
#include "core/formats/input/number_text.h"
#include "core/formats/series/json_objects.h"
#include "core/formats/series/json_probe.h"
#include "core/formats/series/memwatch_log.h"

namespace tidemark
{

namespace
{

/// Takes the events among the objects of a log.
class Events final : public JsonRowSink
{
public:
    explicit Events(Input& input) : m_input(input) {}

    bool row(std::span<const JsonField> fields, std::uint64_t /*line*/) override
    {
        auto event = memwatchEventOf(fields);
        auto diff = memwatchDiffEventOf(fields, objects.text());
        if (!event && !diff) {
            tally.add(WarningCode::OutputSkipped, objects.line());
        }
        for (auto* const found : {&event, &diff}) {
            if (*found) {
                add(std::move(**found));
            }
        }
        return true;
    }

    JsonObjects objects{*this};
    MemwatchLog log;
    WarningTally tally;

private:
    void add(MemwatchEvent event)
    {
        event.line = objects.line();
        if (event.line != m_timedLine) { // several may stand in one line
            m_timedLine = event.line;
            m_lineTime = m_input.takeLineTime(event.line);
        }
        log.add(std::move(event), m_lineTime);
    }

    Input& m_input;
    std::uint64_t m_timedLine = 0;
    std::string m_lineTime;
};

class MemwatchReader final : public FormatReader
{
public:
    FormatInfo info() const override
    {
        return {"memwatch", "node-memwatch", "*.log *.txt *.json *.jsonl"};
    }

    bool finds(std::string_view head) const override
    {
        const JsonProbe probe = probeJson(head, &isMemwatchRow, 1);
        const auto holds = [head](std::string_view text) { return head.find(text) != head.npos; };
        const bool isLargeDiff = probe.isCut && holds("freed_nodes") && holds("allocated_nodes");
        return !probe.row.empty() || isLargeDiff;
    }

    Result<Recordings> read(Input& input, TaskControl& control,
                            const ReadingOptions& options) const override;
};

Result<Recordings> MemwatchReader::read(Input& input, TaskControl& control,
                                        const ReadingOptions& /*options*/) const
{
    input.keepLineTimes();
    LineReader lines(input, control);
    Events events(input);
    while (const auto line = lines.next()) {
        if (!trimmed(*line).empty()) {
            events.objects.takeLine(*line, lines.lineNumber(), lines.lineWasComplete(),
                                    events.tally);
        }
    }
    events.objects.finish(events.tally);
    const auto& error = lines.error();
    if (error && !leavesUsableFront(*error)) {
        return tl::unexpected(*error);
    }
    if (error) {
        events.tally.addCutOff(*error);
    }
    auto recordings = events.log.finish(std::move(events.tally));
    return recordings || !error ? recordings : tl::unexpected(*error);
}

} // namespace

std::unique_ptr<FormatReader> makeMemwatchReader()
{
    return std::make_unique<MemwatchReader>();
}

} // namespace tidemark
