// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/compared_snapshot.h"

#include "app/cli/figures_table.h"

namespace tidemark::app
{

std::uint64_t ComparedSnapshot::totalBytes() const
{
    return isByMapping() ? static_cast<std::uint64_t>(chosen.snapshot().mappings.total().rss)
                         : figures.value_or(SnapshotFigures()).totalBytes;
}

nlohmann::ordered_json ComparedSnapshot::json() const
{
    nlohmann::ordered_json json =
        snapshotJson(chosen.snapshot(), chosen.index, chosen.axis(), figures);
    json["file"] = chosen.named.path;
    return json;
}

OrExit<ComparedSnapshot> readCompared(const std::string& path, std::size_t place,
                                      TaskControl& control)
{
    auto chosen = readSnapshot(path, place, control);
    if (!chosen) {
        return tl::unexpected(chosen.error());
    }
    ComparedSnapshot side{std::move(*chosen)};
    if (!side.chosen.graph()) {
        side.figures = figuresOf(side.chosen.snapshot().types);
        return side;
    }
    auto analysis = analyseIfRoom(side.chosen, control);
    if (!analysis) {
        return tl::unexpected(analysis.error());
    }
    side.analysis = std::move(*analysis);
    if (side.analysis != nullptr) {
        side.overview = side.analysis->overview;
        side.figures = figuresOf(*side.analysis);
        return side;
    }
    auto overview = overviewOf(side.chosen, control);
    if (!overview) {
        return tl::unexpected(overview.error());
    }
    side.overview = std::move(*overview);
    side.figures = figuresOf(*side.overview);
    return side;
}

} // namespace tidemark::app
