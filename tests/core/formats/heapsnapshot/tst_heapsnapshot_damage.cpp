// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/heapsnapshot/heapsnapshot_parser.h"
#include "core/formats/heapsnapshot/heapsnapshot_strings.h"
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

namespace
{

/// The offset of @p piece in the file that @p file makes.
std::uint64_t byteOf(const SmallFile& file, std::string_view piece)
{
    return file.text().find(piece);
}

} // namespace

class tst_HeapsnapshotDamage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void badPieces_data();
    void badPieces();
    void wrongCountsAreAWarning();
    void oneNodeIsShown();
    void anExcerptIsShown();
    void edgesOfNoNodeAreLeftOut();
    void unknownTypeNumbersAreAWarning();
    void placesOfNothingAreLeftOut();
    void aFileCutAnywhere();
    void aFileCutInItsStringsIsShown();
    void nestingBombs();
    void anEndlessTextIsRefused();
    void memoryIsAskedForFirst();
    void cancelled();
};

void tst_HeapsnapshotDamage::badPieces_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("wrong"); ///< where in it the damage is
    QTest::addColumn<QString>("detail");
    const auto add = [](const char* name, const char* member, const char* value, const char* wrong,
                        const char* detail) {
        QTest::newRow(name) << member << value << wrong << detail;
    };
    add("negative", "nodes", "[1,1,1,-16,1,1,2,3,24,1]", "-16", "-");
    add("fraction", "nodes", "[1,1,1,16.5,1,1,2,3,24,1]", ".5", ".");
    add("exponent", "edges", "[0,3,5,1,7e2,0]", "e2", "e");
    add("not a number", "nodes", "[1,1,1,NaN,1,1,2,3,24,1]", "NaN", "N");
    add("text", "nodes", "[1,\"x\",1,16,1,1,2,3,24,1]", "\"x\"", "\"");
    add("nested", "edges", "[0,3,5,[1,7,0]]", "[1,7", "[");
    add("two commas", "nodes", "[1,1,1,,16,1,1,2,3,24,1]", ",16", ",");
    add("no comma", "nodes", "[1,1,1 16,1,1,2,3,24,1]", "16", "16");
    add("leading comma", "nodes", "[ ,1,1,1,16,1]", ",1,1,1", ",");
    add("trailing comma", "edges", "[0,3,5,1,7,0,]", "]", "]");
    add("part of a node", "nodes", "[1,1,1,16,1,1,2,3,24]", "]", "]");
    add("part of an edge", "edges", "[0,3,5,1,7]", "]", "]");
    add("beyond 64 bits", "nodes", "[1,1,1,18446744073709551616,1,1,2,3,24,1]",
        "18446744073709551616", "18446744073709551616");
    add("name beyond 32 bits", "nodes", "[1,4294967296,1,16,1,1,2,3,24,1]", "4294967296",
        "4294967296");
    add("edge_count beyond 32 bits", "nodes", "[1,1,1,16,4294967297,1,2,3,24,1]", "4294967297",
        "4294967297");
    add("edge_count beyond the edges", "nodes", "[1,1,1,16,4294967295,1,2,3,24,4294967295]", "",
        "]");
    add("too few edges", "edges", "[0,3,5]", "]", "]");
    add("to_node behind the last", "edges", "[0,3,5,1,7,10]", "10", "10");
    add("to_node inside a node", "edges", "[0,3,4,1,7,0]", "4,", "4");
    add("name of a node", "nodes", "[1,1,1,16,1,1,9,3,24,1]", "9,3", "9");
    add("name of an edge", "edges", "[0,44,5,1,7,0]", "44", "44");
    add("bad escape", "strings", "[\"\\q\"]", "q", "q");
    add("bad \\u", "strings", "[\"\\u12G4\"]", "G4", "G");
    add("number among strings", "strings", "[\"a\",1]", "1]", "1");
    add("header no object", "snapshot", "[]", "[]", "node_fields: no type");
    add("header no JSON", "snapshot", "{\"meta\":{x}}", "x", "");
}

void tst_HeapsnapshotDamage::badPieces()
{
    QFETCH(QString, member);
    QFETCH(QString, value);
    QFETCH(QString, wrong);
    QFETCH(QString, detail);
    SmallFile file;
    std::string& piece = member == "nodes"     ? file.nodes
                         : member == "edges"   ? file.edges
                         : member == "strings" ? file.strings
                                               : file.snapshot;
    piece = value.toStdString();
    const auto recordings = readSmall(file);
    QVERIFY(!recordings.has_value());
    QCOMPARE(recordings.error().code, ErrorCode::Malformed);
    QCOMPARE(recordings.error().detail, detail.toStdString());
    const std::uint64_t expected = wrong.isEmpty()
                                       ? byteOf(file, file.edges) + file.edges.size() - 1
                                       : byteOf(file, piece) + piece.find(wrong.toStdString());
    QCOMPARE(recordings.error().byte.value_or(0), expected);
}

void tst_HeapsnapshotDamage::wrongCountsAreAWarning()
{
    for (const char* const counts :
         {"\"node_count\":26688716,\"edge_count\":80110509", "\"node_count\":0,\"edge_count\":0",
          "\"node_count\":-4,\"edge_count\":18446744073709551615",
          "\"node_count\":2,\"edge_count\":2,\"root_index\":3",
          "\"node_count\":2,\"edge_count\":2,\"root_index\":10"}) {
        SmallFile file;
        const std::size_t place = file.snapshot.find("\"node_count\"");
        file.snapshot = file.snapshot.substr(0, place) + counts + "}";
        const auto recordings = readSmall(file);
        const auto graph = graphOf(recordings);
        QVERIFY2(graph != nullptr, counts);
        QCOMPARE(graph->nodeCount(), 2U);
        QCOMPARE(graph->edgeCount(), 2U);
        QCOMPARE(graph->rootOrdinal, 0U);
        QVERIFY2(test::warningOf(*recordings->front(), WarningCode::CountsWrong), counts);
    }
}

void tst_HeapsnapshotDamage::oneNodeIsShown()
{
    SmallFile file;
    file.nodes = "[1,1,2147483649,16,0]";
    file.edges = "[]";
    const auto graph = graphOf(readSmall(file));
    QVERIFY(graph != nullptr);
    QCOMPARE(graph->nodeCount(), 1U);
    QCOMPARE(graph->nodeIds[0], 2147483649U);
    QCOMPARE(graph->edgeCount(), 0U);
}

/// Somebody cut the arrays down and left the header and the numbers in them as they were.
void tst_HeapsnapshotDamage::anExcerptIsShown()
{
    SmallFile file;
    const std::string count = "\"node_count\":2";
    file.snapshot.replace(file.snapshot.find(count), count.size(), "\"node_count\":26688716");
    file.nodes = "[1,1,1,16,3,1,2,3,24,300]";
    file.edges = "[0,3,130000000,0,3,5,0,99,10,1,7,0]";
    const auto recordings = readSmall(file);
    const auto graph = graphOf(recordings);
    QVERIFY(graph != nullptr);
    QCOMPARE(test::brokenInvariant(*graph), nullptr);
    QCOMPARE(graph->firstEdge, (Column<std::uint32_t>{0, 1, 2}));
    QCOMPARE(graph->edgeTargets, (Column<std::uint32_t>{1, 0}));
    QCOMPARE(graph->edgeName(0), std::string("next"));
    QCOMPARE(graph->edgeName(1), std::string("7"));
    QVERIFY(test::warningOf(*recordings->front(), WarningCode::CountsWrong));
    QCOMPARE(test::warningOf(*recordings->front(), WarningCode::EdgesLeftOut)->count, 2U);
    file.strings = R"(["<dummy>","A"])";
    QCOMPARE(graphOf(readSmall(file))->nodeName(0), std::string_view("A"));
    QCOMPARE(graphOf(readSmall(file))->nodeName(1), std::string_view("(missing)"));
    file.edges = "[0,3,133443580,0,3,5]"; // behind the last that the header counts
    QCOMPARE(readSmall(file).error().code, ErrorCode::Malformed);
    file.edges = "[]";
    QCOMPARE(graphOf(readSmall(file))->edgeCount(), 0U);
    file.nodes = "[1,1,1,16,4294967295,1,2,3,24,4294967295]"; // more than can be
    QCOMPARE(readSmall(file).error().code, ErrorCode::Malformed);
}

void tst_HeapsnapshotDamage::edgesOfNoNodeAreLeftOut()
{
    SmallFile file;
    file.edges = "[0,3,5,1,7,0,0,3,49,0,99,3]";
    const auto recordings = readSmall(file);
    QVERIFY(graphOf(recordings) != nullptr);
    QCOMPARE(graphOf(recordings)->edgeCount(), 2U);
    const auto warning = test::warningOf(*recordings->front(), WarningCode::EdgesLeftOut);
    QVERIFY(warning.has_value());
    QCOMPARE(warning->count, 2U);
}

void tst_HeapsnapshotDamage::unknownTypeNumbersAreAWarning()
{
    SmallFile file;
    file.nodes = "[2,1,1,16,1,4294967296,2,3,24,1]";
    file.edges = "[0,3,5,9,2,0]";
    const auto recordings = readSmall(file);
    const auto graph = graphOf(recordings);
    QVERIFY(graph != nullptr);
    QCOMPARE(graph->nodeTypes[0], NodeType::Unknown);
    QCOMPARE(graph->nodeTypes[1], NodeType::Unknown);
    QCOMPARE(graph->edgeTypes[1], EdgeType::Unknown);
    QCOMPARE(test::warningOf(*recordings->front(), WarningCode::TypesUnknown)->count, 3U);
}

void tst_HeapsnapshotDamage::placesOfNothingAreLeftOut()
{
    SmallFile file;
    file.snapshot.insert(file.snapshot.find("\"node_fields\""),
                         R"("location_fields":["object_index","script_id","script_object_index",)"
                         R"("line","column"],)");
    file.rest = ",\"locations\":[5,9,0,17,4,10,9,0,1,1,3,9,0,1,1,0,9,4,2,2,5,9,5,18,0,7]";
    const auto recordings = readSmall(file);
    const auto graph = graphOf(recordings);
    QVERIFY(graph != nullptr);
    QCOMPARE(graph->locations.size(), 2U);
    QVERIFY((graph->locations[0] == SourceLocation{0, 9, kNoOrdinal, 2, 2}));
    QVERIFY((graph->locations[1] == SourceLocation{1, 9, 1, 18, 0}));
    QCOMPARE(test::warningOf(*recordings->front(), WarningCode::OriginsLeftOut)->count, 3U);
}

void tst_HeapsnapshotDamage::aFileCutAnywhere()
{
    const HeapGraph graph = test::randomHeapGraph(3, 12, 3);
    const std::string whole = HeapSnapshotText(graph, {}).text();
    const std::size_t strings = whole.find("\"strings\":[\"") + 12;
    for (std::size_t length = 1; length < whole.size() - 2; ++length) {
        const auto recordings = test::readText("heapsnapshot", whole.substr(0, length));
        if (!recordings) {
            QCOMPARE(recordings.error().code, ErrorCode::Truncated);
            QCOMPARE(recordings.error().byte.value_or(0), std::uint64_t{length});
            QVERIFY(length < strings + 20);
        } else {
            QVERIFY(length > strings);
            QCOMPARE(
                test::warningOf(*recordings->front(), WarningCode::FileCutOff)->byte.value_or(0),
                std::uint64_t{length});
            QCOMPARE(test::brokenInvariant(*graphOf(recordings)), nullptr);
        }
    }
}

void tst_HeapsnapshotDamage::aFileCutInItsStringsIsShown()
{
    const SmallFile file;
    const std::string whole = file.text();
    const auto graph =
        graphOf(test::readText("heapsnapshot", whole.substr(0, whole.find("\"B\"") + 2)));
    QVERIFY(graph != nullptr);
    QCOMPARE(graph->nodeName(0), std::string_view("A"));
    QCOMPARE(graph->nodeName(1), std::string_view("(missing)"));
    QCOMPARE(graph->edgeName(0), std::string("(missing)"));
    QCOMPARE(graph->edgeName(1), std::string("7"));

    // A whole file in a compressed one whose last bytes are lost.
    std::string packed = test::gzip(whole);
    packed.resize(packed.size() - 3);
    const auto recordings = test::readAnyText(packed);
    QVERIFY(graphOf(recordings) != nullptr);
    QCOMPARE(graphOf(recordings)->nodeName(1), std::string_view("B"));
    QVERIFY(test::warningOf(*recordings->front(), WarningCode::CompressionCutOff));
}

void tst_HeapsnapshotDamage::nestingBombs()
{
    const std::string deep(3'000'000, '[');
    SmallFile file;
    file.rest = ",\"unknown\":" + deep + std::string(deep.size(), ']');
    QVERIFY(graphOf(readSmall(file)) != nullptr);
    for (const char* const name : {"\"unknown\":", "\"trace_tree\":", "\"locations\":"}) {
        file.rest = std::string(",") + name + deep;
        QVERIFY(!readSmall(file).has_value() || graphOf(readSmall(file)) != nullptr);
    }
    file.rest = {};
    file.snapshot = "{\"meta\":" + deep + std::string(deep.size(), ']') + "}";
    QCOMPARE(readSmall(file).error().code, ErrorCode::TooLarge);
    file.snapshot = "{\"meta\":" + deep.substr(0, 500'000) + std::string(500'000, ']') + "}";
    QCOMPARE(readSmall(file).error().code, ErrorCode::Malformed);

    std::string tree = "[";
    std::string ends = "]";
    for (int i = 0; i < 200'000; ++i) {
        tree += std::to_string(i) + ",0,1,8,[";
        ends += "]";
    }
    SmallFile chain;
    chain.rest = ",\"trace_tree\":" + tree + ends;
    const auto graph = graphOf(readSmall(chain));
    QVERIFY(graph != nullptr);
    QCOMPARE(graph->traces.tree.size(), 200'000U);
    QCOMPARE(graph->traces.tree.back().parent, 199'998U);
}

void tst_HeapsnapshotDamage::memoryIsAskedForFirst()
{
    const HeapGraph graph = test::randomHeapGraph(5, 2000, 4);
    const std::string text = HeapSnapshotText(graph, {}).text();
    const std::uint64_t columns = heapGraphBytes(graph.nodeCount(), graph.edgeCount());
    const std::uint64_t needed = columns + stringTableBytes(graph.strings);
    const auto parseWith = [](const std::string& file, std::uint64_t memory) {
        TaskControl control;
        auto input = Input::fromBytes(file);
        return HeapSnapshotParser(*input, control, {memory, 0}).parse();
    };
    QVERIFY(parseWith(text, needed).has_value());
    // Before anything is read, by what the header claims.
    const auto refused = parseWith(text, columns - 1);
    QCOMPARE(refused.error().code, ErrorCode::TooLarge);
    QCOMPARE(refused.error().detail, std::to_string(columns) + ' ' + std::to_string(columns - 1));
    // While reading, by what turns out to be there.
    QCOMPARE(parseWith(text, needed - 1).error().code, ErrorCode::TooLarge);
    std::string silent = text;
    const std::size_t count = silent.find("\"node_count\":") + 13;
    silent.replace(count, silent.find(',', count) - count, "0");
    QVERIFY(parseWith(silent, needed).has_value());
    const std::uint64_t half = heapGraphBytes(graph.nodeCount() / 2, graph.edgeCount());
    QCOMPARE(parseWith(silent, half / 2).error().code, ErrorCode::TooLarge);
}

/// A text may be as long as the file on the disk, or 16 MiB: packed into little it is a bomb.
void tst_HeapsnapshotDamage::anEndlessTextIsRefused()
{
    constexpr std::size_t kMost = 16U << 20U;
    test::SmallFile file;
    for (const std::size_t length : {kMost, kMost + (1U << 20U)}) {
        file.strings = R"(["<dummy>","A","B",")" + std::string(length, 'x') + "\"]";
        const std::string text = file.text();
        QVERIFY(test::readText("heapsnapshot", text).has_value());
        const auto packed = test::readText("heapsnapshot", test::gzip(text));
        QCOMPARE(packed.has_value(), length == kMost);
        if (!packed) {
            QCOMPARE(packed.error().code, ErrorCode::TooLarge);
            QCOMPARE(packed.error().detail, std::to_string(kMost));
            QCOMPARE(packed.error().byte, std::optional<std::uint64_t>(text.find("\"xxx")));
        }
    }
}

void tst_HeapsnapshotDamage::cancelled()
{
    // Somewhere in the middle, with threads at work.
    struct LaterControl final : TaskControl {
        bool cancelled() const override { return ++calls > 5; }
        mutable int calls = 0;
    };
    const HeapGraph graph = test::randomHeapGraph(8, 200'000, 4);
    auto input = Input::fromBytes(HeapSnapshotText(graph, {}).text());
    LaterControl control;
    const auto parsed = HeapSnapshotParser(*input, control, {{}, 2}).parse();
    QVERIFY(!parsed.has_value());
    QCOMPARE(parsed.error().code, ErrorCode::Cancelled);
}

TIDEMARK_TEST(tst_HeapsnapshotDamage)

#include "tst_heapsnapshot_damage.moc"
