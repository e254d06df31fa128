// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/heapsnapshot/heapsnapshot_parser.h"
#include "tests/support/compressing.h"
#include "tests/support/heap_graph_invariants.h"
#include "tests/support/heapsnapshot_text.h"
#include "tests/support/random_heap_graph.h"
#include "tests/support/small_heapsnapshot.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;
using test::graphOf;
using test::HeapSnapshotStyle;
using test::HeapSnapshotText;
using test::readSmall;
using test::SmallFile;

class tst_HeapsnapshotReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void realFiles_data();
    void realFiles();
    void cutFiles_data();
    void cutFiles();
    void smallFile();
    void everyLayoutGivesTheSameGraph_data();
    void everyLayoutGivesTheSameGraph();
    void largeGraphsComeBackWhole();
    void ownTypesKeepTheirNames();
    void numbersBeyond32Bits();
    void textsAsV8WritesThem();
    void allocationStacks();
};

void tst_HeapsnapshotReader::realFiles_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<quint32>("nodes");
    QTest::addColumn<quint32>("edges");
    QTest::addColumn<quint64>("bytes");
    QTest::addColumn<quint32>("strings");
    QTest::addColumn<quint32>("locations");
    // Counted with Python's json module.
    QTest::newRow("Node 24") << "tiny.heapsnapshot.zst" << 61582U << 262575U << quint64{6178872}
                             << 29074U << 5292U;
    QTest::newRow("Node 20") << "v20-tiny.heapsnapshot.zst" << 47891U << 211310U << quint64{3515317}
                             << 25009U << 4955U;
}

void tst_HeapsnapshotReader::realFiles()
{
    QFETCH(QString, name);
    QFETCH(quint32, nodes);
    QFETCH(quint32, edges);
    QFETCH(quint64, bytes);
    QFETCH(quint32, strings);
    QFETCH(quint32, locations);
    const auto recordings = test::readFixture("heapsnapshot/" + name.toStdString());
    const auto graph = graphOf(recordings);
    QVERIFY(graph != nullptr);
    const Recording& recording = *recordings->front();
    QCOMPARE(recording.format, std::string("heapsnapshot"));
    QVERIFY(recording.warnings.empty());
    QVERIFY(recording.timeline.series.empty());
    QCOMPARE(graph->nodeCount(), nodes);
    QCOMPARE(graph->edgeCount(), edges);
    QCOMPARE(graph->strings.size(), strings);
    QCOMPARE(graph->locations.size(), locations);
    std::uint64_t sum = 0;
    for (std::uint32_t i = 0; i < nodes; ++i) {
        sum += graph->selfSizes[i];
    }
    QCOMPARE(sum, bytes);
    QCOMPARE(graph->nodeTypes[0], NodeType::Synthetic);
    QCOMPARE(graph->strings[0], std::string_view("<dummy>"));
    QCOMPARE(test::brokenInvariant(*graph), nullptr);
}

void tst_HeapsnapshotReader::cutFiles_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<quint32>("nodes");
    QTest::addColumn<quint32>("edges");
    QTest::addColumn<quint32>("locations");
    QTest::addColumn<quint32>("stacks");
    QTest::addColumn<QString>("lastType");
    QTest::newRow("Node 20") << "cut-node20.heapsnapshot" << 120U << 258U << 7U << 0U << "native";
    QTest::newRow("Node 24") << "cut-node24.heapsnapshot" << 80U << 100U << 4U << 0U << "native";
    QTest::newRow("tracked") << "cut-tracked.heaptimeline" << 60U << 67U << 5U << 3U << "native";
    QTest::newRow("Julia") << "julia-like.heapsnapshot" << 5U << 7U << 0U << 0U << "String";
}

void tst_HeapsnapshotReader::cutFiles()
{
    QFETCH(QString, name);
    QFETCH(quint32, nodes);
    QFETCH(quint32, edges);
    QFETCH(quint32, locations);
    QFETCH(quint32, stacks);
    QFETCH(QString, lastType);
    const auto recordings = test::readFixture("heapsnapshot/" + name.toStdString());
    const auto graph = graphOf(recordings);
    QVERIFY(graph != nullptr);
    QVERIFY(recordings->front()->warnings.empty());
    QCOMPARE(graph->nodeCount(), nodes);
    QCOMPARE(graph->edgeCount(), edges);
    QCOMPARE(graph->locations.size(), locations);
    QCOMPARE(graph->traces.tree.size(), stacks);
    QCOMPARE(std::string(graph->nodeTypeName(nodes - 1)), lastType.toStdString());
    QCOMPARE(test::brokenInvariant(*graph), nullptr);
}

void tst_HeapsnapshotReader::smallFile()
{
    const auto graph = graphOf(readSmall({}));
    QVERIFY(graph != nullptr);
    test::HeapGraphBuilder builder;
    builder.text("A");
    builder.text("B");
    builder.text("next");
    builder.node(NodeType::Object, "A", 16);
    builder.node(NodeType::Object, "B", 24);
    builder.edge(0, 1, "next");
    builder.indexEdge(1, 0, 7);
    QVERIFY(*graph == builder.build());
}

void tst_HeapsnapshotReader::everyLayoutGivesTheSameGraph_data()
{
    QTest::addColumn<int>("layout");
    constexpr std::array kNames{"one line",     "a record a line", "indented",    "fields moved",
                                "fields added", "edges first",     "header last", "CRLF and tabs"};
    for (std::size_t i = 0; i < kNames.size(); ++i) {
        QTest::newRow(kNames[i]) << static_cast<int>(i);
    }
}

void tst_HeapsnapshotReader::everyLayoutGivesTheSameGraph()
{
    QFETCH(int, layout);
    const std::array<HeapSnapshotStyle, 8> kStyles{
        HeapSnapshotStyle{},
        {.members = {"snapshot", "nodes", "edges", "extra", "locations", "strings"},
         .beforeNumber = "\n"},
        {.afterNumber = " ", .beforeNumber = "\n    ", .isIndented = true},
        {.nodeFields = {"edge_count", "detachedness", "self_size", "id", "name", "type"},
         .edgeFields = {"to_node", "type", "name_or_index"}},
        {.nodeFields = {"new", "type", "name", "id", "self_size", "edge_count", "trace_node_id",
                        "detachedness", "newer"},
         .edgeFields = {"type", "weight", "name_or_index", "to_node"}},
        {.members = {"strings", "edges", "snapshot", "nodes", "locations"}},
        {.members = {"locations", "nodes", "extra", "strings", "edges", "snapshot"},
         .beforeNumber = "\n"},
        {.afterNumber = "\r\n", .beforeNumber = "\t"},
    };
    const HeapSnapshotStyle& style = kStyles.at(static_cast<std::size_t>(layout));
    for (unsigned seed = 1; seed <= 60; ++seed) {
        const HeapGraph graph = test::randomHeapGraph(seed, 1 + seed * seed % 97, seed % 7, true);
        const std::string text = HeapSnapshotText(graph, style).text();
        const auto recordings = test::readText("heapsnapshot", text);
        const auto read = graphOf(recordings);
        QVERIFY2(read != nullptr, text.c_str());
        QVERIFY2(*read == graph, text.c_str());
        QVERIFY(recordings->front()->warnings.empty());
        QCOMPARE(test::brokenInvariant(*read), nullptr);
    }
}

void tst_HeapsnapshotReader::largeGraphsComeBackWhole()
{
    const HeapGraph graph = test::randomHeapGraph(5, 300'000, 4, true);
    for (const char* const between : {"", "\n"}) {
        const HeapSnapshotStyle style{.beforeNumber = between};
        const std::string text = HeapSnapshotText(graph, style).text();
        for (const unsigned threads : {0U, 1U, 3U}) {
            auto input = Input::fromBytes(text);
            TaskControl control;
            const auto parsed = HeapSnapshotParser(*input, control, {{}, threads}).parse();
            QVERIFY(parsed.has_value());
            QVERIFY(*parsed->graph == graph);
        }
        const auto packed = test::readAnyText(test::zstd(text));
        QVERIFY(graphOf(packed) != nullptr && *graphOf(packed) == graph);
    }
}

void tst_HeapsnapshotReader::ownTypesKeepTheirNames()
{
    SmallFile file;
    const std::string known = R"([["hidden","object"])";
    file.snapshot.replace(file.snapshot.find(known), known.size(), R"([["jl_task_t","string"])");
    file.nodes = "[0,1,1,16,1,1,2,3,24,1]";
    const auto graph = graphOf(readSmall(file));
    QVERIFY(graph != nullptr);
    QCOMPARE(graph->nodeTypeName(0), std::string_view("jl_task_t"));
    QVERIFY(graph->nodeTypes[0] > NodeType::Unknown);
    QCOMPARE(graph->nodeTypes[1], NodeType::String);
}

void tst_HeapsnapshotReader::numbersBeyond32Bits()
{
    SmallFile file;
    file.nodes = "[1,1,4454006800,18446744073709551615,1,1,2,4294967295,4294967296,1]";
    const auto graph = graphOf(readSmall(file));
    QVERIFY(graph != nullptr);
    QCOMPARE(graph->nodeIds[0], 4454006800U);
    QCOMPARE(graph->nodeIds[1], 4294967295U);
    QCOMPARE(graph->selfSizes[0], 18446744073709551615U);
    QCOMPARE(graph->selfSizes[1], 4294967296U);
}

void tst_HeapsnapshotReader::textsAsV8WritesThem()
{
    SmallFile file;
    file.strings =
        "[\"<dummy>\", \"\\ud83d\\ude00\" ,\"a\\ud83db\\ude00\",\n\"\\\"\\\\\\/\\b\\f\\n\\r\\t\","
        "\"\\u00e9\\u20AC\\uf600\",\"raw \t \xc3\xa9\",\"bad \xff\xc3(\xed\xa0\x80\","
        "\"\\ud800\\ud83d\\ude00\\ud800\",\"\\u0000\"]";
    const auto graph = graphOf(readSmall(file));
    QVERIFY(graph != nullptr);
    const StringTable& strings = graph->strings;
    QCOMPARE(strings.size(), 9U);
    QCOMPARE(strings[1], std::string_view("😀"));
    QCOMPARE(strings[2], std::string_view("a\ufffdb\ufffd"));
    QCOMPARE(strings[3], std::string_view("\"\\/\b\f\n\r\t"));
    QCOMPARE(strings[4], std::string_view("é€\uf600"));
    QCOMPARE(strings[5], std::string_view("raw \t é"));
    QCOMPARE(strings[6], std::string_view("bad \ufffd\ufffd(\ufffd\ufffd\ufffd"));
    QCOMPARE(strings[7], std::string_view("\ufffd😀\ufffd"));
    QCOMPARE(strings[8], std::string_view("\0", 1));
}

void tst_HeapsnapshotReader::allocationStacks()
{
    SmallFile file;
    const std::string meta = "\"node_fields\":";
    file.snapshot.insert(
        file.snapshot.find(meta),
        R"("trace_function_info_fields":["function_id","name","script_name","script_id","line","column"],)"
        R"("trace_node_fields":["id","function_info_index","count","size","children"],)"
        R"("sample_fields":["timestamp_us","last_assigned_id"],)");
    const std::string last = "\"edge_count\"]";
    file.snapshot.replace(file.snapshot.find(last), last.size(),
                          "\"edge_count\",\"trace_node_id\"]");
    file.nodes = "[1,1,1,16,1,0,1,2,3,24,1,3]";
    file.edges = "[0,3,6,1,7,0]";
    file.rest = ",\"trace_function_infos\":[0,1,0,0,0,0,4,2,3,9,17,5]"
                ",\"trace_tree\":[1,0,0,0,[2,1,5,100,[],3,1,7,200,[4,8,0,0,[]]]]"
                ",\"samples\":[0,1,5000000000,3]";
    const auto recordings = readSmall(file);
    const auto graph = graphOf(recordings);
    QVERIFY(graph != nullptr);
    QCOMPARE(graph->traceNodeIds, (Column<std::uint32_t>{0, 3}));
    const HeapTraces& traces = graph->traces;
    QCOMPARE(traces.functions.size(), 2U);
    QVERIFY((traces.functions[1] == TraceFunction{4, 2, 3, 9, 17, 5}));
    QCOMPARE(traces.tree.size(), 4U);
    QVERIFY((traces.tree[0] == TraceNode{1, 0, kNoOrdinal, 0, 0}));
    QVERIFY((traces.tree[1] == TraceNode{2, 1, 0, 5, 100}));
    QVERIFY((traces.tree[2] == TraceNode{3, 1, 0, 7, 200}));
    QVERIFY((traces.tree[3] == TraceNode{4, kNoOrdinal, 2, 0, 0}));
    QVERIFY((traces.samples[1] == HeapSample{5'000'000'000, 3}));
    QCOMPARE(test::warningOf(*recordings->front(), WarningCode::OriginsLeftOut)->count, 1U);
}

TIDEMARK_TEST(tst_HeapsnapshotReader)

#include "tst_heapsnapshot_reader.moc"
