// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/recording.h"

#include <cmath>

namespace tidemark::test
{

/// Stands for kGap in lists to compare, since a NaN equals nothing.
inline constexpr double kGapShown = -999.0;

inline std::vector<double> valuesOf(const Series& series)
{
    std::vector<double> values;
    for (std::size_t i = 0; i < series.size(); ++i) {
        const double value = (*series.values)[i];
        values.push_back(std::isnan(value) ? kGapShown : value);
    }
    return values;
}

inline std::vector<std::int64_t> positionsOf(const Series& series)
{
    std::vector<std::int64_t> positions;
    for (std::size_t i = 0; i < series.size(); ++i) {
        positions.push_back((*series.positions)[i]);
    }
    return positions;
}

/// The series called @p name, or null.
inline const Series* seriesCalled(const Recording& recording, std::string_view name)
{
    for (const Series& series : recording.timeline.series) {
        if (series.name == name) {
            return &series;
        }
    }
    return nullptr;
}

/// The codes of what a reader warned of, in its order.
inline std::vector<WarningCode> codesOf(const Recording& recording)
{
    std::vector<WarningCode> codes;
    for (const Warning& warning : recording.warnings) {
        codes.push_back(warning.code);
    }
    return codes;
}

} // namespace tidemark::test
