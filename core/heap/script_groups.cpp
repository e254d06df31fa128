// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/guarded_work.h"
#include "core/heap/object_groups.h"
#include "core/heap/script_places.h"

#include <functional>
#include <unordered_map>

namespace tidemark
{

namespace
{

/// The groups of nodes by a name that some of them have and that passes on to what they dominate.
class InheritedGrouping
{
public:
    /// What group a script's objects are in, by the script's name, which may be empty.
    using NameOf = std::function<std::string_view(std::string_view)>;

    InheritedGrouping(const HeapAnalysis& analysis, NameOf nameOf)
        : m_analysis(analysis),
          m_places(analysis.graph()),
          m_nameOf(std::move(nameOf))
    {
    }

    /// Dominators before what they dominate. Nothing recurses: lists are millions of nodes deep.
    HeapClasses take(TaskControl& control)
    {
        const HeapGraph& graph = m_analysis.graph();
        m_result.classOf.assign(graph.nodeCount(), groupOf(std::string_view()));
        Column<std::uint32_t> waiting;
        waiting.push_back(graph.rootOrdinal);
        std::uint32_t seen = 0;
        while (!waiting.empty()) {
            if (seen++ % kNodesOfAStep == 0) {
                beginStep(control, static_cast<double>(seen) / graph.nodeCount());
            }
            const std::uint32_t node = waiting.back();
            waiting.pop_back();
            m_result.classOf[node] = groupOf(node);
            const DominatedNodes& dominated = m_analysis.dominated;
            for (std::uint32_t i = dominated.first[node]; i < dominated.first[node + 1]; ++i) {
                waiting.push_back(dominated.all[i]);
            }
        }
        return std::move(m_result);
    }

private:
    std::uint32_t groupOf(std::uint32_t node)
    {
        if (const auto place = m_places.of(node); place && !place->script.empty()) {
            return groupOf(place->script);
        }
        return m_result.classOf[m_analysis.dominators[node]];
    }

    std::uint32_t groupOf(std::string_view script)
    {
        if (const auto known = m_byScript.find(std::string(script)); known != m_byScript.end()) {
            return known->second;
        }
        const std::string name(m_nameOf(script));
        const auto place = static_cast<std::uint32_t>(m_result.classes.size());
        const auto [known, isNew] = m_byName.try_emplace(name, place);
        if (isNew) {
            m_result.classes.push_back({name, {}});
        }
        m_byScript.emplace(script, known->second);
        return known->second;
    }

    const HeapAnalysis& m_analysis;
    ScriptPlaces m_places;
    NameOf m_nameOf;
    HeapClasses m_result;
    std::unordered_map<std::string, std::uint32_t> m_byScript;
    std::unordered_map<std::string, std::uint32_t> m_byName;
};

constexpr std::string_view kSeparators = "/\\";

/// Where the path inside of the innermost folder of packages begins; npos if there is none.
std::size_t behindPackages(std::string_view script)
{
    constexpr std::string_view kFolder = "node_modules";
    const auto isSeparator = [&script](std::size_t place) {
        return place < script.size() && kSeparators.find(script[place]) != std::string_view::npos;
    };
    for (std::size_t at = script.rfind(kFolder); at != std::string_view::npos;
         at = at == 0 ? std::string_view::npos : script.rfind(kFolder, at - 1)) {
        if ((at == 0 || isSeparator(at - 1)) && isSeparator(at + kFolder.size())) {
            return at + kFolder.size() + 1;
        }
    }
    return std::string_view::npos;
}

std::string_view scriptGroup(std::string_view script)
{
    return script.empty() ? kNoScriptName : script;
}

} // namespace

std::string_view packageOf(std::string_view script)
{
    if (script.empty()) {
        return kNoScriptName;
    }
    if (script.starts_with("node:")) {
        return kEnginePackageName;
    }
    const std::size_t begin = behindPackages(script);
    if (begin == std::string_view::npos) {
        return kNoPackageName;
    }
    const std::string_view behind = script.substr(begin);
    std::size_t end = behind.find_first_of(kSeparators);
    if (behind.starts_with('@') && end != std::string_view::npos) {
        end = behind.find_first_of(kSeparators, end + 1);
    }
    return end == std::string_view::npos || end == 0 ? kNoPackageName : behind.substr(0, end);
}

HeapClasses classesByScript(const HeapAnalysis& analysis, TaskControl& control)
{
    return InheritedGrouping(analysis, scriptGroup).take(control);
}

HeapClasses classesByPackage(const HeapAnalysis& analysis, TaskControl& control)
{
    return InheritedGrouping(analysis, packageOf).take(control);
}

} // namespace tidemark
