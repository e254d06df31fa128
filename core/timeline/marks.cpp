// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/marks.h"

#include "core/timeline/latest_reading.h"

#include <algorithm>
#include <utility>

namespace tidemark
{

namespace
{

std::optional<double> difference(const std::optional<double>& a, const std::optional<double>& b)
{
    return a && b ? std::optional(*a - *b) : std::nullopt;
}

} // namespace

std::vector<MarkReading> marksOf(const Timeline& timeline, const Series& series)
{
    std::vector<MarkReading> marks;
    for (const Marker& marker : timeline.markers) {
        if (marker.kind == MarkerKind::Mark) {
            MarkReading mark;
            mark.name = marker.name;
            mark.position = marker.start;
            const auto latest = latestReading(series, timeline.axis, marker.start);
            if (latest && !latest->isOld) {
                mark.value = latest->value;
            }
            marks.push_back(std::move(mark));
        }
    }
    std::ranges::stable_sort(marks, {}, &MarkReading::position);
    for (std::size_t i = 1; i < marks.size(); ++i) {
        marks[i].sincePrevious = marks[i].position - marks[i - 1].position;
        marks[i].versusPrevious = difference(marks[i].value, marks[i - 1].value);
        marks[i].versusFirst = difference(marks[i].value, marks.front().value);
    }
    return marks;
}

std::shared_ptr<const Recording> withMarks(std::shared_ptr<const Recording> recording,
                                           std::span<const Marker> marks)
{
    if (marks.empty()) {
        return recording;
    }
    auto marked = std::make_shared<Recording>(*recording);
    auto& markers = marked->timeline.markers;
    markers.insert(markers.end(), marks.begin(), marks.end());
    std::ranges::stable_sort(markers, [](const Marker& a, const Marker& b) {
        return std::pair(a.start, a.level) < std::pair(b.start, b.level);
    });
    return marked;
}

} // namespace tidemark
