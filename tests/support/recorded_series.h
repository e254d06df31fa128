// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/processes/process_list.h"
#include "core/recorder/process_recording.h"
#include "core/timeline/statistics.h"

#include <algorithm>
#include <string_view>
#include <vector>

namespace tidemark::test
{

inline ProcessRecordingOptions every(std::chrono::milliseconds interval)
{
    ProcessRecordingOptions options;
    options.sampling.interval = interval;
    return options;
}

inline ProcessRecordingOptions everyTenMilliseconds()
{
    return every(std::chrono::milliseconds(10));
}

/// The last and the highest reading of @p series; 0 without any, or without a series.
inline double lastOf(const Series* series)
{
    return series == nullptr || statisticsOf(*series).readings == 0 ? 0.0
                                                                    : statisticsOf(*series).last;
}

inline double highestOf(const Series* series)
{
    return series == nullptr || statisticsOf(*series).readings == 0 ? 0.0
                                                                    : statisticsOf(*series).max;
}

/// The series called @p name; null without one.
inline const Series* find(const Recording& recording, std::string_view name)
{
    for (const Series& series : recording.timeline.series) {
        if (series.name == name) {
            return &series;
        }
    }
    return nullptr;
}

/// The last reading of the series called @p name; 0 without any.
inline double lastOf(const Recording& recording, std::string_view name)
{
    return lastOf(find(recording, name));
}

/// The highest; 0 without any.
inline double highestOf(const Recording& recording, std::string_view name)
{
    return highestOf(find(recording, name));
}

inline std::vector<Marker> markersOf(const Recording& recording, MarkerKind kind)
{
    std::vector<Marker> found;
    for (const Marker& marker : recording.timeline.markers) {
        if (marker.kind == kind) {
            found.push_back(marker);
        }
    }
    return found;
}

/// The first series of process @p pid, or of the program itself without one, whose name begins with
/// @p name; null without one.
inline const Series* seriesOfProcess(const Recording& recording, std::string_view name,
                                     std::optional<std::int64_t> pid = {})
{
    const auto found = std::ranges::find_if(recording.timeline.series, [&](const Series& series) {
        return series.name.starts_with(name) && series.pid == pid;
    });
    return found == recording.timeline.series.end() ? nullptr : &*found;
}

/// What the list of processes says of @p pid; none if it is not in it.
inline std::optional<ProcessEntry> entryOf(qint64 pid)
{
    for (const ProcessEntry& entry : ProcessList().list()) {
        if (entry.identity.pid == pid) {
            return entry;
        }
    }
    return {};
}

} // namespace tidemark::test
