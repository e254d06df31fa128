// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/class_members.h"
#include "core/heap/class_summary.h"
#include "tests/support/analysed_heap.h"
#include "tests/support/random_object_graph.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <random>

using namespace tidemark;

class tst_ClassMembers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void membersStandByOrdinal();
    void withoutASizeInNoClass();
    void theRowsCountThem();
};

void tst_ClassMembers::membersStandByOrdinal()
{
    const HeapClasses classes{{{"A"}, {"B"}, {"C"}}, {2, 0, 2, 0, 2}};
    const WideningColumn sizes(Column<std::uint32_t>{1, 1, 1, 1, 1});
    const ClassMembers members = membersOf(classes, sizes);
    const auto listed = [&members](std::uint32_t heapClass) {
        const auto nodes = members.of(heapClass);
        return std::vector<std::uint32_t>(nodes.begin(), nodes.end());
    };
    QCOMPARE(listed(0), (std::vector<std::uint32_t>{1, 3}));
    QVERIFY(listed(1).empty());
    QCOMPARE(listed(2), (std::vector<std::uint32_t>{0, 2, 4}));
}

void tst_ClassMembers::withoutASizeInNoClass()
{
    const HeapClasses classes{{{"A"}}, {0, 0, 0}};
    const ClassMembers members = membersOf(classes, WideningColumn(Column<std::uint32_t>{0, 7, 0}));
    QCOMPARE(members.of(0).size(), 1U);
    QCOMPARE(members.of(0).front(), 1U);
    QVERIFY(membersOf({}, {}).all.empty());
}

void tst_ClassMembers::theRowsCountThem()
{
    std::mt19937 random(1);
    for (int round = 0; round < 100; ++round) {
        HeapAnalysisControl control;
        const auto analysis = analyseHeap(std::make_shared<const HeapGraph>(
                                              test::randomObjectGraph(random, 200, 400)),
                                          control)
                                  .value();
        const HeapOverview& overview = *analysis->overview;
        const ClassMembers members = membersOf(overview.classes, overview.shallowSizes);
        std::uint64_t counted = 0;
        for (const ClassRow& row : overview.rows) {
            QCOMPARE(std::uint64_t{members.of(row.heapClass).size()}, row.count);
            counted += row.count;
            std::uint64_t bytes = 0;
            for (const std::uint32_t node : members.of(row.heapClass)) {
                QCOMPARE(overview.classes.classOf[node], row.heapClass);
                bytes += overview.shallowSizes[node];
            }
            QCOMPARE(bytes, row.shallowBytes);
        }
        QCOMPARE(std::uint64_t{members.all.size()}, counted);
    }
}

TIDEMARK_TEST(tst_ClassMembers)

#include "tst_class_members.moc"
