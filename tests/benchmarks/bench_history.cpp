// SPDX-License-Identifier: GPL-3.0-or-later
// A fleet's history from a Prometheus server into the window. Prints the seconds that the server's
// answers take by themselves, thrown away as they come, then those until all is fetched, made into
// recordings and drawn. Run by hand:
//   QT_QPA_PLATFORM=offscreen build/tests/benchmarks/bench_history URL QUERY START END STEP
// for instance http://localhost:9090 process_resident_memory_bytes 30d now 15s
#include "app/settings/settings.h"
#include "app/window/main_window.h"
#include "core/live/history_answer.h"
#include "core/live/history_fetch.h"
#include "core/live/unix_seconds.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QSettings>
#include <QTemporaryDir>

#include <chrono>
#include <cstdio>

using namespace tidemark;
using namespace tidemark::app;

namespace
{

double secondsSince(const QElapsedTimer& time)
{
    return static_cast<double>(time.nsecsElapsed()) / 1e9;
}

/// One answer after the other, each as long as a server gives it at most.
bool askOnly(const HistoryRequest& request)
{
    TaskControl control;
    const auto manager = managerFor(request.server);
    const HistoryRange& whole = request.range;
    for (std::int64_t start = whole.start; start <= whole.end;
         start += kMostPointsOfAnswer * whole.step) {
        QUrlQuery parameters;
        addParameter(parameters, "query", request.query);
        addParameter(parameters, "start", unixSeconds(start));
        addParameter(
            parameters, "end",
            unixSeconds(std::min(whole.end, start + (kMostPointsOfAnswer - 1) * whole.step)));
        addParameter(parameters, "step", unixSeconds(whole.step));
        HistoryAnswer answer(*manager, request.server, "/api/v1/query_range", parameters);
        if (!answer.wait(control)) {
            return false;
        }
    }
    return true;
}

void measure(const HistoryRequest& request)
{
    QElapsedTimer time;
    time.start();
    const bool isAnswered = askOnly(request);
    const double server = secondsSince(time);

    Settings settings;
    MainWindow window(settings);
    window.resize(1440, 900);
    window.show();
    QCoreApplication::processEvents();
    time.restart();
    TaskControl control;
    auto matrix = fetchHistory(request, control);
    if (!isAnswered || !matrix) {
        std::fprintf(stderr, "the server does not answer\n");
        return;
    }
    const std::size_t samples = matrix->samples();
    const double fetched = secondsSince(time);
    const auto recordings = prometheusRecordings(*std::move(matrix), request.known(), control);
    const double made = secondsSince(time);
    window.workspace().session.add(QStringLiteral("fleet"), *recordings);
    window.grab();
    const double drawn = secondsSince(time);
    std::printf("%zu samples: the server's answers alone %.2f s; fetched after %.2f s, recordings "
                "after %.2f s, drawn after %.2f s: %.2f s beside the server\n",
                samples, server, fetched, made, drawn, drawn - server);
}

} // namespace

int main(int argc, char** argv)
{
    const QApplication application(argc, argv);
    const QTemporaryDir folder;
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder.path());
    qputenv("XDG_DATA_HOME", QFile::encodeName(folder.path()));
    const QStringList words = QApplication::arguments().mid(1);
    if (words.size() != 5) {
        std::fprintf(stderr, "wanted: URL QUERY START END STEP\n");
        return 2;
    }
    const std::int64_t now = std::chrono::duration_cast<std::chrono::nanoseconds>(
                                 std::chrono::system_clock::now().time_since_epoch())
                                 .count();
    const auto server = historyServerIn(words[0].toStdString(), {});
    const auto start = historyTimeIn(words[2].toStdString(), now);
    const auto end = historyTimeIn(words[3].toStdString(), now);
    const auto step = historyStepIn(words[4].toStdString());
    if (!server || !start || !end || !step || *start > *end) {
        std::fprintf(stderr, "no such server, time or step\n");
        return 2;
    }
    measure({*server, words[1].toStdString(), {*start, *end, *step}});
    return 0;
}
