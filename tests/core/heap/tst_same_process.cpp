// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/object_ids.h"
#include "core/heap/same_process.h"
#include "tests/support/heap_graph_builder.h"
#include "tests/support/heap_oracle.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;
using test::analysedFixture;

class tst_SameProcess : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void snapshotsOfOneProcess();
    void snapshotsOfTwo_data();
    void snapshotsOfTwo();
    void idsThatHaveNothingInCommon();
    void idsThatAreAddresses();
    void tooSmallToTell();
};

namespace
{

HeapGraph heapWithIdsFrom(std::uint64_t first, std::uint32_t count, std::string_view name)
{
    test::HeapGraphBuilder builder;
    builder.node(NodeType::Synthetic, "", 0, 1);
    for (std::uint32_t i = 0; i < count; ++i) {
        builder.node(NodeType::Object, name, 8, first + 2 * std::uint64_t{i});
    }
    return builder.build();
}

} // namespace

void tst_SameProcess::snapshotsOfOneProcess()
{
    const HeapGraph& before = analysedFixture("pair-small-before")->graph();
    const HeapGraph& after = analysedFixture("pair-small-after")->graph();
    QVERIFY(mayBeOfOneProcess(before, after));
    QVERIFY(mayBeOfOneProcess(after, before));
    QVERIFY(mayBeOfOneProcess(before, before));
}

void tst_SameProcess::snapshotsOfTwo_data()
{
    QTest::addColumn<std::string>("other");
    QTest::newRow("same version") << std::string("tiny");
    QTest::newRow("older version") << std::string("v20-tiny");
}

void tst_SameProcess::snapshotsOfTwo()
{
    QFETCH(std::string, other);
    const HeapGraph& one = analysedFixture("pair-small-before")->graph();
    const HeapGraph& two = analysedFixture(other)->graph();
    QVERIFY(!mayBeOfOneProcess(one, two));
    QVERIFY(!mayBeOfOneProcess(two, one));
}

void tst_SameProcess::idsThatHaveNothingInCommon()
{
    const HeapGraph low = heapWithIdsFrom(101, 500, "A");
    QVERIFY(!mayBeOfOneProcess(low, heapWithIdsFrom(9001, 500, "A")));
    QVERIFY(!mayBeOfOneProcess(low, heapWithIdsFrom(101, 500, "B")));
    QVERIFY(mayBeOfOneProcess(low, heapWithIdsFrom(501, 500, "A")));
}

/// Half of them are given to other objects again; another process has hardly any of them.
void tst_SameProcess::idsThatAreAddresses()
{
    const HeapGraph one = heapWithIdsFrom(0x7f3a10000000, 500, "A");
    QCOMPARE(objectIdsOf(one), ObjectIds::Addresses);
    QCOMPARE(objectIdsOf(heapWithIdsFrom(101, 500, "A")), ObjectIds::Counted);
    QVERIFY(mayBeOfOneProcess(one, one));
    QVERIFY(!mayBeOfOneProcess(one, heapWithIdsFrom(0x7e3a10000000, 500, "A")));
    QVERIFY(!mayBeOfOneProcess(one, heapWithIdsFrom(101, 500, "A")));
    test::HeapGraphBuilder reused;
    reused.node(NodeType::Synthetic, "", 0, 2);
    for (std::uint32_t i = 0; i < 500; ++i) {
        reused.node(NodeType::Object, i % 2 == 0 ? "A" : "B", 8,
                    0x7f3a10000000 + 2 * std::uint64_t{i});
    }
    QVERIFY(mayBeOfOneProcess(one, reused.build()));
}

void tst_SameProcess::tooSmallToTell()
{
    QVERIFY(mayBeOfOneProcess(heapWithIdsFrom(101, 3, "A"), heapWithIdsFrom(901, 3, "B")));
    QVERIFY(mayBeOfOneProcess(heapWithIdsFrom(101, 0, "A"), heapWithIdsFrom(901, 0, "B")));
}

TIDEMARK_TEST(tst_SameProcess)

#include "tst_same_process.moc"
