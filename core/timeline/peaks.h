// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/series.h"

#include <vector>

namespace tidemark
{

/// A local maximum of a series, with how far it stands out.
///
/// The prominence is the height above the highest pass to higher ground (of two equal peaks the
/// earlier one is the higher); for the highest peak of all, above the lowest reading.
struct Peak {
    std::int64_t position = 0; ///< on the series' axis; a plateau's first
    double value = 0.0;        ///< in the kind's unit, as is the prominence
    double prominence = 0.0;
    std::size_t index = 0; ///< of the sample

    bool operator==(const Peak&) const = default;
};

/// The at most @p atMost most prominent peaks, the most prominent first, equal ones in order.
///
/// The first and the last reading may be peaks. Gaps are as if they were not there. Peaks below
/// @p minProminence are left out. O(n) time; memory grows with @p atMost, not with the series.
std::vector<Peak> highestPeaks(const Series& series, std::size_t atMost,
                               double minProminence = 0.0);

} // namespace tidemark
