// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/runs_panel.h"

#include "app/runs/group_menu.h"
#include "app/runs/groups_view.h"
#include "app/runs/run_scatter.h"
#include "app/runs/run_sentences.h"
#include "app/text/group_text.h"
#include "app/text/plain_text.h"
#include "app/widgets/elided_label.h"

#include <QAction>
#include <QBoxLayout>
#include <QComboBox>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QToolButton>

#include <algorithm>

namespace tidemark::app
{

namespace
{

constexpr int kPeakColumn = 1;
constexpr int kToolsMargin = 4;

} // namespace

RunsPanel::RunsPanel(Workspace& workspace, QWidget* parent)
    : TablePanel(parent),
      m_workspace(workspace),
      m_job([this](KnownFigures figures) {
          m_figures = std::move(figures);
          showRows();
      }),
      m_chart(new RunScatter(this)),
      m_legend(new ElidedLabel(this)),
      m_verdict(new ElidedLabel(this)),
      m_note(new ElidedLabel(this)),
      m_groups(new GroupsView(workspace, this)),
      m_groupMenu(new GroupMenu(
          workspace.session, [this] { return selectedRuns(); }, this)),
      m_difference(new QToolButton(this)),
      m_picture(new QComboBox(this)),
      m_pictures(new QStackedWidget(this)),
      m_makeBase(new QAction(this))
{
    layOut();
    followTable();
    followPicture();
    const Session& session = workspace.session;
    connect(&session, &Session::listChanged, this, &RunsPanel::update);
    connect(&session, &Session::recordingChanged, this, &RunsPanel::update);
    connect(&session, &Session::currentChanged, this, [this] {
        if (m_workspace.session.axisUnit() != m_axis) {
            retranslate();
        }
        showCurrent();
        showVerdict();
    });
    connect(&session.runs(), &RunSelection::baseChanged, this, &RunsPanel::showRows);
    connect(&session.runs(), &RunSelection::groupingChanged, this, [this] {
        showRows();
        if (!m_groupNames.isEmpty() && m_picture->currentData().toInt() < 0) {
            m_picture->setCurrentIndex(1); // whoever makes groups wants to see them
        }
    });
    connect(&session.pointing(), &Pointing::changed, this, &RunsPanel::markRuns);
    connect(&workspace.options, &ViewOptions::changed, this, &RunsPanel::retranslate);
    retranslate();
    update();
}

void RunsPanel::layOut()
{
    m_model.setSwatch([](const RunRow& row) { return row.colour; });
    table().setModel(&m_model);
    table().setKeepsPlace(true);
    table().sortByColumn(kPeakColumn, Qt::DescendingOrder);
    table().addAction(m_makeBase);
    table().addActions(m_groupMenu->actionsOfSelected());
    m_beside = new QWidget(this);
    auto* const column = new QVBoxLayout(m_beside);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_legend);
    column->addWidget(m_pictures, 1);
    m_pictures->addWidget(m_chart);
    m_pictures->addWidget(m_groups);
    addBeside(m_beside);
    m_legend->setForegroundRole(QPalette::PlaceholderText);
    tools().setContentsMargins(kToolsMargin, 0, kToolsMargin, 0);
    tools().addWidget(m_verdict, 1);
    addAbove(m_note);
    m_note->setContentsMargins(kToolsMargin, 0, kToolsMargin, 0);
    tools().addWidget(m_difference);
    tools().addWidget(m_groupMenu);
    m_difference->setCheckable(true);
    RunSelection& runs = m_workspace.session.runs();
    connect(m_difference, &QToolButton::clicked, &runs, &RunSelection::setShowsDifference);
    connect(&runs, &RunSelection::differenceChanged, m_difference,
            [this, &runs] { m_difference->setChecked(runs.showsDifference()); });
    tools().addWidget(m_picture);
}

/// Where nothing would be seen of the picture the table has the room.
void RunsPanel::resizeEvent(QResizeEvent* event)
{
    constexpr int kRoomForPicture = 120;
    TablePanel::resizeEvent(event);
    m_beside->setVisible(height() >= kRoomForPicture);
}

void RunsPanel::followTable()
{
    table().followMouse();
    connect(m_makeBase, &QAction::triggered, this, [this] {
        if (table().currentIndex().isValid()) {
            m_workspace.session.runs().setBase(m_model.rowAt(table().currentIndex()).id);
        }
    });
    connect(&table(), &DataTable::rowChosen, this, [this](const QModelIndex& index) {
        m_workspace.session.setCurrent(m_model.rowAt(index).id);
    });
    connect(&table(), &DataTable::rowPointed, this, [this](const QModelIndex& index) {
        m_workspace.session.pointing().setRecording(index.isValid() ? m_model.rowAt(index).id : 0);
    });
}

void RunsPanel::followPicture()
{
    connect(m_picture, &QComboBox::currentIndexChanged, this, &RunsPanel::showPicture);
    connect(m_chart, &RunScatter::runChosen, this,
            [this](std::size_t run) { m_workspace.session.setCurrent(m_model.rows()[run].id); });
    connect(m_chart, &RunScatter::menuRequested, this,
            [this](std::optional<std::size_t> run, const QPoint& place) {
                if (run) {
                    goToRun(*run);
                }
                table().showMenu(place); // what can be done is the same
            });
    connect(m_chart, &RunScatter::runPointed, this, [this](std::optional<std::size_t> run) {
        m_workspace.session.pointing().setRecording(run ? m_model.rows()[*run].id : 0);
    });
}

/// Makes run number @p run the row that is selected.
void RunsPanel::goToRun(std::size_t run)
{
    if (const auto row = m_model.shownRow(run)) {
        table().goToRow(m_model.index(*row, 0));
    }
}

/// Peak against run time, or one figure of the groups: the data of an entry is that figure.
void RunsPanel::fillPictures()
{
    const int shown = std::max(0, m_picture->currentIndex());
    const QSignalBlocker blocker(m_picture);
    m_picture->clear();
    m_picture->addItem(tr("Peak against run time"), -1);
    for (const RunFigure figure : kRunFigures) {
        if (figure != RunFigure::Area || m_axis == AxisUnit::Nanoseconds) {
            m_picture->addItem(tr("Groups: %1").arg(figureTitle(figure, m_axis)),
                               static_cast<int>(figure));
        }
    }
    m_picture->setCurrentIndex(std::min(shown, m_picture->count() - 1));
}

void RunsPanel::showPicture()
{
    const bool showsGroups = m_picture->currentData().toInt() >= 0;
    m_pictures->setCurrentWidget(showsGroups ? static_cast<QWidget*>(m_groups) : m_chart);
    m_legend->setText(
        showsGroups
            ? tr("● a run · box: 95 % interval of the mean · line: mean · dotted: median")
            : tr("◆ Pareto front: no other run has less memory and less time · ● the others"));
    showGroups();
}

/// The group that has the base run is the one that the others are set against.
void RunsPanel::showGroups()
{
    GroupsRequest request;
    const int figure = m_picture->currentData().toInt();
    request.axis = m_axis;
    request.unit = m_workspace.options.sizeUnit();
    if (figure >= 0) {
        request.figure = static_cast<RunFigure>(figure);
        for (const QString& name : std::as_const(m_groupNames)) {
            request.groups.push_back({singleLine(name), {}});
        }
        for (const RunRow& row : m_model.rows()) {
            if (row.group) {
                request.groups[*row.group].runs.push_back(
                    {row.id, row.colour, valueOf(*row.figures, request.figure)});
                request.base = row.isBase ? *row.group : request.base;
            }
        }
    }
    m_groups->setGroups(request);
    m_groups->setHint(!m_groupProblem.isEmpty() ? m_groupProblem
                      : m_groupNames.isEmpty()
                          ? tr("No run is in a group. Select runs in the table and put them into "
                               "one, or let “Groups” make them by folder, day, version or name.")
                          : QString());
}

std::vector<int> RunsPanel::selectedRuns()
{
    std::vector<int> ids;
    for (const QModelIndex& index : table().selectionModel()->selectedRows()) {
        ids.push_back(m_model.rowAt(index).id);
    }
    return ids;
}

void RunsPanel::update()
{
    KnownFigures wanted;
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
        KnownFigures figures = wanted;
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
    RunRows shown = runRowsOf(m_workspace.session, m_figures);
    m_leftOut = std::move(shown.leftOut);
    m_groupNames = std::move(shown.groupNames);
    m_groupProblem = std::move(shown.groupProblem);
    m_ownGroups = std::move(shown.ownGroups);
    m_groupMenu->setNames(m_groupNames);
    const bool isEmpty = shown.rows.empty();
    m_model.setRows(std::move(shown.rows));
    showColumns(shown.columns);
    showChart();
    showGroups();
    showVerdict();
    showCurrent();
    setHint(!isEmpty              ? QString()
            : m_leftOut.isEmpty() ? tr("Open two or more profiles to compare their runs.")
                                  : leftOutText(m_leftOut, m_workspace.session.axisUnit()));
}

void RunsPanel::showChart()
{
    std::vector<RunPoint> points;
    for (const RunRow& row : m_model.rows()) {
        points.push_back(
            {row.name, row.colour, row.figures->peakBytes, row.figures->duration, row.isOnFront});
    }
    m_chart->setRuns(std::move(points), m_workspace.session.axisUnit(),
                     m_workspace.options.sizeUnit());
}

void RunsPanel::showVerdict()
{
    const SizeUnit unit = m_workspace.options.sizeUnit();
    const OpenRecording* const current = m_workspace.session.current();
    m_note->setText(leftOutText(m_leftOut, m_workspace.session.axisUnit()));
    m_note->setVisible(!m_note->text().isEmpty());
    m_verdict->setText(runsVerdict(m_model.rows(), m_axis, unit));
    setSubject(
        ownGroupsSentence(m_ownGroups, current == nullptr ? QString() : current->group, unit));
}

std::optional<std::size_t> RunsPanel::rowOf(int id) const
{
    const auto found = std::ranges::find(m_model.rows(), id, &RunRow::id);
    return found == m_model.rows().end()
               ? std::nullopt
               : std::optional(static_cast<std::size_t>(found - m_model.rows().begin()));
}

std::optional<std::size_t> RunsPanel::currentRow() const
{
    const OpenRecording* const current = m_workspace.session.current();
    return current != nullptr ? rowOf(current->id) : std::nullopt;
}

/// The current run and the one that is pointed at.
void RunsPanel::markRuns()
{
    const auto pointed = rowOf(m_workspace.session.pointing().recording());
    m_chart->setMarked(currentRow(), pointed);
    table().setPointedRow(pointed ? m_model.shownRow(*pointed) : std::nullopt);
}

/// Moves the table to the current run.
void RunsPanel::showCurrent()
{
    markRuns();
    const auto chosen = currentRow();
    const auto row = chosen ? m_model.shownRow(*chosen) : std::nullopt;
    if (row && *row != table().currentIndex().row()) {
        table().goToRow(m_model.index(*row, 0));
    }
}

void RunsPanel::retranslate()
{
    table().setAccessibleName(tr("Runs"));
    m_chart->setAccessibleName(tr("Peak against run time"));
    m_difference->setText(tr("Difference"));
    m_difference->setToolTip(
        tr("Shows under the timeline what the current run has more or less than the base"));
    m_makeBase->setText(tr("Compare with this run"));
    m_axis = m_workspace.session.axisUnit();
    m_picture->setAccessibleName(tr("Picture"));
    m_groups->setAccessibleName(tr("Groups of runs"));
    fillPictures();
    setColumns();
    showRows();
    showPicture();
}

/// Sets the columns anew where they are others than before.
void RunsPanel::showColumns(const RunColumnChoice& choice)
{
    if (choice != m_choice || m_hasGroupColumn == m_groupNames.isEmpty()) {
        m_choice = choice;
        setColumns();
    }
}

/// The column of groups is there while there are any.
void RunsPanel::setColumns()
{
    m_hasGroupColumn = !m_groupNames.isEmpty();
    const auto figures = runColumns(m_axis, m_workspace.options.sizeUnit(), m_choice);
    TableColumns<RunRow> columns{figures.begin(), figures.end()};
    if (m_hasGroupColumn) {
        columns.emplace_back(ColumnTitle(tr("Group")), [](const RunRow& row) {
            return row.group ? singleLine(row.groupName) : unknownText();
        });
    }
    m_model.setColumns(std::move(columns));
    table().fitColumns();
}

} // namespace tidemark::app

#include "moc_runs_panel.cpp"
