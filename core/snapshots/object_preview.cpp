// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/snapshots/object_preview.h"

#include "core/heap/collection_table.h"
#include "core/heap/nearby_script.h"
#include "core/heap/script_text.h"
#include "core/snapshots/value_text.h"

#include <algorithm>
#include <fmt/format.h>

namespace tidemark
{

namespace
{

constexpr std::size_t kMostBriefBytes = 40;  ///< of a text inside another preview
constexpr std::uint32_t kMostLookedAt = 256; ///< edges of one object
constexpr std::uint32_t kMostCounted = 1000; ///< entries of a Map or Set
constexpr std::uint32_t kMostUntold = 3;     ///< elements in a row that the file has no edge for
constexpr std::string_view kUntold = "—";    ///< in place of a value that the file does not have

std::string shownName(const HeapGraph& graph, const DomStates& states, std::uint32_t node)
{
    const std::string name = cutText(graph.nodeName(node), kMostNameBytes);
    return states.isRenamed(graph, node) ? std::string(kDetachedPrefix) + name : name;
}

/// Puts parts between brackets, and "…" in the place of those for which there is no room.
class Enclosed
{
public:
    Enclosed(std::string before, char open, char close) : m_text(std::move(before)), m_close(close)
    {
        m_text += m_text.empty() ? "" : " ";
        m_text += open;
    }

    /// False if there is no room for it.
    bool add(std::string_view part)
    {
        if (m_hasParts && m_text.size() + part.size() > kMostPreviewBytes) {
            m_isCut = true;
            return false;
        }
        m_text += m_hasParts ? ", " : "";
        m_text += part;
        m_hasParts = true;
        return true;
    }

    void cut() { m_isCut = true; }
    bool isEmpty() const { return !m_hasParts && !m_isCut; }

    std::string text() &&
    {
        if (m_isCut) {
            m_text += m_hasParts ? ", " : "";
            m_text += kEllipsis;
        }
        m_text += m_close;
        return std::move(m_text);
    }

private:
    std::string m_text;
    char m_close;
    bool m_hasParts = false;
    bool m_isCut = false;
};

/// The previews of one heap.
class Previews
{
public:
    Previews(const HeapGraph& graph, const DomStates& states) : m_graph(graph), m_states(states) {}

    std::string brief(std::uint32_t node) const
    {
        if (const auto value = plainValue(m_graph, node)) {
            return *value;
        }
        const NodeType type = m_graph.nodeTypes[node];
        if (isText(m_graph, node)) {
            return textValue(m_graph, node, kMostBriefBytes);
        }
        if (type == NodeType::Closure) {
            return functionText(m_graph, node, true);
        }
        if (type == NodeType::RegExp) {
            return '/' + shownName(m_graph, m_states, node) + '/';
        }
        if (type == NodeType::Object) {
            const std::string text = headOf(node);
            return text.empty() ? (firstField(node) ? "{…}" : "{}") : text;
        }
        return otherName(node);
    }

    std::string whole(std::uint32_t node) const
    {
        const NodeType type = m_graph.nodeTypes[node];
        if (isText(m_graph, node)) {
            return textValue(m_graph, node, kMostPreviewBytes);
        }
        if (type == NodeType::Closure) {
            return functionText(m_graph, node, false);
        }
        if (type != NodeType::Object) {
            return brief(node);
        }
        const std::string_view name = m_graph.nodeName(node);
        if (name == "Array") {
            return arrayPreview(node);
        }
        if (const auto table = tableOfCollection(m_graph, node)) {
            return collectionPreview(node, *table);
        }
        if (const auto message = errorMessage(m_graph, node)) {
            return shownName(m_graph, m_states, node) + ": " + cutText(*message, kMostPreviewBytes);
        }
        return fieldsPreview(node);
    }

private:
    /// What stands before an object's brackets; empty for a plain object.
    std::string headOf(std::uint32_t node) const
    {
        const std::string_view name = m_graph.nodeName(node);
        if (name == "Object") {
            return {};
        }
        if (name == "Array") {
            const auto length = lengthOf(node);
            return length ? fmt::format("Array({})", *length) : "Array";
        }
        if (name == "ArrayBuffer") {
            const std::uint32_t store = targetNamed(m_graph, node, {"backing_store"});
            return store == kNoOrdinal ? "ArrayBuffer"
                                       : fmt::format("ArrayBuffer({})", m_graph.selfSizes[store]);
        }
        if (name == "Date") {
            const auto time = dateText(m_graph, node);
            return time ? "Date " + *time : "Date";
        }
        if (const auto table = tableOfCollection(m_graph, node)) {
            return std::string(name) + countText(*table);
        }
        return shownName(m_graph, m_states, node);
    }

    std::string otherName(std::uint32_t node) const
    {
        const std::string name = shownName(m_graph, m_states, node);
        if (name == "system / AccessorPair") {
            return "(…)"; // what a getter would give
        }
        return name.empty() ? fmt::format("({})", m_graph.nodeTypeName(node)) : name;
    }

    std::uint32_t endOfLookedAt(std::uint32_t node) const
    {
        const std::uint32_t begin = m_graph.firstEdge[node];
        return begin + std::min(m_graph.firstEdge[node + 1] - begin, kMostLookedAt);
    }

    /// Whether @p edge is a field that a program wrote.
    bool isField(std::uint32_t edge) const
    {
        const EdgeType type = m_graph.edgeTypes[edge];
        if (type == EdgeType::Element || type == EdgeType::Context) {
            return true;
        }
        if (type != EdgeType::Property) {
            return false;
        }
        const std::string_view name = m_graph.strings[m_graph.edgeNames[edge]];
        const bool isAccessor = m_graph.nodeTypes[m_graph.edgeTargets[edge]] == NodeType::Closure &&
                                (name.starts_with("get ") || name.starts_with("set "));
        return name != "__proto__" && name != "<symbol>" && !isAccessor;
    }

    std::optional<std::uint32_t> firstField(std::uint32_t node) const
    {
        for (std::uint32_t edge = m_graph.firstEdge[node]; edge < endOfLookedAt(node); ++edge) {
            if (isField(edge)) {
                return edge;
            }
        }
        return {};
    }

    /// "[" to "]", with what the file has no edge for as "—": holes, and small numbers.
    std::string arrayPreview(std::uint32_t node) const
    {
        Enclosed text(headOf(node), '[', ']');
        std::uint32_t next = 0;
        bool hasRoom = true;
        for (std::uint32_t edge = m_graph.firstEdge[node]; hasRoom && edge < endOfLookedAt(node);
             ++edge) {
            if (m_graph.edgeTypes[edge] != EdgeType::Element) {
                continue;
            }
            const std::uint32_t index = m_graph.edgeNames[edge];
            if (index > next + kMostUntold) {
                hasRoom = text.add(kEllipsis);
                next = index;
            }
            for (; hasRoom && next < index; ++next) {
                hasRoom = text.add(kUntold);
            }
            hasRoom = hasRoom && text.add(brief(m_graph.edgeTargets[edge]));
            next = index + 1;
        }
        const auto length = lengthOf(node);
        if (hasRoom && (!length || next < *length)) {
            text.cut();
        }
        return std::move(text).text();
    }

    /// One more than the last element that the file has; 0 where there is no store for any, and
    /// none where the store has none of which the file says more.
    std::optional<std::uint64_t> lengthOf(std::uint32_t node) const
    {
        const std::uint32_t begin = m_graph.firstEdge[node];
        const std::uint32_t end = m_graph.firstEdge[node + 1];
        for (std::uint32_t edge = end; edge > begin && end - edge < kMostLookedAt; --edge) {
            if (m_graph.edgeTypes[edge - 1] == EdgeType::Element) {
                return std::uint64_t{m_graph.edgeNames[edge - 1]} + 1;
            }
        }
        return targetNamed(m_graph, node, {"elements"}) == kNoOrdinal
                   ? std::optional<std::uint64_t>(0)
                   : std::nullopt;
    }

    /// "(12)"; "(1000+)" where there are more than are counted; nothing where the file has none.
    std::string countText(const CollectionTable& table) const
    {
        std::uint32_t count = 0;
        std::uint32_t last = kNoOrdinal;
        const std::uint32_t end = m_graph.firstEdge[table.node + 1];
        for (std::uint32_t edge = m_graph.firstEdge[table.node]; edge < end; ++edge) {
            const auto part = collectionPart(m_graph, table, edge);
            if (!part || part->entry == last) {
                continue;
            }
            last = part->entry;
            if (++count > kMostCounted) {
                return fmt::format("({}+)", kMostCounted);
            }
        }
        return count == 0 ? std::string() : fmt::format("({})", count);
    }

    std::string collectionPreview(std::uint32_t node, const CollectionTable& table) const
    {
        Enclosed text(headOf(node), '{', '}');
        const std::uint32_t end = endOfLookedAt(table.node);
        bool hasParts = false;
        bool hasRoom = true;
        for (std::uint32_t edge = m_graph.firstEdge[table.node]; hasRoom && edge < end; ++edge) {
            const auto part = collectionPart(m_graph, table, edge);
            if (part) {
                hasParts = true;
                hasRoom = addPart(text, table, edge, *part);
            }
        }
        if (!hasParts || end < m_graph.firstEdge[table.node + 1]) {
            text.cut();
        }
        return std::move(text).text();
    }

    /// A key is told with its value, where the file has one.
    bool addPart(Enclosed& text, const CollectionTable& table, std::uint32_t edge,
                 const CollectionPart& part) const
    {
        const std::string shown = brief(m_graph.edgeTargets[edge]);
        if (!table.isMap()) {
            return text.add(shown);
        }
        if (!part.isKey) {
            const std::string key = part.key == kNoOrdinal ? std::string(kUntold) : brief(part.key);
            return text.add(fmt::format("{} → {}", key, shown));
        }
        const auto next = edge + 1 < m_graph.firstEdge[table.node + 1]
                              ? collectionPart(m_graph, table, edge + 1)
                              : std::nullopt;
        const bool hasValue = next && !next->isKey && next->entry == part.entry;
        return hasValue || text.add(fmt::format("{} → {}", shown, kUntold));
    }

    std::string fieldsPreview(std::uint32_t node) const
    {
        const std::string head = headOf(node);
        Enclosed text(head, '{', '}');
        const std::uint32_t end = endOfLookedAt(node);
        bool hasRoom = true;
        for (std::uint32_t edge = m_graph.firstEdge[node]; hasRoom && edge < end; ++edge) {
            if (isField(edge)) {
                hasRoom = text.add(fieldText(edge));
            }
        }
        if (end < m_graph.firstEdge[node + 1]) {
            text.cut();
        }
        // Small numbers are in no file, so that an empty pair of brackets would say too much.
        return text.isEmpty() && !head.empty() ? head : std::move(text).text();
    }

    std::string fieldText(std::uint32_t edge) const
    {
        const std::uint32_t target = m_graph.edgeTargets[edge];
        const bool isIndex = m_graph.edgeTypes[edge] == EdgeType::Element;
        const std::string name =
            isIndex ? std::to_string(m_graph.edgeNames[edge])
                    : shownPropertyName(
                          cutText(m_graph.strings[m_graph.edgeNames[edge]], kMostNameBytes));
        return name + ": " + brief(target);
    }

    const HeapGraph& m_graph;
    const DomStates& m_states;
};

} // namespace

std::string briefPreview(const HeapGraph& graph, const DomStates& states, std::uint32_t node)
{
    return Previews(graph, states).brief(node);
}

std::string objectPreview(const HeapGraph& graph, const DomStates& states, std::uint32_t node)
{
    return Previews(graph, states).whole(node);
}

} // namespace tidemark
