// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/tidemark/exported_recording.h"

#include "core/formats/input/number_text.h"

#include <algorithm>
#include <cmath>

namespace tidemark
{

namespace
{

using nlohmann::json;

json orEmpty(const json& text)
{
    return text.is_null() ? json("") : text;
}

/// The types of recorded differences as the recording file has them.
json typesOf(const json& differences)
{
    json rows = json::array();
    for (const json& type : member(differences, "types")) {
        rows.push_back({member(type, "name"), member(type, "added"), member(type, "removed"),
                        member(type, "size_delta")});
    }
    return rows;
}

/// The mappings of a snapshot as the recording file has them.
json mappingsOf(const json& snapshot)
{
    json rows = json::array();
    for (const json& row : member(snapshot, "mapping_rows")) {
        rows.push_back({member(row, "kind"), member(row, "name"), member(row, "count"),
                        member(row, "size_bytes"), member(row, "rss_bytes"),
                        member(row, "pss_bytes"), member(row, "uss_bytes"),
                        member(row, "swap_bytes"), member(row, "anonymous_bytes")});
    }
    return rows;
}

/// The rows of a line table as the recording file has them.
json rowsOf(const json& table)
{
    json rows = json::array();
    for (const json& row : member(table, "rows")) {
        rows.push_back({member(row, "line"), member(row, "memory_bytes"),
                        member(row, "increment_bytes"), member(row, "occurrences"),
                        member(row, "source")});
    }
    return rows;
}

} // namespace

void ExportedSamples::clear()
{
    positions.clear();
    values.clear();
}

void ExportedRecording::setFact(const std::string& key, json value)
{
    if (key == "program") {
        m_program = orEmpty(value);
    } else if (key == "axis_unit") {
        m_isTimed = value == "s";
        m_axisUnit = m_isTimed ? json("ns") : std::move(value);
    } else if (key == "started_unix_ns") {
        m_started = std::move(value);
    }
}

std::int64_t ExportedRecording::positionOf(std::string_view number) const
{
    const auto position = m_isTimed ? toNanoseconds(number) : toInteger(number);
    return position.value_or(ExportedSamples::kNoPosition);
}

json ExportedRecording::positionIn(const json& item, const char* key) const
{
    const json& number = member(item, key);
    if (!m_isTimed || !number.is_number()) {
        return number;
    }
    const auto position = toNanoseconds(number.get<double>()); // to the nearest one
    return position ? json(*position) : json("");
}

bool ExportedRecording::add(const std::string& list, const json& item)
{
    if (list == "markers") {
        json marker = item;
        marker["start"] = positionIn(item, "start");
        marker["end"] = positionIn(item, "end");
        return m_recording.addMarker(marker);
    }
    if (list == "snapshots" && !member(item, "mapping_rows").empty()) {
        return m_recording.addMappings({{"label", member(item, "label")},
                                        {"at", positionIn(item, "at")},
                                        {"pid", member(item, "pid")},
                                        {"start_ticks", member(item, "start_ticks")},
                                        {"rows", mappingsOf(item)}});
    }
    if (list == "snapshots") {
        return m_recording.addSnapshot({{"label", member(item, "label")},
                                        {"at", positionIn(item, "at")},
                                        {"path", orEmpty(member(item, "path"))},
                                        {"types", json::array()}});
    }
    if (list == "differences") {
        json differences = item;
        for (const char* const moment : {"before", "after"}) {
            if (differences.contains(moment) && differences[moment].is_object()) {
                differences[moment]["at"] = positionIn(member(item, moment), "at");
            }
        }
        differences["types"] = typesOf(item);
        return m_recording.addDifferences(differences);
    }
    if (list == "line_tables") {
        return m_recording.addLineTable({{"file", member(item, "file")},
                                         {"function", member(item, "function")},
                                         {"rows", rowsOf(item)}});
    }
    if (list == "output") {
        json line = item;
        line["at"] = positionIn(item, "at");
        return m_recording.addOutput(line);
    }
    if (list == "totals") {
        json totals = item;
        totals["duration_ns"] = positionIn(item, "duration_s");
        return m_recording.addTotals(totals);
    }
    if (list == "output_dropped") {
        return m_recording.addOutputDropped(item);
    }
    return list != "warnings" || m_recording.addWarning(item);
}

bool ExportedRecording::addSeries(const json& item)
{
    const json series{{"group", m_groups},
                      {"kind", member(item, "kind")},
                      {"name", member(item, "name")},
                      {"pid", member(item, "pid")},
                      {"unit", member(item, "unit")}};
    if (!m_recording.addSeries(json::array({series}))) {
        return false;
    }
    ++m_groups;
    return true;
}

/// Returns how many are damaged.
std::uint64_t ExportedRecording::addSamples(const ExportedSamples& samples, bool isWhole)
{
    const std::size_t count = std::min(samples.positions.size(), samples.values.size());
    const std::size_t most = std::max(samples.positions.size(), samples.values.size());
    std::uint64_t damaged = isWhole ? most - count : 0;
    TidemarkRow row{m_groups - 1, 0, {kGap}};
    for (std::size_t i = 0; i < count; ++i) {
        row.position = samples.positions[i];
        row.values.front() = samples.values[i];
        damaged += !std::isinf(samples.values[i]) && m_recording.addRow(row) ? 0U : 1U;
    }
    return damaged;
}

void ExportedRecording::addItem(const std::string& list, const json& item,
                                const ExportedSamples& samples, bool isWhole, std::uint64_t line)
{
    std::uint64_t damaged = 0;
    if (list == "series") {
        const auto announced = integerOf(member(item, "samples"));
        const bool hasNone = samples.positions.empty() && samples.values.empty();
        m_isSummary = m_isSummary || (isWhole && hasNone && announced.value_or(0) > 0);
        damaged = addSeries(item) ? addSamples(samples, isWhole) : 1;
    } else if (isWhole) {
        damaged = add(list, item) ? 0 : 1;
    }
    tally().add(WarningCode::LinesSkipped, line, damaged);
}

std::shared_ptr<const Recording> ExportedRecording::finish()
{
    const json header{{"program", m_program},
                      {"axis_unit", m_axisUnit},
                      {"started_unix_ns", m_started},
                      {"series", json::array()}};
    if (!m_recording.begin(header) || m_isSummary || !m_recording.hasContent()) {
        return nullptr;
    }
    auto recording = std::make_shared<Recording>(*m_recording.finish("tidemark_json"));
    std::erase_if(recording->timeline.series,
                  [](const Series& series) { return series.size() == 0; });
    return recording;
}

} // namespace tidemark
