// SPDX-License-Identifier: GPL-3.0-or-later
// Recordings of real programs of several kinds, and of processes that are not one's own.

#include "tests/support/memory_target.h"
#include "tests/support/patience.h"
#include "tests/support/reading.h"
#include "tests/support/recorded_series.h"
#include "tests/support/test_registry.h"
#include "tests/support/units.h"
#include "tests/support/web_request.h"

#include <QTemporaryDir>
#include <QtTest/QTest>

#include <algorithm>
#include <cmath>
#include <grp.h>
#include <unistd.h>

using namespace tidemark;

using test::entryOf;
using test::every;
using test::highestOf;
using test::lastOf;
using test::seriesOfProcess;

namespace
{

using namespace std::chrono_literals;
using test::kMiB;

bool isNear(double value, double expected, double share)
{
    return std::abs(value - expected) <= share * expected;
}

/// A Python program's recording, and what it said of itself.
struct PythonRun {
    std::shared_ptr<const Recording> recording;
    double peak = 0.0; ///< bytes, as the program knows it
};

/// Runs @p setup, and "total = @p expression" again and again for more than a second, so that the
/// slow readings see it too. The program prints the peak that the system tells it, in kB, while it
/// still holds all it took.
PythonRun runPython(const std::string& setup, const std::string& expression)
{
    LaunchRequest request;
    request.arguments = {"/usr/bin/python3", "-c",
                         "import time\n" + setup +
                             "\nend = time.monotonic() + 1.2\n"
                             "while time.monotonic() < end:\n    total = " +
                             expression +
                             "\nprint('total', total)\n"
                             "for line in open('/proc/self/status'):\n"
                             "    if line.startswith('VmHWM:'):\n"
                             "        print('peak', line.split()[1])\n"};
    auto recorder = recordProgram(request, every(1ms));
    if (!recorder || !(*recorder)->waitForEnd(test::kLongest)) {
        return {};
    }
    PythonRun run{(*recorder)->recording(), 0.0};
    for (std::size_t i = 0; i < run.recording->output.size(); ++i) {
        const QByteArray line(run.recording->output[i].text.data(),
                              static_cast<qsizetype>(run.recording->output[i].text.size()));
        if (line.startsWith("peak ")) {
            run.peak = line.mid(5).toDouble() * 1024.0;
        }
    }
    return run;
}

} // namespace

class tst_RecorderTargets final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nodeServer();
    void pythonService();
    void pythonListAndGenerator();
    void forkingProgram();

private:
    void watchServer(const QStringList& command, ProcessRuntime runtime);

    QTemporaryDir m_folder;
};

/// The server at the other end of @p command prints its port, keeps a MiB for each request to
/// /keep, and answers.
void tst_RecorderTargets::watchServer(const QStringList& command, ProcessRuntime runtime)
{
    constexpr int kRequests = 48;
    QProcess server;
    server.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    server.start(command.front(), command.mid(1));
    QTRY_VERIFY_WITH_TIMEOUT(server.canReadLine(), 15'000);
    const auto port = static_cast<quint16>(server.readLine().trimmed().toUInt());
    const auto pid = static_cast<std::int32_t>(server.processId());

    const auto entry = entryOf(pid);
    QVERIFY(entry && entry->canBeWatched());
    QCOMPARE(entry->runtime, runtime);

    auto recorder = recordProcess(pid, every(10ms));
    QVERIFY(recorder);
    const auto rss = [&] { return lastOf(seriesOfProcess(*(*recorder)->recording(), "RSS")); };
    QTRY_VERIFY(rss() > kMiB);
    QVERIFY(test::get(port, "/").contains("200"));
    const double before = rss();
    (*recorder)->addMark("baseline", (*recorder)->position());
    for (int i = 0; i < kRequests; ++i) {
        QVERIFY(test::get(port, "/keep").endsWith("kept"));
    }
    QTRY_VERIFY(rss() > before + 0.95 * kRequests * kMiB);
    QTRY_VERIFY(lastOf(seriesOfProcess(*(*recorder)->recording(), "USS")) > kRequests * kMiB);
    QVERIFY(lastOf(seriesOfProcess(*(*recorder)->recording(), "threads")) >= 1.0);

    server.kill();
    QVERIFY(server.waitForFinished());
    QVERIFY((*recorder)->waitForEnd(test::kLongest));
    const auto& markers = (*recorder)->recording()->timeline.markers;
    QCOMPARE(markers.size(), 2U);
    QCOMPARE(markers.front().name, std::string("baseline"));
    QCOMPARE(markers.back().kind, MarkerKind::Exit);
}

void tst_RecorderTargets::nodeServer()
{
    const QString script = m_folder.filePath("server.js");
    QFile file(script);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"(
const kept = [];
const server = require('http').createServer((request, response) => {
    if (request.url === '/keep') {
        kept.push(Buffer.alloc(1 << 20, 1));
        response.end('kept');
    } else {
        response.end('ready');
    }
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
)");
    file.close();
    watchServer({"node", script}, ProcessRuntime::Node);
}

void tst_RecorderTargets::pythonService()
{
    const QString script = m_folder.filePath("service.py");
    QFile file(script);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"(
import http.server

kept = []

class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == '/keep':
            kept.append(bytearray(b'x') * (1 << 20))
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b'kept')

    def log_message(self, *_):
        pass

server = http.server.HTTPServer(('127.0.0.1', 0), Handler)
print(server.server_address[1], flush=True)
server.serve_forever()
)");
    file.close();
    watchServer({"/usr/bin/python3", script}, ProcessRuntime::Python);
}

void tst_RecorderTargets::pythonListAndGenerator()
{
    // Two million integers: 8 bytes each in the list, and 32 for the number itself.
    constexpr double kNumbers = 2'000'000.0;
    const PythonRun list = runPython("numbers = [i * i for i in range(2_000_000)]", "sum(numbers)");
    const PythonRun generator = runPython("", "sum(i * i for i in range(2_000_000))");
    QVERIFY(list.recording && generator.recording);
    for (const PythonRun* const run : {&list, &generator}) {
        const double seen = highestOf(seriesOfProcess(*run->recording, "RSS"));
        QVERIFY(run->peak > kMiB);
        QVERIFY2(isNear(seen, run->peak, 0.05),
                 qPrintable(QStringLiteral("%1 of %2").arg(seen).arg(run->peak)));
        QVERIFY(isNear(highestOf(seriesOfProcess(*run->recording, "peak RSS")), run->peak, 0.05));
        QCOMPARE(run->recording->output[0].text, std::string_view("total 2666664666667000000"));
    }
    const double difference = highestOf(seriesOfProcess(*list.recording, "RSS")) -
                              highestOf(seriesOfProcess(*generator.recording, "RSS"));
    QVERIFY2(isNear(difference, kNumbers * 40, 0.1), qPrintable(QString::number(difference)));
}

void tst_RecorderTargets::forkingProgram()
{
    constexpr double kTaken = 64 * kMiB;
    test::MemoryTarget target;
    target.tell("grow 67108864");
    std::vector<std::int64_t> children = {target.tell("twin").toInt(), target.tell("twin").toInt()};
    auto recorder = recordProcess(target.pid(), every(10ms));
    QVERIFY(recorder);
    children.push_back(target.tell("twin").toInt()); // one that comes later
    QTRY_VERIFY(std::ranges::all_of(children, [&](std::int64_t pid) {
        return lastOf(seriesOfProcess(*(*recorder)->recording(), "RSS (", pid)) > kTaken;
    }));
    // What they share counts once in the sum, and a share of it in each.
    const auto sum = [&] {
        return lastOf(seriesOfProcess(*(*recorder)->recording(), "PSS of all"));
    };
    QTRY_VERIFY(sum() > kTaken);
    QTRY_VERIFY(lastOf(seriesOfProcess(*(*recorder)->recording(), "PSS")) < kTaken / 2);
    const auto recording = (*recorder)->recording();
    double resident = lastOf(seriesOfProcess(*recording, "RSS"));
    for (const std::int64_t pid : children) {
        resident += lastOf(seriesOfProcess(*recording, "RSS (", pid));
    }
    QVERIFY(resident > 4 * kTaken);
    QVERIFY(sum() < 1.2 * kTaken);
    QVERIFY(lastOf(seriesOfProcess(*recording, "RSS of all processes")) ==
            0.0); // would be no sum at all

    // What one of them takes for itself is its own.
    target.tell("fork");
    target.tell("child grow 33554432");
    QTRY_VERIFY(sum() > 1.5 * kTaken);
    target.tell("kill");
    target.tell("reap");
    QTRY_VERIFY(sum() < 1.2 * kTaken);
}

TIDEMARK_TEST(tst_RecorderTargets)
#include "tst_recorder_targets.moc"
