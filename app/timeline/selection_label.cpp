// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/selection_label.h"

#include "app/text/time_text.h"
#include "app/workspace/position_text.h"
#include "app/workspace/session.h"
#include "core/timeline/statistics.h"
#include "core/timeline/trend.h"

#include <QCoreApplication>

namespace tidemark::app
{

namespace
{

struct SelectionLabel {
    Q_DECLARE_TR_FUNCTIONS(SelectionLabel)
};

/// The change and its rate, of which there is none without two readings.
QString measuredText(const SeriesStatistics& statistics, AxisUnit axis, const QString& length,
                     SizeUnit unit)
{
    if (statistics.readings == 0) {
        return SelectionLabel::tr("no reading");
    }
    if (!statistics.change()) {
        return SelectionLabel::tr("one reading: %1", "a size")
            .arg(sizeText(statistics.first, unit));
    }
    const QString change = signedSizeText(*statistics.change(), unit);
    const QString span = axisLengthText(axis, statistics.span());
    QString text = span == length
                       ? SelectionLabel::tr("Δ %1", "a change of size").arg(change)
                       : SelectionLabel::tr("Δ %1 in %2", "a change of size, a length of time")
                             .arg(change, span);
    const auto rate = statistics.rate(kSecond);
    if (axis == AxisUnit::Nanoseconds && rate) {
        text += QStringLiteral(" · ") + rateText(*rate, unit);
    }
    return text;
}

} // namespace

QString selectionText(const Session& session, AxisRange range, SizeUnit unit)
{
    const AxisUnit axis = session.axisUnit();
    const QString length = lengthText(session, range.length());
    const OpenRecording* const open = session.currentTimeline();
    if (open == nullptr) {
        return length;
    }
    const SeriesStatistics statistics = statisticsOf(*open->recording->timeline.mainSeries(),
                                                     session.placementOf(*open).toOwn(range));
    return QStringLiteral("%1 · %2").arg(length, measuredText(statistics, axis, length, unit));
}

} // namespace tidemark::app
