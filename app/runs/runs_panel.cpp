// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/runs_panel.h"

#include "app/runs/run_scatter.h"

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
        if (!open.isVisible || !open.hasTimeline()) {
            continue;
        }
        const auto known = m_figures.find(open.recording);
        wanted[open.recording] = known != m_figures.end() ? known->second : std::nullopt;
        if (known == m_figures.end()) {
            samples += open.recording->timeline.mainSeries()->size();
        }
    }
    m_job.start(samples, [wanted = std::move(wanted)](TaskControl& control) {
        Figures figures = wanted;
        for (auto& [recording, known] : figures) {
            if (!known && !control.cancelled()) {
                known = runFiguresOf(recording->timeline);
            }
        }
        return figures;
    });
}

void RunsPanel::showRows()
{
    std::vector<RunRow> rows;
    const AxisUnit axis = m_workspace.session.axisUnit();
    for (const OpenRecording& open : m_workspace.session.recordings()) {
        const auto known = m_figures.find(open.recording);
        if (open.isVisible && known != m_figures.end() && known->second &&
            open.recording->timeline.axis == axis) {
            rows.push_back({{open.name, axis, known->second, {}, false}, open.id, open.colour});
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
    m_model.setRows(std::move(rows));
    showChart();
    setHint(isEmpty ? tr("Open two or more profiles to compare their runs.") : QString());
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
    const auto columns = runColumns(m_axis, m_workspace.options.sizeUnit());
    m_model.setColumns({columns.begin(), columns.end()});
    table().fitColumns();
    showRows();
}

} // namespace tidemark::app

#include "moc_runs_panel.cpp"
