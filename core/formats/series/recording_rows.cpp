// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/series/recording_rows.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace tidemark
{

namespace
{

constexpr std::size_t kMaxSeries =
    100'000; ///< of all recordings: a series of one sample costs 2 KiB

} // namespace

void RecordingRows::applyChange(std::size_t column)
{
    if (!m_columns[column].hasChange()) {
        return;
    }
    const auto change = m_columns[column].takeChange();
    for (Rows& rows : m_recordings) {
        const auto series = rows.series.find(column);
        if (series != rows.series.end()) {
            series->second.change(0, change);
        }
    }
}

void RecordingRows::changePositions(const TimeValues& times)
{
    for (Rows& rows : m_recordings) {
        for (auto& [column, table] : rows.series) {
            table.changePositions([&times](std::int64_t time) { return times.changed(time); });
        }
    }
}

bool RecordingRows::add(std::string_view recording, std::int64_t position,
                        std::span<const std::optional<double>> values)
{
    auto found = m_index.find(recording);
    if (found == m_index.end()) {
        if (m_seriesCount >= kMaxSeries) {
            return false;
        }
        found = m_index.emplace(recording, m_recordings.size()).first;
        m_recordings.emplace_back();
        ++m_seriesCount; // even if all its cells are empty
    }
    Rows& rows = m_recordings[found->second];
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!values[i]) {
            continue;
        }
        applyChange(i);
        auto series = rows.series.find(i);
        if (series == rows.series.end()) {
            if (m_seriesCount >= kMaxSeries) {
                return false;
            }
            series = rows.series.emplace(i, SampleTable(1)).first;
            ++m_seriesCount;
        }
        series->second.add(position, *values[i]);
        rows.gaps += std::isnan(*values[i]) ? 1U : 0U;
    }
    return true;
}

std::shared_ptr<const Recording> RecordingRows::toRecording(Rows& rows, std::string_view format,
                                                            bool isWallClock,
                                                            WarningTally tally) const
{
    auto recording = std::make_shared<Recording>();
    recording->format = format;
    recording->timeline.axis = m_axis;
    std::int64_t origin = rows.series.begin()->second.firstPosition();
    std::uint64_t reordered = 0;
    for (const auto& [column, table] : rows.series) {
        origin = std::min(origin, table.firstPosition());
        reordered += table.reordered();
    }
    if (isWallClock) {
        recording->startedUnixNs = origin;
    }
    for (auto& [column, table] : rows.series) {
        auto sampled = table.finish(origin);
        if (!sampled.values.front()->summarize(0, sampled.values.front()->size()).isEmpty()) {
            recording->timeline.series.push_back(seriesOf(m_columns[column].column(),
                                                          std::move(sampled.positions),
                                                          std::move(sampled.values.front())));
        }
    }
    recording->timeline.shareEqualPositions();
    tally.add(WarningCode::TimesReordered, {}, reordered);
    tally.add(WarningCode::ReadingsMissing, {}, rows.gaps);
    recording->warnings = tally.warnings();
    return recording;
}

Result<Recordings> RecordingRows::finish(std::string_view format, bool isWallClock,
                                         WarningTally tally)
{
    Error nothing = tally.noSamples();
    for (const NumberColumn& column : m_columns) {
        nothing = column.noSamples(nothing);
    }
    NumberMarks marks;
    for (const NumberColumn& column : m_columns) {
        column.addTo(marks);
    }
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        m_columns[i].finish(marks, tally);
        applyChange(i);
    }
    Recordings recordings;
    for (Rows& rows : m_recordings) {
        if (rows.series.empty()) {
            continue;
        }
        auto recording = toRecording(rows, format, isWallClock, tally);
        if (!recording->timeline.series.empty()) {
            recordings.push_back(std::move(recording));
            tally = {};
        }
    }
    return recordings.empty() ? tl::unexpected(nothing) : Result<Recordings>(std::move(recordings));
}

} // namespace tidemark
