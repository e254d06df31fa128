// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/series/prometheus_samples.h"

#include "core/formats/input/number_text.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace tidemark
{

namespace
{

bool areAlike(double a, double b)
{
    return a == b || (std::isnan(a) && std::isnan(b));
}

void sortByTime(PrometheusSeries& series)
{
    std::vector<std::size_t> order(series.unixNs.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&series](std::size_t i) { return series.unixNs[i]; });
    PrometheusSeries sorted;
    sorted.unixNs.reserve(order.size());
    sorted.values.reserve(order.size());
    for (const std::size_t i : order) {
        sorted.unixNs.push_back(series.unixNs[i]);
        sorted.values.push_back(series.values[i]);
    }
    series.unixNs = std::move(sorted.unixNs);
    series.values = std::move(sorted.values);
}

} // namespace

void putInOrder(PrometheusSeries& series, WarningTally& tally)
{
    std::uint64_t late = 0;
    std::uint64_t shared = 0;
    for (std::size_t i = 1; i < series.unixNs.size(); ++i) {
        late += series.unixNs[i] < series.unixNs[i - 1] ? 1U : 0U;
        shared += series.unixNs[i] == series.unixNs[i - 1] ? 1U : 0U;
    }
    if (late == 0 && shared == 0) {
        return;
    }
    if (late > 0) {
        sortByTime(series);
        shared = 0;
    }
    std::size_t kept = 1;
    for (std::size_t i = 1; i < series.unixNs.size(); ++i) {
        const bool isAtOneMoment = series.unixNs[i] == series.unixNs[kept - 1];
        if (isAtOneMoment && areAlike(series.values[i], series.values[kept - 1])) {
            continue;
        }
        tally.add(WarningCode::RowsAtOneMoment, {}, isAtOneMoment ? 1U : 0U);
        series.unixNs[kept] = series.unixNs[i];
        series.values[kept] = series.values[i];
        ++kept;
    }
    series.unixNs.resize(kept);
    series.values.resize(kept);
    tally.add(WarningCode::TimesReordered, {}, late);
}

std::int64_t usualStep(const std::vector<std::int64_t>& unixNs)
{
    constexpr std::size_t kMostSeen = 10'001;
    std::vector<std::int64_t> steps;
    for (std::size_t i = 1; i < std::min(unixNs.size(), kMostSeen); ++i) {
        if (unixNs[i] > unixNs[i - 1]) {
            steps.push_back(unixNs[i] - unixNs[i - 1]);
        }
    }
    if (steps.empty()) {
        return 0;
    }
    const auto middle = steps.begin() + static_cast<std::ptrdiff_t>((steps.size() - 1) / 2);
    std::ranges::nth_element(steps, middle);
    return *middle;
}

SampledColumns sampledColumns(const PrometheusSeries& series, const SeriesColumn& column,
                              std::int64_t originUnixNs, std::int64_t stepNs, WarningTally& tally)
{
    SampledColumns result;
    std::uint64_t missing = 0;
    std::uint64_t impossible = 0;
    const std::int64_t longest = stepNs + stepNs / 2;
    const bool isPlain = !column.isInBytes();
    for (std::size_t i = 0; i < series.unixNs.size(); ++i) {
        const std::int64_t position = series.unixNs[i] - originUnixNs;
        const std::int64_t since = i == 0 ? 0 : series.unixNs[i] - series.unixNs[i - 1];
        if (stepNs > 0 && since > longest) {
            result.positions->push_back(position - since + stepNs);
            result.values->push_back(kGap);
            missing += static_cast<std::uint64_t>((since - stepNs / 2 - 1) / stepNs);
        }
        double value = series.values[i];
        if (std::isnan(value)) {
            ++missing;
        } else if (!isPlain) {
            const auto size = column.valueOf(value);
            impossible += size ? 0U : 1U;
            value = size.value_or(kGap);
        }
        result.positions->push_back(position);
        result.values->push_back(value);
    }
    tally.add(WarningCode::ReadingsMissing, {}, missing);
    tally.add(WarningCode::CellsUnreadable, {}, impossible);
    return result;
}

void decideByNumbers(SeriesColumn& column, const std::vector<double>& values)
{
    constexpr double kLeastMean = 16 * kBytesPerMiB; // means of sizes have fractions
    bool isWhole = true;
    bool isPossible = true;
    double highest = 0.0;
    for (const double value : values) {
        if (!std::isnan(value)) {
            isWhole = isWhole && value == std::floor(value);
            isPossible = isPossible && toBytes(value);
            highest = std::max(highest, value);
        }
    }
    const bool isSize = isPossible && highest >= (isWhole ? kBytesPerMiB : kLeastMean);
    column.isOpen = false;
    column.meaning = {MeaningSource::Numbers};
    column.kind = isSize ? column.kind : SeriesKind::Counter;
    column.countsBytes = isSize && column.kind == SeriesKind::Counter;
}

} // namespace tidemark
