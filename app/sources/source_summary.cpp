// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/source_summary.h"

#include "app/text/growth_rate_text.h"
#include "app/text/plain_text.h"
#include "app/text/series_text.h"
#include "app/text/time_text.h"
#include "core/timeline/statistics.h"
#include "core/timeline/trend.h"

#include <QCoreApplication>

namespace tidemark::app
{

namespace
{

constexpr std::int64_t kMinute = 60 * kSecond;

/// What the present rate is measured over.
constexpr std::int64_t kRecent = kMinute;

/// A program that has just started grows as it never will again.
constexpr std::int64_t kLeastRecent = 5 * kSecond;

struct SourceSummary {
    Q_DECLARE_TR_FUNCTIONS(SourceSummary)
};

QString totalsText(const RunTotals& totals, SizeUnit unit)
{
    return SourceSummary::tr("peak %1 · %2")
        .arg(sizeText(totals.peakBytes, unit), durationText(totals.duration));
}

} // namespace

QString latestText(const Series& series, const LatestReading& latest, SizeUnit unit)
{
    const QString value = readingText(series, latest.value, unit);
    const double age = static_cast<double>(latest.age) / static_cast<double>(kSecond);
    return latest.isOld ? SourceSummary::tr("%1, read %2 ago", "39.9 MiB, duration")
                              .arg(value, roughDurationText(age))
                        : value;
}

QString liveText(const Recording& recording, SizeUnit unit)
{
    const Series* series = recording.timeline.mainSeries();
    if (series == nullptr || series->size() == 0) {
        return SourceSummary::tr("waiting for the first sample");
    }
    const Timeline& timeline = recording.timeline;
    const auto last = latestReading(*series, timeline.axis, timeline.sampledRange().end - 1);
    if (!last) {
        return unknownText();
    }
    const AxisRange recent{last->position - kRecent, last->position + 1};
    const bool isLongEnough =
        !last->isOld && last->position - series->positions->front() > kLeastRecent;
    const auto rate = isLongEnough ? trendOf(*series, recent, kMinute) : std::nullopt;
    const bool isOfAll = series->role == SeriesRole::Sum;
    const QString value =
        QStringLiteral("%1 %2").arg(isOfAll ? SourceSummary::tr("all", "all processes together")
                                            : singleLine(seriesNameText(*series)),
                                    latestText(*series, *last, unit));
    return rate ? SourceSummary::tr("%1 · %2/min", "RSS 111 MiB · +1.3 MiB/min")
                      .arg(value, signedSizeText(*rate, unit))
                : value;
}

QString summaryText(const Recording& recording, SizeUnit unit)
{
    if (recording.totals) {
        return totalsText(*recording.totals, unit);
    }
    if (const Series* series = recording.timeline.mainSeries()) {
        const SeriesStatistics statistics = statisticsOf(*series);
        const QString peak =
            statistics.readings > 0 ? readingText(*series, statistics.max, unit) : unknownText();
        const AxisRange sampled = recording.timeline.sampledRange();
        const std::int64_t length = sampled.isEmpty() ? 0 : sampled.length() - 1;
        return SourceSummary::tr("peak %1 · %2")
            .arg(peak, axisText(recording.timeline.axis, length));
    }
    if (!recording.lineTables.empty()) {
        return SourceSummary::tr("line report · %n function(s)", nullptr,
                                 static_cast<int>(recording.lineTables.size()));
    }
    if (recording.snapshots.empty() && !recording.differences.empty()) {
        return SourceSummary::tr("%n recorded difference(s)", nullptr,
                                 static_cast<int>(recording.differences.size()));
    }
    return SourceSummary::tr("%n snapshot(s)", nullptr,
                             static_cast<int>(recording.snapshots.size()));
}

} // namespace tidemark::app
