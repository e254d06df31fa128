// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/file_size_limit.h"
#include "tests/support/memory_target.h"
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
using test::highestOf;
using test::lastOf;
using test::markersOf;

namespace
{

using namespace std::chrono_literals;
using test::kMiB;

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
    QTRY_VERIFY(lastOf(*(*recorder)->recording(), "RSS") > before + 60 * kMiB);
    QCOMPARE((*recorder)->status().state, RecorderStatus::State::Watching);
    QCOMPARE((*recorder)->status().pid, target.pid());
    target.end();
    QVERIFY((*recorder)->waitForEnd(test::kLongest));

    const auto recording = (*recorder)->recording();
    const auto exits = markersOf(*recording, MarkerKind::Exit);
    QCOMPARE(exits.size(), 1U);
    QCOMPARE(exits[0].name, std::string("ended"));
    QVERIFY(recording->startedUnixNs.value_or(0) > 1'700'000'000'000'000'000);
    QVERIFY(recording->program.ends_with("memory_target"));
    const Series* anonymous = find(*recording, "anonymous");
    QVERIFY(anonymous && statisticsOf(*anonymous).max > 60 * kMiB);
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
    QVERIFY((*recorder)->waitForEnd(test::kLongest));
    QVERIFY(markersOf(*(*recorder)->recording(), MarkerKind::Exit).empty());
    QCOMPARE(target.tell("still there"), QByteArray("ok"));

    ProcessRecordingOptions brief = everyTenMilliseconds();
    brief.duration = 100ms;
    auto second = recordProcess(target.pid(), brief);
    QVERIFY(second && (*second)->waitForEnd(test::kLongest));
    QVERIFY((*second)->status().length >= 100'000'000);
}

void tst_Recorder::readsPssUssAndFigures()
{
    test::MemoryTarget target;
    target.tell("grow 33554432");
    auto recorder = recordProcess(target.pid(), everyTenMilliseconds());
    QVERIFY(recorder);
    const auto now = [&recorder] { return (*recorder)->recording(); };
    QTRY_VERIFY(lastOf(*now(), "PSS") > 32 * kMiB);
    QTRY_VERIFY(lastOf(*now(), "USS") > 32 * kMiB);
    QTRY_VERIFY(lastOf(*now(), "peak RSS") > 32 * kMiB);
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
    QTRY_VERIFY(lastOf(*now(), "RSS (memory_target_c)") > 16 * kMiB ||
                lastOf(*now(), "RSS (exe)") > 16 * kMiB);
    QTRY_VERIFY(lastOf(*now(), "PSS of all processes, RSS between its readings") > 48 * kMiB);
    const auto recording = now();
    const auto ofChild = std::ranges::find(recording->timeline.series,
                                           std::optional<std::int64_t>(child), &Series::pid);
    QVERIFY(ofChild != recording->timeline.series.end());
    QVERIFY(lastOf(*recording, "PSS of all processes, RSS between its readings") < 70 * kMiB);

    target.tell("kill");
    target.tell("reap");
    QTRY_VERIFY(lastOf(*now(), "PSS of all processes, RSS between its readings") < 40 * kMiB);
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
    QTRY_VERIFY(lastOf(*(*recorder)->recording(), "RSS") > 32 * kMiB);
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

void tst_Recorder::sleepIsAGap()
{
    constexpr std::int64_t kHour = 3'600'000'000'000;
    SleepyClock clock;
    test::MemoryTarget target;
    ProcessRecordingOptions options = everyTenMilliseconds();
    options.clock = &clock;
    const auto start = std::chrono::steady_clock::now();
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
    // Only what a busy machine made it miss while it was awake.
    const auto awake = std::chrono::steady_clock::now() - start;
    QVERIFY((*recorder)->status().missed <=
            static_cast<std::uint64_t>(awake / options.sampling.interval));
}

void tst_Recorder::aFullDiskEndsTheRecording()
{
    test::MemoryTarget target;
    ProcessRecordingOptions options = everyTenMilliseconds();
    const QTemporaryDir folder;
    options.file = folder.filePath("full.tidemark").toStdString();
    const test::FileSizeLimit limit(4096);
    auto recorder = recordProcess(target.pid(), options);
    QVERIFY(recorder && (*recorder)->waitForEnd(test::kLongest));
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
    QTRY_VERIFY(highestOf(*(*recorder)->recording(), "RSS") > kMiB);
}

TIDEMARK_TEST(tst_Recorder)
#include "tst_recorder.moc"
