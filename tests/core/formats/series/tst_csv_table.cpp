// SPDX-License-Identifier: GPL-3.0-or-later
// Tables as pandas, spreadsheets, dashboards and system tools write them.
#include "tests/support/reading.h"
#include "tests/support/series_values.h"
#include "tests/support/test_registry.h"
#include "tests/support/units.h"

#include <QTest>

using namespace tidemark;

using test::codesOf;
using test::kGapShown;
using test::seriesCalled;
using test::valuesOf;
using Values = std::vector<double>;
using Codes = std::vector<WarningCode>;
using test::kMiB;

namespace
{

/// A table, and what its main series is.
struct Case {
    const char* text;
    const char* name;
    SeriesKind kind;
    Values values;
    Codes warnings = {};
};

void check(const Case& wanted)
{
    const auto recordings = test::readAnyText(wanted.text);
    QVERIFY2(recordings.has_value(), wanted.text);
    const Recording& run = *recordings->front();
    const Series& main = *run.timeline.mainSeries();
    QVERIFY2(main.name == wanted.name, wanted.text);
    QVERIFY2(main.kind == wanted.kind, wanted.text);
    QVERIFY2(valuesOf(main) == wanted.values, wanted.text);
    QVERIFY2(codesOf(run) == wanted.warnings, wanted.text);
}

bool isCounter(const char* text, const char* name)
{
    const auto recordings = test::readAnyText(text);
    const Series* const series = recordings ? seriesCalled(*recordings->front(), name) : nullptr;
    return series != nullptr && series->kind == SeriesKind::Counter;
}

} // namespace

class tst_CsvTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void memoryIsFoundWhereverItStands();
    void otherColumnsAreCounters();
    void unknownNamesAreToldByTheirNumbers();
    void unitsOfColumns();
    void unitsBelowTheNames();
    void unitsInCells();
    void tablesOfSystemToolsAreInKib();
    void thousandsAreToldByTheColumn();
    void thousandsAreToldByOtherColumns();
    void whatTellsLateCorrectsTheRowsBefore();
    void aWrongCellIsAGap();
    void cellsThatAreNoNumbers();
    void unitsThatNobodyTold();
    void namesOfServices();
    void whatToldTheMeaningIsKept();
};

void tst_CsvTable::memoryIsFoundWhereverItStands()
{
    using enum SeriesKind;
    const Values two{100 * kMiB, 101 * kMiB};
    for (const Case& one : std::vector<Case>{
             {"time,iteration,rss\n0,0,104857600\n1,1,105906176\n", "rss", Rss, two},
             {"t,heapUsed,rss\n0,1000,104857600\n1,1000,105906176\n", "rss", Rss, two},
             {"t,vms,uss,pss\n0,9,1,104857600\n1,9,1,105906176\n", "pss", Pss, two},
             {"t,max_rss,free,rss\n0,9e8,8e9,104857600\n1,9e8,8e9,105906176\n", "rss", Rss, two},
             {"id,elapsed_ms,worker_rss_mb\n1,0,100\n2,250,101\n", "worker_rss_mb", Rss, two},
             {"time,total,used,free\n0,9e9,104857600,8e9\n1,9e9,105906176,8e9\n", "used", External,
              two},
             {"epoch,step,gpu_mem_mb,rss_mb,time\n0,0,4000,100,0\n0,9,4000,101,1\n", "rss_mb", Rss,
              two},
         }) {
        check(one);
    }
}

void tst_CsvTable::otherColumnsAreCounters()
{
    for (const char* name :
         {"pid",         "id",           "index",       "step",          "epoch",
          "iteration",   "requests",     "fds",         "load1",         "cpu_usage",
          "%MEM",        "latency_ms",   "oom_score",   "status",        "uptime",
          "bytes_per_s", "write MB/s",   "majflt/s",    "heap_objects",  "memory_percent",
          "MemPerc",     "gc_pause_ms",  "page_faults", "CPU Usage (%)", "num_threads",
          "delta",       "rss_growth_mb"}) {
        const std::string text =
            std::string("time,") + name + ",rss\n0,5000000,104857600\n1,-5,105906176\n";
        QVERIFY2(isCounter(text.c_str(), name), name);
    }
}

void tst_CsvTable::unknownNamesAreToldByTheirNumbers()
{
    using enum SeriesKind;
    check({"t,x\n0,1\n1,3\n", "x", Counter, {1, 3}});
    check({"t,x\n0,0.5\n1,20000\n", "x", Counter, {0.5, 20'000}});
    check({"t,x\n0,5\n1,104857600\n", "x", External, {5, 100 * kMiB}});
    check({"t,x\n0,-5\n1,104857600\n", "x", Counter, {-5, 100 * kMiB}});
    // Means of sizes have fractions.
    check({"t,x\n0,104857600.25\n1,104857600.75\n",
           "x",
           External,
           {104'857'600, 104'857'601},
           {WarningCode::FractionsOfBytes}});
}

void tst_CsvTable::unitsOfColumns()
{
    for (const char* name :
         {"rss(K)", "RSS [KB]", "Memory (kilobytes)", "rssKB", "rss.kb", "rss_k", "mem in KB",
          "Memory (Ko)", "rss_kib", "RSS KiB", "memK", "Memory (RSS) [kB]", "rss (in KB)",
          "memory_kbytes", "Memory (RSS KB)"}) {
        const std::string text = std::string("t,") + name + "\n0,102400\n1,103424\n";
        check({text.c_str(), name, SeriesKind::Rss, {100 * kMiB, 101 * kMiB}});
    }
    check({"t,heapUsedMb\n0,100\n", "heapUsedMb", SeriesKind::HeapUsed, {100 * kMiB}});
    check({"t,Memory (G)\n0,0.5\n", "Memory (G)", SeriesKind::Rss, {512 * kMiB}});
    check(
        {"t,rss (foo)\n0,100\n", "rss (foo)", SeriesKind::Rss, {100}, {WarningCode::UnitUnknown}});
    check({"t,rss\n0,100.5\n", "rss", SeriesKind::Rss, {101}, {WarningCode::FractionsOfBytes}});
    QVERIFY(isCounter("t,Latency (ms),rss\n0,104857600,5\n", "Latency (ms)"));
}

void tst_CsvTable::unitsBelowTheNames()
{
    const auto recordings = test::readAnyText("time;rss;heap;cpu\n(ms);(KiB);MiB;%\n"
                                              "0;102400;30;5\n250;103424;31;6\n");
    QVERIFY(recordings.has_value());
    const Recording& run = *recordings->front();
    QCOMPARE(valuesOf(*seriesCalled(run, "rss")), (Values{100 * kMiB, 101 * kMiB}));
    QCOMPARE(valuesOf(*seriesCalled(run, "heap")), (Values{30 * kMiB, 31 * kMiB}));
    QCOMPARE(seriesCalled(run, "cpu")->kind, SeriesKind::Counter);
    QCOMPARE(run.timeline.series[0].positions->back(), 250'000'000);
    QVERIFY(run.warnings.empty());
}

void tst_CsvTable::unitsInCells()
{
    using enum SeriesKind;
    check({"time,rss\n0,100 MiB\n1,1.25 GiB\n2,512KiB\n3,0\n",
           "rss",
           Rss,
           {100 * kMiB, 1280 * kMiB, kMiB / 2, 0}});
    check({"time,MemUsage,MemPerc\n0,21.5MiB / 1.944GiB,1.08%\n1,22.5MiB / 1.944GiB,1.1%\n",
           "MemUsage",
           Rss,
           {21.5 * kMiB, 22.5 * kMiB}});
    check({"time,Mem Usage\n0,\"102,400 K\"\n1,\"103,424 K\"\n",
           "Mem Usage",
           Rss,
           {100 * kMiB, 101 * kMiB}});
    // Numbers without a unit among them are of a unit that nobody knows.
    check({"time,rss\n0,5\n1,100 MB\n2,6\n",
           "rss",
           Rss,
           {kGapShown, 100 * kMiB, kGapShown},
           {WarningCode::CellsUnreadable}});
    check({"time,rss (MB)\n0,5\n1,1 GB\n", "rss (MB)", Rss, {5 * kMiB, 1024 * kMiB}});
    QVERIFY(isCounter("time,NetIO,rss\n0,1.2kB / 3.4MB,5\n1,1.3kB / 3.4MB,6\n", "NetIO"));
    QVERIFY(isCounter("time,memory,rss\n0,12.5%,5\n1,13.5%,6\n", "memory"));
}

void tst_CsvTable::tablesOfSystemToolsAreInKib()
{
    using enum SeriesKind;
    const Values two{100 * kMiB, 101 * kMiB};
    check({"Time,minflt/s,VSZ,RSS,%MEM\n0,5,409600,102400,1.2\n1,5,409600,103424,1.2\n", "RSS", Rss,
           two});
    check({"t,VIRT,RES,SHR\n0,4.2g,102400,5000\n1,4.2g,101m,5000\n", "RES", Rss, two});
    // Whole pages in bytes, under the same names.
    check({"t,rss,vsz\n0,104857600,409600000\n1,105906176,409600000\n", "rss", Rss, two});
    QVERIFY(isCounter("t,r,swpd,free,buff,cache\n0,1,0,8000000,5,6\n1,1,0,7990000,5,6\n", "free"));
}

void tst_CsvTable::thousandsAreToldByTheColumn()
{
    using enum SeriesKind;
    const Codes thousands{WarningCode::TakenAsThousands};
    check({"t,rss_kb\n0,998\n1,\"1,000\"\n2,\"250,000\"\n",
           "rss_kb",
           Rss,
           {998 * 1024, 1000 * 1024, 250'000 * 1024.0},
           thousands});
    check({"Time;Value\n0;721,992\n1;512\n", "Value", Counter, {721'992, 512}, thousands});
    check({"Time;Value\n0;1,721,992,142.283\n1;512\n",
           "Value",
           External,
           {1'721'992'142, 512},
           {WarningCode::FractionsOfBytes}});
    check({"t;rss\n0;1.234\n1;2.345\n", "rss", Rss, {1234, 2345}, thousands}); // no part of a byte
    check({"t;rss_kb\n1;102.400\n2;103.424\n", "rss_kb", Rss, {100 * kMiB, 101 * kMiB}, thousands});
    check({"t;rss_mb\n1;100.125\n2;101.250\n",
           "rss_mb",
           Rss,
           {100.125 * kMiB, 101.25 * kMiB},
           {WarningCode::TakenAsDecimals}});
    check({"t,rss_mb\n1,100.125\n2,101.250\n", "rss_mb", Rss, {100.125 * kMiB, 101.25 * kMiB}});
    check({"t;rss\n0;104'857'600\n1;105\xe2\x80\xaf"
           "906\xe2\x80\xaf"
           "176\n",
           "rss",
           Rss,
           {100 * kMiB, 101 * kMiB}});
    check({"t,rss\n0,\"104,857,600\"\n1,\"105,906,176\"\n", "rss", Rss, {100 * kMiB, 101 * kMiB}});
}

void tst_CsvTable::thousandsAreToldByOtherColumns()
{
    using enum SeriesKind;
    check({"t;rss_mb\n0,000;100,125\n0,500;101,250\n",
           "rss_mb",
           Rss,
           {100.125 * kMiB, 101.25 * kMiB}});
    check({"t;rss_mb;cpu\n0;1.024;0,5\n1;2.048;12,5\n", "rss_mb", Rss, {1024 * kMiB, 2048 * kMiB}});
}

void tst_CsvTable::whatTellsLateCorrectsTheRowsBefore()
{
    std::string thousands = "t;rss_kb\n";
    std::string decimals = "t;rss_mb\n";
    for (int i = 0; i < 200; ++i) {
        thousands += std::to_string(i) + ";1.5" + std::to_string(10 + i % 90) + "\n";
        decimals += std::to_string(i) + ";1,5" + std::to_string(10 + i % 90) + "\n";
    }
    const auto big = test::readAnyText(thousands + "200;1.234.567\n");
    QCOMPARE((*big->front()->timeline.series[0].values)[0], 1510 * 1024.0);
    QCOMPARE((*big->front()->timeline.series[0].values)[200], 1'234'567 * 1024.0);
    QVERIFY(big->front()->warnings.empty());
    const auto small = test::readAnyText(decimals + "200;1,5\n");
    QCOMPARE((*small->front()->timeline.series[0].values)[0], std::round(1.51 * kMiB));
    QCOMPARE((*small->front()->timeline.series[0].values)[200], 1.5 * kMiB);
    QVERIFY(small->front()->warnings.empty());
}

void tst_CsvTable::aWrongCellIsAGap()
{
    for (const char* cell : {"N/A", "NULL", "#N/A", "<NA>", "none", "--", "NaN", ""}) {
        const std::string text = std::string("t,rss,swap\n0,1,0\n1,2,") + cell + "\n2,3,0\n";
        const auto recordings = test::readAnyText(text);
        QCOMPARE(valuesOf(*seriesCalled(*recordings->front(), "rss")), (Values{1, 2, 3}));
        QCOMPARE(valuesOf(*seriesCalled(*recordings->front(), "swap")), (Values{0, kGapShown, 0}));
        QCOMPARE(codesOf(*recordings->front()), (Codes{WarningCode::ReadingsMissing}));
    }
    for (const char* cell : {"inf", "-5", "x", "18446744073709551616", "9007199254740993", "1e300",
                             "#DIV/0!", "1.2.3", "5 apples"}) {
        const std::string text = std::string("t,rss,swap\n0,1,0\n1,2,") + cell + "\n2,3,0\n";
        const auto recordings = test::readAnyText(text);
        QCOMPARE(valuesOf(*seriesCalled(*recordings->front(), "rss")), (Values{1, 2, 3}));
        QCOMPARE(valuesOf(*seriesCalled(*recordings->front(), "swap")), (Values{0, kGapShown, 0}));
        QCOMPARE(recordings->front()->warnings,
                 (std::vector<Warning>{{WarningCode::CellsUnreadable, 1, 3, {}, "swap", cell}}));
    }
}

void tst_CsvTable::cellsThatAreNoNumbers()
{
    QCOMPARE(test::readAnyText("time,rss\n0,n.v.\n1,1.2 Mil\n").error(),
             (Error{ErrorCode::NoSamples, "n.v.", 2, {}, 2}));
    const auto beside = test::readAnyText("time,rss,vms\n0,?,1024\n1,x,2048\n");
    QCOMPARE(beside->front()->timeline.series.size(), 1U);
    QCOMPARE(test::warningOf(*beside->front(), WarningCode::CellsUnreadable).value(),
             (Warning{WarningCode::CellsUnreadable, 1, 3, {}, "rss", "x"}));
}

void tst_CsvTable::unitsThatNobodyTold()
{
    const auto small = [](const char* header) {
        return test::readAnyText(header + std::string("\n0,34000\n1,34132\n2,34100\n"));
    };
    const auto rss = small("time,rss");
    QCOMPARE(test::warningOf(*rss->front(), WarningCode::SmallForBytes).value(),
             (Warning{WarningCode::SmallForBytes, 1, {}, {}, "rss", "34132"}));
    QVERIFY(rss->front()->warnings.size() == 1);
    for (const char* told : {"time,rss_kb", "time,rss_bytes", "time,rss (B)", "time,heap_used"}) {
        QVERIFY2(small(told)->front()->warnings.empty(), told);
    }
    const auto highest = small("time,ru_maxrss");
    QCOMPARE(valuesOf(*seriesCalled(*highest->front(), "ru_maxrss")),
             (Values{34000 * 1024.0, 34132 * 1024.0, 34100 * 1024.0}));
    QVERIFY(highest->front()->warnings.empty());
    const auto macos = test::readAnyText("time,ru_maxrss\n0,34816000\n1,34832384\n");
    QCOMPARE(codesOf(*macos->front()), (Codes{WarningCode::TakenAsKib}));
}

void tst_CsvTable::namesOfServices()
{
    const auto labels = test::readAnyText(
        "\"Time\",\"{instance=\"\"a:1\"\", job=\"\"node\"\"}\",\"{__name__=\"\"rss\"\"}\"\n"
        "2025-04-02 23:07:04,104857600,104857600\n2025-04-02 23:07:05,104857700,1\n");
    QCOMPARE(labels->front()->timeline.series[0].kind, SeriesKind::External);
    QCOMPARE(labels->front()->timeline.series[1].kind, SeriesKind::Rss);
    const auto sar = test::readAnyText("# hostname;timestamp;kbmemfree;kbmemused;%memused\n"
                                       "h;2025-04-02 23:07:04 UTC;1000;3000;16.5\n"
                                       "h;2025-04-02 23:07:05 UTC;1001;2999;16.5\n");
    QCOMPARE(valuesOf(*seriesCalled(*sar->front(), "kbmemused")),
             (Values{3000 * 1024.0, 2999 * 1024.0}));
    QCOMPARE(seriesCalled(*sar->front(), "kbmemfree")->kind, SeriesKind::Counter);
}

void tst_CsvTable::whatToldTheMeaningIsKept()
{
    const auto recordings = test::readAnyText("t,rss_kb,x,y,uss\n0,5,104857600,1,5 MB\n");
    const Recording& run = *recordings->front();
    const auto meaningOf = [&run](const char* name) { return seriesCalled(run, name)->meaning; };
    QCOMPARE(meaningOf("rss_kb"), (SeriesMeaning{MeaningSource::Unit, "kb", 1024}));
    QCOMPARE(meaningOf("x"), (SeriesMeaning{MeaningSource::Numbers}));
    QCOMPARE(meaningOf("y"), (SeriesMeaning{MeaningSource::Numbers}));
    QCOMPARE(meaningOf("uss"), (SeriesMeaning{MeaningSource::Cells, "MB", kMiB}));
}

TIDEMARK_TEST(tst_CsvTable)

#include "tst_csv_table.moc"
