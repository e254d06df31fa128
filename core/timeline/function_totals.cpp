// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/function_totals.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string_view>
#include <unordered_map>

namespace tidemark
{

namespace
{

constexpr std::size_t kCancelStep = 4096;

void keepLargest(std::optional<std::int64_t>& largest, const std::optional<std::int64_t>& value)
{
    if (value && (!largest || *value > *largest)) {
        largest = value;
    }
}

/// Farther from zero; of two as far, growth.
bool isLarger(std::int64_t change, std::int64_t than)
{
    const double size = std::abs(static_cast<double>(change));
    const double other = std::abs(static_cast<double>(than));
    return size > other || (size == other && change > than);
}

/// A function's total while its calls are counted.
struct Counted {
    FunctionTotal total;
    std::int64_t coveredUntil = std::numeric_limits<std::int64_t>::min();

    void add(const Marker& span, std::size_t index, const Marker* telling)
    {
        ++total.calls;
        const std::int64_t begin = std::max(span.start, coveredUntil);
        total.length += std::max<std::int64_t>(span.end - begin, 0);
        coveredUntil = std::max(coveredUntil, span.end);
        keepLargest(total.mostAtStart, span.startBytes);
        keepLargest(total.mostAtEnd, span.endBytes);
        if (span.startBytes && span.endBytes) {
            const std::int64_t change = *span.endBytes - *span.startBytes;
            if (!total.largestChange || isLarger(change, *total.largestChange)) {
                total.largestChange = change;
                total.telling = index;
            }
        } else if (!total.largestChange && span.length() > telling->length()) {
            total.telling = index;
        }
    }
};

} // namespace

std::vector<FunctionTotal> functionTotalsOf(const Timeline& timeline, TaskControl& control)
{
    std::vector<Counted> counted;
    std::unordered_map<std::string_view, std::size_t> indexOf;
    for (std::size_t i = 0; i < timeline.markers.size(); ++i) {
        const Marker& marker = timeline.markers[i];
        if (i % kCancelStep == 0 && control.cancelled()) {
            return {};
        }
        if (marker.kind != MarkerKind::Function) {
            continue;
        }
        const auto [found, isNew] = indexOf.try_emplace(marker.name, counted.size());
        if (isNew) {
            counted.push_back({{.name = marker.name, .telling = i}});
        }
        Counted& function = counted[found->second];
        function.add(marker, i, &timeline.markers[function.total.telling]);
    }
    std::vector<FunctionTotal> totals;
    totals.reserve(counted.size());
    for (Counted& function : counted) {
        totals.push_back(std::move(function.total));
    }
    return totals;
}

} // namespace tidemark
