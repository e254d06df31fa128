// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/run_columns.h"

#include "app/text/figure_columns.h"
#include "app/text/group_text.h"
#include "app/text/per_item_text.h"
#include "app/text/plain_text.h"
#include "app/text/timeline_columns.h"

#include <QCoreApplication>

#include <algorithm>
#include <functional>

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
    const auto isKnown = [length](const ComparedRun& run) {
        return run.figures && (run.figures->hasSamples || length == &RunFigures::duration);
    };
    const auto text = [=](const ComparedRun& run, QString (*textOf)(AxisUnit, std::int64_t)) {
        return isKnown(run) ? textOf(run.axis, (*run.figures).*length) : unknownText();
    };
    return Column(title, [text](const ComparedRun& run) { return text(run, axisText); })
        .withNumber([=](const ComparedRun& run) {
            return isKnown(run) ? static_cast<double>((*run.figures).*length) : kGap;
        })
        .withExact([text](const ComparedRun& run) { return text(run, exactAxisText); });
}

Column changeColumn(const QString& hint, std::optional<double> RunChange::*change)
{
    const auto number = [change](const ComparedRun& run) {
        return run.isBase ? kGap : (run.change.*change).value_or(kGap);
    };
    return Column(ColumnTitle(RunColumnText::tr("vs. base"), hint).in(QStringLiteral("share")),
                  [number](const ComparedRun& run) { return changeText(number(run)); })
        .withNumber(number)
        .withBar(BarKind::Change);
}

QString areaOf(const ComparedRun& run, SizeUnit unit)
{
    return run.figures && run.figures->hasSamples ? areaText(run.figures->area, run.axis, unit)
                                                  : unknownText();
}

/// What needs samples.
void addSampleColumns(TableColumns<ComparedRun>& columns, AxisUnit axis, SizeUnit unit)
{
    const TableColumns<ComparedRun> added{
        bytesColumn(columnTitle(TimelineColumn::Mean), &RunFigures::meanBytes, unit),
        Column(ColumnTitle(RunColumnText::tr("Area"),
                           RunColumnText::tr("Memory times time: what the run held, and how long"))
                   .in(QStringLiteral("B·%1").arg(axisName(axis))),
               [unit](const ComparedRun& run) { return areaOf(run, unit); })
            .withNumber(
                [](const ComparedRun& run) { return run.figures ? run.figures->area : kGap; })
            .withExact([](const ComparedRun& run) { return areaOf(run, SizeUnit::Bytes); }),
        lengthColumn(ColumnTitle(RunColumnText::tr("Peak at")).in(axisName(axis)),
                     &RunFigures::peakAt),
        bytesColumn(columnTitle(TimelineColumn::Last), &RunFigures::lastBytes, unit)};
    columns.insert(columns.end(), added.begin(), added.end());
}

/// Items, and what each of them took.
void addCountColumns(TableColumns<ComparedRun>& columns, AxisUnit axis, SizeUnit unit)
{
    const auto figure = [](const ComparedRun& run, auto valueOf) {
        return run.figures ? double{valueOf(*run.figures)} : kGap;
    };
    const auto count = [figure](const ComparedRun& run) {
        return figure(run, [](const RunFigures& one) { return one.count.value_or(kGap); });
    };
    const auto peak = [figure](const ComparedRun& run) {
        return figure(run, std::mem_fn(&RunFigures::peakPerItem));
    };
    const auto duration = [figure](const ComparedRun& run) {
        return figure(run, std::mem_fn(&RunFigures::durationPerItem));
    };
    columns.push_back(
        Column({RunColumnText::tr("Items"), RunColumnText::tr("How many items the run worked on")},
               [count](const ComparedRun& run) { return itemsText(count(run)); })
            .withNumber(count));
    columns.push_back(Column(ColumnTitle(RunColumnText::tr("Peak per item"),
                                         RunColumnText::tr("The peak divided by the number of "
                                                           "items"))
                                 .in(kBytesName),
                             [=](const ComparedRun& run) {
                                 return sizePerItemText(
                                     peak(run), run.figures ? run.figures->peakBytes : kGap, unit);
                             })
                          .withNumber(peak)
                          .withExact([peak](const ComparedRun& run) {
                              return sizePerItemText(peak(run), 0.0, SizeUnit::Bytes);
                          }));
    columns.push_back(changeColumn(RunColumnText::tr("Peak per item against that of the base"),
                                   &RunChange::peakPerItem));
    columns.push_back(Column(ColumnTitle(RunColumnText::tr("Time per item"),
                                         RunColumnText::tr("The duration divided by the number of "
                                                           "items"))
                                 .in(axisName(axis)),
                             [duration](const ComparedRun& run) {
                                 return lengthPerItemText(run.axis, duration(run));
                             })
                          .withNumber(duration));
    columns.push_back(changeColumn(RunColumnText::tr("Time per item against that of the base"),
                                   &RunChange::durationPerItem));
}

/// What a program told of itself, under the name that it gave it.
Column toldColumn(const std::string& name, SizeUnit unit)
{
    const auto find = [name](const ComparedRun& run) -> const LastTold* {
        if (!run.figures) {
            return nullptr;
        }
        const auto found = std::ranges::find(run.figures->told, name, &LastTold::name);
        return found == run.figures->told.end() ? nullptr : &*found;
    };
    const auto text = [find](const ComparedRun& run, SizeUnit shown) {
        const LastTold* const told = find(run);
        return told == nullptr ? unknownText()
               : told->isBytes ? sizeText(told->value, shown)
                               : itemsText(told->value);
    };
    return Column({singleLine(QString::fromStdString(name)),
                   RunColumnText::tr("The last value that the program told of itself")},
                  [=](const ComparedRun& run) { return text(run, unit); })
        .withNumber([find](const ComparedRun& run) {
            return find(run) == nullptr ? kGap : find(run)->value;
        })
        .withExact([=](const ComparedRun& run) { return text(run, SizeUnit::Bytes); });
}

} // namespace

void RunColumnChoice::add(const std::optional<RunFigures>& figures)
{
    if (!figures) {
        return;
    }
    hasCounts = hasCounts || figures->count;
    hasSamples = hasSamples || figures->hasSamples;
    hasTotals = hasTotals || !figures->hasSamples;
    for (const LastTold& one : figures->told) {
        if (std::ranges::find(told, one.name) == told.end()) {
            told.push_back(one.name);
        }
    }
}

TableColumns<ComparedRun> runColumns(AxisUnit axis, SizeUnit unit, const RunColumnChoice& choice)
{
    TableColumns<ComparedRun> columns{
        Column(RunColumnText::tr("Run"),
               [](const ComparedRun& run) {
                   const QString name = singleLine(run.name);
                   return run.isBase ? RunColumnText::tr("%1 (base)").arg(name) : name;
               }),
        bytesColumn(columnTitle(TimelineColumn::Peak), &RunFigures::peakBytes, unit),
        changeColumn(RunColumnText::tr("Peak against the peak of the base"), &RunChange::peak),
        lengthColumn(columnTitle(TimelineColumn::Duration, axis).in(axisName(axis)),
                     &RunFigures::duration),
        changeColumn(RunColumnText::tr("Duration against that of the base"), &RunChange::duration)};
    if (choice.hasSamples || !choice.hasTotals) {
        addSampleColumns(columns, axis, unit);
    }
    if (choice.hasCounts) {
        addCountColumns(columns, axis, unit);
    }
    for (const std::string& name : choice.told) {
        columns.push_back(toldColumn(name, unit));
    }
    return columns;
}

} // namespace tidemark::app
