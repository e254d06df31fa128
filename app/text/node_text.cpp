// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/node_text.h"

#include "app/text/plain_text.h"

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

} // namespace

QString nodeText(const HeapGraph& graph, const DomStates& states, std::uint32_t node)
{
    if (node == graph.rootOrdinal && graph.nodeName(node).empty()) {
        return NodeText::tr("(root)", "of a heap graph");
    }
    const QString name =
        singleLine(QString::fromStdString(shownNodeName(graph, states, node, kMostParts)));
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

QString nodeTextWithId(const HeapGraph& graph, const DomStates& states, std::uint32_t node)
{
    return QStringLiteral("%1 @%2").arg(nodeText(graph, states, node),
                                        QString::number(graph.nodeIds[node]));
}

QString edgeText(const HeapGraph& graph, std::uint32_t edge)
{
    const QString name = singleLine(QString::fromStdString(graph.edgeName(edge)));
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
