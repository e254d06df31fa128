// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings/settings.h"
#include "app/window/action_table.h"
#include "app/window/help_dialogs.h"
#include "app/window/main_window.h"
#include "app/window/print_view.h"
#include "app/window/recording_files.h"
#include "app/window/shown_folder.h"
#include "app/window/undo_text.h"
#include "app/window/window_docks.h"
#include "app/window/window_files.h"
#include "app/window/window_history.h"
#include "app/window/window_saving.h"
#include "app/window/window_search.h"
#include "app/window/window_sessions.h"
#include "app/window/window_tour.h"
#include "app/workspace/open_snapshots.h"

#include <QCoreApplication>

#include <array>

namespace tidemark::app
{

namespace
{

bool isAnythingOpen(const Workspace& workspace)
{
    return workspace.session.current() != nullptr;
}

/// A heap snapshot is a file already; there is nothing to save.
bool canSave(const Workspace& workspace)
{
    const Session& session = workspace.session;
    const OpenRecording* const current = session.current();
    if (current == nullptr || current->hasTimeline()) {
        return current != nullptr;
    }
    const SnapshotPtr snapshot = snapshotOf(session, SnapshotRef{current->id, 0});
    return snapshot == nullptr || snapshot->graph == nullptr;
}

/// The timeline or the snapshots.
bool canSavePicture(const Workspace& workspace)
{
    const OpenRecording* const current = workspace.session.current();
    return (current != nullptr && current->hasTimeline()) || holdsHeaps(workspace.session);
}

constexpr std::array kFile{
    ActionRow{.name = "file",
              .menu = MenuId::Bar,
              .text = QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "&File"),
              .submenu = MenuId::File},
    ActionRow{.name = "open",
              .menu = MenuId::File,
              .text = QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "&Open…"),
              .standardKey = QKeySequence::Open,
              .icon = "open",
              .tool = {1, 1},
              .hasToolText = true,
              .run = [](MainWindow& window, bool) { window.files().chooseAndOpen(); }},
    ActionRow{.name = "openSample",
              .menu = MenuId::File,
              .text = QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "Open the sa&mple"),
              .icon = "sample",
              .run = [](MainWindow& window, bool) { window.files().openSample(); }},
    ActionRow{.name = "history",
              .menu = MenuId::File,
              .text = QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "&From Prometheus…"),
              .run = [](MainWindow& window, bool) { window.history().choose(); }},
    ActionRow{.name = "recent",
              .menu = MenuId::File,
              .text = QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "Open &recent"),
              .submenu = MenuId::Recent},
    ActionRow{.name = "saveRecording",
              .menu = MenuId::File,
              .text = QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "&Save recording as…"),
              .startsSection = true,
              .standardKey = QKeySequence::Save,
              .icon = "export",
              .tool = {1, 4},
              .run = [](MainWindow& window, bool) { window.saving().saveCurrent(); },
              .isEnabled = canSave},
    ActionRow{.name = "savePicture",
              .menu = MenuId::File,
              .text = QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "Save &picture as…"),
              .key = "Ctrl+Shift+S",
              .icon = "screenshot",
              .tool = {1, 5},
              .run =
                  [](MainWindow& window, bool) {
                      window.saving().savePictureOf([&window](PictureColours colours) {
                          return window.picturedView(colours);
                      });
                  },
              .isEnabled = canSavePicture},
    ActionRow{
        .name = "savePanelPicture",
        .menu = MenuId::File,
        .text = QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "Save picture of the pane&l as…"),
        .run =
            [](MainWindow& window, bool) {
                if (QWidget* const panel = window.docks().inFront()) {
                    window.saving().savePictureOf(
                        [panel](PictureColours colours) { return ViewPicture(*panel, colours); });
                }
            },
        .isEnabled = isAnythingOpen},
    ActionRow{.name = "lightPictures",
              .menu = MenuId::File,
              .text =
                  QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "Pictures in li&ght colours"),
              .run = [](MainWindow& window,
                        bool isChecked) { window.saving().setPicturesLight(isChecked); },
              .isChecked = [](const Workspace&,
                              const Settings& settings) { return settings.arePicturesLight(); }},
    ActionRow{.name = "saveReport",
              .menu = MenuId::File,
              .text = QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "Save r&eport as…"),
              .key = "Ctrl+Shift+E",
              .run = [](MainWindow& window, bool) { window.saving().saveReport(); },
              .isEnabled = isAnythingOpen},
    ActionRow{.name = "print",
              .menu = MenuId::File,
              .text = QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "Pri&nt…"),
              .run =
                  [](MainWindow& window, bool) {
                      const ViewPicture view = window.picturedView(PictureColours::Light);
                      printView(window, view.widget());
                  },
              .isEnabled = canSavePicture},
    ActionRow{.name = "saveSession",
              .menu = MenuId::File,
              .text = QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "Save sess&ion as…"),
              .run = [](MainWindow& window, bool) { window.sessions().saveAs(); },
              .isEnabled = isAnythingOpen},
    ActionRow{.name = "closeRecording",
              .menu = MenuId::File,
              .text = QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "Remove re&cording"),
              .startsSection = true,
              .key = "Ctrl+W",
              .icon = "close",
              .run = [](MainWindow& window, bool) { window.workspace().session.removeCurrent(); },
              .isEnabled = isAnythingOpen},
    ActionRow{.name = "closeAll",
              .menu = MenuId::File,
              .text = QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "Remove &all recordings"),
              .key = "Ctrl+Shift+W",
              .run = [](MainWindow& window, bool) { window.workspace().session.removeAll(); },
              .isEnabled = isAnythingOpen},
    ActionRow{
        .name = "recordingsFolder",
        .menu = MenuId::File,
        .text = QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "Show the fol&der of recordings"),
        .run =
            [](MainWindow&, bool) {
                if (const QString folder = recordingsFolder(); !folder.isEmpty()) {
                    showFolder(folder);
                }
            }},
    ActionRow{.name = "quit",
              .menu = MenuId::File,
              .text = QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "&Quit"),
              .startsSection = true,
              .key = "Ctrl+Q",
              .run = [](MainWindow& window, bool) { window.close(); }},
};

constexpr std::array kEdit{
    ActionRow{.name = "edit",
              .menu = MenuId::Bar,
              .text = QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "&Edit"),
              .submenu = MenuId::Edit},
    ActionRow{
        .name = "undoClose",
        .menu = MenuId::Edit,
        .text = QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "&Undo remove"),
        .standardKey = QKeySequence::Undo,
        .run = [](MainWindow& window, bool) { window.undoRemove(); },
        .textNow =
            [](const Workspace& workspace) { return undoActionText(workspace.session.removed()); },
        .hint = [](const Workspace& workspace) { return undoHint(workspace.session.removed()); },
        .isEnabled = [](const Workspace& workspace) { return workspace.session.canRestore(); }},
    ActionRow{.name = "paste",
              .menu = MenuId::Edit,
              .text = QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "&Paste as a recording"),
              .standardKey = QKeySequence::Paste,
              .run = [](MainWindow& window, bool) { window.files().openPasted(); }},
    ActionRow{.name = "copyPicture",
              .menu = MenuId::Edit,
              .text = QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "&Copy picture"),
              .startsSection = true,
              .key = "Ctrl+Shift+C",
              .run =
                  [](MainWindow& window, bool) {
                      window.saving().copyPictureOf([&window](PictureColours colours) {
                          return window.picturedView(colours);
                      });
                  },
              .isEnabled = canSavePicture},
    ActionRow{.name = "copyPanelPicture",
              .menu = MenuId::Edit,
              .text =
                  QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "Copy picture of the pa&ne"),
              .run =
                  [](MainWindow& window, bool) {
                      if (QWidget* const panel = window.docks().inFront()) {
                          window.saving().copyPictureOf([panel](PictureColours colours) {
                              return ViewPicture(*panel, colours);
                          });
                      }
                  },
              .isEnabled = isAnythingOpen},
    ActionRow{.name = "search",
              .menu = MenuId::Edit,
              .text = QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "Searc&h everything…"),
              .startsSection = true,
              .key = "Ctrl+K",
              .run = [](MainWindow& window, bool) { window.search().start(); }},
    ActionRow{.name = "searchInView",
              .menu = MenuId::Edit,
              .text = QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "Search in this &view"),
              .key = "Ctrl+F",
              .run = [](MainWindow& window, bool) { window.search().startInView(); }},
    ActionRow{
        .name = "findObject",
        .menu = MenuId::Edit,
        .text = QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "&Find object by id…"),
        .key = "Ctrl+G",
        .run = [](MainWindow& window, bool) { window.findObject(); },
        .isEnabled =
            [](const Workspace& workspace) { return !allSnapshots(workspace.session).empty(); }},
    ActionRow{
        .name = "swapSnapshots",
        .menu = MenuId::Edit,
        .text = QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "&Swap snapshots A and B"),
        .key = "Ctrl+Shift+X",
        .run = [](MainWindow& window, bool) { window.workspace().session.snapshots().swapAAndB(); },
        .isEnabled =
            [](const Workspace& workspace) {
                return workspace.session.snapshots().snapshot(SnapshotRole::B).has_value();
            }},
};

constexpr std::array kHelp{
    ActionRow{.name = "help",
              .menu = MenuId::Bar,
              .text = QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "&Help"),
              .submenu = MenuId::Help},
    ActionRow{.name = "shortcuts",
              .menu = MenuId::Help,
              .text = QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "&Keys and mouse"),
              .key = "F1",
              .icon = "help",
              .run = [](MainWindow& window, bool) { showKeysAndMouse(&window); }},
    ActionRow{.name = "tour",
              .menu = MenuId::Help,
              .text = QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "&Tour"),
              .run = [](MainWindow& window, bool) { window.tour().start(); }},
    ActionRow{.name = "about",
              .menu = MenuId::Help,
              .text = QT_TRANSLATE_NOOP("tidemark::app::WindowActions", "&About Tidemark"),
              .icon = "information",
              .run = [](MainWindow& window, bool) { showAboutTidemark(&window); }},
};

} // namespace

std::span<const ActionRow> fileActions()
{
    return kFile;
}

std::span<const ActionRow> editActions()
{
    return kEdit;
}

std::span<const ActionRow> helpActions()
{
    return kHelp;
}

} // namespace tidemark::app
