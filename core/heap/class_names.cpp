// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/class_names.h"

#include "core/model/long_text.h"

#include <algorithm>
#include <fmt/format.h>

namespace tidemark
{

namespace
{

constexpr std::uint32_t kNoClass = 0xffff'ffffU;

/// "<div id=a>" and "<div>" are one class: "<div>"; with @p prefix before it as well.
std::string withoutAttributes(std::string_view name, std::string_view prefix)
{
    const std::size_t space = name.find(' ', prefix.size());
    return space == std::string_view::npos ? std::string(name)
                                           : std::string(name.substr(0, space)) + '>';
}

std::string classNameOf(const std::string& name)
{
    if (name.starts_with('<')) {
        return withoutAttributes(name, "");
    }
    return name.starts_with("Detached <") ? withoutAttributes(name, "Detached <") : name;
}

/// The name shared by all nodes of a type; empty where nodes have their own.
std::string nameOfType(std::size_t type, std::string_view typeName)
{
    switch (static_cast<NodeType>(type)) {
    case NodeType::Hidden:
        return "(system)";
    case NodeType::Code:
        return "(compiled code)";
    case NodeType::Closure:
        return "Function";
    case NodeType::RegExp:
        return "RegExp";
    case NodeType::Unknown:
        return "(undefined)"; // as DevTools has it for a type without a name
    case NodeType::Object:
    case NodeType::Native:
        return {};
    default:
        return fmt::format("({})", typeName);
    }
}

struct LocatedClass {
    std::uint32_t nameClass; ///< the class of that name without a location
    ClassLocation location;

    bool operator==(const LocatedClass&) const = default;
};

struct LocatedClassHash {
    std::size_t operator()(const LocatedClass& key) const
    {
        constexpr std::uint64_t kFactor = 0x9e37'79b9'7f4a'7c15U;
        std::uint64_t hash = key.nameClass;
        for (const std::uint32_t part :
             {key.location.scriptId, key.location.line, key.location.column}) {
            hash = (hash * kFactor) ^ part;
        }
        return (hash * kFactor) >> 16U;
    }
};

class Classifier
{
public:
    Classifier(const HeapGraph& graph, const DomStates& states)
        : m_graph(graph),
          m_states(states),
          m_byString(graph.strings.size(), kNoClass),
          m_byDetachedString(0)
    {
        for (std::size_t type = 0; type < graph.nodeTypeNames.size(); ++type) {
            const std::string name = nameOfType(type, graph.nodeTypeNames[type]);
            m_byType.push_back(name.empty() ? kNoClass : classNamed(name));
        }
        m_result.classOf.resize(graph.nodeCount());
    }

    void nameNodes()
    {
        for (std::uint32_t node = 0; node < m_graph.nodeCount(); ++node) {
            const auto type = static_cast<std::size_t>(m_graph.nodeTypes[node]);
            const std::uint32_t ofType = m_byType[std::min(type, m_byType.size() - 1)];
            m_result.classOf[node] = ofType != kNoClass ? ofType : classOfNamedNode(node);
        }
    }

    void nameShapes(const PropertyLists& lists, const std::vector<Shape>& shapes)
    {
        std::vector<std::uint32_t> classOfShape;
        for (const Shape& shape : shapes) {
            classOfShape.push_back(classNamed(shape.name));
        }
        const std::vector<std::uint32_t> matches = matchShapes(lists, shapes);
        for (const PropertyLists::Member& member : lists.members()) {
            const std::uint32_t shape = matches[member.list];
            if (shape != kNoShape) {
                m_result.classOf[member.node] = classOfShape[shape];
            }
        }
    }

    void splitByLocation()
    {
        std::unordered_map<LocatedClass, std::uint32_t, LocatedClassHash> located;
        for (const SourceLocation& location : m_graph.locations) {
            if (m_graph.nodeTypes[location.node] != NodeType::Object) {
                continue; // functions have locations too, but would be a class each
            }
            std::uint32_t& ofNode = m_result.classOf[location.node];
            const LocatedClass key{ofNode, {location.scriptId, location.line, location.column}};
            const auto [place, isNew] = located.try_emplace(key, classCount());
            if (isNew) {
                m_result.classes.push_back({m_result.classes[ofNode].name, key.location});
            }
            ofNode = place->second;
        }
    }

    HeapClasses take() { return std::move(m_result); }

private:
    std::uint32_t classCount() const { return static_cast<std::uint32_t>(m_result.classes.size()); }

    std::uint32_t classNamed(const std::string& name)
    {
        const auto [place, isNew] = m_byName.try_emplace(name, classCount());
        if (isNew) {
            m_result.classes.push_back({name, {}});
        }
        return place->second;
    }

    std::uint32_t classOfNamedNode(std::uint32_t node)
    {
        const std::uint32_t name = m_graph.nodeNames[node];
        const bool isRenamed = m_states.isRenamed(m_graph, node);
        if (isRenamed && m_byDetachedString.empty()) {
            m_byDetachedString.assign(m_graph.strings.size(), kNoClass);
        }
        std::uint32_t& known = isRenamed ? m_byDetachedString[name] : m_byString[name];
        if (known == kNoClass) {
            const std::string text = distinctText(m_graph.strings[name]);
            known = classNamed(classNameOf(isRenamed ? std::string(kDetachedPrefix) + text : text));
        }
        return known;
    }

    const HeapGraph& m_graph;
    const DomStates& m_states;
    HeapClasses m_result;
    std::vector<std::uint32_t> m_byType;
    std::unordered_map<std::string, std::uint32_t> m_byName;
    Column<std::uint32_t> m_byString;
    Column<std::uint32_t> m_byDetachedString; ///< empty until a node needs it
};

} // namespace

std::string HeapClass::key() const
{
    return location ? fmt::format("{},{},{},{}", location->scriptId, location->line,
                                  location->column, name)
                    : ',' + name;
}

HeapClasses classesOf(const HeapGraph& graph, const DomStates& states, const PropertyLists& lists,
                      const std::vector<Shape>& shapes)
{
    Classifier classifier(graph, states);
    classifier.nameNodes();
    classifier.nameShapes(lists, shapes);
    classifier.splitByLocation();
    return classifier.take();
}

} // namespace tidemark
