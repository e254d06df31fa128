// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/summary_json.h"

#include "core/documents/json_null.h"
#include "core/documents/lives_json.h"
#include "core/documents/mapping_json.h"
#include "core/timeline/statistics.h"

#include <nlohmann/json.hpp>

namespace tidemark
{

namespace
{

using Json = nlohmann::ordered_json;

/// The nearest double: of a Unix time in nanoseconds a double keeps too little to divide it.
double secondsOf(std::int64_t nanoseconds)
{
    constexpr std::int64_t kSecond = 1'000'000'000;
    const std::int64_t whole = nanoseconds / kSecond;
    const std::int64_t rest = nanoseconds % kSecond;
    return static_cast<double>(whole) + static_cast<double>(rest) / static_cast<double>(kSecond);
}

std::string_view axisUnitText(AxisUnit unit)
{
    return unit == AxisUnit::Nanoseconds ? "s" : idOf(unit);
}

std::uint64_t gapsIn(const SeriesStatistics& statistics)
{
    return statistics.samples - statistics.readings;
}

Json markerJson(const Marker& marker, AxisUnit unit)
{
    return {{"kind", idOf(marker.kind)},
            {"name", marker.name},
            {"start", axisJson(unit, marker.start)},
            {"end", axisJson(unit, marker.end)},
            {"level", marker.level},
            {"start_bytes", orNull(marker.startBytes)},
            {"end_bytes", orNull(marker.endBytes)}};
}

Json lineTableJson(const LineTable& table)
{
    Json rows = Json::array();
    for (const LineRow& row : table.rows) {
        rows.push_back({{"line", row.line},
                        {"memory_bytes", orNull(row.memoryBytes)},
                        {"increment_bytes", orNull(row.incrementBytes)},
                        {"occurrences", orNull(row.occurrences)},
                        {"source", row.source}});
    }
    return {{"file", table.file}, {"function", table.function}, {"rows", std::move(rows)}};
}

Json totalsJson(const RunTotals& totals)
{
    return {{"label", totals.label},
            {"peak_bytes", std::llround(totals.peakBytes)},
            {"duration_s", secondsOf(totals.duration)},
            {"count", orNull(totals.count)}};
}

Json startedJson(const Recording& recording)
{
    return recording.startedUnixNs ? Json(secondsOf(*recording.startedUnixNs)) : Json();
}

} // namespace

Json axisJson(AxisUnit unit, std::int64_t length)
{
    return unit == AxisUnit::Nanoseconds ? Json(secondsOf(length)) : Json(length);
}

Json valueJson(const Series& series, double value)
{
    if (!std::isfinite(value)) {
        return {};
    }
    return series.isInBytes() ? Json(std::llround(value)) : Json(value);
}

/// Null where the format itself says what the series is.
Json meaningJson(const SeriesMeaning& meaning)
{
    if (meaning.source == MeaningSource::Format) {
        return {};
    }
    return {{"source", idOf(meaning.source)},
            {"unit", meaning.unit.empty() ? Json() : Json(meaning.unit)},
            {"unit_bytes", meaning.unit.empty() ? Json() : Json(meaning.unitBytes)}};
}

Json seriesJson(const Series& series, AxisUnit unit)
{
    const SeriesStatistics statistics = statisticsOf(series);
    const bool sampled = statistics.samples > 0;
    const auto figure = [&](double value) {
        return statistics.readings > 0 ? valueJson(series, value) : Json();
    };
    return {{"kind", idOf(series.kind)},
            {"name", series.name},
            {"unit", series.isInBytes() ? "bytes" : "count"},
            {"pid", orNull(series.pid)},
            {"samples", statistics.samples},
            {"gaps", gapsIn(statistics)},
            {"start", sampled ? axisJson(unit, series.positions->front()) : Json()},
            {"end", sampled ? axisJson(unit, series.positions->back()) : Json()},
            {"first", figure(statistics.first)},
            {"last", figure(statistics.last)},
            {"min", figure(statistics.min)},
            {"max", figure(statistics.max)},
            {"max_at", statistics.readings > 0 ? axisJson(unit, statistics.maxAt) : Json()},
            {"mean", figure(statistics.mean)},
            {"meaning", meaningJson(series.meaning)}};
}

Json snapshotJson(const Snapshot& snapshot, std::size_t index, AxisUnit unit)
{
    std::int64_t objects = 0;
    std::int64_t bytes = 0;
    for (const TypeRow& row : snapshot.types.rows) {
        objects += row.count;
        bytes += row.shallowBytes;
    }
    const MappingTable& mappings = snapshot.mappings;
    const bool known = !snapshot.types.rows.empty();
    Json total = known ? Json(bytes) : Json();
    if (!mappings.isEmpty()) {
        total = mappings.total().rss;
    }
    return {{"index", index},
            {"label", snapshot.label},
            {"at", snapshot.position ? axisJson(unit, *snapshot.position) : Json()},
            {"objects", known ? Json(objects) : Json()},
            {"total_bytes", std::move(total)},
            {"types", known ? Json(snapshot.types.rows.size()) : Json()},
            {"statistics", Json()},
            {"sites", snapshot.types.areSites},
            {"path", snapshot.path.empty() ? Json() : Json(snapshot.path)},
            {"mappings", mappings.isEmpty() ? Json() : Json(mappings.rows.size())},
            {"pid", orNull(mappings.pid)},
            {"start_ticks", orNull(mappings.startTicks)}};
}

Json differencesJson(const TypeDifferences& differences, std::size_t index, AxisUnit unit)
{
    const auto totalOf = [unit](const HeapTotal& total) {
        return Json{{"at", total.position ? axisJson(unit, *total.position) : Json()},
                    {"objects", orNull(total.objects)},
                    {"bytes", orNull(total.bytes)}};
    };
    Json types = Json::array();
    std::int64_t typesDelta = 0;
    for (const TypeDifference& type : differences.types) {
        typesDelta += type.sizeDelta;
        types.push_back({{"name", type.name},
                         {"added", type.addedCount},
                         {"removed", type.removedCount},
                         {"size_delta", type.sizeDelta}});
    }
    return {{"index", index},
            {"tool", differences.tool},
            {"before", totalOf(differences.before)},
            {"after", totalOf(differences.after)},
            {"added", orNull(differences.addedCount)},
            {"removed", orNull(differences.removedCount)},
            {"size_delta", orNull(differences.sizeDelta)},
            {"types_delta", typesDelta},
            {"whole", differences.isWhole},
            {"types", std::move(types)}};
}

Json warningJson(const Warning& warning)
{
    return {{"code", idOf(warning.code)},
            {"count", warning.count},
            {"line", orNull(warning.line)},
            {"byte", orNull(warning.byte)},
            {"column", warning.column.empty() ? Json() : Json(warning.column)},
            {"example", warning.example.empty() ? Json() : Json(warning.example)}};
}

Json recordingJson(std::string_view path, const Recording& recording)
{
    const AxisUnit unit = recording.timeline.axis;
    Json json = {{"path", path},
                 {"format", recording.format},
                 {"program", recording.program.empty() ? Json() : Json(recording.program)},
                 {"started_unix_s", startedJson(recording)},
                 {"axis_unit", axisUnitText(unit)}};
    for (const char* key :
         {"series", "markers", "snapshots", "differences", "line_tables", "totals", "warnings"}) {
        json[key] = Json::array();
    }
    for (const Series& series : recording.timeline.series) {
        json["series"].push_back(seriesJson(series, unit));
    }
    for (const Marker& marker : recording.timeline.markers) {
        json["markers"].push_back(markerJson(marker, unit));
    }
    for (std::size_t i = 0; i < recording.snapshots.size(); ++i) {
        const Snapshot& snapshot = *recording.snapshots[i];
        Json rows = Json::array();
        for (const MappingRow& row : snapshot.mappings.rows) {
            rows.push_back(mappingJson(row));
        }
        json["snapshots"].push_back(snapshotJson(snapshot, i, unit));
        json["snapshots"].back()["mapping_rows"] = std::move(rows);
    }
    for (std::size_t i = 0; i < recording.differences.size(); ++i) {
        json["differences"].push_back(differencesJson(*recording.differences[i], i, unit));
    }
    addLives(json, recording.timeline, recording.mayGrow);
    for (const LineTable& table : recording.lineTables) {
        json["line_tables"].push_back(lineTableJson(table));
    }
    if (recording.totals) {
        json["totals"].push_back(totalsJson(*recording.totals));
    }
    for (const Warning& warning : recording.warnings) {
        json["warnings"].push_back(warningJson(warning));
    }
    return json;
}

} // namespace tidemark
