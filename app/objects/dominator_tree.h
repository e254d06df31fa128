// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/object_tree.h"

namespace tidemark::app
{

/// The objects that one object depends on alone, from itself over its dominator up to the root:
/// each is freed with the next. A list.
class DominatorChain final : public HeapTree
{
public:
    enum Kind : std::uint8_t { Object = 1 };
    enum Column { Name, Retained, Share };

    /// @p chain comes from dominatorsAbove().
    DominatorChain(const HeapCells& heap, std::vector<std::uint32_t> chain);

    std::size_t childCount(const TreeEntry& parent) const override;
    std::vector<TreeEntry> children(const TreeEntry& parent, const std::optional<TreeEntry>& after,
                                    std::size_t count, const TreeOrder& order) const override;
    TreeCell cell(const TreeEntry& entry, int column) const override;
    QString hint(const TreeEntry& entry) const override;

private:
    std::vector<std::uint32_t> m_chain;
};

/// @p node, its dominator, and so on up to the root. O(length).
std::vector<std::uint32_t> dominatorsAbove(const HeapAnalysis& analysis, std::uint32_t node);

/// What is freed with one object: those right below it in the dominator tree, the largest first,
/// each opening further down.
class DominatedTree final : public ObjectTree
{
public:
    DominatedTree(std::shared_ptr<const HeapAnalysis> analysis, std::uint32_t object,
                  SizeUnit unit);

    std::uint32_t object() const { return nodeOf({}); }

    std::size_t childCount(const TreeEntry& parent) const override;
    std::vector<TreeEntry> children(const TreeEntry& parent, const std::optional<TreeEntry>& after,
                                    std::size_t count, const TreeOrder& order) const override;

private:
    std::span<const std::uint32_t> below(const TreeEntry& parent) const;
};

} // namespace tidemark::app
