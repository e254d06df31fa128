// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/group_text.h"

#include "app/text/per_item_text.h"
#include "app/text/time_text.h"
#include "app/text/timeline_columns.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace tidemark::app
{

namespace
{

constexpr double kNanosecondsInSecond = 1e9;

struct GroupText {
    Q_DECLARE_TR_FUNCTIONS(GroupText)
};

QString withChange(const QString& figure, const QString& change)
{
    return change.isEmpty()
               ? figure
               : GroupText::tr("%1, %2", "a figure, and its change").arg(figure, change);
}

/// "0.363 → 0.278 MiB (−23.5 %)"; the unit once where both have the same.
QString beforeAndAfter(QString before, const QString& after, const GroupChange& change)
{
    const qsizetype unit = std::max(after.lastIndexOf(u' '), after.lastIndexOf(QChar(0xa0)));
    if (unit > 0 && before.endsWith(QStringView(after).mid(unit))) {
        before.chop(after.size() - unit);
    }
    return change.ratio ? GroupText::tr("%1 → %2 (%3)", "before, after, change")
                              .arg(before, after, changeText(*change.ratio))
                        : GroupText::tr("%1 → %2", "before, after").arg(before, after);
}

/// What each item took, and before where @p change tells; empty where nobody counted.
QString perItemText(const RunGroupFigures& figures, AxisUnit axis,
                    const std::optional<RunGroupChange>& change, SizeUnit unit)
{
    if (!figures.peakPerItem || !figures.durationPerItem) {
        return {};
    }
    const double peak = figures.peakPerItem->mean;
    const double duration = figures.durationPerItem->mean;
    const QString size = sizePerItemText(peak, figures.peak.mean, unit);
    const QString length = lengthPerItemText(axis, duration);
    if (!change || !change->peakPerItem || !change->durationPerItem) {
        return GroupText::tr("for each item %1 and %2", "size, duration").arg(size, length);
    }
    const QString before =
        sizePerItemText(peak - change->peakPerItem->difference, figures.peak.mean, unit);
    const QString lengthBefore =
        lengthPerItemText(axis, duration - change->durationPerItem->difference);
    return GroupText::tr("for each item %1 and %2", "size, duration")
        .arg(beforeAndAfter(before, size, *change->peakPerItem),
             beforeAndAfter(lengthBefore, length, *change->durationPerItem));
}

} // namespace

QString figureTitle(RunFigure figure, AxisUnit axis)
{
    switch (figure) {
    case RunFigure::Peak:
        return columnTitle(TimelineColumn::Peak).text;
    case RunFigure::Duration:
        return columnTitle(TimelineColumn::Duration, axis).text;
    case RunFigure::Mean:
        return columnTitle(TimelineColumn::Mean).text;
    case RunFigure::Area:
        return GroupText::tr("Area");
    case RunFigure::Last:
        break;
    }
    return columnTitle(TimelineColumn::Last).text;
}

QString areaText(double area, AxisUnit axis, SizeUnit unit)
{
    return axis == AxisUnit::Nanoseconds ? GroupText::tr("%1·s", "size times seconds")
                                               .arg(sizeText(area / kNanosecondsInSecond, unit))
                                         : unknownText();
}

QString figureText(RunFigure figure, double value, AxisUnit axis, SizeUnit unit)
{
    return figure == RunFigure::Duration ? axisLengthText(axis, std::llround(value))
           : figure == RunFigure::Area   ? areaText(value, axis, unit)
                                         : sizeText(value, unit);
}

QString groupFigureText(RunFigure shown, const GroupFigure& figure, AxisUnit axis, SizeUnit unit)
{
    const auto text = [&](double value) { return figureText(shown, value, axis, unit); };
    if (!figure.deviation || !figure.interval) {
        return GroupText::tr("1 run: %1").arg(text(figure.mean));
    }
    return GroupText::tr("%n runs: mean %1 (95 %: %2 to %3), median %4, standard deviation %5",
                         nullptr, static_cast<int>(figure.runs))
        .arg(text(figure.mean), text(figure.interval->low), text(figure.interval->high),
             text(figure.median), text(*figure.deviation));
}

QString groupChangeText(const GroupChange& change, const QString& base)
{
    if (!change.ratio) {
        return GroupText::tr("which cannot be set against %1: that is 0").arg(base);
    }
    const QString ratio = GroupText::tr("%1 against %2").arg(changeText(*change.ratio), base);
    if (!change.ratioRange) {
        return GroupText::tr("%1; one run in a group tells no range").arg(ratio);
    }
    const QString range =
        GroupText::tr("%1 (95 %: %2 to %3)")
            .arg(ratio, changeText(change.ratioRange->low), changeText(change.ratioRange->high));
    return *change.differs() ? GroupText::tr("%1, more than noise").arg(range)
                             : GroupText::tr("%1, which may be noise").arg(range);
}

QString totalsChangeText(const GroupChange& change, const QString& base)
{
    return change.ratio && !change.ratioRange
               ? GroupText::tr("%1 against %2; averages alone tell no range")
                     .arg(changeText(*change.ratio), base)
               : groupChangeText(change, base);
}

QString groupSentence(const QString& name, const RunGroupFigures& figures, AxisUnit axis,
                      const std::optional<RunGroupChange>& change, const QString& base,
                      SizeUnit unit)
{
    const QString peak = GroupText::tr("peak %1 on average").arg(sizeText(figures.peak.mean, unit));
    const QString duration = GroupText::tr("duration %1 on average")
                                 .arg(axisLengthText(axis, std::llround(figures.duration.mean)));
    const auto changed = [&](GroupChange RunGroupChange::*figure) {
        const auto textOf = figures.hasTotals ? totalsChangeText : groupChangeText;
        return change ? textOf((*change).*figure, base) : QString();
    };
    QStringList parts{withChange(peak, changed(&RunGroupChange::peak)),
                      withChange(duration, changed(&RunGroupChange::duration))};
    if (const QString perItem = perItemText(figures, axis, change, unit); !perItem.isEmpty()) {
        parts << perItem;
    }
    return GroupText::tr("%1: %2", "a group of runs, and what is said of it")
        .arg(name, parts.join(GroupText::tr("; ", "between two figures of a group")));
}

} // namespace tidemark::app
