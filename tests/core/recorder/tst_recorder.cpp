// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recorder/process_recording.h"
#include "core/timeline/statistics.h"
#include "tests/support/file_size_limit.h"
#include "tests/support/memory_target.h"
#include "tests/support/reading.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest/QTest>

#include <csignal>

using namespace tidemark;

namespace
{

using namespace std::chrono_literals;

constexpr double kMebibyte = 1048576.0;
constexpr auto kPatience = 20s;

ProcessRecordingOptions everyTenMilliseconds()
{
    ProcessRecordingOptions options;
    options.sampling.interval = 10ms;
    return options;
}

const Series* find(const Recording& recording, std::string_view name)
{
    for (const Series& series : recording.timeline.series) {
        if (series.name == name) {
            return &series;
        }
    }
    return nullptr;
}

double lastOf(const Recording& recording, std::string_view name)
{
    const Series* series = find(recording, name);
    return series == nullptr || statisticsOf(*series).readings == 0 ? 0.0
                                                                    : statisticsOf(*series).last;
}

double highestOf(const Recording& recording, std::string_view name)
{
    const Series* series = find(recording, name);
    return series == nullptr || statisticsOf(*series).readings == 0 ? 0.0
                                                                    : statisticsOf(*series).max;
}

std::vector<Marker> markersOf(const Recording& recording, MarkerKind kind)
{
    std::vector<Marker> found;
    for (const Marker& marker : recording.timeline.markers) {
        if (marker.kind == kind) {
            found.push_back(marker);
        }
    }
    return found;
}

/// The machine's clocks, but the machine can be put to sleep.
class SleepyClock final : public RecordingClock
{
public:
    ClockReading now() const override
    {
        ClockReading reading = m_system.now();
        reading.boot += m_slept;
        reading.unix += m_slept + m_setBack;
        return reading;
    }

    std::atomic<std::int64_t> m_slept = 0;
    std::atomic<std::int64_t> m_setBack = 0;

private:
    SystemClock m_system;
};

} // namespace

class tst_Recorder final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void watchesAProcessUntilItEnds();
    void stopsWhenAsked();
    void readsPssUssAndFigures();
    void marksAreKept();
    void addsUpAProcessTree();
    void goesOnAfterARestart();
    void waitsForAProcess();
    void runsAProgram();
    void spansOfDecoratedFunctions();
    void keepsAProgramThatEndsAtOnce();
    void tellsHowAProgramEnded_data();
    void tellsHowAProgramEnded();
    void waitsForTheStatusOfAProgram();
    void programsThatCannotStartCostNoFile();
    void sleepIsAGap();
    void aFullDiskEndsTheRecording();
    void refusesWhatCannotBeWatched();
    void watchesItself();
};

void tst_Recorder::watchesAProcessUntilItEnds()
{
    const QTemporaryDir folder;
    test::MemoryTarget target;
    ProcessRecordingOptions options = everyTenMilliseconds();
    options.file = folder.filePath("live.tidemark").toStdString();
    auto recorder = recordProcess(target.pid(), options);
    QVERIFY(recorder);
    QTRY_VERIFY(lastOf(*(*recorder)->recording(), "RSS") > 0);
    const double before = lastOf(*(*recorder)->recording(), "RSS");
    target.tell("grow 67108864");
    QTRY_VERIFY(lastOf(*(*recorder)->recording(), "RSS") > before + 60 * kMebibyte);
    QCOMPARE((*recorder)->status().state, RecorderStatus::State::Watching);
    QCOMPARE((*recorder)->status().pid, target.pid());
    target.end();
    QVERIFY((*recorder)->waitForEnd(kPatience));

    const auto recording = (*recorder)->recording();
    const auto exits = markersOf(*recording, MarkerKind::Exit);
    QCOMPARE(exits.size(), 1U);
    QCOMPARE(exits[0].name, std::string("ended"));
    QVERIFY(recording->startedUnixNs.value_or(0) > 1'700'000'000'000'000'000);
    QVERIFY(recording->program.ends_with("memory_target"));
    const Series* anonymous = find(*recording, "anonymous");
    QVERIFY(anonymous && statisticsOf(*anonymous).max > 60 * kMebibyte);
    const auto read = test::readFile(folder.filePath("live.tidemark").toStdString());
    QVERIFY(read && *read->front() == *recording);
}

void tst_Recorder::stopsWhenAsked()
{
    test::MemoryTarget target;
    auto recorder = recordProcess(target.pid(), everyTenMilliseconds());
    QVERIFY(recorder);
    QTRY_VERIFY(lastOf(*(*recorder)->recording(), "RSS") > 0);
    (*recorder)->stop();
    QVERIFY((*recorder)->waitForEnd(kPatience));
    QVERIFY(markersOf(*(*recorder)->recording(), MarkerKind::Exit).empty());
    QCOMPARE(target.tell("still there"), QByteArray("ok"));

    ProcessRecordingOptions brief = everyTenMilliseconds();
    brief.duration = 100ms;
    auto second = recordProcess(target.pid(), brief);
    QVERIFY(second && (*second)->waitForEnd(kPatience));
    QVERIFY((*second)->status().length >= 100'000'000);
}

void tst_Recorder::readsPssUssAndFigures()
{
    test::MemoryTarget target;
    target.tell("grow 33554432");
    auto recorder = recordProcess(target.pid(), everyTenMilliseconds());
    QVERIFY(recorder);
    const auto now = [&recorder] { return (*recorder)->recording(); };
    QTRY_VERIFY(lastOf(*now(), "PSS") > 32 * kMebibyte);
    QTRY_VERIFY(lastOf(*now(), "USS") > 32 * kMebibyte);
    QTRY_VERIFY(lastOf(*now(), "peak RSS") > 32 * kMebibyte);
    QCOMPARE(lastOf(*now(), "threads"), 1.0);
    QVERIFY(lastOf(*now(), "open files") >= 3.0);
    QTRY_VERIFY(find(*now(), "CPU (%)") && statisticsOf(*find(*now(), "CPU (%)")).readings > 0);
}

void tst_Recorder::marksAreKept()
{
    test::MemoryTarget target;
    auto recorder = recordProcess(target.pid(), everyTenMilliseconds());
    QVERIFY(recorder);
    (*recorder)->addMark("after 10 requests", (*recorder)->position());
    QTRY_COMPARE(markersOf(*(*recorder)->recording(), MarkerKind::Mark).size(), 1U);
    QCOMPARE(markersOf(*(*recorder)->recording(), MarkerKind::Mark)[0].name,
             std::string("after 10 requests"));
}

void tst_Recorder::addsUpAProcessTree()
{
    test::MemoryTarget target;
    target.tell("grow 33554432");
    auto recorder = recordProcess(target.pid(), everyTenMilliseconds());
    QVERIFY(recorder);
    const auto child = target.tell("fork").toInt();
    target.tell("child grow 16777216");
    const auto now = [&recorder] { return (*recorder)->recording(); };
    QTRY_VERIFY(lastOf(*now(), "RSS (memory_target_c)") > 16 * kMebibyte ||
                lastOf(*now(), "RSS (exe)") > 16 * kMebibyte);
    QTRY_VERIFY(lastOf(*now(), "PSS of all processes, RSS between its readings") > 48 * kMebibyte);
    const auto recording = now();
    const auto ofChild = std::ranges::find(recording->timeline.series,
                                           std::optional<std::int64_t>(child), &Series::pid);
    QVERIFY(ofChild != recording->timeline.series.end());
    QVERIFY(lastOf(*recording, "PSS of all processes, RSS between its readings") < 70 * kMebibyte);

    target.tell("kill");
    target.tell("reap");
    QTRY_VERIFY(lastOf(*now(), "PSS of all processes, RSS between its readings") < 40 * kMebibyte);
    QCOMPARE((*recorder)->status().state, RecorderStatus::State::Watching);
}

void tst_Recorder::goesOnAfterARestart()
{
    auto first = std::make_unique<test::MemoryTarget>();
    std::atomic<std::int32_t> successor = 0;
    ProcessRecordingOptions options = everyTenMilliseconds();
    options.sampling.followsRestarts = true;
    options.findSuccessor = [&successor] {
        return successor == 0 ? std::nullopt : std::optional<std::int32_t>(successor);
    };
    const std::int32_t firstPid = first->pid();
    auto recorder = recordProcess(firstPid, options);
    QVERIFY(recorder);
    QTRY_VERIFY(lastOf(*(*recorder)->recording(), "RSS") > 0);
    first.reset();
    QTRY_COMPARE((*recorder)->status().state, RecorderStatus::State::Waiting);

    test::MemoryTarget second;
    second.tell("grow 33554432");
    successor = second.pid();
    QTRY_COMPARE((*recorder)->status().restarts, 1U);
    QTRY_VERIFY(lastOf(*(*recorder)->recording(), "RSS") > 32 * kMebibyte);
    const auto restarts = markersOf(*(*recorder)->recording(), MarkerKind::Restart);
    QCOMPARE(restarts.size(), 1U);
    QCOMPARE(restarts[0].name,
             "PID " + std::to_string(firstPid) + " → " + std::to_string(second.pid()));
    // The line is broken between the lives.
    const auto recording = (*recorder)->recording();
    const Series* rss = find(*recording, "RSS");
    QVERIFY(statisticsOf(*rss).samples > statisticsOf(*rss).readings);
    QCOMPARE((*recorder)->status().pid, second.pid());
}

void tst_Recorder::waitsForAProcess()
{
    std::atomic<std::int32_t> found = 0;
    ProcessRecordingOptions options = everyTenMilliseconds();
    options.sampling.followsRestarts = true;
    options.findSuccessor = [&found] {
        return found == 0 ? std::nullopt : std::optional<std::int32_t>(found);
    };
    auto recorder = recordNextProcess("server", options);
    QVERIFY(recorder);
    QCOMPARE((*recorder)->status().state, RecorderStatus::State::Waiting);
    test::MemoryTarget target;
    found = target.pid();
    QTRY_COMPARE((*recorder)->status().state, RecorderStatus::State::Watching);
    QTRY_VERIFY(lastOf(*(*recorder)->recording(), "RSS") > 0);
    QVERIFY(markersOf(*(*recorder)->recording(), MarkerKind::Restart).empty());
}

void tst_Recorder::runsAProgram()
{
    ProcessRecordingOptions options = everyTenMilliseconds();
    options.sampling.interval = 1ms;
    auto pipe = Pipe::open();
    QVERIFY(pipe);
    options.relay = std::make_shared<OutputRelay>(pipe->writeEnd.number(), pipe->writeEnd.number());
    LaunchRequest request;
    request.arguments = {"/bin/sh", "-c", "echo hello; echo trouble >&2; sleep 0.2; exit 3"};
    auto recorder = recordProgram(request, options);
    QVERIFY(recorder && (*recorder)->waitForEnd(kPatience));
    const auto recording = (*recorder)->recording();
    QCOMPARE((*recorder)->status().exit, std::optional(ExitStatus{3, 0, false}));
    QCOMPARE(markersOf(*recording, MarkerKind::Exit).at(0).name, std::string("exit 3"));
    QCOMPARE(recording->output.size(), 2U);
    QVERIFY(options.relay->waitUntilPassed(kPatience));
    std::array<char, 100> buffer{};
    const ssize_t got = ::read(pipe->readEnd.number(), buffer.data(), buffer.size());
    const QByteArray passed(buffer.data(), std::max<qsizetype>(got, 0));
    QVERIFY(passed.contains("hello\n") && passed.contains("trouble\n"));
    QCOMPARE(options.relay->unread(), 0U);
    const Series* rss = find(*recording, "RSS");
    QVERIFY(rss != nullptr && rss->size() > 50);
    // From the beginning, and never what the recorder itself takes.
    QVERIFY((*rss->positions)[0] < 20'000'000);
    QVERIFY(statisticsOf(*rss).max < 20 * kMebibyte);
}

void tst_Recorder::spansOfDecoratedFunctions()
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
    QVERIFY(recorder && (*recorder)->waitForEnd(kPatience));
    const auto spans = markersOf(*(*recorder)->recording(), MarkerKind::Function);
    QCOMPARE(spans.size(), 2U);
    QVERIFY(spans[0].name.ends_with("outer") && spans[1].name.ends_with("inner"));
    QCOMPARE(spans[0].level, 0);
    QCOMPARE(spans[1].level, 1);
    QVERIFY(*spans[1].endBytes > *spans[1].startBytes + (30 << 20));
    QVERIFY(spans[0].start <= spans[1].start && spans[1].end <= spans[0].end);
    QVERIFY(spans[0].end <= (*recorder)->status().length);
}

void tst_Recorder::keepsAProgramThatEndsAtOnce()
{
    LaunchRequest request;
    request.arguments = {"/bin/true"};
    for (int i = 0; i < 30; ++i) {
        auto recorder = recordProgram(request, everyTenMilliseconds());
        QVERIFY(recorder && (*recorder)->waitForEnd(kPatience));
        QCOMPARE((*recorder)->status().exit, std::optional(ExitStatus{}));
        QCOMPARE(markersOf(*(*recorder)->recording(), MarkerKind::Exit).size(), 1U);
    }
}

void tst_Recorder::tellsHowAProgramEnded_data()
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

void tst_Recorder::tellsHowAProgramEnded()
{
    QFETCH(QString, script);
    QFETCH(QString, marker);
    LaunchRequest request;
    request.arguments = {"/bin/sh", "-c", script.toStdString()};
    auto recorder = recordProgram(request, everyTenMilliseconds());
    QVERIFY(recorder && (*recorder)->waitForEnd(kPatience));
    QCOMPARE(
        QString::fromStdString(markersOf(*(*recorder)->recording(), MarkerKind::Exit).at(0).name),
        marker);
}

/// A program lets go of its memory first, and only when that is done says how it ended: between the
/// two it looks like a zombie. Here that lasts long, because another of its threads goes on.
void tst_Recorder::waitsForTheStatusOfAProgram()
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
    QVERIFY(recorder && (*recorder)->waitForEnd(kPatience));
    QCOMPARE((*recorder)->status().exit, std::optional(ExitStatus{7, 0, false}));
    QCOMPARE(markersOf(*(*recorder)->recording(), MarkerKind::Exit).at(0).name,
             std::string("exit 7"));
}

/// One is not found, the other only cannot be run.
void tst_Recorder::programsThatCannotStartCostNoFile()
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

void tst_Recorder::sleepIsAGap()
{
    constexpr std::int64_t kHour = 3'600'000'000'000;
    SleepyClock clock;
    test::MemoryTarget target;
    ProcessRecordingOptions options = everyTenMilliseconds();
    options.clock = &clock;
    auto recorder = recordProcess(target.pid(), options);
    QVERIFY(recorder);
    QTRY_VERIFY(lastOf(*(*recorder)->recording(), "RSS") > 0);
    clock.m_slept = kHour;
    clock.m_setBack = -48 * kHour; // and someone set the wall clock back
    const auto rss = [&recorder] { return *find(*(*recorder)->recording(), "RSS"); };
    QTRY_VERIFY(statisticsOf(rss()).lastAt > kHour);
    const Series series = rss();
    QVERIFY(statisticsOf(series).samples > statisticsOf(series).readings);
    QVERIFY(test::warningOf(*(*recorder)->recording(), WarningCode::SamplingPaused));
    QCOMPARE((*recorder)->status().missed, 0U);
}

void tst_Recorder::aFullDiskEndsTheRecording()
{
    test::MemoryTarget target;
    ProcessRecordingOptions options = everyTenMilliseconds();
    const QTemporaryDir folder;
    options.file = folder.filePath("full.tidemark").toStdString();
    const test::FileSizeLimit limit(4096);
    auto recorder = recordProcess(target.pid(), options);
    QVERIFY(recorder && (*recorder)->waitForEnd(kPatience));
    const RecorderStatus status = (*recorder)->status();
    QVERIFY(status.failure);
    QCOMPARE(status.failure->code, ErrorCode::CannotWrite);
    QVERIFY(lastOf(*(*recorder)->recording(), "RSS") > 0);
    QCOMPARE(target.tell("still there"), QByteArray("ok"));
}

void tst_Recorder::refusesWhatCannotBeWatched()
{
    QCOMPARE(recordProcess(-1, {}).error().code, ErrorCode::NoSuchProcess);
    ProcessRecordingOptions options;
    options.file = "/no/such/folder/x.tidemark";
    QCOMPARE(recordProcess(::getpid(), options).error().code, ErrorCode::CannotWrite);
}

void tst_Recorder::watchesItself()
{
    auto recorder = recordProcess(::getpid(), everyTenMilliseconds());
    QVERIFY(recorder);
    QTRY_VERIFY(highestOf(*(*recorder)->recording(), "RSS") > kMebibyte);
}

TIDEMARK_TEST(tst_Recorder)
#include "tst_recorder.moc"
