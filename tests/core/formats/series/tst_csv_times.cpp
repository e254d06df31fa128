// SPDX-License-Identifier: GPL-3.0-or-later
// Times of tables as pandas, spreadsheets, dashboards and system tools write them.
#include "core/formats/series/csv_times.h"
#include "tests/support/reading.h"
#include "tests/support/series_values.h"
#include "tests/support/test_registry.h"
#include "tests/support/units.h"

#include <QTest>

using namespace tidemark;

using test::codesOf;
using test::positionsOf;
using test::valuesOf;
using Values = std::vector<double>;
using Codes = std::vector<WarningCode>;
using test::kSecondNs;

class tst_CsvTimes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void timesOfAllSorts();
    void dayAndMonthAreToldByTheColumn();
    void dateAndTimeInTwoColumns();
    void anIndexWithoutAName();
    void timesThatCannotBeRead();
    void datesOfSpreadsheets();
};

void tst_CsvTimes::timesOfAllSorts()
{
    for (const char* text :
         {"time,rss\n23:07:00,1\n23:07:01,2\n", "time,rss\n11:59:59 PM,1\n12:00:00 AM,2\n",
          "Zeit;rss\n02.04.2025 23:07:00;1\n02.04.2025 23:07:01;2\n",
          "Timestamp (UTC),rss\n2025-04-02 23:07:00 UTC,1\n2025-04-02 23:07:01 UTC,2\n",
          "asctime,rss\n\"2025-04-02 23:07:00,5\",1\n\"2025-04-02 23:07:01,5\",2\n",
          "@timestamp,rss\n2025-04-02T23:07:00+0000,1\n2025-04-02T23:07:01+0000,2\n",
          "epoch,rss\n1743635220,1\n1743635221,2\n", "unix_time,rss\n1743635220,1\n1743635221,2\n",
          "etime,rss_b\n00:59,1\n01:00,2\n", "elapsed,rss\n59 s,1\n1 min,2\n",
          "when,rss\n2025-04-02 23:07:00,1\n2025-04-02 23:07:01,2\n",
          "(PDH-CSV 4.0) (CET)(-60),rss\n13/04/2025 23:07:00.000,1\n13/04/2025 23:07:01.000,2\n"}) {
        const auto recordings = test::readAnyText(text);
        QVERIFY2(recordings.has_value(), text);
        const Series& rss = *recordings->front()->timeline.mainSeries();
        QVERIFY2(positionsOf(rss) == (std::vector<std::int64_t>{0, kSecondNs}), text);
        QVERIFY2(valuesOf(rss) == (Values{1, 2}), text);
        QVERIFY2(recordings->front()->warnings.empty(), text);
    }
    const auto days = test::readAnyText("date,rss\n2025-04-02,1\n2025-04-03,2\n");
    QCOMPARE(positionsOf(*days->front()->timeline.mainSeries())[1], 86'400 * kSecondNs);
}

void tst_CsvTimes::dayAndMonthAreToldByTheColumn()
{
    const auto at = [](const std::string& text) {
        const auto recordings = test::readAnyText(text);
        return std::pair(positionsOf(*recordings->front()->timeline.mainSeries()).back() /
                             kSecondNs,
                         codesOf(*recordings->front()));
    };
    constexpr std::int64_t kDay = 86'400;
    const Codes dayFirst{WarningCode::TakenAsDayFirst};
    QCOMPARE(at("t,rss\n01/04/2025,1\n02/04/2025,2\n13/04/2025,3\n"),
             std::pair(12 * kDay, Codes()));
    QCOMPARE(at("t,rss\n4/2/2025 23:07,1\n4/13/2025 23:07,3\n"), std::pair(11 * kDay, Codes()));
    QCOMPARE(at("t,rss\n01/04/2025,1\n02/04/2025,2\n03/04/2025,3\n"),
             std::pair(2 * kDay, dayFirst));
    QCOMPARE(at("t,rss\n4/2/2025 11:07:00 PM,1\n4/2/2025 11:08:00 PM,3\n"),
             std::pair(std::int64_t{60}, Codes{WarningCode::TakenAsMonthFirst}));
    // The order only shows behind the rows that are looked at first.
    std::string late = "t;rss\n";
    for (int i = 0; i < 100; ++i) {
        late += "0" + std::to_string(1 + i / 50) + "/04/2025 00:00:" + std::to_string(i % 50 / 10) +
                std::to_string(i % 10) + ";5\n";
    }
    QCOMPARE(at(late + "13/04/2025 00:00:00;6\n"), std::pair(12 * kDay, Codes()));
}

void tst_CsvTimes::dateAndTimeInTwoColumns()
{
    for (const char* text : {"Date;Time;rss\n02.04.2025;23:59:59;1\n03.04.2025;00:00:01;2\n",
                             "Uhrzeit;rss;Datum\n23:59:59;1;02.04.2025\n00:00:01;2;03.04.2025\n"}) {
        const auto recordings = test::readAnyText(text);
        QVERIFY2(recordings.has_value(), text);
        const Recording& run = *recordings->front();
        QCOMPARE(run.timeline.series.size(), 1U);
        QCOMPARE(positionsOf(*run.timeline.mainSeries())[1], 2 * kSecondNs);
        QCOMPARE(run.startedUnixNs.value(), 1'743'638'399 * kSecondNs);
    }
}

void tst_CsvTimes::anIndexWithoutAName()
{
    const auto dated = test::readAnyText(",rss\n2025-04-02 23:07:04,1\n2025-04-02 23:07:05,2\n");
    QCOMPARE(dated->front()->startedUnixNs.value(), 1'743'635'224 * kSecondNs);
    const auto beside = test::readAnyText(",time,rss\n0,5,1\n1,6,2\n");
    QCOMPARE(positionsOf(*beside->front()->timeline.mainSeries())[1], kSecondNs);
    QVERIFY(beside->front()->warnings.empty());
    const auto counted = test::readAnyText(",rss\n0,1\n1,2\n");
    QCOMPARE(counted->front()->timeline.axis, AxisUnit::Ordinal);
    QCOMPARE(codesOf(*counted->front()), (Codes{WarningCode::RowsCounted}));
}

void tst_CsvTimes::timesThatCannotBeRead()
{
    QCOMPARE(test::readAnyText("time,rss\n23:07 h,1\n23:08 h,2\n").error(),
             (Error{ErrorCode::TimesUnreadable, "time: 23:07 h", 2, {}, 1}));
    QCOMPARE(test::readAnyText("rss,time\n1,\n1,soon\n2,later\n").error(),
             (Error{ErrorCode::TimesUnreadable, "time: soon", 3, {}, 2}));
    const auto one = test::readAnyText("rss,time\n1,0\n2,soon\n3,2\n");
    QCOMPARE(test::warningOf(*one->front(), WarningCode::RowsWithoutTime).value(),
             (Warning{WarningCode::RowsWithoutTime, 1, 3, {}, "time", "soon"}));
}

/// As Excel shows a date that nobody formatted.
void tst_CsvTimes::datesOfSpreadsheets()
{
    const auto read = test::readAnyText("Timestamp,RSS (KB)\n45749.9632407407,1\n"
                                        "45749.9632523148,2\n45749.9632638889,3\n");
    const Recording& run = *read->front();
    QCOMPARE(run.startedUnixNs.value(), 1'743'635'224 * kSecondNs);
    QCOMPARE(positionsOf(run.timeline.series.front()),
             (std::vector<std::int64_t>{0, kSecondNs, 2 * kSecondNs}));
    const auto monotonic = test::readAnyText("Timestamp,RSS (KB)\n45749.5,1\n45750,2\n45750.5,3\n");
    QVERIFY(!monotonic->front()->startedUnixNs);
    QCOMPARE(positionsOf(monotonic->front()->timeline.series.front()).back(), kSecondNs);
}

TIDEMARK_TEST(tst_CsvTimes)

#include "tst_csv_times.moc"
