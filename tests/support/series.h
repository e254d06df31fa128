// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/series.h"

#include <random>

namespace tidemark::test
{

/// An RSS series of @p values at @p positions.
inline Series seriesOf(const std::vector<double>& values,
                       const std::vector<std::int64_t>& positions)
{
    auto positionColumn = std::make_shared<PositionColumn>();
    auto valueColumn = std::make_shared<ValueColumn>();
    for (std::size_t i = 0; i < values.size(); ++i) {
        positionColumn->push_back(positions[i]);
        valueColumn->push_back(values[i]);
    }
    return {SeriesKind::Rss, "RSS", {}, positionColumn, valueColumn};
}

/// The same at positions 0, 10, 20, ...
inline Series seriesOf(const std::vector<double>& values)
{
    std::vector<std::int64_t> positions(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        positions[i] = static_cast<std::int64_t>(i) * 10;
    }
    return seriesOf(values, positions);
}

/// @p size whole numbers below @p below; one in @p gapEvery is a gap (none for 0).
inline std::vector<double> randomValues(std::mt19937& random, std::size_t size, std::size_t below,
                                        std::size_t gapEvery)
{
    std::vector<double> values(size);
    for (double& value : values) {
        value = gapEvery != 0 && random() % gapEvery == 0 ? kGap
                                                          : static_cast<double>(random() % below);
    }
    return values;
}

} // namespace tidemark::test
