// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/snapshots/kept_contents.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace tidemark
{

namespace
{

/// From a function over its context, and what that holds.
constexpr int kMostStepsBehind = 5;

bool leadsBehind(const HeapGraph& graph, std::uint32_t node)
{
    return graph.nodeTypes[node] == NodeType::Closure || graph.nodeName(node) == "system / Context";
}

/// The object of a program's class behind a function or context; that itself if there is none.
std::uint32_t behind(const HeapAnalysis& analysis, std::uint32_t node)
{
    std::uint32_t at = node;
    for (int step = 0; step < kMostStepsBehind; ++step) {
        if (isProgramClass(analysis, analysis.overview->classes.classOf[at])) {
            return at;
        }
        const auto below = analysis.dominated.of(at);
        if (below.empty()) {
            break;
        }
        at = *std::ranges::max_element(
            below, {}, [&analysis](std::uint32_t one) { return analysis.retainedSizes[one]; });
    }
    return node;
}

} // namespace

bool isProgramClass(const HeapAnalysis& analysis, std::uint32_t heapClass)
{
    constexpr std::array<std::string_view, 5> kEverywhere{"Array", "Object", "Map", "Set",
                                                          "Function"};
    const std::string& name = analysis.overview->classes.classes[heapClass].name;
    return !name.starts_with('(') && !name.starts_with("system /") &&
           std::ranges::find(kEverywhere, name) == kEverywhere.end();
}

std::optional<KeptPart> largestPart(const HeapAnalysis& analysis,
                                    std::span<const std::uint32_t> nodes)
{
    std::unordered_map<std::uint32_t, KeptPart> parts;
    for (const std::uint32_t node : nodes) {
        const std::uint32_t known =
            leadsBehind(analysis.graph(), node) ? behind(analysis, node) : node;
        const std::uint32_t heapClass = analysis.overview->classes.classOf[known];
        KeptPart& part = parts[heapClass];
        part.heapClass = heapClass;
        ++part.count;
        part.bytes += analysis.retainedSizes[known];
    }
    const auto most = std::ranges::max_element(
        parts, {}, [](const auto& part) { return std::pair(part.second.bytes, ~part.first); });
    return most == parts.end() ? std::nullopt : std::optional(most->second);
}

} // namespace tidemark
