// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/arguments/out_of_memory.h"
#include "app/program_options.h"
#include "app/quit_signals.h"
#include "app/settings/settings.h"
#include "app/text/built_commit.h"
#include "app/text/error_text.h"
#include "app/text/translation.h"
#include "app/text/version_text.h"
#include "app/timeline/timeline_view.h"
#include "app/window/fonts.h"
#include "app/window/heap_watching.h"
#include "app/window/main_window.h"
#include "app/window/screenshot.h"
#include "app/window/theme.h"
#include "app/window/window_files.h"
#include "app/window/window_live.h"
#include "app/window/window_sessions.h"
#include "app/window/window_style.h"

#include <QApplication>
#include <QIcon>
#include <QLoggingCategory>
#include <QTemporaryDir>

#include <cstdio>

using namespace tidemark;
using namespace tidemark::app;

namespace
{

constexpr int kUnreadable = 3;

/// How long a process is watched for a picture of it.
constexpr std::chrono::seconds kPicturedDuration(2);

void say(const QString& sentence)
{
    std::fputs(qPrintable(sentence + QLatin1Char('\n')), stderr);
}

QWidget& viewOf(MainWindow& window, PicturedView view)
{
    switch (view) {
    case PicturedView::Timeline:
        return window.timeline();
    case PicturedView::Comparison:
        return window.comparison();
    case PicturedView::Window:
        break;
    }
    return window;
}

/// A screenshot shows the window as at the first start, whatever the user did to their own.
int drawScreenshot(const ProgramOptions& options, MainWindow& window)
{
    bool allRead = true;
    QObject::connect(&window.files().opener(), &FileOpener::failed, &window,
                     [&allRead](const QString& path, const Error& error) {
                         allRead = false;
                         say(errorText(error, path.toStdString()));
                     });
    window.setAttribute(Qt::WA_DontShowOnScreen);
    window.show();
    settle(window);                                  // what there is to compare is known then
    while (window.live().recordings().isAnyLive()) { // a program runs to its end
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    const auto taken =
        takeScreenshot(window, viewOf(window, options.view), options.screenshot, options.size,
                       options.force ? Overwrite::AnyFile : Overwrite::Pictures);
    if (!taken) {
        say(errorText(taken.error(), options.screenshot.toStdString()));
    }
    return taken && allRead ? 0 : kUnreadable;
}

/// Opens, watches and runs what the command line names.
void open(const ProgramOptions& options, MainWindow& window)
{
    if (options.sample) {
        window.files().openSample();
    }
    window.openFiles(options.files);
    if (!options.compare.isEmpty()) {
        window.compareFiles(options.compare[0], options.compare[1]);
    }
    if (options.attach) {
        ProcessRecordingOptions recorder;
        if (!options.screenshot.isEmpty()) {
            recorder.duration = kPicturedDuration;
        }
        window.live().attach(*options.attach, std::move(recorder));
    }
    if (!options.run.empty()) {
        LaunchRequest request;
        request.arguments = options.run;
        window.live().runOrSay(request, {});
    }
    if (options.inspector) {
        window.live().heap().watchAt(*options.inspector);
    }
}

} // namespace

int main(int argc, char** argv)
{
    endWhenMemoryRunsOut("tidemark: There is not enough memory.\n", kUnreadable);
    CommandLine line = commandLineOf(argc, argv);
    const auto [isScreenshot, isText] = displayFreeWorkIn(line);
    if (!isScreenshot && !isText) {
        catchQuitSignals(); // a program to record may run long before the window is there
    }
    if (isScreenshot || isText) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    if (isScreenshot) {
        // It warns of what a picture does not need; a script reads our own sentences there.
        QLoggingCategory::setFilterRules(QStringLiteral("default.warning=false"));
    }
    // Qt takes its own options out of the words it sees; those of a program to run are not its.
    int ownCount = argc - static_cast<int>(line.behind.size()) - (line.hasMark ? 1 : 0);
    QApplication application(ownCount, argv);
    line.words = commandLineOf(ownCount, argv).words;
    QApplication::setApplicationName(QStringLiteral("tidemark"));
    QApplication::setApplicationDisplayName(QStringLiteral("Tidemark"));
    QApplication::setApplicationVersion(versionNumber());
    setBuiltCommit(kBuiltCommit);
    QApplication::setDesktopFileName(QStringLiteral("io.github.tidemark"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/tidemark.svg")));
    QApplication::setStyle(new WindowStyle);
    if (!installTranslation(application, takeLanguage(line.words).language)) {
        installTranslation(application);
    }
    const ProgramOptions options = programOptionsOf(line);

    const QTemporaryDir ownFolder; // for settings and recordings
    if (isScreenshot) {
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, ownFolder.path());
        qputenv("XDG_DATA_HOME", QFile::encodeName(ownFolder.path()));
    }
    Settings settings;
    const QString language = options.language.isEmpty() ? settings.language() : options.language;
    installTranslation(application, language);
    applyFonts(spokenLanguage());
    applyTheme(options.theme.isEmpty() ? settings.theme() : options.theme);

    MainWindow window(settings);
    if (options.size.isValid()) {
        window.resize(options.size);
    }
    open(options, window);
    if (isScreenshot) {
        return drawScreenshot(options, window);
    }
    const QuitSignals signals;
    QObject::connect(&signals, &QuitSignals::quitRequested, &window, &MainWindow::closeUnasked);
    window.show();
    window.live().offerCutOff(window.sessions().keepIn(WindowSessions::usualFolder()));
    return QApplication::exec();
}
