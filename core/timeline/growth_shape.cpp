// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/growth_shape.h"

#include "core/timeline/curvature.h"
#include "core/timeline/neighbour_correlation.h"
#include "core/timeline/trend.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace tidemark
{

namespace
{

constexpr double kFinest = 1024.0;    ///< bytes; closer fits are not told apart
constexpr std::size_t kLeastPart = 3; ///< points on a level
constexpr double kClearly = 6.0;      ///< difference of the criterion: 20 to 1
constexpr int kCutCost = 3;           ///< numbers that choosing the best place is worth

using Values = std::span<const double>;

double medianOf(Values values)
{
    std::vector<double> copy(values.begin(), values.end());
    const auto middle = copy.begin() + static_cast<std::ptrdiff_t>(copy.size() / 2);
    std::ranges::nth_element(copy, middle);
    return *middle;
}

/// The sum of distances from the median.
double spreadOf(Values values)
{
    const double level = medianOf(values);
    double sum = 0.0;
    for (const double value : values) {
        sum += std::abs(value - level);
    }
    return sum;
}

struct Cut {
    std::size_t index = 0; ///< 0: there is none
    double spread = 0.0;   ///< of both sides
};

/// The cut after which the two sides are closest to their own levels.
Cut bestCut(Values values)
{
    Cut best{0, spreadOf(values)};
    for (std::size_t i = kLeastPart; i + kLeastPart <= values.size(); ++i) {
        const double spread = spreadOf(values.first(i)) + spreadOf(values.subspan(i));
        if (spread < best.spread) {
            best = {i, spread};
        }
    }
    return best;
}

/// @p points without @p slope.
std::vector<double> levelled(std::span<const TimedValue> points, double slope)
{
    std::vector<double> values;
    for (const TimedValue& point : points) {
        const auto distance = static_cast<std::uint64_t>(point.position) -
                              static_cast<std::uint64_t>(points.front().position);
        values.push_back(point.value -
                         slope * static_cast<double>(distance) / static_cast<double>(kSecond));
    }
    return values;
}

/// The median slope between points on the same side of @p cut.
double slopeWithin(std::span<const TimedValue> points, std::size_t cut)
{
    std::vector<double> slopes;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const std::size_t end = i < cut ? cut : points.size();
        for (std::size_t j = i + 1; j < end; ++j) {
            if (points[j].position != points[i].position) {
                slopes.push_back((points[j].value - points[i].value) *
                                 static_cast<double>(kSecond) /
                                 static_cast<double>(points[j].position - points[i].position));
            }
        }
    }
    return slopes.empty() ? 0.0 : medianOf(slopes);
}

/// One shape laid through the points.
struct Candidate {
    GrowthShape shape;
    std::vector<double> residuals;
    int numbers = 0; ///< that it takes to write it down

    double spread() const
    {
        double sum = 0.0;
        for (const double residual : residuals) {
            sum += std::abs(residual);
        }
        return sum / static_cast<double>(residuals.size());
    }

    /// The lower, the better, if @p independent points count.
    double criterion(double independent) const
    {
        return 2.0 * independent * std::log(std::max(spread(), kFinest)) +
               numbers * std::log(static_cast<double>(residuals.size()));
    }
};

/// Level parts of @p values that end at @p cuts.
Candidate levels(GrowthShape::Kind kind, Values values, std::vector<std::size_t> cuts, int numbers)
{
    Candidate candidate{{kind, {}, false}, {}, numbers + kCutCost * static_cast<int>(cuts.size())};
    cuts.push_back(values.size());
    std::size_t begin = 0;
    double before = 0.0;
    for (const std::size_t end : cuts) {
        const double level = medianOf(values.subspan(begin, end - begin));
        if (begin > 0 && std::abs(level - before) > std::abs(candidate.shape.step.height)) {
            candidate.shape.step = {begin, level - before};
        }
        for (std::size_t i = begin; i < end; ++i) {
            candidate.residuals.push_back(values[i] - level);
        }
        before = level;
        begin = end;
    }
    return candidate;
}

/// A level with one step, and with two.
void addSteps(std::vector<Candidate>& candidates, Values values)
{
    constexpr auto kSteps = GrowthShape::Kind::Steps;
    const Cut first = bestCut(values);
    if (first.index == 0) {
        return;
    }
    candidates.push_back(levels(kSteps, values, {first.index}, 2));
    const Cut left = bestCut(values.first(first.index));
    const Cut right = bestCut(values.subspan(first.index));
    const double gainLeft = spreadOf(values.first(first.index)) - left.spread;
    const double gainRight = spreadOf(values.subspan(first.index)) - right.spread;
    if (gainLeft > gainRight) {
        candidates.push_back(levels(kSteps, values, {left.index, first.index}, 3));
    } else if (gainRight > 0.0) {
        candidates.push_back(levels(kSteps, values, {first.index, first.index + right.index}, 3));
    }
}

} // namespace

GrowthShape growthShapeOf(std::span<const TimedValue> points, double slopePerSecond)
{
    using Kind = GrowthShape::Kind;
    if (points.size() < 2 * kLeastPart) {
        return {};
    }
    const std::vector<double> line = levelled(points, slopePerSecond);
    std::vector<Candidate> candidates{levels(Kind::Line, line, {}, 2)};
    if (Curvature curve = curvatureOf(points); !curve.residuals.empty()) {
        candidates.push_back({{Kind::Line, {}, false}, std::move(curve.residuals), 3});
    }
    addSteps(candidates, levelled(points, 0.0));
    if (const Cut jump = bestCut(line); jump.index > 0) {
        const auto rest = levelled(points, slopeWithin(points, jump.index));
        Candidate both = levels(Kind::LineAndStep, rest, {jump.index}, 3);
        if (both.shape.step.height > 0.0) { // growth that falls back is a saw's
            candidates.push_back(std::move(both));
        }
    }
    // A shape that does not fit leaves residuals that agree with their neighbours: the one that
    // leaves the least of it tells how many points are independent.
    double inflation = std::numeric_limits<double>::infinity();
    for (const Candidate& one : candidates) {
        inflation = std::min(inflation, varianceInflation(neighbourCorrelation(one.residuals)));
    }
    const double independent = static_cast<double>(points.size()) / inflation;
    const auto criterion = [=](const Candidate& one) { return one.criterion(independent); };
    const auto best = std::ranges::min_element(candidates, {}, criterion);
    GrowthShape shape = best->shape;
    shape.couldBeSteps = std::ranges::any_of(candidates, [&](const Candidate& one) {
        return one.shape.kind == Kind::Steps && criterion(one) < criterion(*best) + kClearly;
    });
    return shape;
}

} // namespace tidemark
