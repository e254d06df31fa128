// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/peaks/functions_panel.h"

#include "app/text/figure_columns.h"
#include "app/text/plain_text.h"
#include "app/text/timeline_columns.h"

#include <utility>

namespace tidemark::app
{

namespace
{

using Column = TableColumn<FunctionTotal>;

constexpr int kChangeColumn = 3;

} // namespace

FunctionsPanel::FunctionsPanel(Workspace& workspace, QWidget* parent)
    : TablePanel(parent),
      m_workspace(workspace),
      m_job([this](std::vector<FunctionTotal> rows) {
          m_model.setRows(std::move(rows));
          showHint();
      })
{
    table().setModel(&m_model);
    table().setKeepsPlace(true);
    table().sortByColumn(kChangeColumn, Qt::DescendingOrder);
    for (const auto signal : {&Session::currentChanged, &Session::recordingChanged}) {
        connect(&workspace.session, signal, this, &FunctionsPanel::update);
    }
    connect(&workspace.session, &Session::listChanged, this, &FunctionsPanel::update);
    connect(&workspace.options, &ViewOptions::changed, this, &FunctionsPanel::retranslate);
    connect(&table(), &DataTable::rowChosen, this, [this](const QModelIndex& index) {
        if (const OpenRecording* open = m_workspace.session.current(); open != nullptr && m_shown) {
            Q_EMIT spanActivated(open->id, m_shown->timeline.markers[m_model.rowAt(index).telling]);
        }
    });
    retranslate();
    update();
}

void FunctionsPanel::update()
{
    const OpenRecording* open = m_workspace.session.current();
    setSubject(open != nullptr ? singleLine(open->name) : QString());
    const auto recording = open != nullptr ? open->recording : nullptr;
    if (recording == m_shown) {
        return;
    }
    m_shown = recording;
    retranslate();
    const int id = open != nullptr ? open->id : 0;
    if (std::exchange(m_shownId, id) != id) {
        m_model.setRows({}); // those of another recording, until the new ones are known
    }
    m_job.start(recording ? recording->timeline.markers.size() : 0,
                [recording](TaskControl& control) {
                    return recording ? functionTotalsOf(recording->timeline, control)
                                     : std::vector<FunctionTotal>();
                });
}

void FunctionsPanel::retranslate()
{
    table().setAccessibleName(tr("Functions"));
    const SizeUnit unit = m_workspace.options.sizeUnit();
    const AxisUnit axis = m_shown ? m_shown->timeline.axis : AxisUnit::Nanoseconds;
    m_model.setColumns(
        {Column(columnTitle(TimelineColumn::Function),
                [](const FunctionTotal& row) { return QString::fromStdString(row.name); })
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
         })});
    table().fitColumns();
    showHint();
}

void FunctionsPanel::showHint()
{
    if (m_shown == nullptr) {
        setHint(tr("Open a profile to list its functions."));
    } else if (m_model.rows().empty()) {
        setHint(tr("No function calls were recorded. Decorate functions with @profile and run "
                   "mprof again."));
    } else {
        setHint({});
    }
}

} // namespace tidemark::app
