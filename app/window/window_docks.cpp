// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/window_docks.h"

#include "app/comparison/changes_panel.h"
#include "app/heap/statistics_panel.h"
#include "app/leak/leak_panel.h"
#include "app/marks/marks_panel.h"
#include "app/notes/notes_panel.h"
#include "app/objects/dominators_panel.h"
#include "app/objects/fields_panel.h"
#include "app/objects/retainers_panel.h"
#include "app/output/output_panel.h"
#include "app/peaks/functions_panel.h"
#include "app/peaks/peaks_panel.h"
#include "app/peaks/selection_panel.h"
#include "app/record/heap_panel.h"
#include "app/restarts/restarts_panel.h"
#include "app/runs/runs_panel.h"
#include "app/sources/sources_panel.h"
#include "app/widgets/recording_panel.h"

#include <QAction>
#include <QDockWidget>
#include <QMainWindow>
#include <QTabWidget>

#include <algorithm>
#include <array>
#include <concepts>

namespace tidemark::app
{

namespace
{

constexpr int kSourcesWidth = 236;
constexpr int kTablesHeight = 280; ///< room for the picture of runs
constexpr int kLeastPanelHeight = 96;

/// A panel with a dock.
struct DockRow {
    const char* name; ///< in saved layouts, which a change would lose
    WindowDocks::Topic topic;
    const char* title;
    QWidget* (*make)(Workspace& workspace, WindowDocks& docks);
    bool isHiddenAtFirst = false; ///< until it is asked for
};

template <typename Panel>
QWidget* makePanel(Workspace& workspace, WindowDocks& docks)
{
    auto* const panel = new Panel(workspace);
    if constexpr (std::derived_from<Panel, RecordingPanel>) {
        QObject::connect(panel, &RecordingPanel::positionActivated, &docks,
                         &WindowDocks::positionActivated);
        QObject::connect(panel, &RecordingPanel::rangeActivated, &docks,
                         &WindowDocks::rangeActivated);
    }
    return panel;
}

using Docks = WindowDocks;

/// In the order of their tabs and of the menu.
constexpr std::array kRows{
    DockRow{"sources", Docks::Sources, QT_TRANSLATE_NOOP("tidemark::app::WindowDocks", "Sources"),
            makePanel<SourcesPanel>},
    DockRow{"runs", Docks::Timelines,
            QT_TRANSLATE_NOOP("tidemark::app::WindowDocks", "Compare runs"), makePanel<RunsPanel>},
    DockRow{"peaks", Docks::Timelines, QT_TRANSLATE_NOOP("tidemark::app::WindowDocks", "Peaks"),
            makePanel<PeaksPanel>},
    DockRow{"functions", Docks::Timelines,
            QT_TRANSLATE_NOOP("tidemark::app::WindowDocks", "Functions"),
            makePanel<FunctionsPanel>},
    DockRow{"output", Docks::Timelines, QT_TRANSLATE_NOOP("tidemark::app::WindowDocks", "Output"),
            makePanel<OutputPanel>},
    DockRow{"selection", Docks::Timelines, QT_TRANSLATE_NOOP("tidemark::app::WindowDocks", "Range"),
            makePanel<SelectionPanel>},
    DockRow{"marks", Docks::Timelines, QT_TRANSLATE_NOOP("tidemark::app::WindowDocks", "Marks"),
            makePanel<MarksPanel>},
    DockRow{"leak", Docks::Timelines,
            QT_TRANSLATE_NOOP("tidemark::app::WindowDocks", "Leak verdict"), makePanel<LeakPanel>},
    DockRow{"heap", Docks::Timelines, QT_TRANSLATE_NOOP("tidemark::app::WindowDocks", "Live heap"),
            makePanel<HeapPanel>},
    DockRow{"restarts", Docks::Timelines,
            QT_TRANSLATE_NOOP("tidemark::app::WindowDocks", "Restarts"), makePanel<RestartsPanel>},
    DockRow{"retainers", Docks::Heaps, QT_TRANSLATE_NOOP("tidemark::app::WindowDocks", "Retainers"),
            makePanel<RetainersPanel>},
    DockRow{"dominators", Docks::Heaps,
            QT_TRANSLATE_NOOP("tidemark::app::WindowDocks", "Dominators"),
            makePanel<DominatorsPanel>},
    DockRow{"object", Docks::Heaps, QT_TRANSLATE_NOOP("tidemark::app::WindowDocks", "Object"),
            makePanel<FieldsPanel>},
    DockRow{"changes", Docks::Heaps, QT_TRANSLATE_NOOP("tidemark::app::WindowDocks", "Changes"),
            makePanel<ChangesPanel>},
    DockRow{"statistics", Docks::Heaps,
            QT_TRANSLATE_NOOP("tidemark::app::WindowDocks", "Statistics"),
            makePanel<StatisticsPanel>},
    DockRow{"notes", Docks::Sources, QT_TRANSLATE_NOOP("tidemark::app::WindowDocks", "Notes"),
            makePanel<NotesPanel>, true},
};

const DockRow& rowAt(qsizetype index)
{
    return kRows[static_cast<std::size_t>(index)];
}

} // namespace

WindowDocks::WindowDocks(QMainWindow& window, Workspace& workspace)
    : QObject(&window),
      m_window(window)
{
    for (const DockRow& row : kRows) {
        auto* const dock = new QDockWidget(&m_window);
        QWidget* const panel = row.make(workspace, *this);
        dock->setObjectName(QString::fromLatin1(row.name));
        dock->setWidget(panel);
        panel->setMinimumHeight(kLeastPanelHeight); // so that all fit on a small screen together
        m_docks << dock;
    }
    connect(&workspace.session.snapshots(), &SnapshotSelection::objectChanged, this,
            [this, &session = workspace.session] {
                if (session.snapshots().object()) {
                    showObject();
                }
            });
    m_window.setTabPosition(Qt::BottomDockWidgetArea, QTabWidget::North);
    m_window.setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
}

QDockWidget* WindowDocks::dock(const char* name) const
{
    const auto found = std::ranges::find_if(m_docks, [name](const QDockWidget* one) {
        return one->objectName() == QLatin1String(name);
    });
    Q_ASSERT(found != m_docks.end());
    return *found;
}

QWidget& WindowDocks::runs()
{
    return *dock("runs")->widget();
}

void WindowDocks::arrange()
{
    QDockWidget* const sources = dock("sources");
    QDockWidget* const front = dock("runs");
    m_window.addDockWidget(Qt::LeftDockWidgetArea, sources);
    m_window.addDockWidget(Qt::BottomDockWidgetArea, front);
    for (QDockWidget* const other : std::as_const(m_docks)) {
        if (other != sources && other != front) {
            m_window.addDockWidget(Qt::BottomDockWidgetArea, other);
            m_window.tabifyDockWidget(front, other);
        }
    }
    for (qsizetype i = 0; i < m_docks.size(); ++i) {
        m_docks[i]->setFloating(false);
        m_docks[i]->setVisible(isShown(i) && !rowAt(i).isHiddenAtFirst);
    }
    front->raise();
    m_window.resizeDocks({sources}, {kSourcesWidth}, Qt::Horizontal);
    m_window.resizeDocks({front}, {kTablesHeight}, Qt::Vertical);
}

bool WindowDocks::isShown(qsizetype row) const
{
    return m_shown.testFlag(rowAt(row).topic);
}

void WindowDocks::setTopics(Topics topics)
{
    m_shown = topics;
    for (qsizetype i = 0; i < m_docks.size(); ++i) {
        QDockWidget* const dock = m_docks[i];
        dock->toggleViewAction()->setEnabled(isShown(i));
        if (isShown(i) && m_hidden.removeOne(dock)) {
            dock->show();
        } else if (!isShown(i) && !dock->isHidden()) {
            m_hidden.removeOne(dock);
            m_hidden << dock;
            dock->hide();
        }
    }
}

void WindowDocks::raiseFor(Topic topic, bool isCompared)
{
    if (topic == Timelines) {
        dock(isCompared ? "runs" : "peaks")->raise();
    } else {
        dock(isCompared ? "changes" : "statistics")->raise();
    }
}

void WindowDocks::raiseOutput()
{
    dock("output")->raise();
}

void WindowDocks::showNotes()
{
    dock("notes")->show();
    dock("notes")->raise();
}

void WindowDocks::raiseHunt()
{
    QDockWidget* const heap = dock("heap");
    heap->show();
    heap->raise();
    static_cast<HeapPanel*>(heap->widget())->showHunt();
}

/// Who chooses an object wants to know what holds it, unless another of its panels is open.
void WindowDocks::showObject()
{
    const bool isSeen = std::ranges::any_of(m_docks, [](const QDockWidget* dock) {
        return dynamic_cast<const ObjectPanel*>(dock->widget()) != nullptr &&
               !dock->widget()->visibleRegion().isEmpty();
    });
    if (!isSeen) {
        dock("retainers")->raise();
    }
}

QWidget* WindowDocks::inFront() const
{
    for (QDockWidget* const dock : m_docks) {
        const bool isBelow = m_window.dockWidgetArea(dock) == Qt::BottomDockWidgetArea;
        if (isBelow && dock->isVisible() && !dock->visibleRegion().isEmpty()) {
            return dock->widget();
        }
    }
    return nullptr;
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
    for (qsizetype i = 0; i < m_docks.size(); ++i) {
        m_docks[i]->setWindowTitle(tr(rowAt(i).title));
    }
}

} // namespace tidemark::app

#include "moc_window_docks.cpp"
