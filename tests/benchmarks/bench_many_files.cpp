// SPDX-License-Identifier: GPL-3.0-or-later
// Opening many small files in the window: 1, 10, 100, 300 and 1,000 files of 60 samples and three
// functions, 1,000 files of 1,000 samples, then one file of 10,000 runs and one of 10,000 labels;
// or a file of one's own. For each prints the seconds until all is drawn, the longest time that the
// window did not answer, and how often the list was announced; then that time for what is done with
// them afterwards. Run by hand:
//   QT_QPA_PLATFORM=offscreen build/tests/benchmarks/bench_many_files [COUNT | COUNTxSAMPLES | runs
//   | labels | FILE]...
#include "app/jobs/work_pool.h"
#include "app/settings/settings.h"
#include "app/text/translation.h"
#include "app/window/fonts.h"
#include "app/window/main_window.h"
#include "app/window/window_files.h"
#include "app/window/window_style.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QSettings>
#include <QTemporaryDir>
#include <QTimer>

#include <cstdio>
#include <random>

using namespace tidemark;
using namespace tidemark::app;

namespace
{

constexpr int kFewSamples = 60;
constexpr int kManyRuns = 10'000;
constexpr int kManyLabels = 10'000;
constexpr double kStart = 1'700'000'000.0;

/// A program that grows to its peak and ends; each @p number another one.
QByteArray runText(int number, int samples)
{
    std::mt19937 random(static_cast<unsigned>(number));
    const double peak = 40.0 + static_cast<double>(random() % 1000) / 2.0;
    const double step = 0.05 + static_cast<double>(random() % 100) / 1000.0;
    QByteArray text = "CMDLINE python3 run" + QByteArray::number(number) + ".py\n";
    const auto moment = [=](int sample) {
        return QByteArray::number(kStart + number * 10 + sample * step, 'f', 4);
    };
    for (int level = 0; level < 3; ++level) {
        text += "FUNC run.step" + QByteArray::number(level) + " 20.0 " + moment(2 + 5 * level) +
                " 40.0 " + moment(samples - 5 * level) + ' ' + QByteArray::number(level) + '\n';
    }
    for (int i = 0; i < samples; ++i) {
        const double share = static_cast<double>(i + 1) / samples;
        const double noise = static_cast<double>(random() % 100) / 20.0;
        text += "MEM " + QByteArray::number(20.0 + peak * share * (2.0 - share) + noise, 'f', 6) +
                ' ' + moment(i) + '\n';
    }
    return text;
}

/// Twenty readings of as many processes as there are labels.
QByteArray labelledText()
{
    QByteArray text;
    for (int row = 0; row < 20; ++row) {
        text += "{\"t\":" + QByteArray::number(row);
        for (int label = 0; label < kManyLabels; ++label) {
            text += ",\"worker" + QByteArray::number(label) +
                    "_mb\":" + QByteArray::number(10 + row * (1 + label % 7) + label % 100);
        }
        text += "}\n";
    }
    return text;
}

QString write(const QTemporaryDir& folder, const QString& name, const QByteArray& text)
{
    QFile file(folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size()) {
        std::fprintf(stderr, "cannot write %s\n", qPrintable(file.fileName()));
        std::exit(1);
    }
    return file.fileName();
}

QStringList writeRuns(const QTemporaryDir& folder, int count, int samples)
{
    QStringList paths;
    for (int i = 0; i < count; ++i) {
        paths << write(folder, QStringLiteral("run%1.dat").arg(i), runText(i, samples));
    }
    return paths;
}

/// Waits as a user does: until nothing is read, computed or painted any more. How long the window
/// did not answer in between is the longest time from one tick to the next, in milliseconds.
qint64 waitFor(MainWindow& window)
{
    constexpr int kQuietTicks = 20;
    qint64 longest = 0;
    int quiet = 0;
    QElapsedTimer sinceTick;
    QEventLoop loop;
    QTimer tick;
    tick.setTimerType(Qt::PreciseTimer);
    QObject::connect(&tick, &QTimer::timeout, &loop, [&] {
        const qint64 passed = sinceTick.restart();
        longest = std::max(longest, passed);
        const bool isQuiet = !window.files().opener().isBusy() && passed <= 2 &&
                             !window.workspace().analyses.isBusy() &&
                             workPool().activeThreadCount() == 0;
        quiet = isQuiet ? quiet + 1 : 0;
        if (quiet == kQuietTicks) {
            loop.quit();
        }
    });
    tick.start(1);
    sinceTick.start();
    loop.exec();
    return longest;
}

void measure(const char* what, const QStringList& paths)
{
    Settings settings;
    MainWindow window(settings);
    window.resize(1440, 900);
    window.show();
    waitFor(window);
    Session& session = window.workspace().session;
    int announced = 0;
    QObject::connect(&session, &Session::listChanged, &window, [&announced] { ++announced; });
    QElapsedTimer time;
    time.start();
    window.openFiles(paths);
    const qint64 opening = waitFor(window);
    std::printf("%-14s %6.2f s, longest pause %5lld ms, %4d announcements", what,
                static_cast<double>(time.elapsed()) / 1000.0, static_cast<long long>(opening),
                announced);
    const auto measureStep = [&](const char* step, const auto& run) {
        QElapsedTimer own;
        own.start();
        run();
        const qint64 itself = own.elapsed();
        std::printf("; %s %lld ms", step,
                    static_cast<long long>(std::max(itself, waitFor(window))));
    };
    measureStep("choosing", [&] { session.setCurrent(session.recordings().back().id); });
    measureStep("hiding", [&] { session.setVisible(session.current()->id, false); });
    measureStep("zooming", [&] {
        TimeSelection& shown = session.time();
        shown.zoomAround(shown.whole().length() / 3, 0.5);
    });
    measureStep("one alone", [&] { session.showOnly(session.recordings().front().id); });
    measureStep("removing all", [&] { session.removeAll(); });
    measureStep("undoing", [&] { session.restoreRemoved(); });
    std::printf("\n");
    std::fflush(stdout);
}

void measure(const QTemporaryDir& folder, const QString& what)
{
    if (what == QLatin1String("runs")) {
        QByteArray text;
        for (int i = 0; i < kManyRuns; ++i) {
            text += runText(i, kFewSamples);
        }
        measure("10,000 runs", {write(folder, QStringLiteral("runs.dat"), text)});
    } else if (what == QLatin1String("labels")) {
        measure("10,000 labels", {write(folder, QStringLiteral("labels.json"), labelledText())});
    } else if (QFileInfo::exists(what)) {
        measure(qPrintable(QFileInfo(what).fileName()), {what});
    } else {
        const QStringList parts = what.split(QLatin1Char('x'));
        const int samples = parts.size() > 1 ? parts[1].toInt() : kFewSamples;
        measure(qPrintable(what + QStringLiteral(" files")),
                writeRuns(folder, parts[0].toInt(), samples));
    }
}

} // namespace

int main(int argc, char** argv)
{
    const QApplication application(argc, argv);
    const QTemporaryDir folder;
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder.path());
    qputenv("XDG_DATA_HOME", QFile::encodeName(folder.path()));
    QApplication::setStyle(new WindowStyle);
    applyFonts(spokenLanguage());
    QStringList wanted = QApplication::arguments().mid(1);
    if (wanted.isEmpty()) {
        wanted = {QStringLiteral("1"),    QStringLiteral("10"),    QStringLiteral("100"),
                  QStringLiteral("300"),  QStringLiteral("1000"),  QStringLiteral("1000x1000"),
                  QStringLiteral("runs"), QStringLiteral("labels")};
    }
    for (const QString& what : wanted) {
        measure(folder, what);
    }
    return 0;
}
