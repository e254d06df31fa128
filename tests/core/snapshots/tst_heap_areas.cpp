// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/heap_kinds.h"
#include "core/snapshots/heap_areas.h"
#include "tests/support/analysed_heap.h"
#include "tests/support/heap_oracle.h"
#include "tests/support/stopping_controls.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <map>

using namespace tidemark;

/// A heap as trees with weights.
class tst_HeapAreas : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void dominatorsKeepWhatTheyRetain();
    void memoryOutsideTheHeapHasItsPlace();
    void manySmallObjectsStandInGroups();
    void typesCoverTheWholeOnce();
    void typesAlone();
    void kindsAddUpToTheStatistics();
    void aMillionDeepList();
    void itCanBeCancelled();
    void itCanRunOutOfMemory();
};

namespace
{

std::shared_ptr<const HeapAnalysis> realHeap()
{
    return test::analysedFixture("pair-small-after");
}

std::shared_ptr<const WeightedTree> byDominator(const HeapAnalysis& analysis)
{
    TaskControl control;
    return areasByDominator(analysis, control).value();
}

} // namespace

void tst_HeapAreas::dominatorsKeepWhatTheyRetain()
{
    const auto analysis = realHeap();
    const auto tree = byDominator(*analysis);
    QCOMPARE(tree->weight(0), analysis->overview->totalBytes);
    QCOMPARE(tree->item(0), analysis->graph().rootOrdinal);
    std::uint32_t withSize = 1; // the root
    for (std::uint32_t node = 0; node < analysis->graph().nodeCount(); ++node) {
        const bool isRoot = node == analysis->graph().rootOrdinal;
        withSize += !isRoot && analysis->retainedSizes[node] > 0 ? 1 : 0;
    }
    std::uint32_t objects = 0;
    for (std::uint32_t node = 0; node < tree->size(); ++node) {
        const std::uint32_t item = tree->item(node);
        if (item == kOutsideHeap) {
            continue;
        }
        if (groupedClass(*analysis, item)) {
            QVERIFY(tree->children(node).count() > 1);
            QCOMPARE(tree->weight(tree->children(node)), tree->weight(node));
            continue;
        }
        ++objects;
        if (node > 0) {
            std::uint32_t above = tree->parent(node);
            if (const auto heapClass = groupedClass(*analysis, tree->item(above))) {
                QCOMPARE(analysis->overview->classes.classOf[item], *heapClass);
                above = tree->parent(above);
            }
            QCOMPARE(tree->weight(node), analysis->retainedSizes[item]);
            QCOMPARE(analysis->dominators[item], tree->item(above));
        }
        QVERIFY(tree->weight(tree->children(node)) <= tree->weight(node));
    }
    QCOMPARE(objects, withSize);
}

void tst_HeapAreas::memoryOutsideTheHeapHasItsPlace()
{
    auto builder = test::heapWithGlobal();
    builder.graph().extraNativeBytes = 500;
    const auto tree = byDominator(*test::analysed(builder));
    QCOMPARE(tree->weight(0), 510U);
    QCOMPARE(tree->item(1), kOutsideHeap);
    QCOMPARE(tree->weight(1), 500U);
    QCOMPARE(tree->item(2), 1U);
}

void tst_HeapAreas::manySmallObjectsStandInGroups()
{
    auto builder = test::heapWithGlobal();
    const std::uint32_t list = builder.node(NodeType::Object, "List", 100);
    builder.edge(1, list, "list");
    for (std::uint32_t i = 0; i < 1000; ++i) {
        builder.indexEdge(list, builder.node(NodeType::Object, i % 4 == 0 ? "Even" : "Odd", 16), i);
    }
    const std::uint32_t large = builder.node(NodeType::Object, "Odd", 5000);
    builder.edge(list, large, "large");
    builder.edge(list, builder.node(NodeType::Object, "Alone", 16), "alone");
    const auto analysis = test::analysed(builder);
    const auto tree = byDominator(*analysis);
    const std::uint32_t node = tree->child(1, {list, analysis->retainedSizes[list]}).value();
    const WeightedTree::Range children = tree->children(node);
    QCOMPARE(children.count(), 4U);
    const auto nameOf = [&](std::uint32_t child) {
        return analysis->overview->classes.classes[*groupedClass(*analysis, tree->item(child))]
            .name;
    };
    QCOMPARE(nameOf(children.first), std::string("Odd"));
    QCOMPARE(tree->children(children.first).count(), 750U);
    QCOMPARE(tree->item(children.first + 1), large); // it is not small
    QCOMPARE(nameOf(children.first + 2), std::string("Even"));
    QCOMPARE(tree->weight(children.first + 2), 250U * 16U);
    QVERIFY(!groupedClass(*analysis, tree->item(children.first + 3))); // of its class alone
}

void tst_HeapAreas::typesCoverTheWholeOnce()
{
    const auto analysis = realHeap();
    TaskControl control;
    const auto listing = listTypes(analysis->overview, analysis, {}, control).value();
    const auto tree = areasByType(*listing, control).value();
    QCOMPARE(tree->weight(0), listing->totalBytes);
    const WeightedTree::Range types = tree->children(0);
    QCOMPARE(tree->weight(types), listing->totalBytes);
    std::size_t objects = 0;
    for (std::uint32_t node = types.first; node < types.last; ++node) {
        if (tree->item(node) == kOutsideHeap) {
            QVERIFY(!tree->hasChildren(node));
            continue;
        }
        const auto members = listing->objectsOf(tree->item(node));
        QCOMPARE(tree->children(node).count(), members.size());
        QCOMPARE(tree->weight(tree->children(node)), tree->weight(node));
        objects += members.size();
    }
    QCOMPARE(objects, listing->members.all.size());
}

void tst_HeapAreas::typesAlone()
{
    TaskControl control;
    const auto listing = listTypes(TypeTable{{{"b", 2, 30, {}}, {"a", 1, 70, {}}}}).value();
    const auto tree = areasByType(*listing, control).value();
    QCOMPARE(tree->size(), 3U);
    QCOMPARE(tree->weight(0), 100U);
    QCOMPARE(listing->typeOf(tree->item(1)).name, std::string("a"));
    QCOMPARE(areasByType(*listTypes(TypeTable()).value(), control).value()->size(), 1U);
}

/// Each byte is of the kind that the statistics count it to, but for what elements of arrays store.
void tst_HeapAreas::kindsAddUpToTheStatistics()
{
    const auto analysis = realHeap();
    const HeapKinds kinds(analysis->graph(), analysis->overview->states);
    std::map<HeapKind, std::uint64_t> bytes;
    for (std::uint32_t node = 0; node < analysis->graph().nodeCount(); ++node) {
        bytes[kinds.of(node, analysis->retainers)] += analysis->overview->shallowSizes[node];
    }
    bytes[HeapKind::OtherNative] += analysis->graph().extraNativeBytes;
    for (const HeapKind kind : kHeapKinds) {
        QCOMPARE(bytes[kind], analysis->statistics.of(kind));
    }
}

void tst_HeapAreas::aMillionDeepList()
{
    constexpr std::uint32_t kLinks = 1'000'000;
    auto builder = test::heapWithGlobal();
    for (std::uint32_t i = 0; i < kLinks; ++i) {
        const std::uint32_t link = builder.node(NodeType::Object, "Link", 16);
        builder.edge(link - 1, link, "next");
    }
    const auto tree = byDominator(*test::analysed(builder));
    QCOMPARE(tree->size(), kLinks + 2);
    QCOMPARE(tree->parent(kLinks), kLinks - 1);
}

void tst_HeapAreas::itCanBeCancelled()
{
    test::CancelledAfter control(0);
    QCOMPARE(areasByDominator(*realHeap(), control).error().code, ErrorCode::Cancelled);
}

void tst_HeapAreas::itCanRunOutOfMemory()
{
    test::NoMemoryControl control;
    QCOMPARE(areasByDominator(*realHeap(), control).error().code, ErrorCode::TooLarge);
}

TIDEMARK_TEST(tst_HeapAreas)

#include "tst_heap_areas.moc"
