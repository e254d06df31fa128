// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/object_card.h"

#include "app/text/location_text.h"
#include "app/text/node_text.h"
#include "core/heap/object_fields.h"
#include "core/heap/retaining_path.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>

namespace tidemark::app
{

namespace
{

struct ObjectCardText {
    Q_DECLARE_TR_FUNCTIONS(ObjectCardText)
};

constexpr std::size_t kMostCardFields = 8;
constexpr std::uint32_t kMostCardEdges = 1000; ///< of which the first fields are told
constexpr std::size_t kMostCardSteps = 12;
constexpr qsizetype kMostCardLine = 72;

QString cutLine(const QString& text)
{
    return text.size() <= kMostCardLine ? text : text.left(kMostCardLine - 1) + QStringLiteral("…");
}

/// The fields that a programmer knows; an object with very many has not all of them looked at.
void addFields(const HeapCells& cells, std::uint32_t node, QStringList& lines)
{
    const HeapGraph& graph = cells.graph();
    const std::uint32_t begin = graph.firstEdge[node];
    const std::uint32_t end = begin + std::min(graph.firstEdge[node + 1] - begin, kMostCardEdges);
    std::size_t told = 0;
    std::uint32_t edge = begin;
    for (; edge < end && told < kMostCardFields; ++edge) {
        const EdgeType type = graph.edgeTypes[edge];
        const bool isPrototype =
            type == EdgeType::Property && graph.strings[graph.edgeNames[edge]] == "__proto__";
        if (type == EdgeType::Internal || type == EdgeType::Weak || isPrototype ||
            isEngineField(graph, node, edge)) {
            continue;
        }
        lines << cutLine(QStringLiteral("  %1: %2")
                             .arg(edgeText(graph, edge), nodePreview(graph, cells.overview().states,
                                                                     graph.edgeTargets[edge])));
        ++told;
    }
    if (told == kMostCardFields && edge < graph.firstEdge[node + 1]) {
        lines << QStringLiteral("  …");
    }
}

/// "global › registry › [3]": the edges of the shortest way, behind "…" where it is long.
QString wayText(const HeapCells& cells, std::uint32_t node)
{
    const HeapGraph& graph = cells.graph();
    QStringList steps;
    std::uint32_t at = node;
    while (static_cast<std::size_t>(steps.size()) < kMostCardSteps) {
        const auto retainer = nearestRetainer(*cells.analysis(), at);
        if (!retainer || retainer->node == graph.rootOrdinal) {
            steps.prepend(nodeText(graph, cells.overview().states, at));
            return steps.join(QStringLiteral(" › "));
        }
        steps.prepend(edgeText(graph, retainer->edge));
        at = retainer->node;
    }
    return QStringLiteral("… › ") + steps.join(QStringLiteral(" › "));
}

} // namespace

QString objectCard(const HeapCells& cells, std::uint32_t node)
{
    QStringList lines{cutLine(nodePreview(cells.graph(), cells.overview().states, node)),
                      QStringLiteral("@%1").arg(cells.graph().nodeIds[node])};
    const QString place = locationText(cells.graph(), node);
    if (!place.isEmpty()) {
        lines << ObjectCardText::tr("Source: %1", "file:line:column").arg(place);
    }
    addFields(cells, node, lines);
    if (cells.analysis() != nullptr) {
        lines << ObjectCardText::tr("Held by: %1", "edges from the root").arg(wayText(cells, node));
    }
    lines << ObjectCardText::tr("Distance %1 · shallow %2 · retained %3")
                 .arg(cells.distance(node).text, cells.shallow(node).text,
                      cells.retained(node).text);
    return lines.join(QLatin1Char('\n'));
}

} // namespace tidemark::app
