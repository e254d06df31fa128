// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/readings.h"

#include <algorithm>

namespace tidemark
{

std::size_t firstReading(const ValueColumn& values, SampleSpan span)
{
    if (span.isEmpty() || !std::isnan(values[span.begin])) {
        return span.begin;
    }
    // Gallop over the gaps, then halve the stretch that holds the first reading.
    std::size_t begin = span.begin;
    std::size_t step = 1;
    while (begin < span.end &&
           values.summarize(begin, begin + std::min(step, span.end - begin)).isEmpty()) {
        begin += std::min(step, span.end - begin);
        step *= 2;
    }
    if (begin == span.end) {
        return span.end;
    }
    std::size_t length = std::min(step, span.end - begin);
    while (length > 1) {
        const std::size_t half = length / 2;
        if (values.summarize(begin, begin + half).isEmpty()) {
            begin += half;
            length -= half;
        } else {
            length = half;
        }
    }
    return begin;
}

std::size_t lastReading(const ValueColumn& values, SampleSpan span)
{
    if (span.isEmpty() || !std::isnan(values[span.end - 1])) {
        return span.isEmpty() ? span.end : span.end - 1;
    }
    std::size_t end = span.end;
    std::size_t step = 1;
    while (end > span.begin &&
           values.summarize(end - std::min(step, end - span.begin), end).isEmpty()) {
        end -= std::min(step, end - span.begin);
        step *= 2;
    }
    if (end == span.begin) {
        return span.end;
    }
    std::size_t length = std::min(step, end - span.begin);
    while (length > 1) {
        const std::size_t half = length / 2;
        if (values.summarize(end - half, end).isEmpty()) {
            end -= half;
            length -= half;
        } else {
            length = half;
        }
    }
    return end - 1;
}

std::size_t firstWith(const ValueColumn& values, SampleSpan span, double ValueSummary::*which,
                      double wanted)
{
    while (span.size() > ValueColumn::kFanOut) {
        const std::size_t middle = span.begin + span.size() / 2;
        (values.summarize(span.begin, middle).*which == wanted ? span.end : span.begin) = middle;
    }
    while (span.begin + 1 < span.end && values[span.begin] != wanted) {
        ++span.begin;
    }
    return span.begin;
}

} // namespace tidemark
