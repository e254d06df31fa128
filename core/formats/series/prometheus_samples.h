// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/series/prometheus_matrix.h"
#include "core/formats/series/series_columns.h"
#include "core/model/position_column.h"
#include "core/model/value_column.h"

#include <memory>

namespace tidemark
{

/// Puts the samples of @p series in order of time; those that come twice alike are dropped, in
/// @p tally the others that share their moment, and those that were out of order, are counted.
void putInOrder(PrometheusSeries& series, WarningTally& tally);

/// The step that most neighbouring samples have between them; 0 for less than two samples.
std::int64_t usualStep(const std::vector<std::int64_t>& unixNs);

/// Samples as a Series has them.
struct SampledColumns {
    std::shared_ptr<PositionColumn> positions = std::make_shared<PositionColumn>();
    std::shared_ptr<ValueColumn> values = std::make_shared<ValueColumn>();
};

/// The samples of @p series, which are in order, as @p column has them, from @p originUnixNs on.
/// Where more than one and a half of @p stepNs lies between two there is a gap; what is no possible
/// size is one. Both are counted in @p tally.
SampledColumns sampledColumns(const PrometheusSeries& series, const SeriesColumn& column,
                              std::int64_t originUnixNs, std::int64_t stepNs, WarningTally& tally);

/// Decides by its numbers what a column holds of which neither name nor unit says it: whole ones
/// that reach a mebibyte are sizes.
void decideByNumbers(SeriesColumn& column, const std::vector<double>& values);

} // namespace tidemark
