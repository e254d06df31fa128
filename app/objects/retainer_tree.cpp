// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/objects/retainer_tree.h"

#include "app/models/object_card.h"
#include "app/models/type_tree.h"
#include "app/text/location_text.h"
#include "app/text/node_text.h"
#include "core/heap/retaining_path.h"

#include <QCoreApplication>

#include <algorithm>

namespace tidemark::app
{

namespace
{

struct RetainerTreeText {
    Q_DECLARE_TR_FUNCTIONS(RetainerTreeText)
};

/// More retainers than this keep the order of their distances.
constexpr std::size_t kMostSorted = 5000;

/// As many as a line shows at first.
constexpr std::size_t kFirstPage = 100;

/// The distance of user roots: no path goes on above them.
constexpr std::int32_t kRootDistance = 1;

} // namespace

std::uint32_t RetainerLines::lineOf(const Retainer& retainer, std::uint32_t below)
{
    const auto [place, isNew] =
        m_byEdge.try_emplace({below, retainer.edge}, static_cast<std::uint32_t>(m_lines.size()));
    if (isNew) {
        m_lines.push_back({retainer, below, isOnWay(retainer.node, below)});
    }
    return place->second;
}

bool RetainerLines::isOnWay(std::uint32_t node, std::uint32_t line) const
{
    for (; line != kObject; line = m_lines[line].below) {
        if (m_lines[line].retainer.node == node) {
            return true;
        }
    }
    return node == m_object;
}

std::shared_ptr<HiddenRetainers> hiddenRetainers(std::shared_ptr<const HeapAnalysis> analysis,
                                                 std::vector<std::uint32_t> nodes)
{
    auto hidden = std::make_shared<HiddenRetainers>();
    hidden->isHidden = BitSet(analysis->graph().nodeCount());
    for (const std::uint32_t node : nodes) {
        hidden->isHidden.set(node);
    }
    hidden->analysis = std::move(analysis);
    hidden->nodes = std::move(nodes);
    return hidden;
}

RetainerTree::RetainerTree(std::shared_ptr<const HeapAnalysis> analysis,
                           std::shared_ptr<RetainerLines> lines,
                           std::shared_ptr<const HiddenRetainers> ignored, SizeUnit unit)
    : HeapTree(HeapCells(analysis, unit)),
      m_analysis(std::move(analysis)),
      m_lines(std::move(lines)),
      m_ignored(std::move(ignored))
{
    const auto nameCell = [this](const TreeEntry& entry) {
        const QString name = mayOpen(entry)
                                 ? text(entry)
                                 : RetainerTreeText::tr("%1 · already above").arg(text(entry));
        return TreeCell{name, {}, 0.0};
    };
    const auto sourceCell = [this](const TreeEntry& entry) {
        const std::uint32_t node = nodeOf(entry);
        return TreeCell{locationText(cells().graph(), node),
                        fullLocationText(cells().graph(), node), 0.0};
    };
    HeapTreeColumn distance = figureColumn(NodeKey::Distance, HeapRow::Object);
    distance.cell = [this](const TreeEntry& entry) { // without what is ignored
        return distanceCell(distances()[nodeOf(entry)]);
    };
    setColumns({{codeHeading({RetainerTreeText::tr("Retainer"),
                              RetainerTreeText::tr("The edge, and the object it is in")}),
                 nameCell},
                {{{RetainerTreeText::tr("Source"), RetainerTreeText::tr("Where the code stands")}},
                 sourceCell},
                std::move(distance),
                figureColumn(NodeKey::Shallow, HeapRow::Object),
                figureColumn(NodeKey::Retained, HeapRow::Object)});
}

const tidemark::Column<std::int32_t>& RetainerTree::distances() const
{
    return m_ignored != nullptr && m_ignored->left ? m_ignored->left->distances
                                                   : m_analysis->overview->distances;
}

bool RetainerTree::isShown(const Retainer& retainer) const
{
    return cells().graph().edgeTypes[retainer.edge] != EdgeType::Weak &&
           retainer.node != cells().graph().rootOrdinal &&
           (m_ignored == nullptr || !m_ignored->isHidden.test(retainer.node));
}

bool RetainerTree::mayOpen(const TreeEntry& entry) const
{
    return entry.item == RetainerLines::kObject || !(*m_lines)[entry.item].isAbove;
}

bool RetainerTree::hasChildren(const TreeEntry& parent) const
{
    return mayOpen(parent) &&
           std::ranges::any_of(m_analysis->retainers.of(nodeOf(parent)),
                               [this](const Retainer& retainer) { return isShown(retainer); });
}

std::size_t RetainerTree::childCount(const TreeEntry& parent) const
{
    if (!mayOpen(parent)) {
        return 0;
    }
    const auto [place, isNew] = m_counts.try_emplace(nodeOf(parent), 0);
    if (isNew) {
        const auto all = m_analysis->retainers.of(nodeOf(parent));
        place->second = static_cast<std::size_t>(std::ranges::count_if(
            all, [this](const Retainer& retainer) { return isShown(retainer); }));
    }
    return place->second;
}

/// The nearest of those shown: @p limit of them, or all if there are fewer.
std::vector<Retainer> RetainerTree::retainersOf(std::uint32_t node, std::size_t limit) const
{
    for (std::size_t asked = limit;; asked *= 2) {
        ShownRetainers found = m_ignored != nullptr && m_ignored->left
                                   ? shownRetainers(*m_analysis, node, *m_ignored->left, asked)
                                   : shownRetainers(*m_analysis, node, asked);
        std::erase_if(found.nearest,
                      [this](const Retainer& retainer) { return !isShown(retainer); });
        if (found.nearest.size() >= limit || asked >= found.total) {
            found.nearest.resize(std::min(limit, found.nearest.size()));
            return found.nearest;
        }
    }
}

/// The first page of them.
const std::vector<Retainer>& RetainerTree::firstRetainersOf(std::uint32_t node) const
{
    const auto [place, isNew] = m_firstPages.try_emplace(node);
    if (isNew) {
        place->second = retainersOf(node, kFirstPage);
    }
    return place->second;
}

/// All retainers by a figure of their objects, those of one figure by distance.
std::vector<Retainer> RetainerTree::sorted(std::uint32_t node, const NodeOrder& order) const
{
    const HeapOverview& overview = cells().overview();
    const auto keyOf = [&](const Retainer& retainer) {
        switch (order.key) {
        case NodeKey::Retained:
            return m_analysis->retainedSizes[retainer.node];
        case NodeKey::Shallow:
            return overview.shallowSizes[retainer.node];
        default: // as a number without a sign, unreached objects are the farthest
            return static_cast<std::uint64_t>(std::int64_t{distances()[retainer.node]});
        }
    };
    std::vector<Retainer> all = retainersOf(node, kMostSorted);
    std::ranges::stable_sort(all, [&](const Retainer& a, const Retainer& b) {
        return order.isDescending ? keyOf(b) < keyOf(a) : keyOf(a) < keyOf(b);
    });
    return all;
}

std::vector<TreeEntry> RetainerTree::children(const TreeEntry& parent,
                                              const std::optional<TreeEntry>& after,
                                              std::size_t count, const TreeOrder& order) const
{
    const std::uint32_t node = nodeOf(parent);
    const std::size_t total = childCount(parent);
    const auto by = nodeOrder(order);
    const bool isSorted = by && *by != NodeOrder{NodeKey::Distance, false} && total <= kMostSorted;
    std::vector<TreeEntry> entries;
    for (std::size_t wanted = std::min(count, total); total > 0;
         wanted = std::min(2 * wanted, total)) {
        const std::vector<Retainer> first = isSorted               ? sorted(node, *by)
                                            : wanted <= kFirstPage ? firstRetainersOf(node)
                                                                   : retainersOf(node, wanted);
        auto from = first.begin();
        if (after) {
            from = std::ranges::find(first, after->edge, &Retainer::edge);
            from += from == first.end() ? 0 : 1;
        }
        const auto found = static_cast<std::size_t>(first.end() - from);
        if (found < count && wanted < total && !isSorted) {
            continue;
        }
        for (; from != first.end() && entries.size() < count; ++from) {
            entries.push_back({Holder, 0, m_lines->lineOf(*from, parent.item), from->edge});
        }
        break;
    }
    return entries;
}

/// The next holder on the path to the roots: the nearestRetainer() that all views agree on, as long
/// as nothing is ignored; else the first that is shown. None that is already on the path.
std::optional<Retainer> RetainerTree::nextOnWay(std::uint32_t node, std::uint32_t below) const
{
    const auto isNew = [this, below](const Retainer& holder) {
        return !(*m_lines)[m_lines->lineOf(holder, below)].isAbove;
    };
    if (m_ignored == nullptr) {
        const auto nearest = nearestRetainer(*m_analysis, node);
        if (nearest && isShown(*nearest) && isNew(*nearest)) {
            return nearest;
        }
    }
    const auto& first = firstRetainersOf(node);
    const auto found = std::ranges::find_if(first, isNew);
    return found == first.end() ? std::nullopt : std::optional<Retainer>(*found);
}

std::vector<TreeEntry> RetainerTree::chain(const TreeEntry& entry, std::size_t most) const
{
    std::vector<TreeEntry> up;
    TreeEntry at = entry;
    while (up.size() < most && mayOpen(at) && distances()[nodeOf(at)] != kRootDistance) {
        const auto holder = nextOnWay(nodeOf(at), at.item);
        if (!holder) {
            break;
        }
        at = {Holder, 0, m_lines->lineOf(*holder, at.item), holder->edge};
        up.push_back(at);
    }
    return up;
}

QString RetainerTree::text(const TreeEntry& entry) const
{
    return RetainerTreeText::tr("%1 in %2", "an edge and the object that it leaves")
        .arg(edgeText(cells().graph(), entry.edge),
             nodeTextWithId(cells().graph(), cells().overview().states, nodeOf(entry)));
}

QString RetainerTree::hint(const TreeEntry& entry) const
{
    return objectCard(cells(), nodeOf(entry));
}

TreeCell RetainerTree::cell(const TreeEntry& entry, int column) const
{
    const HeapTreeColumn& shown = at(column);
    return shown.cell ? shown.cell(entry) : cells().figure(*shown.figure, nodeOf(entry));
}

bool RetainerTree::isMuted(const TreeEntry& entry) const
{
    return !mayOpen(entry);
}

} // namespace tidemark::app
