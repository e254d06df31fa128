// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/object_filter.h"
#include "core/snapshots/type_listing.h"
#include "tests/support/analysed_heap.h"
#include "tests/support/heap_oracle.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <set>

using namespace tidemark;
using test::HeapGraphBuilder;

/// Which objects of a heap are listed.
class tst_ObjectFilter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatCameBetweenTwoAndIsThereStill();
    void whatAnObjectHolds();
    void whatNothingReaches();
    void conditionsHoldTogether();
    void whatIsLeftRetains();
    void newObjectsOfARealPair();

private:
    static std::set<std::uint32_t> left(const HeapGraphBuilder& heap, const ObjectFilter& filter);
};

namespace
{

TaskControl filterControl;

std::shared_ptr<const HeapGraph> heapWithIds(const std::vector<std::uint64_t>& ids)
{
    auto heap = test::heapWithGlobal();
    for (const std::uint64_t id : ids) {
        heap.edge(1, heap.node(NodeType::Object, "Row", 8, id));
    }
    return std::make_shared<const HeapGraph>(heap.build());
}

} // namespace

std::set<std::uint32_t> tst_ObjectFilter::left(const HeapGraphBuilder& heap,
                                               const ObjectFilter& filter)
{
    const auto analysis = test::analysed(heap);
    HeapClasses classes = analysis->overview->classes;
    leaveOut(classes, filter, *analysis, filterControl);
    std::set<std::uint32_t> nodes;
    for (std::uint32_t node = 0; node < classes.classOf.size(); ++node) {
        if (classes.classOf[node] != kNoGroup) {
            nodes.insert(node);
        }
    }
    return nodes;
}

void tst_ObjectFilter::whatCameBetweenTwoAndIsThereStill()
{
    auto heap = test::heapWithGlobal();
    for (const std::uint64_t id : {11U, 21U, 31U}) {
        heap.edge(1, heap.node(NodeType::Object, "Row", 8, id));
    }
    const auto a = heapWithIds({11, 15});
    const auto b = heapWithIds({11, 21, 25});
    QCOMPARE(left(heap, {}).size(), 5U);
    QCOMPARE(left(heap, {a}), (std::set<std::uint32_t>{3, 4}));
    QCOMPARE(left(heap, {a, b}), (std::set<std::uint32_t>{3}));
    QCOMPARE(left(heap, {nullptr, b}), (std::set<std::uint32_t>{0, 1, 2, 3}));
}

void tst_ObjectFilter::whatAnObjectHolds()
{
    auto heap = test::heapWithGlobal();
    const auto top = heap.node(NodeType::Object, "Top", 8);
    const auto own = heap.node(NodeType::Object, "Own", 8);
    const auto deep = heap.node(NodeType::Object, "Deep", 8);
    const auto shared = heap.node(NodeType::Object, "Shared", 8);
    heap.edge(1, top);
    heap.edge(top, own);
    heap.edge(own, deep);
    heap.edge(top, shared);
    heap.edge(1, shared, "y");
    ObjectFilter filter;
    filter.heldBy = top;
    QCOMPARE(left(heap, filter), (std::set<std::uint32_t>{top, own, deep}));
}

void tst_ObjectFilter::whatNothingReaches()
{
    auto heap = test::heapWithGlobal();
    const auto lost = heap.node(NodeType::Object, "Lost", 8);
    heap.edge(1, heap.node(NodeType::Object, "Kept", 8));
    ObjectFilter filter;
    filter.isUnreachable = true;
    QCOMPARE(left(heap, filter), (std::set<std::uint32_t>{lost}));
}

void tst_ObjectFilter::conditionsHoldTogether()
{
    auto heap = test::heapWithGlobal();
    const auto top = heap.node(NodeType::Object, "Top", 8, 11);
    const auto old = heap.node(NodeType::Object, "Old", 8, 13);
    const auto fresh = heap.node(NodeType::Object, "Fresh", 8, 15);
    heap.edge(1, top);
    heap.edge(top, old);
    heap.edge(top, fresh);
    ObjectFilter filter{heapWithIds({11, 13})};
    filter.heldBy = top;
    QCOMPARE(left(heap, filter), (std::set<std::uint32_t>{fresh}));
}

/// Objects that are left out are not below themselves, but what they hold still counts for what
/// holds them.
void tst_ObjectFilter::whatIsLeftRetains()
{
    auto heap = test::heapWithGlobal();
    const auto outer = heap.node(NodeType::Object, "Row", 8, 11);
    const auto inner = heap.node(NodeType::Object, "Row", 8, 13);
    heap.edge(1, outer);
    heap.edge(outer, inner);
    const auto analysis = test::analysed(heap);
    const auto rowOfType = [&](const ObjectFilter& filter) {
        const TypeListing listing =
            typesOf(analysis, {ObjectGrouping::Shape, filter}, filterControl).value();
        for (std::size_t row = 0; row < listing.rows.size(); ++row) {
            if (listing.typeOf(row).name == "Row") {
                return listing.rows[row];
            }
        }
        return ClassRow();
    };
    QCOMPARE(rowOfType({}).count, 2U);
    QCOMPARE(rowOfType({}).retainedBytes.value(), 16U); // the inner one counts once
    const ObjectFilter fresh{heapWithIds({11})};
    QCOMPARE(rowOfType(fresh).count, 1U);
    QCOMPARE(rowOfType(fresh).retainedBytes.value(), 8U);
    const ObjectFilter old{heapWithIds({13})};
    QCOMPARE(rowOfType(old).shallowBytes, 8U);
    QCOMPARE(rowOfType(old).retainedBytes.value(), 16U);
}

/// The listing says of all types together what the comparison says.
void tst_ObjectFilter::newObjectsOfARealPair()
{
    const auto before = test::analysedFixture("pair-small-before");
    const auto after = test::analysedFixture("pair-small-after");
    std::set<std::uint64_t> known;
    for (std::uint32_t node = 0; node < before->graph().nodeCount(); ++node) {
        known.insert(before->graph().nodeIds[node]);
    }
    std::uint64_t fresh = 0;
    std::uint64_t bytes = 0;
    for (std::uint32_t node = 0; node < after->graph().nodeCount(); ++node) {
        const std::uint64_t size = after->overview->shallowSizes[node];
        if (size != 0 && !known.contains(after->graph().nodeIds[node])) {
            ++fresh;
            bytes += size;
        }
    }
    const ListingWish wish{ObjectGrouping::Holder, {before->overview->graph}};
    const auto listing = listTypes(after->overview, after, wish, filterControl).value();
    QVERIFY(fresh > 100);
    QCOMPARE(listing->objects, fresh);
    QCOMPARE(listing->totalBytes, bytes);
    for (std::size_t row = 0; row < listing->rows.size(); ++row) {
        QCOMPARE(listing->objectsOf(row).size(), std::size_t{listing->rows[row].count});
    }
}

TIDEMARK_TEST(tst_ObjectFilter)

#include "tst_object_filter.moc"
