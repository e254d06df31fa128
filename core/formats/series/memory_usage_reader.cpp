// SPDX-License-Identifier: GPL-3.0-or-later
// What Node's `process.memoryUsage()` returned, logged again and again as JSON.
//
// Layout    one object a line or over several lines, or an array of them: rss with heapTotal or
//           heapUsed, and any of external and arrayBuffers. Other members are left out. The object
//           may be a member of another one, as loggers write it, and other text may stand around.
// Units     bytes, or what stands behind the number in a text ("260.79 MB"). Time
//           from "t" (ms since the start), else from "ts", "timestamp" or "time" (Unix ms or s, or
//           ISO 8601), becomes nanoseconds since the first object. Without any of them the axis
//           counts the objects.
// Kept      each figure as a series; a missing one is a gap. A time that counts from 1970 gives
//           the start, also when it stands beside "t".
// Errors    a line that is no JSON is skipped and counted; a wrong number or a negative size is a
//           gap. Where there are times that cannot be read, a warning says that rows are counted.
// Source    nodejs/node: doc/api/process.md; for the time there is only custom.
// Fixtures  real runs of Node 20, sampled every 50 ms; array.json and without_time.jsonl are cut
//           out of them by hand.

#include "core/formats/input/format_reader.h"
#include "core/formats/series/json_series.h"
#include "core/formats/series/process_memory_usage.h"

namespace tidemark
{

namespace
{

class MemoryUsageReader final : public FormatReader
{
public:
    FormatInfo info() const override
    {
        return {"memory_usage", "Node.js process.memoryUsage()", "*.jsonl *.ndjson *.json"};
    }

    bool finds(std::string_view head) const override
    {
        return !probeJson(head, &isProcessMemoryUsage, 1).row.empty();
    }

    Result<Recordings> read(Input& input, TaskControl& control,
                            const ReadingOptions& options) const override
    {
        constexpr double kMillisecond = 1e6;
        const auto isColumn = [](const JsonField& field, bool /*isLogRow*/) {
            return std::ranges::find(kProcessMemoryUsage, field.ownName()) !=
                   kProcessMemoryUsage.end();
        };
        return JsonSeries({"memory_usage", kMillisecond, isColumn, true, true}, options)
            .read(input, control);
    }
};

} // namespace

std::unique_ptr<FormatReader> makeMemoryUsageReader()
{
    return std::make_unique<MemoryUsageReader>();
}

} // namespace tidemark
