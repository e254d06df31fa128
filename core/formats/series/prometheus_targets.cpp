// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/series/prometheus_targets.h"

#include "core/formats/series/prometheus_metric.h"

#include <algorithm>
#include <set>

namespace tidemark
{

namespace
{

using Labels = PrometheusSeries::Labels;

constexpr std::string_view kMetricLabel = "__name__";

/// Those of @p labels that tell what was measured.
Labels targetLabels(const Labels& labels)
{
    const bool namesTarget =
        std::ranges::any_of(labels, [](const auto& label) { return isTargetLabel(label.first); });
    Labels result;
    for (const auto& [name, value] : labels) {
        const bool isPathOfGroup = name == "id" && value.starts_with('/'); // cAdvisor's
        const bool isOwn = namesTarget ? isTargetLabel(name) || isPathOfGroup : !isPartLabel(name);
        if (name != kMetricLabel && isOwn) {
            result.emplace(name, value);
        }
    }
    return result;
}

/// Names of labels that do not have the same value everywhere.
std::set<std::string, std::less<>> varying(const std::vector<const Labels*>& all)
{
    std::set<std::string, std::less<>> names;
    for (const Labels* labels : all) {
        for (const auto& [name, value] : *labels) {
            const auto known = all.front()->find(name);
            if (known == all.front()->end() || known->second != value) {
                names.insert(name);
            }
        }
        for (const auto& [name, value] : *all.front()) {
            if (!labels->contains(name)) {
                names.insert(name);
            }
        }
    }
    return names;
}

/// The most telling labels first: "web-7 (app)" rather than "app, web-7".
int rankOf(std::string_view name)
{
    constexpr auto kOrder = std::to_array<std::string_view>(
        {"pod", "pod_name", "container", "container_name", "instance", "name", "job"});
    const auto* const found = std::ranges::find(kOrder, name);
    return static_cast<int>(found - kOrder.begin());
}

std::string nameOf(const Labels& labels, const std::set<std::string, std::less<>>& shown)
{
    std::vector<std::pair<int, std::string>> values;
    for (const auto& [name, value] : labels) {
        if ((shown.empty() || shown.contains(name)) && !value.empty()) {
            values.emplace_back(rankOf(name), value);
        }
    }
    std::ranges::stable_sort(values, {}, &std::pair<int, std::string>::first);
    std::string text;
    for (const auto& [rank, value] : values) {
        text += (text.empty() ? "" : ", ") + value;
    }
    return text;
}

/// What tells the series of one metric within a target apart.
void nameParts(PrometheusTarget& target, const PrometheusMatrix& matrix)
{
    std::map<std::string, std::vector<const Labels*>> byMetric;
    for (const auto& part : target.series) {
        byMetric[part.metric].push_back(&matrix.series()[part.series].labels);
    }
    for (auto& part : target.series) {
        const Labels& labels = matrix.series()[part.series].labels;
        for (const std::string& name : varying(byMetric[part.metric])) {
            const auto own = labels.find(name);
            if (own != labels.end() && !own->second.empty()) {
                part.parts.push_back(own->second);
            }
            part.partLabels.push_back(name);
        }
    }
}

} // namespace

std::vector<PrometheusTarget> prometheusTargets(const PrometheusMatrix& matrix)
{
    std::vector<PrometheusTarget> targets;
    std::map<Labels, std::size_t> places;
    for (std::size_t i = 0; i < matrix.series().size(); ++i) {
        const PrometheusSeries& series = matrix.series()[i];
        const auto [place, isNew] = places.try_emplace(targetLabels(series.labels), targets.size());
        if (isNew) {
            targets.emplace_back();
        }
        targets[place->second].series.push_back({i, std::string(series.label(kMetricLabel))});
    }
    std::vector<const Labels*> all;
    for (const auto& [labels, place] : places) {
        all.push_back(&labels);
    }
    const auto shown = all.empty() ? std::set<std::string, std::less<>>() : varying(all);
    for (const auto& [labels, place] : places) {
        targets[place].name = nameOf(labels, shown);
        nameParts(targets[place], matrix);
    }
    return targets;
}

} // namespace tidemark
