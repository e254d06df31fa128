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
        QVERIFY2(!column.isCertain && column.isOpen, name);
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
                           {"rss_pid_x_bytes", SeriesKind::Rss, "rss_pid_x_bytes", {}},
                           {"cache:a_bytes", SeriesKind::External, "cache:a_bytes", {}},
                           {"swap_total_bytes", SeriesKind::Counter, "swap_total_bytes", {}}}) {
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

TIDEMARK_TEST(tst_SeriesColumns)

#include "tst_series_columns.moc"
