// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/object_join.h"
#include "tests/support/analysed_heap.h"
#include "tests/support/heap_oracle.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <map>
#include <random>

using namespace tidemark;
using test::HeapGraphBuilder;

class tst_ObjectJoin : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSnapshotEqualsItself();
    void swappingTurnsTheSign();
    void theGeneratorsTruth();
    void addedRemovedAndGrown();
    void anotherClassIsAnotherObject();
    void withoutASizeItIsNotThere();
    void classesOfOneNameStayApart();
    void equalToCountingIdsOnRandomHeaps();
};

namespace
{

/// What joinById() takes, kept together.
struct Side {
    explicit Side(const HeapGraph& heapGraph)
        : graph(heapGraph),
          classes(classesOf(graph, DomStates(graph), PropertyLists(graph), {})),
          byId(graph)
    {
    }
    operator JoinSide() const { return {graph, graph.selfSizes, classes, byId}; }

    HeapGraph graph;
    HeapClasses classes;
    NodesById byId;
};

std::map<std::string, JoinedClass> byKey(const std::vector<JoinedClass>& rows)
{
    std::map<std::string, JoinedClass> map;
    for (const JoinedClass& row : rows) {
        map.emplace(row.heapClass.key(), row);
    }
    return map;
}

/// Objects of a few classes with these ids; some without a size.
HeapGraph randomObjects(std::mt19937& random)
{
    HeapGraphBuilder builder;
    builder.node(NodeType::Synthetic, "");
    std::vector<std::uint64_t> ids(60);
    for (std::size_t i = 0; i < ids.size(); ++i) {
        ids[i] = 2 * i + 3;
    }
    std::ranges::shuffle(ids, random);
    ids.resize(random() % ids.size());
    for (const std::uint64_t id : ids) {
        const std::string name(1, static_cast<char>('A' + (id + random() % 12 / 11) % 5));
        builder.node(NodeType::Object, name, random() % 5, id);
    }
    return builder.build();
}

ObjectJoin joined(const std::shared_ptr<const HeapAnalysis>& before,
                  const std::shared_ptr<const HeapAnalysis>& after)
{
    const HeapOverview& was = *before->overview;
    const HeapOverview& is = *after->overview;
    const HeapClasses classes =
        classesOf(*was.graph, was.states, PropertyLists(*was.graph), is.shapes);
    const NodesById wasById(*was.graph);
    const NodesById isById(*is.graph);
    return joinById({*was.graph, was.shallowSizes, classes, wasById},
                    {*is.graph, is.shallowSizes, is.classes, isById});
}

JoinedClass row(std::string name, std::int64_t added, std::int64_t removed, std::int64_t addedBytes,
                std::int64_t removedBytes, std::int64_t grownBytes)
{
    JoinedClass made;
    made.heapClass.name = std::move(name);
    made.addedCount = added;
    made.removedCount = removed;
    made.addedBytes = addedBytes;
    made.removedBytes = removedBytes;
    made.grownBytes = grownBytes;
    return made;
}

} // namespace

void tst_ObjectJoin::aSnapshotEqualsItself()
{
    const auto analysis = test::analysedFixture("pair-small-before");
    const ObjectJoin comparison = joined(analysis, analysis);
    QVERIFY(comparison.rows.empty());
    QVERIFY(comparison.grown.empty());
    QVERIFY(comparison.added.all.empty());
    QVERIFY(comparison.removed.all.empty());
}

void tst_ObjectJoin::swappingTurnsTheSign()
{
    std::mt19937 random(3);
    for (int round = 0; round < 500; ++round) {
        const Side a(randomObjects(random));
        const Side b(randomObjects(random));
        const ObjectJoin there = joinById(a, b);
        const ObjectJoin back = joinById(b, a);
        const auto rows = byKey(back.rows);
        QCOMPARE(rows.size(), there.rows.size());
        for (const JoinedClass& row : there.rows) {
            const JoinedClass& other = rows.at(row.heapClass.key());
            QCOMPARE(other.addedCount, row.removedCount);
            QCOMPARE(other.removedCount, row.addedCount);
            QCOMPARE(other.countDelta(), -row.countDelta());
            QCOMPARE(other.sizeDelta(), -row.sizeDelta());
            QCOMPARE(other.grownBytes, -row.grownBytes);
        }
        const auto grown = byKey(back.grown);
        QCOMPARE(grown.size(), there.grown.size());
        for (const JoinedClass& row : there.grown) {
            QCOMPARE(grown.at(row.heapClass.key()).grownBytes, -row.grownBytes);
        }
    }
}

void tst_ObjectJoin::theGeneratorsTruth()
{
    const ObjectJoin comparison = joined(test::analysedFixture("pair-small-before"),
                                         test::analysedFixture("pair-small-after"));
    const auto& expected = test::oracle("pair-small");
    std::size_t found = 0;
    for (std::size_t i = 0; i < comparison.rows.size(); ++i) {
        const JoinedClass& row = comparison.rows[i];
        const auto truth = expected["generatorTruth"]["truth"].find(row.heapClass.name);
        QCOMPARE(comparison.added.of(i).size(), static_cast<std::size_t>(row.addedCount));
        QCOMPARE(comparison.removed.of(i).size(), static_cast<std::size_t>(row.removedCount));
        if (truth == expected["generatorTruth"]["truth"].end()) {
            continue;
        }
        ++found;
        QCOMPARE(row.addedCount, (*truth)["added"].get<std::int64_t>());
        QCOMPARE(row.removedCount, (*truth)["removed"].get<std::int64_t>());
        const auto& samples = expected["sampleIds"][row.heapClass.name];
        const HeapGraph& after = test::analysedFixture("pair-small-after")->graph();
        for (std::size_t k = 0; k < samples["firstAddedIds"].size(); ++k) {
            QCOMPARE(after.nodeIds[comparison.added.of(i)[k]],
                     samples["firstAddedIds"][k].get<std::uint64_t>());
        }
        const HeapGraph& before = test::analysedFixture("pair-small-before")->graph();
        for (std::size_t k = 0; k < samples["firstDeletedIds"].size(); ++k) {
            QCOMPARE(before.nodeIds[comparison.removed.of(i)[k]],
                     samples["firstDeletedIds"][k].get<std::uint64_t>());
        }
    }
    QCOMPARE(found, 4U);
}

void tst_ObjectJoin::addedRemovedAndGrown()
{
    HeapGraphBuilder before;
    before.node(NodeType::Object, "A", 10, 1);
    before.node(NodeType::Object, "A", 20, 3);
    before.node(NodeType::Object, "Grows", 5, 5);
    before.node(NodeType::Object, "Same", 5, 7);
    HeapGraphBuilder after;
    after.node(NodeType::Object, "New", 7, 11);
    after.node(NodeType::Object, "Same", 5, 7);
    after.node(NodeType::Object, "Grows", 9, 5);
    after.node(NodeType::Object, "A", 15, 3);
    after.node(NodeType::Object, "A", 40, 9);
    const ObjectJoin comparison = joinById(Side(before.build()), Side(after.build()));
    const auto rows = byKey(comparison.rows);
    QCOMPARE(rows.size(), 2U);
    QCOMPARE(rows.at(",A"), row("A", 1, 1, 40, 10, -5));
    QCOMPARE(rows.at(",A").sizeDelta(), 30);
    QCOMPARE(rows.at(",New"), row("New", 1, 0, 7, 0, 0));
    QCOMPARE(comparison.grown.size(), 1U);
    QCOMPARE(comparison.grown[0], row("Grows", 0, 0, 0, 0, 4));
}

void tst_ObjectJoin::anotherClassIsAnotherObject()
{
    HeapGraphBuilder before;
    before.node(NodeType::Object, "A", 10, 1);
    HeapGraphBuilder after;
    after.node(NodeType::Object, "B", 11, 1);
    const auto rows = byKey(joinById(Side(before.build()), Side(after.build())).rows);
    QCOMPARE(rows.at(",A"), row("A", 0, 1, 0, 10, 0));
    QCOMPARE(rows.at(",B"), row("B", 1, 0, 11, 0, 0));
}

void tst_ObjectJoin::withoutASizeItIsNotThere()
{
    HeapGraphBuilder before;
    before.node(NodeType::Object, "A", 0, 1);
    before.node(NodeType::Object, "B", 6, 3);
    before.node(NodeType::Object, "C", 0, 5);
    HeapGraphBuilder after;
    after.node(NodeType::Object, "A", 4, 1);
    after.node(NodeType::Object, "B", 0, 3);
    after.node(NodeType::Object, "C", 0, 5);
    const auto rows = byKey(joinById(Side(before.build()), Side(after.build())).rows);
    QCOMPARE(rows.size(), 2U);
    QCOMPARE(rows.at(",A"), row("A", 1, 0, 4, 0, 0));
    QCOMPARE(rows.at(",B"), row("B", 0, 1, 0, 6, 0));
}

void tst_ObjectJoin::classesOfOneNameStayApart()
{
    HeapGraphBuilder before;
    before.node(NodeType::Object, "Item", 1, 1);
    before.location(0, 7, 1, 1);
    HeapGraphBuilder after;
    after.node(NodeType::Object, "Item", 1, 1);
    after.node(NodeType::Object, "Item", 1, 3);
    after.node(NodeType::Object, "Item", 1, 5);
    after.location(0, 7, 1, 1);
    after.location(1, 7, 1, 1);
    after.location(2, 8, 1, 1);
    const auto rows = byKey(joinById(Side(before.build()), Side(after.build())).rows);
    QCOMPARE(rows.size(), 2U);
    QCOMPARE(rows.at("7,1,1,Item").addedCount, 1);
    QCOMPARE(rows.at("8,1,1,Item").addedCount, 1);
}

void tst_ObjectJoin::equalToCountingIdsOnRandomHeaps()
{
    std::mt19937 random(4);
    for (int round = 0; round < 500; ++round) {
        const Side base(randomObjects(random));
        const Side current(randomObjects(random));
        using Object = std::pair<std::string, std::uint64_t>; // class and id
        const auto sizesOf = [](const Side& side) {
            std::map<Object, std::int64_t> sizes;
            for (std::uint32_t node = 0; node < side.graph.nodeCount(); ++node) {
                if (side.graph.selfSizes[node] != 0) {
                    sizes[{side.classes.classes[side.classes.classOf[node]].key(),
                           side.graph.nodeIds[node]}] =
                        static_cast<std::int64_t>(side.graph.selfSizes[node]);
                }
            }
            return sizes;
        };
        const auto before = sizesOf(base);
        const auto after = sizesOf(current);
        std::map<std::string, JoinedClass> expected;
        for (const auto& [object, size] : before) {
            if (!after.contains(object)) {
                ++expected[object.first].removedCount;
                expected[object.first].removedBytes += size;
            }
        }
        for (const auto& [object, size] : after) {
            if (!before.contains(object)) {
                ++expected[object.first].addedCount;
                expected[object.first].addedBytes += size;
            }
        }
        const ObjectJoin comparison = joinById(base, current);
        QCOMPARE(comparison.rows.size(), expected.size());
        for (const JoinedClass& found : comparison.rows) {
            JoinedClass plain = found;
            plain.heapClass = {};
            plain.grownBytes = 0;
            QCOMPARE(plain, expected.at(found.heapClass.key()));
        }
    }
}

TIDEMARK_TEST(tst_ObjectJoin)

#include "tst_object_join.moc"
