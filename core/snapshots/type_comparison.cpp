// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/snapshots/type_comparison.h"

#include "core/heap/guarded_work.h"
#include "core/heap/same_process.h"
#include "core/snapshots/grown_nodes.h"

#include <algorithm>
#include <future>
#include <numeric>
#include <unordered_map>

namespace tidemark
{

namespace
{

constexpr std::uint32_t kNone = TypeComparison::kNone;

/// All types of both sides while they are being found.
class TypeUnion
{
public:
    std::uint32_t typeOf(const HeapClass& heapClass)
    {
        const auto [place, isNew] =
            m_byKey.try_emplace(heapClass.key(), static_cast<std::uint32_t>(m_types.size()));
        if (isNew) {
            m_types.push_back({heapClass, {}, {}, {}, {}});
        }
        return place->second;
    }

    std::vector<ComparedType>& types() { return m_types; }

private:
    std::unordered_map<std::string, std::uint32_t> m_byKey;
    std::vector<ComparedType> m_types;
};

TypeFigures figuresOf(const ClassRow& row)
{
    return {static_cast<std::int64_t>(row.count), static_cast<std::int64_t>(row.shallowBytes), {}};
}

TypeChange changeOf(const JoinedClass& row)
{
    return {row.addedCount, row.removedCount, row.addedBytes, row.removedBytes, row.grownBytes};
}

/// Adds one side's types and what it has of them.
void addSide(TypeUnion& all, TypeComparison::Side& side,
             std::optional<TypeFigures> ComparedType::*figures)
{
    const HeapClasses& classes = side.classes();
    side.typeOf.assign(classes.classes.size(), kNone);
    for (const ClassRow& row :
         classRowsOf(classes, side.overview->shallowSizes, side.overview->distances)) {
        const std::uint32_t type = all.typeOf(classes.classes[row.heapClass]);
        side.typeOf[row.heapClass] = type;
        all.types()[type].*figures = figuresOf(row);
    }
}

/// Types in the order that @p isBefore gives, those it holds for equal as they were.
template <typename IsBefore>
std::vector<std::uint32_t> sorted(const std::vector<ComparedType>& types, IsBefore isBefore)
{
    std::vector<std::uint32_t> order(types.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
        return isBefore(types[a], types[b]) || (!isBefore(types[b], types[a]) && a < b);
    });
    return order;
}

/// What grew most first; what grew alike by name.
bool grewMore(const ComparedType& a, const ComparedType& b)
{
    const auto figures = [](const ComparedType& type) {
        return std::pair(type.sizeDelta(), type.netChange().addedBytes);
    };
    if (figures(a) != figures(b)) {
        return figures(a) > figures(b);
    }
    return a.heapClass.name != b.heapClass.name ? a.heapClass.name < b.heapClass.name
                                                : a.heapClass.key() < b.heapClass.key();
}

std::vector<std::uint32_t> placesOf(const std::vector<std::uint32_t>& order)
{
    std::vector<std::uint32_t> places(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        places[order[i]] = static_cast<std::uint32_t>(i);
    }
    return places;
}

/// Puts the types in their order, which all numbers of types follow.
void arrange(TypeComparison& comparison, std::vector<ComparedType>& types)
{
    const std::vector<std::uint32_t> order = sorted(types, grewMore);
    const std::vector<std::uint32_t> places = placesOf(order);
    comparison.types.reserve(types.size());
    std::vector<std::uint32_t> changedRow;
    for (const std::uint32_t type : order) {
        comparison.types.push_back(std::move(types[type]));
        changedRow.push_back(comparison.changedRow.empty() ? kNone : comparison.changedRow[type]);
    }
    comparison.changedRow = std::move(changedRow);
    for (TypeComparison::Side* const side : {&comparison.before, &comparison.after}) {
        for (std::uint32_t& type : side->typeOf) {
            type = type == kNone ? kNone : places[type];
        }
    }
    comparison.nameRank =
        placesOf(sorted(comparison.types, [](const ComparedType& a, const ComparedType& b) {
            return a.heapClass.name < b.heapClass.name;
        }));
    comparison.firstGrown.assign(comparison.types.size() + 1, 0);
}

void setClasses(TypeComparison::Side& side, const std::vector<Shape>& shapes)
{
    const HeapOverview& overview = *side.overview;
    side.ownClasses =
        classesOf(*overview.graph, overview.states, PropertyLists(*overview.graph), shapes);
}

JoinSide joinSide(const TypeComparison::Side& side, const NodesById& byId)
{
    return {*side.overview->graph, side.overview->shallowSizes, side.classes(), byId};
}

/// Fills in everything but the two sides, which are there already.
void join(TypeComparison& comparison, const NodesById& before, const NodesById& after,
          TaskControl& control)
{
    ObjectJoin changes =
        joinById(joinSide(comparison.before, before), joinSide(comparison.after, after));
    beginStep(control, 0.7);
    TypeUnion all;
    addSide(all, comparison.before, &ComparedType::before);
    addSide(all, comparison.after, &ComparedType::after);
    for (ComparedType& type : all.types()) {
        type.change = TypeChange{};
    }
    comparison.changedRow.assign(all.types().size(), kNone);
    for (std::size_t row = 0; row < changes.rows.size(); ++row) {
        const std::uint32_t type = all.typeOf(changes.rows[row].heapClass);
        all.types()[type].change = changeOf(changes.rows[row]);
        comparison.changedRow[type] = static_cast<std::uint32_t>(row);
    }
    for (const JoinedClass& row : changes.grown) {
        all.types()[all.typeOf(row.heapClass)].change = changeOf(row);
    }
    comparison.added = std::move(changes.added);
    comparison.removed = std::move(changes.removed);
    arrange(comparison, all.types());
    beginStep(control, 0.8);
    addGrownNodes(comparison, before, after);
    beginStep(control, 0.9);
    comparison.isOneProcess =
        mayBeOfOneProcess(*comparison.before.overview->graph, *comparison.after.overview->graph);
}

std::shared_ptr<const TypeComparison> compare(std::shared_ptr<const HeapOverview> before,
                                              std::shared_ptr<const HeapOverview> after,
                                              bool withShapes, TaskControl& control)
{
    auto comparison = std::make_shared<TypeComparison>();
    beginStep(control, 0.0);
    // The two sides have nothing to do with each other until they meet.
    auto afterById = std::async([&after] { return NodesById(*after->graph); });
    comparison->before.overview = std::move(before);
    comparison->after.overview = after;
    comparison->matching = Matching::ByObject;
    setClasses(comparison->before, withShapes ? after->shapes : std::vector<Shape>());
    if (!withShapes) {
        setClasses(comparison->after, {});
    }
    const NodesById beforeById(*comparison->before.overview->graph);
    const NodesById byId = afterById.get();
    beginStep(control, 0.4);
    join(*comparison, beforeById, byId, control);
    beginStep(control, 1.0);
    return comparison;
}

} // namespace

KnownChange ComparedType::knownChange() const
{
    if (!change) {
        return {};
    }
    if (recordedDelta) {
        return {change->addedCount, change->removedCount};
    }
    return {change->addedCount, change->removedCount, change->addedBytes, change->removedBytes,
            change->grownBytes};
}

TypeChange ComparedType::netChange() const
{
    if (change) {
        return *change;
    }
    const std::int64_t count = countDelta();
    const std::int64_t bytes = sizeDelta();
    return {std::max(count, std::int64_t{0}), std::max(-count, std::int64_t{0}),
            std::max(bytes, std::int64_t{0}), std::max(-bytes, std::int64_t{0}), 0};
}

std::int64_t ComparedType::countDelta() const
{
    return change ? change->addedCount - change->removedCount
                  : (after ? after->count : 0) - (before ? before->count : 0);
}

std::int64_t ComparedType::sizeDelta() const
{
    if (recordedDelta) {
        return *recordedDelta;
    }
    return change ? change->addedBytes - change->removedBytes
                  : (after ? after->shallowBytes : 0) - (before ? before->shallowBytes : 0);
}

bool ComparedType::isChanged() const
{
    const bool isMoved = change ? *change != TypeChange() : countDelta() != 0;
    return isMoved || sizeDelta() != 0;
}

std::span<const std::uint32_t> TypeComparison::addedOf(std::size_t type) const
{
    const std::uint32_t row = changedRow[type];
    return row == kNone ? std::span<const std::uint32_t>() : added.of(row);
}

std::span<const std::uint32_t> TypeComparison::removedOf(std::size_t type) const
{
    const std::uint32_t row = changedRow[type];
    return row == kNone ? std::span<const std::uint32_t>() : removed.of(row);
}

std::span<const GrownNode> TypeComparison::grownOf(std::size_t type) const
{
    return {grown.data() + firstGrown[type], firstGrown[type + 1] - firstGrown[type]};
}

Result<std::shared_ptr<const TypeComparison>>
compareObjects(std::shared_ptr<const HeapOverview> before,
               std::shared_ptr<const HeapOverview> after, bool withShapes, TaskControl& control)
{
    return guarded(
        [&] { return compare(std::move(before), std::move(after), withShapes, control); });
}

std::shared_ptr<TypeComparison> compareTypes(const TypeTable& before, const TypeTable& after)
{
    auto comparison = std::make_shared<TypeComparison>();
    TypeUnion all;
    for (const auto& [table, figures] :
         {std::pair(&before, &ComparedType::before), std::pair(&after, &ComparedType::after)}) {
        for (const TypeRow& row : table->rows) {
            auto& known = all.types()[all.typeOf({row.name})].*figures;
            const bool isFirst = !known.has_value();
            const TypeFigures sum = known.value_or(TypeFigures());
            known = {sum.count + row.count, sum.shallowBytes + row.shallowBytes,
                     isFirst ? row.retainedBytes : std::nullopt};
        }
    }
    comparison->areSites = before.areSites && after.areSites;
    arrange(*comparison, all.types());
    return comparison;
}

std::shared_ptr<const TypeComparison> comparisonOf(TypeDifferencesPtr differences)
{
    auto comparison = std::make_shared<TypeComparison>();
    TypeUnion all;
    for (const TypeDifference& row : differences->types) {
        ComparedType& type = all.types()[all.typeOf({row.name})];
        const TypeChange sum = type.change.value_or(TypeChange());
        type.change =
            TypeChange{sum.addedCount + row.addedCount, sum.removedCount + row.removedCount};
        type.recordedDelta = type.recordedDelta.value_or(0) + row.sizeDelta;
    }
    arrange(*comparison, all.types());
    comparison->matching = Matching::Recorded;
    comparison->recorded = std::move(differences);
    return comparison;
}

std::vector<std::uint64_t> retainedByType(const TypeComparison& comparison, Compared which,
                                          const HeapAnalysis& analysis)
{
    const TypeComparison::Side& side = comparison.side(which);
    const HeapOverview& overview = *side.overview;
    const std::vector<std::uint64_t> byClass =
        retainedByGroups(side.classes().classOf, side.typeOf.size(),
                         {overview.shallowSizes, analysis.retainedSizes, analysis.dominated,
                          overview.graph->rootOrdinal});
    std::vector<std::uint64_t> byType(comparison.types.size(), 0);
    for (std::size_t heapClass = 0; heapClass < byClass.size(); ++heapClass) {
        if (side.typeOf[heapClass] != kNone) {
            byType[side.typeOf[heapClass]] = byClass[heapClass];
        }
    }
    return byType;
}

const std::optional<TypeFigures>& ComparisonTable::figures(std::size_t type, Compared which) const
{
    const ComparedType& row = comparison->types[type];
    return which == Compared::Before ? row.before : row.after;
}

std::optional<std::int64_t> ComparisonTable::retained(std::size_t type, Compared which) const
{
    const auto& known = figures(type, which);
    const Retained& retained = which == Compared::Before ? beforeRetained : afterRetained;
    if (!known || retained == nullptr) {
        return known ? known->retainedBytes : std::nullopt;
    }
    return static_cast<std::int64_t>((*retained)[type]);
}

std::optional<std::int64_t> ComparisonTable::retainedDelta(std::size_t type) const
{
    const auto sideOf = [&](Compared which) {
        return figures(type, which) ? retained(type, which) : std::optional<std::int64_t>(0);
    };
    const auto before = sideOf(Compared::Before);
    const auto after = sideOf(Compared::After);
    const ComparedType& row = comparison->types[type];
    const bool hasObjects = row.before || row.after;
    return hasObjects && before && after ? std::optional(*after - *before) : std::nullopt;
}

} // namespace tidemark
