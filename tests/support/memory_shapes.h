// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/series.h"

#include <algorithm>
#include <functional>
#include <numbers>

namespace tidemark::test
{

/// MiB at a share of the time, 0 to 1. Called once for each sample, in order.
using MemoryShape = std::function<double(double)>;

inline double uniform(std::mt19937& random, double low, double high)
{
    return std::uniform_real_distribution<double>(low, high)(random);
}

inline double normal(std::mt19937& random)
{
    return std::normal_distribution<double>()(random);
}

inline MemoryShape sumOf(std::vector<MemoryShape> parts)
{
    return [parts](double x) {
        double sum = 0.0;
        for (const MemoryShape& part : parts) {
            sum += part(x);
        }
        return sum;
    };
}

inline MemoryShape level(double height)
{
    return [height](double) { return height; };
}

inline MemoryShape line(double growth)
{
    return [growth](double x) { return growth * x; };
}

inline MemoryShape stepUp(double at, double height)
{
    return [=](double x) { return x >= at ? height : 0.0; };
}

/// Levels off; @p share is the time after which 63 % are there.
inline MemoryShape saturating(double share, double height)
{
    return [=](double x) { return height * (1.0 - std::exp(-x / share)); };
}

inline MemoryShape logarithmic(double share, double height)
{
    return [=](double x) { return height * std::log(1.0 + x / share); };
}

inline MemoryShape whiteNoise(std::mt19937& random, double deviation)
{
    auto own = std::make_shared<std::mt19937>(random());
    return [=](double) { return deviation * normal(*own); };
}

/// Noise that remembers: each value is @p memory times the one before, and something new.
inline MemoryShape driftingNoise(std::mt19937& random, double deviation, double memory)
{
    auto own = std::make_shared<std::mt19937>(random());
    auto state = std::make_shared<double>(deviation * normal(*own));
    return [=](double) {
        *state = memory * *state + std::sqrt(1.0 - memory * memory) * deviation * normal(*own);
        return *state;
    };
}

/// What a garbage collector does: rises to about @p height in about @p period of the time, falls
/// to 0; both vary by the share @p jitter.
inline MemoryShape sawtooth(std::mt19937& random, double period, double height, double jitter)
{
    std::vector<std::pair<double, double>> teeth{
        {-uniform(random, 0.0, period), 0.0}}; // end, height
    while (teeth.back().first < 1.0) {
        const double end =
            teeth.back().first + period * (1.0 + jitter * uniform(random, -1.0, 1.0));
        teeth.emplace_back(end, height * (1.0 + jitter * uniform(random, -1.0, 1.0)));
    }
    return [teeth](double x) {
        const auto tooth =
            std::ranges::upper_bound(teeth, x, {}, &std::pair<double, double>::first);
        const double begin = std::prev(tooth)->first;
        return tooth->second * (x - begin) / (tooth->first - begin);
    };
}

inline MemoryShape sine(double period, double phase, double height)
{
    return
        [=](double x) { return height * std::sin(2.0 * std::numbers::pi * (x / period + phase)); };
}

/// Now and then a reading far above.
inline MemoryShape spikes(std::mt19937& random)
{
    auto own = std::make_shared<std::mt19937>(random());
    return [=](double) { return (*own)() % 20 == 0 ? uniform(*own, 10.0, 200.0) : 0.0; };
}

/// @p samples pages-rounded readings of @p shape over @p seconds.
inline Series sampled(const MemoryShape& shape, std::size_t samples, double seconds)
{
    constexpr double kPagesPerMiB = 256.0;
    std::vector<double> values;
    std::vector<std::int64_t> positions;
    for (std::size_t i = 0; i < samples; ++i) {
        const double x = static_cast<double>(i) / static_cast<double>(samples);
        values.push_back(std::round(std::max(0.0, shape(x)) * kPagesPerMiB) * 4096.0);
        positions.push_back(static_cast<std::int64_t>(x * seconds * 1e9));
    }
    return seriesOf(values, positions);
}

} // namespace tidemark::test
