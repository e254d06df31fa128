// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/snapshots/leak_suspects.h"
#include "tests/support/analysed_heap.h"
#include "tests/support/heap_oracle.h"
#include "tests/support/stopping_controls.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;
using test::HeapGraphBuilder;

/// What one snapshot says about leaks, in graphs laid out as V8 does.
class tst_LeakSuspects : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anArrayThatKeepsMostOfTheHeap();
    void onlyTheDeepestThatKeepsIt();
    void manyOfOneTypeThatNobodyHoldsAlone();
    void twoTypesOfWhichOneHoldsTheOther();
    void behindFunctionsStandsWhatTheyKeep();
    void whatIsSmallIsNoSuspect();
    void theRootsAndTheEngineAreNoSuspects();
    void aLongListEnds();
    void cancelled();
};

namespace
{

constexpr std::uint64_t kKiB = 1024;

/// A heap with a little of everything in it.
HeapGraphBuilder programOf(std::uint64_t otherBytes)
{
    HeapGraphBuilder builder = test::heapWithGlobal();
    const auto other = builder.node(NodeType::Object, "Other", otherBytes);
    builder.edge(1, other, "other");
    return builder;
}

/// An array with its elements in a store, held by the global variable @p name.
std::uint32_t arrayIn(HeapGraphBuilder& builder, std::string_view name, int rows,
                      std::uint64_t bytesOfRow, std::string_view type = "Row")
{
    const auto array = builder.node(NodeType::Object, "Array", 32);
    const auto store = builder.node(NodeType::Array, "(object elements)", 8);
    builder.edge(1, array, name);
    builder.edge(array, store, "elements", EdgeType::Internal);
    for (int i = 0; i < rows; ++i) {
        const auto row = builder.node(NodeType::Object, type, bytesOfRow);
        builder.indexEdge(array, row, static_cast<std::uint32_t>(i));
        builder.edge(store, row, std::to_string(i), EdgeType::Internal);
    }
    return array;
}

std::shared_ptr<const LeakSuspects> suspectsIn(const HeapGraphBuilder& builder)
{
    TaskControl control;
    return leakSuspectsOf(test::analysed(builder), control).value();
}

} // namespace

void tst_LeakSuspects::anArrayThatKeepsMostOfTheHeap()
{
    HeapGraphBuilder builder = programOf(100 * kKiB);
    const auto array = arrayIn(builder, "registry", 300, kKiB);
    const auto suspects = suspectsIn(builder);
    QCOMPARE(suspects->all.size(), std::size_t{1});
    const LeakSuspect& suspect = suspects->all.front();
    QCOMPARE(suspect.node, array);
    QCOMPARE(suspect.kept.count, std::uint64_t{1});
    QCOMPARE(suspects->className(suspect.kept), std::string("Array"));
    QCOMPARE(suspect.kept.bytes, 300 * kKiB + 40);
    QVERIFY(suspect.holder.has_value());
    QCOMPARE(suspect.holder->name, std::string("registry"));
    QVERIFY(suspect.holder->kind == HolderKind::GlobalVariable);
    QVERIFY(suspect.contents.has_value());
    QCOMPARE(suspects->className(*suspect.contents), std::string("Row"));
    QCOMPARE(suspect.contents->count, std::uint64_t{300});
    QCOMPARE(suspect.contents->bytes, 300 * kKiB);
    QVERIFY(suspects->shareOf(suspect) > 0.74 && suspects->shareOf(suspect) < 0.76);
}

/// A cache that holds a table that holds everything: the table is where it comes apart.
void tst_LeakSuspects::onlyTheDeepestThatKeepsIt()
{
    HeapGraphBuilder builder = test::heapWithGlobal();
    const auto cache = builder.node(NodeType::Object, "Cache", 64);
    builder.edge(1, cache, "cache");
    const auto table = builder.node(NodeType::Object, "Table", 64);
    builder.edge(cache, table, "table");
    for (int i = 0; i < 400; ++i) {
        const auto text = builder.node(NodeType::String, "text", kKiB);
        builder.edge(table, text, "t" + std::to_string(i));
    }
    const auto suspects = suspectsIn(builder);
    QCOMPARE(suspects->all.size(), std::size_t{1});
    QCOMPARE(suspects->all.front().node, table);
    QCOMPARE(suspects->all.front().holder->name, std::string("table"));
    QCOMPARE(suspects->className(*suspects->all.front().contents), std::string("(string)"));
}

/// Each is held by two others, so that no object above the global one dominates them.
void tst_LeakSuspects::manyOfOneTypeThatNobodyHoldsAlone()
{
    HeapGraphBuilder builder = programOf(600 * kKiB);
    const auto a = builder.node(NodeType::Object, "Index", 32);
    const auto b = builder.node(NodeType::Object, "Index", 32);
    builder.edge(1, a, "byName");
    builder.edge(1, b, "byDate");
    std::uint32_t first = 0;
    for (std::uint32_t i = 0; i < 400; ++i) {
        const auto order = builder.node(NodeType::Object, "Order", kKiB);
        first = i == 0 ? order : first;
        builder.indexEdge(a, order, i);
        builder.indexEdge(b, order, i);
    }
    const auto suspects = suspectsIn(builder);
    QCOMPARE(suspects->all.size(), std::size_t{2});
    QCOMPARE(suspects->className(suspects->all[0].kept), std::string("Other")); // one large object
    const LeakSuspect& orders = suspects->all[1];
    QCOMPARE(suspects->className(orders.kept), std::string("Order"));
    QCOMPARE(orders.kept.count, std::uint64_t{400});
    QCOMPARE(orders.kept.bytes, 400 * kKiB);
    QCOMPARE(orders.node, first);
    QVERIFY(!orders.contents.has_value());
}

/// Sessions that hold users: users are what sessions are made of, and no suspects of their own.
void tst_LeakSuspects::twoTypesOfWhichOneHoldsTheOther()
{
    HeapGraphBuilder builder = test::heapWithGlobal();
    for (int i = 0; i < 100; ++i) {
        const auto session = builder.node(NodeType::Object, "Session", 4 * kKiB);
        builder.edge(1, session, "s" + std::to_string(i));
        builder.edge(session, builder.node(NodeType::Object, "User", 2 * kKiB), "user");
    }
    const auto suspects = suspectsIn(builder);
    QCOMPARE(suspects->all.size(), std::size_t{1});
    QCOMPARE(suspects->className(suspects->all.front().kept), std::string("Session"));
    QCOMPARE(suspects->all.front().kept.bytes, 600 * kKiB);
}

/// Handlers that were never taken off, each with a session in its closure context.
void tst_LeakSuspects::behindFunctionsStandsWhatTheyKeep()
{
    HeapGraphBuilder builder = test::heapWithGlobal();
    const auto handlers = builder.node(NodeType::Object, "Array", 32);
    builder.edge(1, handlers, "handlers");
    for (std::uint32_t i = 0; i < 300; ++i) {
        const auto handler = builder.node(NodeType::Closure, "onEnd", 64);
        const auto context = builder.node(NodeType::Object, "system / Context", 40);
        const auto session = builder.node(NodeType::Object, "Session", kKiB);
        builder.indexEdge(handlers, handler, i);
        builder.edge(handler, context, "context", EdgeType::Internal);
        builder.edge(context, session, "session", EdgeType::Context);
    }
    const auto suspects = suspectsIn(builder);
    QCOMPARE(suspects->all.size(), std::size_t{1});
    QCOMPARE(suspects->all.front().node, handlers);
    QCOMPARE(suspects->className(*suspects->all.front().contents), std::string("Session"));
    QCOMPARE(suspects->all.front().contents->count, std::uint64_t{300});
}

void tst_LeakSuspects::whatIsSmallIsNoSuspect()
{
    HeapGraphBuilder small = test::heapWithGlobal(); // half of a small heap
    arrayIn(small, "registry", 100, kKiB);
    QVERIFY(suspectsIn(small)->all.empty());

    HeapGraphBuilder large = test::heapWithGlobal(); // little of a large one
    for (int i = 0; i < 40; ++i) {
        arrayIn(large, "part" + std::to_string(i), 10, 100 * kKiB, "Part" + std::to_string(i));
    }
    QVERIFY(suspectsIn(large)->all.empty());
}

void tst_LeakSuspects::theRootsAndTheEngineAreNoSuspects()
{
    HeapGraphBuilder builder = test::heapWithGlobal();
    const auto engine = builder.node(NodeType::Synthetic, "(Strong roots)");
    builder.edge(0, engine, "strong", EdgeType::Internal);
    for (int i = 0; i < 500; ++i) {
        const auto code = builder.node(NodeType::Code, "code", kKiB);
        builder.edge(engine, code, "c" + std::to_string(i), EdgeType::Internal);
        const auto text = builder.node(NodeType::String, "text", kKiB);
        builder.edge(1, text, "t" + std::to_string(i));
    }
    QVERIFY(suspectsIn(builder)->all.empty());
}

/// Each element is one of the type and holds all that follow.
void tst_LeakSuspects::aLongListEnds()
{
    HeapGraphBuilder builder = programOf(100 * kKiB);
    std::uint32_t above = 1;
    for (int i = 0; i < 100'000; ++i) {
        const auto link = builder.node(NodeType::Object, "Link", 32);
        builder.edge(above, link, "next");
        above = link;
    }
    const auto suspects = suspectsIn(builder);
    QCOMPARE(suspects->all.size(), std::size_t{1});
    QCOMPARE(suspects->className(suspects->all.front().kept), std::string("Link"));
    QCOMPARE(suspects->all.front().kept.bytes, std::uint64_t{3'200'000});
}

void tst_LeakSuspects::cancelled()
{
    HeapGraphBuilder builder = programOf(100 * kKiB);
    arrayIn(builder, "registry", 300, kKiB);
    const auto analysis = test::analysed(builder);
    test::CancelledAfter control(0);
    const auto suspects = leakSuspectsOf(analysis, control);
    QVERIFY(!suspects);
    QVERIFY(suspects.error().code == ErrorCode::Cancelled);
}

TIDEMARK_TEST(tst_LeakSuspects)

#include "tst_leak_suspects.moc"
