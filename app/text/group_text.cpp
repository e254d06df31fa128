// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/group_text.h"

#include "app/text/time_text.h"

#include <QCoreApplication>
#include <QStringList>

#include <cmath>

namespace tidemark::app
{

namespace
{

struct GroupText {
    Q_DECLARE_TR_FUNCTIONS(GroupText)
};

QString withChange(const QString& figure, const GroupChange* change, const QString& base)
{
    return change != nullptr ? GroupText::tr("%1, %2", "a figure, and its change")
                                   .arg(figure, groupChangeText(*change, base))
                             : figure;
}

} // namespace

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

QString groupSentence(const QString& name, const RunGroupFigures& figures, AxisUnit axis,
                      const std::optional<RunGroupChange>& change, const QString& base,
                      SizeUnit unit)
{
    const QString peak = GroupText::tr("peak %1 on average").arg(sizeText(figures.peak.mean, unit));
    const QString duration = GroupText::tr("duration %1 on average")
                                 .arg(axisLengthText(axis, std::llround(figures.duration.mean)));
    const QStringList parts{withChange(peak, change ? &change->peak : nullptr, base),
                            withChange(duration, change ? &change->duration : nullptr, base)};
    return GroupText::tr("%1: %2", "a group of runs, and what is said of it")
        .arg(name, parts.join(GroupText::tr("; ", "between two figures of a group")));
}

} // namespace tidemark::app
