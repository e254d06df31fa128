// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/csv_export.h"

#include "core/documents/csv_field.h"
#include "core/documents/number_out.h"
#include "core/documents/output_file.h"
#include "core/documents/row_merge.h"
#include "core/documents/write_progress.h"

#include <algorithm>
#include <map>
#include <set>

namespace tidemark
{

namespace
{

std::string_view positionColumn(AxisUnit unit)
{
    switch (unit) {
    case AxisUnit::Nanoseconds:
        return "time_s";
    case AxisUnit::Instructions:
        return "instructions";
    case AxisUnit::AllocatedBytes:
        return "allocated_bytes";
    case AxisUnit::Ordinal:
        break;
    }
    return "sample";
}

/// "rss", "rss:NAME", "rss_pid_77"; a counter by its name alone. On one line.
std::string columnName(const Series& series, bool isAlone)
{
    const bool isCounter = series.kind == SeriesKind::Counter;
    std::string name(series.isInBytes() ? idOf(series.kind) : series.name);
    if (series.isInBytes() && (isCounter || !isAlone)) {
        name += ':' + series.name;
    }
    std::ranges::replace_if(
        name, [](char c) { return c == '\r' || c == '\n'; }, ' ');
    return series.pid ? name + "_pid_" + std::to_string(*series.pid) : name;
}

/// A name for each series, no two alike, with its unit at the end.
std::vector<std::string> columnNames(const Timeline& timeline)
{
    std::map<std::pair<SeriesKind, std::optional<std::int64_t>>, int> alike;
    for (const Series& series : timeline.series) {
        ++alike[{series.kind, series.pid}];
    }
    std::vector<std::string> names;
    std::set<std::string> taken;
    for (const Series& series : timeline.series) {
        const std::string name = columnName(series, alike[{series.kind, series.pid}] == 1);
        const std::string unit = series.isInBytes() ? "_bytes" : "_count";
        std::string unique = name + unit;
        for (int number = 2; !taken.insert(unique).second; ++number) {
            unique = name + '_' + std::to_string(number) + unit;
        }
        names.push_back(std::move(unique));
    }
    return names;
}

/// The columns of all recordings together, in order of appearance.
class Columns
{
public:
    explicit Columns(const Recordings& recordings)
    {
        for (const auto& recording : recordings) {
            for (std::string& name : columnNames(recording->timeline)) {
                if (m_index.try_emplace(name, m_names.size()).second) {
                    m_names.push_back(std::move(name));
                }
            }
        }
    }

    const std::vector<std::string>& names() const { return m_names; }
    std::size_t indexOf(const std::string& name) const { return m_index.at(name); }

private:
    std::vector<std::string> m_names;
    std::map<std::string, std::size_t> m_index;
};

/// Collects the samples of one position and writes them as a row.
class RowWriter
{
public:
    /// @p gap is what stands for a missing reading.
    RowWriter(OutputFile& file, std::string prefix, std::string_view gap, AxisUnit unit,
              std::int64_t origin, std::size_t columns)
        : m_file(file),
          m_prefix(std::move(prefix)),
          m_gap(gap),
          m_unit(unit),
          m_origin(origin),
          m_cells(columns)
    {
    }

    void startRow(std::int64_t position)
    {
        flush();
        m_position = position;
    }
    bool isAt(std::int64_t position) const { return m_position == position; }
    void set(std::size_t column, double value) { m_cells[column] = value; }
    void flush();

private:
    OutputFile& m_file;
    std::string m_prefix;
    std::string_view m_gap;
    AxisUnit m_unit;
    std::int64_t m_origin; ///< added to every position
    std::optional<std::int64_t> m_position;
    std::vector<std::optional<double>> m_cells; ///< none where nothing was sampled
};

void RowWriter::flush()
{
    if (!m_position) {
        return;
    }
    NumberBuffer buffer;
    m_file.append(m_prefix);
    m_file.append(m_unit == AxisUnit::Nanoseconds ? buffer.seconds(*m_position + m_origin)
                                                  : buffer.integer(*m_position + m_origin));
    for (std::optional<double>& cell : m_cells) {
        m_file.append(",");
        if (cell) {
            m_file.append(std::isnan(*cell) ? m_gap : buffer.value(*cell));
        }
        cell.reset();
    }
    m_file.append("\n");
    m_position.reset();
}

/// False if the caller wants to stop.
bool appendRows(RowWriter& writer, const Timeline& timeline, const Columns& columns,
                WriteProgress& progress)
{
    const auto groups = groupsOf(timeline);
    const auto names = columnNames(timeline);
    std::vector<std::size_t> columnOf;
    columnOf.reserve(names.size());
    for (const std::string& name : names) {
        columnOf.push_back(columns.indexOf(name));
    }
    std::size_t lastGroup = 0;
    const bool complete = forEachRow(groups, [&](std::size_t group, std::size_t sample) {
        const std::int64_t position = (*groups[group].positions)[sample];
        if (!writer.isAt(position) || group == lastGroup) {
            writer.startRow(position);
        }
        lastGroup = group;
        for (const std::size_t member : groups[group].members) {
            writer.set(columnOf[member], (*timeline.series[member].values)[sample]);
        }
        return progress.add(groups[group].members.size());
    });
    writer.flush();
    return complete && progress.goOn();
}

/// Where each recording starts on the axis of the first: at its wall clock if all are known.
std::vector<std::int64_t> originsOf(const Recordings& recordings)
{
    std::vector<std::int64_t> origins(recordings.size());
    constexpr std::int64_t kFar = std::int64_t{1} << 61; // 73 years from 1970
    const bool isTimed = std::ranges::all_of(recordings, [](const auto& recording) {
        const auto& started = recording->startedUnixNs;
        return started && recording->timeline.axis == AxisUnit::Nanoseconds && *started > -kFar &&
               *started < kFar;
    });
    for (std::size_t i = 0; isTimed && i < recordings.size(); ++i) {
        origins[i] = *recordings[i]->startedUnixNs - *recordings.front()->startedUnixNs;
    }
    return origins;
}

/// True if cells may be empty because their series has no sample there.
bool hasHoles(const Recordings& recordings)
{
    return recordings.size() > 1 || std::ranges::any_of(recordings, [](const auto& recording) {
               return groupsOf(recording->timeline).size() > 1;
           });
}

bool appendSamples(OutputFile& file, const Recordings& recordings, TaskControl& control)
{
    const Columns columns(recordings);
    const bool isNumbered = hasHoles(recordings);
    const auto origins = originsOf(recordings);
    file.append(isNumbered ? "recording," : "");
    file.append(positionColumn(recordings.front()->timeline.axis));
    for (const std::string& name : columns.names()) {
        file.append(',' + csvField(name));
    }
    file.append("\n");
    WriteProgress progress(recordings, control);
    for (std::size_t i = 0; i < recordings.size(); ++i) {
        const Timeline& timeline = recordings[i]->timeline;
        const std::string number = isNumbered ? '#' + std::to_string(i + 1) + ',' : std::string();
        RowWriter writer(file, number, isNumbered ? "nan" : "", timeline.axis, origins[i],
                         columns.names().size());
        if (!appendRows(writer, timeline, columns, progress)) {
            return false;
        }
    }
    return true;
}

void appendLineTable(OutputFile& file, const LineTable& table)
{
    const auto field = [](const std::optional<std::int64_t>& value) {
        return ',' + (value ? std::to_string(*value) : std::string());
    };
    const std::string prefix = csvField(table.file) + ',' + csvField(table.function) + ',';
    for (const LineRow& row : table.rows) {
        file.append(prefix + std::to_string(row.line) + field(row.memoryBytes) +
                    field(row.incrementBytes) + field(row.occurrences) + ',' +
                    csvField(row.source) + '\n');
    }
}

void appendLineTables(OutputFile& file, const Recordings& recordings)
{
    file.append("file,function,line,memory_bytes,increment_bytes,occurrences,source\n");
    for (const auto& recording : recordings) {
        for (const LineTable& table : recording->lineTables) {
            appendLineTable(file, table);
        }
    }
}

void appendTotals(OutputFile& file, const Recordings& recordings)
{
    NumberBuffer buffer;
    file.append("label,peak_bytes,duration_s,count\n");
    for (const auto& recording : recordings) {
        if (!recording->totals) {
            continue;
        }
        const RunTotals& totals = *recording->totals;
        file.append(csvField(totals.label) + ",");
        file.append(buffer.value(totals.peakBytes));
        file.append(",");
        file.append(buffer.seconds(totals.duration));
        file.append(",");
        file.append(totals.count ? buffer.value(*totals.count) : "");
        file.append("\n");
    }
}

} // namespace

Result<void> writeCsv(const std::filesystem::path& path, const Recordings& recordings,
                      TaskControl& control, Overwrite overwrite)
{
    auto file = OutputFile::replacing(path, overwrite);
    if (!file) {
        return tl::unexpected(std::move(file.error()));
    }
    const bool hasSeries = std::ranges::any_of(
        recordings, [](const auto& recording) { return !recording->timeline.series.empty(); });
    const bool hasTotals =
        std::ranges::any_of(recordings, [](const auto& one) { return one->totals.has_value(); });
    if (!hasSeries && hasTotals) {
        appendTotals(*file, recordings);
    } else if (!hasSeries) {
        appendLineTables(*file, recordings);
    } else if (!appendSamples(*file, recordings, control)) {
        return failure(ErrorCode::Cancelled);
    }
    return file->commit();
}

} // namespace tidemark
