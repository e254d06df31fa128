// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/main_window.h"

#include "app/messages/job_indicator.h"
#include "app/messages/message_bar.h"
#include "app/messages/message_row.h"
#include "app/messages/status_summary.h"
#include "app/messages/welcome_page.h"
#include "app/objects/find_object_bar.h"
#include "app/record/heap_panel.h"
#include "app/settings/settings.h"
#include "app/sound/range_sound.h"
#include "app/text/plain_text.h"
#include "app/text/translation.h"
#include "app/text/warning_text.h"
#include "app/timeline/timeline_picture.h"
#include "app/timeline/timeline_view.h"
#include "app/widgets/change_reaction.h"
#include "app/window/dropped_files.h"
#include "app/window/fonts.h"
#include "app/window/heap_watching.h"
#include "app/window/panel_focus.h"
#include "app/window/process_snapshots.h"
#include "app/window/recent_menu.h"
#include "app/window/remembered_options.h"
#include "app/window/snapshot_tabs.h"
#include "app/window/system_theme.h"
#include "app/window/theme.h"
#include "app/window/timeline_menu.h"
#include "app/window/undo_text.h"
#include "app/window/unwritten_files.h"
#include "app/window/window_actions.h"
#include "app/window/window_docks.h"
#include "app/window/window_experiments.h"
#include "app/window/window_files.h"
#include "app/window/window_heaps.h"
#include "app/window/window_history.h"
#include "app/window/window_layouts.h"
#include "app/window/window_live.h"
#include "app/window/window_marks.h"
#include "app/window/window_pages.h"
#include "app/window/window_saving.h"
#include "app/window/window_search.h"
#include "app/window/window_sessions.h"
#include "app/window/window_title.h"
#include "app/window/window_tour.h"
#include "app/workspace/open_snapshots.h"

#include <QApplication>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QSplitter>
#include <QStatusBar>
#include <QToolBar>
#include <QVBoxLayout>

#include <algorithm>

namespace tidemark::app
{

namespace
{

constexpr int kLeastTabsHeight = 180;

const QString kRemovedTopic = QStringLiteral("removed");

} // namespace

MainWindow::MainWindow(Settings& settings, QWidget* parent)
    : QMainWindow(parent),
      m_settings(settings),
      m_systemTheme(new SystemTheme(this)),
      m_messages(new MessageBar(this)),
      m_welcome(new WelcomePage(this)),
      m_timeline(new TimelineView(m_workspace, this)),
      m_views(new QSplitter(Qt::Vertical, this)),
      m_pages(new WindowPages(m_workspace, m_welcome, m_views, this)),
      m_job(new JobIndicator(this)),
      m_heaps(new WindowHeaps(*this, m_workspace, *m_job)),
      m_files(new WindowFiles(*this, m_workspace, settings, *m_messages, *m_job)),
      m_saving(new WindowSaving(*this, m_workspace, settings, *m_messages, *m_job)),
      m_history(new WindowHistory(*this, m_workspace, settings, *m_messages, *m_job)),
      m_sessions(new WindowSessions(*this, m_workspace, *m_files, *m_messages)),
      m_experiments(new WindowExperiments(*this, m_workspace, *m_files, *m_messages, *m_job)),
      m_unwritten(new UnwrittenFiles(*this, {&m_saving->saver(), &m_history->saver()})),
      m_tour(new WindowTour(*this, settings)),
      m_sound(new RangeSound(m_workspace, this))
{
    setAcceptDrops(true);
    setDockNestingEnabled(true);

    auto* const tools = addToolBar(QString());
    tools->setObjectName(QStringLiteral("tools"));
    tools->setMovable(false);
    tools->setToolButtonStyle(Qt::ToolButtonIconOnly);
    m_actions = new WindowActions(*menuBar(), *tools, *this);
    m_live = new WindowLive(*this, m_workspace, settings, *m_messages, *m_actions);
    m_marks = new WindowMarks(*this, m_workspace);
    m_search = new WindowSearch(*this, m_workspace, *m_actions, *m_timeline, m_heaps->tabs());

    auto* const middle = new QWidget(this);
    auto* const column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_messages);
    column->addWidget(m_pages, 1);
    m_views->addWidget(m_timeline);
    m_views->addWidget(&m_heaps->view());
    m_views->setChildrenCollapsible(false);
    m_heaps->view().setMinimumHeight(kLeastTabsHeight);
    setCentralWidget(middle);
    m_docks = new WindowDocks(*this, m_workspace);
    m_layouts = new WindowLayouts(*this, m_workspace, settings, *m_docks,
                                  {*m_views, *m_timeline, m_heaps->view()});
    m_actions->menu(MenuId::Panels).addActions(m_docks->panelActions());

    auto* const summary = new StatusSummary(m_workspace.session, this);
    statusBar()->addWidget(m_job);
    statusBar()->addPermanentWidget(summary);
    connect(summary, &StatusSummary::warningsRequested, this, &MainWindow::showWarnings);

    connectRequests();
    connectViews();
    connectStates();
    connect(m_systemTheme, &SystemTheme::changed, this,
            [this] { applyTheme(m_settings.theme(), m_systemTheme->prefersDark()); });
    onLanguageChange(*this, [this] { retranslate(); });
    onChange(*this, {QEvent::PaletteChange}, [this] { m_actions->updateIcons(palette()); });
    restore();
    retranslate();
    updatePages();
}

/// Views look at the session whenever an event reaches them, and their parent would delete them
/// after it.
MainWindow::~MainWindow()
{
    qDeleteAll(findChildren<QDockWidget*>(Qt::FindDirectChildrenOnly));
    delete takeCentralWidget();
}

/// What the user asks for outside the menus.
void MainWindow::connectRequests()
{
    connect(m_welcome, &WelcomePage::openRequested, m_files, &WindowFiles::chooseAndOpen);
    connect(m_welcome, &WelcomePage::attachRequested, m_live, &WindowLive::chooseProcess);
    connect(m_welcome, &WelcomePage::runRequested, m_live, &WindowLive::chooseProgram);
    connect(m_welcome, &WelcomePage::sampleRequested, this, [this] {
        m_tour->startOnce();
        m_files->openSample();
    });
    connect(m_sound, &RangeSound::failed, this, [this](const QString& sentence) {
        m_messages->show({Message::Severity::Warning, sentence, {}, {}, QStringLiteral("sound")});
    });
    connect(m_sound, &RangeSound::changed, this, &MainWindow::updateActions);
    const auto open = [this](const QString& path) { openFiles({path}); };
    connect(m_welcome, &WelcomePage::recentRequested, this, open);
    connect(m_files, &WindowFiles::openingFinished, this, [this](const QList<int>& opened) {
        m_heaps->takeOpened(opened);
        raiseDocks();
    });
    connect(m_live, &WindowLive::openRequested, this, open);
    connect(m_experiments, &WindowExperiments::stateChanged, this, &MainWindow::updateActions);
    connect(m_experiments, &WindowExperiments::finished, this, &MainWindow::raiseDocks);
    connect(m_sessions, &WindowSessions::notesOpened, m_docks, &WindowDocks::showNotes);
    const HeapPanel& heap = *findChild<HeapPanel*>();
    m_live->heap().serve(heap);
    connect(&heap, &HeapPanel::typesRequested, this,
            [this] { m_live->snapshots().take(SnapshotBy::Type); });
    connect(&m_live->heap(), &HeapWatching::captured, m_files, &WindowFiles::openBeside);
    connect(m_live, &WindowLive::started, this, [this](bool isProgram) {
        if (isProgram) {
            m_docks->raiseForProgram();
        } else if (m_workspace.session.recordings().size() ==
                   1) { // else the user looks at something
            raiseDocks();
        }
        updateRecent();
    });
    connect(m_files, &WindowFiles::recentFilesChanged, this, &MainWindow::updateRecent);
    connect(m_saving, &WindowSaving::recordingSaved, m_files, &WindowFiles::remember);
    connect(&m_actions->menu(MenuId::Recent), &QMenu::triggered, this,
            [this](const QAction* action) { openFiles({action->data().toString()}); });
}

void MainWindow::connectViews()
{
    connect(m_docks, &WindowDocks::positionActivated, m_timeline,
            qOverload<int, std::int64_t>(&TimelineView::goTo));
    connect(m_docks, &WindowDocks::rangeActivated, m_timeline,
            qOverload<int, AxisRange>(&TimelineView::goTo));
    connect(m_timeline, &TimelineView::menuRequested, this,
            [this](QPoint place, const QList<QAction*>& about) {
                showTimelineMenu(*this, *m_actions, place, about);
            });
    connect(m_timeline, &TimelineView::openRequested, m_files, &WindowFiles::openBeside);
    connect(m_timeline, &TimelineView::comparisonRequested, this, [this] {
        m_workspace.shown.reveal(ShownViews::Kind::Heap);
        m_heaps->showComparison();
    });
    connect(&m_workspace.session, &Session::plotChanged, this, &MainWindow::updatePages);
    connect(&m_workspace.session, &Session::recordingsRemoved, this, &MainWindow::offerUndo);
}

/// Whatever an action's state or the title may depend on.
void MainWindow::connectStates()
{
    Session& session = m_workspace.session;
    connect(&session, &Session::plotChanged, this, &MainWindow::updateActions);
    connect(&session.runs(), &RunSelection::differenceChanged, this, &MainWindow::updateActions);
    connect(&session.snapshots(), &SnapshotSelection::rolesChanged, this,
            &MainWindow::updateActions);
    connect(&session.time(), &TimeSelection::visibleChanged, this, &MainWindow::updateActions);
    connect(&session.time(), &TimeSelection::followingChanged, this, &MainWindow::updateActions);
    connect(&session.time(), &TimeSelection::selectedChanged, this, &MainWindow::updateActions);
    connect(&m_workspace.options, &ViewOptions::changed, this, &MainWindow::updateActions);
    connect(&m_workspace.sizes, &SizeAxis::changed, this, &MainWindow::updateActions);
    connect(&m_workspace.shown, &ShownViews::changed, this, &MainWindow::updateActions);
    connect(&m_workspace.live, &LiveRecordings::changed, this, &MainWindow::updateActions);
    connect(&m_workspace.live, &LiveRecordings::stateChanged, this, &MainWindow::updateActions);
}

void MainWindow::restore()
{
    rememberOptions(m_workspace, m_settings);
    constexpr QSize kFirstSize(1280, 800);
    resize(kFirstSize);
    m_docks->arrange();
    restoreGeometry(m_settings.windowGeometry());
}

void MainWindow::showEvent(QShowEvent* event)
{
    QMainWindow::showEvent(event);
    updatePages(); // showing brings back docks that a remembered layout holds
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (!m_unwritten->mayClose(m_asksBeforeClosing) || !m_sessions->mayClose(m_asksBeforeClosing) ||
        !m_live->mayClose(m_asksBeforeClosing)) {
        event->ignore();
        return;
    }
    m_files->opener().cancel();
    m_history->finish();
    m_live->finish();
    m_settings.setWindowGeometry(saveGeometry());
    m_layouts->keep();
    QMainWindow::closeEvent(event);
}

void MainWindow::retranslate()
{
    m_actions->retranslate();
    m_actions->updateIcons(palette());
    m_docks->retranslate();
    m_live->updateClock();
    updateActions();
    updateRecent();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (!droppedFiles(*event->mimeData()).isEmpty()) {
        event->acceptProposedAction();
    }
}

void MainWindow::dropEvent(QDropEvent* event)
{
    openFiles(droppedFiles(*event->mimeData()));
    event->acceptProposedAction();
}

bool MainWindow::focusNextPrevChild(bool isNext)
{
    return moveFocus(*this, isNext);
}

void MainWindow::openFiles(const QStringList& paths)
{
    m_files->open(paths);
}

void MainWindow::compareFiles(const QString& before, const QString& after)
{
    m_heaps->expectComparison(before, after);
    openFiles({before, after});
}

void MainWindow::findObject()
{
    m_heaps->findBar().start();
}

void MainWindow::setLanguage(const QString& language)
{
    m_settings.setLanguage(language);
    installTranslation(*qApp, language);
    applyFonts(spokenLanguage());
}

void MainWindow::setTheme(const QString& theme)
{
    m_settings.setTheme(theme);
    applyTheme(theme, m_systemTheme->prefersDark());
}

ViewPicture MainWindow::picturedView(PictureColours colours)
{
    const OpenRecording* current = m_workspace.session.current();
    if (current != nullptr && current->hasTimeline()) {
        return {std::make_unique<TimelinePicture>(m_workspace, m_timeline->size()), colours};
    }
    return {m_heaps->tabs(), colours};
}

QWidget& MainWindow::comparison()
{
    return holdsHeaps(m_workspace.session) ? m_heaps->tabs().comparisonView() : m_docks->runs();
}

void MainWindow::showWarnings(int recordingId)
{
    if (const OpenRecording* open = m_workspace.session.find(recordingId)) {
        m_messages->show(
            {Message::Severity::Warning,
             QStringLiteral("%1: %2").arg(open->name, warningsText(open->recording->warnings)),
             {},
             {}});
    }
}

/// However it was removed: by key, by menu, from its card.
void MainWindow::offerUndo(const QStringList& /*names*/, const QStringList& lost)
{
    m_messages->show({Message::Severity::Information,
                      removedText(m_workspace.session.removed(), lost), tr("Undo"),
                      [this] { undoRemove(); }, kRemovedTopic, true});
}

void MainWindow::undoRemove()
{
    m_workspace.session.restoreRemoved();
    m_messages->close(kRemovedTopic);
}

void MainWindow::resetLayout()
{
    constexpr QSize kSize(1280, 800);
    showNormal();
    resize(kSize);
    m_layouts->reset();
}

void MainWindow::updatePages()
{
    m_pages->update();
    m_layouts->follow();
    updateActions();
}

/// What was just opened is looked at first.
void MainWindow::raiseDocks()
{
    if (const OpenRecording* current = m_workspace.session.current()) {
        const bool isRun = current->isRun();
        const auto runs =
            std::ranges::count_if(m_workspace.session.recordings(), &OpenRecording::isRun);
        const bool isHeapCompared = allSnapshots(m_workspace.session).size() > 1 ||
                                    m_workspace.session.snapshots().differences();
        m_layouts->raise(isRun, isRun ? runs > 1 : isHeapCompared);
    }
}

void MainWindow::updateActions()
{
    m_actions->update(m_workspace, m_settings);
    setWindowTitle(windowTitleOf(m_workspace));
}

void MainWindow::updateRecent()
{
    const QStringList recent = m_settings.recentFiles();
    m_welcome->setRecentFiles(recent);
    fillRecentMenu(m_actions->menu(MenuId::Recent), recent);
}

} // namespace tidemark::app

#include "moc_main_window.cpp"
