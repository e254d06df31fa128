// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/source_summary.h"

#include "app/text/series_text.h"
#include "app/text/time_text.h"
#include "core/timeline/statistics.h"

#include <QCoreApplication>

namespace tidemark::app
{

namespace
{

struct SourceSummary {
    Q_DECLARE_TR_FUNCTIONS(SourceSummary)
};

} // namespace

QString summaryText(const Recording& recording, SizeUnit unit)
{
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
    return SourceSummary::tr("%n snapshot(s)", nullptr,
                             static_cast<int>(recording.snapshots.size()));
}

} // namespace tidemark::app
