// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/peaks/functions_panel.h"

#include "app/text/time_text.h"

#include <QLocale>

namespace tidemark::app
{

namespace
{

using Column = TableColumn<FunctionTotal>;
using Bytes = std::optional<std::int64_t> FunctionTotal::*;

constexpr int kChangeColumn = 3;

double numberOf(const std::optional<std::int64_t>& bytes)
{
    return bytes ? static_cast<double>(*bytes) : kGap;
}

Column sizeColumn(const QString& title, Bytes bytes, SizeUnit unit)
{
    return Column(title,
                  [=](const FunctionTotal& row) { return sizeText(numberOf(row.*bytes), unit); })
        .withNumber([=](const FunctionTotal& row) { return numberOf(row.*bytes); })
        .withExact([=](const FunctionTotal& row) { return exactSizeText(numberOf(row.*bytes)); });
}

std::vector<FunctionTotal> functionRows(const Recording& recording, TaskControl& control)
{
    return functionTotalsOf(recording.timeline, control);
}

} // namespace

FunctionsPanel::FunctionsPanel(Workspace& workspace, QWidget* parent)
    : RecordingTable(workspace, functionRows, parent)
{
    table().sortByColumn(kChangeColumn, Qt::DescendingOrder);
    start();
}

std::size_t FunctionsPanel::cost(const Recording& recording) const
{
    return recording.timeline.markers.size();
}

void FunctionsPanel::activate(const QModelIndex& index)
{
    if (const OpenRecording* const open = current(); open != nullptr && shown() != nullptr) {
        const Marker& call = shown()->timeline.markers[model().rowAt(index).telling];
        Q_EMIT rangeActivated(open->id, {call.start, call.end});
    }
}

FunctionsPanel::Columns FunctionsPanel::columns() const
{
    const SizeUnit unit = sizeUnit();
    const AxisUnit axis = shown()->timeline.axis;
    return {
        Column(tr("Function"),
               [](const FunctionTotal& row) { return QString::fromStdString(row.name); })
            .asCode(),
        Column(tr("Calls"),
               [](const FunctionTotal& row) { return QLocale().toString(qulonglong{row.calls}); })
            .withNumber([](const FunctionTotal& row) { return static_cast<double>(row.calls); }),
        Column(axis == AxisUnit::Nanoseconds ? tr("Total time") : tr("Total length"),
               [axis](const FunctionTotal& row) { return axisText(axis, row.length); })
            .withHint(tr("All calls together; what overlaps counts once"))
            .withNumber([](const FunctionTotal& row) { return static_cast<double>(row.length); })
            .withExact([axis](const FunctionTotal& row) { return exactAxisText(axis, row.length); })
            .withBar(CellBar::Kind::Share),
        Column(tr("Largest change"),
               [unit](const FunctionTotal& row) {
                   return signedSizeText(numberOf(row.largestChange), unit);
               })
            .withHint(
                tr("Memory at the end of a call minus memory at its start, where it differs most"))
            .withNumber([](const FunctionTotal& row) { return numberOf(row.largestChange); })
            .withExact([](const FunctionTotal& row) {
                return signedSizeText(numberOf(row.largestChange), SizeUnit::Bytes);
            })
            .withBar(CellBar::Kind::Change),
        sizeColumn(tr("Max at entry"), &FunctionTotal::mostAtStart, unit),
        sizeColumn(tr("Max at exit"), &FunctionTotal::mostAtEnd, unit)};
}

QString FunctionsPanel::name() const
{
    return tr("Functions");
}

QString FunctionsPanel::hint() const
{
    if (shown() == nullptr) {
        return tr("Open a profile to list its functions.");
    }
    return model().rows().empty() ? tr("No function calls were recorded. Decorate functions with "
                                       "@profile and run mprof again.")
                                  : QString();
}

} // namespace tidemark::app
