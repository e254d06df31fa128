// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/window_docks.h"

#include "app/comparison/changes_panel.h"
#include "app/heap/statistics_panel.h"
#include "app/leak/leak_panel.h"
#include "app/marks/marks_panel.h"
#include "app/objects/dominators_panel.h"
#include "app/objects/fields_panel.h"
#include "app/objects/retainers_panel.h"
#include "app/output/output_panel.h"
#include "app/peaks/functions_panel.h"
#include "app/peaks/peaks_panel.h"
#include "app/peaks/selection_panel.h"
#include "app/restarts/restarts_panel.h"
#include "app/runs/runs_panel.h"
#include "app/sources/sources_panel.h"

#include <QAction>
#include <QDockWidget>
#include <QMainWindow>
#include <QTabWidget>

#include <algorithm>

namespace tidemark::app
{

namespace
{

constexpr int kSourcesWidth = 236;
constexpr int kTablesHeight = 216;
constexpr int kLeastPanelHeight = 96;

} // namespace

WindowDocks::WindowDocks(QMainWindow& window, Workspace& workspace)
    : QObject(&window),
      m_window(window)
{
    auto* const peaks = new PeaksPanel(workspace);
    auto* const functions = new FunctionsPanel(workspace);
    auto* const output = new OutputPanel(workspace);
    m_sources = add(Sources, "sources", new SourcesPanel(workspace));
    m_runs = add(Timelines, "runs", new RunsPanel(workspace));
    m_peaks = add(Timelines, "peaks", peaks);
    m_functions = add(Timelines, "functions", functions);
    m_output = add(Timelines, "output", output);
    m_selection = add(Timelines, "selection", new SelectionPanel(workspace));
    auto* const marks = new MarksPanel(workspace);
    m_marks = add(Timelines, "marks", marks);
    m_leak = add(Timelines, "leak", new LeakPanel(workspace));
    auto* const restarts = new RestartsPanel(workspace);
    m_restarts = add(Timelines, "restarts", restarts);
    m_retainers = add(Heaps, "retainers", new RetainersPanel(workspace));
    m_dominators = add(Heaps, "dominators", new DominatorsPanel(workspace));
    m_object = add(Heaps, "object", new FieldsPanel(workspace));
    m_changes = add(Heaps, "changes", new ChangesPanel(workspace));
    m_statistics = add(Heaps, "statistics", new StatisticsPanel(workspace));
    connect(&workspace.session.snapshots(), &SnapshotSelection::objectChanged, this,
            [this, &session = workspace.session] {
                if (session.snapshots().object()) {
                    showObject();
                }
            });
    connect(peaks, &RecordingPanel::positionActivated, this, &WindowDocks::peakActivated);
    connect(output, &RecordingPanel::positionActivated, this, &WindowDocks::peakActivated);
    connect(marks, &RecordingPanel::positionActivated, this, &WindowDocks::peakActivated);
    connect(restarts, &RecordingPanel::rangeActivated, this, &WindowDocks::spanActivated);
    connect(functions, &RecordingPanel::rangeActivated, this, &WindowDocks::spanActivated);
    m_window.setTabPosition(Qt::BottomDockWidgetArea, QTabWidget::North);
    m_window.setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
}

QDockWidget* WindowDocks::add(Topic topic, const char* name, QWidget* panel)
{
    auto* const dock = new QDockWidget(&m_window);
    dock->setObjectName(QString::fromLatin1(name));
    dock->setWidget(panel);
    panel->setMinimumHeight(kLeastPanelHeight); // so that all fit on a small screen together
    m_docks << dock;
    m_topics[dock] = topic;
    return dock;
}

void WindowDocks::arrange()
{
    m_window.addDockWidget(Qt::LeftDockWidgetArea, m_sources);
    m_window.addDockWidget(Qt::BottomDockWidgetArea, m_runs);
    for (QDockWidget* const dock : std::as_const(m_docks)) {
        if (dock != m_sources && dock != m_runs) {
            m_window.addDockWidget(Qt::BottomDockWidgetArea, dock);
            m_window.tabifyDockWidget(m_runs, dock);
        }
    }
    for (QDockWidget* const dock : std::as_const(m_docks)) {
        dock->setFloating(false);
        dock->setVisible(isShown(dock));
    }
    m_runs->raise();
    m_window.resizeDocks({m_sources}, {kSourcesWidth}, Qt::Horizontal);
    m_window.resizeDocks({m_runs}, {kTablesHeight}, Qt::Vertical);
}

bool WindowDocks::isShown(QDockWidget* dock) const
{
    return m_shown.testFlag(m_topics.value(dock));
}

void WindowDocks::setTopics(Topics topics)
{
    m_shown = topics;
    for (QDockWidget* const dock : std::as_const(m_docks)) {
        dock->toggleViewAction()->setEnabled(isShown(dock));
        if (isShown(dock) && m_hidden.removeOne(dock)) {
            dock->show();
        } else if (!isShown(dock) && !dock->isHidden()) {
            m_hidden.removeOne(dock);
            m_hidden << dock;
            dock->hide();
        }
    }
}

void WindowDocks::raiseFor(Topic topic, int recordings)
{
    if (topic == Timelines) {
        (recordings > 1 ? m_runs : m_peaks)->raise();
    } else {
        (recordings > 1 ? m_changes : m_statistics)->raise();
    }
}

void WindowDocks::raiseOutput()
{
    m_output->raise();
}

/// Who chooses an object wants to know what holds it, unless another of its panels is open.
void WindowDocks::showObject()
{
    const bool isSeen = std::ranges::any_of(m_docks, [this](const QDockWidget* dock) {
        return dynamic_cast<const ObjectPanel*>(dock->widget()) != nullptr &&
               !dock->widget()->visibleRegion().isEmpty();
    });
    if (!isSeen) {
        m_retainers->raise();
    }
}

QList<QAction*> WindowDocks::toggleActions() const
{
    QList<QAction*> actions;
    for (QDockWidget* const dock : m_docks) {
        actions << dock->toggleViewAction();
    }
    return actions;
}

void WindowDocks::retranslate()
{
    m_sources->setWindowTitle(tr("Sources"));
    m_runs->setWindowTitle(tr("Compare runs"));
    m_peaks->setWindowTitle(tr("Peaks"));
    m_functions->setWindowTitle(tr("Functions"));
    m_output->setWindowTitle(tr("Output"));
    m_selection->setWindowTitle(tr("Range"));
    m_marks->setWindowTitle(tr("Marks"));
    m_leak->setWindowTitle(tr("Leak verdict"));
    m_restarts->setWindowTitle(tr("Restarts"));
    m_retainers->setWindowTitle(tr("Retainers"));
    m_dominators->setWindowTitle(tr("Dominators"));
    m_object->setWindowTitle(tr("Object"));
    m_changes->setWindowTitle(tr("Changes"));
    m_statistics->setWindowTitle(tr("Statistics"));
}

} // namespace tidemark::app
