// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/comparison/comparison_tree.h"

#include "app/comparison/comparison_columns.h"
#include "app/models/object_card.h"
#include "app/models/type_tree.h"
#include "app/text/node_text.h"
#include "app/text/plain_text.h"
#include "core/model/value_column.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <numeric>

namespace tidemark::app
{

namespace
{

struct ComparisonTreeText {
    Q_DECLARE_TR_FUNCTIONS(ComparisonTreeText)
};

/// A table of a million types shows the first of them; those of interest stand first.
constexpr std::size_t kTypesAtOnce = 10'000;

constexpr std::array kSorts{ComparisonTree::Added, ComparisonTree::Removed, ComparisonTree::Grown};

std::optional<HeapCells> cellsOfSide(const std::shared_ptr<const HeapOverview>& overview,
                                     const std::shared_ptr<const HeapAnalysis>& analysis,
                                     SizeUnit unit)
{
    return overview == nullptr ? std::nullopt : std::optional(HeapCells(overview, analysis, unit));
}

/// Objects are ordered by what they retain, by id, or by their own size, whatever the column: a
/// size delta orders deleted objects by size, too.
NodeOrder nodeOrderOf(const TreeOrder& order)
{
    const auto figure =
        order.column >= 0 ? comparisonColumn(order.column).figure : std::optional<NodeKey>();
    const bool isName = order.column == ComparisonTree::Name;
    const bool isRetained = order.column == ComparisonTree::RetainedDelta;
    return {isName       ? NodeKey::Id
            : isRetained ? NodeKey::Retained
                         : figure.value_or(NodeKey::Shallow),
            order.descending};
}

} // namespace

ComparisonTree::ComparisonTree(ComparisonTable table, std::vector<std::uint32_t> types,
                               const std::shared_ptr<const HeapAnalysis>& base,
                               const std::shared_ptr<const HeapAnalysis>& current, SizeUnit unit)
    : m_table(std::move(table)),
      m_types(std::move(types)),
      m_cells{cellsOfSide(m_table.comparison->before.overview, base, unit),
              cellsOfSide(m_table.comparison->after.overview, current, unit)},
      m_unit(unit)
{
    const auto widen = [](ChangeRange& range, std::int64_t change) {
        range.mostShrunk = std::min(range.mostShrunk, static_cast<double>(change));
        range.mostGrown = std::max(range.mostGrown, static_cast<double>(change));
    };
    for (std::size_t type = 0; type < comparison().types.size(); ++type) {
        widen(m_ranges[0], comparison().types[type].sizeDelta());
        widen(m_ranges[1], m_table.retainedDelta(type).value_or(0));
    }
}

std::vector<TreeColumn> ComparisonTree::columns() const
{
    const bool areSites = m_table.comparison != nullptr && comparison().areSites;
    const HeapRow kind = areSites ? HeapRow::Site : HeapRow::Type;
    std::vector<TreeColumn> columns{{columnTitle(comparisonColumn(Name).title, kind), false, true}};
    for (int column = Name + 1; column < ColumnCount; ++column) {
        columns.push_back({columnTitle(comparisonColumn(column).title, kind), true, false, true});
    }
    return columns;
}

std::size_t ComparisonTree::pageSize(const TreeEntry& parent) const
{
    return parent.kind == 0 ? kTypesAtOnce : TreeSource::pageSize(parent);
}

std::size_t ComparisonTree::sizeOf(const TreeEntry& sort) const
{
    switch (sort.side) {
    case Added:
        return comparison().addedOf(sort.item).size();
    case Removed:
        return comparison().removedOf(sort.item).size();
    default:
        return comparison().grownOf(sort.item).size();
    }
}

/// The sorts of which the type has objects.
std::vector<TreeEntry> ComparisonTree::sortsOf(std::uint32_t type) const
{
    std::vector<TreeEntry> sorts;
    for (const std::uint8_t sort : kSorts) {
        const TreeEntry entry{Sort, sort, type};
        if (comparison().isByObject() && sizeOf(entry) > 0) {
            sorts.push_back(entry);
        }
    }
    return sorts;
}

std::optional<ComparisonTree::Place> ComparisonTree::objectAt(const TreeEntry& entry) const
{
    switch (entry.kind) {
    case Object:
    case Field:
        return Place{entry.side == Removed ? Compared::Before : Compared::After, entry.item};
    case GrownObject:
        return Place{Compared::After, comparison().grown[entry.item].after};
    default:
        return {};
    }
}

std::size_t ComparisonTree::childCount(const TreeEntry& parent) const
{
    if (parent.kind == 0) {
        return m_types.size();
    }
    if (parent.kind == Sort) {
        return sizeOf(parent);
    }
    if (parent.kind == Type) {
        const auto sorts = sortsOf(parent.item);
        return sorts.size() == 1 ? sizeOf(sorts.front()) : sorts.size();
    }
    const auto place = objectAt(parent);
    return cellsOf(place->side).fieldCount(place->node);
}

/// What is not known stands last in both directions; equal ones stay in the comparison's order.
void ComparisonTree::sortTypes(const TreeOrder& order) const
{
    if (m_sortedBy == order) {
        return;
    }
    m_sortedBy = order;
    m_sorted = m_types;
    if (order.column < 0 || (order.column == SizeDelta && order.descending)) {
        return;
    }
    std::vector<std::pair<std::int64_t, std::uint32_t>> keys;
    std::vector<std::uint32_t> unknown;
    keys.reserve(m_types.size());
    const auto figureOf = comparisonColumn(order.column).ofType;
    for (const std::uint32_t type : m_types) {
        if (const auto known = figureOf(m_table, type)) {
            keys.emplace_back(order.descending ? -*known : *known, type);
        } else {
            unknown.push_back(type);
        }
    }
    std::ranges::sort(keys);
    std::ranges::transform(keys, m_sorted.begin(), [](const auto& key) { return key.second; });
    std::ranges::copy(unknown, m_sorted.begin() + static_cast<std::ptrdiff_t>(keys.size()));
}

std::vector<TreeEntry> ComparisonTree::typeEntries(const std::optional<TreeEntry>& after,
                                                   std::size_t count, const TreeOrder& order) const
{
    sortTypes(order);
    auto next = after ? std::ranges::find(m_sorted, after->item) + 1 : m_sorted.begin();
    std::vector<TreeEntry> entries;
    for (; next != m_sorted.end() && entries.size() < count; ++next) {
        entries.push_back({Type, 0, *next});
    }
    return entries;
}

std::vector<TreeEntry> ComparisonTree::grownOf(std::uint32_t type,
                                               const std::optional<TreeEntry>& after,
                                               std::size_t count, const TreeOrder& order) const
{
    const auto first = static_cast<std::uint32_t>(comparison().firstGrown[type]);
    std::vector<std::uint32_t> places(comparison().grownOf(type).size());
    std::iota(places.begin(), places.end(), first);
    std::vector<TreeEntry> entries;
    const auto key = order.column >= 0 ? grownKeyOf(comparison(), m_cells, order.column)
                                       : std::function<double(std::uint32_t)>();
    if (key) {
        std::ranges::stable_sort(places, [&](std::uint32_t a, std::uint32_t b) {
            return order.descending ? key(a) > key(b) : key(a) < key(b);
        });
    } else if (!order.descending) { // as they are, those that changed most come first
        std::ranges::reverse(places);
    }
    auto next = after ? std::ranges::find(places, after->item) + 1 : places.begin();
    for (; next != places.end() && entries.size() < count; ++next) {
        entries.push_back({GrownObject, Grown, *next});
    }
    return entries;
}

std::vector<TreeEntry> ComparisonTree::objectsOf(const TreeEntry& sort,
                                                 const std::optional<TreeEntry>& after,
                                                 std::size_t count, const TreeOrder& order) const
{
    if (sort.side == Grown) {
        return grownOf(sort.item, after, count, order);
    }
    const bool isAdded = sort.side == Added;
    const HeapCells& cells = cellsOf(isAdded ? Compared::After : Compared::Before);
    const auto nodes =
        isAdded ? comparison().addedOf(sort.item) : comparison().removedOf(sort.item);
    std::vector<TreeEntry> entries;
    for (const std::uint32_t node :
         nodePage(nodes, nodeOrderOf(order), cells.nodeColumns(),
                  after ? std::optional(after->item) : std::nullopt, count)) {
        entries.push_back({Object, sort.side, node});
    }
    return entries;
}

std::vector<TreeEntry> ComparisonTree::children(const TreeEntry& parent,
                                                const std::optional<TreeEntry>& after,
                                                std::size_t count, const TreeOrder& order) const
{
    if (parent.kind == 0) {
        return typeEntries(after, count, order);
    }
    if (parent.kind == Sort) {
        return objectsOf(parent, after, count, order);
    }
    if (parent.kind == Type) {
        const auto sorts = sortsOf(parent.item);
        return sorts.size() == 1 ? objectsOf(sorts.front(), after, count, order) : sorts;
    }
    const auto place = objectAt(parent);
    const HeapCells& cells = cellsOf(place->side);
    const auto nodeOrder = order.column == Name ? std::nullopt : std::optional(nodeOrderOf(order));
    std::vector<TreeEntry> entries;
    for (const std::uint32_t edge :
         cells.fieldPage(place->node, after ? std::optional(after->edge) : std::nullopt, count,
                         nodeOrder ? &*nodeOrder : nullptr)) {
        entries.push_back(
            {Field, static_cast<std::uint8_t>(place->side == Compared::Before ? Removed : Added),
             cells.graph().edgeTargets[edge], edge});
    }
    return entries;
}

TreeCell ComparisonTree::typeCell(std::uint32_t type, int column) const
{
    if (column == Name) {
        return {singleLine(QString::fromStdString(comparison().types[type].heapClass.name)), {}, 0};
    }
    const ComparisonColumn& shown = comparisonColumn(column);
    return shown.cell(shown.ofType(m_table, type), m_unit);
}

/// All new, deleted or grown objects of a type in one line.
TreeCell ComparisonTree::sortCell(const TreeEntry& entry, int column) const
{
    if (column == Name) {
        const QString count = QLocale().toString(static_cast<qulonglong>(sizeOf(entry)));
        return {entry.side == Added     ? ComparisonTreeText::tr("+ %1 new").arg(count)
                : entry.side == Removed ? ComparisonTreeText::tr("− %1 deleted").arg(count)
                                        : ComparisonTreeText::tr("= %1 grown or shrunk").arg(count),
                {},
                0};
    }
    const ComparisonColumn& shown = comparisonColumn(column);
    return shown.sort == entry.side ? shown.cell(shown.ofType(m_table, entry.item), m_unit)
                                    : TreeCell{};
}

TreeCell ComparisonTree::objectCell(const TreeEntry& entry, int column) const
{
    const Place place = objectAt(entry).value();
    const HeapCells& cells = cellsOf(place.side);
    const bool isGrown = entry.kind == GrownObject;
    const bool isBefore = place.side == Compared::Before;
    if (column == Name) {
        const QChar mark = isGrown ? u'=' : isBefore ? u'−' : u'+';
        const QString number = QStringLiteral("@%1").arg(cells.graph().nodeIds[place.node]);
        return {QStringLiteral("%1 %2").arg(mark).arg(cells.name(place.node).text), {}, 0, number};
    }
    if (column == RetainedDelta) {
        return retainedDeltaCell(entry, place);
    }
    const ComparisonColumn& shown = comparisonColumn(column);
    if (shown.figure) {
        if (shown.side != place.side && !isGrown) {
            return unknownCell();
        }
        const std::uint32_t node =
            shown.side == place.side ? place.node : comparison().grown[entry.item].before;
        return cellsOf(*shown.side).figure(*shown.figure, node);
    }
    if (isGrown) {
        return column == InPlace ? shown.cell(comparison().grown[entry.item].bytes, m_unit)
                                 : TreeCell{};
    }
    const auto shallow = static_cast<std::int64_t>(cells.overview().shallowSizes[place.node]);
    if (column == SizeDelta) {
        return shown.cell(isBefore ? -shallow : shallow, m_unit);
    }
    return column == (isBefore ? Freed : Allocated) ? shown.cell(shallow, m_unit) : TreeCell{};
}

/// What an object that came keeps alive, less what one that went did; of one in both the change.
TreeCell ComparisonTree::retainedDeltaCell(const TreeEntry& entry, const Place& place) const
{
    const auto retainedOf = [this](Compared side, std::uint32_t node) {
        const HeapAnalysis* const analysis = cellsOf(side).analysis();
        return analysis == nullptr
                   ? std::nullopt
                   : std::optional(static_cast<std::int64_t>(analysis->retainedSizes[node]));
    };
    const ComparisonColumn& shown = comparisonColumn(RetainedDelta);
    auto retained = retainedOf(place.side, place.node);
    if (retained && entry.kind == GrownObject) {
        const auto before = retainedOf(Compared::Before, comparison().grown[entry.item].before);
        retained = before ? std::optional(*retained - *before) : std::nullopt;
    } else if (retained && place.side == Compared::Before) {
        retained = -*retained;
    }
    return shown.cell(retained, m_unit);
}

TreeCell ComparisonTree::fieldCell(const TreeEntry& entry, int column) const
{
    const Compared side = entry.side == Removed ? Compared::Before : Compared::After;
    const HeapCells& cells = cellsOf(side);
    if (column == Name) {
        TreeCell name = cells.name(entry.item, entry.edge);
        name.brief = edgeText(cells.graph(), entry.edge);
        return name;
    }
    const ComparisonColumn& shown = comparisonColumn(column);
    const bool isShown = shown.figure && shown.side == side;
    return isShown ? cells.figure(*shown.figure, entry.item) : TreeCell{};
}

TreeCell ComparisonTree::cell(const TreeEntry& entry, int column) const
{
    switch (entry.kind) {
    case Type:
        return typeCell(entry.item, column);
    case Sort:
        return sortCell(entry, column);
    case Field:
        return fieldCell(entry, column);
    default:
        return objectCell(entry, column);
    }
}

std::optional<CellBar> ComparisonTree::bar(const TreeEntry& entry, int column,
                                           const TreeCell& cell) const
{
    if (column != SizeDelta && column != RetainedDelta) {
        return {};
    }
    const double value = entry.kind == Type ? cell.number : kGap; // keeps figures in line
    const ChangeRange& range = m_ranges[column == SizeDelta ? 0 : 1];
    return CellBar{BarKind::Change, value, range.mostShrunk, range.mostGrown};
}

bool ComparisonTree::isMuted(const TreeEntry& entry) const
{
    return entry.kind == Type && !comparison().types[entry.item].isChanged();
}

QString ComparisonTree::hint(const TreeEntry& entry) const
{
    if (entry.kind == Type) {
        return classPlaceText(comparison().types[entry.item].heapClass);
    }
    const auto place = objectAt(entry);
    return place ? objectCard(cellsOf(place->side), place->node) : QString();
}

} // namespace tidemark::app
