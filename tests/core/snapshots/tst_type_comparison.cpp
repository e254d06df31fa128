// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/snapshots/comparison_total.h"
#include "core/snapshots/type_comparison.h"
#include "tests/support/analysed_heap.h"
#include "tests/support/heap_oracle.h"
#include "tests/support/stopping_controls.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <set>

using namespace tidemark;
using test::HeapGraphBuilder;

class tst_TypeComparison : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void changesEqualTheOracle();
    void figuresEqualTheClassTables();
    void swappingTurnsTheSign();
    void aSnapshotWithItselfIsUnchanged();
    void grownObjectsAreFound();
    void typesAloneAreComparedByName();
    void anotherProcessIsSeen();
    void shapesAreThoseOfTheSnapshotAfter();
    void withoutShapes();
    void itCanBeCancelled();
    void itCanRunOutOfMemory();
    void theNetChangeOfTypes();
    void theTotalOfAllTypes();
    void theTypesThatChangedMost();
    void recordedDifferences();
    void recordedTypesOfOneName();
};

namespace
{

using Comparison = std::shared_ptr<const TypeComparison>;

std::shared_ptr<const HeapAnalysis> before()
{
    return test::analysedFixture("pair-small-before");
}

std::shared_ptr<const HeapAnalysis> after()
{
    return test::analysedFixture("pair-small-after");
}

Comparison compared(const std::shared_ptr<const HeapAnalysis>& base,
                    const std::shared_ptr<const HeapAnalysis>& current, bool withShapes = true)
{
    TaskControl control;
    return compareObjects(base->overview, current->overview, withShapes, control).value();
}

std::map<std::string, ComparedType> byKey(const TypeComparison& comparison)
{
    std::map<std::string, ComparedType> map;
    for (const ComparedType& type : comparison.types) {
        map.emplace(type.heapClass.key(), type);
    }
    return map;
}

/// A global object that holds one object of each size, of one class, their ids from @p firstId.
std::shared_ptr<const HeapAnalysis> heapOf(const std::string& name,
                                           const std::vector<std::uint64_t>& sizes,
                                           std::uint64_t firstId = 101)
{
    HeapGraphBuilder builder = test::heapWithGlobal();
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        const auto node = builder.node(NodeType::Object, name, sizes[i], firstId + 2 * i);
        builder.edge(1, node, "held" + std::to_string(i), EdgeType::Property);
    }
    return test::analysed(builder);
}

} // namespace

void tst_TypeComparison::changesEqualTheOracle()
{
    const auto types = byKey(*compared(before(), after()));
    const auto& rows = test::oracle("pair-small")["rows"];
    std::set<std::string> expected;
    QCOMPARE(rows.size(), 47U);
    for (const auto& row : rows) {
        const std::string key = row["key"];
        expected.insert(key);
        const ComparedType& type = types.at(key);
        QCOMPARE(type.heapClass.name, row["name"].get<std::string>());
        QCOMPARE(type.change->addedCount, row["addedCount"].get<std::int64_t>());
        QCOMPARE(type.change->removedCount, row["removedCount"].get<std::int64_t>());
        QCOMPARE(type.countDelta(), row["countDelta"].get<std::int64_t>());
        QCOMPARE(type.change->addedBytes, row["addedSize"].get<std::int64_t>());
        QCOMPARE(type.change->removedBytes, row["removedSize"].get<std::int64_t>());
        QCOMPARE(type.sizeDelta(), row["sizeDelta"].get<std::int64_t>());
    }
    for (const auto& [key, type] : types) {
        QCOMPARE(type.change->addedCount + type.change->removedCount != 0, expected.contains(key));
    }
}

void tst_TypeComparison::figuresEqualTheClassTables()
{
    const Comparison comparison = compared(before(), after());
    TaskControl control;
    const HeapGraph& graph = before()->graph();
    const HeapClasses classes = classesOf(graph, before()->overview->states, PropertyLists(graph),
                                          after()->overview->shapes);
    const auto rows = classRowsOf(*before(), classes, control);
    QVERIFY(rows.has_value());
    const ComparisonTable table{comparison,
                                std::make_shared<const std::vector<std::uint64_t>>(
                                    retainedByType(*comparison, Compared::Before, *before())),
                                std::make_shared<const std::vector<std::uint64_t>>(
                                    retainedByType(*comparison, Compared::After, *after()))};
    std::map<std::string, std::size_t> places;
    for (std::size_t type = 0; type < comparison->types.size(); ++type) {
        places.emplace(comparison->types[type].heapClass.key(), type);
    }
    const auto check = [&](const HeapClasses& known, const std::vector<ClassRow>& expected,
                           Compared which) {
        std::size_t present = 0;
        for (std::size_t type = 0; type < places.size(); ++type) {
            present += table.figures(type, which) ? 1U : 0U;
        }
        QCOMPARE(present, expected.size());
        for (const ClassRow& row : expected) {
            const std::size_t type = places.at(known.classes[row.heapClass].key());
            QCOMPARE(table.figures(type, which)->count, static_cast<std::int64_t>(row.count));
            QCOMPARE(table.figures(type, which)->shallowBytes,
                     static_cast<std::int64_t>(row.shallowBytes));
            QCOMPARE(table.retained(type, which).value(),
                     static_cast<std::int64_t>(row.retainedBytes.value()));
        }
    };
    for (const ComparedType& type : comparison->types) {
        const TypeFigures none;
        const TypeFigures was = type.before.value_or(none);
        const TypeFigures is = type.after.value_or(none);
        QCOMPARE(is.count - was.count, type.countDelta());
        QCOMPARE(is.shallowBytes - was.shallowBytes, type.sizeDelta() + type.change->grownBytes);
    }
    check(classes, *rows, Compared::Before);
    check(after()->overview->classes, after()->rows, Compared::After);
}

void tst_TypeComparison::swappingTurnsTheSign()
{
    // Without shapes, which would be the other snapshot's.
    const auto there = byKey(*compared(before(), after(), false));
    const auto back = byKey(*compared(after(), before(), false));
    QCOMPARE(back.size(), there.size());
    for (const auto& [key, type] : there) {
        const ComparedType& other = back.at(key);
        QCOMPARE(other.countDelta(), -type.countDelta());
        QCOMPARE(other.sizeDelta(), -type.sizeDelta());
        QCOMPARE(other.change->addedCount, type.change->removedCount);
        QCOMPARE(other.change->grownBytes, -type.change->grownBytes);
        QVERIFY(other.before == type.after && other.after == type.before);
    }
}

void tst_TypeComparison::aSnapshotWithItselfIsUnchanged()
{
    const Comparison comparison = compared(after(), after());
    QCOMPARE(comparison->types.size(), after()->rows.size());
    for (std::size_t type = 0; type < comparison->types.size(); ++type) {
        QVERIFY(!comparison->types[type].isChanged());
        QVERIFY(comparison->addedOf(type).empty());
        QVERIFY(comparison->removedOf(type).empty());
        QVERIFY(comparison->grownOf(type).empty());
    }
    QVERIFY(comparison->isOneProcess);
}

void tst_TypeComparison::grownObjectsAreFound()
{
    const Comparison comparison =
        compared(heapOf("Thing", {10, 20, 30, 40}), heapOf("Thing", {15, 20, 5, 40, 7}));
    const auto place = static_cast<std::size_t>(
        std::ranges::find(comparison->types, "Thing",
                          [](const ComparedType& type) { return type.heapClass.name; }) -
        comparison->types.begin());
    const auto grown = comparison->grownOf(place);
    QCOMPARE(grown.size(), std::size_t{2});
    QCOMPARE(grown[0].bytes, -25); // what changed most stands first
    QCOMPARE(grown[1].bytes, 5);
    QCOMPARE(comparison->types[place].change->grownBytes, -20);
    QCOMPARE(comparison->addedOf(place).size(), std::size_t{1});
    std::int64_t sum = 0;
    const Comparison real = compared(before(), after());
    for (const GrownNode& node : real->grown) {
        sum += node.bytes;
    }
    std::int64_t total = 0;
    for (const ComparedType& type : real->types) {
        total += type.change->grownBytes;
    }
    QCOMPARE(sum, total);
}

void tst_TypeComparison::typesAloneAreComparedByName()
{
    const std::shared_ptr<const TypeComparison> comparison =
        compareTypes({{{"a", 1, 10, 100}, {"gone", 2, 20}}},
                     {{{"a", 4, 25, 300}, {"new", 1, 50}, {"new", 2, 60, 70}}});
    QVERIFY(!comparison->isByObject());
    const auto types = byKey(*comparison);
    QCOMPARE(types.size(), std::size_t{3});
    QVERIFY(!types.at(",a").change);
    QCOMPARE(types.at(",a").countDelta(), 3);
    QCOMPARE(types.at(",a").sizeDelta(), 15);
    QCOMPARE(types.at(",gone").sizeDelta(), -20);
    QVERIFY(!types.at(",gone").after);
    QCOMPARE(types.at(",new").after->count, 3);
    QVERIFY(!types.at(",new").after->retainedBytes); // of both together it is not known
    QCOMPARE(comparison->types.front().heapClass.name, std::string("new")); // the most grown first
    const ComparisonTable table{comparison, {}, {}};
    QCOMPARE(table.retained(1, Compared::Before).value(), 100);
}

void tst_TypeComparison::anotherProcessIsSeen()
{
    const std::vector<std::uint64_t> sizes(100, 8);
    QVERIFY(compared(heapOf("A", sizes), heapOf("A", sizes))->isOneProcess);
    QVERIFY(!compared(heapOf("A", sizes), heapOf("B", sizes))->isOneProcess);
    QVERIFY(!compared(heapOf("A", sizes), heapOf("A", sizes, 100'001))->isOneProcess);
    QVERIFY(compared(before(), after())->isOneProcess);
}

void tst_TypeComparison::shapesAreThoseOfTheSnapshotAfter()
{
    // Two objects of a shape in the snapshot after, but only one in the one before, too few for a
    // shape of its own there.
    const auto make = [](const std::vector<std::uint64_t>& ids) {
        HeapGraphBuilder builder = test::heapWithGlobal();
        for (const std::uint64_t id : ids) {
            const auto item = builder.node(NodeType::Object, "Object", 8, id);
            builder.edge(1, item, "item");
            builder.edge(item, 1, "owner");
        }
        return test::analysed(builder);
    };
    const auto one = make({101});
    QVERIFY(one->overview->shapes.empty());
    const auto types = byKey(*compared(one, make({101, 103})));
    QCOMPARE(types.at(",{owner}").before->count, 1);
    QCOMPARE(types.at(",{owner}").change->addedCount, 1);
    QCOMPARE(types.at(",{owner}").sizeDelta(), 8);
}

void tst_TypeComparison::withoutShapes()
{
    const auto isShape = [](const ComparedType& type) {
        return type.heapClass.name.starts_with('{');
    };
    const auto sumOf = [](const TypeComparison& comparison) {
        std::int64_t bytes = 0;
        for (const ComparedType& type : comparison.types) {
            bytes += type.sizeDelta();
        }
        return bytes;
    };
    const Comparison plain = compared(before(), after(), false);
    const Comparison shaped = compared(before(), after());
    QVERIFY(std::ranges::none_of(plain->types, isShape));
    QVERIFY(std::ranges::any_of(shaped->types, isShape));
    QCOMPARE(sumOf(*plain), sumOf(*shaped));
}

/// Without objects only the difference is known, which is all that came, or all that went.
void tst_TypeComparison::theNetChangeOfTypes()
{
    const auto types = byKey(*compareTypes({{{"more", 1, 10}, {"less", 9, 90}, {"mixed", 3, 10}}},
                                           {{{"more", 4, 40}, {"less", 2, 20}, {"mixed", 1, 50}}}));
    QCOMPARE(types.at(",more").netChange(), (TypeChange{3, 0, 30, 0, 0}));
    QCOMPARE(types.at(",less").netChange(), (TypeChange{0, 7, 0, 70, 0}));
    QCOMPARE(types.at(",mixed").netChange(), (TypeChange{0, 2, 40, 0, 0}));
    QVERIFY(types.at(",mixed").isChanged());
    const auto held = compareTypes({{{"held", 1, 10, 100}}}, {{{"held", 1, 10, 900}}});
    QVERIFY(!held->types.front().isChanged()); // by others than itself
}

void tst_TypeComparison::theTotalOfAllTypes()
{
    const Comparison byObject = compared(before(), after());
    const ComparisonTotal total = totalOf(*byObject);
    QCOMPARE(total.added, std::int64_t(byObject->added.all.size()));
    QCOMPARE(total.removed, std::int64_t(byObject->removed.all.size()));
    QVERIFY(total.changedTypes > 0 && total.changedTypes < byObject->types.size());
    const auto byType =
        compareTypes({{{"a", 1, 10}, {"same", 2, 5}}}, {{{"a", 3, 25}, {"same", 2, 5}}});
    QCOMPARE(totalOf(*byType).sizeDelta, 15);
    QCOMPARE(totalOf(*byType).countDelta, 2);
    QCOMPARE(totalOf(*byType).changedTypes, 1U);
    QCOMPARE(totalOf(*byType).added, 0); // not known
}

/// What shrank much stands before what grew little; what is as large as before is left out.
void tst_TypeComparison::theTypesThatChangedMost()
{
    const auto comparison =
        compareTypes({{{"small", 1, 10}, {"gone", 4, 900}, {"same", 2, 5}, {"large", 1, 50}}},
                     {{{"small", 1, 20}, {"same", 3, 5}, {"large", 3, 550}, {"new", 1, 20}}});
    std::vector<std::string> names;
    for (const std::uint32_t type : mostChanged(*comparison, 10)) {
        names.push_back(comparison->types[type].heapClass.name);
    }
    QCOMPARE(names, (std::vector<std::string>{"gone", "large", "new", "small"}));
    QCOMPARE(mostChanged(*comparison, 2).size(), 2U);
    QVERIFY(mostChanged(*compareTypes({}, {}), 3).empty());
}

/// What a tool recorded has counts of what came and went, but not their bytes.
void tst_TypeComparison::recordedDifferences()
{
    const auto differences =
        std::make_shared<const TypeDifferences>(TypeDifferences{"tool",
                                                                {},
                                                                {},
                                                                300,
                                                                12,
                                                                8,
                                                                {{"Shrunk", 1, 2, -50},
                                                                 {"Grown", 10, 2, 400},
                                                                 {"Replaced", 4, 4, 0},
                                                                 {"Same", 0, 0, 0},
                                                                 {"Resized", 0, 0, 8}}});
    const Comparison comparison = comparisonOf(differences);
    QVERIFY(comparison->matching == Matching::Recorded);
    QVERIFY(!comparison->isByObject());
    QVERIFY(comparison->recorded == differences);
    QCOMPARE(comparison->types.size(), 5U);
    const ComparedType& grown = comparison->types.front();
    QCOMPARE(grown.heapClass.name, std::string("Grown"));
    QCOMPARE(grown.sizeDelta(), 400);
    QCOMPARE(grown.countDelta(), 8);
    QVERIFY((grown.knownChange() == KnownChange{10, 2, {}, {}, {}}));
    QCOMPARE(comparison->types.back().heapClass.name, std::string("Shrunk"));
    QCOMPARE(comparison->types.back().sizeDelta(), -50);
    const auto named = [&](const char* name) {
        return *std::ranges::find(comparison->types, name,
                                  [](const ComparedType& type) { return type.heapClass.name; });
    };
    QVERIFY(named("Replaced").isChanged());
    QVERIFY(named("Resized").isChanged());
    QVERIFY(!named("Same").isChanged());
    const ComparisonTotal total = totalOf(*comparison);
    QCOMPARE(total.sizeDelta, 358);
    QCOMPARE(total.added, 15);
    QCOMPARE(total.removed, 8);
    QCOMPARE(total.changedTypes, 4U);
    const ComparisonTable table{comparison, {}, {}};
    for (std::size_t type = 0; type < comparison->types.size(); ++type) {
        QVERIFY(!table.figures(type, Compared::Before) && !table.figures(type, Compared::After));
        QVERIFY(!table.retained(type, Compared::After));
        QVERIFY(comparison->addedOf(type).empty() && comparison->grownOf(type).empty());
    }
    QVERIFY((ComparedType{}.knownChange() == KnownChange()));
}

void tst_TypeComparison::recordedTypesOfOneName()
{
    const Comparison comparison = comparisonOf(std::make_shared<const TypeDifferences>(
        TypeDifferences{"tool", {}, {}, {}, {}, {}, {{"A", 1, 2, 10}, {"A", 3, 0, -4}}}));
    QCOMPARE(comparison->types.size(), 1U);
    QCOMPARE(comparison->types[0].sizeDelta(), 6);
    QVERIFY((comparison->types[0].knownChange() == KnownChange{4, 2, {}, {}, {}}));
}

void tst_TypeComparison::itCanRunOutOfMemory()
{
    test::NoMemoryControl control;
    const auto failed = compareObjects(before()->overview, after()->overview, true, control);
    QVERIFY(!failed);
    QCOMPARE(failed.error().code, ErrorCode::TooLarge);
}

void tst_TypeComparison::itCanBeCancelled()
{
    for (int looks = 0; looks < 4; ++looks) {
        test::CancelledAfter control(looks);
        const auto stopped = compareObjects(before()->overview, after()->overview, false, control);
        QVERIFY(!stopped.has_value());
        QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
    }
    test::CancelledAfter later(99);
    QVERIFY(compareObjects(before()->overview, after()->overview, false, later).has_value());
}

TIDEMARK_TEST(tst_TypeComparison)

#include "tst_type_comparison.moc"
