// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/areas/laid_out_areas.h"
#include "app/heap/heap_area_source.h"
#include "tests/support/analysed_heap.h"
#include "tests/support/heap_oracle.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;
using namespace tidemark::app;

namespace
{

std::shared_ptr<const HeapMap> byDominator(const std::shared_ptr<const HeapAnalysis>& analysis)
{
    TaskControl control;
    return mapByDominator(analysis, control).value();
}

std::shared_ptr<const HeapMap> byType(const std::shared_ptr<const HeapAnalysis>& analysis)
{
    TaskControl control;
    return mapByType(analysis, {}, true, control).value();
}

std::shared_ptr<const HeapAnalysis> realHeap()
{
    return test::analysedFixture("pair-small-after");
}

} // namespace

/// Between the nodes of a map and what they stand for.
class tst_HeapMap : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::English); }
    void objectsAreFoundInBoth();
    void typesAreFoundByName();
    void typesAlone();
    void anObjectIsCalledAsWhoHoldsItCallsIt();
    void kindsGiveTheTones();
    void namesAreSearched();
    void aDeepListIsFoundToo();
};

void tst_HeapMap::objectsAreFoundInBoth()
{
    const auto analysis = realHeap();
    for (const auto& map : {byDominator(analysis), byType(analysis)}) {
        std::uint32_t found = 0;
        for (std::uint32_t object = 0; object < analysis->graph().nodeCount(); object += 7) {
            if (const auto node = map->nodeOfObject(object); node && *node != WeightedTree::kRoot) {
                QCOMPARE(map->objectOf(*node), std::optional(object));
                QVERIFY(!map->typeOf(*node));
                ++found;
            }
        }
        QVERIFY(found > 1000);
    }
}

void tst_HeapMap::typesAreFoundByName()
{
    const auto map = byType(realHeap());
    const auto node = map->nodeOfType("SteadyThing");
    QVERIFY(node.has_value());
    QVERIFY(!map->objectOf(*node));
    QCOMPARE(map->listing->typeOf(*map->typeOf(*node)).name, std::string("SteadyThing"));
    QCOMPARE(map->tree->children(*node).count(), 3100U);
    QVERIFY(!map->nodeOfType("no such type"));
    QVERIFY(!byDominator(realHeap())->nodeOfType("SteadyThing"));
    const HeapAreaSource source(map, SizeUnit::Binary);
    QVERIFY(source.details(*node).startsWith(QStringLiteral("SteadyThing\nObjects: 3,100")));
}

void tst_HeapMap::typesAlone()
{
    TaskControl control;
    const auto map =
        mapByType(nullptr, {{{"Small", 3, 2048, {}}, {"Large", 2, 4096, 8192}}}, true, control)
            .value();
    const HeapAreaSource source(map, SizeUnit::Binary);
    QCOMPARE(source.name(1), QStringLiteral("Large"));
    QVERIFY(source.details(1).contains(QStringLiteral("retained 8,192")));
    QCOMPARE(source.tones().size(), std::size_t{1});
    QCOMPARE(source.tone(1), std::size_t{0});
    QVERIFY(!map->nodeOfObject(0));
    QCOMPARE(source.finder()(QStringLiteral("sma"), control),
             (AreaSource::Marked{false, false, true}));
}

void tst_HeapMap::anObjectIsCalledAsWhoHoldsItCallsIt()
{
    auto builder = test::heapWithGlobal();
    const std::uint32_t cache = builder.node(NodeType::Object, "Cache", 100);
    const std::uint32_t left = builder.node(NodeType::Object, "Side", 20);
    const std::uint32_t right = builder.node(NodeType::Object, "Side", 20);
    const std::uint32_t shared = builder.node(NodeType::Object, "Shared", 5000);
    builder.edge(1, cache, "cache");
    builder.edge(cache, left, "left");
    builder.edge(cache, right, "right");
    builder.edge(left, shared, "s");
    builder.edge(right, shared, "s");
    const auto map = byDominator(test::analysed(builder));
    const HeapAreaSource source(map, SizeUnit::Binary);
    QCOMPARE(source.name(*map->nodeOfObject(cache)), QStringLiteral("cache: Cache"));
    QCOMPARE(source.name(*map->nodeOfObject(shared)), QStringLiteral("Shared")); // held twice
    QCOMPARE(map->tree->parent(*map->nodeOfObject(shared)), *map->nodeOfObject(cache));
    // All of it is in one chain, down to where the memory is.
    const AreaLayout layout =
        layOutAreas(source, 0, AreaShape::Treemap, QSizeF(500.0, 300.0), 14.0);
    QCOMPARE(layout.cells[0].node(), *map->nodeOfObject(shared));
    QCOMPARE(chainText(source, layout.cells[0]),
             QStringLiteral("Whole snapshot › … › cache: Cache › Shared"));
}

void tst_HeapMap::kindsGiveTheTones()
{
    auto builder = test::heapWithGlobal();
    const std::uint32_t text = builder.node(NodeType::String, "text", 100);
    const std::uint32_t array = builder.node(NodeType::Object, "Array", 16);
    const std::uint32_t store = builder.node(NodeType::Array, "", 800);
    builder.edge(1, text, "t");
    builder.edge(1, array, "a");
    builder.edge(array, store, "elements", EdgeType::Internal);
    const auto map = byDominator(test::analysed(builder));
    const HeapAreaSource source(map, SizeUnit::Binary);
    QCOMPARE(source.tones().size(), kHeapKinds.size());
    const auto kindOf = [&](std::uint32_t object) {
        return kHeapKinds[source.tone(*map->nodeOfObject(object))];
    };
    QCOMPARE(kindOf(text), HeapKind::Strings);
    QCOMPARE(kindOf(array), HeapKind::Arrays);
    QCOMPARE(kindOf(1), HeapKind::Other);
    if (const auto node = map->nodeOfObject(store)) { // its size may be the array's already
        QCOMPARE(kHeapKinds[source.tone(*node)], HeapKind::Arrays);
    }
}

void tst_HeapMap::namesAreSearched()
{
    const auto analysis = realHeap();
    TaskControl control;
    const auto map = byType(analysis);
    const HeapAreaSource source(map, SizeUnit::Binary);
    const auto marked = source.finder()(QStringLiteral("steadything"), control);
    const std::uint32_t type = map->nodeOfType("SteadyThing").value();
    QVERIFY(marked[type]);
    QVERIFY(marked[map->tree->children(type).first]);
    QCOMPARE(markedWeight(*map->tree, marked).weight >= map->tree->weight(type), true);
    const auto none = source.finder()(QStringLiteral("no such name anywhere"), control);
    QCOMPARE(markedWeight(*map->tree, none), MarkedWeight());
}

void tst_HeapMap::aDeepListIsFoundToo()
{
    auto builder = test::heapWithGlobal();
    std::uint32_t last = 1;
    for (int i = 0; i < 200'000; ++i) {
        const std::uint32_t link = builder.node(NodeType::Object, "Link", 16);
        builder.edge(last, link, "next");
        last = link;
    }
    const auto map = byDominator(test::analysed(builder));
    QCOMPARE(map->objectOf(*map->nodeOfObject(last)), std::optional(last));
}

TIDEMARK_TEST(tst_HeapMap)

#include "tst_heap_map.moc"
