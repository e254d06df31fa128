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
        makeAction(m_docks.size() - 1);
    }
    connect(&workspace.session.snapshots(), &SnapshotSelection::objectChanged, this,
            [this, &session = workspace.session] {
                if (session.snapshots().object()) {
                    showObject();
                }
            });
    connect(&workspace.session.snapshots(), &SnapshotSelection::retainersWanted, this, [this] {
        dock("retainers")->show();
        dock("retainers")->raise();
    });
    m_window.setTabPosition(Qt::BottomDockWidgetArea, QTabWidget::North);
    m_window.setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
}

void WindowDocks::makeAction(qsizetype row)
{
    constexpr qsizetype kKeys = 9; // Alt+1 and so on, for the first panels below the timeline
    QDockWidget* const dock = m_docks[row];
    auto* const action = new QAction(this);
    action->setCheckable(true);
    if (row > 0 && row <= kKeys) {
        action->setShortcut(QKeySequence(Qt::ALT | static_cast<Qt::Key>(Qt::Key_0 + row)));
    }
    m_window.addAction(action);
    m_actions << action;
    connect(action, &QAction::triggered, this, [this, dock, action] {
        setAside(false);
        if (isInFront(*dock)) {
            dock->hide();
        } else {
            dock->show();
            dock->raise();
            dock->widget()->setFocus(Qt::ShortcutFocusReason);
        }
        action->setChecked(!dock->isHidden());
    });
    connect(dock, &QDockWidget::visibilityChanged, this, [this, dock, action] {
        action->setChecked(!dock->isHidden());
        QMetaObject::invokeMethod(this, &WindowDocks::updateTitles, Qt::QueuedConnection);
    });
    connect(dock, &QDockWidget::topLevelChanged, this, &WindowDocks::updateTitles,
            Qt::QueuedConnection);
}

/// The window keeps tabs that are not in front outside of itself.
bool WindowDocks::isInFront(const QDockWidget& dock) const
{
    return dock.isVisible() && (dock.isFloating() || m_window.rect().intersects(dock.geometry()));
}

bool WindowDocks::isBelow(QDockWidget& dock) const
{
    return m_window.dockWidgetArea(&dock) == Qt::BottomDockWidgetArea;
}

/// What stands in a tab says its name there; a title above it would say it again.
void WindowDocks::updateTitles()
{
    for (QDockWidget* const dock : std::as_const(m_docks)) {
        const auto beside = m_window.tabifiedDockWidgets(dock);
        const bool isInTab =
            !dock->isFloating() && std::ranges::any_of(beside, [](const QDockWidget* other) {
                return !other->isHidden();
            });
        if (isInTab != (dock->titleBarWidget() != nullptr)) {
            QWidget* const before = dock->titleBarWidget();
            dock->setTitleBarWidget(isInTab ? new QWidget(dock) : nullptr);
            delete before;
        }
    }
}

void WindowDocks::setAside(bool isAside)
{
    if (isAside == m_isAside) {
        return;
    }
    m_isAside = isAside;
    if (isAside) {
        m_front = frontDock();
        std::ranges::copy_if(m_docks, std::back_inserter(m_aside),
                             [](const QDockWidget* dock) { return !dock->isHidden(); });
        for (QDockWidget* const dock : std::as_const(m_aside)) {
            dock->hide();
        }
    } else {
        const QList<QDockWidget*> aside = std::exchange(m_aside, {});
        for (QDockWidget* const dock : aside) {
            dock->setVisible(isShown(m_docks.indexOf(dock)));
        }
        if (m_front != nullptr && !m_front->isHidden()) {
            m_front->raise();
        }
    }
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
    setAside(false);
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
    QDockWidget* const front = frontDock();
    bool anyHidden = false;
    bool anyShown = false;
    for (qsizetype i = 0; i < m_docks.size(); ++i) {
        QDockWidget* const dock = m_docks[i];
        m_actions[i]->setEnabled(isShown(i));
        dock->toggleViewAction()->setEnabled(isShown(i));
        if (isShown(i) && m_hidden.removeOne(dock)) {
            anyShown = true;
            if (m_isAside) {
                m_aside << dock;
            } else {
                dock->show();
            }
        } else if (!isShown(i) && !dock->isHidden()) {
            anyHidden = true;
            m_hidden.removeOne(dock);
            m_hidden << dock;
            dock->hide();
        }
    }
    if (anyHidden) {
        m_front = front;
    } else if (anyShown && m_front != nullptr && !m_front->isHidden()) {
        m_front->raise(); // as it was before they were hidden
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
    const bool isSeen = std::ranges::any_of(m_docks, [this](const QDockWidget* dock) {
        return dynamic_cast<const ObjectPanel*>(dock->widget()) != nullptr && isInFront(*dock);
    });
    if (!isSeen) {
        dock("retainers")->raise();
    }
}

QDockWidget* WindowDocks::frontDock() const
{
    const auto front = std::ranges::find_if(
        m_docks, [this](QDockWidget* dock) { return isBelow(*dock) && isInFront(*dock); });
    return front == m_docks.end() ? nullptr : *front;
}

QWidget* WindowDocks::inFront() const
{
    QDockWidget* const front = frontDock();
    return front != nullptr ? front->widget() : nullptr;
}

void WindowDocks::retranslate()
{
    for (qsizetype i = 0; i < m_docks.size(); ++i) {
        m_docks[i]->setWindowTitle(tr(rowAt(i).title));
        m_actions[i]->setText(tr(rowAt(i).title));
    }
}

} // namespace tidemark::app

#include "moc_window_docks.cpp"
