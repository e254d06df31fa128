// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recorder/live_recording.h"
#include "core/recorder/sink_queue.h"
#include "tests/support/test_registry.h"

#include <QtTest/QTest>

#include <thread>

using namespace tidemark;

class tst_SinkQueue final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void groupsAreTranslated();
    void takesFromSeveralThreads();
};

/// Two queues number their groups from 0 each; the recording tells them apart.
void tst_SinkQueue::groupsAreTranslated()
{
    LiveRecording live("p", 0);
    SinkQueue one;
    SinkQueue other;
    const auto first = one.addGroup({{SeriesKind::Rss, "a", {}}});
    const auto second = other.addGroup({{SeriesKind::Rss, "b", {}}});
    QCOMPARE(first, second);
    one.addRow(first, 1, std::array{10.0});
    other.addRow(second, 2, std::array{20.0});
    other.rename(second, {"b2"});
    other.replayInto(live);
    one.replayInto(live);
    one.addRow(one.addGroup({{SeriesKind::Rss, "c", {}}}), 3, std::array{30.0});
    one.addRow(first, 4, std::array{40.0});
    one.replayInto(live);
    one.replayInto(live); // nothing new

    const auto recording = live.recording();
    const auto& series = recording->timeline.series;
    QCOMPARE(series.size(), 3U);
    QCOMPARE(series[0].name, std::string("b2"));
    QCOMPARE((*series[0].values)[0], 20.0);
    QCOMPARE(series[1].name, std::string("a"));
    QCOMPARE(series[1].size(), 2U);
    QCOMPARE((*series[1].values)[1], 40.0);
    QCOMPARE((*series[2].values)[0], 30.0);
}

void tst_SinkQueue::takesFromSeveralThreads()
{
    constexpr int kRows = 2000;
    LiveRecording live("p", 0);
    SinkQueue queue;
    std::vector<std::thread> threads;
    for (int t = 0; t < 3; ++t) {
        threads.emplace_back([&queue] {
            const auto group = queue.addGroup({{SeriesKind::Rss, "r", {}}});
            for (int i = 0; i < kRows; ++i) {
                queue.addRow(group, i, std::array{static_cast<double>(i)});
            }
        });
    }
    for (int i = 0; i < 100; ++i) {
        queue.replayInto(live);
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    queue.replayInto(live);
    const auto recording = live.recording();
    QCOMPARE(recording->timeline.series.size(), 3U);
    for (const Series& series : recording->timeline.series) {
        QCOMPARE(series.size(), static_cast<std::size_t>(kRows));
        QCOMPARE((*series.values)[kRows - 1], static_cast<double>(kRows - 1)); // in order
    }
}

TIDEMARK_TEST(tst_SinkQueue)
#include "tst_sink_queue.moc"
