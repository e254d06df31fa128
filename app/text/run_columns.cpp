// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/run_columns.h"

#include "app/text/figure_columns.h"
#include "app/text/group_text.h"
#include "app/text/plain_text.h"
#include "app/text/timeline_columns.h"

#include <QCoreApplication>

namespace tidemark::app
{

namespace
{

struct RunColumnText {
    Q_DECLARE_TR_FUNCTIONS(RunColumns)
};

using Column = TableColumn<ComparedRun>;

Column bytesColumn(const ColumnTitle& title, double RunFigures::*bytes, SizeUnit unit)
{
    return sizeColumn<ComparedRun>(title, unit, [bytes](const ComparedRun& run) {
        return run.figures ? (*run.figures).*bytes : kGap;
    });
}

/// On the axis of each run.
Column lengthColumn(const ColumnTitle& title, std::int64_t RunFigures::*length)
{
    const auto text = [length](const ComparedRun& run, QString (*textOf)(AxisUnit, std::int64_t)) {
        return run.figures ? textOf(run.axis, (*run.figures).*length) : unknownText();
    };
    return Column(title, [text](const ComparedRun& run) { return text(run, axisText); })
        .withNumber([length](const ComparedRun& run) {
            return run.figures ? static_cast<double>((*run.figures).*length) : kGap;
        })
        .withExact([text](const ComparedRun& run) { return text(run, exactAxisText); });
}

Column changeColumn(const QString& hint, std::optional<double> RunChange::*change)
{
    const auto number = [change](const ComparedRun& run) {
        return run.isBase ? kGap : (run.change.*change).value_or(kGap);
    };
    return Column({RunColumnText::tr("vs. base"), hint},
                  [number](const ComparedRun& run) { return changeText(number(run)); })
        .withNumber(number)
        .withBar(BarKind::Change);
}

QString areaOf(const ComparedRun& run, SizeUnit unit)
{
    return run.figures ? areaText(run.figures->area, run.axis, unit) : unknownText();
}

} // namespace

TableColumns<ComparedRun> runColumns(AxisUnit axis, SizeUnit unit)
{
    return {
        Column(RunColumnText::tr("Run"),
               [](const ComparedRun& run) {
                   const QString name = singleLine(run.name);
                   return run.isBase ? RunColumnText::tr("%1 (base)").arg(name) : name;
               }),
        bytesColumn(columnTitle(TimelineColumn::Peak), &RunFigures::peakBytes, unit),
        changeColumn(RunColumnText::tr("Peak against the peak of the base"), &RunChange::peak),
        lengthColumn(columnTitle(TimelineColumn::Duration, axis), &RunFigures::duration),
        changeColumn(RunColumnText::tr("Duration against that of the base"), &RunChange::duration),
        bytesColumn(columnTitle(TimelineColumn::Mean), &RunFigures::meanBytes, unit),
        Column({RunColumnText::tr("Area"),
                RunColumnText::tr("Memory times time: what the run held, and how long")},
               [unit](const ComparedRun& run) { return areaOf(run, unit); })
            .withNumber(
                [](const ComparedRun& run) { return run.figures ? run.figures->area : kGap; })
            .withExact([](const ComparedRun& run) { return areaOf(run, SizeUnit::Bytes); }),
        lengthColumn(RunColumnText::tr("Peak at"), &RunFigures::peakAt),
        bytesColumn(columnTitle(TimelineColumn::Last), &RunFigures::lastBytes, unit)};
}

} // namespace tidemark::app
