// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/snapshots/rss_waterfall.h"

#include <algorithm>
#include <array>
#include <utility>

namespace tidemark
{

namespace
{

constexpr std::array<std::pair<RssPart, std::string_view>, 8> kPartIds{{
    {RssPart::FileBacked, "file_backed"},
    {RssPart::SharedMemory, "shared_memory"},
    {RssPart::HeapUsed, "heap_used"},
    {RssPart::HeapFree, "heap_free"},
    {RssPart::External, "external"},
    {RssPart::Code, "code"},
    {RssPart::Stacks, "stacks"},
    {RssPart::Kernel, "kernel"},
}};

std::int64_t rssOf(const MappingTable& mappings, MappingKind kind)
{
    std::int64_t rss = 0;
    for (const MappingRow& row : mappings.rows) {
        rss += row.kind == kind ? row.figures.rss : 0;
    }
    return rss;
}

std::int64_t fileBackedIn(const MappingTable& mappings)
{
    std::int64_t bytes = 0;
    for (const MappingRow& row : mappings.rows) {
        if (row.kind == MappingKind::Library || row.kind == MappingKind::File) {
            bytes += row.figures.rss - row.figures.anonymous;
        }
    }
    return bytes;
}

} // namespace

std::string_view idOf(RssPart part)
{
    const auto* const found =
        std::ranges::find(kPartIds, part, [](const auto& entry) { return entry.first; });
    return found->second;
}

std::int64_t RssWaterfall::explained() const
{
    std::int64_t sum = 0;
    for (const Step& step : steps) {
        sum += step.bytes;
    }
    return sum;
}

std::optional<std::int64_t> RssWaterfall::notExplained() const
{
    const std::int64_t left = rss - explained();
    return left < 0 ? std::nullopt : std::optional(left);
}

std::int64_t RssWaterfall::excess() const
{
    return std::max(explained() - rss, std::int64_t{0});
}

RssWaterfall waterfallOf(const MappingTable& mappings, const RuntimeHeap& heap)
{
    RssWaterfall waterfall{mappings.total().rss, {}};
    const auto add = [&waterfall](RssPart part, std::int64_t bytes) {
        waterfall.steps.push_back({part, bytes});
    };
    const auto addIfAny = [&add](RssPart part, std::int64_t bytes) {
        if (bytes > 0) {
            add(part, bytes);
        }
    };
    add(RssPart::FileBacked, fileBackedIn(mappings));
    addIfAny(RssPart::SharedMemory, rssOf(mappings, MappingKind::Shared));
    if (heap.used) {
        add(RssPart::HeapUsed, *heap.used);
    }
    if (heap.used && heap.total && *heap.total >= *heap.used) {
        add(RssPart::HeapFree, *heap.total - *heap.used);
    }
    if (heap.external) {
        add(RssPart::External, *heap.external);
    }
    if (!heap.used) {
        addIfAny(RssPart::Code, rssOf(mappings, MappingKind::Code));
    }
    add(RssPart::Stacks, rssOf(mappings, MappingKind::Stack));
    addIfAny(RssPart::Kernel, rssOf(mappings, MappingKind::Special));
    return waterfall;
}

} // namespace tidemark
