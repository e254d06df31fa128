// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/node_text.h"

#include "app/text/plain_text.h"
#include "core/heap/collection_table.h"
#include "core/snapshots/object_preview.h"
#include "core/snapshots/value_text.h"

#include <QCoreApplication>

namespace tidemark::app
{

namespace
{

struct NodeText {
    Q_DECLARE_TR_FUNCTIONS(NodeText)
};

/// Enough for any column; joined strings of many parts would take long to put together.
constexpr std::size_t kMostParts = 1000;

QString fromUtf8(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString quoted(const QString& text)
{
    return QLatin1Char('"') + text + QLatin1Char('"');
}

QString shown(const std::string& text)
{
    return singleLine(QString::fromStdString(text));
}

bool isNamelessRoot(const HeapGraph& graph, std::uint32_t node)
{
    return node == graph.rootOrdinal && graph.nodeName(node).empty();
}

QString rootText()
{
    return NodeText::tr("(root)", "of a heap graph");
}

/// What stands for the edge of an array behind a Map or a Set: the key of a value.
QString partText(const HeapGraph& graph, const CollectionPart& part)
{
    if (part.isKey) {
        return NodeText::tr("key %1", "of a Map or Set, by its place").arg(part.entry);
    }
    return part.key == kNoOrdinal
               ? NodeText::tr("value %1", "of a Map, by its place").arg(part.entry)
               : QStringLiteral("[%1]").arg(shown(briefPreview(graph, DomStates(), part.key)));
}

} // namespace

QString nodeText(const HeapGraph& graph, const DomStates& states, std::uint32_t node)
{
    if (isNamelessRoot(graph, node)) {
        return rootText();
    }
    if (const auto value = plainValue(graph, node)) {
        return shown(*value);
    }
    const QString name = shown(shownNodeName(graph, states, node, kMostParts));
    switch (graph.nodeTypes[node]) {
    case NodeType::String:
    case NodeType::ConcatenatedString:
    case NodeType::SlicedString:
        return quoted(name);
    case NodeType::Closure:
        return name + QStringLiteral("()");
    case NodeType::RegExp:
        return QLatin1Char('/') + name + QLatin1Char('/');
    default:
        return name.isEmpty()
                   ? QLatin1Char('(') + fromUtf8(graph.nodeTypeName(node)) + QLatin1Char(')')
                   : name;
    }
}

QString nodePreview(const HeapGraph& graph, const DomStates& states, std::uint32_t node)
{
    return isNamelessRoot(graph, node) ? rootText() : shown(objectPreview(graph, states, node));
}

QString nodeTextWithId(const HeapGraph& graph, const DomStates& states, std::uint32_t node)
{
    return QStringLiteral("%1 @%2").arg(nodePreview(graph, states, node),
                                        QString::number(graph.nodeIds[node]));
}

QString edgeText(const HeapGraph& graph, std::uint32_t edge)
{
    if (const auto part = collectionPart(graph, edge)) {
        return partText(graph, *part);
    }
    const QString name = shown(graph.edgeName(edge));
    switch (graph.edgeTypes[edge]) {
    case EdgeType::Element:
        return QStringLiteral("[%1]").arg(name);
    case EdgeType::Property:
    case EdgeType::Context:
    case EdgeType::Shortcut:
        return name.isEmpty() ? quoted(name) : name;
    case EdgeType::Weak:
        return NodeText::tr("%1 (weak)", "an edge of a heap graph").arg(name);
    case EdgeType::Hidden:
        return NodeText::tr("%1 (hidden)", "an edge of a heap graph").arg(name);
    case EdgeType::Internal:
        return NodeText::tr("%1 (internal)", "an edge of a heap graph").arg(name);
    default:
        return QStringLiteral("%1 (%2)").arg(name, fromUtf8(graph.edgeTypeName(edge)));
    }
}

} // namespace tidemark::app
