// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/mapping_json.h"

#include "core/documents/json_null.h"

#include <nlohmann/json.hpp>

namespace tidemark
{

namespace
{

nlohmann::ordered_json sideJson(const std::optional<MappingFigures>& figures)
{
    return figures ? mappingFiguresJson(*figures) : nlohmann::ordered_json();
}

} // namespace

nlohmann::ordered_json mappingFiguresJson(const MappingFigures& figures)
{
    return {{"count", figures.count},
            {"size_bytes", figures.size},
            {"rss_bytes", figures.rss},
            {"pss_bytes", figures.pss},
            {"uss_bytes", figures.uss},
            {"swap_bytes", figures.swap},
            {"anonymous_bytes", figures.anonymous}};
}

nlohmann::ordered_json mappingJson(const MappingRow& row)
{
    nlohmann::ordered_json json{{"kind", idOf(row.kind)}, {"name", row.name}};
    json.update(mappingFiguresJson(row.figures));
    return json;
}

nlohmann::ordered_json comparedMappingJson(const ComparedMapping& row)
{
    return {{"kind", idOf(row.kind)},
            {"name", row.name},
            {"before", sideJson(row.before)},
            {"after", sideJson(row.after)},
            {"delta", mappingFiguresJson(row.delta())}};
}

nlohmann::ordered_json waterfallJson(const RssWaterfall& waterfall)
{
    nlohmann::ordered_json steps = nlohmann::ordered_json::array();
    for (const RssWaterfall::Step& step : waterfall.steps) {
        steps.push_back({{"part", idOf(step.part)}, {"bytes", step.bytes}});
    }
    return {{"rss_bytes", waterfall.rss},
            {"steps", std::move(steps)},
            {"not_explained_bytes", orNull(waterfall.notExplained())},
            {"excess_bytes", waterfall.excess()}};
}

} // namespace tidemark
