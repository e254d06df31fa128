// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/run_scale.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace tidemark::app
{

namespace
{

struct ScaleText {
    Q_DECLARE_TR_FUNCTIONS(RunScale)
};

constexpr double kTicksUp = 4.0; ///< about so many on an axis that stands
constexpr double kTicksAlong = 6.0;
constexpr double kHeadRoom = 1.1;
constexpr double kNanosecondsPerSecond = 1e9;
constexpr double kThousand = 1000.0;

/// 1, 2 or 5 times a power of ten, so that about @p wanted of it fit into @p length.
double roundStep(double length, double wanted)
{
    const double rough = length / wanted;
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    const double digit = rough / power;
    return power * (digit <= 1.0 ? 1.0 : digit <= 2.0 ? 2.0 : digit <= 5.0 ? 5.0 : 10.0);
}

/// From zero, unless the values lie so far above it that nobody could tell them apart.
RunScale scaleIn(const SizeStep& unit, double lowest, double highest, double wantedTicks)
{
    RunScale scale{unit};
    const double first = lowest / unit.bytes;
    const double last = highest / unit.bytes;
    const double spread = last - first;
    if (spread > 0 && first > last / 2) {
        scale.begin = first - spread / 4;
        scale.end = last + spread / 4;
    } else {
        scale.begin = std::min(0.0, first * kHeadRoom);
        scale.end = last > 0 ? last * kHeadRoom : first < 0 ? 0.0 : 1.0;
    }
    scale.tick = roundStep(scale.end - scale.begin, wantedTicks);
    return scale;
}

/// The unit of a length along @p axis that suits lengths up to @p longest.
SizeStep lengthStep(AxisUnit axis, double longest, SizeUnit unit)
{
    if (axis == AxisUnit::Nanoseconds) {
        constexpr double kMinute = 60.0 * kNanosecondsPerSecond;
        constexpr double kHour = 60.0 * kMinute;
        constexpr double kMostSteps =
            3.0; // from three minutes on minutes, from three hours on hours
        return longest >= kMostSteps * kHour ? SizeStep{ScaleText::tr("h"), kHour}
               : longest >= kMostSteps * kMinute
                   ? SizeStep{ScaleText::tr("min"), kMinute}
                   : SizeStep{ScaleText::tr("s"), kNanosecondsPerSecond};
    }
    if (axis == AxisUnit::AllocatedBytes) {
        return sizeStepFor(longest, unit);
    }
    SizeStep step{QString(), 1.0};
    for (const char* name : {"k", "M", "G", "T"}) {
        if (longest >= step.bytes * kThousand) {
            step = {QString::fromLatin1(name), step.bytes * kThousand};
        }
    }
    return step;
}

} // namespace

int RunScale::decimals() const
{
    return std::max(0, static_cast<int>(-std::floor(std::log10(tick))));
}

RunScale scaleOfSizes(double lowest, double highest, SizeUnit unit)
{
    // All digits of bytes do not fit an axis.
    return scaleIn(
        sizeStepFor(std::max(highest, -lowest), unit == SizeUnit::Bytes ? SizeUnit::Binary : unit),
        lowest, highest, kTicksUp);
}

RunScale scaleOfLengths(AxisUnit axis, double shortest, double longest, SizeUnit unit)
{
    return scaleIn(lengthStep(axis, longest, unit), shortest, longest, kTicksAlong);
}

RunScale scaleOf(RunFigure figure, double lowest, double highest, AxisUnit axis, SizeUnit unit)
{
    if (figure == RunFigure::Duration) {
        return scaleOfLengths(axis, lowest, highest, unit);
    }
    if (figure != RunFigure::Area) {
        return scaleOfSizes(lowest, highest, unit);
    }
    RunScale scale =
        scaleOfSizes(lowest / kNanosecondsPerSecond, highest / kNanosecondsPerSecond, unit);
    scale.unit.bytes *= kNanosecondsPerSecond;
    scale.unit.name = ScaleText::tr("%1·s", "size times seconds").arg(scale.unit.name);
    return scale;
}

} // namespace tidemark::app
