// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/size_ruler.h"

#include <algorithm>
#include <cmath>

namespace tidemark::app
{

namespace
{

constexpr double kHeadRoom = 0.12; ///< of the height, for the peak's label
constexpr double kFootRoom = 0.05;
constexpr double kBytesWhenEmpty = 1048576.0; ///< upper edge when all values are 0

SizeScale scaleFromZero(double highest)
{
    return {0.0, (highest > 0 ? highest : kBytesWhenEmpty) * (1.0 + kHeadRoom)};
}

/// What does not change at all stands in the middle.
SizeScale fittedScale(const ValueBounds& visible)
{
    constexpr double kLeastShare = 1e-6;
    constexpr double kLeastHeight = 1024.0;
    double height = visible.highest - visible.lowest;
    double lowest = visible.lowest;
    if (height <= std::abs(visible.highest) * kLeastShare) {
        height = std::max(std::abs(visible.highest) / 100.0, kLeastHeight);
        lowest -= height / 2;
    }
    const double foot = lowest - height * kFootRoom;
    return {visible.lowest >= 0.0 ? std::max(foot, 0.0) : foot,
            lowest + height * (1.0 + kHeadRoom)};
}

/// What is 0 or below has no place on it; then it reaches down to a millionth of the highest.
SizeScale logarithmicScale(const ValueBounds& visible)
{
    constexpr double kWhole = 1e-6;
    constexpr double kLeastRatio = 1.1;
    if (visible.highest < 1.0) {
        return scaleFromZero(visible.highest);
    }
    const double lowest =
        visible.lowest > 0.0 ? visible.lowest : std::max(visible.highest * kWhole, 1.0);
    const double ratio = std::max(visible.highest / lowest, kLeastRatio);
    return {lowest * std::pow(ratio, -kFootRoom), lowest * std::pow(ratio, 1.0 + kHeadRoom), true};
}

SizeScale chosenScale(SizeAxis::Kind kind, const ValueBounds& visible)
{
    switch (kind) {
    case SizeAxis::Kind::Fitted:
        return fittedScale(visible);
    case SizeAxis::Kind::Logarithmic:
        return logarithmicScale(visible);
    case SizeAxis::Kind::FromZero:
        break;
    }
    return scaleFromZero(visible.highest);
}

} // namespace

SizeRuler sizeRulerFor(const SizeAxis& axis, const std::optional<ValueBounds>& visible,
                       int mostSteps, SizeUnit unit)
{
    const ValueBounds bounds = visible.value_or(ValueBounds{0.0, 0.0});
    const bool isEmpty = !visible && !axis.zoomed();
    const SizeScale scale =
        axis.zoomed() ? *axis.zoomed()
                      : chosenScale(isEmpty ? SizeAxis::Kind::FromZero : axis.kind(), bounds);
    return {scale, scale.isLogarithmic
                       ? logarithmicSizeTicks(scale.lowest, scale.highest, mostSteps, unit)
                       : sizeTicksBetween(scale.lowest, scale.highest, mostSteps, unit)};
}

} // namespace tidemark::app
