// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/snapshots/leak_suspects.h"

#include "core/heap/bit_set.h"
#include "core/heap/common_dominator.h"
#include "core/heap/distances.h"
#include "core/heap/guarded_work.h"
#include "core/heap/named_holders.h"

#include <algorithm>

namespace tidemark
{

namespace
{

/// Types that are suspected beside objects: one may stand for what the next is made of.
constexpr std::size_t kMostSuspectTypes = 3;

class SuspectFinder
{
public:
    SuspectFinder(const HeapAnalysis& analysis, TaskControl& control)
        : m_analysis(analysis),
          m_graph(analysis.graph()),
          m_control(control),
          m_isCovered(m_graph.nodeCount()),
          m_holders(analysis),
          m_scopes(analysis),
          m_least(std::max(kLeastSuspectBytes,
                           static_cast<std::uint64_t>(
                               kSuspectShare * static_cast<double>(analysis.overview->totalBytes))))
    {
    }

    std::vector<LeakSuspect> find()
    {
        beginStep(m_control, 0.0);
        findObjects();
        beginStep(m_control, 0.5);
        findTypes();
        std::ranges::stable_sort(m_found, std::greater(),
                                 [](const LeakSuspect& suspect) { return suspect.kept.bytes; });
        beginStep(m_control, 1.0);
        return std::move(m_found);
    }

private:
    bool isLarge(std::uint32_t node) const { return m_analysis.retainedSizes[node] >= m_least; }

    /// Goes down the large objects of the dominator tree: there are few, ten beside each other.
    void findObjects()
    {
        std::vector<std::uint32_t> waiting{m_graph.rootOrdinal};
        while (!waiting.empty()) {
            const std::uint32_t node = waiting.back();
            waiting.pop_back();
            std::uint64_t rest = m_analysis.retainedSizes[node];
            for (const std::uint32_t below : m_analysis.dominated.of(node)) {
                if (isLarge(below)) {
                    waiting.push_back(below);
                    rest -= m_analysis.retainedSizes[below];
                }
            }
            if (rest >= m_least) { // here it comes apart into many small ones
                addObject(node);
            }
            beginStep(m_control, 0.0);
        }
    }

    /// The object that a programmer knows: an array for the store of its elements. None for what
    /// is the engine's, and for a root, which keeps all of the program.
    std::optional<std::uint32_t> knownObject(std::uint32_t node) const
    {
        while (node != m_graph.rootOrdinal && (m_graph.nodeTypes[node] == NodeType::Array ||
                                               m_graph.nodeTypes[node] == NodeType::Hidden)) {
            node = m_analysis.dominators[node];
        }
        const std::int32_t distance = m_analysis.overview->distances[node];
        const bool isProgram = distance > 1 && distance < kSystemDistance;
        return isProgram && isOfProgram(m_graph.nodeTypes[node]) ? std::optional(node)
                                                                 : std::nullopt;
    }

    static bool isOfProgram(NodeType type)
    {
        return type == NodeType::Object || type == NodeType::Closure || type == NodeType::Native ||
               type > NodeType::Unknown;
    }

    /// The head of a list whose links are all of one type, for one of the links.
    std::uint32_t headOf(std::uint32_t node) const
    {
        const Column<std::uint32_t>& classOf = m_analysis.overview->classes.classOf;
        for (auto above = std::optional(node); above;
             above = knownObject(m_analysis.dominators[node])) {
            if (classOf[*above] != classOf[node]) {
                break;
            }
            node = *above;
        }
        return node;
    }

    void addObject(std::uint32_t spread)
    {
        const auto last = knownObject(spread);
        const auto known = last ? std::optional(headOf(*last)) : std::nullopt;
        const bool isTold = known && std::ranges::any_of(m_found, [&](const LeakSuspect& suspect) {
                                return suspect.node == *known;
                            });
        if (!known || isTold) {
            return;
        }
        LeakSuspect suspect;
        suspect.node = *known;
        suspect.kept = {m_analysis.overview->classes.classOf[*known], 1,
                        m_analysis.retainedSizes[*known]};
        suspect.contents =
            known == last ? largestPart(m_analysis, m_analysis.dominated.of(spread)) : std::nullopt;
        addHolder(suspect, *known);
        cover(*known);
        m_found.push_back(std::move(suspect));
    }

    void addHolder(LeakSuspect& suspect, std::uint32_t node)
    {
        suspect.edge = m_holders.of(node);
        if (suspect.edge) {
            suspect.holder = holderOf(m_analysis, *suspect.edge, m_scopes);
        }
    }

    /// Leaves @p node and all that it dominates out of what is looked at further.
    void cover(std::uint32_t node)
    {
        std::vector<std::uint32_t> waiting{node};
        while (!waiting.empty()) {
            const std::uint32_t covered = waiting.back();
            waiting.pop_back();
            if (m_isCovered.test(covered)) { // and all below it
                continue;
            }
            m_isCovered.set(covered);
            const auto below = m_analysis.dominated.of(covered);
            waiting.insert(waiting.end(), below.begin(), below.end());
        }
    }

    void findTypes()
    {
        const HeapClasses& classes = m_analysis.overview->classes;
        for (std::size_t found = 0; found < kMostSuspectTypes; ++found) {
            Column<std::uint32_t> groupOf(m_graph.nodeCount(), kNoGroup);
            std::vector<std::uint64_t> counts(classes.classes.size(), 0);
            for (std::uint32_t node = 0; node < m_graph.nodeCount(); ++node) {
                if (!m_isCovered.test(node) && isOfProgram(m_graph.nodeTypes[node]) &&
                    m_analysis.overview->shallowSizes[node] > 0) {
                    groupOf[node] = classes.classOf[node];
                    ++counts[classes.classOf[node]];
                }
            }
            beginStep(m_control, 0.5 + 0.1 * static_cast<double>(found));
            const auto retained =
                retainedByGroups(groupOf, counts.size(),
                                 {m_analysis.overview->shallowSizes, m_analysis.retainedSizes,
                                  m_analysis.dominated, m_graph.rootOrdinal});
            std::uint32_t largest = kNoGroup;
            for (std::uint32_t heapClass = 0; heapClass < counts.size(); ++heapClass) {
                if (counts[heapClass] >= kLeastSuspectObjects && retained[heapClass] >= m_least &&
                    isProgramClass(m_analysis, heapClass) &&
                    (largest == kNoGroup || retained[heapClass] > retained[largest])) {
                    largest = heapClass;
                }
            }
            if (largest == kNoGroup) {
                return;
            }
            addType(groupOf, {largest, counts[largest], retained[largest]});
        }
    }

    void addType(const Column<std::uint32_t>& groupOf, const KeptPart& kept)
    {
        std::vector<std::uint32_t> nodes;
        for (std::uint32_t node = 0; node < groupOf.size(); ++node) {
            if (groupOf[node] == kept.heapClass) {
                nodes.push_back(node);
            }
        }
        LeakSuspect suspect;
        suspect.node = nodes.front();
        suspect.kept = kept;
        const CommonDominator commonDominator(m_analysis.dominators, m_analysis.dominated,
                                              m_graph.rootOrdinal);
        addHolder(suspect, commonDominator.of(nodes));
        for (const std::uint32_t node : nodes) {
            cover(node);
        }
        m_found.push_back(std::move(suspect));
    }

    const HeapAnalysis& m_analysis;
    const HeapGraph& m_graph;
    TaskControl& m_control;
    BitSet m_isCovered; ///< by node
    NamedHolders m_holders;
    ScopeNames m_scopes;
    std::uint64_t m_least; ///< bytes that a suspect retains
    std::vector<LeakSuspect> m_found;
};

} // namespace

Result<std::shared_ptr<const LeakSuspects>>
leakSuspectsOf(std::shared_ptr<const HeapAnalysis> analysis, TaskControl& control)
{
    return guarded([&]() -> std::shared_ptr<const LeakSuspects> {
        auto suspects = SuspectFinder(*analysis, control).find();
        return std::make_shared<LeakSuspects>(
            LeakSuspects{std::move(analysis), std::move(suspects)});
    });
}

} // namespace tidemark
