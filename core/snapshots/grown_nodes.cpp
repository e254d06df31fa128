// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/snapshots/grown_nodes.h"

#include <algorithm>

namespace tidemark
{

namespace
{

/// Finds the objects that live in both graphs, by their ids.
class SharedNodes
{
public:
    SharedNodes(const TypeComparison& comparison, const NodesById& before, const NodesById& after)
        : m_comparison(comparison),
          m_before(before),
          m_after(after)
    {
    }

    void walk()
    {
        const auto& idsBefore = m_comparison.before.overview->graph->nodeIds;
        const auto& idsAfter = m_comparison.after.overview->graph->nodeIds;
        std::size_t inBefore = 0;
        std::size_t inAfter = 0;
        while (inBefore < m_before.size() && inAfter < m_after.size()) {
            const std::uint64_t idBefore = idsBefore[m_before[inBefore]];
            const std::uint64_t idAfter = idsAfter[m_after[inAfter]];
            if (idBefore == idAfter) {
                meet(m_before[inBefore], m_after[inAfter]);
            }
            inBefore += idBefore <= idAfter ? 1U : 0U;
            inAfter += idAfter <= idBefore ? 1U : 0U;
        }
    }

    /// Hands the grown ones over by type, those that changed most first.
    void giveTo(TypeComparison& comparison) const
    {
        auto& first = comparison.firstGrown;
        for (const Grown& grown : m_grown) {
            ++first[grown.type];
        }
        std::size_t end = 0;
        for (std::size_t& count : first) {
            end += count;
            count = end;
        }
        comparison.grown.resize(m_grown.size());
        for (std::size_t i = m_grown.size(); i-- > 0;) {
            comparison.grown[--first[m_grown[i].type]] = m_grown[i].node;
        }
        for (std::size_t type = 0; type + 1 < first.size(); ++type) {
            std::sort(comparison.grown.data() + first[type],
                      comparison.grown.data() + first[type + 1], changedMore);
        }
    }

private:
    struct Grown {
        std::uint32_t type;
        GrownNode node;
    };

    static bool changedMore(const GrownNode& a, const GrownNode& b)
    {
        const std::int64_t sizeA = std::abs(a.bytes);
        const std::int64_t sizeB = std::abs(b.bytes);
        return sizeA != sizeB ? sizeA > sizeB : a.after < b.after;
    }

    void meet(std::uint32_t before, std::uint32_t after)
    {
        const TypeComparison::Side& sideBefore = m_comparison.before;
        const TypeComparison::Side& sideAfter = m_comparison.after;
        const auto sizeBefore =
            static_cast<std::int64_t>(sideBefore.overview->shallowSizes[before]);
        const auto sizeAfter = static_cast<std::int64_t>(sideAfter.overview->shallowSizes[after]);
        if (sizeBefore == 0 || sizeAfter == 0) {
            return; // in no class
        }
        const std::uint32_t type = sideAfter.typeOf[sideAfter.classes().classOf[after]];
        const bool isSame = sideBefore.typeOf[sideBefore.classes().classOf[before]] == type;
        if (isSame && sizeBefore != sizeAfter) {
            m_grown.push_back({type, {before, after, sizeAfter - sizeBefore}});
        }
    }

    const TypeComparison& m_comparison;
    const NodesById& m_before;
    const NodesById& m_after;
    Column<Grown> m_grown;
};

} // namespace

void addGrownNodes(TypeComparison& comparison, const NodesById& before, const NodesById& after)
{
    SharedNodes shared(comparison, before, after);
    shared.walk();
    shared.giveTo(comparison);
}

} // namespace tidemark
