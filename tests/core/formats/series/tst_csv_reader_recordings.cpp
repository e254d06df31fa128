// SPDX-License-Identifier: GPL-3.0-or-later
// Several recordings in one CSV, as our own export writes them, and axes other than time.
#include "tests/support/reading.h"
#include "tests/support/series_values.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;

using test::kGapShown;
using test::positionsOf;
using test::seriesCalled;
using test::valuesOf;
using Values = std::vector<double>;
using Positions = std::vector<std::int64_t>;

class tst_CsvReaderRecordings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recordingsInOneFile();
    void recordingsWithDamage();
    void otherAxes();
};

void tst_CsvReaderRecordings::recordingsInOneFile()
{
    const auto recordings =
        test::readAnyText("recording,time_s,rss_bytes,rss_pid_7_bytes,cpu_count\n"
                          "#1,0,10,,\n"
                          "#2,60,5,,1.5\n"
                          "#1,1,nan,3,\n"
                          "#2,61,6,,-2\n"
                          "#1,2,30,,\n");
    QVERIFY(recordings.has_value());
    QCOMPARE(recordings->size(), 2U);
    const Recording& first = *recordings->front();
    QCOMPARE(first.timeline.series.size(), 3U); // with the sum of both processes
    QCOMPARE(valuesOf(first.timeline.series[0]), (Values{10, kGapShown, 30}));
    QCOMPARE(first.timeline.series[1].pid, std::optional<std::int64_t>(7));
    QCOMPARE(positionsOf(first.timeline.series[1]), (Positions{1'000'000'000}));
    QCOMPARE(first.warnings, (std::vector<Warning>{{WarningCode::ReadingsMissing, 1, {}, {}}}));
    const Recording& second = *recordings->back();
    QCOMPARE(positionsOf(*seriesCalled(second, "cpu")), (Positions{0, 1'000'000'000}));
    QCOMPARE(seriesCalled(second, "cpu")->kind, SeriesKind::Counter);
    QVERIFY(second.timeline.series[0].positions == second.timeline.series[1].positions);
    QVERIFY(second.warnings.empty());

    const auto dated = test::readAnyText("recording,time,rss\n"
                                         "a,2025-04-02T23:07:04Z,1\nb,2025-04-02T23:07:05Z,2\n");
    QCOMPARE(dated->back()->startedUnixNs.value(), 1'743'635'225'000'000'000);
}

void tst_CsvReaderRecordings::recordingsWithDamage()
{
    const auto recordings =
        test::readCsv("recording,t,rss\n1,5,1\n1,4,2\n1,x,3\n2,1,-5\n3,0,\n4,0,nan\n");
    QVERIFY(recordings.has_value());
    QCOMPARE(recordings->size(), 1U);
    QCOMPARE(valuesOf(*recordings->front()->timeline.mainSeries()), (Values{2, 1}));
    QCOMPARE(recordings->front()->warnings,
             (std::vector<Warning>{{WarningCode::RowsWithoutTime, 1, 4, {}, "t", "x"},
                                   {WarningCode::CellsUnreadable, 1, 5, {}, "rss", "-5"},
                                   {WarningCode::TimesReordered, 1, {}, {}}}));
    QCOMPARE(test::readCsv("recording,t,rss\n1,0,\n").error().code, ErrorCode::NoSamples);
    QCOMPARE(test::readCsv("recording,t,rss\n1,0,-1\n").error(),
             (Error{ErrorCode::NoSamples, "-1", 2, {}, 3}));
}

void tst_CsvReaderRecordings::otherAxes()
{
    const auto instructions =
        test::readAnyText("instructions,rss_bytes\n5,1\n9000000000000000,2\n");
    QVERIFY(instructions.has_value());
    const Timeline& timeline = instructions->front()->timeline;
    QCOMPARE(timeline.axis, AxisUnit::Instructions);
    QCOMPARE(positionsOf(timeline.series[0]), (Positions{0, 8'999'999'999'999'995}));
    const auto allocated = test::readAnyText(
        "recording,allocated_bytes,rss_bytes\n#1,0,1\n#1,9223372036854775807,2\n");
    QCOMPARE(allocated->front()->timeline.axis, AxisUnit::AllocatedBytes);
    QCOMPARE(allocated->front()->timeline.series.size(), 1U);
    QCOMPARE(allocated->front()->warnings.front().line, std::optional<std::uint64_t>(3));
    QCOMPARE(test::readAnyText("sample,cpu_count\n0,1\n")->front()->timeline.axis,
             AxisUnit::Ordinal);
    for (const char* text : {"sample,value\n0,1\n", "recording,instructions\n#1,0\n", "sample\n1\n",
                             "recording\n1\n"}) {
        QVERIFY(!test::readAnyText(text).has_value());
    }
}

TIDEMARK_TEST(tst_CsvReaderRecordings)

#include "tst_csv_reader_recordings.moc"
