// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/snapshot_comparison.h"
#include "tests/support/analysed_heap.h"
#include "tests/support/heap_oracle.h"
#include "tests/support/stopping_controls.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <map>
#include <random>

using namespace tidemark;
using test::HeapGraphBuilder;

class tst_SnapshotComparison : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSnapshotEqualsItself();
    void swappingTurnsTheSign();
    void theGeneratorsTruth();
    void addedRemovedAndGrown();
    void anotherClassIsAnotherObject();
    void withoutASizeItIsNotThere();
    void shapesOfTheCurrentSnapshot();
    void withoutShapes();
    void theTablesOfBothSidesFit();
    void cancelledAtAnyLook();
    void withoutMemory();
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
    operator ComparisonSide() const { return {graph, graph.selfSizes, classes, byId}; }

    HeapGraph graph;
    HeapClasses classes;
    NodesById byId;
};

std::map<std::string, ComparisonRow> byKey(const std::vector<ComparisonRow>& rows)
{
    std::map<std::string, ComparisonRow> map;
    for (const ComparisonRow& row : rows) {
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

ComparedSnapshots compared(const std::shared_ptr<const HeapAnalysis>& base,
                           const std::shared_ptr<const HeapAnalysis>& current,
                           ComparedShapes shapes = ComparedShapes::OfCurrent)
{
    TaskControl control;
    return compareSnapshots(base->overview, current->overview, shapes, control).value();
}

/// A row as the rule has it: by key, whatever place the class has on either side.
ComparisonRow row(std::string name, std::int64_t added, std::int64_t removed,
                  std::int64_t addedBytes, std::int64_t removedBytes, std::int64_t grownBytes)
{
    ComparisonRow made;
    made.heapClass.name = std::move(name);
    made.addedCount = added;
    made.removedCount = removed;
    made.addedBytes = addedBytes;
    made.removedBytes = removedBytes;
    made.grownBytes = grownBytes;
    return made;
}

/// A row without what row() leaves out.
ComparisonRow bare(ComparisonRow found)
{
    found.baseClass = {};
    found.currentClass = {};
    found.keptCount = 0;
    return found;
}

} // namespace

void tst_SnapshotComparison::aSnapshotEqualsItself()
{
    const auto analysis = test::analysedFixture("pair-small-before");
    const SnapshotComparison comparison = compared(analysis, analysis).difference;
    QVERIFY(comparison.rows.empty());
    QVERIFY(comparison.grown.empty());
    QCOMPARE(comparison.same.size(), analysis->rows.size());
    QVERIFY(comparison.added.all.empty());
    QVERIFY(comparison.removed.all.empty());
}

void tst_SnapshotComparison::swappingTurnsTheSign()
{
    std::mt19937 random(3);
    for (int round = 0; round < 500; ++round) {
        const Side a(randomObjects(random));
        const Side b(randomObjects(random));
        const SnapshotComparison there = joinById(a, b);
        const SnapshotComparison back = joinById(b, a);
        const auto rows = byKey(back.rows);
        QCOMPARE(rows.size(), there.rows.size());
        for (const ComparisonRow& row : there.rows) {
            const ComparisonRow& other = rows.at(row.heapClass.key());
            QCOMPARE(other.addedCount, row.removedCount);
            QCOMPARE(other.removedCount, row.addedCount);
            QCOMPARE(other.countDelta(), -row.countDelta());
            QCOMPARE(other.sizeDelta(), -row.sizeDelta());
            QCOMPARE(other.grownBytes, -row.grownBytes);
        }
        const auto grown = byKey(back.grown);
        QCOMPARE(grown.size(), there.grown.size());
        for (const ComparisonRow& row : there.grown) {
            QCOMPARE(grown.at(row.heapClass.key()).grownBytes, -row.grownBytes);
        }
    }
}

void tst_SnapshotComparison::theGeneratorsTruth()
{
    const SnapshotComparison comparison = compared(test::analysedFixture("pair-small-before"),
                                                   test::analysedFixture("pair-small-after"))
                                              .difference;
    const auto& expected = test::oracle("pair-small");
    std::size_t found = 0;
    for (std::size_t i = 0; i < comparison.rows.size(); ++i) {
        const ComparisonRow& row = comparison.rows[i];
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

void tst_SnapshotComparison::addedRemovedAndGrown()
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
    const SnapshotComparison comparison = joinById(Side(before.build()), Side(after.build()));
    const auto rows = byKey(comparison.rows);
    QCOMPARE(rows.size(), 2U);
    QCOMPARE(bare(rows.at(",A")), row("A", 1, 1, 40, 10, -5));
    QCOMPARE(rows.at(",A").sizeDelta(), 30);
    QCOMPARE(bare(rows.at(",New")), row("New", 1, 0, 7, 0, 0));
    QCOMPARE(comparison.grown.size(), 1U);
    QCOMPARE(bare(comparison.grown[0]), row("Grows", 0, 0, 0, 0, 4));
}

void tst_SnapshotComparison::anotherClassIsAnotherObject()
{
    HeapGraphBuilder before;
    before.node(NodeType::Object, "A", 10, 1);
    HeapGraphBuilder after;
    after.node(NodeType::Object, "B", 11, 1);
    const auto rows = byKey(joinById(Side(before.build()), Side(after.build())).rows);
    QCOMPARE(bare(rows.at(",A")), row("A", 0, 1, 0, 10, 0));
    QCOMPARE(bare(rows.at(",B")), row("B", 1, 0, 11, 0, 0));
}

void tst_SnapshotComparison::withoutASizeItIsNotThere()
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
    QCOMPARE(bare(rows.at(",A")), row("A", 1, 0, 4, 0, 0));
    QCOMPARE(bare(rows.at(",B")), row("B", 0, 1, 0, 6, 0));
}

void tst_SnapshotComparison::shapesOfTheCurrentSnapshot()
{
    // Two objects of a shape in the current snapshot, but only one in the base, too few for a shape
    // of its own there.
    const auto make = [](const std::vector<std::uint64_t>& ids) {
        HeapGraphBuilder builder = test::heapWithGlobal();
        for (const std::uint64_t id : ids) {
            const auto item = builder.node(NodeType::Object, "Object", 8, id);
            builder.edge(1, item, "item");
            builder.edge(item, 1, "owner");
        }
        return test::analysed(builder);
    };
    const auto before = make({101});
    const auto after = make({101, 103});
    QVERIFY(before->overview->shapes.empty());
    const auto comparison = compared(before, after).difference;
    QCOMPARE(comparison.rows.size(), 1U);
    QCOMPARE(bare(comparison.rows[0]), row("{owner}", 1, 0, 8, 0, 0));
}

void tst_SnapshotComparison::withoutShapes()
{
    const auto before = test::analysedFixture("pair-small-before");
    const auto after = test::analysedFixture("pair-small-after");
    const auto isShape = [](const HeapClass& heapClass) { return heapClass.name.starts_with('{'); };
    const ComparedSnapshots plain = compared(before, after, ComparedShapes::None);
    QVERIFY(std::ranges::none_of(plain.baseClasses->classes, isShape));
    QVERIFY(std::ranges::none_of(plain.currentClasses->classes, isShape));
    const ComparedSnapshots shaped = compared(before, after);
    QVERIFY(std::ranges::any_of(shaped.baseClasses->classes, isShape));
    QVERIFY(shaped.currentClasses.get() == &after->overview->classes);
    const auto total = [](const ComparedSnapshots& snapshots) {
        std::int64_t bytes = 0;
        for (const ComparisonRow& found : snapshots.difference.rows) {
            bytes += found.sizeDelta();
        }
        return bytes;
    };
    QCOMPARE(total(plain), total(shaped));
}

void tst_SnapshotComparison::theTablesOfBothSidesFit()
{
    const auto before = test::analysedFixture("pair-small-before");
    const auto after = test::analysedFixture("pair-small-after");
    for (const auto shapes : {ComparedShapes::OfCurrent, ComparedShapes::None}) {
        const ComparedSnapshots snapshots = compared(before, after, shapes);
        TaskControl control;
        const auto tableA = classRowsOf(*before, *snapshots.baseClasses, control).value();
        const auto tableB = classRowsOf(*after, *snapshots.currentClasses, control).value();
        std::size_t rowsOfA = 0;
        std::size_t rowsOfB = 0;
        const SnapshotComparison& difference = snapshots.difference;
        for (const auto* list : {&difference.rows, &difference.grown, &difference.same}) {
            for (const ComparisonRow& found : *list) {
                const ClassRow* a = found.baseClass ? rowOf(tableA, *found.baseClass) : nullptr;
                const ClassRow* b =
                    found.currentClass ? rowOf(tableB, *found.currentClass) : nullptr;
                rowsOfA += a != nullptr ? 1U : 0U;
                rowsOfB += b != nullptr ? 1U : 0U;
                const ClassRow none;
                const ClassRow& inA = a != nullptr ? *a : none;
                const ClassRow& inB = b != nullptr ? *b : none;
                QVERIFY(a == nullptr || inA.retainedBytes >= inA.shallowBytes);
                QCOMPARE(static_cast<std::int64_t>(inA.count),
                         found.keptCount + found.removedCount);
                QCOMPARE(static_cast<std::int64_t>(inB.count), found.keptCount + found.addedCount);
                QCOMPARE(static_cast<std::int64_t>(inB.shallowBytes - inA.shallowBytes),
                         found.sizeDelta() + found.grownBytes);
            }
        }
        QCOMPARE(rowsOfA, tableA.size());
        QCOMPARE(rowsOfB, tableB.size());
    }
}

void tst_SnapshotComparison::cancelledAtAnyLook()
{
    const auto analysis = test::analysedFixture("pair-small-before");
    const auto shapes = ComparedShapes::None;
    for (int looks = 0; looks < 4; ++looks) {
        test::CancelledAfter control(looks);
        const auto stopped =
            compareSnapshots(analysis->overview, analysis->overview, shapes, control);
        QVERIFY(!stopped.has_value());
        QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
    }
    test::CancelledAfter later(99);
    QVERIFY(compareSnapshots(analysis->overview, analysis->overview, shapes, later).has_value());
}

void tst_SnapshotComparison::withoutMemory()
{
    const auto analysis = test::analysedFixture("pair-small-before");
    test::NoMemoryControl control;
    const auto failed = compareSnapshots(analysis->overview, analysis->overview,
                                         ComparedShapes::OfCurrent, control);
    QVERIFY(!failed.has_value());
    QCOMPARE(failed.error().code, ErrorCode::TooLarge);
}

void tst_SnapshotComparison::classesOfOneNameStayApart()
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

void tst_SnapshotComparison::equalToCountingIdsOnRandomHeaps()
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
        std::map<std::string, ComparisonRow> expected;
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
        const SnapshotComparison comparison = joinById(base, current);
        QCOMPARE(comparison.rows.size(), expected.size());
        for (const ComparisonRow& found : comparison.rows) {
            ComparisonRow plain = bare(found);
            plain.heapClass = {};
            plain.grownBytes = 0;
            QCOMPARE(plain, expected.at(found.heapClass.key()));
        }
    }
}

TIDEMARK_TEST(tst_SnapshotComparison)

#include "tst_snapshot_comparison.moc"
