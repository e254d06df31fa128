// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/leak_json.h"

#include "core/documents/summary_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace tidemark::app
{

namespace
{

using Json = nlohmann::ordered_json;

constexpr double kNanosecond = 1e-9; // in seconds

Json bytesOrNull(const std::optional<double>& bytes)
{
    return bytes ? Json(std::llround(*bytes)) : Json();
}

Json reasonJson(LeakDoubt doubt)
{
    const auto id = idOf(doubt);
    return id ? Json(std::string(*id)) : Json();
}

Json memwatchJson(const LeakJudgement& judgement, AxisUnit axis)
{
    Json json = {{"rule", "memwatch"}, {"fired", nullptr},        {"at", nullptr},
                 {"times", nullptr},   {"growth_bytes", nullptr}, {"collections", 0}};
    if (!judgement.memwatch) {
        json["reason"] = "no_gc_baseline";
        return json;
    }
    const MemwatchRule& rule = *judgement.memwatch;
    json["fired"] = rule.fired;
    json["times"] = rule.times;
    json["collections"] = rule.collections;
    if (rule.fired) {
        json["at"] = axisJson(axis, rule.firedAt);
        json["growth_bytes"] = std::llround(rule.growth);
    }
    return json;
}

Json slopeJson(const LeakJudgement& judgement, const Timeline& timeline)
{
    const SlopeRule& slope = judgement.slope;
    Json json = {{"rule", "slope"},        {"fired", slope.verdict == LeakVerdict::Leak},
                 {"bytes_per_s", nullptr}, {"low", nullptr},
                 {"high", nullptr},        {"series", nullptr},
                 {"from", nullptr},        {"to", nullptr},
                 {"warm_up_s", nullptr},   {"readings", slope.readings},
                 {"points", slope.points}, {"reason", reasonJson(slope.doubt)}};
    json["threshold_bytes_per_s"] = slope.threshold ? Json(*slope.threshold) : Json();
    json["below_threshold"] = slope.isBelowThreshold;
    json["left_out_s"] = static_cast<double>(slope.leftOut) * kNanosecond;
    if (judgement.series) {
        const Series& series = timeline.series[*judgement.series];
        json["series"] = {{"kind", std::string(idOf(series.kind))}, {"name", series.name}};
    }
    if (slope.line) {
        json["bytes_per_s"] = slope.line->perSecond;
        json["low"] = slope.line->low;
        json["high"] = slope.line->high;
        json["from"] = axisJson(timeline.axis, slope.judged.begin);
        json["to"] = axisJson(timeline.axis, slope.judged.end - 1);
        json["warm_up_s"] = static_cast<double>(slope.warmUp) * kNanosecond;
    }
    return json;
}

/// The members for one recording, behind those already in @p json.
void addVerdict(Json& json, const JudgedRecording& one)
{
    const LeakJudgement& judgement = one.judgement;
    const Timeline& timeline = one.named.recording->timeline;
    json["path"] = one.named.path;
    json["name"] = one.named.name.toStdString();
    json["verdict"] = std::string(idOf(judgement.verdict));
    json["reason"] = reasonJson(judgement.doubt);
    json["rules"] =
        Json::array({memwatchJson(judgement, timeline.axis), slopeJson(judgement, timeline)});
    json["limit_bytes"] = bytesOrNull(judgement.limitBytes);
    json["reached_in_s"] = judgement.reachedInSeconds ? Json(*judgement.reachedInSeconds) : Json();
    json["life"] = judgement.lifeNumber;
    json["lives"] = judgement.lives;
    json["lives_decided"] = judgement.decidedLives;
    json["lives_alike"] = judgement.alikeLives;
}

} // namespace

Json leakJson(const std::vector<JudgedRecording>& recordings)
{
    Json document = {{"tidemark", 1}};
    if (recordings.empty()) {
        for (const char* key : {"verdict", "limit_bytes", "reached_in_s"}) {
            document[key] = nullptr;
        }
        document["rules"] = Json::array();
        return document;
    }
    const auto badness = [](const JudgedRecording& one) {
        const LeakVerdict verdict = one.judgement.verdict;
        return verdict == LeakVerdict::Leak ? 0 : verdict == LeakVerdict::Undecided ? 1 : 2;
    };
    addVerdict(document, *std::ranges::min_element(recordings, {}, badness));
    if (recordings.size() > 1) {
        Json files = Json::array();
        for (const JudgedRecording& one : recordings) {
            addVerdict(files.emplace_back(Json::object()), one);
        }
        document["files"] = std::move(files);
    }
    return document;
}

} // namespace tidemark::app
