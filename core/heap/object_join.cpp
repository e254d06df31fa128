// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/object_join.h"

#include <unordered_map>

namespace tidemark
{

namespace
{

struct Change {
    std::uint32_t row;
    std::uint32_t node;
};

/// Rows by class key, numbered as the classes of the snapshot before and then of the one after
/// occur.
class JoinedRows
{
public:
    /// The row of each class.
    std::vector<std::uint32_t> join(const HeapClasses& classes)
    {
        std::vector<std::uint32_t> rowOf;
        rowOf.reserve(classes.classes.size());
        for (const HeapClass& heapClass : classes.classes) {
            const auto row = static_cast<std::uint32_t>(m_rows.size());
            const auto [place, isNew] = m_byKey.try_emplace(heapClass.key(), row);
            if (isNew) {
                m_rows.push_back({heapClass});
            }
            rowOf.push_back(place->second);
        }
        return rowOf;
    }

    std::vector<JoinedClass>& rows() { return m_rows; }

private:
    std::vector<JoinedClass> m_rows;
    std::unordered_map<std::string, std::uint32_t> m_byKey;
};

/// Walks both sides by id.
class Merge
{
public:
    Merge(const JoinSide& before, const JoinSide& after)
        : m_before(before),
          m_after(after),
          m_rowOfBefore(m_rows.join(before.classes)),
          m_rowOfAfter(m_rows.join(after.classes))
    {
    }

    ObjectJoin run()
    {
        std::size_t inBefore = 0;
        std::size_t inAfter = 0;
        while (inBefore < m_before.byId.size() && inAfter < m_after.byId.size()) {
            const std::uint32_t before = m_before.byId[inBefore];
            const std::uint32_t after = m_after.byId[inAfter];
            const std::uint64_t idBefore = m_before.graph.nodeIds[before];
            const std::uint64_t idAfter = m_after.graph.nodeIds[after];
            if (idBefore == idAfter) {
                meet(before, after);
            } else if (idBefore < idAfter) {
                remove(before);
            } else {
                add(after);
            }
            inBefore += idBefore <= idAfter ? 1U : 0U;
            inAfter += idAfter <= idBefore ? 1U : 0U;
        }
        for (; inBefore < m_before.byId.size(); ++inBefore) {
            remove(m_before.byId[inBefore]);
        }
        for (; inAfter < m_after.byId.size(); ++inAfter) {
            add(m_after.byId[inAfter]);
        }
        return finish();
    }

private:
    static std::int64_t sizeOf(const JoinSide& side, std::uint32_t node)
    {
        return static_cast<std::int64_t>(side.shallowSizes[node]);
    }
    std::uint32_t rowOfBefore(std::uint32_t node) const
    {
        return m_rowOfBefore[m_before.classes.classOf[node]];
    }
    std::uint32_t rowOfAfter(std::uint32_t node) const
    {
        return m_rowOfAfter[m_after.classes.classOf[node]];
    }

    void remove(std::uint32_t node)
    {
        if (const std::int64_t size = sizeOf(m_before, node); size != 0) {
            const std::uint32_t row = rowOfBefore(node);
            ++m_rows.rows()[row].removedCount;
            m_rows.rows()[row].removedBytes += size;
            m_removed.push_back({row, node});
        }
    }

    void add(std::uint32_t node)
    {
        if (const std::int64_t size = sizeOf(m_after, node); size != 0) {
            const std::uint32_t row = rowOfAfter(node);
            ++m_rows.rows()[row].addedCount;
            m_rows.rows()[row].addedBytes += size;
            m_added.push_back({row, node});
        }
    }

    /// An object that is in both. Without a size it is in no class, and then as good as not there.
    void meet(std::uint32_t before, std::uint32_t after)
    {
        const std::int64_t sizeBefore = sizeOf(m_before, before);
        const std::int64_t sizeAfter = sizeOf(m_after, after);
        const std::uint32_t row = rowOfAfter(after);
        if (sizeBefore == 0 || sizeAfter == 0 || rowOfBefore(before) != row) {
            remove(before);
            add(after);
        } else {
            m_rows.rows()[row].grownBytes += sizeAfter - sizeBefore;
        }
    }

    static JoinedNodes byRow(const Column<Change>& changes,
                             const std::vector<std::uint32_t>& placeOf, std::size_t rows)
    {
        JoinedNodes nodes;
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

    ObjectJoin finish()
    {
        ObjectJoin result;
        std::vector<std::uint32_t> placeOf;
        for (JoinedClass& row : m_rows.rows()) {
            placeOf.push_back(static_cast<std::uint32_t>(result.rows.size()));
            if (row.addedCount != 0 || row.removedCount != 0) {
                result.rows.push_back(std::move(row));
            } else if (row.grownBytes != 0) {
                result.grown.push_back(std::move(row));
            }
        }
        result.added = byRow(m_added, placeOf, result.rows.size());
        result.removed = byRow(m_removed, placeOf, result.rows.size());
        return result;
    }

    const JoinSide& m_before;
    const JoinSide& m_after;
    JoinedRows m_rows;
    std::vector<std::uint32_t> m_rowOfBefore; ///< by class
    std::vector<std::uint32_t> m_rowOfAfter;
    Column<Change> m_added;
    Column<Change> m_removed;
};

} // namespace

ObjectJoin joinById(const JoinSide& before, const JoinSide& after)
{
    return Merge(before, after).run();
}

} // namespace tidemark
