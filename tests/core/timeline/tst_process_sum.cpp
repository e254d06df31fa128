// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/series_names.h"
#include "core/timeline/process_sum.h"
#include "tests/support/series.h"
#include "tests/support/series_values.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;
using test::kGapShown;
using test::positionsOf;
using test::seriesOf;
using test::valuesOf;

namespace
{

using Values = std::vector<double>;
using Positions = std::vector<std::int64_t>;

Series ofChild(std::int64_t pid, const Values& values, const Positions& positions)
{
    Series series = seriesOf(values, positions);
    series.pid = pid;
    return series;
}

Timeline timelineOf(std::vector<Series> series)
{
    Timeline timeline;
    timeline.series = std::move(series);
    return timeline;
}

} // namespace

class tst_ProcessSum : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void childrenThatFollowTheProgramsLines();
    void oneThatEndsWhereAnotherBegins();
    void readMoreRarelyThanTheProgram();
    void afterTheProgramsLastReading();
    void gapsEndAProcess();
    void nothingWithoutChildren();
    void whatIsThereAndHighEnoughStays();
    void aSumOfOldReadingsIsReplaced();
    void childrenWithoutPid();
    void onlyPss();
    void isTheMainSeries();
};

/// As mprof writes them: a line for the program, then one for each child that lives.
void tst_ProcessSum::childrenThatFollowTheProgramsLines()
{
    Timeline timeline =
        timelineOf({seriesOf({10, 11, 12, 13}, {0, 100, 200, 300}),
                    ofChild(1, {200, 210}, {101, 201}), ofChild(2, {5, 6}, {202, 302})});
    addProcessSum(timeline);
    QCOMPARE(timeline.series.size(), std::size_t{4});
    const Series& sum = timeline.series.back();
    QCOMPARE(positionsOf(sum), (Positions{0, 100, 200, 300}));
    QCOMPARE(valuesOf(sum), (Values{10, 211, 227, 19}));
    QCOMPARE(sum.role, SeriesRole::Sum);
    QCOMPARE(sum.kind, SeriesKind::Rss);
    QCOMPARE(sum.name, std::string(kRssOfAllName));
    QVERIFY(!sum.pid);
}

/// They never held memory together.
void tst_ProcessSum::oneThatEndsWhereAnotherBegins()
{
    Timeline timeline =
        timelineOf({seriesOf({10, 10, 10, 10}, {0, 100, 200, 300}),
                    ofChild(1, {200, 200}, {1, 101}), ofChild(2, {200, 200}, {201, 301})});
    addProcessSum(timeline);
    QCOMPARE(valuesOf(timeline.series.back()), (Values{210, 210, 210, 210}));
}

void tst_ProcessSum::readMoreRarelyThanTheProgram()
{
    Positions positions;
    Values values;
    for (int i = 0; i < 40; ++i) {
        positions.push_back(i * 100);
        values.push_back(10);
    }
    Timeline timeline =
        timelineOf({seriesOf(values, positions), ofChild(1, {50, 60, 70}, {501, 1001, 3500})});
    addProcessSum(timeline);
    const Values sum = valuesOf(timeline.series.back());
    QCOMPARE(sum[4], 10.0);
    QCOMPARE(sum[5], 60.0);
    QCOMPARE(sum[9], 60.0); // read again half a second later
    QCOMPARE(sum[10], 70.0);
    QCOMPARE(sum[20], 10.0); // not read for two and a half: another one by the same number
    QCOMPARE(sum[35], 80.0);
    QCOMPARE(sum[36], 10.0);
}

void tst_ProcessSum::afterTheProgramsLastReading()
{
    Timeline timeline = timelineOf({seriesOf({10, 10, 10}, {0, 100, 200}),
                                    ofChild(1, {20, 21, 22, 23}, {201, 301, 501, 601})});
    addProcessSum(timeline);
    QCOMPARE(positionsOf(timeline.series.back()), (Positions{0, 100, 200, 501}));
    QCOMPARE(valuesOf(timeline.series.back()), (Values{10, 10, 31, 23}));
}

void tst_ProcessSum::gapsEndAProcess()
{
    Timeline timeline = timelineOf({seriesOf({10, 10, kGap, 10}, {0, 100, 200, 300}),
                                    ofChild(1, {20, kGap, kGap, 30}, {0, 100, 200, 300})});
    addProcessSum(timeline);
    QCOMPARE(valuesOf(timeline.series.back()), (Values{30, 10, kGapShown, 40}));
}

void tst_ProcessSum::nothingWithoutChildren()
{
    const auto isAdded = [](std::vector<Series> series) {
        const std::size_t before = series.size();
        Timeline timeline = timelineOf(std::move(series));
        addProcessSum(timeline);
        return timeline.series.size() > before;
    };
    QVERIFY(!isAdded({}));
    QVERIFY(!isAdded({seriesOf({1, 2})}));
    QVERIFY(!isAdded({ofChild(1, {1, 2}, {0, 1})}));           // no program
    QVERIFY(!isAdded({seriesOf({1, 2}), ofChild(1, {}, {})})); // no reading
    Series counter = ofChild(1, {1, 2}, {0, 1});
    counter.kind = SeriesKind::Counter;
    QVERIFY(!isAdded({seriesOf({1, 2}), counter}));
}

void tst_ProcessSum::whatIsThereAndHighEnoughStays()
{
    Series known = seriesOf({0, 30}, {0, 100});
    known.kind = SeriesKind::Pss;
    known.name = kPssOfAllName;
    known.role = SeriesRole::Sum;
    Timeline timeline =
        timelineOf({seriesOf({10, 10}, {0, 100}), ofChild(1, {20, 25}, {0, 100}), known});
    addProcessSum(timeline);
    QCOMPARE(timeline.series.size(), std::size_t{3});
    QCOMPARE(timeline.series[2].role, SeriesRole::Sum);
}

/// A child grew to 200 after PSS had been read for the last time.
void tst_ProcessSum::aSumOfOldReadingsIsReplaced()
{
    Series known = seriesOf({12, 29}, {0, 100});
    known.kind = SeriesKind::Pss;
    known.name = kPssOfAllName;
    known.role = SeriesRole::Sum;
    Timeline timeline = timelineOf(
        {seriesOf({10, 10, 10}, {0, 100, 200}), ofChild(1, {20, 25, 200}, {0, 100, 200}), known});
    addProcessSum(timeline);
    QCOMPARE(timeline.series.size(), std::size_t{4});
    QCOMPARE(timeline.series[2].role, SeriesRole::Plain);
    QCOMPARE(valuesOf(timeline.series[3]), (Values{30, 35, 210}));
    QCOMPARE(timeline.mainSeries(), &timeline.series[3]);
}

/// As versions of mprof that number the children wrote them.
void tst_ProcessSum::childrenWithoutPid()
{
    Series child = seriesOf({200, 210}, {1, 101});
    child.role = SeriesRole::Child;
    Timeline timeline = timelineOf({child, seriesOf({10, 11}, {0, 100})});
    addProcessSum(timeline);
    QCOMPARE(valuesOf(timeline.series.back()), (Values{210, 221}));
    QCOMPARE(timeline.mainSeries(), &timeline.series.back());
}

void tst_ProcessSum::onlyPss()
{
    Series own = seriesOf({10, 10}, {0, 100});
    Series child = ofChild(1, {20, 25}, {0, 100});
    own.kind = child.kind = SeriesKind::Pss;
    Timeline timeline = timelineOf({own, child});
    addProcessSum(timeline);
    QCOMPARE(timeline.series.back().name, std::string(kPssOfAllName));
    QCOMPARE(valuesOf(timeline.series.back()), (Values{30, 35}));
}

void tst_ProcessSum::isTheMainSeries()
{
    // Alone when it was largest, but not when a child had more than it.
    Timeline timeline = timelineOf({seriesOf({300, 50}, {0, 100}), ofChild(1, {200}, {101})});
    addProcessSum(timeline);
    QCOMPARE(timeline.mainSeries(), &timeline.series.back());
    QCOMPARE(valuesOf(*timeline.mainSeries()), (Values{300, 250}));
}

TIDEMARK_TEST(tst_ProcessSum)

#include "tst_process_sum.moc"
