// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/program_options.h"
#include "app/quit_signals.h"
#include "app/settings/settings.h"
#include "app/text/built_commit.h"
#include "app/text/error_text.h"
#include "app/text/translation.h"
#include "app/text/version_text.h"
#include "app/timeline/timeline_view.h"
#include "app/window/fonts.h"
#include "app/window/main_window.h"
#include "app/window/screenshot.h"
#include "app/window/theme.h"
#include "app/window/window_files.h"
#include "app/window/window_live.h"
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
        takeScreenshot(window, viewOf(window, options.view), options.screenshot, options.size);
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
        RecorderOptions recorder;
        if (!options.screenshot.isEmpty()) {
            recorder.duration = kPicturedDuration;
        }
        window.live().attach(*options.attach, std::move(recorder));
    }
    if (!options.run.isEmpty()) {
        LaunchRequest request;
        for (const QString& argument : options.run) {
            request.arguments.push_back(QFile::encodeName(argument).toStdString());
        }
        window.live().runOrSay(request, {});
    }
}

} // namespace

int main(int argc, char** argv)
{
    const bool screenshot = wantsScreenshot(argc, argv);
    if (wantsText(argc, argv)) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    if (screenshot) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
        // It warns of what a picture does not need; a script reads our own sentences there.
        QLoggingCategory::setFilterRules(QStringLiteral("default.warning=false"));
    }
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("tidemark"));
    QApplication::setApplicationDisplayName(QStringLiteral("Tidemark"));
    QApplication::setApplicationVersion(versionNumber());
    setBuiltCommit(kBuiltCommit);
    QApplication::setDesktopFileName(QStringLiteral("io.github.tidemark"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/tidemark.svg")));
    QApplication::setStyle(new WindowStyle);
    installTranslation(application);
    const ProgramOptions options = parseArguments(application);

    const QTemporaryDir unused;
    if (screenshot) {
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, unused.path());
        qputenv("XDG_DATA_HOME", QFile::encodeName(unused.path())); // for live recordings
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
    if (screenshot) {
        return drawScreenshot(options, window);
    }
    const QuitSignals signals;
    QObject::connect(&signals, &QuitSignals::quitRequested, &window, &QWidget::close);
    window.show();
    window.live().offerCutOff();
    return QApplication::exec();
}
