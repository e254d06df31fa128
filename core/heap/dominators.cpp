// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/dominators.h"

#include "core/heap/prefetch.h"

#include <algorithm>

namespace tidemark
{

namespace
{

/// The forest that Semi-NCA grows from the highest number down: each number with its ancestor, and
/// the lowest semidominator on the way up to it.
class Forest
{
public:
    explicit Forest(const Column<std::uint32_t>& parents) : m_links(parents.size())
    {
        for (std::size_t i = 0; i < parents.size(); ++i) {
            m_links[i] = {parents[i], 0};
        }
    }

    /// To be called some time before lowestFrom(@p number): has its memory loaded into the cache.
    void expect(std::uint32_t number) const { prefetch(&m_links[number]); }

    /// Loads into the cache what lowestFrom() will visit from each of @p numbers. All paths are
    /// walked side by side, because one alone waits for memory at every step.
    void fetchWays(std::span<const std::uint32_t> numbers, std::uint32_t added)
    {
        m_ways.clear();
        std::ranges::copy_if(numbers, std::back_inserter(m_ways),
                             [added](std::uint32_t number) { return number >= added; });
        while (!m_ways.empty()) {
            std::size_t left = 0;
            for (const std::uint32_t at : m_ways) {
                const std::uint32_t above = m_links[at].ancestor;
                prefetch(&m_links[above]);
                m_ways[left] = above;
                left += above >= added ? 1U : 0U;
            }
            m_ways.resize(left);
        }
    }

    /// How many steps lowestFrom() has taken so far.
    std::uint64_t steps() const { return m_steps; }

    void add(std::uint32_t number, std::uint32_t semidominator)
    {
        m_links[number].lowest = semidominator;
    }

    /// The lowest semidominator on the path from @p number up through the forest, which holds the
    /// numbers from @p added on. Shortens the path for later calls.
    std::uint32_t lowestFrom(std::uint32_t number, std::uint32_t added)
    {
        std::uint32_t at = number;
        while (m_links[at].ancestor >= added) {
            m_path.push_back(at);
            at = m_links[at].ancestor;
        }
        m_steps += m_path.size();
        while (!m_path.empty()) {
            const Link above = m_links[at];
            at = m_path.back();
            m_path.pop_back();
            Link& link = m_links[at];
            link.ancestor = above.ancestor;
            link.lowest = std::min(link.lowest, above.lowest);
        }
        return m_links[number].lowest;
    }

private:
    struct Link {
        std::uint32_t ancestor;
        std::uint32_t lowest;
    };

    Column<Link> m_links;
    Column<std::uint32_t> m_path;
    Column<std::uint32_t> m_ways;
    std::uint64_t m_steps = 0;
};

/// The numbers from which essential edges lead to each of a block of numbers. Looking them up for
/// many numbers at once lets the processor wait for many places of memory at once.
class Predecessors
{
public:
    Predecessors(const DepthFirstTree& tree, const Retainers& retainers, const BitSet& isEssential)
        : m_tree(tree),
          m_retainers(retainers),
          m_isEssential(isEssential)
    {
    }

    /// Looks up those of the numbers from @p begin up to @p end, and has @p forest expect them.
    void load(std::uint32_t begin, std::uint32_t end, const Forest& forest)
    {
        m_begin = begin;
        m_numbers.clear();
        m_starts.assign(1, 0U);
        for (std::uint32_t number = begin; number < end; ++number) {
            for (const Retainer& retainer : m_retainers.of(m_tree.nodeOf[number])) {
                const std::uint32_t before = m_tree.numberOf[retainer.node];
                if (before != kNoOrdinal && m_isEssential.test(retainer.edge)) {
                    m_numbers.push_back(before);
                    forest.expect(before);
                }
            }
            m_starts.push_back(m_numbers.size());
        }
    }

    std::span<const std::uint32_t> of(std::uint32_t number) const { return of(number, number + 1); }

    /// Of all numbers from @p begin up to @p end.
    std::span<const std::uint32_t> of(std::uint32_t begin, std::uint32_t end) const
    {
        const std::size_t start = m_starts[begin - m_begin];
        return {m_numbers.data() + start, m_starts[end - m_begin] - start};
    }

private:
    const DepthFirstTree& m_tree;
    const Retainers& m_retainers;
    const BitSet& m_isEssential;
    std::uint32_t m_begin = 0;
    Column<std::uint32_t> m_numbers;
    std::vector<std::size_t> m_starts;
};

/// The semidominator of each number.
Column<std::uint32_t> semidominatorsOf(const DepthFirstTree& tree, Predecessors& predecessors,
                                       const StopRequest& stop)
{
    constexpr std::uint32_t kBlock = 1024; // small enough to stay in a cache
    constexpr std::uint32_t kFetched = 32;
    constexpr std::uint64_t kManySteps = 12 * kBlock; // programs' heaps take 2 a number or less
    bool isDeep = false;                              // fetching pays only in deep, tangled trees
    Column<std::uint32_t> semidominators(tree.nodeOf.size());
    Forest forest(tree.parentOf);
    semidominators[0] = 0;
    for (auto end = static_cast<std::uint32_t>(tree.nodeOf.size()); end > 1;) {
        const std::uint32_t begin = end > kBlock ? end - kBlock : 1;
        stop.lookNow();
        predecessors.load(begin, end, forest);
        const std::uint64_t stepsBefore = forest.steps();
        for (std::uint32_t number = end - 1; number >= begin; --number) {
            if (isDeep && (end - 1 - number) % kFetched == 0) {
                const std::uint32_t last = std::max(begin, number - std::min(number, kFetched - 1));
                forest.fetchWays(predecessors.of(last, number + 1), number + 1);
            }
            std::uint32_t lowest = tree.parentOf[number];
            for (const std::uint32_t before : predecessors.of(number)) {
                lowest = std::min(lowest,
                                  before < number ? before : forest.lowestFrom(before, number + 1));
            }
            semidominators[number] = lowest;
            forest.add(number, lowest);
        }
        isDeep = forest.steps() - stepsBefore > kManySteps;
        end = begin;
    }
    return semidominators;
}

/// The dominator tree by numbers, grown from the root down. Each number also knows one that is
/// farther up, chosen so that any ancestor is found in O(log n) jumps: walking up one by one would
/// be quadratic for long lists whose elements something else holds too.
class NumberedTree
{
public:
    explicit NumberedTree(std::size_t size) : m_places(size) { m_places[0] = {0, 0, 0}; }

    /// The nearest of @p number and its ancestors that is not greater than @p limit.
    std::uint32_t firstUpTo(std::uint32_t limit, std::uint32_t number) const
    {
        while (number > limit) {
            const Place& place = m_places[number];
            number = place.farAbove > limit ? place.farAbove : place.above;
        }
        return number;
    }

    void add(std::uint32_t number, std::uint32_t above)
    {
        const Place& parent = m_places[above];
        const Place& far = m_places[parent.farAbove];
        const bool isEven = parent.depth - far.depth == far.depth - m_places[far.farAbove].depth;
        m_places[number] = {above, isEven ? far.farAbove : above, parent.depth + 1};
    }

private:
    struct Place {
        std::uint32_t above;
        std::uint32_t farAbove;
        std::uint32_t depth;
    };
    Column<Place> m_places;
};

} // namespace

DominatorTree dominatorsOf(DepthFirstTree tree, const Retainers& retainers,
                           const BitSet& isEssential, std::uint32_t root, const StopRequest& stop)
{
    Predecessors predecessors(tree, retainers, isEssential);
    const Column<std::uint32_t> semidominators = semidominatorsOf(tree, predecessors, stop);
    DominatorTree result;
    result.dominator.assign(tree.numberOf.size(), root);
    NumberedTree numbered(tree.nodeOf.size());
    for (std::uint32_t number = 1; number < tree.nodeOf.size(); ++number) {
        stop.look(number);
        const std::uint32_t above =
            numbered.firstUpTo(semidominators[number], tree.parentOf[number]);
        numbered.add(number, above);
        result.dominator[tree.nodeOf[number]] = tree.nodeOf[above];
    }
    result.order = std::move(tree.nodeOf);
    for (std::uint32_t node = 0; node < tree.numberOf.size(); ++node) {
        if (tree.numberOf[node] == kNoOrdinal) {
            result.order.push_back(node);
        }
    }
    return result;
}

} // namespace tidemark
