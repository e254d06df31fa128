// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/distances.h"
#include "core/heap/node_names.h"
#include "core/heap/nodes_by_id.h"
#include "core/heap/shown_retainers.h"
#include "tests/support/heap_oracle.h"
#include "tests/support/test_registry.h"

#include <QCryptographicHash>
#include <QTest>

#include <set>
#include <sstream>

using namespace tidemark;
using test::analysedFixture;
using test::oracle;

/// Our numbers for real snapshots against those of Chrome DevTools' own worker: all are equal.
class tst_HeapOracles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void classRows_data();
    void classRows();
    void totalAndStatistics_data();
    void totalAndStatistics();
    void inferredShapes_data();
    void inferredShapes();
    void everyNode_data();
    void everyNode();
    void everyNodesClass_data();
    void everyNodesClass();
    void chosenNodes_data();
    void chosenNodes();
    void theirRetainers_data();
    void theirRetainers();
};

namespace
{

using Row =
    std::tuple<std::string, std::string, std::uint64_t, std::int64_t, std::uint64_t, std::uint64_t>;

void addSnapshots(const std::vector<const char*>& names)
{
    QTest::addColumn<std::string>("name");
    for (const char* name : names) {
        QTest::newRow(name) << std::string(name);
    }
}

void addAllSnapshots()
{
    addSnapshots(
        {"tiny", "v20-tiny", "variant-internals", "pair-small-before", "pair-small-after"});
}

std::string lineOf(const HeapAnalysis& analysis, std::uint32_t node)
{
    const auto& ids = analysis.graph().nodeIds;
    return std::to_string(ids[node]) + '\t' +
           std::to_string(analysis.overview->shallowSizes[node]) + '\t' +
           std::to_string(analysis.retainedSizes[node]) + '\t' +
           std::to_string(ids[analysis.dominators[node]]) + '\t' +
           std::to_string(analysis.overview->distances[node]);
}

const HeapClass& classOf(const HeapAnalysis& analysis, std::uint32_t node)
{
    const HeapClasses& classes = analysis.overview->classes;
    return classes.classes[classes.classOf[node]];
}

} // namespace

void tst_HeapOracles::classRows_data()
{
    addAllSnapshots();
}

void tst_HeapOracles::classRows()
{
    QFETCH(std::string, name);
    const auto analysis = analysedFixture(name);
    std::set<Row> expected;
    for (const auto& row : oracle(name)["classes"]) {
        expected.emplace(row["key"], row["name"], row["count"], row["distance"], row["shallow"],
                         row["retained"]);
    }
    std::set<Row> actual;
    for (const ClassRow& row : analysis->rows) {
        const HeapClass& heapClass = analysis->overview->classes.classes[row.heapClass];
        actual.emplace(heapClass.key(), heapClass.name, row.count, row.distance, row.shallowBytes,
                       row.retainedBytes.value());
    }
    QVERIFY(expected.size() > 100);
    QCOMPARE(actual.size(), analysis->rows.size());
    QVERIFY(actual == expected);
}

void tst_HeapOracles::totalAndStatistics_data()
{
    addAllSnapshots();
}

void tst_HeapOracles::totalAndStatistics()
{
    QFETCH(std::string, name);
    const auto analysis = analysedFixture(name);
    const auto& expected = oracle(name);
    const HeapStatistics& statistics = analysis->statistics;
    const auto& heap = expected["statistics"]["v8heap"];
    QCOMPARE(analysis->overview->totalBytes, expected["totalSize"].get<std::uint64_t>());
    QCOMPARE(analysis->retainedSizes[0] + analysis->graph().extraNativeBytes,
             analysis->overview->totalBytes);
    QCOMPARE(statistics.total, expected["statistics"]["total"].get<std::uint64_t>());
    QCOMPARE(statistics.native, expected["statistics"]["native"]["total"].get<std::uint64_t>());
    QCOMPARE(statistics.typedArrays,
             expected["statistics"]["native"]["typedArrays"].get<std::uint64_t>());
    QCOMPARE(statistics.heap(), heap["total"].get<std::uint64_t>());
    QCOMPARE(statistics.code, heap["code"].get<std::uint64_t>());
    QCOMPARE(statistics.strings, heap["strings"].get<std::uint64_t>());
    QCOMPARE(statistics.arrays, heap["jsArrays"].get<std::uint64_t>());
    QCOMPARE(statistics.system, heap["system"].get<std::uint64_t>());
}

void tst_HeapOracles::inferredShapes_data()
{
    addAllSnapshots();
}

void tst_HeapOracles::inferredShapes()
{
    QFETCH(std::string, name);
    std::vector<Shape> expected;
    for (const auto& shape : oracle(name)["interfaceDefinitions"]) {
        expected.push_back({shape["name"], shape["properties"], shape["count"]});
    }
    QVERIFY(!expected.empty());
    QVERIFY(analysedFixture(name)->overview->shapes == expected);
}

void tst_HeapOracles::everyNode_data()
{
    addAllSnapshots();
}

void tst_HeapOracles::everyNode()
{
    QFETCH(std::string, name);
    const auto analysis = analysedFixture(name);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (std::uint32_t node = 0; node < analysis->graph().nodeCount(); ++node) {
        const std::string line = lineOf(*analysis, node) + '\n';
        hash.addData(QByteArrayView(line));
    }
    const auto expected = oracle(name)["allNodes"]["sha256OfLines"].get<std::string>();
    QCOMPARE(hash.result().toHex().toStdString(), expected);
}

void tst_HeapOracles::everyNodesClass_data()
{
    addSnapshots({"tiny", "v20-tiny", "variant-internals"});
}

void tst_HeapOracles::everyNodesClass()
{
    QFETCH(std::string, name);
    const auto analysis = analysedFixture(name);
    auto input = Input::open(TIDEMARK_SOURCE "/tests/oracles/" + name + ".nodes.tsv.gz");
    QVERIFY(input.has_value());
    TaskControl control;
    std::istringstream lines(input->readAll(100'000'000, control).value());
    std::string line;
    std::getline(lines, line);
    QCOMPARE(line, std::string("id\tshallow\tretained\tdominatorId\tdistance\tclass"));
    for (std::uint32_t node = 0; node < analysis->graph().nodeCount(); ++node) {
        std::getline(lines, line);
        const std::string actual = lineOf(*analysis, node) + '\t' + classOf(*analysis, node).name;
        if (actual != line) {
            QCOMPARE(actual, line);
        }
    }
    QVERIFY(!std::getline(lines, line));
}

void tst_HeapOracles::chosenNodes_data()
{
    addAllSnapshots();
}

void tst_HeapOracles::chosenNodes()
{
    QFETCH(std::string, name);
    const auto analysis = analysedFixture(name);
    const HeapGraph& graph = analysis->graph();
    const NodesById byId(graph);
    for (const auto& expected : oracle(name)["nodes"]) {
        const std::uint32_t node = expected["ordinal"];
        QCOMPARE(byId.find(expected["id"]), std::optional(node));
        QCOMPARE(std::string(graph.nodeTypeName(node)), expected["type"].get<std::string>());
        QCOMPARE(shownNodeName(graph, analysis->overview->states, node),
                 expected["name"].get<std::string>());
        QCOMPARE(classOf(*analysis, node).name, expected["className"].get<std::string>());
        const std::uint32_t dominator = analysis->dominators[node];
        QCOMPARE(shownNodeName(graph, analysis->overview->states, dominator),
                 expected["dominatorName"].get<std::string>());
    }
}

void tst_HeapOracles::theirRetainers_data()
{
    addAllSnapshots();
}

void tst_HeapOracles::theirRetainers()
{
    QFETCH(std::string, name);
    using Line = std::tuple<std::string, std::string, std::uint64_t, std::string, std::int32_t>;
    const auto analysis = analysedFixture(name);
    const HeapGraph& graph = analysis->graph();
    const Column<std::int32_t>& distances = analysis->overview->distances;
    std::size_t seen = 0;
    for (const auto& chosen : oracle(name)["nodes"]) {
        const std::uint32_t node = chosen["ordinal"];
        std::vector<Line> expected;
        for (const auto& line : chosen["retainers"]["shown"]) {
            expected.emplace_back(line["edge"], line["edgeType"], line["fromId"], line["fromName"],
                                  line["distance"]);
        }
        const ShownRetainers shown = shownRetainers(*analysis, node, expected.size());
        std::vector<Line> actual;
        for (const Retainer& retainer : shown.nearest) {
            actual.emplace_back(graph.edgeName(retainer.edge), graph.edgeTypeName(retainer.edge),
                                graph.nodeIds[retainer.node],
                                shownNodeName(graph, analysis->overview->states, retainer.node),
                                distances[retainer.node]);
        }
        QCOMPARE(shown.total, chosen["retainers"]["shownTotal"].get<std::size_t>());
        QCOMPARE(analysis->retainers.of(node).size(),
                 chosen["retainers"]["allTotal"].get<std::size_t>());
        QVERIFY(actual == expected);
        seen += actual.size();
    }
    QVERIFY(seen > 100);
}

TIDEMARK_TEST(tst_HeapOracles)

#include "tst_heap_oracles.moc"
