// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/value_column.h"

namespace tidemark
{

/// Indexes of consecutive samples: begin is in it, end is not.
struct SampleSpan {
    std::size_t begin = 0;
    std::size_t end = 0;

    std::size_t size() const { return end - begin; }
    bool isEmpty() const { return begin >= end; }
    bool operator==(const SampleSpan&) const = default;
};

/// The index of the first reading in @p span, or span.end if all of it are gaps.
///
/// O(1) where the first sample is a reading, else O(log of the gap's length) summaries.
std::size_t firstReading(const ValueColumn& values, SampleSpan span);

/// The index of the last reading in @p span, or span.end if all of it are gaps.
std::size_t lastReading(const ValueColumn& values, SampleSpan span);

/// The first index in @p span, which is not empty, whose value is @p wanted: its min or max, as
/// @p which says. Halves the span and asks the pyramid which half has it: O(log of its length)
/// summaries.
std::size_t firstWith(const ValueColumn& values, SampleSpan span, double ValueSummary::*which,
                      double wanted);

} // namespace tidemark
