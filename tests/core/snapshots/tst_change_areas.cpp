// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/snapshots/change_areas.h"
#include "tests/support/heap_oracle.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;

/// Two snapshots as a tree with weights on both sides.
class tst_ChangeAreas : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theLargerSideIsTheArea();
    void recordedDifferences();
    void swappingTurnsTheSignAlone();
    void nothingIsLeftOut();
};

void tst_ChangeAreas::theLargerSideIsTheArea()
{
    const auto comparison =
        compareTypes({{{"grown", 1, 100, {}}, {"gone", 1, 70, {}}, {"same", 1, 5, {}}}},
                     {{{"grown", 2, 160, {}}, {"new", 1, 40, {}}, {"same", 1, 5, {}}}});
    const auto tree = areasOfChanges(*comparison);
    QCOMPARE(tree->size(), 5U);
    const auto expect = [&](std::uint32_t node, const char* name, std::uint64_t weight,
                            std::int64_t change) {
        QCOMPARE(comparison->types[tree->item(node)].heapClass.name, std::string(name));
        QCOMPARE(tree->weight(node), weight);
        QCOMPARE(tree->change(node), change);
    };
    expect(1, "grown", 160, 60);
    expect(2, "gone", 70, -70);
    expect(3, "new", 40, 40);
    expect(4, "same", 5, 0);
    QCOMPARE(tree->weight(0), 275U);
    QCOMPARE(tree->change(0), std::int64_t{30});
}

void tst_ChangeAreas::recordedDifferences()
{
    ComparedType type;
    type.recordedDelta = -30;
    QCOMPARE(comparedBytes(type).before, 30U);
    QCOMPARE(comparedBytes(type).change(), std::int64_t{-30});
    type.recordedDelta = std::numeric_limits<std::int64_t>::min();
    QCOMPARE(comparedBytes(type).larger(), std::uint64_t{1} << 63U);
    type.recordedDelta = 12;
    QCOMPARE(comparedBytes(type).after, 12U);
}

void tst_ChangeAreas::swappingTurnsTheSignAlone()
{
    const TypeTable a{{{"x", 1, 100, {}}, {"y", 1, 30, {}}}};
    const TypeTable b{{{"x", 1, 80, {}}, {"z", 1, 50, {}}}};
    const auto there = areasOfChanges(*compareTypes(a, b));
    const auto back = areasOfChanges(*compareTypes(b, a));
    QCOMPARE(there->size(), back->size());
    for (std::uint32_t node = 0; node < there->size(); ++node) {
        QCOMPARE(there->weight(node), back->weight(node));
        QCOMPARE(there->change(node), -back->change(node));
    }
}

/// The changes of all areas are what the whole heap grew by.
void tst_ChangeAreas::nothingIsLeftOut()
{
    const auto before = test::analysedFixture("pair-small-before");
    const auto after = test::analysedFixture("pair-small-after");
    TaskControl control;
    const auto comparison =
        compareObjects(before->overview, after->overview, true, control).value();
    const auto tree = areasOfChanges(*comparison);
    const auto shallow = [](const HeapAnalysis& analysis) {
        std::uint64_t all = 0;
        for (const ClassRow& row : analysis.rows) {
            all += row.shallowBytes;
        }
        return static_cast<std::int64_t>(all);
    };
    QCOMPARE(tree->change(0), shallow(*after) - shallow(*before));
    QVERIFY(tree->change(0) > 4'000'000);
}

TIDEMARK_TEST(tst_ChangeAreas)

#include "tst_change_areas.moc"
