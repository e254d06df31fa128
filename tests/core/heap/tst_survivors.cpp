// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/survivors.h"
#include "tests/support/analysed_heap.h"
#include "tests/support/heap_oracle.h"
#include "tests/support/stopping_controls.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <map>
#include <set>

using namespace tidemark;
using test::analysed;
using test::HeapGraphBuilder;

class tst_Survivors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lastIds();
    void onlyWhatCameBetweenTheFirstTwo();
    void oneLeakIsOneGroupWithItsHolder();
    void waysApartAreGroupsApart();
    void keysOfAMapMakeNoGroups();
    void aListIsOneGroupHoweverLong();
    void aTreeIsOneGroup();
    void withoutACommonHolder();
    void idsThatAreAddresses();
    void theLeakOfARealProgram();
    void stoppedOrWithoutMemory();
};

namespace
{

constexpr std::uint64_t kBefore = 1001; ///< last id of the first snapshot
constexpr std::uint64_t kUpTo = 2001;   ///< last id of the second

HeapGraph heapUpTo(std::uint64_t id)
{
    HeapGraphBuilder builder;
    builder.node(NodeType::Synthetic, "", 0, 1);
    builder.node(NodeType::Object, "Last", 1, id);
    builder.node(NodeType::Native, "Later, but not V8's", 1, id + 999);
    return builder.build();
}

std::vector<SurvivorGroup> survivors(const HeapAnalysis& latest, std::uint64_t upTo = kUpTo)
{
    TaskControl control;
    return survivorsOf(heapUpTo(kBefore), heapUpTo(upTo), latest, control).value();
}

/// Adds an object that came between the first two snapshots.
std::uint32_t leaked(HeapGraphBuilder& builder, std::string_view name)
{
    const std::uint64_t id = kBefore + 2 + 2 * std::uint64_t{builder.graph().nodeCount()};
    return builder.node(NodeType::Object, name, 8, id);
}

} // namespace

void tst_Survivors::lastIds()
{
    QCOMPARE(lastObjectId(heapUpTo(kBefore)), kBefore);
    const auto expected = test::oracle("tiny")["staticData"]["maxJSObjectId"];
    QCOMPARE(lastObjectId(test::analysedFixture("tiny")->graph()), expected.get<std::uint64_t>());
}

void tst_Survivors::onlyWhatCameBetweenTheFirstTwo()
{
    HeapGraphBuilder builder = test::heapWithGlobal();
    const std::vector<std::pair<std::uint64_t, bool>> objects{
        {kBefore - 2, false}, {kBefore, false},   {kBefore + 1, false}, {kBefore + 2, true},
        {kUpTo, true},        {kUpTo + 2, false}, {kUpTo - 1, false}};
    std::vector<std::uint32_t> expected;
    for (const auto& [id, survives] : objects) {
        const auto node = builder.node(NodeType::Object, "Item", 8, id);
        builder.edge(1, node, "item");
        if (survives) {
            expected.push_back(node);
        }
    }
    builder.edge(1, builder.node(NodeType::Object, "Empty", 0, kBefore + 4), "empty");
    const auto groups = survivors(*analysed(builder));
    QCOMPARE(groups.size(), 1U);
    QCOMPARE(groups[0].nodes, expected);
    QCOMPARE(groups[0].shallowBytes, 16U);
    QCOMPARE(groups[0].retainedBytes, 16U);
}

void tst_Survivors::oneLeakIsOneGroupWithItsHolder()
{
    HeapGraphBuilder builder = test::heapWithGlobal();
    const auto context = builder.node(NodeType::Object, "system / Context", 8);
    const auto list = builder.node(NodeType::Object, "Array", 8);
    const auto store = builder.node(NodeType::Array, "", 800);
    builder.edge(1, context, "context", EdgeType::Internal);
    builder.edge(context, list, "leakyData", EdgeType::Context);
    builder.edge(list, store, "elements", EdgeType::Internal);
    for (std::uint32_t i = 0; i < 5; ++i) {
        const auto item = leaked(builder, "Fuga");
        builder.indexEdge(store, item, i);
        const auto text = leaked(builder, "Text");
        builder.edge(item, text, "text");
    }
    const auto analysis = analysed(builder);
    const auto groups = survivors(*analysis);
    const HeapGraph& graph = analysis->graph();
    QCOMPARE(groups.size(), 2U);
    const SurvivorGroup& items = groups[0];
    QCOMPARE(analysis->overview->classes.classes[items.heapClass].name, std::string("Fuga"));
    QCOMPARE(items.nodes.size(), 5U);
    QCOMPARE(items.shallowBytes, 40U);
    QCOMPARE(items.retainedBytes, 80U);
    QCOMPARE(items.holder->node, context);
    QCOMPARE(graph.edgeName(items.holder->edge), std::string("leakyData"));
    QCOMPARE(groups[1].retainedBytes, 40U);
    QCOMPARE(graph.edgeName(groups[1].holder->edge), std::string("leakyData"));
}

void tst_Survivors::waysApartAreGroupsApart()
{
    HeapGraphBuilder builder = test::heapWithGlobal();
    const auto one = builder.node(NodeType::Object, "Cache", 8);
    const auto other = builder.node(NodeType::Object, "Queue", 8);
    builder.edge(1, one, "cache");
    builder.edge(1, other, "queue");
    for (std::uint32_t i = 0; i < 6; ++i) {
        builder.indexEdge(i < 4 ? one : other, leaked(builder, "Item"), i);
    }
    const auto groups = survivors(*analysed(builder));
    QCOMPARE(groups.size(), 2U);
    QCOMPARE(groups[0].nodes.size(), 4U);
    QCOMPARE(groups[0].holder->node, 1U);
    QCOMPARE(groups[1].nodes.size(), 2U);
}

void tst_Survivors::keysOfAMapMakeNoGroups()
{
    HeapGraphBuilder builder = test::heapWithGlobal();
    const auto map = builder.node(NodeType::Object, "Object", 8);
    const auto small = builder.node(NodeType::Object, "Config", 8);
    builder.edge(1, map, "byName");
    builder.edge(1, small, "config");
    for (int i = 0; i < 200; ++i) {
        builder.edge(map, leaked(builder, "User"), "user" + std::to_string(i));
    }
    builder.edge(small, leaked(builder, "User"), "admin");
    builder.edge(small, leaked(builder, "User"), "guest");
    const auto groups = survivors(*analysed(builder));
    QCOMPARE(groups.size(), 3U);
    QCOMPARE(groups[0].nodes.size(), 200U);
    QCOMPARE(groups[1].nodes.size(), 1U);
}

void tst_Survivors::aListIsOneGroupHoweverLong()
{
    constexpr std::uint32_t kLength = 100'000;
    HeapGraphBuilder builder = test::heapWithGlobal();
    std::uint32_t last = 1;
    for (std::uint32_t i = 0; i < kLength; ++i) {
        const auto entry = builder.node(NodeType::Object, "Entry", 8, kBefore + 2 + 4 * i);
        const auto value = builder.node(NodeType::Object, "Value", 8, kBefore + 4 + 4 * i);
        builder.edge(last, entry, i == 0 ? "head" : "next");
        builder.edge(entry, value, "value");
        last = value;
    }
    const auto groups = survivors(*analysed(builder), 1'000'001);
    // Entry and Value by turns; the head is held by another edge than the rest.
    QCOMPARE(groups.size(), 3U);
    QCOMPARE(groups[0].retainedBytes, 16 * std::uint64_t{kLength});
    QVERIFY(groups[0].holder.has_value());
}

void tst_Survivors::aTreeIsOneGroup()
{
    HeapGraphBuilder builder = test::heapWithGlobal();
    std::vector<std::uint32_t> nodes{leaked(builder, "Tree")};
    builder.edge(1, nodes[0], "tree");
    for (std::size_t i = 0; i < 100; ++i) {
        for (const char* side : {"left", "right"}) {
            nodes.push_back(leaked(builder, "Tree"));
            builder.edge(nodes[i], nodes.back(), side);
        }
    }
    const auto groups = survivors(*analysed(builder));
    QCOMPARE(groups.size(), 1U);
    QCOMPARE(groups[0].nodes, nodes);
    QCOMPARE(groups[0].retainedBytes, groups[0].shallowBytes);
}

void tst_Survivors::withoutACommonHolder()
{
    HeapGraphBuilder builder = test::heapWithGlobal();
    builder.node(NodeType::Object, "global", 10);
    builder.edge(0, 2, "global", EdgeType::Shortcut);
    builder.edge(1, leaked(builder, "Item"), "item");
    builder.edge(2, leaked(builder, "Item"), "item");
    const auto groups = survivors(*analysed(builder));
    QCOMPARE(groups.size(), 1U);
    QVERIFY(!groups[0].holder.has_value());
}

void tst_Survivors::theLeakOfARealProgram()
{
    // The pair stands for all three: what came between the two is still in the second.
    const auto first = test::analysedFixture("pair-small-before");
    const auto latest = test::analysedFixture("pair-small-after");
    TaskControl control;
    const auto groups = survivorsOf(first->graph(), latest->graph(), *latest, control).value();
    std::map<std::string, std::size_t> leaks; // objects by the name of the edge that holds them
    for (const SurvivorGroup& group : groups) {
        if (latest->overview->classes.classes[group.heapClass].name == "LeakyThing") {
            QVERIFY(group.holder.has_value());
            leaks[latest->graph().edgeName(group.holder->edge)] += group.nodes.size();
        }
    }
    QCOMPARE(leaks, (std::map<std::string, std::size_t>{{"leaked", 1000}, {"registry", 1000}}));
}

/// A heap of @p items by address.
static HeapGraphBuilder heapOfAddresses(const std::map<std::uint64_t, std::string>& items)
{
    HeapGraphBuilder builder;
    builder.node(NodeType::Synthetic, "", 0, 2);
    const auto list = builder.node(NodeType::Object, "Vector", 8, 0x7f3a10000010);
    builder.edge(0, list, "list");
    std::uint32_t index = 0;
    for (const auto& [address, name] : items) {
        builder.indexEdge(list, builder.node(NodeType::Object, name, 32, address), index++);
    }
    return builder;
}

/// They do not count up, so that neither the highest one nor its being odd tells anything.
void tst_Survivors::idsThatAreAddresses()
{
    const auto survivors = [](const std::map<std::uint64_t, std::string>& first,
                              const std::map<std::uint64_t, std::string>& second,
                              const std::map<std::uint64_t, std::string>& latest) {
        TaskControl control;
        const auto analysis = analysed(heapOfAddresses(latest));
        std::set<std::uint64_t> addresses;
        const auto groups = survivorsOf(heapOfAddresses(first).build(),
                                        heapOfAddresses(second).build(), *analysis, control)
                                .value();
        for (const SurvivorGroup& group : groups) {
            for (const std::uint32_t node : group.nodes) {
                addresses.insert(analysis->graph().nodeIds[node]);
            }
        }
        return addresses;
    };
    using Addresses = std::set<std::uint64_t>;
    QCOMPARE(survivors({{0x900, "S"}}, {{0x900, "S"}, {0x100, "S"}, {0xa00, "S"}},
                       {{0x900, "S"}, {0x100, "S"}, {0x200, "S"}}),
             (Addresses{0x100})); // 0xa00 is gone, 0x200 came later
    QCOMPARE(survivors({{0x100, "Old"}}, {{0x100, "New"}}, {{0x100, "New"}}), (Addresses{0x100}));
    QCOMPARE(survivors({}, {{0x100, "Old"}}, {{0x100, "New"}}), Addresses());
    QCOMPARE(survivors({{0x100, "S"}}, {{0x100, "S"}}, {{0x100, "S"}}), Addresses());
}

void tst_Survivors::stoppedOrWithoutMemory()
{
    HeapGraphBuilder builder = test::heapWithGlobal();
    builder.edge(1, leaked(builder, "Item"), "item");
    const auto analysis = analysed(builder);
    const auto errorOf = [&](TaskControl& control) {
        return survivorsOf(heapUpTo(kBefore), heapUpTo(kUpTo), *analysis, control).error().code;
    };
    for (int looks = 0; looks < 2; ++looks) {
        test::CancelledAfter cancelled(looks);
        QCOMPARE(errorOf(cancelled), ErrorCode::Cancelled);
    }
    test::NoMemoryControl noMemory;
    QCOMPARE(errorOf(noMemory), ErrorCode::TooLarge);
}

TIDEMARK_TEST(tst_Survivors)

#include "tst_survivors.moc"
