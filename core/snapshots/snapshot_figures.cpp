// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/snapshots/snapshot_figures.h"

namespace tidemark
{

namespace
{

SnapshotFigures withoutStatistics(const HeapOverview& overview)
{
    return {overview.graph->nodeCount(), overview.totalBytes, overview.rows.size(), {}};
}

} // namespace

SnapshotFigures figuresOf(const HeapAnalysis& analysis)
{
    SnapshotFigures figures = withoutStatistics(*analysis.overview);
    figures.statistics = analysis.statistics;
    return figures;
}

SnapshotFigures figuresOf(const HeapOverview& overview)
{
    SnapshotFigures figures = withoutStatistics(overview);
    figures.statistics = statisticsOf(*overview.graph, overview.states, overview.shallowSizes,
                                      retainersOf(*overview.graph));
    return figures;
}

std::optional<SnapshotFigures> figuresOf(const TypeTable& types)
{
    if (types.rows.empty()) {
        return {};
    }
    SnapshotFigures figures;
    for (const TypeRow& row : types.rows) {
        figures.objects += static_cast<std::uint64_t>(row.count);
        figures.totalBytes += static_cast<std::uint64_t>(row.shallowBytes);
    }
    figures.types = types.rows.size();
    return figures;
}

} // namespace tidemark
