// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/inferred_restarts.h"

#include "core/model/restart_name.h"
#include "core/timeline/readings.h"
#include "core/timeline/trend.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace tidemark
{

namespace
{

constexpr std::size_t kLeastFalls = 3;
constexpr double kFallenTo = 0.6;          ///< of the level before, at most
constexpr double kAlike = 0.15;            ///< of their middle, that start levels may differ by
constexpr double kAlikeInGrowth = 0.1;     ///< the same, of what lives grow by
constexpr std::size_t kLeastReadings = 12; ///< of a life
constexpr std::int64_t kLeastLife = 1800 * kSecond;
constexpr double kNoise = 0.1;             ///< of the growth of a life, that it may go back
constexpr double kLeastEarlyGrowth = 0.04; ///< of it, from the first eighth to the second
constexpr double kTop = 1.1;               ///< a life's end is its top but for so much

/// Where memory falls at once: the last reading of a life, and the first of the next one.
struct Fall {
    std::size_t before = 0;
    std::size_t after = 0;
};

bool isOfWholeProcess(SeriesKind kind)
{
    return kind == SeriesKind::Rss || kind == SeriesKind::Pss || kind == SeriesKind::Uss ||
           kind == SeriesKind::Anon;
}

/// All falls to kFallenTo or less within two readings.
std::vector<Fall> fallsIn(const ValueColumn& values)
{
    std::vector<Fall> falls;
    std::array<std::size_t, 2> last = {};
    std::size_t known = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (std::isnan(values[i])) {
            continue;
        }
        const bool isOlderHigher = known > 1 && values[last[1]] > values[last[0]];
        const std::size_t top = isOlderHigher ? last[1] : last[0];
        if (known > 0 && values[i] <= kFallenTo * values[top]) {
            const bool isSameFall = !falls.empty() && falls.back().after == last[0];
            if (!isSameFall) {
                falls.push_back({top, i});
            } else if (values[i] <= kFallenTo * values[falls.back().after]) {
                falls.back().after = i; // it took two readings
            }
        }
        last = {i, last[0]};
        ++known;
    }
    return falls;
}

constexpr std::size_t kSeen = 3; ///< readings of which the middle one tells a level

/// The middle one of the first three readings from @p begin on: a process that was just started
/// may have next to nothing yet. kGap if there are not three.
double startLevel(const ValueColumn& values, std::size_t begin)
{
    std::array<double, kSeen> seen = {};
    std::size_t count = 0;
    for (std::size_t i = begin; i < values.size() && count < kSeen; ++i) {
        if (!std::isnan(values[i])) {
            seen[count++] = values[i];
        }
    }
    std::ranges::sort(seen);
    return count == kSeen ? seen[1] : kGap;
}

/// Whether memory grew all along from its start level to its end, where it was highest.
bool grows(const Series& series, SampleSpan life)
{
    constexpr std::size_t kParts = 8;
    const ValueColumn& values = *series.values;
    const double top = values[life.end - 1];
    const double height = top - startLevel(values, life.begin);
    const std::int64_t length = (*series.positions)[life.end - 1] - (*series.positions)[life.begin];
    const ValueSummary whole = values.summarize(life.begin, life.end);
    if (whole.count < kLeastReadings || length < kLeastLife || whole.max > kTop * top ||
        !(height > 0.0)) {
        return false;
    }
    double before = 0.0;
    for (std::size_t part = 0; part < kParts; ++part) {
        const ValueSummary summary =
            values.summarize(life.begin + life.size() * part / kParts,
                             life.begin + life.size() * (part + 1) / kParts);
        if (summary.isEmpty()) {
            continue;
        }
        const double growth = (summary.mean() - before) / height;
        if (part > 0 && growth < (part == 1 ? kLeastEarlyGrowth : -kNoise)) {
            return false;
        }
        before = summary.mean();
    }
    return true;
}

/// Whether all start levels are alike, and memory is nowhere lower.
bool startAlike(const ValueColumn& values, const std::vector<Fall>& falls)
{
    std::vector<double> levels;
    double height = 0.0;
    for (const Fall& fall : falls) {
        levels.push_back(startLevel(values, fall.after));
        height = std::max(height, values[fall.before] - values[fall.after]);
    }
    if (std::isnan(levels.back())) {
        levels.pop_back(); // of the last life nothing is known yet
    }
    if (levels.empty() || std::ranges::any_of(levels, [](double one) { return std::isnan(one); })) {
        return false;
    }
    const auto middle = levels.begin() + static_cast<std::ptrdiff_t>(levels.size() / 2);
    std::ranges::nth_element(levels, middle);
    const double level = *middle;
    const double distance = std::max(kAlike * level, kAlikeInGrowth * height);
    const auto [lowest, highest] = std::ranges::minmax(levels);
    std::size_t begin = 0;
    for (const Fall& fall : falls) {
        constexpr std::size_t kBeginning = 2; // readings of a process that is still starting
        const std::size_t from = std::min(begin + kBeginning, fall.before);
        const ValueSummary life = values.summarize(from, fall.before + 1);
        if (life.min < level - distance) {
            return false;
        }
        begin = fall.after;
    }
    return lowest >= level - distance && highest <= level + distance;
}

/// Whether @p series counts on from its first reading to its last, as no process does that was
/// started again.
bool countsOn(const Series& series)
{
    if (series.kind != SeriesKind::Counter || series.size() < 2) {
        return false;
    }
    double first = kGap;
    double last = kGap;
    for (std::size_t i = 0; i < series.size(); ++i) {
        const double value = (*series.values)[i];
        if (value < last) {
            return false;
        }
        last = std::isnan(value) ? last : value;
        first = std::isnan(first) ? value : first;
    }
    return last > first;
}

} // namespace

std::vector<Marker> inferredRestarts(const Timeline& timeline)
{
    const Series* const main = timeline.mainSeries();
    if (timeline.axis != AxisUnit::Nanoseconds || main == nullptr ||
        !isOfWholeProcess(main->kind)) {
        return {};
    }
    const std::vector<Fall> falls = fallsIn(*main->values);
    if (falls.size() < kLeastFalls || !startAlike(*main->values, falls) ||
        std::ranges::any_of(timeline.series, countsOn)) {
        return {};
    }
    std::vector<Marker> markers;
    for (std::size_t i = 0; i < falls.size(); ++i) {
        if (i > 0 && !grows(*main, {falls[i - 1].after, falls[i].before + 1})) {
            return {};
        }
        const std::int64_t at = (*main->positions)[falls[i].after];
        markers.push_back({MarkerKind::Restart, std::string(kInferredRestart), at, at});
    }
    return markers;
}

Recordings withInferredRestarts(Recordings recordings)
{
    for (auto& recording : recordings) {
        const auto& known = recording->timeline.markers;
        const bool isTold = std::ranges::any_of(known, [](const Marker& marker) {
            return marker.kind == MarkerKind::Restart || marker.kind == MarkerKind::Exit ||
                   marker.kind == MarkerKind::Function;
        });
        const std::vector<Marker> inferred =
            isTold ? std::vector<Marker>() : inferredRestarts(recording->timeline);
        if (!inferred.empty()) {
            auto marked = std::make_shared<Recording>(*recording);
            auto& markers = marked->timeline.markers;
            markers.insert(markers.end(), inferred.begin(), inferred.end());
            std::ranges::stable_sort(markers, {}, &Marker::start);
            recording = std::move(marked);
        }
    }
    return recordings;
}

} // namespace tidemark
