// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/tidemark/tidemark_recording.h"

#include "core/model/series_names.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace tidemark
{

namespace
{

using nlohmann::json;

constexpr std::int64_t kLargestLevel = 1'000'000;

std::string plainText(const json& value)
{
    return value.is_string() ? value.get<std::string>() : std::string();
}

std::optional<LineRow> toLineRow(const json& value)
{
    if (!value.is_array() || value.size() < 5) {
        return {};
    }
    const auto line = integerOf(value[0]);
    auto source = textOf(value[4]);
    LineRow row;
    if (!line || !source || !readOptional(value[1], row.memoryBytes) ||
        !readOptional(value[2], row.incrementBytes) || !readOptional(value[3], row.occurrences)) {
        return {};
    }
    row.line = *line;
    row.source = std::move(*source);
    return row;
}

} // namespace

bool TidemarkRecording::begin(const json& header)
{
    auto program = textOf(member(header, "program"));
    const auto axis = axisUnitOf(plainText(member(header, "axis_unit")));
    if (!program || !axis ||
        !readOptional(member(header, "started_unix_ns"), m_recording.startedUnixNs) ||
        !isPosition(m_recording.startedUnixNs.value_or(0))) {
        return false;
    }
    m_recording.program = std::move(*program);
    m_recording.timeline.axis = *axis;
    return addSeries(member(header, "series"));
}

std::optional<TidemarkRecording::Announced> TidemarkRecording::toAnnounced(const json& value)
{
    auto name = textOf(member(value, "name"));
    const auto group = integerOf(member(value, "group"));
    Announced series{seriesKindOf(plainText(member(value, "kind"))), {}, {}, 0, 0, false};
    if (!name || !group || *group < 0 || !readOptional(member(value, "pid"), series.pid)) {
        return {};
    }
    series.name = std::move(*name);
    series.group = static_cast<std::size_t>(*group);
    series.countsBytes = plainText(member(value, "unit")) == "bytes";
    return series;
}

bool TidemarkRecording::addSeries(const json& list)
{
    std::vector<Announced> added;
    if (!addRows(list, &TidemarkRecording::toAnnounced, added)) {
        return false;
    }
    std::size_t groups = m_groups.size();
    for (const Announced& series : added) {
        const bool isOpen = series.group >= m_groups.size() || !m_groups[series.group].table;
        if (series.group > groups || !isOpen) {
            return false;
        }
        groups = std::max(groups, series.group + 1);
    }
    m_groups.resize(groups);
    for (Announced& series : added) {
        Group& group = m_groups[series.group];
        series.column = group.inBytes.size();
        const bool isCounter = series.kind == SeriesKind::Counter;
        group.inBytes.push_back(series.kind && (!isCounter || series.countsBytes));
        m_series.push_back(std::move(series));
    }
    return true;
}

bool TidemarkRecording::addNewNames(const json& body)
{
    const auto group = integerOf(member(body, "group"));
    const json& list = member(body, "names");
    if (!group || *group < 0 || static_cast<std::size_t>(*group) >= m_groups.size() ||
        !list.is_array() ||
        list.size() != m_groups[static_cast<std::size_t>(*group)].inBytes.size()) {
        return false;
    }
    std::vector<std::string> names;
    for (const json& one : list) {
        auto name = textOf(one);
        if (!name) {
            return false;
        }
        names.push_back(std::move(*name));
    }
    for (Announced& series : m_series) {
        if (series.group == static_cast<std::size_t>(*group)) {
            series.name = names[series.column];
        }
    }
    return true;
}

bool TidemarkRecording::addRow(const TidemarkRow& row)
{
    if (row.group < 0 || static_cast<std::size_t>(row.group) >= m_groups.size()) {
        return false;
    }
    Group& group = m_groups[static_cast<std::size_t>(row.group)];
    if (row.values.size() != group.inBytes.size() || !isPosition(row.position)) {
        return false;
    }
    for (std::size_t i = 0; i < row.values.size(); ++i) {
        // A gap compares false both ways and passes.
        if (group.inBytes[i] && (row.values[i] < 0.0 || row.values[i] > kLargestSize)) {
            return false;
        }
    }
    if (!group.table) {
        group.table.emplace(group.inBytes.size());
    }
    group.table->add(row.position, row.values);
    return true;
}

bool TidemarkRecording::addMarker(const json& body)
{
    const auto kind = markerKindOf(plainText(member(body, "kind")));
    auto name = textOf(member(body, "name"));
    const auto start = integerOf(member(body, "start"));
    const auto end = integerOf(member(body, "end"));
    Marker marker;
    std::optional<std::int64_t> level;
    if (!kind || !name || !start || !end || !isPosition(*start) || !isPosition(*end) ||
        *end < *start || !readOptional(member(body, "level"), level) ||
        !readOptional(member(body, "start_bytes"), marker.startBytes) ||
        !readOptional(member(body, "end_bytes"), marker.endBytes) || !isSize(marker.startBytes) ||
        !isSize(marker.endBytes)) {
        return false;
    }
    if (level.value_or(0) < 0 || level.value_or(0) > kLargestLevel) {
        return false;
    }
    marker.kind = *kind;
    marker.name = std::move(*name);
    marker.start = *start;
    marker.end = *end;
    marker.level = static_cast<int>(level.value_or(0));
    m_recording.timeline.markers.push_back(std::move(marker));
    return true;
}

bool TidemarkRecording::addDifferences(const json& body)
{
    auto differences = differencesOf(body, m_differenceTotals);
    if (!differences) {
        return false;
    }
    m_differences.push_back(std::make_shared<TypeDifferences>(std::move(*differences)));
    return true;
}

bool TidemarkRecording::addDifferentTypes(const json& rows)
{
    if (m_differences.empty()) {
        return false;
    }
    auto& last = m_differences.back();
    if (last.use_count() > 1) { // it was handed out, and is not to change there
        last = std::make_shared<TypeDifferences>(*last);
    }
    return tidemark::addTypesTo(*last, rows, m_differenceTotals);
}

bool TidemarkRecording::addLineTable(const json& body)
{
    auto file = textOf(member(body, "file"));
    auto function = textOf(member(body, "function"));
    LineTable table;
    if (!file || !function || !addRows(member(body, "rows"), &toLineRow, table.rows)) {
        return false;
    }
    table.file = std::move(*file);
    table.function = std::move(*function);
    m_recording.lineTables.push_back(std::move(table));
    return true;
}

bool TidemarkRecording::addLineRows(const json& rows)
{
    return !m_recording.lineTables.empty() &&
           addRows(rows, &toLineRow, m_recording.lineTables.back().rows);
}

bool TidemarkRecording::addWarning(const json& body)
{
    const auto code = warningCodeOf(plainText(member(body, "code")));
    const auto count = integerOf(member(body, "count"));
    std::optional<std::int64_t> line;
    std::optional<std::int64_t> byte;
    if (!code || !count || *count < 0 || !readOptional(member(body, "line"), line) ||
        !readOptional(member(body, "byte"), byte) || line.value_or(0) < 0 || byte.value_or(0) < 0) {
        return false;
    }
    Warning warning{*code, static_cast<std::uint64_t>(*count), {}, {}};
    if (line) {
        warning.line = static_cast<std::uint64_t>(*line);
    }
    if (byte) {
        warning.byte = static_cast<std::uint64_t>(*byte);
    }
    warning.column = textOf(member(body, "column")).value_or(std::string());
    warning.example = textOf(member(body, "example")).value_or(std::string());
    m_written.push_back(warning);
    return true;
}

bool TidemarkRecording::addOutput(const json& body)
{
    const auto position = integerOf(member(body, "at"));
    const auto stream = outputStreamOf(plainText(member(body, "stream")));
    const auto text = textOf(member(body, "text"));
    if (!position || !isPosition(*position) || !stream || !text ||
        text->size() > ProgramOutput::kLongestLine) {
        return false;
    }
    m_recording.output.append({*position, *stream, *text}); // what is too much is counted there
    return true;
}

bool TidemarkRecording::addOutputDropped(const json& body)
{
    const auto lines = integerOf(member(body, "lines"));
    const auto bytes = integerOf(member(body, "bytes"));
    if (!lines || !bytes || *lines < 0 || *bytes < 0) {
        return false;
    }
    m_dropped = {static_cast<std::uint64_t>(*lines), static_cast<std::uint64_t>(*bytes)};
    return true;
}

bool TidemarkRecording::addTotals(const json& body)
{
    const auto label = textOf(member(body, "label"));
    const auto duration = integerOf(member(body, "duration_ns"));
    const json& peak = member(body, "peak_bytes");
    const json& count = member(body, "count");
    const bool isPeak = peak.is_number() && peak >= 0.0 && peak <= kLargestSize;
    if (!label || !isPeak || !duration || *duration < 0 || !isPosition(*duration)) {
        return false;
    }
    m_recording.totals = RunTotals{*label, peak.get<double>(), *duration};
    if (count.is_number() && count > 0.0) {
        m_recording.totals->count = count.get<double>();
    }
    return true;
}

bool TidemarkRecording::hasContent() const
{
    return m_recording.totals || !m_recording.timeline.markers.empty() ||
           !m_recording.output.isEmpty() || !m_snapshots.isEmpty() || !m_differences.empty() ||
           !m_recording.lineTables.empty() || std::ranges::any_of(m_groups, [](const Group& group) {
               return group.table.has_value();
           });
}

std::shared_ptr<const Recording> TidemarkRecording::finish(std::string_view format, bool mayGrow)
{
    std::vector<SampleTable::Columns> columns;
    for (Group& group : m_groups) {
        if (!group.table) {
            group.table.emplace(group.inBytes.size());
        }
        m_tally.add(WarningCode::TimesReordered, {}, group.table->reordered());
        columns.push_back(group.table->finish(0));
    }
    Timeline& timeline = m_recording.timeline;
    for (Announced& series : m_series) {
        if (series.kind) {
            const auto& own = columns[series.group];
            const SeriesRole role = roleOf(*series.kind, series.name);
            timeline.series.push_back({*series.kind, std::move(series.name), series.pid,
                                       own.positions, own.values[series.column],
                                       series.kind == SeriesKind::Counter && series.countsBytes,
                                       role});
        }
    }
    timeline.shareEqualPositions();
    std::ranges::stable_sort(timeline.markers, {}, [](const Marker& marker) {
        return std::pair(marker.start, marker.level);
    });
    const DroppedOutput& dropped = m_recording.output.dropped();
    m_recording.output.setDropped(
        {dropped.lines + m_dropped.lines, dropped.bytes + m_dropped.bytes});
    m_recording.format = format;
    m_recording.snapshots = m_snapshots.all();
    m_recording.differences.assign(m_differences.begin(), m_differences.end());
    m_recording.mayGrow = mayGrow;
    m_recording.warnings = m_tally.warnings();
    m_recording.warnings.insert(m_recording.warnings.end(), m_written.begin(), m_written.end());
    return std::make_shared<Recording>(std::move(m_recording));
}

} // namespace tidemark
