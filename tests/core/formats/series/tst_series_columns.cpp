// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/input/number_text.h"
#include "core/formats/series/series_columns.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;

class tst_SeriesColumns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void timeColumns_data();
    void timeColumns();
    void otherColumnsAreNoTimes();
    void kindsAndUnits_data();
    void kindsAndUnits();
    void unknownNamesAreUncertainBytes();
    void counters();
    void namesOfExports();
    void valuesAreWholeBytes();
    void finishLeavesOutEmptyColumns();
    void finishWithoutAReadingIsNoSamples();
    void finishCountsFromTheFirstSample();
};

/// 0 stands for a time column whose name tells no unit.
void tst_SeriesColumns::timeColumns_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<double>("unit");
    const std::vector<std::pair<const char*, double>> cases{
        {"t", 0},
        {"Time", 0},
        {" timestamp ", 0},
        {"Date Time", 0},
        {"dateTime", 0},
        {"elapsed-time", 0},
        {"time_ms", 1e6},
        {"time (s)", 1e9},
        {"Time [ms]", 1e6},
        {"elapsed (min)", 6e10},
        {"timestamp_ns", 1.0},
        {"t (us)", 1e3},
        {"t (\xc2\xb5s)", 1e3},
        {"seconds", 1e9},
        {"milliseconds", 1e6},
        {"time (h)", 3.6e12},
    };
    for (const auto& [name, unit] : cases) {
        QTest::newRow(name) << QByteArray(name) << unit;
    }
}

void tst_SeriesColumns::timeColumns()
{
    QFETCH(QByteArray, name);
    QFETCH(double, unit);
    const auto column = timeColumnOf(name.toStdString());
    QVERIFY(column.has_value());
    QCOMPARE(column->nanosecondsPerUnit.value_or(0), unit);
}

void tst_SeriesColumns::otherColumnsAreNoTimes()
{
    for (const char* name :
         {"", "rss", "s", "h", "time (MiB)", "uptime", "times", "gc_time", "runtime (ms)", "(s)"}) {
        QVERIFY2(!timeColumnOf(name), name);
    }
}

void tst_SeriesColumns::kindsAndUnits_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<SeriesKind>("kind");
    QTest::addColumn<double>("scale");
    const auto add = [](const char* name, SeriesKind kind, double scale) {
        QTest::newRow(name) << QByteArray(name) << kind << scale;
    };
    add("rss", SeriesKind::Rss, 1);
    add("RSS (MB)", SeriesKind::Rss, kBytesPerMiB);
    add("rss_MiB", SeriesKind::Rss, kBytesPerMiB);
    add("rss KB", SeriesKind::Rss, 1024);
    add("rss [GiB]", SeriesKind::Rss, 1024 * kBytesPerMiB);
    add("memory usage", SeriesKind::Rss, 1);
    add("mem_rss", SeriesKind::Rss, 1);
    add("process_resident_memory_bytes", SeriesKind::Rss, 1);
    add("heapUsed", SeriesKind::HeapUsed, 1);
    add("heapUsed (MiB)", SeriesKind::HeapUsed, kBytesPerMiB);
    add("heap_total", SeriesKind::HeapTotal, 1);
    add("nodejs_heap_size_used_bytes", SeriesKind::HeapUsed, 1);
    add("arrayBuffers", SeriesKind::ArrayBuffers, 1);
    add("external", SeriesKind::External, 1);
    add("VSZ", SeriesKind::Vsize, 1);
    add("pss", SeriesKind::Pss, 1);
    add("swap_used", SeriesKind::Swap, 1);
    add("shr", SeriesKind::Shared, 1);
    add("stack (kB)", SeriesKind::Stacks, 1024);
}

void tst_SeriesColumns::kindsAndUnits()
{
    QFETCH(QByteArray, name);
    QFETCH(SeriesKind, kind);
    QFETCH(double, scale);
    const SeriesColumn column = seriesColumnOf(name.toStdString());
    QCOMPARE(column.kind, kind);
    QCOMPARE(column.scale, scale);
    QCOMPARE(column.name, name.toStdString());
    QVERIFY(column.isCertain);
}

void tst_SeriesColumns::unknownNamesAreUncertainBytes()
{
    for (const char* name : {"x", "my buffers", "a_b_c", "日本", "(", "[]", "_"}) {
        const SeriesColumn column = seriesColumnOf(name);
        QCOMPARE(column.kind, SeriesKind::External);
        QCOMPARE(column.scale, 1.0);
        QVERIFY2(!column.isCertain, name);
    }
    const SeriesColumn withUnit = seriesColumnOf("my buffers (KiB)");
    QCOMPARE(withUnit.scale, 1024.0);
    QVERIFY(withUnit.isCertain);
}

void tst_SeriesColumns::counters()
{
    for (const char* name : {"CPU (%)", "cpu", "cpu_percent", "threads", "read_count", "CPU%"}) {
        QCOMPARE(seriesColumnOf(name).kind, SeriesKind::Counter);
    }
}

void tst_SeriesColumns::namesOfExports()
{
    struct Case {
        const char* column;
        SeriesKind kind;
        const char* name;
        std::optional<std::int64_t> pid;
    };
    for (const Case& one :
         std::vector<Case>{{"rss_bytes", SeriesKind::Rss, "rss", {}},
                           {"heap_used_bytes", SeriesKind::HeapUsed, "heap_used", {}},
                           {"rss_pid_2000_bytes", SeriesKind::Rss, "rss", 2000},
                           {"external:a_b: c_bytes", SeriesKind::External, "a_b: c", {}},
                           {"file:map_pid_7_bytes", SeriesKind::File, "map", 7},
                           {"CPU %_count", SeriesKind::Counter, "CPU %", {}},
                           {"threads_pid_7_count", SeriesKind::Counter, "threads", 7},
                           {"rss_pid_x_bytes", SeriesKind::External, "rss_pid_x_bytes", {}},
                           {"cache:a_bytes", SeriesKind::External, "cache:a_bytes", {}},
                           {"swap_total_bytes", SeriesKind::External, "swap_total_bytes", {}}}) {
        const SeriesColumn column = seriesColumnOf(one.column);
        QVERIFY2(column.kind == one.kind, one.column);
        QCOMPARE(column.name, std::string(one.name));
        QCOMPARE(column.pid, one.pid);
        QCOMPARE(column.scale, 1.0);
    }
}

void tst_SeriesColumns::valuesAreWholeBytes()
{
    const SeriesColumn mib = seriesColumnOf("rss (MiB)");
    QCOMPARE(mib.valueOf(1.5), std::optional(1.5 * kBytesPerMiB));
    QCOMPARE(mib.valueOf(-1.0), std::nullopt);
    QCOMPARE(mib.valueOf(1e300), std::nullopt);
    QCOMPARE(mib.valueOf(kGap), std::nullopt);
    QCOMPARE(mib.valueOf(9e9), std::nullopt); // past 2^53 in bytes
    const SeriesColumn cpu = seriesColumnOf("cpu");
    QCOMPARE(cpu.valueOf(-1.5), std::optional(-1.5));
    QCOMPARE(cpu.valueOf(1e300), std::optional(1e300));
    QCOMPARE(cpu.valueOf(std::numeric_limits<double>::infinity()), std::nullopt);
}

void tst_SeriesColumns::finishLeavesOutEmptyColumns()
{
    SeriesSamples samples({seriesColumnOf("rss"), seriesColumnOf("swap"), seriesColumnOf("cpu")});
    samples.table.add(5, std::array{1.0, kGap, 3.0});
    samples.table.add(9, std::array{kGap, kGap, 4.0});
    samples.gaps = 3;
    const auto recordings = samples.finish("csv", {});
    QVERIFY(recordings.has_value());
    const Timeline& timeline = recordings->front()->timeline;
    QCOMPARE(timeline.series.size(), 2U);
    QCOMPARE(timeline.series[0].name, std::string("rss"));
    QCOMPARE(timeline.series[1].kind, SeriesKind::Counter);
    QVERIFY(timeline.series[0].positions == timeline.series[1].positions);
    QCOMPARE(recordings->front()->warnings,
             (std::vector<Warning>{{WarningCode::ReadingsMissing, 3, {}, {}}}));
}

void tst_SeriesColumns::finishWithoutAReadingIsNoSamples()
{
    WarningTally tally;
    tally.add(WarningCode::LinesSkipped, 7);
    SeriesSamples none({seriesColumnOf("rss")});
    QCOMPARE(none.finish("csv", tally).error(), (Error{ErrorCode::NoSamples, {}, 7, {}}));
    SeriesSamples gaps({seriesColumnOf("rss")});
    gaps.table.add(0, kGap);
    QCOMPARE(gaps.finish("csv", tally).error(), (Error{ErrorCode::NoSamples, {}, 7, {}}));
}

void tst_SeriesColumns::finishCountsFromTheFirstSample()
{
    SeriesSamples samples({seriesColumnOf("rss")});
    samples.unixNsAtZero = 1000;
    samples.table.add(70, 1.0);
    samples.table.add(50, 2.0); // late
    const auto recordings = samples.finish("json", {});
    QVERIFY(recordings.has_value());
    const Recording& run = *recordings->front();
    QCOMPARE(run.format, std::string("json"));
    QCOMPARE(run.startedUnixNs, std::optional<std::int64_t>(1050));
    QCOMPARE(run.timeline.series[0].positions->front(), 0);
    QCOMPARE(run.timeline.series[0].positions->back(), 20);
    QCOMPARE(run.warnings, (std::vector<Warning>{{WarningCode::TimesReordered, 1, {}, {}}}));
}

TIDEMARK_TEST(tst_SeriesColumns)

#include "tst_series_columns.moc"
