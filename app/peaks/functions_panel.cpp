// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/peaks/functions_panel.h"

#include "app/text/plain_text.h"
#include "app/text/time_text.h"

#include <QLocale>

#include <utility>

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
        {Column(tr("Function"),
                [](const FunctionTotal& row) { return QString::fromStdString(row.name); })
             .asCode(),
         Column(tr("Calls"),
                [](const FunctionTotal& row) { return QLocale().toString(qulonglong{row.calls}); })
             .withNumber([](const FunctionTotal& row) { return static_cast<double>(row.calls); }),
         Column(axis == AxisUnit::Nanoseconds ? tr("Total time") : tr("Total length"),
                [axis](const FunctionTotal& row) { return axisText(axis, row.length); })
             .withHint(tr("All calls together; what overlaps counts once"))
             .withNumber([](const FunctionTotal& row) { return static_cast<double>(row.length); })
             .withExact(
                 [axis](const FunctionTotal& row) { return exactAxisText(axis, row.length); })
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
         sizeColumn(tr("Max at exit"), &FunctionTotal::mostAtEnd, unit)});
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
