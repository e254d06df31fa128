// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/recording_writer.h"

#include "core/documents/exact_text.h"
#include "core/documents/json_null.h"
#include "core/documents/number_out.h"
#include "core/documents/row_merge.h"
#include "core/documents/write_progress.h"

#include <algorithm>

namespace tidemark
{

namespace
{

using Json = nlohmann::ordered_json;

constexpr std::string_view kFormatVersion = "1.5";

/// Table rows and series in one line at most, so that lines stay short whatever a table holds.
constexpr std::size_t kRowsInLine = 512;

Json toJson(const SeriesHead& series)
{
    const bool isCount = series.kind == SeriesKind::Counter && !series.countsBytes;
    return {{"group", series.group},
            {"kind", idOf(series.kind)},
            {"name", exactText(series.name)},
            {"pid", orNull(series.pid)},
            {"unit", isCount ? "count" : "bytes"}};
}

Json toJson(const TypeRow& row)
{
    return Json::array(
        {exactText(row.name), row.count, row.shallowBytes, orNull(row.retainedBytes)});
}

Json toJson(const MappingRow& row)
{
    const MappingFigures& figures = row.figures;
    return Json::array({idOf(row.kind), exactText(row.name), figures.count, figures.size,
                        figures.rss, figures.pss, figures.uss, figures.swap, figures.anonymous});
}

Json toJson(const TypeDifference& type)
{
    return Json::array({exactText(type.name), type.addedCount, type.removedCount, type.sizeDelta});
}

Json toJson(const HeapTotal& total)
{
    return {{"at", orNull(total.position)},
            {"objects", orNull(total.objects)},
            {"bytes", orNull(total.bytes)}};
}

Json toJson(const LineRow& row)
{
    return Json::array({row.line, orNull(row.memoryBytes), orNull(row.incrementBytes),
                        orNull(row.occurrences), exactText(row.source)});
}

template <typename Row>
Json toArray(std::span<const Row> rows)
{
    Json array = Json::array();
    for (const Row& row : rows) {
        array.push_back(toJson(row));
    }
    return array;
}

/// The first rows, which go into the line that introduces the table.
template <typename Row>
std::span<const Row> firstRows(std::span<const Row> rows)
{
    return rows.first(std::min(rows.size(), kRowsInLine));
}

/// @p path as seen from @p folder.
std::string relativePath(const std::string& path, const std::filesystem::path& folder)
{
    std::error_code noFolder;
    std::error_code noPath;
    const auto from = std::filesystem::absolute(folder.empty() ? "." : folder, noFolder);
    const auto to = std::filesystem::absolute(path, noPath);
    if (path.empty() || noFolder || noPath) {
        return path;
    }
    return to.lexically_normal().lexically_proximate(from.lexically_normal()).string();
}

/// Printable ASCII that stands in JSON as it is.
bool needsNoEscape(char byte)
{
    return byte >= ' ' && byte <= '~' && byte != '"' && byte != '\\';
}

void appendLine(OutputFile& file, const char* kind, Json body)
{
    Json line;
    line[kind] = std::move(body);
    file.append(jsonText(line));
    file.append("\n");
}

/// What firstRows() left, in lines of their own.
template <typename Row>
void appendFurtherRows(OutputFile& file, const char* kind, std::span<const Row> rows)
{
    for (std::size_t i = kRowsInLine; i < rows.size(); i += kRowsInLine) {
        appendLine(file, kind, toArray(rows.subspan(i, std::min(kRowsInLine, rows.size() - i))));
    }
}

RecordingHead headOf(const Recording& recording, const std::vector<SeriesGroup>& groups)
{
    RecordingHead head{recording.program, recording.format, recording.startedUnixNs,
                       recording.timeline.axis};
    for (const Series& series : recording.timeline.series) {
        head.series.push_back({series.kind, series.name, series.pid, 0, series.countsBytes});
    }
    for (std::size_t group = 0; group < groups.size(); ++group) {
        for (const std::size_t member : groups[group].members) {
            head.series[member].group = group;
        }
    }
    return head;
}

/// False if the caller wants to stop.
bool appendRows(RecordingWriter& writer, const Timeline& timeline,
                const std::vector<SeriesGroup>& groups, WriteProgress& progress)
{
    std::vector<double> values;
    return forEachRow(groups, [&](std::size_t group, std::size_t sample) {
        values.clear();
        for (const std::size_t member : groups[group].members) {
            values.push_back((*timeline.series[member].values)[sample]);
        }
        writer.appendRow(group, (*groups[group].positions)[sample], values);
        return progress.add(values.size());
    });
}

/// False if the caller wants to stop.
bool appendOutput(RecordingWriter& writer, const ProgramOutput& output, WriteProgress& progress)
{
    for (std::size_t i = 0; i < output.size(); ++i) {
        writer.append(output[i]);
        if (!progress.addLine()) {
            return false;
        }
    }
    if (output.dropped() != DroppedOutput{}) {
        writer.append(output.dropped());
    }
    return true;
}

/// False if the caller wants to stop.
bool appendRecording(RecordingWriter& writer, const Recording& recording,
                     const std::filesystem::path& folder, WriteProgress& progress)
{
    const std::vector<SeriesGroup> groups = groupsOf(recording.timeline);
    writer.begin(headOf(recording, groups), folder);
    if (recording.totals) {
        writer.append(*recording.totals);
    }
    for (const Warning& warning : recording.warnings) {
        writer.append(warning);
    }
    for (const Marker& marker : recording.timeline.markers) {
        writer.append(marker);
    }
    if (!appendRows(writer, recording.timeline, groups, progress)) {
        return false;
    }
    for (const SnapshotPtr& snapshot : recording.snapshots) {
        writer.append(*snapshot);
    }
    for (const TypeDifferencesPtr& differences : recording.differences) {
        writer.append(*differences);
    }
    for (const LineTable& table : recording.lineTables) {
        writer.append(table);
    }
    return appendOutput(writer, recording.output, progress);
}

} // namespace

void RecordingWriter::begin(const RecordingHead& head, const std::filesystem::path& snapshotFolder)
{
    m_snapshotFolder = snapshotFolder;
    const std::span<const SeriesHead> series(head.series);
    const Json line = {{"tidemark", "recording"},
                       {"version", kFormatVersion},
                       {"program", exactText(head.program)},
                       {"format", head.format},
                       {"started_unix_ns", orNull(head.startedUnixNs)},
                       {"axis_unit", idOf(head.axis)},
                       {"series", toArray(firstRows(series))}};
    m_file.append(jsonText(line));
    m_file.append("\n");
    appendFurtherRows(m_file, "series", series);
}

void RecordingWriter::append(std::span<const SeriesHead> series)
{
    appendLine(m_file, "series", toArray(series));
}

void RecordingWriter::rename(std::size_t group, std::span<const std::string> names)
{
    Json texts = Json::array();
    for (const std::string& name : names) {
        texts.push_back(exactText(name));
    }
    appendLine(m_file, "renamed", {{"group", group}, {"names", std::move(texts)}});
}

void RecordingWriter::appendRow(std::size_t group, std::int64_t position,
                                std::span<const double> values)
{
    NumberBuffer buffer;
    m_file.append("[");
    m_file.append(buffer.integer(static_cast<std::int64_t>(group)));
    m_file.append(",");
    m_file.append(buffer.integer(position));
    for (const double value : values) {
        m_file.append(",");
        m_file.append(buffer.value(value));
    }
    m_file.append("]\n");
}

void RecordingWriter::append(const Marker& marker)
{
    appendLine(m_file, "marker",
               {{"kind", idOf(marker.kind)},
                {"name", exactText(marker.name)},
                {"start", marker.start},
                {"end", marker.end},
                {"level", marker.level},
                {"start_bytes", orNull(marker.startBytes)},
                {"end_bytes", orNull(marker.endBytes)}});
}

void RecordingWriter::append(const Snapshot& snapshot)
{
    if (!snapshot.mappings.isEmpty()) {
        appendMappings(snapshot);
        return;
    }
    const std::span<const TypeRow> rows(snapshot.types.rows);
    Json body{{"label", exactText(snapshot.label)},
              {"at", orNull(snapshot.position)},
              {"path", exactText(relativePath(snapshot.path, m_snapshotFolder))},
              {"types", toArray(firstRows(rows))}};
    if (snapshot.types.areSites) {
        body["sites"] = true;
    }
    appendLine(m_file, "snapshot", std::move(body));
    appendFurtherRows(m_file, "types", rows);
}

void RecordingWriter::appendMappings(const Snapshot& snapshot)
{
    const std::span<const MappingRow> rows(snapshot.mappings.rows);
    appendLine(m_file, "mappings",
               {{"label", exactText(snapshot.label)},
                {"at", orNull(snapshot.position)},
                {"pid", orNull(snapshot.mappings.pid)},
                {"start_ticks", orNull(snapshot.mappings.startTicks)},
                {"rows", toArray(firstRows(rows))}});
    appendFurtherRows(m_file, "mapping_rows", rows);
}

void RecordingWriter::append(const TypeDifferences& differences)
{
    const std::span<const TypeDifference> types(differences.types);
    appendLine(m_file, "differences",
               {{"tool", exactText(differences.tool)},
                {"before", toJson(differences.before)},
                {"after", toJson(differences.after)},
                {"added", orNull(differences.addedCount)},
                {"removed", orNull(differences.removedCount)},
                {"size_delta", orNull(differences.sizeDelta)},
                {"whole", differences.isWhole},
                {"types", toArray(firstRows(types))}});
    appendFurtherRows(m_file, "different_types", types);
}

void RecordingWriter::append(const LineTable& table)
{
    const std::span<const LineRow> rows(table.rows);
    appendLine(m_file, "line_table",
               {{"file", exactText(table.file)},
                {"function", exactText(table.function)},
                {"rows", toArray(firstRows(rows))}});
    appendFurtherRows(m_file, "line_rows", rows);
}

void RecordingWriter::append(const Warning& warning)
{
    appendLine(m_file, "warning",
               {{"code", idOf(warning.code)},
                {"count", warning.count},
                {"line", orNull(warning.line)},
                {"byte", orNull(warning.byte)},
                {"column", exactText(warning.column)},
                {"example", exactText(warning.example)}});
}

/// Without a document in between: a program may print a million of them.
void RecordingWriter::append(const OutputLine& line)
{
    NumberBuffer buffer;
    m_file.append("{\"output\":{\"at\":");
    m_file.append(buffer.integer(line.position));
    m_file.append(line.stream == OutputStream::Stdout ? ",\"stream\":\"stdout\",\"text\":"
                                                      : ",\"stream\":\"stderr\",\"text\":");
    if (std::ranges::all_of(line.text, needsNoEscape)) {
        m_file.append("\"");
        m_file.append(line.text);
        m_file.append("\"");
    } else {
        m_file.append(jsonText(exactText(line.text)));
    }
    m_file.append("}}\n");
}

void RecordingWriter::append(const RunTotals& totals)
{
    appendLine(m_file, "totals",
               {{"label", exactText(totals.label)},
                {"peak_bytes", totals.peakBytes},
                {"duration_ns", totals.duration},
                {"count", orNull(totals.count)}});
}

void RecordingWriter::append(const DroppedOutput& dropped)
{
    appendLine(m_file, "output_dropped", {{"lines", dropped.lines}, {"bytes", dropped.bytes}});
}

void RecordingWriter::end(bool anotherFollows)
{
    appendLine(m_file, "end", anotherFollows ? "recording" : "file");
}

Result<void> writeRecordings(const std::filesystem::path& path, const Recordings& recordings,
                             TaskControl& control, Overwrite overwrite)
{
    auto file = OutputFile::replacing(path, overwrite, Privacy::OwnerOnly);
    if (!file) {
        return tl::unexpected(std::move(file.error()));
    }
    RecordingWriter writer(std::move(*file));
    WriteProgress progress(recordings, control);
    std::size_t left = recordings.size();
    for (const auto& recording : recordings) {
        if (!appendRecording(writer, *recording, path.parent_path(), progress)) {
            return failure(ErrorCode::Cancelled);
        }
        --left;
        writer.end(left > 0);
    }
    if (!progress.goOn()) {
        return failure(ErrorCode::Cancelled);
    }
    return writer.finish();
}

} // namespace tidemark
