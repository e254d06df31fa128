// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/reading.h"
#include "tests/support/series_values.h"
#include "tests/support/test_registry.h"
#include "tests/support/units.h"

#include <QTest>

using namespace tidemark;

using test::kGapShown;
using test::positionsOf;
using test::seriesCalled;
using test::valuesOf;
using Values = std::vector<double>;
using Positions = std::vector<std::int64_t>;
using test::kMiB;

class tst_CsvReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void unixTimes();
    void semicolonsAndDecimalCommas();
    void datesAndQuotes();
    void whatTheColumnIs();
    void shapesOfText();
    void wrongRows_data();
    void wrongRows();
    void whatStandsAround_data();
    void whatStandsAround();
    void theHeaderAgain();
    void anotherHeader();
    void tablesOfInfluxDb();
    void cutAnywhere();
    void timesBackwards();
    void nothingToShow();
    void looksLikeSeries();
    void aRowMayLackItsTime();
    void aFleetInOneTable();
    void seriesAreBounded();
    void cancel();
};

void tst_CsvReader::unixTimes()
{
    const auto recordings = test::readFixture("csv/psutil.csv");
    QVERIFY(recordings.has_value());
    const Recording& run = *recordings->front();
    QCOMPARE(run.format, std::string("csv"));
    QCOMPARE(run.startedUnixNs.value(), 1'743'655'471'250'000'000);
    QCOMPARE(run.timeline.series.size(), 3U); // the text column is left out
    const Series& rss = *seriesCalled(run, "rss");
    QCOMPARE(rss.kind, SeriesKind::Rss);
    QCOMPARE(valuesOf(rss), (Values{20e6, 21e6, kGapShown, 35e6}));
    QCOMPARE(positionsOf(rss), (Positions{0, 250'000'000, 500'000'000, 750'000'000}));
    QCOMPARE(seriesCalled(run, "vms")->kind, SeriesKind::Vsize);
    QCOMPARE(seriesCalled(run, "cpu_percent")->kind, SeriesKind::Counter);
    QCOMPARE(valuesOf(*seriesCalled(run, "cpu_percent")), (Values{0, 98.5, 99, 12.5}));
    QCOMPARE(run.warnings, (std::vector<Warning>{{WarningCode::ReadingsMissing, 1, {}, {}}}));
}

void tst_CsvReader::semicolonsAndDecimalCommas()
{
    const auto recordings = test::readFixture("csv/european.csv");
    const Recording& run = *recordings->front();
    QVERIFY(!run.startedUnixNs);
    QCOMPARE(valuesOf(*seriesCalled(run, "RSS (MiB)")),
             (Values{1.5 * kMiB, 2.25 * kMiB, kGapShown}));
    QCOMPARE(seriesCalled(run, "heapUsed_kb")->kind, SeriesKind::HeapUsed);
    QCOMPARE(valuesOf(*seriesCalled(run, "heapUsed_kb")), (Values{10'240, 20'480, 30'720}));
    QCOMPARE(positionsOf(*run.timeline.mainSeries()), (Positions{0, 250'000'000, 500'000'000}));
}

void tst_CsvReader::datesAndQuotes()
{
    const auto recordings = test::readFixture("csv/dates.tsv");
    const Recording& run = *recordings->front();
    QCOMPARE(run.startedUnixNs.value(), 1'743'635'224'500'000'000);
    QCOMPARE(run.timeline.series[0].name, std::string("Worker \"A\""));
    QCOMPARE(run.timeline.series[0].kind, SeriesKind::Counter); // nothing says bytes
    QCOMPARE(valuesOf(run.timeline.series[0]), (Values{1024, 2048, 512}));
    QCOMPARE(valuesOf(run.timeline.series[1]), (Values{0, 1.5 * kMiB, 2 * kMiB}));
    QCOMPARE(positionsOf(run.timeline.series[0]), (Positions{0, 1'000'000'000, 2'000'000'000}));
}

void tst_CsvReader::whatTheColumnIs()
{
    const auto recordings = test::readCsv("id,Elapsed [us],RSS,pss_kib,USS (KB),swap_gb,Heap "
                                          "Total,array-buffers,requests_count,,total\n"
                                          "0,5,1,2,3,1,5,6,7,8,9\n");
    const auto& series = recordings->front()->timeline.series;
    const std::vector<std::pair<SeriesKind, double>> expected{
        {SeriesKind::Counter, 0},        {SeriesKind::Rss, 1},
        {SeriesKind::Pss, 2048},         {SeriesKind::Uss, 3072},
        {SeriesKind::Swap, 1024 * kMiB}, {SeriesKind::HeapTotal, 5},
        {SeriesKind::ArrayBuffers, 6},   {SeriesKind::Counter, 7},
        {SeriesKind::Counter, 9}};
    QCOMPARE(series.size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        QCOMPARE(series[i].kind, expected[i].first);
        QCOMPARE((*series[i].values)[0], expected[i].second);
    }
}

void tst_CsvReader::shapesOfText()
{
    const auto expected = test::readCsv("t,rss\n0,1\n0.5,2\n");
    for (const char* text :
         {"\xef\xbb\xbft,rss\r\n0,1\r\n0.5,2\r\n", "t,rss\n0,1\n0.5,2",
          "\n\nt,rss\n\n0,1\n\n0.5,2\n", "t;rss\n0;1\n0,5;2\n", "t\trss\n0\t1\n0,5\t2\n",
          "\"t\", \"rss\"\n \"0\" , 1 \n0.5,\"2\"\n", "rss,t\n1,0\n2,0.5\n",
          "t,rss,\n0,1,\n0.5,2,\n", "time (ms),rss\n0,1\n500,2\n", "seconds,rss\n0,1\n0.5,2\n",
          "time[ns],rss\n0,1\n500000000,2\n", "t_s,rss\n0,1\n5e-1,2\n"}) {
        const auto recordings = test::readAnyText(text);
        QVERIFY2(recordings.has_value(), text);
        QCOMPARE(valuesOf(*recordings->front()->timeline.mainSeries()), (Values{1, 2}));
        QVERIFY2(*recordings->front()->timeline.series[0].positions ==
                     *expected->front()->timeline.series[0].positions,
                 text);
        QVERIFY2(recordings->front()->warnings.empty(), text);
    }
}

void tst_CsvReader::wrongRows_data()
{
    QTest::addColumn<QByteArray>("row");
    for (const char* row : {"1", "1,2,3,4", "x,2,3", ",2,3", "1e300,2,3", "nan,2,3",
                            "2025-04-02T23:07:04Z,2,3", "\"1,2,3", "\x01\xff"}) {
        QTest::addRow("%s", row) << QByteArray(row);
    }
}

void tst_CsvReader::wrongRows()
{
    QFETCH(QByteArray, row);
    const auto recordings = test::readCsv("t,rss,swap\n0,1,1\n" + row.toStdString() + "\n2,3,1\n");
    QCOMPARE(valuesOf(*recordings->front()->timeline.mainSeries()), (Values{1, 3}));
    const std::vector<Warning>& warnings = recordings->front()->warnings;
    QCOMPARE(warnings.size(), 1U);
    QVERIFY(warnings[0].code == WarningCode::LinesSkipped ||
            (warnings[0].code == WarningCode::RowsWithoutTime && warnings[0].column == "t" &&
             row.startsWith(QByteArray::fromStdString(warnings[0].example))));
    QCOMPARE(warnings[0].count, 1U);
    QCOMPARE(warnings[0].line.value(), 3U);
}

void tst_CsvReader::whatStandsAround_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qulonglong>("output"); ///< lines that are counted as such
    const auto add = [](const char* name, const char* text, qulonglong output = 0) {
        QTest::newRow(name) << QByteArray(text) << output;
    };
    add("comments", "# host: a, b\n# 2024\nt,rss\n0,1\n# phase 2\n0.5,2\n");
    add("a header in a comment", "# t,rss\n0,1\n0.5,2\n");
    add("comments and a header in one", "# by x, y\n#t,rss\n0,1\n0.5,2\n");
    add("the separator", "sep=;\nt;rss\n0;1\n0,5;2\n");
    add("the separator, quoted", "\"sep=;\"\r\n\"t\";\"rss\"\r\n0;1\r\n0,5;2\r\n");
    add("a banner", "Server listening, port 3000\nready\nt,rss\n0,1\n0.5,2\n", 2);
    add("output below", "t,rss\n0,1\nstill running\n0.5,2\nDone in 5 s.\n", 2);
    add("commas at line ends", "t,rss,\n0,1\n0.5,2\n");
    add("a runner", "2024-05-01T10:00:00.1234567Z t,rss\n2024-05-01T10:00:01.1234567Z 0,1\n"
                    "2024-05-01T10:00:02.1234567Z 0.5,2\n");
}

void tst_CsvReader::whatStandsAround()
{
    QFETCH(QByteArray, text);
    QFETCH(qulonglong, output);
    const auto recordings = test::readAnyText(text.toStdString());
    QVERIFY(recordings.has_value());
    const Recording& run = *recordings->front();
    QCOMPARE(valuesOf(*run.timeline.mainSeries()), (Values{1, 2}));
    QCOMPARE(positionsOf(*run.timeline.mainSeries()), (Positions{0, 500'000'000}));
    const auto skipped = test::warningOf(run, WarningCode::OutputSkipped);
    QCOMPARE(skipped ? skipped->count : 0U, output);
    QCOMPARE(run.warnings.size(), output > 0 ? 1U : 0U);
}

void tst_CsvReader::theHeaderAgain()
{
    const auto appended = test::readAnyText("t,rss\n0,1\n1,2\nt,rss\n0,5\n1,6\n2,7\n");
    QCOMPARE(appended->size(), 2U);
    QCOMPARE(valuesOf(*appended->at(0)->timeline.mainSeries()), (Values{1, 2}));
    QCOMPARE(valuesOf(*appended->at(1)->timeline.mainSeries()), (Values{5, 6, 7}));
    QVERIFY(appended->at(0)->warnings.empty() && appended->at(1)->warnings.empty());

    // A tool that prints its header now and then.
    const auto one = test::readAnyText("t,rss\n0,1\n1,2\n2,3\nt,rss\n3,4\n4,5\n");
    QCOMPARE(one->size(), 1U);
    QCOMPARE(valuesOf(*one->front()->timeline.mainSeries()), (Values{1, 2, 3, 4, 5}));
    QVERIFY(one->front()->warnings.empty());

    // Appended the next day.
    QCOMPARE(test::readAnyText("t,rss\n0,1\n1,2\n2,3\nt,rss\n90000,4\n90001,5\n")->size(), 2U);
}

void tst_CsvReader::anotherHeader()
{
    const auto two =
        test::readCsv("time,rss\n0,100\n1,101\n\ntime,rss,vms\n0,200,900\n1,201,901\n");
    QVERIFY(two.has_value());
    QCOMPARE(two->size(), 2U);
    QCOMPARE(valuesOf(*two->front()->timeline.mainSeries()), (Values{100, 101}));
    QCOMPARE(valuesOf(*two->back()->timeline.mainSeries()), (Values{200, 201}));
    QVERIFY(two->front()->warnings.empty() && two->back()->warnings.empty());

    const auto sameSize = test::readCsv("time,rss\n0,100\n1,101\nt,mem\n0,200\n1,201\n");
    QCOMPARE(sameSize->size(), 2U);

    for (const char* end :
         {"time,rss,vms\n", "time,rss,vms\n2,102\n", "time,rss,vms\nsaved, bye\n"}) {
        const auto one = test::readCsv("time,rss\n0,100\n1,101\n" + std::string(end));
        QCOMPARE(one->size(), 1U);
        QVERIFY(!one->front()->warnings.empty());
    }

    std::string many = "time,rss\n"; // the columns are known long before
    for (int i = 0; i < 200; ++i) {
        many += std::to_string(i) + ",100\n";
    }
    QCOMPARE(test::readCsv(many + "time,rss,vms\n0,200,900\n")->size(), 2U);
}

void tst_CsvReader::tablesOfInfluxDb()
{
    const auto read = test::readAnyText(
        "#group,false,false,false,false,true\r\n#datatype,string,long,dateTime:RFC3339,double,"
        "string\r\n"
        "#default,mean,,,,\r\n,result,table,_time,_value,_field\r\n"
        ",,0,2025-04-02T23:07:04Z,104857600,rss\r\n,,0,2025-04-02T23:07:05Z,104857601,rss\r\n"
        ",,1,2025-04-02T23:07:04Z,204857600,vms\r\n,,1,2025-04-02T23:07:05Z,204857601,vms\r\n\r\n"
        "#group,false,false,false,false,true,true\r\n#datatype,string,long,dateTime:RFC3339,long,"
        "string,string\r\n"
        "#default,mean,,,,,\r\n,result,table,_time,_value,_field,host\r\n"
        ",,2,2025-04-02T23:07:04Z,5,num_threads,a\r\n,,2,2025-04-02T23:07:05Z,6,num_threads,a\r\n");
    QVERIFY(read.has_value());
    QCOMPARE(read->size(), 2U);
    const Recording& memory = *read->front();
    QCOMPARE(memory.timeline.series.size(), 2U);
    QCOMPARE(valuesOf(*seriesCalled(memory, "rss")), (Values{104857600, 104857601}));
    QCOMPARE(valuesOf(*seriesCalled(memory, "vms")), (Values{204857600, 204857601}));
    QVERIFY(!test::warningOf(memory, WarningCode::OutputSkipped));
    QVERIFY(!test::warningOf(memory, WarningCode::LinesSkipped));
    const Recording& threads = *read->back();
    QCOMPARE(threads.timeline.series.size(), 1U);
    QCOMPARE(valuesOf(threads.timeline.series.front()), (Values{5, 6}));
}

void tst_CsvReader::cutAnywhere()
{
    const std::string text = "t,rss,swap\n0,10,10\n1,20,30\n";
    for (std::size_t length = 1; length < text.size(); ++length) {
        const auto recordings = test::readCsv(text.substr(0, length));
        if (length < text.find("10\n")) {
            QVERIFY(!recordings.has_value());
        } else {
            QVERIFY(recordings.has_value());
            const bool inRow = length > text.find("1,20") && length <= text.rfind(',');
            QCOMPARE(test::warningOf(*recordings->front(), WarningCode::FileCutOff).has_value(),
                     inRow);
        }
    }
}

void tst_CsvReader::timesBackwards()
{
    const auto recordings = test::readCsv("t,rss\n5,1\n4,2\n5,3\n");
    QCOMPARE(valuesOf(*recordings->front()->timeline.mainSeries()), (Values{2, 1, 3}));
    QCOMPARE(recordings->front()->warnings,
             (std::vector<Warning>{{WarningCode::TimesReordered, 1, {}, {}}}));
}

void tst_CsvReader::nothingToShow()
{
    QCOMPARE(test::readCsv("").error().code, ErrorCode::Empty);
    QCOMPARE(test::readCsv("\n\n").error().code, ErrorCode::NoSamples);
    QCOMPARE(test::readCsv("t,rss\n").error().code, ErrorCode::NoSamples);
    QCOMPARE(test::readCsv("t,rss\n1,\n").error(), (Error{ErrorCode::NoSamples, {}, {}, {}}));
    QCOMPARE(test::readCsv("t,x\n1,\n").error(), (Error{ErrorCode::NoSamples, "1,", 2, {}}));
    QCOMPARE(test::readCsv("\nname,rss\na,1\n").error(),
             (Error{ErrorCode::NoTimeColumn, "name, rss", 2, {}}));
    QCOMPARE(test::readCsv("hello\n").error(), (Error{ErrorCode::Malformed, "hello", 1, {}}));
}

void tst_CsvReader::looksLikeSeries()
{
    const auto registry = builtinFormats();
    const auto* const reader = registry.find("csv");
    for (const char* text :
         {"t,rss\n0,1\n", "time_ms;a;b\n0;1;2\n", "Date\tx\n2025-04-02 23:07:04\t5\n", "t,rss\n",
          "elapsed_time,rss\n1,2\n"}) {
        QVERIFY2(reader->accepts(text), text);
    }
    for (const char* text :
         {"", "t", "t\n0\n", "t,time\n0,1\n", "1,2\n3,4\n", "a,b\n1,2\n", "t,a\nx,y\n",
          "elapsed_time,nproc,cpu,mem_real,mem_virtual\n0,1,2,3,4\n", "{\"a\":1,\"t\":[0,1]}\n",
          "[{\"t\":0,\"rss\":1}]\n", "Timestamp,Provider,Counter Name\n04/02/2025 1:00:00,a,b\n",
          "# t,rss\n", "allocator,num_allocations,size\nmalloc,1,2\n"}) {
        QVERIFY2(!reader->accepts(text), text);
    }
}

/// The last column needs no name, and a row may lack it; no other row's time is taken for it.
void tst_CsvReader::aRowMayLackItsTime()
{
    const auto recordings = test::readCsv("rss_mb,\n"
                                          "100,2026-01-02 00:00:00\n"
                                          "101,2026-01-02 00:00:01\n"
                                          "999\n"
                                          "103,2026-01-02 00:00:03\n");
    QVERIFY(recordings.has_value());
    const Series& rss = *seriesCalled(*recordings->front(), "rss_mb");
    QCOMPARE(positionsOf(rss), (Positions{0, 1'000'000'000, 3'000'000'000}));
    QVERIFY(test::warningOf(*recordings->front(), WarningCode::LinesSkipped).has_value());
}

/// As a dashboard exports it: a column for each of its machines.
void tst_CsvReader::aFleetInOneTable()
{
    constexpr int kMachines = 3000;
    std::string header = "time";
    std::string rows = "0";
    std::string more = "60";
    for (int i = 0; i < kMachines; ++i) {
        header += ",pod-" + std::to_string(i) + " rss (MiB)";
        rows += "," + std::to_string(100 + i);
        more += "," + std::to_string(101 + i);
    }
    const auto recordings = test::readCsv(header + "\n" + rows + "\n" + more + "\n");
    QVERIFY(recordings.has_value());
    const auto& series = recordings->front()->timeline.series;
    QCOMPARE(series.size(), std::size_t{kMachines});
    QCOMPARE(valuesOf(series.back()), (Values{3099 * kMiB, 3100 * kMiB}));
}

void tst_CsvReader::seriesAreBounded()
{
    std::string text = "recording,t,rss,swap\n";
    for (int i = 0; i < 120'000; ++i) {
        text += std::to_string(i) + ",0,1,2\n";
    }
    const auto recordings = test::readCsv(text);
    QVERIFY(recordings.has_value());
    QVERIFY(recordings->size() < 50'000);
    QVERIFY(test::warningOf(*recordings->front(), WarningCode::LinesSkipped).has_value());
}

void tst_CsvReader::cancel()
{
    auto input = Input::fromBytes("t,rss\n0,1\n");
    test::CancelledControl control;
    QCOMPARE(builtinFormats().read(*input, control).error().code, ErrorCode::Cancelled);
}

TIDEMARK_TEST(tst_CsvReader)

#include "tst_csv_reader.moc"
