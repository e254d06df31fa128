// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recorder/live_recording.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace tidemark
{

namespace
{

constexpr const char* kFormat = "live";

} // namespace

LiveRecording::LiveRecording(std::string program, std::int64_t startedUnixNs,
                             std::optional<OutputFile> file, const std::filesystem::path& folder)
{
    m_recording.format = kFormat;
    m_recording.program = std::move(program);
    m_recording.startedUnixNs = startedUnixNs;
    if (file) {
        m_writer.emplace(std::move(*file));
        m_writer->begin({m_recording.program, m_recording.format, startedUnixNs}, folder);
    }
}

std::size_t LiveRecording::addGroup(std::vector<SeriesHead> series)
{
    ++m_changes;
    const std::size_t number = m_groups.size();
    for (SeriesHead& head : series) {
        head.group = number;
    }
    if (m_writer) {
        m_writer->append(std::span<const SeriesHead>(series));
    }
    std::vector<ValueColumn> values(series.size());
    m_groups.push_back({std::move(series), {}, std::move(values)});
    return number;
}

void LiveRecording::rename(std::size_t group, const std::vector<std::string>& names)
{
    ++m_changes;
    std::vector<SeriesHead>& series = m_groups[group].series;
    assert(names.size() == series.size());
    for (std::size_t i = 0; i < series.size(); ++i) {
        series[i].name = names[i];
    }
    if (m_writer) {
        m_writer->rename(group, names);
    }
}

void LiveRecording::addRow(std::size_t group, std::int64_t position, std::span<const double> values)
{
    ++m_changes;
    m_hasRows = true;
    Group& target = m_groups[group];
    assert(values.size() == target.values.size());
    if (!target.positions.isEmpty()) {
        position = std::max(position, target.positions.back());
    }
    target.positions.push_back(position);
    for (std::size_t i = 0; i < values.size(); ++i) {
        target.values[i].push_back(values[i]);
    }
    if (m_writer) {
        m_writer->appendRow(group, position, values);
    }
}

void LiveRecording::addMarker(Marker marker)
{
    ++m_changes;
    if (m_recording.timeline.markers.size() >= kMostMarkers) {
        countWarning(WarningCode::MarkersLeftOut);
        return;
    }
    if (m_writer) {
        m_writer->append(marker);
    }
    auto& markers = m_recording.timeline.markers;
    const auto order = [](const Marker& one) { return std::pair(one.start, one.level); };
    const auto place = std::ranges::upper_bound(markers, order(marker), {}, order);
    markers.insert(place, std::move(marker));
}

void LiveRecording::addSnapshot(Snapshot snapshot)
{
    ++m_changes;
    if (m_writer) {
        m_writer->append(snapshot);
    }
    m_recording.snapshots.push_back(std::make_shared<const Snapshot>(std::move(snapshot)));
}

void LiveRecording::addOutput(const OutputLine& line)
{
    ++m_changes;
    if (m_recording.output.append(line) && m_writer) {
        m_writer->append(line);
    }
}

void LiveRecording::addWarning(WarningCode code)
{
    ++m_changes;
    auto& warnings = m_recording.warnings;
    if (std::ranges::find(warnings, code, &Warning::code) == warnings.end()) {
        warnings.push_back({code, 1, {}, {}});
        if (m_writer) {
            m_writer->append(warnings.back());
        }
    }
}

void LiveRecording::countWarning(WarningCode code, std::uint64_t count)
{
    ++m_changes;
    auto& warnings = m_recording.warnings;
    const auto found = std::ranges::find(warnings, code, &Warning::code);
    if (found == warnings.end()) {
        warnings.push_back({code, count, {}, {}});
        m_counted.push_back(code);
    } else {
        found->count += count;
    }
}

void LiveRecording::writeDropped()
{
    if (const DroppedOutput& dropped = m_recording.output.dropped(); dropped != m_writtenDropped) {
        m_writer->append(dropped);
        m_writtenDropped = dropped;
    }
}

Result<void> LiveRecording::flush()
{
    if (!m_writer || (!m_hasRows && m_writer->isReplacing())) {
        return {};
    }
    writeDropped();
    return m_writer->flush();
}

Result<void> LiveRecording::finish()
{
    if (!m_writer) {
        return {};
    }
    writeDropped();
    for (const Warning& warning : m_recording.warnings) {
        if (std::ranges::find(m_counted, warning.code) != m_counted.end()) {
            m_writer->append(warning);
        }
    }
    m_writer->end();
    auto finished = m_writer->finish();
    m_writer.reset();
    return finished;
}

std::shared_ptr<const Recording> LiveRecording::recording() const
{
    auto copy = std::make_shared<Recording>(m_recording);
    for (const Group& group : m_groups) {
        const auto positions = std::make_shared<const PositionColumn>(group.positions);
        for (std::size_t i = 0; i < group.series.size(); ++i) {
            const SeriesHead& head = group.series[i];
            copy->timeline.series.push_back({head.kind, head.name, head.pid, positions,
                                             std::make_shared<const ValueColumn>(group.values[i]),
                                             head.countsBytes, head.role});
        }
    }
    return copy;
}

} // namespace tidemark
