// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/timeline.h"

#include <algorithm>
#include <array>
#include <utility>

namespace tidemark
{

namespace
{

template <typename Kind, std::size_t size>
using Names = std::array<std::pair<Kind, std::string_view>, size>;

constexpr Names<SeriesKind, 16> kSeriesKinds{{
    {SeriesKind::Rss, "rss"},
    {SeriesKind::Pss, "pss"},
    {SeriesKind::Uss, "uss"},
    {SeriesKind::Vsize, "vsize"},
    {SeriesKind::Swap, "swap"},
    {SeriesKind::Anon, "anon"},
    {SeriesKind::File, "file"},
    {SeriesKind::Shared, "shared"},
    {SeriesKind::HeapUsed, "heap_used"},
    {SeriesKind::HeapTotal, "heap_total"},
    {SeriesKind::HeapOverhead, "heap_overhead"},
    {SeriesKind::Stacks, "stacks"},
    {SeriesKind::External, "external"},
    {SeriesKind::ArrayBuffers, "array_buffers"},
    {SeriesKind::GcBaseline, "gc_baseline"},
    {SeriesKind::Counter, "counter"},
}};

constexpr Names<MarkerKind, 7> kMarkerKinds{{
    {MarkerKind::Function, "function"},
    {MarkerKind::Gc, "gc"},
    {MarkerKind::Leak, "leak"},
    {MarkerKind::Snapshot, "snapshot"},
    {MarkerKind::Restart, "restart"},
    {MarkerKind::Mark, "mark"},
    {MarkerKind::Exit, "exit"},
}};

constexpr Names<AxisUnit, 4> kAxisUnits{{
    {AxisUnit::Nanoseconds, "ns"},
    {AxisUnit::Instructions, "instructions"},
    {AxisUnit::AllocatedBytes, "bytes"},
    {AxisUnit::Ordinal, "ordinal"},
}};

constexpr Names<MeaningSource, 7> kMeaningSources{{
    {MeaningSource::Format, "format"},
    {MeaningSource::Name, "name"},
    {MeaningSource::Unit, "unit"},
    {MeaningSource::Cells, "cells"},
    {MeaningSource::Tool, "tool"},
    {MeaningSource::Numbers, "numbers"},
    {MeaningSource::User, "user"},
}};

template <typename Kind, std::size_t size>
std::string_view nameIn(const Names<Kind, size>& names, Kind kind)
{
    const auto* const found =
        std::ranges::find_if(names, [kind](const auto& entry) { return entry.first == kind; });
    return found->second;
}

template <typename Kind, std::size_t size>
std::optional<Kind> kindIn(const Names<Kind, size>& names, std::string_view id)
{
    const auto* const found =
        std::ranges::find_if(names, [id](const auto& entry) { return entry.second == id; });
    return found == names.end() ? std::nullopt : std::optional(found->first);
}

/// Which figure stands for a program's memory, the best first: what it holds of the machine, then
/// what its heap holds, then what it may address, then single parts. A counter is none of these.
constexpr std::array<SeriesKind, 16> kMainKinds{
    SeriesKind::Rss,        SeriesKind::Pss,      SeriesKind::Uss,          SeriesKind::HeapUsed,
    SeriesKind::HeapTotal,  SeriesKind::External, SeriesKind::Vsize,        SeriesKind::Anon,
    SeriesKind::GcBaseline, SeriesKind::Stacks,   SeriesKind::ArrayBuffers, SeriesKind::Shared,
    SeriesKind::File,       SeriesKind::Swap,     SeriesKind::HeapOverhead, SeriesKind::Counter,
};

std::size_t rankOf(const Series& series)
{
    return static_cast<std::size_t>(std::ranges::find(kMainKinds, series.kind) -
                                    kMainKinds.begin());
}

/// Below all numbers if there is no reading.
double peakOf(const Series& series)
{
    return series.size() == 0 ? ValueSummary::none().max
                              : series.values->summarize(0, series.size()).max;
}

} // namespace

std::string_view idOf(AxisUnit unit)
{
    return nameIn(kAxisUnits, unit);
}

std::optional<AxisUnit> axisUnitOf(std::string_view id)
{
    return kindIn(kAxisUnits, id);
}

std::string_view idOf(MeaningSource source)
{
    return nameIn(kMeaningSources, source);
}

std::string_view idOf(SeriesKind kind)
{
    return nameIn(kSeriesKinds, kind);
}

std::optional<SeriesKind> seriesKindOf(std::string_view id)
{
    return kindIn(kSeriesKinds, id);
}

std::string_view idOf(MarkerKind kind)
{
    return nameIn(kMarkerKinds, kind);
}

std::optional<MarkerKind> markerKindOf(std::string_view id)
{
    return kindIn(kMarkerKinds, id);
}

bool Series::operator==(const Series& other) const
{
    return kind == other.kind && name == other.name && pid == other.pid &&
           isInBytes() == other.isInBytes() && *positions == *other.positions &&
           *values == *other.values;
}

AxisRange Timeline::sampledRange() const
{
    AxisRange range;
    bool any = false;
    for (const Series& one : series) {
        if (one.size() == 0) {
            continue;
        }
        const AxisRange own{one.positions->front(), one.positions->back() + 1};
        range =
            any ? AxisRange{std::min(range.begin, own.begin), std::max(range.end, own.end)} : own;
        any = true;
    }
    return range;
}

const Series* Timeline::mainSeries() const
{
    const Series* own = nullptr;
    const Series* ofProcess = nullptr;
    for (const Series& one : series) {
        if (!one.isInBytes()) {
            continue;
        }
        if (!one.isOfChild()) {
            own = own == nullptr || rankOf(one) < rankOf(*own) ? &one : own;
        } else if (ofProcess == nullptr || rankOf(one) < rankOf(*ofProcess) ||
                   (rankOf(one) == rankOf(*ofProcess) && peakOf(one) > peakOf(*ofProcess))) {
            ofProcess = &one;
        }
    }
    if (own == nullptr) {
        return ofProcess != nullptr || series.empty() ? ofProcess : &series.front();
    }
    const auto all = std::ranges::find(series, SeriesRole::Sum, &Series::role);
    return all != series.end() && peakOf(*all) >= peakOf(*own) ? &*all : own;
}

void Timeline::shareEqualPositions()
{
    for (std::size_t i = 1; i < series.size(); ++i) {
        if (*series[i].positions == *series[i - 1].positions) {
            series[i].positions = series[i - 1].positions;
        }
    }
}

} // namespace tidemark
