// SPDX-License-Identifier: GPL-3.0-or-later
// Plain JSON with times and measurements, as scripts write it. core/formats/README.md is the
// description for users.
//
// Layout    one of: an array of objects `[{"t":0,"rss":1},...]`; one such object a line, or over
//           several lines; an object of arrays of one length `{"t":[0,1],"rss":[1,2]}`. Objects may
//           stand in a log with other text around them; what JavaScript and Python print of an
//           object counts as one, as do the pairs of a line like "rss=1024 vms=2048".
// Units     of a member from its name ("rss_mb", "time_ms"), else bytes and seconds. Sizes become
//           whole bytes, times nanoseconds since the first row.
// Kept      the first member with the name of a time as positions, each other number as a series.
//           Texts that are no sizes ("1.5 MB") and arrays are left out; of inner objects, and of
//           rows with a level and a message, only what is called like memory is a series. null or a
//           missing member is a gap, as is a wrong number or a negative size. A date and time, or a
//           number that counts from 1970, gives the start, also from a second member. A row without
//           a time has that of its line in the log, if it has one.
// Errors    an object without time is skipped and counted, lines without an object are counted as
//           output; where there is no time at all the error names the members.
//           Where the text stops to be JSON, what came before is kept with a warning. Nesting
//           beyond 64 levels is refused.
// Source    none.
// Fixtures  made by hand.

#include "core/formats/input/format_reader.h"
#include "core/formats/input/text_head.h"
#include "core/formats/series/json_series.h"
#include "core/formats/series/process_memory_usage.h"

#include <algorithm>
#include <array>

namespace tidemark
{

namespace
{

/// True for members that only trace events, profiles of scalene, node-memwatch and our own files
/// have beside a time.
bool isForeign(const JsonField& field)
{
    constexpr std::array<std::string_view, 4> kForeign{"ph", "tidemark", "alloc_samples",
                                                       "num_full_gc"};
    return std::ranges::find(kForeign, field.name) != kForeign.end();
}

bool isPlainRow(std::span<const JsonField> row)
{
    return holdsSeries(row) && std::ranges::none_of(row, isForeign);
}

/// True for a row of memory that needs the time of its line in a log, if there is one.
bool isTimelessRow(std::span<const JsonField> row)
{
    return holdsMemory(row) && std::ranges::none_of(row, isForeign);
}

/// True for our own exports, in which objects look like rows: their series.
bool isExport(std::string_view head)
{
    head = withoutByteOrderMark(head);
    const auto skipBlanks = [&head] {
        head.remove_prefix(std::min(head.find_first_not_of(" \t\r\n"), head.size()));
    };
    skipBlanks();
    if (!head.starts_with('{')) {
        return false;
    }
    head.remove_prefix(1);
    skipBlanks();
    return head.starts_with("\"tidemark\"");
}

class JsonReader final : public FormatReader
{
public:
    FormatInfo info() const override { return {"json", "JSON time series", "*.json *.jsonl"}; }

    bool finds(std::string_view head) const override;
    Result<Recordings> read(Input& input, TaskControl& control,
                            const ReadingOptions& options) const override;
};

bool JsonReader::finds(std::string_view head) const
{
    constexpr std::size_t kRowsInText = 2; // one may be an example in a document
    if (isExport(head)) {
        return false;
    }
    const JsonProbe probe = probeJson(head, &isPlainRow, kRowsInText);
    const bool isOwn = !probe.row.empty() || probe.holdsColumns() ||
                       !probeJson(head, &isTimelessRow, kRowsInText, kRowsInText).row.empty();
    return isOwn && probeJson(head, &isProcessMemoryUsage, 1).row.empty();
}

Result<Recordings> JsonReader::read(Input& input, TaskControl& control,
                                    const ReadingOptions& options) const
{
    return JsonSeries({"json", {}, &isPlainColumn, false, false}, options).read(input, control);
}

} // namespace

std::unique_ptr<FormatReader> makeJsonReader()
{
    return std::make_unique<JsonReader>();
}

} // namespace tidemark
