// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/runs_panel.h"

#include "app/runs/run_scatter.h"
#include "app/text/file_text.h"
#include "app/text/group_text.h"

#include <QAction>

#include <algorithm>

namespace tidemark::app
{

namespace
{

constexpr int kPeakColumn = 1;

} // namespace

RunsPanel::RunsPanel(Workspace& workspace, QWidget* parent)
    : TablePanel(parent),
      m_workspace(workspace),
      m_job([this](Figures figures) {
          m_figures = std::move(figures);
          showRows();
      }),
      m_chart(new RunScatter(this)),
      m_makeBase(new QAction(this))
{
    m_model.setSwatch([](const RunRow& row) { return row.colour; });
    table().setModel(&m_model);
    table().setKeepsPlace(true);
    table().sortByColumn(kPeakColumn, Qt::DescendingOrder);
    table().addAction(m_makeBase);
    addBeside(m_chart, 0);
    connect(m_makeBase, &QAction::triggered, this, [this] {
        if (table().currentIndex().isValid()) {
            setBase(m_model.rowAt(table().currentIndex()).id);
        }
    });
    connect(&table(), &DataTable::rowChosen, this, [this](const QModelIndex& index) {
        m_workspace.session.setCurrent(m_model.rowAt(index).id);
    });
    connect(&workspace.session, &Session::listChanged, this, &RunsPanel::update);
    connect(&workspace.session, &Session::recordingChanged, this, &RunsPanel::update);
    connect(&workspace.session, &Session::currentChanged, this, [this] {
        if (m_workspace.session.axisUnit() != m_axis) {
            retranslate();
        } else {
            showSentence();
        }
    });
    connect(&workspace.options, &ViewOptions::changed, this, &RunsPanel::retranslate);
    retranslate();
    update();
}

void RunsPanel::setBase(int recordingId)
{
    m_baseId = recordingId;
    showRows();
}

void RunsPanel::update()
{
    Figures wanted;
    std::size_t samples = 0;
    for (const OpenRecording& open : m_workspace.session.recordings()) {
        if (!open.isVisible || !open.isRun()) {
            continue;
        }
        const auto known = m_figures.find(open.recording);
        wanted[open.recording] = known != m_figures.end() ? known->second : std::nullopt;
        if (known == m_figures.end() && open.hasTimeline()) {
            samples += open.recording->timeline.mainSeries()->size();
        }
    }
    m_job.start(samples, [wanted = std::move(wanted)](TaskControl& control) {
        Figures figures = wanted;
        for (auto& [recording, known] : figures) {
            if (!known && !control.cancelled()) {
                known = runFiguresOf(*recording);
            }
        }
        return figures;
    });
}

void RunsPanel::showRows()
{
    std::vector<RunRow> rows;
    std::vector<GroupMember> members;
    RunColumnChoice choice;
    const AxisUnit axis = m_workspace.session.axisUnit();
    for (const OpenRecording& open : m_workspace.session.recordings()) {
        const auto known = m_figures.find(open.recording);
        if (open.isVisible && known != m_figures.end() && known->second &&
            open.recording->timeline.axis == axis) {
            rows.push_back({{open.name, axis, known->second, {}, false}, open.id, open.colour});
            choice.add(known->second);
            if (!open.group.isEmpty()) {
                members.push_back(
                    {open.group.toStdString(), open.groupBase.toStdString(), axis, *known->second});
            }
        }
    }
    if (!rows.empty()) {
        auto base = std::ranges::find(rows, m_baseId, &RunRow::id);
        base = base == rows.end() ? rows.begin() : base;
        base->isBase = true;
        const RunFigures figures = *base->figures;
        for (RunRow& row : rows) {
            row.change = changeOf(*row.figures, figures);
        }
    }
    const bool isEmpty = rows.empty();
    showColumns(choice);
    m_ownGroups = groupsOfMembers(members);
    showSentence();
    m_model.setRows(std::move(rows));
    showChart();
    setHint(isEmpty ? tr("Open two or more profiles to compare their runs.") : QString());
}

/// Sets the columns anew where they are others than before.
void RunsPanel::showColumns(const RunColumnChoice& choice)
{
    if (choice != m_choice) {
        m_choice = choice;
        setColumns();
    }
}

void RunsPanel::setColumns()
{
    const auto columns = runColumns(m_axis, m_workspace.options.sizeUnit(), m_choice);
    m_model.setColumns({columns.begin(), columns.end()});
    table().fitColumns();
}

/// About the group of the current run; where that is the base, about the last one that is set
/// against it.
void RunsPanel::showSentence()
{
    const OpenRecording* const current = m_workspace.session.current();
    const std::string name = current == nullptr ? std::string() : current->group.toStdString();
    auto shown = std::ranges::find(m_ownGroups, name, &RunGroup::name);
    if (shown == m_ownGroups.end() || !shown->versusBase) {
        const auto last =
            std::find_if(m_ownGroups.rbegin(), m_ownGroups.rend(),
                         [](const RunGroup& group) { return group.versusBase.has_value(); });
        shown = last == m_ownGroups.rend() ? m_ownGroups.end() : std::prev(last.base());
    }
    if (shown == m_ownGroups.end()) {
        setSubject({});
        return;
    }
    setSubject(groupSentence(fileText(shown->name), shown->figures, shown->axis, shown->versusBase,
                             fileText(m_ownGroups[shown->base].name),
                             m_workspace.options.sizeUnit()));
}

void RunsPanel::showChart()
{
    std::vector<RunPoint> points;
    for (const RunRow& row : m_model.rows()) {
        points.push_back({row.name, row.colour, row.figures->peakBytes, row.figures->duration});
    }
    m_chart->setRuns(std::move(points), m_workspace.session.axisUnit(),
                     m_workspace.options.sizeUnit());
}

void RunsPanel::retranslate()
{
    table().setAccessibleName(tr("Runs"));
    m_chart->setAccessibleName(tr("Peak against run time"));
    m_makeBase->setText(tr("Compare with this run"));
    m_axis = m_workspace.session.axisUnit();
    setColumns();
    showRows();
}

} // namespace tidemark::app

#include "moc_runs_panel.cpp"
