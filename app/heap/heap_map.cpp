// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/heap/heap_map.h"

#include <algorithm>

namespace tidemark::app
{

namespace
{

std::shared_ptr<const HeapKinds> kindsOf(const HeapAnalysis& analysis)
{
    return std::make_shared<const HeapKinds>(analysis.graph(), analysis.overview->states);
}

/// The node of an object that stands in a group below @p above.
std::optional<std::uint32_t> nodeInGroup(const HeapMap& map, std::uint32_t above,
                                         const Branch& object)
{
    const HeapAnalysis& analysis = *map.analysis;
    const std::uint32_t item = groupItem(analysis, analysis.overview->classes.classOf[object.item]);
    const WeightedTree::Range children = map.tree->children(above);
    for (std::uint32_t child = children.first; child < children.last; ++child) {
        if (map.tree->item(child) == item) {
            return map.tree->child(child, object);
        }
    }
    return {};
}

} // namespace

std::optional<std::uint32_t> HeapMap::objectOf(std::uint32_t node) const
{
    const bool isType = isByType() && node <= typeCount();
    const bool isObject = node != WeightedTree::kRoot && !isType &&
                          tree->item(node) != kOutsideHeap && !groupOf(node);
    return isObject ? std::optional(tree->item(node)) : std::nullopt;
}

std::optional<std::uint32_t> HeapMap::groupOf(std::uint32_t node) const
{
    return isByType() ? std::nullopt : groupedClass(*analysis, tree->item(node));
}

std::optional<std::uint32_t> HeapMap::typeOf(std::uint32_t node) const
{
    const bool isType =
        node != WeightedTree::kRoot && node <= typeCount() && tree->item(node) != kOutsideHeap;
    return isType ? std::optional(tree->item(node)) : std::nullopt;
}

std::optional<std::uint32_t> HeapMap::nodeOfObject(std::uint32_t object) const
{
    if (analysis == nullptr) {
        return {};
    }
    if (isByType()) {
        const ClassRow* const row = rowOf(listing->rows, listing->classes().classOf[object]);
        if (row == nullptr) {
            return {};
        }
        const auto place = static_cast<std::uint32_t>(row - listing->rows.data());
        const auto type = tree->child(WeightedTree::kRoot, {place, row->shallowBytes});
        return type ? tree->child(*type, {object, listing->overview->shallowSizes[object]})
                    : std::nullopt;
    }
    std::vector<std::uint32_t> way; // up to below the root
    for (std::uint32_t at = object; analysis->dominators[at] != at; at = analysis->dominators[at]) {
        way.push_back(at);
    }
    std::optional<std::uint32_t> node = WeightedTree::kRoot;
    for (auto at = way.rbegin(); at != way.rend() && node; ++at) {
        const Branch branch{*at, analysis->retainedSizes[*at]};
        const auto alone = tree->child(*node, branch);
        node = alone ? alone : nodeInGroup(*this, *node, branch);
    }
    return node;
}

std::optional<std::uint32_t> HeapMap::nodeOfType(const std::string& name) const
{
    for (std::uint32_t node = 1; node <= typeCount(); ++node) {
        const auto type = typeOf(node);
        if (type && listing->typeOf(*type).name == name) {
            return node;
        }
    }
    return {};
}

HeapMapResult mapByDominator(const std::shared_ptr<const HeapAnalysis>& analysis,
                             TaskControl& control)
{
    auto tree = areasByDominator(*analysis, control);
    if (!tree) {
        return tl::unexpected(std::move(tree.error()));
    }
    return std::make_shared<const HeapMap>(
        HeapMap{std::move(*tree), analysis, nullptr, kindsOf(*analysis)});
}

HeapMapResult mapByType(const std::shared_ptr<const HeapAnalysis>& analysis, const TypeTable& types,
                        bool withShapes, TaskControl& control)
{
    const ListingWish wish{withShapes ? ObjectGrouping::Shape : ObjectGrouping::Type};
    auto listing = analysis != nullptr ? listTypes(analysis->overview, analysis, wish, control)
                                       : listTypes(types);
    if (!listing) {
        return tl::unexpected(std::move(listing.error()));
    }
    auto tree = areasByType(**listing, control);
    if (!tree) {
        return tl::unexpected(std::move(tree.error()));
    }
    return std::make_shared<const HeapMap>(
        HeapMap{std::move(*tree), analysis, std::move(*listing),
                analysis != nullptr ? kindsOf(*analysis) : nullptr});
}

} // namespace tidemark::app
