// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/peaks/functions_panel.h"

#include "app/text/figure_columns.h"
#include "app/text/function_text.h"
#include "app/text/timeline_columns.h"
#include "core/timeline/function_spans.h"

#include <algorithm>

namespace tidemark::app
{

namespace
{

using FunctionColumn = TableColumn<FunctionTotal>;

constexpr int kChangeColumn = 3;

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

PointedPlace FunctionsPanel::placeOf(const QModelIndex& index) const
{
    const FunctionTotal& row = model().rowAt(index);
    const Marker& call = shown()->timeline.markers[row.telling];
    return {.recordingId = current()->id,
            .range = commonOf(AxisRange{call.start, call.end}),
            .function = row.name};
}

/// That of what ran there; where calls are nested, of the innermost.
std::optional<int> FunctionsPanel::rowAt(std::int64_t position) const
{
    const Marker* const call =
        shown() != nullptr ? innermostSpanAt(shown()->timeline, position) : nullptr;
    return call != nullptr ? rowOf(call->name) : std::nullopt;
}

std::optional<int> FunctionsPanel::rowOf(const PointedPlace& place) const
{
    return place.function.empty() ? std::nullopt : rowOf(place.function);
}

std::optional<int> FunctionsPanel::rowOf(std::string_view function) const
{
    const std::vector<FunctionTotal>& rows = model().rows();
    const auto found = std::ranges::find(rows, function, &FunctionTotal::name);
    return found != rows.end() ? model().shownRow(static_cast<std::size_t>(found - rows.begin()))
                               : std::nullopt;
}

FunctionsPanel::Columns FunctionsPanel::columns() const
{
    const SizeUnit unit = sizeUnit();
    const AxisUnit axis = shown()->timeline.axis;
    return {
        FunctionColumn(columnTitle(TimelineColumn::Function),
                       [names = FunctionNames(shown()->timeline)](const FunctionTotal& row) {
                           return names(row.name);
                       })
            .withExact([](const FunctionTotal& row) { return QString::fromStdString(row.name); })
            .asCode(),
        countColumn<FunctionTotal>(
            tr("Calls"), [](const FunctionTotal& row) { return std::uint64_t{row.calls}; }),
        axisColumn<FunctionTotal>(
            {axis == AxisUnit::Nanoseconds ? tr("Total time") : tr("Total length"),
             tr("All calls together; what overlaps counts once")},
            axis, [](const FunctionTotal& row) { return row.length; })
            .withBar(BarKind::Share),
        sizeChangeColumn<FunctionTotal>(
            {tr("Largest change"), tr("Memory at the end of a call minus memory at its start, "
                                      "where it differs most")},
            unit, [](const FunctionTotal& row) { return figureOrGap(row.largestChange); })
            .withBar(BarKind::Change),
        sizeColumn<FunctionTotal>(
            tr("Max at entry"), unit,
            [](const FunctionTotal& row) { return figureOrGap(row.mostAtStart); }),
        sizeColumn<FunctionTotal>(tr("Max at exit"), unit, [](const FunctionTotal& row) {
            return figureOrGap(row.mostAtEnd);
        })};
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

#include "moc_functions_panel.cpp"
