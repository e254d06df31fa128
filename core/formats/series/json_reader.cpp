// SPDX-License-Identifier: GPL-3.0-or-later
// Plain JSON with times and measurements, as scripts write it. core/formats/README.md is the
// description for users.
//
// Layout    one of: an array of objects `[{"t":0,"rss":1},...]`; one such object a line; an object
//           of arrays of one length `{"t":[0,1],"rss":[1,2]}`.
// Units     of a member from its name ("rss_mb", "time_ms"), else bytes and seconds. Sizes become
//           whole bytes, times nanoseconds since the first row.
// Kept      the first member with the name of a time as positions, each other number as a series.
//           Texts are left out unless they are sizes ("1.5 MB"), nested values as well; null or a
//           missing member is a gap, as is a wrong number or a negative size. A date and
//           time, or a number that counts from 1970, gives the start, also from a second member.
// Errors    an object without time is skipped and counted.
//           Where the text stops to be JSON, what came before is kept with a warning. Nesting
//           beyond 64 levels is refused.
// Source    none.
// Fixtures  made by hand.

#include "core/formats/input/format_reader.h"
#include "core/formats/series/json_series.h"
#include "core/formats/series/process_memory_usage.h"

#include <algorithm>
#include <array>

namespace tidemark
{

namespace
{

/// True for members that only logs and trace events have beside a time.
bool isForeign(const JsonField& field)
{
    constexpr std::array<std::string_view, 4> kForeign{"ph", "tidemark", "level", "msg"};
    return std::ranges::find(kForeign, field.name) != kForeign.end();
}

class JsonReader final : public FormatReader
{
public:
    FormatInfo info() const override { return {"json", "JSON time series", "*.json *.jsonl"}; }

    bool accepts(std::string_view head) const override;
    Result<Recordings> read(Input& input, TaskControl& control) const override;
};

bool JsonReader::accepts(std::string_view head) const
{
    const JsonProbe probe = probeJson(head);
    const bool isRow = holdsSeries(probe.row) && !isProcessMemoryUsage(probe.row);
    return (isRow || probe.holdsColumns()) && std::ranges::none_of(probe.row, isForeign);
}

Result<Recordings> JsonReader::read(Input& input, TaskControl& control) const
{
    const auto isColumn = [](std::string_view name) {
        const auto time = timeColumnOf(name);
        return !name.empty() && (!time || time->isOnlyWallClock);
    };
    return JsonSeries({"json", {}, isColumn, false}).read(input, control);
}

} // namespace

std::unique_ptr<FormatReader> makeJsonReader()
{
    return std::make_unique<JsonReader>();
}

} // namespace tidemark
