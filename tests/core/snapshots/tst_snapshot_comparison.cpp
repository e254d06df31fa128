// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/snapshots/snapshot_comparison.h"
#include "tests/support/analysed_heap.h"
#include "tests/support/heap_oracle.h"
#include "tests/support/snapshots.h"
#include "tests/support/stopping_controls.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;
using test::HeapGraphBuilder;

/// Any two snapshots are compared in the way that fits them, or in the one that is asked for.
class tst_SnapshotComparison : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneProcessIsMatchedByObject();
    void differentProcessesAreMatchedByType();
    void whatIsAskedForIsDone();
    void typesAloneAreMatchedByType();
    void aHeapAndTypesAlone();
    void retainedSizesAreFilledIn();
    void retainedSizesByType();
    void itCanBeCancelled();
};

namespace
{

KnownSnapshot known(const std::shared_ptr<const HeapAnalysis>& analysis, bool withAnalysis = false)
{
    return {test::snapshotOf(analysis->overview->graph), analysis->overview,
            withAnalysis ? analysis : nullptr};
}

ComparisonTable compared(const KnownSnapshot& before, const KnownSnapshot& after,
                         const ComparisonOptions& options = {}, ComparisonTable table = {})
{
    TaskControl control;
    return compareSnapshots(std::move(table), before, after, options, control).value();
}

KnownSnapshot pairBefore(bool withAnalysis = false)
{
    return known(test::analysedFixture("pair-small-before"), withAnalysis);
}

KnownSnapshot pairAfter(bool withAnalysis = false)
{
    return known(test::analysedFixture("pair-small-after"), withAnalysis);
}

KnownSnapshot other()
{
    return known(test::analysedFixture("tiny"));
}

const ComparedType& typeOf(const TypeComparison& comparison, std::string_view name)
{
    const auto found = std::ranges::find_if(
        comparison.types, [name](const ComparedType& type) { return type.heapClass.name == name; });
    Q_ASSERT(found != comparison.types.end());
    return *found;
}

} // namespace

void tst_SnapshotComparison::oneProcessIsMatchedByObject()
{
    QCOMPARE(fittingMatching(pairBefore(), pairAfter()), Matching::ByObject);
    const ComparisonTable table = compared(pairBefore(), pairAfter());
    QVERIFY(table.comparison->isByObject());
    QVERIFY(table.comparison->isOneProcess);
    QVERIFY(typeOf(*table.comparison, "LeakyThing").change.has_value());
}

void tst_SnapshotComparison::differentProcessesAreMatchedByType()
{
    QCOMPARE(fittingMatching(pairBefore(), other()), Matching::ByType);
    const ComparisonTable table = compared(pairBefore(), other());
    QVERIFY(!table.comparison->isByObject());
    QVERIFY(!table.comparison->isOneProcess);
    for (const ComparedType& type : table.comparison->types) {
        QVERIFY(!type.change.has_value());
    }
}

void tst_SnapshotComparison::whatIsAskedForIsDone()
{
    const ComparisonTable byType = compared(pairBefore(), pairAfter(), {Matching::ByType});
    QVERIFY(!byType.comparison->isByObject());
    QVERIFY(byType.comparison->isOneProcess);
    const ComparisonTable byObject = compared(pairBefore(), other(), {Matching::ByObject});
    QVERIFY(byObject.comparison->isByObject());
    QVERIFY(!byObject.comparison->isOneProcess);

    // The objects that are left make up the difference between the two ways, but not the bytes.
    const ComparisonTable same = compared(pairBefore(), pairAfter());
    QCOMPARE(typeOf(*byType.comparison, "LeakyThing").countDelta(),
             typeOf(*same.comparison, "LeakyThing").countDelta());
}

void tst_SnapshotComparison::typesAloneAreMatchedByType()
{
    const KnownSnapshot before{test::typesSnapshot({{"a", 1, 10, 100}})};
    const KnownSnapshot after{test::typesSnapshot({{"a", 3, 40, 200}, {"b", 1, 5, {}}})};
    QVERIFY(!canMatchObjects(before, after));
    const ComparisonTable table = compared(before, after, {Matching::ByObject});
    QVERIFY(!table.comparison->isByObject());
    QVERIFY(table.comparison->isOneProcess); // nothing says that they are of two
    QCOMPARE(typeOf(*table.comparison, "a").sizeDelta(), 30);
    QCOMPARE(typeOf(*table.comparison, "b").countDelta(), 1);
    QCOMPARE(table.retained(0, Compared::After).value(), 200);
    for (std::size_t type = 0; type < 2; ++type) {
        const bool isKnown = table.comparison->types[type].heapClass.name == "a";
        QCOMPARE(table.retainedDelta(type),
                 isKnown ? std::optional<std::int64_t>(100) : std::nullopt); // of b none is told
    }
}

/// The types of the heap are named as in its own table.
void tst_SnapshotComparison::aHeapAndTypesAlone()
{
    const auto analysis = test::analysedFixture("pair-small-after");
    std::int64_t bytes = 0;
    for (const ClassRow& row : analysis->rows) {
        bytes += static_cast<std::int64_t>(row.shallowBytes);
    }
    const ComparisonTable table =
        compared(pairAfter(), {test::typesSnapshot({{"LeakyThing", 1, 1, {}}})});
    std::int64_t lost = 0;
    for (const ComparedType& type : table.comparison->types) {
        lost += type.sizeDelta();
    }
    QCOMPARE(lost, 1 - bytes);
    QCOMPARE(typeOf(*table.comparison, "LeakyThing").after->count, 1);
    QVERIFY(std::ranges::any_of(table.comparison->types, [](const ComparedType& type) {
        return type.heapClass.name.starts_with('{'); // the heap's own shapes
    }));
}

void tst_SnapshotComparison::retainedSizesAreFilledIn()
{
    const ComparisonTable first = compared(pairBefore(), pairAfter());
    QVERIFY(first.beforeRetained == nullptr && first.afterRetained == nullptr);
    const ComparisonTable half = compared(pairBefore(true), pairAfter(), {}, first);
    QCOMPARE(half.comparison, first.comparison); // not made anew
    QVERIFY(half.beforeRetained != nullptr && half.afterRetained == nullptr);
    const ComparisonTable all = compared(pairBefore(true), pairAfter(true), {}, half);
    QCOMPARE(all.beforeRetained, half.beforeRetained);
    QVERIFY(all.afterRetained != nullptr);
    std::int64_t leak = 0;
    for (std::size_t type = 0; type < all.comparison->types.size(); ++type) {
        QVERIFY(!first.retainedDelta(type).has_value());
        QVERIFY(all.retainedDelta(type).has_value());
        QCOMPARE(all.retainedDelta(type).value(),
                 all.retained(type, Compared::After).value_or(0) -
                     all.retained(type, Compared::Before).value_or(0));
        leak = all.comparison->types[type].heapClass.name == "LeakyThing"
                   ? all.retainedDelta(type).value()
                   : leak;
    }
    QVERIFY(leak >= 2000 * 64); // 2,000 of them came, of 64 bytes each
}

void tst_SnapshotComparison::retainedSizesByType()
{
    const ComparisonOptions options{Matching::ByType};
    const ComparisonTable first = compared(pairBefore(), pairAfter(), options);
    const ComparisonTable all = compared(pairBefore(true), pairAfter(true), options, first);
    std::size_t known = 0;
    for (std::size_t type = 0; type < all.comparison->types.size(); ++type) {
        QVERIFY(!first.retained(type, Compared::After).has_value());
        known += all.retained(type, Compared::After).has_value() ? 1U : 0U;
    }
    QVERIFY(known * 10 > all.comparison->types.size() * 9); // types of one name have none
}

void tst_SnapshotComparison::itCanBeCancelled()
{
    for (const Matching matching : {Matching::ByObject, Matching::ByType}) {
        test::CancelledAfter control(0);
        const auto stopped =
            compareSnapshots({}, pairBefore(true), pairAfter(true), {matching}, control);
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
    }
}

TIDEMARK_TEST(tst_SnapshotComparison)

#include "tst_snapshot_comparison.moc"
