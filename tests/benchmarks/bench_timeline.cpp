// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/decimation.h"
#include "core/timeline/peaks.h"
#include "core/timeline/statistics.h"
#include "core/timeline/trend.h"

#include <array>
#include <benchmark/benchmark.h>
#include <random>

using namespace tidemark;

namespace
{

constexpr std::size_t kSamples = 10'000'000;
constexpr std::size_t kSeries = 5;
constexpr int kColumns = 1600;
constexpr std::int64_t kStep = 1'000'000; // 1 kHz

Series randomWalk(unsigned seed, const std::shared_ptr<const PositionColumn>& positions)
{
    std::mt19937 random(seed);
    auto values = std::make_shared<ValueColumn>();
    double value = 1e9;
    for (std::size_t i = 0; i < positions->size(); ++i) {
        value += static_cast<double>(random() % 8193) - 4096.0;
        values->push_back(value);
    }
    return {SeriesKind::Rss, "RSS", {}, positions, values};
}

std::shared_ptr<const PositionColumn> evenPositions(std::size_t size)
{
    auto positions = std::make_shared<PositionColumn>();
    for (std::size_t i = 0; i < size; ++i) {
        positions->push_back(static_cast<std::int64_t>(i) * kStep);
    }
    return positions;
}

/// Five series with position columns of their own, as five recordings have them.
const std::vector<Series>& fiveSeries()
{
    static const std::vector<Series> kFive = [] {
        std::vector<Series> series;
        for (unsigned seed = 0; seed < kSeries; ++seed) {
            series.push_back(randomWalk(seed, evenPositions(kSamples)));
        }
        return series;
    }();
    return kFive;
}

/// One frame: five series into pixel columns, with 1/range(0) of the axis visible. The window moves
/// from frame to frame, as when a person pans.
void decimateFrame(benchmark::State& state)
{
    const auto& series = fiveSeries();
    const std::int64_t whole = static_cast<std::int64_t>(kSamples) * kStep;
    const std::int64_t length = whole / state.range(0);
    std::int64_t begin = 0;
    std::array<std::vector<PixelColumn>, kSeries> columns;
    for (auto _ : state) {
        for (std::size_t i = 0; i < kSeries; ++i) {
            decimate(series[i], {begin, begin + length}, kColumns, columns[i]);
        }
        benchmark::DoNotOptimize(columns);
        begin = (begin + length / 97) % (whole - length + 1);
    }
}
BENCHMARK(decimateFrame)
    ->Arg(1)
    ->Arg(2)
    ->Arg(10)
    ->Arg(100)
    ->Arg(10'000)
    ->Unit(benchmark::kMillisecond);

void appendSamples(benchmark::State& state)
{
    for (auto _ : state) {
        PositionColumn positions;
        ValueColumn values;
        for (std::size_t i = 0; i < kSamples; ++i) {
            positions.push_back(static_cast<std::int64_t>(i) * kStep);
            values.push_back(static_cast<double>(i % 1000));
        }
        benchmark::DoNotOptimize(values.summarize(0, kSamples));
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(kSamples));
}
BENCHMARK(appendSamples)->Unit(benchmark::kMillisecond);

void findPeaks(benchmark::State& state)
{
    for (auto _ : state) {
        benchmark::DoNotOptimize(highestPeaks(fiveSeries().front(), 20));
    }
}
BENCHMARK(findPeaks)->Unit(benchmark::kMillisecond);

void wholeStatistics(benchmark::State& state)
{
    for (auto _ : state) {
        benchmark::DoNotOptimize(statisticsOf(fiveSeries().front()));
    }
}
BENCHMARK(wholeStatistics)->Unit(benchmark::kMicrosecond);

/// range(0) samples of the first series.
void fitTrend(benchmark::State& state)
{
    for (auto _ : state) {
        benchmark::DoNotOptimize(trendOf(fiveSeries().front(), {0, state.range(0) * kStep}));
    }
}
BENCHMARK(fitTrend)->Arg(1'000'000)->Arg(kSamples)->Unit(benchmark::kMillisecond);

} // namespace
