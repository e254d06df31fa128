// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/series/trace_gc_line.h"
#include "tests/support/test_registry.h"
#include "tests/support/units.h"

#include <QTest>

using namespace tidemark;
using test::kMiB;

namespace
{

double rounded(double mebibytes)
{
    return std::round(mebibytes * kMiB);
}

} // namespace

/// One line, as V8 has worded it over the years.
class tst_TraceGcLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wordings_data();
    void wordings();
    void sizes();
    void isNone_data();
    void isNone();
    void looksLikeOne();
    void memoryBesideTheHeap();
};

void tst_TraceGcLine::wordings_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("isolate");
    QTest::addColumn<QByteArray>("collector");
    QTest::addColumn<QByteArray>("reason");
    QTest::addColumn<qint64>("microseconds");
    QTest::addColumn<bool>("isFull");
    const auto add = [](const char* name, const char* line, const char* isolate,
                        const char* collector, const char* reason, qint64 pause, bool isFull) {
        QTest::newRow(name) << QByteArray(line) << QByteArray(isolate) << QByteArray(collector)
                            << QByteArray(reason) << pause << isFull;
    };
    add("Node 0.10",
        "[77]      500 ms: Scavenge 4.4 (7.5) -> 2.5 (8.5) MB, 1 ms "
        "[allocation failure].",
        "77", "Scavenge", "allocation failure", 1000, false);
    add("Node 8, Windows",
        "[7824:000001C3A99505C0]      500 ms: Mark-sweep 4.4 (7.5) -> 2.5 (8.5) MB, 105.5 / 0.1 ms "
        "[Isolate::RequestGarbageCollection] [GC in old space requested].",
        "7824:000001C3A99505C0", "Mark-sweep",
        "Isolate::RequestGarbageCollection; GC in old space requested", 105'500, true);
    add("Node 12",
        "[5:0x41]      500 ms: Mark-sweep 4.4 (7.5) -> 2.5 (8.5) MB, 0.7 / 0.0 ms  (+ 22.2 ms in "
        "11 steps since start of marking, biggest step 12.4 ms, walltime since start of marking "
        "71 ms) (average mu = 1.000, current mu = 1.000) finalize incremental marking via stack "
        "guard GC in old space requested",
        "5:0x41", "Mark-sweep",
        "finalize incremental marking via stack guard GC in old space requested", 700, true);
    add("Node 16",
        "[5:0x41]      500 ms: Mark-sweep (reduce) 4.4 (7.5) -> 2.5 (8.5) MB, 2.0 / 0.0 ms  "
        "(average mu = 0.1, current mu = 0.2) allocation failure scavenge might not succeed",
        "5:0x41", "Mark-sweep (reduce)", "allocation failure scavenge might not succeed", 2000,
        true);
    add("Node 20",
        "[5:0x41]      500 ms: Mark-Compact 4.4 (7.5) -> 2.5 (8.5) MB, 25.27 / 0.00 ms  (average "
        "mu = 1.000, current mu = 1.000) testing; GC in old space requested",
        "5:0x41", "Mark-Compact", "testing; GC in old space requested", 25'270, true);
    add("Node 24",
        "[5:0x41]      500 ms: Scavenge (interleaved) 4.4 (7.5) -> 2.5 (8.5) MB, pooled: 2.5 MB, "
        "34.04 / 0.00 ms  (average mu = 0.972, current mu = 0.972) allocation failure; ",
        "5:0x41", "Scavenge (interleaved)", "allocation failure", 34'040, false);
    add("the young part",
        "[5:0x41]      500 ms: Minor Mark-Compact 4.4 (7.5) -> 2.5 (8.5) MB, "
        "1.00 / 0.00 ms  (average mu = 1, current mu = 1) task; ",
        "5:0x41", "Minor Mark-Compact", "task", 1000, false);
    add("without a process", "500 ms: Mark-Compact (reduce) 4.4 (7.5) -> 2.5 (8.5) MB", "",
        "Mark-Compact (reduce)", "", 0, true);
    add("behind other text",
        "apps/web typecheck: [5:0x41]   500 ms: Scavenge 4.4 (7.5) -> 2.5 "
        "(8.5) MB, 1.0 / 0.0 ms  (average mu = 1, current mu = 1) task ",
        "5:0x41", "Scavenge", "task", 1000, false);
    add("cut in the pause", "[5:0x41]   500 ms: Scavenge 4.4 (7.5) -> 2.5 (8.5) MB, 1.0 / 0",
        "5:0x41", "Scavenge", "", 0, false);
    add("cut in the reason",
        "[5:0x41]   500 ms: Scavenge 4.4 (7.5) -> 2.5 (8.5) MB, 1.0 / 0.0 ms "
        " (average mu = 1, curr",
        "5:0x41", "Scavenge", "", 1000, false);
    add("a pause longer than all", "[5:0x41]   500 ms: Scavenge 4.4 (7.5) -> 2.5 (8.5) MB, 900 ms",
        "5:0x41", "Scavenge", "", 500'000, false);
}

void tst_TraceGcLine::wordings()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, isolate);
    QFETCH(QByteArray, collector);
    QFETCH(QByteArray, reason);
    QFETCH(qint64, microseconds);
    QFETCH(bool, isFull);
    const std::string text = line.toStdString();
    const auto collection = gcTraceLineOf(text);
    QVERIFY(collection);
    QCOMPARE(std::string(collection->isolate), isolate.toStdString());
    QCOMPARE(std::string(collection->collector), collector.toStdString());
    QCOMPARE(collection->reason, reason.toStdString());
    QCOMPARE(collection->end, 500'000'000);
    QCOMPARE(collection->pause, std::int64_t(microseconds) * 1000);
    QCOMPARE(collection->isFull(), isFull);
    QCOMPARE(collection->usedBefore, rounded(4.4));
    QCOMPARE(collection->committedBefore, rounded(7.5));
    QCOMPARE(collection->usedAfter, rounded(2.5));
    QCOMPARE(collection->committedAfter, rounded(8.5));
    QVERIFY(looksLikeGcTrace(text));
}

void tst_TraceGcLine::sizes()
{
    const auto large =
        gcTraceLineOf("[1:0x1] 155966399 ms: Scavenge 131072.0 (140000.9) -> 8 (9) MB");
    QVERIFY(large);
    QCOMPARE(large->usedBefore, 131072.0 * kMiB); // 128 GiB
    QCOMPARE(large->usedAfter, 8.0 * kMiB);
    QCOMPARE(large->end, 155'966'399'000'000);
}

void tst_TraceGcLine::isNone_data()
{
    QTest::addColumn<QByteArray>("line");
    for (const char* line :
         {"", "[5:0x41]      500 ms: Scavenge", "500 ms: done -> 3 (4) MB",
          "[5:0x41] 500 ms: Scavenge x (7.5) -> 2.5 (8.5) MB, 1.0 / 0.0 ms",
          "[5:0x41] 500 ms: Scavenge -4.4 (7.5) -> 2.5 (8.5) MB, 1.0 / 0.0 ms",
          "[5:0x41] 500 ms: Scavenge 4.4 (7.5) -> 2.5 (8.5 MB, 1.0 / 0.0 ms",
          "[5:0x41] 500 ms: Scavenge 4.4 7.5 -> 2.5 8.5 MB, 1.0 / 0.0 ms",
          "[5:0x41] 500 ms: Scavenge 4.4 (7.5) -> 2.5 (8.5) GB, 1.0 / 0.0 ms",
          "[5:0x41] 500 ms: Scavenge 4.4 (7.5) -> 2.5 (8.5) M",
          "[5:0x41] x ms: Scavenge 4.4 (7.5) -> 2.5 (8.5) MB, 1.0 / 0.0 ms",
          "[5:0x41] -5 ms: Scavenge 4.4 (7.5) -> 2.5 (8.5) MB, 1.0 / 0.0 ms",
          "[5:0x41] 500 ms: Scavenge 18446744073709551616 (7.5) -> 2.5 (8.5) MB, 1.0 / 0.0 ms",
          "[5:0x41] 9223372036854775808 ms: Scavenge 4.4 (7.5) -> 2.5 (8.5) MB, 1.0 / 0.0 ms",
          "[5:0x41] 500 ms: Upload 4.4 (7.5) -> 2.5 (8.5) MB, 1.0 / 0.0 ms",
          "[5:0x41] Shrinking page 0xa5176f0: end 0x3d3639bc0000 -> 0x3d3639b9e000"}) {
        QTest::addRow("%s", line) << QByteArray(line);
    }
}

void tst_TraceGcLine::isNone()
{
    QFETCH(QByteArray, line);
    QVERIFY(!gcTraceLineOf(line.toStdString()));
}

void tst_TraceGcLine::looksLikeOne()
{
    QVERIFY(looksLikeGcTrace("[5:0x41]   500 ms: Mark-Compact (re"));
    QVERIFY(!looksLikeGcTrace("[5:0x41] Shrinking page 0xa5176f0: end 0x3d3639bc0000"));
    QVERIFY(isOtherLineOfGcTrace("[5:0x41] Shrinking page 0xa5176f0: end 0x3d3639bc0000"));
    QVERIFY(isOtherLineOfGcTrace("[5:0x41:0]   538 ms: [HeapController] factor 4.0"));
    QVERIFY(isOtherLineOfGcTrace("web [x] [5:0x41] Old space, used: 1 KB"));
    QVERIFY(!isOtherLineOfGcTrace("[5:41] listening"));
    QVERIFY(!isOtherLineOfGcTrace("listening"));
}

void tst_TraceGcLine::memoryBesideTheHeap()
{
    const auto external = gcTraceMemoryOf("[5:0x41] External memory reported:    134 KB");
    QVERIFY(external);
    QCOMPARE(std::string(external->isolate), std::string("5:0x41"));
    QCOMPARE(external->kind, GcTraceMemory::Kind::External);
    QCOMPARE(external->bytes, 134.0 * 1024.0);
    const auto stores = gcTraceMemoryOf("[5:0x41:0] Backing store memory:   1812 KB");
    QVERIFY(stores);
    QCOMPARE(std::string(stores->isolate), std::string("5:0x41"));
    QCOMPARE(stores->kind, GcTraceMemory::Kind::BackingStores);
    for (const char* line :
         {"[5:0x41] External memory global 0 KB", "External memory reported: 134 KB",
          "[5:0x41] External memory reported: x KB", "[5:0x41] External memory reported: -1 KB",
          "[5:0x41] External memory reported: 134"}) {
        QVERIFY2(!gcTraceMemoryOf(line), line);
    }
}

TIDEMARK_TEST(tst_TraceGcLine)

#include "tst_trace_gc_line.moc"
