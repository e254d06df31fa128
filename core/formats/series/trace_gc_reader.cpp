// SPDX-License-Identifier: GPL-3.0-or-later
// What V8 prints of each garbage collection: Node, Deno and Electron with --trace-gc (and
// --trace-gc-verbose), Chrome with --js-flags=--trace-gc, and the last collections before a crash
// for lack of memory ("<--- Last few GCs --->").
//
// Layout    one line a collection, whose words have changed over the years:
//             [12345:0x5581a0]      481 ms: Mark-Compact (reduce) 50.4 (83.0) -> 18.8 (62.2) MB,
//             pooled: 0 MB, 25.27 / 0.00 ms  (+ 14.3 ms in 8 steps since start of marking, ...)
//             (average mu = 1.000, current mu = 1.000) testing; GC in old space requested
//           Process and isolate may lack, as may all behind "MB". Up to Node 18 full collections
//           are called Mark-sweep, since then Mark-Compact; "Minor Mark-..." are of the young part.
//           Verbose traces have the figures of each space behind it, of which these are read:
//             [12345:0x5581a0] External memory reported:     10 KB
//             [12345:0x5581a0] Backing store memory:   1424 KB
// Units     MB of 2^20 bytes with one decimal, KB of 2^10; become whole bytes. Milliseconds since
//           the isolate began, at the collection's end; become nanoseconds since the first sample.
// Kept      before and after each collection the heap used and total, as two samples; used after
//           each full one once more as the GC baseline; each collection as a marker as long as its
//           pause, with its reason and both sizes. Steps of marking before it are no part of it.
// Isolates  each is a recording: a worker's clock starts with the worker, and nothing tells how two
//           clocks lie to each other. One whose clock goes back is another one at the same place.
// Wall clock  of a log with times before the lines: that of the first collection gives the start.
// Output    of the program between the lines is skipped and counted; other lines of the trace are
//           passed over.
// Errors    a line of a collection that breaks these rules is skipped and counted as damaged. A
//           last line without an end counts if its sizes are whole.
// Source    v8/v8: src/heap/gc-tracer.cc, src/heap/heap.cc.
// Fixtures  real runs of Node 12, 16, 20 and 24 with a worker thread.

#include "core/formats/input/format_reader.h"
#include "core/formats/input/line_reader.h"
#include "core/formats/input/number_text.h"
#include "core/formats/input/text_head.h"
#include "core/formats/series/time_values.h"
#include "core/formats/series/trace_gc_heaps.h"

namespace tidemark
{

namespace
{

/// The wall clock that a log noted for a line.
std::optional<std::int64_t> wallClockOf(Input& input, std::uint64_t line)
{
    const std::string time = input.takeLineTime(line);
    TimeValues values;
    const auto read = time.empty() ? std::nullopt : values.read(time);
    return values.isWallClock() ? read : std::nullopt;
}

class TraceGcReader final : public FormatReader
{
public:
    FormatInfo info() const override
    {
        return {"trace_gc", "Node.js --trace-gc", "*.log *.txt *.trace"};
    }

    /// True if a whole line of a collection stands anywhere.
    bool finds(std::string_view head) const override
    {
        head = withoutByteOrderMark(head);
        while (!head.empty()) {
            if (gcTraceLineOf(takeLine(head))) {
                return true;
            }
        }
        return false;
    }

    Result<Recordings> read(Input& input, TaskControl& control,
                            const ReadingOptions& options) const override;
};

Result<Recordings> TraceGcReader::read(Input& input, TaskControl& control,
                                       const ReadingOptions& /*options*/) const
{
    TraceGcHeaps heaps;
    WarningTally tally;
    input.keepLineTimes();
    LineReader lines(input, control);
    while (const auto line = lines.next()) {
        if (const auto collection = gcTraceLineOf(*line)) {
            const bool isWanted = heaps.wantsWallClock(collection->isolate);
            heaps.add(*collection,
                      isWanted ? wallClockOf(input, lines.lineNumber()) : std::nullopt);
        } else if (const auto memory = gcTraceMemoryOf(*line)) {
            heaps.add(*memory);
        } else if (looksLikeGcTrace(*line)) {
            tally.addLine(*line, lines.lineNumber(), lines.lineWasComplete());
        } else if (!trimmed(*line).empty() && !isOtherLineOfGcTrace(*line)) {
            tally.add(WarningCode::OutputSkipped, lines.lineNumber());
        }
    }
    const auto& error = lines.error();
    if (error && !leavesUsableFront(*error)) {
        return tl::unexpected(*error);
    }
    if (error) {
        tally.addCutOff(*error);
    }
    auto recordings = heaps.finish(std::move(tally));
    return recordings || !error ? recordings : tl::unexpected(*error);
}

} // namespace

std::unique_ptr<FormatReader> makeTraceGcReader()
{
    return std::make_unique<TraceGcReader>();
}

} // namespace tidemark
