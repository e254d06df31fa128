// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/grown_nodes.h"

#include <algorithm>

namespace tidemark
{

namespace
{

/// Finds the objects that live in both graphs, by their ids.
class SharedNodes
{
public:
    SharedNodes(const TypeComparison& comparison, const NodesById& base, const NodesById& current)
        : m_comparison(comparison),
          m_base(base),
          m_current(current)
    {
    }

    void walk()
    {
        const auto& idsBefore = m_comparison.base.overview->graph->nodeIds;
        const auto& idsAfter = m_comparison.current.overview->graph->nodeIds;
        std::size_t inBase = 0;
        std::size_t inCurrent = 0;
        while (inBase < m_base.size() && inCurrent < m_current.size()) {
            const std::uint64_t before = idsBefore[m_base[inBase]];
            const std::uint64_t after = idsAfter[m_current[inCurrent]];
            if (before == after) {
                meet(m_base[inBase], m_current[inCurrent]);
            }
            inBase += before <= after ? 1U : 0U;
            inCurrent += after <= before ? 1U : 0U;
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
        const TypeComparison::Side& base = m_comparison.base;
        const TypeComparison::Side& current = m_comparison.current;
        const auto sizeBefore = static_cast<std::int64_t>(base.overview->shallowSizes[before]);
        const auto sizeAfter = static_cast<std::int64_t>(current.overview->shallowSizes[after]);
        if (sizeBefore == 0 || sizeAfter == 0) {
            return; // in no class
        }
        const std::uint32_t type = current.typeOf[current.classes().classOf[after]];
        const bool isSame = base.typeOf[base.classes().classOf[before]] == type;
        if (isSame && sizeBefore != sizeAfter) {
            m_grown.push_back({type, {before, after, sizeAfter - sizeBefore}});
        }
    }

    const TypeComparison& m_comparison;
    const NodesById& m_base;
    const NodesById& m_current;
    Column<Grown> m_grown;
};

} // namespace

void addGrownNodes(TypeComparison& comparison, const NodesById& base, const NodesById& current)
{
    SharedNodes shared(comparison, base, current);
    shared.walk();
    shared.giveTo(comparison);
}

} // namespace tidemark
