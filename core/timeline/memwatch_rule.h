// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/axis.h"
#include "core/model/series.h"

#include <optional>

namespace tidemark
{

/// What the Node package memwatch would have said of heap sizes after full garbage collections.
///
/// Its rule, as coded: a collection that leaves more than the one before counts, one that leaves as
/// much or less sets the count back to 0, and at 5 a leak is reported and the count starts anew.
/// It has quirks. The very first collection counts as growth, since it is compared with 0. The
/// growth reported starts from the first value that had already grown, so it spans four steps. No
/// growth is too small, so a byte a collection is a leak; and a warm-up is one. The original keeps
/// sizes in 32 bits: from 4 GiB on, where every collection looks like growth to it, this rule
/// compares the true sizes instead.
struct MemwatchRule {
    static constexpr int kGrowths = 5;

    bool fired = false;
    std::size_t collections = 0; ///< that were looked at
    std::size_t times = 0;       ///< reports
    std::int64_t firedAt = 0;    ///< position of the first report
    double growth = 0.0;         ///< bytes, as the first report says
    std::int64_t growingFor = 0; ///< axis units, as the first report says
    bool countedFirst = false;   ///< the first report needed the very first collection
    bool isBeyond32Bits = false; ///< a size of 4 GiB or more
    int inARow = 0;              ///< growths at the end, of the kGrowths that a report takes
    std::size_t longest = 0;     ///< growths in a row at most, the very first collection left out
    std::int64_t length = 0;     ///< axis units from the first collection to the last
};

/// The rule over the readings of @p baseline in @p range, which must be of one process. None if
/// there is no reading. O(n).
std::optional<MemwatchRule> memwatchRule(const Series& baseline, AxisRange range);

} // namespace tidemark
