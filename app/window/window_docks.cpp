// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/window_docks.h"

#include "app/sources/sources_panel.h"
#include "app/tables/functions_panel.h"
#include "app/tables/peaks_panel.h"
#include "app/tables/runs_panel.h"
#include "app/tables/selection_panel.h"

#include <QAction>
#include <QDockWidget>
#include <QMainWindow>
#include <QTabWidget>

namespace tidemark::app
{

namespace
{

constexpr int kSourcesWidth = 236;
constexpr int kTablesHeight = 236;

} // namespace

WindowDocks::WindowDocks(QMainWindow& window, Session& session, ViewOptions& options,
                         HeapAnalyses& analyses)
    : QObject(&window),
      m_window(window)
{
    auto* const peaks = new PeaksPanel(session, options);
    auto* const functions = new FunctionsPanel(session, options);
    m_sources = add(Sources, "sources", new SourcesPanel(session, options, analyses));
    m_runs = add(Timelines, "runs", new RunsPanel(session, options));
    m_peaks = add(Timelines, "peaks", peaks);
    m_functions = add(Timelines, "functions", functions);
    m_selection = add(Timelines, "selection", new SelectionPanel(session, options));
    connect(peaks, &PeaksPanel::peakActivated, this, &WindowDocks::peakActivated);
    connect(functions, &FunctionsPanel::spanActivated, this, [this](int id, const Marker& span) {
        Q_EMIT spanActivated(id, AxisRange{span.start, span.end});
    });
    m_window.setTabPosition(Qt::BottomDockWidgetArea, QTabWidget::North);
    m_window.setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
}

QDockWidget* WindowDocks::add(Topic topic, const char* name, QWidget* panel)
{
    auto* const dock = new QDockWidget(&m_window);
    dock->setObjectName(QString::fromLatin1(name));
    dock->setWidget(panel);
    m_docks << dock;
    m_topics[dock] = topic;
    return dock;
}

void WindowDocks::arrange()
{
    m_window.addDockWidget(Qt::LeftDockWidgetArea, m_sources);
    m_window.addDockWidget(Qt::BottomDockWidgetArea, m_runs);
    for (QDockWidget* const dock : {m_peaks, m_functions, m_selection}) {
        m_window.addDockWidget(Qt::BottomDockWidgetArea, dock);
        m_window.tabifyDockWidget(m_runs, dock);
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
    m_selection->setWindowTitle(tr("Range"));
}

} // namespace tidemark::app
