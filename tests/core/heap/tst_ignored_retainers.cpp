// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/distances.h"
#include "core/heap/shown_retainers.h"
#include "tests/support/analysed_heap.h"
#include "tests/support/stopping_controls.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;
using test::analysed;
using test::HeapGraphBuilder;

class tst_IgnoredRetainers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIgnored();
    void theNextWayCounts();
    void unreachedOnesKeepTheirOrder();
    void aUserRootStaysReached();
    void aKeyIgnoredTakesItsMapAlong_data();
    void aKeyIgnoredTakesItsMapAlong();
    void otherEntriesStay();
    void stoppedOrWithoutMemory();
};

namespace
{

constexpr std::string_view kOfKey =
    "1 / part of key (Key @21) -> value (Value @23) pair in WeakMap (table @25)";
constexpr std::string_view kOfMap =
    "2 / part of key (Key @21) -> value (Value @23) pair in WeakMap (table @25)";
constexpr std::string_view kOfOther =
    "3 / part of key (Other @27) -> value (Value @23) pair in WeakMap (table @25)";
constexpr std::string_view kOfMapForOther =
    "4 / part of key (Other @27) -> value (Value @23) pair in WeakMap (table @25)";

IgnoredRetainers ignoring(const HeapAnalysis& analysis, const std::vector<std::uint32_t>& nodes)
{
    BitSet ignored(analysis.graph().nodeCount());
    for (const std::uint32_t node : nodes) {
        ignored.set(node);
    }
    TaskControl control;
    return ignoreRetainers(analysis, std::move(ignored), control).value();
}

/// The names of the holders shown.
std::vector<std::string> holders(const HeapAnalysis& analysis, const ShownRetainers& shown)
{
    std::vector<std::string> names;
    for (const Retainer& retainer : shown.nearest) {
        names.emplace_back(analysis.graph().nodeName(retainer.node));
    }
    return names;
}

/// A WeakMap's table and a key, each held by an object of its own, and what is between.
struct WeakEntry {
    HeapGraphBuilder builder = test::heapWithGlobal();
    std::uint32_t keyHolder = builder.node(NodeType::Object, "KeyHolder");
    std::uint32_t tableHolder = builder.node(NodeType::Object, "TableHolder");
    std::uint32_t key = builder.node(NodeType::Object, "Key", 1, 21);
    std::uint32_t value = builder.node(NodeType::Object, "Value", 1, 23);
    std::uint32_t table = builder.node(NodeType::Array, "table", 1, 25);

    WeakEntry()
    {
        builder.edge(1, keyHolder);
        builder.edge(1, tableHolder);
        builder.edge(keyHolder, key);
        builder.edge(tableHolder, table);
        builder.edge(key, value, kOfKey, EdgeType::Internal);
        builder.edge(table, value, kOfMap, EdgeType::Internal);
    }
};

} // namespace

void tst_IgnoredRetainers::nothingIgnored()
{
    const WeakEntry entry;
    const auto analysis = analysed(entry.builder);
    const IgnoredRetainers none = ignoring(*analysis, {});
    QVERIFY(none.edges.empty());
    QVERIFY(none.distances == analysis->overview->distances);
}

void tst_IgnoredRetainers::theNextWayCounts()
{
    HeapGraphBuilder builder = test::heapWithGlobal();
    const auto target = builder.node(NodeType::Object, "Target");
    const auto near = builder.node(NodeType::Object, "Near");
    const auto far = builder.node(NodeType::Object, "Far");
    const auto farther = builder.node(NodeType::Object, "Farther");
    builder.edge(1, near);
    builder.edge(1, far);
    builder.edge(far, farther);
    builder.edge(near, target);
    builder.edge(farther, target);
    const auto analysis = analysed(builder);
    using Names = std::vector<std::string>;
    QCOMPARE(holders(*analysis, shownRetainers(*analysis, target, 9)), (Names{"Near", "Farther"}));
    const IgnoredRetainers ignored = ignoring(*analysis, {near});
    QCOMPARE(holders(*analysis, shownRetainers(*analysis, target, ignored, 9)),
             (Names{"Farther", "Near"}));
    QCOMPARE(ignored.distances[near], kUnreached);
    QCOMPARE(ignored.distances[target], 4);
}

void tst_IgnoredRetainers::unreachedOnesKeepTheirOrder()
{
    HeapGraphBuilder builder = test::heapWithGlobal();
    const auto target = builder.node(NodeType::Object, "Target");
    const auto gate = builder.node(NodeType::Object, "Gate");
    const auto first = builder.node(NodeType::Object, "Z first");
    const auto second = builder.node(NodeType::Object, "A second");
    const auto reached = builder.node(NodeType::Object, "Reached");
    builder.edge(1, gate);
    builder.edge(1, reached);
    builder.edge(gate, first);
    builder.edge(first, second);
    for (const std::uint32_t holder : {second, first, reached}) {
        builder.edge(holder, target);
    }
    const auto analysis = analysed(builder);
    const IgnoredRetainers ignored = ignoring(*analysis, {gate});
    QCOMPARE(holders(*analysis, shownRetainers(*analysis, target, ignored, 9)),
             (std::vector<std::string>{"Reached", "Z first", "A second"}));
}

void tst_IgnoredRetainers::aUserRootStaysReached()
{
    HeapGraphBuilder builder = test::heapWithGlobal();
    const auto target = builder.node(NodeType::Object, "Target");
    builder.edge(1, target);
    const auto analysis = analysed(builder);
    QCOMPARE(ignoring(*analysis, {1}).distances, analysis->overview->distances);
}

void tst_IgnoredRetainers::aKeyIgnoredTakesItsMapAlong_data()
{
    QTest::addColumn<QString>("ignored");
    for (const char* const name : {"Key", "KeyHolder", "table", "TableHolder"}) {
        QTest::newRow(name) << QString::fromLatin1(name);
    }
}

void tst_IgnoredRetainers::aKeyIgnoredTakesItsMapAlong()
{
    QFETCH(const QString, ignored);
    WeakEntry entry;
    const auto lost = entry.builder.node(NodeType::Object, "A lost one");
    entry.builder.edge(lost, entry.value);
    const auto other = entry.builder.node(NodeType::Object, "Other", 1, 27);
    entry.builder.edge(entry.keyHolder, other);
    entry.builder.edge(other, entry.value);
    const auto analysis = analysed(entry.builder);
    const HeapGraph& graph = analysis->graph();
    std::uint32_t node = 0;
    while (graph.nodeName(node) != ignored.toStdString()) {
        ++node;
    }
    const IgnoredRetainers found = ignoring(*analysis, {node});
    QCOMPARE(found.edges, (std::vector<std::uint32_t>{graph.firstEdge[entry.key],
                                                      graph.firstEdge[entry.table]}));
    const auto names = holders(*analysis, shownRetainers(*analysis, entry.value, found, 9));
    // The entry's two are no nearer than the node that nothing reached from the start.
    if (node == entry.keyHolder) {
        QCOMPARE(names, (std::vector<std::string>{"A lost one", "Key", "table", "Other"}));
    } else {
        QCOMPARE(names, (std::vector<std::string>{"Other", "A lost one", "Key", "table"}));
    }
}

void tst_IgnoredRetainers::otherEntriesStay()
{
    WeakEntry entry;
    const auto other = entry.builder.node(NodeType::Object, "Other", 1, 27);
    entry.builder.edge(1, other);
    entry.builder.edge(other, entry.value, kOfOther, EdgeType::Internal);
    entry.builder.edge(entry.table, entry.value, kOfMapForOther, EdgeType::Internal);
    const auto analysis = analysed(entry.builder);
    const IgnoredRetainers found = ignoring(*analysis, {entry.key});
    const std::uint32_t ofMap = analysis->graph().firstEdge[entry.table];
    QCOMPARE(found.edges,
             (std::vector<std::uint32_t>{analysis->graph().firstEdge[entry.key], ofMap}));
    QVERIFY(found.distances[entry.value] != kUnreached);
}

void tst_IgnoredRetainers::stoppedOrWithoutMemory()
{
    const auto analysis = analysed(WeakEntry().builder);
    const auto errorOf = [&](TaskControl& control) {
        return ignoreRetainers(*analysis, BitSet(analysis->graph().nodeCount()), control)
            .error()
            .code;
    };
    for (int looks = 0; looks < 3; ++looks) {
        test::CancelledAfter cancelled(looks);
        QCOMPARE(errorOf(cancelled), ErrorCode::Cancelled);
    }
    test::NoMemoryControl noMemory;
    QCOMPARE(errorOf(noMemory), ErrorCode::TooLarge);
}

TIDEMARK_TEST(tst_IgnoredRetainers)

#include "tst_ignored_retainers.moc"
