// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/tone.h"

#include "core/timeline/decimation.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace tidemark
{

namespace
{

constexpr double kLoudness = 0.3 * 32'767.0;
constexpr double kFadeSeconds = 0.005;

/// The highest reading of each step, between samples on the line that joins them.
std::vector<std::optional<double>> levelsOf(const std::vector<PixelColumn>& columns)
{
    std::vector<std::optional<double>> levels(columns.size());
    std::optional<std::size_t> before; // the last step with a reading that a line leads on from
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].count == 0) {
            before = columns[i].hasGap ? std::nullopt : before;
            continue;
        }
        levels[i] = columns[i].max;
        if (before && !columns[i].gapBefore) {
            const double from = columns[*before].last;
            const double rise = columns[i].first - from;
            const auto steps = static_cast<double>(i - *before);
            for (std::size_t between = *before + 1; between < i; ++between) {
                levels[between] = from + rise * static_cast<double>(between - *before) / steps;
            }
        }
        before = i;
    }
    return levels;
}

} // namespace

std::vector<std::optional<double>> pitchesOf(const Series& series, const AxisPlacement& placement,
                                             AxisRange range, const ToneRule& rule)
{
    std::vector<PixelColumn> columns;
    decimate(series, placement, range, rule.steps, columns);
    auto levels = levelsOf(columns);
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (const auto& level : levels) {
        low = level ? std::min(low, *level) : low;
        high = level ? std::max(high, *level) : high;
    }
    for (auto& level : levels) {
        if (level) {
            const double share = high > low ? (*level - low) / (high - low) : 0.5;
            level = rule.lowest * std::pow(rule.highest / rule.lowest, share);
        }
    }
    return levels;
}

std::vector<std::int16_t> toneOf(const std::vector<std::optional<double>>& pitches,
                                 const ToneRule& rule)
{
    std::vector<std::int16_t> sound;
    sound.reserve(pitches.size() * static_cast<std::size_t>(rule.stepSamples));
    const double fade = 1.0 / (kFadeSeconds * rule.rate);
    double phase = 0.0;
    double loudness = 0.0;
    double pitch = 0.0;
    for (const auto& step : pitches) {
        pitch = step.value_or(pitch); // what fades keeps its pitch
        for (int i = 0; i < rule.stepSamples; ++i) {
            loudness = std::clamp(loudness + (step ? fade : -fade), 0.0, 1.0);
            phase = std::fmod(phase + pitch / rule.rate, 1.0);
            const double wave = std::sin(2.0 * std::numbers::pi * phase);
            sound.push_back(static_cast<std::int16_t>(std::lround(kLoudness * loudness * wave)));
        }
    }
    return sound;
}

} // namespace tidemark
