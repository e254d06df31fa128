// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/timeline_columns.h"

#include <QCoreApplication>

namespace tidemark::app
{

namespace
{

struct TimelineColumnText {
    Q_DECLARE_TR_FUNCTIONS(TimelineColumns)
};

ColumnTitle titleOfFigure(TimelineColumn column)
{
    switch (column) {
    case TimelineColumn::Peak:
        return TimelineColumnText::tr("Peak");
    case TimelineColumn::First:
        return TimelineColumnText::tr("First");
    case TimelineColumn::Last:
        return TimelineColumnText::tr("Last");
    case TimelineColumn::Min:
        return TimelineColumnText::tr("Min");
    case TimelineColumn::Max:
        return TimelineColumnText::tr("Max");
    case TimelineColumn::Mean:
        return TimelineColumnText::tr("Mean");
    case TimelineColumn::Change:
        return {TimelineColumnText::tr("Change"),
                TimelineColumnText::tr("The last reading minus the first")};
    default:
        return {TimelineColumnText::tr("Trend"),
                TimelineColumnText::tr("Slope of the straight line that fits all readings best")};
    }
}

} // namespace

ColumnTitle columnTitle(TimelineColumn column, AxisUnit axis)
{
    const bool isTime = axis == AxisUnit::Nanoseconds;
    switch (column) {
    case TimelineColumn::Series:
        return TimelineColumnText::tr("Series");
    case TimelineColumn::Position:
        return isTime ? TimelineColumnText::tr("Time") : TimelineColumnText::tr("Position");
    case TimelineColumn::Duration:
        return isTime ? TimelineColumnText::tr("Duration") : TimelineColumnText::tr("Length");
    case TimelineColumn::Function:
        return TimelineColumnText::tr("Function");
    case TimelineColumn::Mark:
        return TimelineColumnText::tr("Mark");
    case TimelineColumn::SincePrevious:
        return TimelineColumnText::tr("Since previous");
    case TimelineColumn::VersusPrevious:
        return {TimelineColumnText::tr("vs. previous"),
                TimelineColumnText::tr("Memory less that at the mark before")};
    case TimelineColumn::VersusFirst:
        return {TimelineColumnText::tr("vs. first"),
                TimelineColumnText::tr("Memory less that at the first mark")};
    default:
        return titleOfFigure(column);
    }
}

} // namespace tidemark::app
