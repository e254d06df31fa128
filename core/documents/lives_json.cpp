// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/lives_json.h"

#include "core/documents/json_null.h"
#include "core/documents/summary_json.h"
#include "core/timeline/lives.h"

#include <nlohmann/json.hpp>

namespace tidemark
{

namespace
{

using Json = nlohmann::ordered_json;

Json valueOrNull(const Series* series, const std::optional<double>& value)
{
    return series != nullptr && value ? valueJson(*series, *value) : Json();
}

Json lifeJson(const Life& life, AxisUnit unit, const Series* series)
{
    return {{"start", axisJson(unit, life.begin)},
            {"end", axisJson(unit, life.end)},
            {"ended", life.hasEnded},
            {"pid", orNull(life.pid)},
            {"first", valueOrNull(series, life.first)},
            {"peak", valueOrNull(series, life.peak)},
            {"last", valueOrNull(series, life.last)},
            {"bytes_per_s", orNull(life.perSecond)}};
}

Json intervalJson(const std::optional<Spread>& interval, AxisUnit unit)
{
    if (!interval) {
        return {};
    }
    const double scale = unit == AxisUnit::Nanoseconds ? 1e-9 : 1.0;
    return {{"median", interval->median * scale},
            {"low", interval->low * scale},
            {"high", interval->high * scale}};
}

Json limitJson(const std::optional<Spread>& limit, const Series* series)
{
    if (!limit) {
        return {};
    }
    return {{"bytes", valueOrNull(series, limit->median)},
            {"low", valueOrNull(series, limit->low)},
            {"high", valueOrNull(series, limit->high)}};
}

} // namespace

void addLives(Json& recording, const Timeline& timeline, bool goesOn)
{
    const Lives all = livesOf(timeline, goesOn);
    recording["lives"] = Json::array();
    recording["restarts"] = Json();
    if (all.restarts() == 0) {
        return;
    }
    const Series* const series = timeline.mainSeries();
    for (const Life& life : all.lives) {
        recording["lives"].push_back(lifeJson(life, timeline.axis, series));
    }
    recording["restarts"] = {{"count", all.restarts()},
                             {"inferred", all.areInferred},
                             {"interval", intervalJson(all.interval, timeline.axis)},
                             {"bytes_per_s", orNull(all.perSecond)},
                             {"limit", limitJson(all.limit, series)},
                             {"reached_in_s", orNull(all.reachedAfter)}};
}

} // namespace tidemark
