// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/heap_cells.h"

#include "app/text/node_text.h"
#include "core/heap/distances.h"
#include "core/model/value_column.h"

#include <QLocale>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace tidemark::app
{

namespace
{

/// Up to so many fields are put in order; longer lists stay as the file has them.
constexpr std::uint32_t kMostSortedFields = 5000;

/// What fields are ordered by: greater comes first in descending order.
double keyOf(const HeapOverview& overview, const HeapAnalysis* analysis, NodeKey key,
             std::uint32_t node)
{
    switch (key) {
    case NodeKey::Retained:
        return analysis != nullptr ? static_cast<double>(analysis->retainedSizes[node]) : 0.0;
    case NodeKey::Shallow:
        return static_cast<double>(overview.shallowSizes[node]);
    case NodeKey::Distance:
        return overview.distances[node];
    case NodeKey::Id:
        return static_cast<double>(overview.graph->nodeIds[node]);
    }
    return 0.0;
}

} // namespace

TreeCell unknownCell()
{
    return {unknownText(), {}, kGap};
}

bool isProgramDistance(std::int32_t distance)
{
    return distance >= 0 && distance < kSystemDistance;
}

TreeCell distanceCell(std::int32_t distance)
{
    if (!isProgramDistance(distance)) {
        return unknownCell();
    }
    return {QLocale().toString(distance), {}, static_cast<double>(distance)};
}

TreeCell countCell(std::uint64_t count)
{
    return {QLocale().toString(static_cast<qulonglong>(count)), {}, static_cast<double>(count)};
}

HeapCells::HeapCells(std::shared_ptr<const HeapOverview> overview, SizeUnit unit)
    : HeapCells(std::move(overview), nullptr, unit)
{
}

HeapCells::HeapCells(std::shared_ptr<const HeapAnalysis> analysis, SizeUnit unit)
    : HeapCells(analysis->overview, analysis, unit)
{
}

TreeCell HeapCells::name(std::uint32_t node, std::uint32_t edge) const
{
    const QString object = nodeTextWithId(graph(), m_overview->states, node);
    return {edge == TreeEntry::kNone
                ? object
                : QStringLiteral("%1: %2").arg(edgeText(graph(), edge), object),
            {},
            0.0};
}

TreeCell HeapCells::edge(std::uint32_t edge) const
{
    return {edgeText(graph(), edge), {}, 0.0};
}

TreeCell HeapCells::distance(std::uint32_t node) const
{
    return distanceCell(m_overview->distances[node]);
}

TreeCell HeapCells::shallow(std::uint32_t node) const
{
    return size(static_cast<double>(m_overview->shallowSizes[node]));
}

TreeCell HeapCells::retained(std::uint32_t node) const
{
    return m_analysis == nullptr ? unknownCell()
                                 : size(static_cast<double>(m_analysis->retainedSizes[node]));
}

TreeCell HeapCells::figure(NodeKey key, std::uint32_t node) const
{
    return key == NodeKey::Distance  ? distance(node)
           : key == NodeKey::Shallow ? shallow(node)
                                     : retained(node);
}

TreeCell HeapCells::size(double bytes) const
{
    if (std::isnan(bytes)) {
        return unknownCell();
    }
    QString exact = exactSizeText(bytes);
    if (m_totalBytes > 0) {
        const double percent = 100.0 * bytes / static_cast<double>(m_totalBytes);
        exact += QStringLiteral(" · ") + percentText(percent);
    }
    return {sizeText(bytes, m_unit), exact, bytes};
}

std::size_t HeapCells::fieldCount(std::uint32_t node) const
{
    return graph().firstEdge[node + 1] - graph().firstEdge[node];
}

std::vector<std::uint32_t> HeapCells::fieldPage(std::uint32_t node,
                                                std::optional<std::uint32_t> after,
                                                std::size_t count, const NodeOrder* order) const
{
    const std::uint32_t begin = graph().firstEdge[node];
    const std::uint32_t end = graph().firstEdge[node + 1];
    if (order == nullptr || end - begin > kMostSortedFields) {
        const std::uint32_t first = after ? *after + 1 : begin;
        std::vector<std::uint32_t> page(std::min<std::size_t>(count, end - first));
        std::iota(page.begin(), page.end(), first);
        return page;
    }
    std::vector<std::uint32_t> edges(end - begin);
    std::iota(edges.begin(), edges.end(), begin);
    return fieldPage(std::move(edges), after, count, order);
}

std::vector<std::uint32_t> HeapCells::fieldPage(std::vector<std::uint32_t> edges,
                                                std::optional<std::uint32_t> after,
                                                std::size_t count, const NodeOrder* order) const
{
    if (order != nullptr && edges.size() <= kMostSortedFields) {
        std::ranges::stable_sort(edges, [&](std::uint32_t a, std::uint32_t b) {
            const double keyA =
                keyOf(*m_overview, m_analysis.get(), order->key, graph().edgeTargets[a]);
            const double keyB =
                keyOf(*m_overview, m_analysis.get(), order->key, graph().edgeTargets[b]);
            return order->isDescending ? keyA > keyB : keyA < keyB;
        });
    }
    const auto first = after ? std::ranges::find(edges, *after) + 1 : edges.begin();
    edges.erase(edges.begin(), first);
    edges.resize(std::min(count, edges.size()));
    return edges;
}

} // namespace tidemark::app
