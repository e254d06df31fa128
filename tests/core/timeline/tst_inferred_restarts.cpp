// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/restart_name.h"
#include "core/timeline/inferred_restarts.h"
#include "core/timeline/lives.h"
#include "tests/support/memory_shapes.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <cmath>

using namespace tidemark;
using namespace tidemark::test;

namespace
{

constexpr double kDay = 86'400.0; ///< seconds
constexpr std::size_t kSamples = 2880;

/// A day of @p shape, a reading every 30 s.
Timeline dayOf(const MemoryShape& shape, SeriesKind kind = SeriesKind::Rss)
{
    Timeline timeline;
    timeline.series.push_back(sampled(shape, kSamples, kDay));
    timeline.series.back().kind = kind;
    return timeline;
}

/// Teeth from @p low to @p high MiB, @p count in the day, as @p shape has them from 0 to 1.
MemoryShape teeth(double low, double high, double count, const MemoryShape& shape)
{
    return [=](double x) {
        const double phase = x * count - std::floor(x * count);
        return low + (high - low) * shape(phase);
    };
}

double straight(double x)
{
    return x;
}

std::size_t restartsIn(const Timeline& timeline)
{
    return inferredRestarts(timeline).size();
}

} // namespace

class tst_InferredRestarts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void growthUntilItIsKilled_data();
    void growthUntilItIsKilled();
    void withNoiseAndMissingSamples();
    void theFirstReadingsOfAProcess();
    void whatIsNoRestart_data();
    void whatIsNoRestart();
    void aHeapIsNoProcess();
    void aCounterThatGoesOn();
    void aCounterThatBeginsAgain();
    void tooFewFalls();
    void livesFollow();
    void whatIsToldIsNotInferred();
    void randomHarmlessShapes();
};

void tst_InferredRestarts::growthUntilItIsKilled_data()
{
    QTest::addColumn<double>("count");
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("bend");
    for (const double count : {4.5, 7.3, 20.4}) {
        for (const double low : {20.0, 100.0, 200.0}) {
            QTest::addRow("%g lives from %g MiB", count, low) << count << low << 1.0;
            QTest::addRow("%g lives from %g MiB, slower and slower", count, low)
                << count << low << 0.6;
        }
    }
}

void tst_InferredRestarts::growthUntilItIsKilled()
{
    QFETCH(double, count);
    QFETCH(double, low);
    QFETCH(double, bend);
    const Timeline timeline =
        dayOf(teeth(low, 512.0, count, [bend](double x) { return std::pow(x, bend); }));
    const auto markers = inferredRestarts(timeline);
    QCOMPARE(markers.size(), static_cast<std::size_t>(count));
    for (std::size_t i = 0; i < markers.size(); ++i) {
        QCOMPARE(markers[i].kind, MarkerKind::Restart);
        QCOMPARE(markers[i].name, std::string(kInferredRestart));
        const double at = static_cast<double>(i + 1) / count * kDay * 1e9;
        QVERIFY(std::abs(static_cast<double>(markers[i].start) - at) <= 31e9);
    }
}

void tst_InferredRestarts::withNoiseAndMissingSamples()
{
    std::mt19937 random(11);
    auto shape = sumOf({teeth(100.0, 512.0, 6.5, straight), whiteNoise(random, 6.0)});
    Timeline timeline = dayOf(shape);
    const Series whole = timeline.series.front();
    auto values = std::make_shared<ValueColumn>();
    for (std::size_t i = 0; i < whole.size(); ++i) {
        const double phase = static_cast<double>(i) / kSamples * 6.5;
        const bool isDown = i > 100 && phase - std::floor(phase) < 0.01; // while it is started
        values->push_back(isDown || random() % 50 == 0 ? kGap : (*whole.values)[i]);
    }
    timeline.series.front().values = values;
    QCOMPARE(restartsIn(timeline), 6U);
}

/// A scrape may find a process that has hardly begun.
void tst_InferredRestarts::theFirstReadingsOfAProcess()
{
    QCOMPARE(restartsIn(
                 dayOf(teeth(100.0, 512.0, 5.5, [](double x) { return x < 0.0015 ? -0.22 : x; }))),
             5U);
}

void tst_InferredRestarts::whatIsNoRestart_data()
{
    QTest::addColumn<int>("which");
    const char* const names[] = {"level",
                                 "a leak that nothing ends",
                                 "day and night",
                                 "short teeth, as collections make them",
                                 "teeth on a rising level",
                                 "small teeth",
                                 "jobs with nothing between them",
                                 "spikes",
                                 "falls to different levels",
                                 "one cache thrown away",
                                 "slow falls",
                                 "falls from a plateau that was left"};
    for (int i = 0; i < static_cast<int>(std::size(names)); ++i) {
        QTest::newRow(names[i]) << i;
    }
}

void tst_InferredRestarts::whatIsNoRestart()
{
    QFETCH(int, which);
    std::mt19937 random(5);
    const std::vector<MemoryShape> shapes{
        level(300.0),
        sumOf({level(100.0), line(400.0)}),
        sumOf({level(300.0), sine(0.2, 0.0, 200.0)}),
        teeth(100.0, 400.0, 200.0, straight), // of seven minutes
        sumOf({teeth(100.0, 400.0, 8.5, straight), line(400.0)}),
        teeth(300.0, 400.0, 8.5, straight),
        teeth(100.0, 400.0, 8.5, [](double x) { return std::max(0.0, 2.0 * x - 1.0); }),
        sumOf({level(100.0), spikes(random)}),
        [](double x) {
            const double tooth = std::floor(x * 6.5);
            const double phase = x * 6.5 - tooth;
            return 60.0 + 40.0 * tooth + (500.0 - 40.0 * tooth) * phase;
        },
        sumOf({level(100.0), line(400.0), stepUp(0.6, -200.0)}),
        teeth(100.0, 400.0, 6.5, [](double x) { return 1.0 - std::abs(2.0 * x - 1.0); }),
        teeth(100.0, 400.0, 6.5, [](double x) { return x < 0.5 ? 2.0 * x : 0.5; }),
    };
    QCOMPARE(restartsIn(dayOf(shapes[static_cast<std::size_t>(which)])), 0U);
}

/// What a collector frees, though it looks the same.
void tst_InferredRestarts::aHeapIsNoProcess()
{
    for (const SeriesKind kind : {SeriesKind::HeapUsed, SeriesKind::HeapTotal, SeriesKind::External,
                                  SeriesKind::GcBaseline, SeriesKind::Vsize}) {
        QCOMPARE(restartsIn(dayOf(teeth(100.0, 512.0, 6.5, straight), kind)), 0U);
    }
    QCOMPARE(restartsIn(dayOf(teeth(100.0, 512.0, 6.5, straight), SeriesKind::Pss)), 6U);
}

void tst_InferredRestarts::aCounterThatGoesOn()
{
    Timeline timeline = dayOf(teeth(100.0, 512.0, 6.5, straight));
    timeline.series.push_back(sampled(line(1000.0), kSamples, kDay));
    timeline.series.back().kind = SeriesKind::Counter;
    QCOMPARE(restartsIn(timeline), 0U);
}

void tst_InferredRestarts::aCounterThatBeginsAgain()
{
    Timeline timeline = dayOf(teeth(100.0, 512.0, 6.5, straight));
    timeline.series.push_back(sampled(teeth(0.0, 90.0, 6.5, straight), kSamples, kDay));
    timeline.series.back().kind = SeriesKind::Counter;
    QCOMPARE(restartsIn(timeline), 6U);
}

void tst_InferredRestarts::tooFewFalls()
{
    QCOMPARE(restartsIn(dayOf(teeth(100.0, 512.0, 2.5, straight))), 0U);
    QCOMPARE(restartsIn(Timeline()), 0U);
    Timeline ordinal = dayOf(teeth(100.0, 512.0, 6.5, straight));
    ordinal.axis = AxisUnit::Ordinal;
    QCOMPARE(restartsIn(ordinal), 0U);
}

void tst_InferredRestarts::livesFollow()
{
    Timeline timeline = dayOf(teeth(100.0, 512.0, 6.5, straight));
    timeline.markers = inferredRestarts(timeline);
    const Lives lives = livesOf(timeline);
    QCOMPARE(lives.restarts(), 6U);
    QVERIFY(std::abs(lives.interval->median - kDay / 6.5 * 1e9) < 31e9);
    QVERIFY(lives.limit);
    QVERIFY(std::abs(lives.limit->median / 1048576.0 - 512.0) < 3.0);
}

void tst_InferredRestarts::whatIsToldIsNotInferred()
{
    auto recording = std::make_shared<Recording>();
    recording->timeline = dayOf(teeth(100.0, 512.0, 6.5, straight));
    QCOMPARE(withInferredRestarts({recording}).front()->timeline.markers.size(), 6U);
    recording->timeline.markers.push_back({MarkerKind::Restart, "PID 1 → 2", 5, 5});
    const Recordings told = withInferredRestarts({recording});
    QCOMPARE(told.front().get(), static_cast<const Recording*>(recording.get()));
}

/// Teeth of collections in a process whose memory follows them, up to half an hour long, on a level
/// that drifts: none of a thousand may count as restarts.
void tst_InferredRestarts::randomHarmlessShapes()
{
    std::mt19937 random(2026);
    int inferred = 0;
    for (int i = 0; i < 1000; ++i) {
        const double base = uniform(random, 50.0, 400.0);
        const double height = base * uniform(random, 0.1, 2.0);
        const auto shape = sumOf(
            {level(base),
             sawtooth(random, uniform(random, 0.001, 0.02), height, uniform(random, 0.2, 0.6)),
             driftingNoise(random, base * uniform(random, 0.05, 0.2), 0.999),
             whiteNoise(random, base * 0.02)});
        inferred += restartsIn(dayOf(shape)) > 0 ? 1 : 0;
    }
    QCOMPARE(inferred, 0);
}

TIDEMARK_TEST(tst_InferredRestarts)

#include "tst_inferred_restarts.moc"
