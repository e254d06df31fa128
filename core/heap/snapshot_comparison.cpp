// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/snapshot_comparison.h"

#include "core/heap/guarded_work.h"

#include <future>

namespace tidemark
{

namespace
{

struct Change {
    std::uint32_t row;
    std::uint32_t node;
};

/// Rows by class key, numbered as the base's classes and then the current's occur.
class JoinedRows
{
public:
    /// The row of each class, which learns the class' place in @p side.
    std::vector<std::uint32_t> join(const HeapClasses& classes,
                                    std::optional<std::uint32_t> ComparisonRow::*side)
    {
        std::vector<std::uint32_t> rowOf;
        for (const HeapClass& heapClass : classes.classes) {
            const auto row = static_cast<std::uint32_t>(m_rows.size());
            const auto [place, isNew] = m_byKey.try_emplace(heapClass.key(), row);
            if (isNew) {
                m_rows.push_back({heapClass});
            }
            m_rows[place->second].*side = static_cast<std::uint32_t>(rowOf.size());
            rowOf.push_back(place->second);
        }
        return rowOf;
    }

    std::vector<ComparisonRow>& rows() { return m_rows; }

private:
    std::vector<ComparisonRow> m_rows;
    std::unordered_map<std::string, std::uint32_t> m_byKey;
};

/// Walks both sides by id.
class Merge
{
public:
    Merge(const ComparisonSide& base, const ComparisonSide& current)
        : m_base(base),
          m_current(current),
          m_rowOfBase(m_rows.join(base.classes, &ComparisonRow::baseClass)),
          m_rowOfCurrent(m_rows.join(current.classes, &ComparisonRow::currentClass))
    {
    }

    SnapshotComparison run()
    {
        std::size_t inBase = 0;
        std::size_t inCurrent = 0;
        while (inBase < m_base.byId.size() && inCurrent < m_current.byId.size()) {
            const std::uint32_t before = m_base.byId[inBase];
            const std::uint32_t after = m_current.byId[inCurrent];
            const std::uint64_t idBefore = m_base.graph.nodeIds[before];
            const std::uint64_t idAfter = m_current.graph.nodeIds[after];
            if (idBefore == idAfter) {
                meet(before, after);
            } else if (idBefore < idAfter) {
                remove(before);
            } else {
                add(after);
            }
            inBase += idBefore <= idAfter ? 1U : 0U;
            inCurrent += idAfter <= idBefore ? 1U : 0U;
        }
        for (; inBase < m_base.byId.size(); ++inBase) {
            remove(m_base.byId[inBase]);
        }
        for (; inCurrent < m_current.byId.size(); ++inCurrent) {
            add(m_current.byId[inCurrent]);
        }
        return finish();
    }

private:
    static std::int64_t sizeOf(const ComparisonSide& side, std::uint32_t node)
    {
        return static_cast<std::int64_t>(side.shallowSizes[node]);
    }
    std::uint32_t rowOfBase(std::uint32_t node) const
    {
        return m_rowOfBase[m_base.classes.classOf[node]];
    }
    std::uint32_t rowOfCurrent(std::uint32_t node) const
    {
        return m_rowOfCurrent[m_current.classes.classOf[node]];
    }

    void remove(std::uint32_t node)
    {
        if (const std::int64_t size = sizeOf(m_base, node); size != 0) {
            const std::uint32_t row = rowOfBase(node);
            ++m_rows.rows()[row].removedCount;
            m_rows.rows()[row].removedBytes += size;
            m_removed.push_back({row, node});
        }
    }

    void add(std::uint32_t node)
    {
        if (const std::int64_t size = sizeOf(m_current, node); size != 0) {
            const std::uint32_t row = rowOfCurrent(node);
            ++m_rows.rows()[row].addedCount;
            m_rows.rows()[row].addedBytes += size;
            m_added.push_back({row, node});
        }
    }

    /// An object that is in both. Without a size it is in no class, and then as good as not there.
    void meet(std::uint32_t before, std::uint32_t after)
    {
        const std::int64_t sizeBefore = sizeOf(m_base, before);
        const std::int64_t sizeAfter = sizeOf(m_current, after);
        const std::uint32_t row = rowOfCurrent(after);
        if (sizeBefore == 0 || sizeAfter == 0 || rowOfBase(before) != row) {
            remove(before);
            add(after);
        } else {
            ++m_rows.rows()[row].keptCount;
            m_rows.rows()[row].grownBytes += sizeAfter - sizeBefore;
        }
    }

    static RowNodes byRow(const Column<Change>& changes, const std::vector<std::uint32_t>& placeOf,
                          std::size_t rows)
    {
        RowNodes nodes;
        nodes.first.assign(rows + 1, 0);
        for (const Change& change : changes) {
            ++nodes.first[placeOf[change.row]];
        }
        std::size_t end = 0;
        for (std::size_t& count : nodes.first) {
            end += count;
            count = end;
        }
        nodes.all.resize(changes.size());
        for (std::size_t i = changes.size(); i-- > 0;) {
            nodes.all[--nodes.first[placeOf[changes[i].row]]] = changes[i].node;
        }
        return nodes;
    }

    SnapshotComparison finish()
    {
        SnapshotComparison result;
        std::vector<std::uint32_t> placeOf;
        for (ComparisonRow& row : m_rows.rows()) {
            placeOf.push_back(static_cast<std::uint32_t>(result.rows.size()));
            if (row.addedCount != 0 || row.removedCount != 0) {
                result.rows.push_back(std::move(row));
            } else if (row.grownBytes != 0) {
                result.grown.push_back(std::move(row));
            } else if (row.keptCount != 0) {
                result.same.push_back(std::move(row));
            }
        }
        result.added = byRow(m_added, placeOf, result.rows.size());
        result.removed = byRow(m_removed, placeOf, result.rows.size());
        return result;
    }

    const ComparisonSide& m_base;
    const ComparisonSide& m_current;
    JoinedRows m_rows;
    std::vector<std::uint32_t> m_rowOfBase; ///< by class
    std::vector<std::uint32_t> m_rowOfCurrent;
    Column<Change> m_added;
    Column<Change> m_removed;
};

/// The classes of @p overview with other shapes than its own.
std::shared_ptr<const HeapClasses> classesWith(const HeapOverview& overview,
                                               const std::vector<Shape>& shapes)
{
    const HeapGraph& graph = *overview.graph;
    return std::make_shared<const HeapClasses>(
        classesOf(graph, overview.states, PropertyLists(graph), shapes));
}

ComparedSnapshots compare(const std::shared_ptr<const HeapOverview>& base,
                          const std::shared_ptr<const HeapOverview>& current, ComparedShapes shapes,
                          TaskControl& control)
{
    beginStep(control, 0.0);
    // The two sides have nothing to do with each other until they meet.
    auto currentById = std::async([&current] { return NodesById(*current->graph); });
    ComparedSnapshots compared;
    if (shapes == ComparedShapes::OfCurrent) {
        compared.baseClasses = classesWith(*base, current->shapes);
        compared.currentClasses = {current, &current->classes};
    } else {
        compared.baseClasses = classesWith(*base, {});
        beginStep(control, 0.2);
        compared.currentClasses = classesWith(*current, {});
    }
    beginStep(control, 0.4);
    const NodesById baseById(*base->graph);
    beginStep(control, 0.6);
    compared.difference = joinById(
        {*base->graph, base->shallowSizes, *compared.baseClasses, baseById},
        {*current->graph, current->shallowSizes, *compared.currentClasses, currentById.get()});
    beginStep(control, 1.0);
    return compared;
}

} // namespace

SnapshotComparison joinById(const ComparisonSide& base, const ComparisonSide& current)
{
    return Merge(base, current).run();
}

Result<ComparedSnapshots> compareSnapshots(const std::shared_ptr<const HeapOverview>& base,
                                           const std::shared_ptr<const HeapOverview>& current,
                                           ComparedShapes shapes, TaskControl& control)
{
    return guarded([&] { return compare(base, current, shapes, control); });
}

} // namespace tidemark
