// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/window_actions.h"

#include "app/icons/icon.h"
#include "app/text/size_text.h"
#include "app/workspace/session.h"

#include <QActionGroup>
#include <QMenu>
#include <QMenuBar>
#include <QRegularExpression>
#include <QToolBar>
#include <QToolButton>

namespace tidemark::app
{

WindowActions::WindowActions(QMenuBar& bar, QToolBar& tools, QWidget* window)
    : QObject(window),
      open(make("open", QKeySequence::Open)),
      openSample(make("sample")),
      saveRecording(make("export", QKeySequence::Save)),
      savePicture(make("screenshot", QKeySequence(QStringLiteral("Ctrl+Shift+S")))),
      closeRecording(make("close", QKeySequence(QStringLiteral("Ctrl+W")))),
      closeAll(make("", QKeySequence(QStringLiteral("Ctrl+Shift+W")))),
      quit(make("", QKeySequence(QStringLiteral("Ctrl+Q")))),
      attach(make("attach", QKeySequence(QStringLiteral("Ctrl+Shift+A")))),
      run(make("run", QKeySequence(QStringLiteral("Ctrl+R")))),
      recording(make("record")),
      pause(make("pause", QKeySequence(QStringLiteral("Ctrl+Space")))),
      stopRecording(make("stop", QKeySequence(QStringLiteral("Ctrl+.")))),
      endProgram(make("")),
      setMark(make("mark", QKeySequence(QStringLiteral("M")))),
      follow(make("follow", QKeySequence(QStringLiteral("L")))),
      undoClose(make("", QKeySequence::Undo)),
      findObject(make("", QKeySequence(QStringLiteral("Ctrl+G")))),
      swapSnapshots(make("", QKeySequence(QStringLiteral("Ctrl+Shift+X")))),
      zoomIn(make("zoom-in", QKeySequence(QStringLiteral("Ctrl++")))),
      zoomOut(make("zoom-out", QKeySequence(QStringLiteral("Ctrl+-")))),
      zoomBack(make("back", QKeySequence(QStringLiteral("Alt+Left")))),
      zoomForward(make("forward", QKeySequence(QStringLiteral("Alt+Right")))),
      showAll(make("zoom-reset", QKeySequence(QStringLiteral("Ctrl+0")))),
      goToPeak(make("peak", QKeySequence(QStringLiteral("Ctrl+P")))),
      filled(make("fill")),
      resetLayout(make("")),
      shortcuts(make("help", QKeySequence(QStringLiteral("F1")))),
      about(make("information")),
      m_window(window)
{
    filled->setCheckable(true);
    pause->setCheckable(true);
    fillMenus(bar);
    fillTools(tools);
    retranslate();
}

/// The icon's name stays with the action, so that updateIcons() can draw it in other colours.
QAction* WindowActions::make(const char* icon, const QKeySequence& shortcut)
{
    auto* const action = new QAction(this);
    action->setProperty("iconName", QString::fromLatin1(icon));
    action->setShortcut(shortcut);
    return action;
}

QList<QAction*> WindowActions::makeGroup(QMenu& menu, const QVariantList& values)
{
    auto* const group = new QActionGroup(this);
    QList<QAction*> actions;
    for (const QVariant& value : values) {
        QAction* const action = menu.addAction(QString());
        action->setCheckable(true);
        action->setData(value);
        group->addAction(action);
        actions << action;
    }
    return actions;
}

void WindowActions::fillMenus(QMenuBar& bar)
{
    m_file = bar.addMenu(QString());
    m_file->addActions({open, openSample});
    recentMenu = m_file->addMenu(QString());
    m_file->addSeparator();
    m_file->addActions({saveRecording, savePicture});
    m_file->addSeparator();
    m_file->addActions({closeRecording, closeAll});
    m_file->addSeparator();
    m_file->addAction(quit);

    m_edit = bar.addMenu(QString());
    m_edit->addAction(undoClose);
    m_edit->addSeparator();
    m_edit->addActions({findObject, swapSnapshots});

    m_view = bar.addMenu(QString());
    m_view->addActions({zoomIn, zoomOut, zoomBack, zoomForward, showAll, goToPeak});
    m_view->addSeparator();
    m_view->addAction(filled);
    m_alignmentMenu = m_view->addMenu(QString());
    m_unitMenu = m_view->addMenu(QString());
    m_view->addSeparator();
    panelsMenu = m_view->addMenu(QString());
    m_view->addAction(resetLayout);
    m_view->addSeparator();
    m_themeMenu = m_view->addMenu(QString());
    m_languageMenu = m_view->addMenu(QString());

    m_record = bar.addMenu(QString());
    m_record->addActions({attach, run});
    m_record->addSeparator();
    m_record->addActions({recording, pause, stopRecording, endProgram});
    m_record->addSeparator();
    m_record->addActions({setMark, follow});

    m_help = bar.addMenu(QString());
    m_help->addActions({shortcuts, about});

    alignments = makeGroup(*m_alignmentMenu, {static_cast<int>(Session::Alignment::Start),
                                              static_cast<int>(Session::Alignment::WallClock)});
    units = makeGroup(*m_unitMenu,
                      {static_cast<int>(SizeUnit::Binary), static_cast<int>(SizeUnit::Decimal),
                       static_cast<int>(SizeUnit::Bytes)});
    themes = makeGroup(*m_themeMenu, {QString(), QStringLiteral("light"), QStringLiteral("dark")});
    languages = makeGroup(*m_languageMenu, {QString(), QStringLiteral("en"), QStringLiteral("ja")});
}

void WindowActions::fillTools(QToolBar& tools)
{
    tools.addActions({open, attach, run, saveRecording, savePicture});
    recordingSeparator = tools.addSeparator();
    tools.addActions({recording, pause, stopRecording, setMark, follow});
    tools.addSeparator();
    tools.addActions({zoomBack, zoomForward, zoomIn, zoomOut, showAll});
    tools.addSeparator();
    tools.addActions({goToPeak, filled});
    for (QAction* const action : {open, attach, run, recording, setMark, goToPeak, filled}) {
        auto* const button = qobject_cast<QToolButton*>(tools.widgetForAction(action));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    }
}

void WindowActions::retranslate()
{
    m_file->setTitle(tr("&File"));
    m_edit->setTitle(tr("&Edit"));
    m_view->setTitle(tr("&View"));
    m_record->setTitle(tr("&Record"));
    m_help->setTitle(tr("&Help"));
    recentMenu->setTitle(tr("Open &recent"));
    m_alignmentMenu->setTitle(tr("&Align recordings"));
    m_unitMenu->setTitle(tr("&Unit of sizes"));
    panelsMenu->setTitle(tr("Pa&nels"));
    m_themeMenu->setTitle(tr("&Theme"));
    m_languageMenu->setTitle(tr("&Language"));

    open->setText(tr("&Open…"));
    openSample->setText(tr("Open the sa&mple"));
    saveRecording->setText(tr("&Save recording as…"));
    savePicture->setText(tr("Save &picture as…"));
    closeRecording->setText(tr("Remove re&cording"));
    closeAll->setText(tr("Remove &all recordings"));
    quit->setText(tr("&Quit"));
    attach->setText(tr("&Attach to a process…"));
    run->setText(tr("&Run a program…"));
    recording->setText(tr("&Go to the recording under way"));
    pause->setText(tr("&Pause the picture"));
    stopRecording->setText(tr("S&top recording"));
    endProgram->setText(tr("&End the program"));
    setMark->setText(tr("Set a &mark…"));
    follow->setText(tr("&Follow the newest data"));
    undoClose->setText(tr("&Undo remove"));
    findObject->setText(tr("&Find object by id…"));
    swapSnapshots->setText(tr("&Swap snapshots A and B"));
    zoomIn->setText(tr("Zoom &in"));
    zoomOut->setText(tr("Zoom &out"));
    zoomBack->setText(tr("&Back to the last zoom"));
    zoomForward->setText(tr("For&ward to the next zoom"));
    showAll->setText(tr("&Show all"));
    goToPeak->setText(tr("Go to &peak"));
    filled->setText(tr("&Filled lines"));
    resetLayout->setText(tr("&Reset the layout"));
    shortcuts->setText(tr("&Keys and mouse"));
    about->setText(tr("&About Tidemark"));
    retranslateChoices();
    // Under an icon the mnemonic, which Japanese writes as "(O)", would only be noise.
    static const QRegularExpression mnemonic(QStringLiteral("\\(&\\w\\)|&|…"));
    attach->setIconText(tr("Attach", "on a button"));
    run->setIconText(tr("Run", "on a button"));
    setMark->setIconText(tr("Mark", "on a button"));
    for (QAction* const action : {open, goToPeak, filled}) {
        action->setIconText(action->text().remove(mnemonic));
    }
}

void WindowActions::retranslateChoices()
{
    alignments[0]->setText(tr("At their start"));
    alignments[1]->setText(tr("At the wall clock"));
    units[0]->setText(QStringLiteral("KiB, MiB, GiB"));
    units[1]->setText(QStringLiteral("kB, MB, GB"));
    units[2]->setText(tr("Bytes"));
    themes[0]->setText(tr("As the system"));
    themes[1]->setText(tr("Light"));
    themes[2]->setText(tr("Dark"));
    languages[0]->setText(tr("As the system"));
    languages[1]->setText(QStringLiteral("English"));
    languages[2]->setText(QStringLiteral("日本語"));
}

void WindowActions::updateIcons(const QPalette& palette)
{
    for (QAction* const action : findChildren<QAction*>(Qt::FindDirectChildrenOnly)) {
        const QString icon = action->property("iconName").toString();
        if (!icon.isEmpty()) {
            action->setIcon(themedIcon(icon, palette));
        }
    }
}

} // namespace tidemark::app
