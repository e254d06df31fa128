// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/peak_label.h"

#include "app/text/function_text.h"
#include "app/text/time_text.h"
#include "core/timeline/function_spans.h"
#include "core/timeline/statistics.h"

#include <QCoreApplication>

namespace tidemark::app
{

namespace
{

struct PeakText {
    Q_DECLARE_TR_FUNCTIONS(PeakLabel)
};

} // namespace

std::optional<RecordingPeak> peakOf(const Session& session, const OpenRecording& open)
{
    const Series* const series = open.recording->timeline.mainSeries();
    if (series == nullptr) {
        return {};
    }
    const SeriesStatistics statistics = statisticsOf(*series);
    if (statistics.readings == 0) {
        return {};
    }
    const std::int64_t position = session.placementOf(open).toCommon(statistics.maxAt);
    RecordingPeak peak{
        position, session.isStretched() ? statistics.maxAt : position, statistics.max, {}};
    if (const Marker* span = innermostSpanAt(open.recording->timeline, statistics.maxAt)) {
        peak.function = FunctionNames(open.recording->timeline)(span->name);
    }
    return peak;
}

QString peakText(const RecordingPeak& peak, AxisUnit unit, SizeUnit sizeUnit)
{
    const QString size = sizeText(peak.bytes, sizeUnit);
    const QString place = axisPositionText(unit, peak.told);
    return peak.function.isEmpty()
               ? PeakText::tr("Peak %1 at %2").arg(size, place)
               : PeakText::tr("Peak %1 at %2 · %3").arg(size, place, peak.function);
}

} // namespace tidemark::app
