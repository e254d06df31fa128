// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/guarded_work.h"
#include "core/heap/holder.h"
#include "core/heap/map_keys.h"
#include "core/heap/object_groups.h"
#include "core/heap/retaining_path.h"
#include "core/model/long_text.h"

#include <fmt/format.h>
#include <unordered_map>

namespace tidemark
{

namespace
{

constexpr std::uint32_t kNotYetGrouped = 0xffff'fffeU;

/// Puts each object into the group of what holds it.
class HolderGrouping
{
public:
    explicit HolderGrouping(const HeapAnalysis& analysis)
        : m_analysis(analysis),
          m_graph(analysis.graph()),
          m_scopes(analysis)
    {
        m_result.classOf.assign(m_graph.nodeCount(), kNotYetGrouped);
        m_roots = groupNamed(std::string(kRootsName));
    }

    void group(std::uint32_t node)
    {
        m_passed.clear();
        std::uint32_t found = m_roots;
        for (std::uint32_t at = node;;) {
            if (m_result.classOf[at] != kNotYetGrouped) {
                found = m_result.classOf[at];
                break;
            }
            m_passed.push_back(at);
            const auto retainer = nearestRetainer(m_analysis, at);
            if (!retainer || retainer->node == m_graph.rootOrdinal) {
                break;
            }
            if (isName(*retainer)) {
                found = groupOf(*retainer);
                break;
            }
            at = retainer->node;
        }
        for (const std::uint32_t one : m_passed) {
            m_result.classOf[one] = found;
        }
    }

    HeapClasses take() { return std::move(m_result); }

private:
    /// What edges have in common that have one name to a programmer.
    struct Label {
        std::uint32_t name = 0;  ///< index in the graph's strings
        std::uint32_t owner = 0; ///< a class, or a node if isNode
        bool isNode = false;

        bool operator==(const Label&) const = default;
    };
    struct LabelHash {
        std::size_t operator()(const Label& label) const
        {
            constexpr std::uint64_t kFactor = 0x9e37'79b9'7f4a'7c15U;
            const std::uint64_t owner = (std::uint64_t{label.owner} << 1U) | label.isNode;
            return ((label.name * kFactor) ^ owner) * kFactor >> 16U;
        }
    };

    bool isName(const Retainer& retainer) const
    {
        switch (m_graph.edgeTypes[retainer.edge]) {
        case EdgeType::Context:
            return isClosureContext(m_graph, retainer.node);
        case EdgeType::Property:
        case EdgeType::Shortcut:
            return !isMapKey(m_graph, retainer) || isUsersRoot(retainer.node);
        default:
            return false;
        }
    }

    /// The global object has more properties than any other, all of them variables.
    bool isUsersRoot(std::uint32_t node) const { return m_analysis.overview->distances[node] == 1; }

    std::uint32_t classOf(std::uint32_t node) const
    {
        return m_analysis.overview->classes.classOf[node];
    }

    std::uint32_t groupOf(const Retainer& retainer)
    {
        const std::uint32_t node = retainer.node;
        const bool isScope = m_graph.edgeTypes[retainer.edge] == EdgeType::Context;
        const bool isNode =
            isScope || m_graph.nodeTypes[node] == NodeType::Closure || isUsersRoot(node);
        const Label label{m_graph.edgeNames[retainer.edge], isNode ? node : classOf(node), isNode};
        const auto [known, isNew] = m_byLabel.try_emplace(label, m_roots);
        if (isNew) {
            known->second = groupNamed(isNode ? holderName(holderOf(m_analysis, retainer, m_scopes))
                                              : propertyName(retainer));
        }
        return known->second;
    }

    std::string propertyName(const Retainer& retainer) const
    {
        return fmt::format("{}.{}",
                           m_analysis.overview->classes.classes[classOf(retainer.node)].name,
                           m_graph.edgeName(retainer.edge));
    }

    static std::string holderName(const Holder& holder)
    {
        if (holder.kind == HolderKind::Property || holder.kind == HolderKind::FunctionProperty) {
            return holder.owner.empty() ? holder.name
                                        : fmt::format("{}.{}", holder.owner, holder.name);
        }
        std::string where = holder.owner;
        if (holder.place) {
            where += where.empty() ? "" : " ";
            where += scriptFileName(holder.place->script);
            if (holder.kind == HolderKind::ClosureVariable && holder.place->line > 0) {
                where += fmt::format(":{}", holder.place->line);
            }
        }
        return where.empty() ? holder.name : fmt::format("{} ({})", holder.name, where);
    }

    std::uint32_t groupNamed(const std::string& name)
    {
        const auto place = static_cast<std::uint32_t>(m_result.classes.size());
        const auto [known, isNew] = m_byName.try_emplace(name, place);
        if (isNew) {
            m_result.classes.push_back({name, {}});
        }
        return known->second;
    }

    const HeapAnalysis& m_analysis;
    const HeapGraph& m_graph;
    ScopeNames m_scopes;
    HeapClasses m_result;
    std::uint32_t m_roots = 0;
    std::vector<std::uint32_t> m_passed;
    std::unordered_map<Label, std::uint32_t, LabelHash> m_byLabel;
    std::unordered_map<std::string, std::uint32_t> m_byName;
};

} // namespace

HeapClasses classesByHolder(const HeapAnalysis& analysis, TaskControl& control)
{
    HolderGrouping grouping(analysis);
    const std::uint32_t nodes = analysis.graph().nodeCount();
    for (std::uint32_t node = 0; node < nodes; ++node) {
        if (node % kNodesOfAStep == 0) {
            beginStep(control, static_cast<double>(node) / nodes);
        }
        grouping.group(node);
    }
    return grouping.take();
}

} // namespace tidemark
