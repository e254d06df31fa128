// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/action_table.h"
#include "app/window/heap_watching.h"
#include "app/window/main_window.h"
#include "app/window/process_snapshots.h"
#include "app/window/window_docks.h"
#include "app/window/window_experiments.h"
#include "app/window/window_live.h"
#include "app/window/window_marks.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace tidemark::app
{

namespace
{

bool isRecording(const Workspace& workspace)
{
    return workspace.live.statusOf(workspace.live.subject()).has_value();
}

bool mayMark(const Workspace& workspace)
{
    return isRecording(workspace) || workspace.session.currentTimeline() != nullptr;
}

bool mayWatchHeap(const Workspace& workspace)
{
    const auto heap = workspace.live.heapOf(workspace.live.subject());
    return isRecording(workspace) && (!heap || heap->state().step == HeapWatchState::Step::Ended);
}

bool mayTakeSnapshot(const Workspace& workspace)
{
    return workspace.live.canTakeSnapshot(workspace.live.subject());
}

/// Also files that another program is writing.
bool anyGrows(const Workspace& workspace)
{
    return std::ranges::any_of(workspace.session.recordings(), &OpenRecording::isLive);
}

/// Goes to the recording under way; WindowLive gives it the text of its clock.
void showRecording(MainWindow& window, bool /*isChecked*/)
{
    Workspace& workspace = window.workspace();
    workspace.session.setCurrent(workspace.live.subject());
    workspace.session.time().follow();
}

constexpr std::array kRecord{
    ActionRow{.name = "record",
              .menu = MenuId::Bar,
              .text = QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "&Record"),
              .submenu = MenuId::Record},
    ActionRow{.name = "attach",
              .menu = MenuId::Record,
              .text = QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "&Attach to a process…"),
              .key = "Ctrl+Shift+A",
              .icon = "attach",
              .tool = {1, 2},
              .hasToolText = true,
              .toolText =
                  QT_TRANSLATE_NOOP3("tidemark::app::WindowActions", "Attach", "on a button"),
              .run = [](MainWindow& window, bool) { window.live().chooseProcess(); }},
    ActionRow{.name = "run",
              .menu = MenuId::Record,
              .text = QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "&Run a program…"),
              .key = "Ctrl+R",
              .icon = "run",
              .tool = {1, 3},
              .hasToolText = true,
              .toolText = QT_TRANSLATE_NOOP3("tidemark::app::WindowActions", "Run", "on a button"),
              .run = [](MainWindow& window, bool) { window.live().chooseProgram(); }},
    ActionRow{
        .name = "experiment",
        .menu = MenuId::Record,
        .text = QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "E&xperiment…"),
        .key = "Ctrl+Shift+R",
        .run = [](MainWindow& window, bool) { window.experiments().choose(); },
        .isEnabled = [](const Workspace& workspace) { return !workspace.isExperimentRunning; }},
    ActionRow{.name = "experimentAgain",
              .menu = MenuId::Record,
              .text =
                  QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "Run an exper&iment again…"),
              .run = [](MainWindow& window, bool) { window.experiments().chooseAgain(); }},
    ActionRow{
        .name = "recording",
        .menu = MenuId::Record,
        .text = QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "&Go to the recording under way"),
        .startsSection = true,
        .icon = "record",
        .tool = {2, 1},
        .hasToolText = true,
        .run = showRecording,
        .isVisible = isRecording},
    ActionRow{.name = "pause",
              .menu = MenuId::Record,
              .text = QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "&Pause the picture"),
              .key = "Ctrl+Space",
              .icon = "pause",
              .tool = {2, 2},
              .run = [](MainWindow& window,
                        bool isChecked) { window.workspace().live.setPaused(isChecked); },
              .isVisible = isRecording,
              .isChecked = [](const Workspace& workspace,
                              const Settings&) { return workspace.live.isPaused(); }},
    ActionRow{.name = "stopRecording",
              .menu = MenuId::Record,
              .text = QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "S&top recording"),
              .key = "Ctrl+.",
              .icon = "stop",
              .tool = {2, 3},
              .run = [](MainWindow& window, bool) { window.live().stop(); },
              .isVisible = isRecording},
    ActionRow{.name = "endProgram",
              .menu = MenuId::Record,
              .text = QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "&End the program"),
              .run = [](MainWindow& window, bool) { window.live().endProgram(); },
              .isEnabled =
                  [](const Workspace& workspace) {
                      return workspace.live.isProgram(workspace.live.subject());
                  }},
    ActionRow{.name = "setMark",
              .menu = MenuId::Record,
              .text = QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "Set a &mark…"),
              .startsSection = true,
              .key = "M",
              .icon = "mark",
              .tool = {2, 4},
              .hasToolText = true,
              .toolText = QT_TRANSLATE_NOOP3("tidemark::app::WindowActions", "Mark", "on a button"),
              .run = [](MainWindow& window, bool) { window.marks().ask(); },
              .isEnabled = mayMark},
    ActionRow{.name = "watchHeap",
              .menu = MenuId::Record,
              .text = QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "&Watch the heap…"),
              .startsSection = true,
              .run = [](MainWindow& window, bool) { window.live().heap().watch(); },
              .isEnabled = mayWatchHeap},
    ActionRow{.name = "watchHeapAt",
              .menu = MenuId::Record,
              .text = QT_TRANSLATE_NOOP("tidemark::app::WindowActions",
                                        "Watch a V8 heap at an a&ddress…"),
              .run = [](MainWindow& window, bool) { window.live().heap().askForAddress(); },
              .isEnabled = mayWatchHeap},
    ActionRow{.name = "collectGarbage",
              .menu = MenuId::Record,
              .text =
                  QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "Force a garbage &collection"),
              .key = "Ctrl+Shift+G",
              .run = [](MainWindow& window, bool) { window.live().heap().collect(); },
              .isEnabled = HeapWatching::isReady},
    ActionRow{.name = "takeSnapshot",
              .menu = MenuId::Record,
              .text = QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "Take a &heap snapshot"),
              .key = "Ctrl+Shift+H",
              .run = [](MainWindow& window, bool) { window.live().heap().capture(); },
              .isEnabled = HeapWatching::canCapture},
    ActionRow{.name = "huntLeak",
              .menu = MenuId::Record,
              .text = QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "Hunt for a &leak…"),
              .run = [](MainWindow& window, bool) { window.docks().raiseHunt(); },
              .isEnabled = isRecording},
    ActionRow{.name = "takeMappings",
              .menu = MenuId::Record,
              .text =
                  QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "Take a snapshot &by mapping"),
              .startsSection = true,
              .key = "Ctrl+Shift+M",
              .run = [](MainWindow& window,
                        bool) { window.live().snapshots().take(SnapshotBy::Mapping); },
              .isEnabled = mayTakeSnapshot},
    ActionRow{
        .name = "takeTypes",
        .menu = MenuId::Record,
        .text = QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "Take a snapshot by t&ype"),
        .key = "Ctrl+Shift+Y",
        .run = [](MainWindow& window, bool) { window.live().snapshots().take(SnapshotBy::Type); },
        .isEnabled = mayTakeSnapshot},
    ActionRow{
        .name = "takeSites",
        .menu = MenuId::Record,
        .text = QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "Take a snapshot by li&ne"),
        .key = "Ctrl+Shift+L",
        .run = [](MainWindow& window, bool) { window.live().snapshots().take(SnapshotBy::Site); },
        .isEnabled = mayTakeSnapshot},
    ActionRow{.name = "follow",
              .menu = MenuId::Record,
              .text = QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "&Follow the newest data"),
              .startsSection = true,
              .key = "L",
              .icon = "follow",
              .tool = {2, 5},
              .run = [](MainWindow& window, bool) { window.workspace().session.time().follow(); },
              .isEnabled =
                  [](const Workspace& workspace) {
                      return anyGrows(workspace) && !workspace.session.time().isFollowing();
                  },
              .isVisible = anyGrows},
};

} // namespace

std::span<const ActionRow> recordActions()
{
    return kRecord;
}

} // namespace tidemark::app
