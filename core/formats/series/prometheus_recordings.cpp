// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/series/prometheus_recordings.h"

#include "core/formats/input/number_text.h"
#include "core/formats/series/grouped_series.h"
#include "core/formats/series/prometheus_metric.h"
#include "core/formats/series/prometheus_samples.h"
#include "core/formats/series/prometheus_targets.h"
#include "core/model/restart_name.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace tidemark
{

namespace
{

/// A process is called restarted if its start time moved by more: exporters compute it from clocks.
constexpr double kSameStart = 2.0; ///< seconds

std::string seriesName(const SeriesColumn& column, const std::vector<std::string>& parts)
{
    std::string name = column.name;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        name += (i == 0 ? " (" : ", ") + parts[i];
    }
    return parts.empty() ? name : name + ')';
}

/// Restarts between samples of the start time: at the new start where it lies between the two, as
/// it does unless clocks differ.
void addRestarts(const PrometheusSeries& starts, std::int64_t originUnixNs, Timeline& timeline)
{
    double last = kGap;
    std::int64_t lastSeen = 0;
    for (std::size_t i = 0; i < starts.values.size(); ++i) {
        const double start = starts.values[i];
        if (std::isnan(start)) {
            continue;
        }
        if (start > last + kSameStart) {
            const std::int64_t began = toNanoseconds(start).value_or(starts.unixNs[i]);
            const std::int64_t at = std::clamp(began, lastSeen + 1, starts.unixNs[i]);
            timeline.markers.push_back({MarkerKind::Restart, std::string(kStartTimeRestart),
                                        at - originUnixNs, at - originUnixNs});
        }
        last = start;
        lastSeen = starts.unixNs[i];
    }
}

/// Builds the recording of one target.
class TargetRecording
{
public:
    TargetRecording(PrometheusMatrix& matrix, const PrometheusQuery& query,
                    const PrometheusTarget& target)
        : m_matrix(matrix),
          m_query(query),
          m_target(target)
    {
    }

    /// Null if there is no reading. @p tally counts what was odd.
    std::shared_ptr<const Recording> make(WarningTally& tally);

private:
    std::optional<Series> seriesOf(const PrometheusTarget::Part& part, std::int64_t origin,
                                   WarningTally& tally);
    bool isOnlyStartTime() const
    {
        return std::ranges::all_of(m_target.series, [](const PrometheusTarget::Part& part) {
            return part.metric == kStartTimeMetric;
        });
    }

    PrometheusMatrix& m_matrix;
    const PrometheusQuery& m_query;
    const PrometheusTarget& m_target;
};

std::shared_ptr<const Recording> TargetRecording::make(WarningTally& tally)
{
    std::int64_t origin = std::numeric_limits<std::int64_t>::max();
    for (const PrometheusTarget::Part& part : m_target.series) {
        PrometheusSeries& series = m_matrix.series(part.series);
        putInOrder(series, tally);
        if (!series.unixNs.empty() && (part.metric != kStartTimeMetric || isOnlyStartTime())) {
            origin = std::min(origin, series.unixNs.front());
        }
    }
    auto recording = std::make_shared<Recording>();
    recording->format = "prometheus";
    recording->program = m_target.name;
    recording->startedUnixNs = origin;
    for (const PrometheusTarget::Part& part : m_target.series) {
        PrometheusSeries& series = m_matrix.series(part.series);
        if (part.metric == kStartTimeMetric && !isOnlyStartTime()) {
            addRestarts(series, origin, recording->timeline);
        } else if (auto made = seriesOf(part, origin, tally)) {
            recording->timeline.series.push_back(*std::move(made));
        }
        series.unixNs = {};
        series.values = {};
    }
    std::ranges::stable_sort(recording->timeline.markers, {}, &Marker::start);
    recording->timeline.shareEqualPositions();
    return recording->timeline.series.empty() ? nullptr : recording;
}

std::optional<Series> TargetRecording::seriesOf(const PrometheusTarget::Part& part,
                                                std::int64_t origin, WarningTally& tally)
{
    const PrometheusSeries& series = m_matrix.series(part.series);
    const bool isNamed = !part.metric.empty() || !m_query.metric.empty();
    const std::string& metric = part.metric.empty() ? m_query.metric : part.metric;
    SeriesColumn column =
        prometheusColumnOf(isNamed ? metric : "value", series.labels, part.partLabels);
    if (column.isOpen) {
        decideByNumbers(column, series.values);
    }
    column.name = seriesName(column, part.parts);
    const std::int64_t step = m_query.stepNs.value_or(usualStep(series.unixNs));
    auto sampled = sampledColumns(series, column, origin, step, tally);
    if (sampled.values->summarize(0, sampled.values->size()).isEmpty()) {
        return {};
    }
    return tidemark::seriesOf(column, std::move(sampled.positions), std::move(sampled.values));
}

} // namespace

Result<Recordings> prometheusRecordings(PrometheusMatrix matrix, const PrometheusQuery& query,
                                        const TaskControl& control)
{
    WarningTally tally = matrix.tally();
    std::vector<std::shared_ptr<const Recording>> made;
    for (const PrometheusTarget& target : prometheusTargets(matrix)) {
        if (control.cancelled()) {
            return failure(ErrorCode::Cancelled);
        }
        if (auto recording = TargetRecording(matrix, query, target).make(tally)) {
            made.push_back(std::move(recording));
        }
    }
    if (!made.empty() && !tally.isEmpty()) {
        auto first = std::make_shared<Recording>(*made.front());
        first->warnings = tally.warnings();
        made.front() = std::move(first);
    }
    return made;
}

} // namespace tidemark
