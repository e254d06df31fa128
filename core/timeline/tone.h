// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/axis_placement.h"
#include "core/model/series.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace tidemark
{

/// How a series is made to be heard.
struct ToneRule {
    int rate = 22'050;       ///< sound samples a second
    int steps = 250;         ///< equal parts of the range, each with a pitch of its own
    int stepSamples = 441;   ///< sound samples of each: 20 ms
    double lowest = 165.0;   ///< pitch of the lowest reading in the range, in Hz
    double highest = 1320.0; ///< and of the highest one, three octaves above it

    std::size_t length() const
    {
        return static_cast<std::size_t>(steps) * static_cast<std::size_t>(stepSamples);
    }
};

/// The pitch of each step of @p range, of the highest reading in it, so that no peak is missed;
/// none where nothing was read: in gaps, before the first and after the last sample. Between
/// samples that are further apart than a step the pitch glides. Where all readings are alike it is
/// in the middle between both ends. @p placement is that of the series on the axis that @p range is
/// of.
std::vector<std::optional<double>> pitchesOf(const Series& series, const AxisPlacement& placement,
                                             AxisRange range, const ToneRule& rule);

/// The sound of these pitches, mono, rule.stepSamples of each; silence where there is none. It
/// swells and fades so that it does not click.
std::vector<std::int16_t> toneOf(const std::vector<std::optional<double>>& pitches,
                                 const ToneRule& rule);

} // namespace tidemark
