// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recorder/linux_source.h"
#include "core/recorder/process_recording.h"
#include "core/recorder/sink_queue.h"
#include "tests/support/memory_target.h"
#include "tests/support/patience.h"
#include "tests/support/recorded_series.h"
#include "tests/support/test_registry.h"

#include <QtTest/QTest>

#include <poll.h>

using namespace tidemark;

namespace
{

using namespace std::chrono_literals;

constexpr auto kPatience = 20s;

SamplingOptions everyMillisecond()
{
    SamplingOptions options;
    options.interval = 1ms;
    options.withChildren = false;
    return options;
}

} // namespace

class tst_LinuxSource final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsReadWaitsToBeCollected();
    void manyReadingsWakeTheRecorder();
    void theEndWakesTheRecorder();
    void anEndCanBeWaitedFor();
    void nothingIsMissingWhenNobodyLooks();
};

void tst_LinuxSource::whatIsReadWaitsToBeCollected()
{
    ProcessEventQueue queue;
    int wakes = 0;
    queue.setWake([&wakes] { ++wakes; });
    queue.push(ProcessSample{{1, 1}, 0, {}});
    queue.push(ProcessJoined{{2, 1}, 0, "child", false});
    queue.push(ProcessLeft{{2, 1}, 0, false});
    queue.push(LookEnded{0});
    QCOMPARE(wakes, 0);
    queue.push(ProcessLeft{{1, 1}, 0, true});
    QCOMPARE(wakes, 1);
    std::vector<ProcessEvent> events;
    queue.takeAll(events);
    QCOMPARE(events.size(), 5U);
}

void tst_LinuxSource::manyReadingsWakeTheRecorder()
{
    ProcessEventQueue queue;
    int wakes = 0;
    queue.setWake([&wakes] { ++wakes; });
    std::vector<ProcessEvent> events;
    for (int round = 1; round <= 2; ++round) {
        for (std::size_t i = 0; i < ProcessEventQueue::kMostWaiting + 10; ++i) {
            queue.push(ProcessSample{{1, 1}, static_cast<std::int64_t>(i), {}});
        }
        QCOMPARE(wakes, round); // once, not for each beyond
        queue.takeAll(events);
    }
}

void tst_LinuxSource::theEndWakesTheRecorder()
{
    const SystemClock clock;
    const RecordingTime time(clock);
    SinkQueue sink;
    test::MemoryTarget target;
    auto probe = LinuxProbe::open(target.pid());
    QVERIFY(probe);
    std::atomic<int> wakes = 0;
    LinuxSource source(everyMillisecond(), std::move(*probe), {});
    source.start(time, sink, [&wakes] { ++wakes; });
    QTRY_COMPARE(wakes.load(), 1); // it has begun
    source.collect();
    target.end();
    QTRY_COMPARE(wakes.load(), 2);
    source.collect();
    QCOMPARE(source.status().state, SourceStatus::State::Ended);
    source.stop();
}

void tst_LinuxSource::anEndCanBeWaitedFor()
{
    test::MemoryTarget target;
    auto recorder = recordProcess(target.pid(), test::everyTenMilliseconds());
    QVERIFY(recorder);
    pollfd end{(*recorder)->endDescriptor(), POLLIN, 0};
    QCOMPARE(::poll(&end, 1, 0), 0);
    target.end();
    QCOMPARE(::poll(&end, 1, static_cast<int>(std::chrono::milliseconds(kPatience).count())), 1);
    QCOMPARE((*recorder)->status().state, RecorderStatus::State::Ended);
}

/// The recorder sleeps for longer then; what it is woken for later is all there.
void tst_LinuxSource::nothingIsMissingWhenNobodyLooks()
{
    test::MemoryTarget target;
    target.tell("grow 33554432");
    ProcessRecordingOptions options = test::everyTenMilliseconds();
    options.duration = 1500ms;
    auto recorder = recordProcess(target.pid(), options);
    QVERIFY(recorder);
    (*recorder)->addMark("set meanwhile", (*recorder)->position());
    QVERIFY((*recorder)->waitForEnd(kPatience));
    const RecorderStatus status = (*recorder)->status();
    const auto recording = (*recorder)->recording();
    const Series* const rss = test::find(*recording, "RSS");
    QVERIFY(rss);
    QVERIFY(rss->size() + status.missed + 1 >= 150); // every deadline has a sample or is told
    QCOMPARE(test::markersOf(*recording, MarkerKind::Mark).size(), 1U);
    QVERIFY(test::find(*recording, "PSS"));
    QVERIFY(status.length >= 1'500'000'000);
}

TIDEMARK_TEST(tst_LinuxSource)
#include "tst_linux_source.moc"
