// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/objects/dominator_tree.h"

#include "app/models/object_card.h"
#include "app/text/size_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace tidemark::app
{

namespace
{

struct DominatorTreeText {
    Q_DECLARE_TR_FUNCTIONS(DominatorTreeText)
};

} // namespace

std::vector<std::uint32_t> dominatorsAbove(const HeapAnalysis& analysis, std::uint32_t node)
{
    std::vector<std::uint32_t> chain{node};
    while (analysis.dominators[chain.back()] != chain.back()) {
        chain.push_back(analysis.dominators[chain.back()]);
    }
    return chain;
}

DominatorChain::DominatorChain(const HeapCells& heap, std::vector<std::uint32_t> chain)
    : HeapTree(heap),
      m_chain(std::move(chain))
{
    HeapTreeColumn share{
        {{DominatorTreeText::tr("Share"), DominatorTreeText::tr("Of the whole snapshot")}, true}};
    share.cell = [heap](const TreeEntry& entry) {
        const double retained = heap.retained(entry.item).number;
        const auto total = static_cast<double>(heap.totalBytes());
        const double percent = total > 0 ? 100.0 * retained / total : 0.0;
        return TreeCell{percentText(percent), {}, percent};
    };
    setColumns({{codeHeading({DominatorTreeText::tr("Dominator"),
                              DominatorTreeText::tr("Freeing it frees all objects above it in this "
                                                    "list")}),
                 [heap](const TreeEntry& entry) { return heap.name(entry.item); }},
                figureColumn(NodeKey::Retained, HeapRow::Object),
                std::move(share)});
}

std::size_t DominatorChain::childCount(const TreeEntry& parent) const
{
    return parent.kind == 0 ? m_chain.size() : 0;
}

/// The entry's edge is the place in the chain.
std::vector<TreeEntry> DominatorChain::children(const TreeEntry& parent,
                                                const std::optional<TreeEntry>& after,
                                                std::size_t count, const TreeOrder& /*order*/) const
{
    std::vector<TreeEntry> entries;
    const std::size_t first = after ? std::size_t{after->edge} + 1 : 0;
    for (std::size_t at = first; parent.kind == 0 && at < std::min(first + count, m_chain.size());
         ++at) {
        entries.push_back({Object, 0, m_chain[at], static_cast<std::uint32_t>(at)});
    }
    return entries;
}

QString DominatorChain::hint(const TreeEntry& entry) const
{
    return objectCard(cells(), entry.item);
}

TreeCell DominatorChain::cell(const TreeEntry& entry, int column) const
{
    const HeapTreeColumn& shown = at(column);
    return shown.cell ? shown.cell(entry) : cells().figure(*shown.figure, entry.item);
}

DominatedTree::DominatedTree(std::shared_ptr<const HeapAnalysis> analysis, std::uint32_t object,
                             SizeUnit unit)
    : ObjectTree(HeapCells(std::move(analysis), unit), object,
                 {DominatorTreeText::tr("Dominated object"),
                  DominatorTreeText::tr("Freed with the object it is under")})
{
}

std::span<const std::uint32_t> DominatedTree::below(const TreeEntry& parent) const
{
    return cells().analysis()->dominated.of(nodeOf(parent));
}

std::size_t DominatedTree::childCount(const TreeEntry& parent) const
{
    return below(parent).size();
}

std::vector<TreeEntry> DominatedTree::children(const TreeEntry& parent,
                                               const std::optional<TreeEntry>& after,
                                               std::size_t count, const TreeOrder& order) const
{
    const NodeOrder by = nodeOrder(order).value_or(NodeOrder{NodeKey::Id, order.descending});
    const auto previous = after ? std::optional(after->item) : std::nullopt;
    std::vector<TreeEntry> entries;
    for (const std::uint32_t node :
         nodePage(below(parent), by, NodeColumns(*cells().analysis()), previous, count)) {
        entries.push_back(objectEntry(node));
    }
    return entries;
}

} // namespace tidemark::app
