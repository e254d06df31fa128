// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/snapshots/snapshot_figures.h"
#include "core/snapshots/type_listing.h"
#include "tests/support/analysed_heap.h"
#include "tests/support/heap_oracle.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <set>

using namespace tidemark;

/// What a snapshot holds by type, with and without objects behind the types.
class tst_TypeListing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void typesAlone();
    void noTypes();
    void theTypesOfAHeap();
    void withoutShapes();
    void theObjectsOfEachType();
    void whatRetainsMostStandsFirst();
};

namespace
{

std::shared_ptr<const HeapAnalysis> heap()
{
    return test::analysedFixture("pair-small-after");
}

} // namespace

void tst_TypeListing::typesAlone()
{
    const TypeTable types{{{"b", 2, 30, {}}, {"a", 1, 10, 100}}};
    const auto listing = listTypes(types).value();
    QCOMPARE(listing->objects, 3U);
    QCOMPARE(listing->totalBytes, 40U);
    QCOMPARE(listing->typeOf(0).name, std::string("b"));
    QCOMPARE(listing->typeOf(0).key(), std::string(",b"));
    QVERIFY(!listing->rows[0].retainedBytes && !listing->distanceOf(0));
    QCOMPARE(listing->rows[1].retainedBytes.value(), 100U);
    QVERIFY(listing->objectsOf(0).empty());
    QCOMPARE(listing->nameRanks, (std::vector<std::uint32_t>{1, 0}));
    QCOMPARE(figuresOf(types)->totalBytes, listing->totalBytes);
}

void tst_TypeListing::noTypes()
{
    const TypeListing listing = typesOf(TypeTable());
    QVERIFY(listing.rows.empty() && listing.classes().classes.empty());
    QVERIFY(sortedByRetained(listing).empty());
    QVERIFY(!figuresOf(TypeTable()));
}

void tst_TypeListing::theTypesOfAHeap()
{
    TaskControl control;
    const TypeListing listing = typesOf(heap(), {}, control).value();
    QCOMPARE(listing.rows, heap()->rows);
    QCOMPARE(listing.totalBytes, heap()->overview->totalBytes);
    QCOMPARE(listing.objects, std::uint64_t{heap()->graph().nodeCount()});
    QCOMPARE(&listing.classes(), &heap()->overview->classes); // not copied
    QCOMPARE(listing.distanceOf(3).value(), listing.rows[3].distance);
    const TypeListing early = typesOf(heap()->overview);
    QCOMPARE(early.rows.size(), listing.rows.size());
    QVERIFY(!early.rows.front().retainedBytes);
}

void tst_TypeListing::withoutShapes()
{
    TaskControl control;
    const auto isShape = [](const TypeListing& listing) {
        for (std::size_t row = 0; row < listing.rows.size(); ++row) {
            if (listing.typeOf(row).name.starts_with('{')) {
                return true;
            }
        }
        return false;
    };
    QVERIFY(isShape(typesOf(heap(), {}, control).value()));
    QVERIFY(!isShape(typesOf(heap(), {ObjectGrouping::Type}, control).value()));
}

void tst_TypeListing::theObjectsOfEachType()
{
    TaskControl control;
    const auto listing = listTypes(heap()->overview, heap(), {}, control).value();
    std::set<std::uint32_t> seen;
    for (std::size_t row = 0; row < listing->rows.size(); ++row) {
        const auto objects = listing->objectsOf(row);
        QCOMPARE(objects.size(), listing->rows[row].count);
        for (const std::uint32_t node : objects) {
            QVERIFY(seen.insert(node).second);
            QCOMPARE(listing->classes().classOf[node], listing->rows[row].heapClass);
        }
    }
}

void tst_TypeListing::whatRetainsMostStandsFirst()
{
    TaskControl control;
    const TypeListing listing = typesOf(heap(), {}, control).value();
    const std::vector<std::uint32_t> order = sortedByRetained(listing);
    QCOMPARE(order.size(), listing.rows.size());
    for (std::size_t i = 1; i < order.size(); ++i) {
        QVERIFY(listing.rows[order[i - 1]].retainedBytes >= listing.rows[order[i]].retainedBytes);
    }
    const TypeListing alone = typesOf({{{"b", 1, 5, {}}, {"a", 1, 5, {}}, {"c", 1, 1, 9}}});
    QCOMPARE(sortedByRetained(alone), (std::vector<std::uint32_t>{2, 1, 0}));
}

TIDEMARK_TEST(tst_TypeListing)

#include "tst_type_listing.moc"
