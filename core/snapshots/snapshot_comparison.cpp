// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/snapshots/snapshot_comparison.h"

#include "core/heap/guarded_work.h"
#include "core/heap/same_process.h"

namespace tidemark
{

namespace
{

bool areOfOneProcess(const KnownSnapshot& before, const KnownSnapshot& after)
{
    return !canMatchObjects(before, after) ||
           mayBeOfOneProcess(*before.overview->graph, *after.overview->graph);
}

/// The rows of a side by @p classes, with retained sizes where the analysis is known.
Result<std::vector<ClassRow>> rowsOf(const KnownSnapshot& side, const HeapClasses& classes,
                                     TaskControl& control)
{
    if (side.analysis != nullptr) {
        return classRowsOf(*side.analysis, classes, control);
    }
    return guarded([&] {
        return classRowsOf(classes, side.overview->shallowSizes, side.overview->distances);
    });
}

/// What a side holds by name, its plain objects named after @p shapes.
Result<TypeTable> typesOf(const KnownSnapshot& side, const std::vector<Shape>& shapes,
                          TaskControl& control)
{
    if (side.overview == nullptr) {
        return side.snapshot->types;
    }
    const HeapOverview& overview = *side.overview;
    const auto classes = guarded([&] {
        return classesOf(*overview.graph, overview.states, PropertyLists(*overview.graph), shapes);
    });
    if (!classes) {
        return tl::unexpected(classes.error());
    }
    const auto rows = rowsOf(side, *classes, control);
    if (!rows) {
        return tl::unexpected(rows.error());
    }
    TypeTable table;
    table.rows.reserve(rows->size());
    for (const ClassRow& row : *rows) {
        const auto retained = row.retainedBytes
                                  ? std::optional(static_cast<std::int64_t>(*row.retainedBytes))
                                  : std::nullopt;
        table.rows.push_back({classes->classes[row.heapClass].name,
                              static_cast<std::int64_t>(row.count),
                              static_cast<std::int64_t>(row.shallowBytes), retained});
    }
    return table;
}

Result<ComparisonTable> compareByType(const KnownSnapshot& before, const KnownSnapshot& after,
                                      bool withShapes, TaskControl& control)
{
    const HeapOverview* const named =
        after.overview != nullptr ? after.overview.get() : before.overview.get();
    const std::vector<Shape> shapes =
        named != nullptr && withShapes ? named->shapes : std::vector<Shape>();
    const auto typesBefore = typesOf(before, shapes, control);
    if (!typesBefore) {
        return tl::unexpected(typesBefore.error());
    }
    const auto typesAfter = typesOf(after, shapes, control);
    if (!typesAfter) {
        return tl::unexpected(typesAfter.error());
    }
    return guarded([&] {
        const auto comparison = compareTypes(*typesBefore, *typesAfter);
        comparison->isOneProcess = areOfOneProcess(before, after);
        return ComparisonTable{comparison, nullptr, nullptr};
    });
}

ComparisonTable::Retained retainedOf(const TypeComparison& comparison, Compared which,
                                     const KnownSnapshot& known)
{
    return known.analysis == nullptr ? nullptr
                                     : std::make_shared<const std::vector<std::uint64_t>>(
                                           retainedByType(comparison, which, *known.analysis));
}

} // namespace

bool areAlike(const Snapshot& before, const Snapshot& after)
{
    return before.types.areSites == after.types.areSites &&
           before.mappings.isEmpty() == after.mappings.isEmpty();
}

bool canMatchObjects(const KnownSnapshot& before, const KnownSnapshot& after)
{
    return before.overview != nullptr && after.overview != nullptr;
}

Matching fittingMatching(const KnownSnapshot& before, const KnownSnapshot& after)
{
    return canMatchObjects(before, after) && areOfOneProcess(before, after) ? Matching::ByObject
                                                                            : Matching::ByType;
}

Result<ComparisonTable> compareSnapshots(ComparisonTable known, const KnownSnapshot& before,
                                         const KnownSnapshot& after,
                                         const ComparisonOptions& options, TaskControl& control)
{
    if (!areAlike(*before.snapshot, *after.snapshot)) {
        return failure(ErrorCode::UnlikeSnapshots);
    }
    Matching matching = Matching::ByType;
    if (known.comparison != nullptr) {
        matching = known.comparison->matching;
    } else if (canMatchObjects(before, after)) {
        matching = options.matching ? *options.matching : fittingMatching(before, after);
    }
    if (matching == Matching::ByType) {
        return compareByType(before, after, options.withShapes, control);
    }
    if (known.comparison == nullptr) {
        auto made = compareObjects(before.overview, after.overview, options.withShapes, control);
        if (!made) {
            return tl::unexpected(std::move(made.error()));
        }
        known.comparison = std::move(*made);
    }
    return guarded([&] {
        if (known.beforeRetained == nullptr) {
            known.beforeRetained = retainedOf(*known.comparison, Compared::Before, before);
        }
        if (known.afterRetained == nullptr) {
            known.afterRetained = retainedOf(*known.comparison, Compared::After, after);
        }
        return known;
    });
}

} // namespace tidemark
