// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/marks.h"

#include "core/timeline/readings.h"

#include <algorithm>
#include <limits>

namespace tidemark
{

namespace
{

std::optional<double> readingAt(const Series& series, std::int64_t position)
{
    if (series.size() == 0) {
        return {};
    }
    const bool isLast = position == std::numeric_limits<std::int64_t>::max();
    const std::size_t end = isLast ? series.size() : series.positions->lowerBound(position + 1);
    const std::size_t index = lastReading(*series.values, {0, end});
    return index < end ? std::optional((*series.values)[index]) : std::nullopt;
}

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
            mark.value = readingAt(series, marker.start);
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

} // namespace tidemark
