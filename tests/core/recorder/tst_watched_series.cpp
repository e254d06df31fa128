// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/series_names.h"
#include "core/recorder/live_recording.h"
#include "core/recorder/watched_series.h"
#include "tests/support/series_values.h"
#include "tests/support/test_registry.h"

#include <QtTest/QTest>

using namespace tidemark;

namespace
{

constexpr ProcessIdentity kMain{77, 1};

ProcessSample sampleOf(std::int64_t position, std::uint64_t resident, std::uint64_t peak)
{
    ProcessSample sample{kMain, position, {}};
    sample.reading.resident = resident;
    sample.reading.peakResident = peak;
    return sample;
}

constexpr ProcessIdentity kChild{88, 2};
constexpr ProcessIdentity kOther{99, 3};

ProcessSample sampleOf(ProcessIdentity process, std::int64_t position, std::uint64_t resident,
                       std::string name = {})
{
    ProcessSample sample{process, position, {}};
    sample.reading.resident = resident;
    sample.reading.name = std::move(name);
    return sample;
}

RollupSample rollupOf(ProcessIdentity process, std::int64_t position, std::uint64_t resident,
                      std::uint64_t proportional, std::uint64_t unique)
{
    ProcRollup rollup;
    rollup.resident = resident;
    rollup.proportional = proportional;
    rollup.unique = unique;
    return {process, position, rollup};
}

ProcessFigures figuresOf(std::int64_t position, std::uint64_t peak)
{
    ProcessFigures figures;
    figures.position = position;
    figures.peakResident = peak;
    figures.threads = 3;
    return figures;
}

Series seriesOf(const LiveRecording& live, std::string_view name)
{
    const auto recording = live.recording();
    const auto& series = recording->timeline.series;
    const auto found = std::ranges::find(series, name, &Series::name);
    return found == series.end() ? Series{} : *found;
}

using Values = std::vector<double>;

Values sumIn(const LiveRecording& live)
{
    const auto recording = live.recording();
    const auto& series = recording->timeline.series;
    const auto found = std::ranges::find(series, SeriesRole::Sum, &Series::role);
    return found == series.end() ? Values() : test::valuesOf(*found);
}

} // namespace

class tst_WatchedSeries final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theHighestRssIsThatOfTheWholeLife();
    void aLifeWithoutSamplesHasNoHighestRss();
    void theSumIsAsNewAsRss();
    void theSumIsNeverBelowOneProcess();
    void forksDoNotCountTwice();
    void theSumBeginsWithTheRecording();
    void theSumWherePssIsRefused();
    void aChildIsCalledAfterItsProgram();
};

/// The figures are read twice a second; what rose after the last ones is in the samples.
void tst_WatchedSeries::theHighestRssIsThatOfTheWholeLife()
{
    LiveRecording live("server", 0);
    WatchedSeries series(live);
    series.join({kMain, 0, "server", true});
    series.add(sampleOf(1, 10, 10));
    series.add(figuresOf(2, 10));
    series.add(sampleOf(3, 30, 50));
    series.add(sampleOf(4, 20, 50));
    series.leave({kMain, 5, true});

    const Series peak = seriesOf(live, "peak RSS");
    QCOMPARE(peak.size(), 2U);
    QCOMPARE((*peak.positions)[1], 4);
    QCOMPARE((*peak.values)[1], 50.0);
    QVERIFY(std::isnan((*seriesOf(live, "threads").values)[1]));

    // The next life begins anew.
    const ProcessIdentity next{78, 2};
    series.join({next, 9, "server", true});
    ProcessSample sample = sampleOf(10, 5, 5);
    sample.process = next;
    series.add(sample);
    series.leave({next, 11, true});
    QCOMPARE((*seriesOf(live, "peak RSS").values)[2], 5.0);
}

void tst_WatchedSeries::aLifeWithoutSamplesHasNoHighestRss()
{
    LiveRecording live("server", 0);
    WatchedSeries series(live);
    series.join({kMain, 0, "server", true});
    series.leave({kMain, 5, true}); // before the first sample
    QVERIFY(!seriesOf(live, "peak RSS").values);
}

/// PSS was read once, then a child grew: the sum does not wait for the next reading.
void tst_WatchedSeries::theSumIsAsNewAsRss()
{
    LiveRecording live("sh", 0);
    WatchedSeries series(live);
    series.join({kMain, 0, "sh", true});
    series.join({kChild, 0, "python3"});
    series.add(sampleOf(kMain, 10, 40));
    series.add(sampleOf(kChild, 10, 50));
    series.add(LookEnded{10}); // nothing is known of what they share
    series.add(rollupOf(kMain, 15, 40, 25, 20));
    series.add(rollupOf(kChild, 16, 50, 35, 30));
    series.add(sampleOf(kMain, 20, 40));
    series.add(sampleOf(kChild, 20, 60));
    series.add(LookEnded{20});
    series.add(sampleOf(kMain, 30, 40));
    series.add(sampleOf(kChild, 30, 260));
    series.add(LookEnded{30});
    QCOMPARE(sumIn(live), (Values{90, 70, 270}));
    const auto recording = live.recording();
    QCOMPARE(recording->timeline.mainSeries()->name, std::string(kPssOrRssOfAllName));

    series.leave({kChild, 40});
    series.add(sampleOf(kMain, 40, 40));
    series.add(LookEnded{40});
    series.leave({kMain, 50, true});
    QCOMPARE(sumIn(live), (Values{90, 70, 270, 40, test::kGapShown}));
}

/// Two that share nearly everything with each other.
void tst_WatchedSeries::theSumIsNeverBelowOneProcess()
{
    LiveRecording live("server", 0);
    WatchedSeries series(live);
    series.join({kMain, 0, "server", true});
    series.join({kChild, 0, "server"});
    series.add(rollupOf(kMain, 5, 100, 10, 1));
    series.add(rollupOf(kChild, 6, 100, 10, 1));
    series.add(sampleOf(kMain, 10, 100));
    series.add(sampleOf(kChild, 10, 120));
    series.add(LookEnded{10});
    QCOMPARE(sumIn(live), (Values{120}));
}

/// What forks share with their parent counts once, also before all of them have been read.
void tst_WatchedSeries::forksDoNotCountTwice()
{
    LiveRecording live("server", 0);
    WatchedSeries series(live);
    series.join({kMain, 0, "server", true});
    series.add(sampleOf(kMain, 1, 500));
    series.add(rollupOf(kMain, 2, 500, 500, 500)); // alone
    std::string childName = "server";
    const auto look = [&](std::int64_t position, std::uint64_t child, std::uint64_t other) {
        series.add(sampleOf(kMain, position, 500, "server"));
        series.add(sampleOf(kChild, position, child, childName));
        series.add(sampleOf(kOther, position, other, "server"));
        series.add(LookEnded{position});
    };
    series.join({kChild, 5, "server"});
    series.join({kOther, 5, "server"});
    look(10, 480, 480);                             // forked: nothing of their own
    look(20, 480, 490);                             // one has grown
    series.add(rollupOf(kOther, 25, 490, 170, 10)); // it alone was read since
    look(30, 480, 490);
    series.add(rollupOf(kMain, 35, 500, 180, 20));
    series.add(rollupOf(kChild, 36, 480, 160, 0));
    look(40, 480, 500);
    QCOMPARE(sumIn(live), (Values{500, 510, 510, 520}));

    // One of them begins a program of its own.
    childName = "convert";
    look(50, 30, 500);
    QCOMPARE(sumIn(live).back(), 500.0 + 30.0 + 20.0);
}

void tst_WatchedSeries::theSumBeginsWithTheRecording()
{
    LiveRecording live("sh", 0);
    WatchedSeries series(live);
    series.join({kMain, 0, "sh", true});
    series.add(sampleOf(kMain, 10, 300));
    series.add(LookEnded{10});
    series.add(sampleOf(kMain, 20, 40));
    series.add(LookEnded{20});
    QVERIFY(sumIn(live).empty());
    series.join({kChild, 25, "python3"});
    series.add(sampleOf(kMain, 30, 40));
    series.add(sampleOf(kChild, 30, 200));
    series.add(LookEnded{30});
    QCOMPARE(sumIn(live), (Values{300, 40, 240}));
    const auto recording = live.recording();
    QCOMPARE(recording->timeline.mainSeries()->role, SeriesRole::Sum);
}

void tst_WatchedSeries::theSumWherePssIsRefused()
{
    LiveRecording live("sh", 0);
    WatchedSeries series(live);
    series.join({kMain, 0, "sh", true});
    series.add(RollupSample{kMain, 1, failure(ErrorCode::NotPermitted)});
    series.join({kChild, 5, "python3"});
    series.join({kOther, 5, "python3"});
    series.add(sampleOf(kMain, 10, 40));
    series.add(sampleOf(kChild, 10, 50));
    series.add(sampleOf(kOther, 10, 60));
    series.add(LookEnded{10});
    QCOMPARE(sumIn(live), (Values{150}));
    QCOMPARE(live.recording()->timeline.mainSeries()->name, std::string(kRssOfAllName));
}

/// It is found between fork and exec as often as after.
void tst_WatchedSeries::aChildIsCalledAfterItsProgram()
{
    LiveRecording live("sh", 0);
    WatchedSeries series(live);
    series.join({kMain, 0, "sh", true});
    series.join({kChild, 0, "sh"});
    series.add(sampleOf(kChild, 10, 5, "sh"));
    series.add(rollupOf(kChild, 12, 5, 4, 3));
    QVERIFY(seriesOf(live, "RSS (sh)").values);
    series.add(sampleOf(kChild, 20, 50, "python3"));
    series.add(rollupOf(kChild, 22, 50, 40, 30));
    QVERIFY(!seriesOf(live, "RSS (sh)").values);
    QCOMPARE(seriesOf(live, "RSS (python3)").size(), 2U);
    QCOMPARE(seriesOf(live, "PSS (python3)").size(), 2U);
}

TIDEMARK_TEST(tst_WatchedSeries)
#include "tst_watched_series.moc"
