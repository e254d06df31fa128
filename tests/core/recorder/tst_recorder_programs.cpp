// SPDX-License-Identifier: GPL-3.0-or-later
// Programs that the recorder starts itself.
#include "tests/support/patience.h"
#include "tests/support/reading.h"
#include "tests/support/recorded_series.h"
#include "tests/support/test_registry.h"
#include "tests/support/units.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest/QTest>

#include <csignal>

using namespace tidemark;

using test::everyTenMilliseconds;
using test::find;
using test::markersOf;

namespace
{

using namespace std::chrono_literals;
using test::kMiB;

} // namespace

class tst_RecorderPrograms final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runsAProgram();
    void figuresThatAProgramTells();
    void spansOfDecoratedFunctions();
    void keepsAProgramThatEndsAtOnce();
    void tellsHowAProgramEnded_data();
    void tellsHowAProgramEnded();
    void waitsForTheStatusOfAProgram();
    void programsThatCannotStartCostNoFile();
};

void tst_RecorderPrograms::runsAProgram()
{
    ProcessRecordingOptions options = everyTenMilliseconds();
    options.sampling.interval = 1ms;
    auto pipe = Pipe::open();
    QVERIFY(pipe);
    options.relay = std::make_shared<OutputRelay>(pipe->writeEnd.number(), pipe->writeEnd.number());
    LaunchRequest request;
    request.arguments = {"/bin/sh", "-c", "echo hello; echo trouble >&2; sleep 0.2; exit 3"};
    auto recorder = recordProgram(request, options);
    QVERIFY(recorder && (*recorder)->waitForEnd(test::kLongest));
    const auto recording = (*recorder)->recording();
    QCOMPARE((*recorder)->status().exit, std::optional(ExitStatus{3, 0, false}));
    QCOMPARE(markersOf(*recording, MarkerKind::Exit).at(0).name, std::string("exit 3"));
    QCOMPARE(recording->output.size(), 2U);
    QVERIFY(options.relay->waitUntilPassed(test::kLongest));
    std::array<char, 100> buffer{};
    const ssize_t got = ::read(pipe->readEnd.number(), buffer.data(), buffer.size());
    const QByteArray passed(buffer.data(), std::max<qsizetype>(got, 0));
    QVERIFY(passed.contains("hello\n") && passed.contains("trouble\n"));
    QCOMPARE(options.relay->unread(), 0U);
    const Series* rss = find(*recording, "RSS");
    QVERIFY(rss != nullptr && rss->size() > 5); // a busy machine misses most of 200
    // From the beginning, and never what the recorder itself takes.
    QVERIFY((*rss->positions)[0] < markersOf(*recording, MarkerKind::Exit).at(0).start / 2);
    QVERIFY(statisticsOf(*rss).max < 20 * kMiB);
}

void tst_RecorderPrograms::figuresThatAProgramTells()
{
    LaunchRequest request;
    request.arguments = {
        "/bin/sh", "-c",
        "echo tidemark: rows=10 memory=2MiB; sleep 0.1; echo tidemark: rows=30 >&2"};
    auto recorder = recordProgram(request, everyTenMilliseconds());
    QVERIFY(recorder && (*recorder)->waitForEnd(test::kLongest));
    const auto recording = (*recorder)->recording();
    const Series* rows = find(*recording, "rows");
    QVERIFY(rows != nullptr && rows->size() == 2);
    QCOMPARE((*rows->values)[0], 10.0);
    QCOMPARE((*rows->values)[1], 30.0);
    QVERIFY(!rows->isInBytes());
    const Series* memory = find(*recording, "memory");
    QVERIFY(memory != nullptr && memory->isInBytes());
    QCOMPARE((*memory->values)[0], 2 * kMiB);
    QVERIFY(recording->timeline.mainSeries()->kind != SeriesKind::Counter);
}

void tst_RecorderPrograms::spansOfDecoratedFunctions()
{
    LaunchRequest request;
    request.arguments = {"python3", "-c",
                         "import os\n"
                         "@profile\n"
                         "def inner():\n"
                         "    return bytearray(32 << 20)\n"
                         "@profile\n"
                         "def outer():\n"
                         "    kept = inner()\n"
                         "    os._exit(0)\n" // outer never returns
                         "outer()\n"};
    auto recorder = recordProgram(request, everyTenMilliseconds());
    QVERIFY(recorder && (*recorder)->waitForEnd(test::kLongest));
    const auto spans = markersOf(*(*recorder)->recording(), MarkerKind::Function);
    QCOMPARE(spans.size(), 2U);
    QVERIFY(spans[0].name.ends_with("outer") && spans[1].name.ends_with("inner"));
    QCOMPARE(spans[0].level, 0);
    QCOMPARE(spans[1].level, 1);
    QVERIFY(*spans[1].endBytes > *spans[1].startBytes + (30 << 20));
    QVERIFY(spans[0].start <= spans[1].start && spans[1].end <= spans[0].end);
    QVERIFY(spans[0].end <= (*recorder)->status().length);
}

void tst_RecorderPrograms::keepsAProgramThatEndsAtOnce()
{
    LaunchRequest request;
    request.arguments = {"/bin/true"};
    for (int i = 0; i < 30; ++i) {
        auto recorder = recordProgram(request, everyTenMilliseconds());
        QVERIFY(recorder && (*recorder)->waitForEnd(test::kLongest));
        QCOMPARE((*recorder)->status().exit, std::optional(ExitStatus{}));
        QCOMPARE(markersOf(*(*recorder)->recording(), MarkerKind::Exit).size(), 1U);
    }
}

void tst_RecorderPrograms::tellsHowAProgramEnded_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("marker");
    QTest::addRow("fine") << "exit 0"
                          << "exit 0";
    QTest::addRow("error") << "exit 41"
                           << "exit 41";
    QTest::addRow("killed") << "kill -9 $$"
                            << "signal 9 (KILL)";
    QTest::addRow("terminated") << "kill $$"
                                << "signal 15 (TERM)";
}

void tst_RecorderPrograms::tellsHowAProgramEnded()
{
    QFETCH(QString, script);
    QFETCH(QString, marker);
    LaunchRequest request;
    request.arguments = {"/bin/sh", "-c", script.toStdString()};
    auto recorder = recordProgram(request, everyTenMilliseconds());
    QVERIFY(recorder && (*recorder)->waitForEnd(test::kLongest));
    QCOMPARE(
        QString::fromStdString(markersOf(*(*recorder)->recording(), MarkerKind::Exit).at(0).name),
        marker);
}

/// A program lets go of its memory first, and only when that is done says how it ended: between the
/// two it looks like a zombie. Here that lasts long, because another of its threads goes on.
void tst_RecorderPrograms::waitsForTheStatusOfAProgram()
{
    LaunchRequest request;
    request.arguments = {"python3", "-c",
                         "import ctypes, os, threading, time\n"
                         "def last():\n"
                         "    time.sleep(0.5)\n"
                         "    os._exit(7)\n"
                         "threading.Thread(target=last).start()\n"
                         "ctypes.CDLL(None).pthread_exit(None)\n"};
    request.keepsOutput = false;
    request.hasAgent = false;
    auto recorder = recordProgram(request, everyTenMilliseconds());
    QVERIFY(recorder && (*recorder)->waitForEnd(test::kLongest));
    QCOMPARE((*recorder)->status().exit, std::optional(ExitStatus{7, 0, false}));
    QCOMPARE(markersOf(*(*recorder)->recording(), MarkerKind::Exit).at(0).name,
             std::string("exit 7"));
}

/// One is not found, the other only cannot be run.
void tst_RecorderPrograms::programsThatCannotStartCostNoFile()
{
    const QTemporaryDir folder;
    QFile script(folder.filePath("headless"));
    QVERIFY(script.open(QIODevice::WriteOnly) && script.write("text") == 4);
    script.close();
    QVERIFY(script.setPermissions(QFile::ReadOwner | QFile::ExeOwner));
    const std::string before = "{\"tidemark\":\"recording\"}\n";
    QFile yesterday(folder.filePath("yesterday.tidemark"));
    QVERIFY(yesterday.open(QIODevice::ReadWrite) && yesterday.write(before.c_str()) > 0);
    yesterday.close();
    for (const QString& program : {QStringLiteral("/no/such/program"), script.fileName()}) {
        for (const QString& file : {folder.filePath("live.tidemark"), yesterday.fileName()}) {
            ProcessRecordingOptions options = everyTenMilliseconds();
            options.file = file.toStdString();
            LaunchRequest request;
            request.arguments = {program.toStdString()};
            const auto recorder = recordProgram(request, options);
            QVERIFY(!recorder);
            QCOMPARE(recorder.error().code, ErrorCode::CannotStart);
        }
    }
    QVERIFY(yesterday.open(QIODevice::ReadOnly));
    QCOMPARE(yesterday.readAll(), QByteArray::fromStdString(before));
    const QStringList expected{QStringLiteral("headless"), QStringLiteral("yesterday.tidemark")};
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), expected);
}

TIDEMARK_TEST(tst_RecorderPrograms)
#include "tst_recorder_programs.moc"
