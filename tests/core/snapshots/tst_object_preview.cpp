// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/snapshots/object_preview.h"
#include "core/snapshots/value_text.h"
#include "tests/support/heap_graph_builder.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;
using test::HeapGraphBuilder;

/// What objects are called in the way of their language, in graphs laid out as V8 does.
class tst_ObjectPreview : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fieldsOfAnObject();
    void aPlainObject();
    void whatIsNotThereIsNotSaid();
    void valuesThatHaveNoFields();
    void texts();
    void anArrayWithHoles();
    void anArrayOfWhichTheFileHasNothing();
    void aMap();
    void aMapInWordsOfFourBytes();
    void aSet();
    void aMillionEntriesAreNotCounted();
    void anArrayOfTheSameSizeIsNoTable();
    void functions();
    void datesExpressionsAndErrors();
    void elementsOfAPage();
    void whatIsLongIsCut();
    void aManyTimesNestedObject();
    void circlesEnd();
};

namespace
{

std::string whole(const HeapGraphBuilder& builder, std::uint32_t node)
{
    const HeapGraph graph = builder.build();
    return objectPreview(graph, DomStates(graph), node);
}

std::string brief(const HeapGraphBuilder& builder, std::uint32_t node)
{
    const HeapGraph graph = builder.build();
    return briefPreview(graph, DomStates(graph), node);
}

std::uint32_t textNode(HeapGraphBuilder& builder, std::string_view text)
{
    return builder.node(NodeType::String, text);
}

std::uint32_t oddball(HeapGraphBuilder& builder, std::string_view name)
{
    const auto node = builder.node(NodeType::Hidden, "system / Oddball");
    builder.indexEdge(node, textNode(builder, name), 0, EdgeType::Hidden);
    builder.indexEdge(node, textNode(builder, "boolean"), 1, EdgeType::Hidden);
    return node;
}

std::uint32_t number(HeapGraphBuilder& builder, std::string_view value)
{
    const auto node = builder.node(NodeType::Number, "smi number");
    builder.edge(node, textNode(builder, value), "value", EdgeType::Internal);
    return node;
}

/// A Map or Set whose table has two buckets for each word of @p tableBytes.
std::uint32_t collection(HeapGraphBuilder& builder, std::string_view name, std::uint64_t tableBytes,
                         const std::vector<std::pair<int, std::uint32_t>>& entries)
{
    const auto node = builder.node(NodeType::Object, name, 32);
    const auto table = builder.node(NodeType::Array, "", tableBytes);
    builder.edge(node, table, "table", EdgeType::Internal);
    for (const auto& [slot, target] : entries) {
        builder.edge(table, target, std::to_string(slot), EdgeType::Internal);
    }
    return node;
}

} // namespace

void tst_ObjectPreview::fieldsOfAnObject()
{
    HeapGraphBuilder builder;
    const auto user = builder.node(NodeType::Object, "UserProfile");
    const auto tags = builder.node(NodeType::Object, "Array");
    const auto prototype = builder.node(NodeType::Object, "Object");
    const auto shape = builder.node(NodeType::ObjectShape, "system / Map");
    builder.edge(user, textNode(builder, "user-59"), "name");
    builder.edge(user, tags, "tags");
    builder.edge(user, oddball(builder, "true"), "active");
    builder.edge(user, builder.node(NodeType::Hidden, "null"), "next");
    builder.edge(user, number(builder, "-7"), "rank");
    builder.edge(user, prototype, "__proto__");
    builder.edge(user, shape, "map", EdgeType::Internal);
    for (std::uint32_t i = 0; i < 3; ++i) {
        builder.indexEdge(tags, textNode(builder, "t"), i);
    }
    QCOMPARE(whole(builder, user), std::string(R"(UserProfile {name: "user-59", tags: Array(3), )"
                                               "active: true, next: null, rank: -7}"));
    QCOMPARE(brief(builder, user), std::string("UserProfile"));
}

void tst_ObjectPreview::aPlainObject()
{
    HeapGraphBuilder builder;
    const auto plain = builder.node(NodeType::Object, "Object");
    const auto inner = builder.node(NodeType::Object, "Object");
    const auto empty = builder.node(NodeType::Object, "Object");
    builder.edge(plain, inner, "a, b");
    builder.edge(plain, empty, "c");
    builder.indexEdge(plain, textNode(builder, "one"), 1);
    builder.edge(inner, empty, "x");
    QCOMPARE(whole(builder, plain), std::string(R"({"a, b": {…}, c: {}, 1: "one"})"));
    QCOMPARE(whole(builder, empty), std::string("{}"));
}

/// Numbers that are no objects are in few files, so that nothing is said of their fields.
void tst_ObjectPreview::whatIsNotThereIsNotSaid()
{
    HeapGraphBuilder builder;
    const auto point = builder.node(NodeType::Object, "Point");
    builder.edge(point, builder.node(NodeType::Object, "Object"), "__proto__");
    QCOMPARE(whole(builder, point), std::string("Point"));
}

void tst_ObjectPreview::valuesThatHaveNoFields()
{
    HeapGraphBuilder builder;
    QCOMPARE(whole(builder, oddball(builder, "undefined")), std::string("undefined"));
    QCOMPARE(whole(builder, number(builder, "1.5")), std::string("1.5"));
    QCOMPARE(whole(builder, builder.node(NodeType::Number, "heap number")),
             std::string("heap number"));
    const auto symbol = builder.node(NodeType::Symbol, "symbol");
    builder.edge(symbol, textNode(builder, "id"), "name", EdgeType::Internal);
    QCOMPARE(whole(builder, symbol), std::string("Symbol(id)"));
    QCOMPARE(whole(builder, builder.node(NodeType::Array, "")), std::string("(array)"));
    const HeapGraph graph = builder.build();
    QCOMPARE(plainValue(graph, symbol), std::optional(std::string("Symbol(id)")));
}

void tst_ObjectPreview::texts()
{
    HeapGraphBuilder builder;
    QCOMPARE(whole(builder, textNode(builder, "say \"a\\b\"\n")),
             std::string(R"("say \"a\\b\"\n")"));
    const auto joined = builder.node(NodeType::ConcatenatedString, "(concatenated string)");
    builder.edge(joined, textNode(builder, "ab"), "first", EdgeType::Internal);
    builder.edge(joined, textNode(builder, "cd"), "second", EdgeType::Internal);
    QCOMPARE(whole(builder, joined), std::string("\"abcd\""));
    const auto slice = builder.node(NodeType::SlicedString, "(sliced string)");
    QCOMPARE(whole(builder, slice), std::string("(sliced string)"));
    builder.edge(slice, textNode(builder, "abcdef"), "parent", EdgeType::Internal);
    QCOMPARE(whole(builder, slice), std::string("(slice of \"abcdef\")"));
}

void tst_ObjectPreview::anArrayWithHoles()
{
    HeapGraphBuilder builder;
    const auto array = builder.node(NodeType::Object, "Array");
    builder.indexEdge(array, number(builder, "1"), 0);
    builder.indexEdge(array, textNode(builder, "a"), 1);
    builder.indexEdge(array, builder.node(NodeType::Object, "Row"), 3);
    builder.indexEdge(array, builder.node(NodeType::Object, "Row"), 90);
    builder.edge(array, builder.node(NodeType::Object, "Array"), "__proto__");
    QCOMPARE(whole(builder, array), std::string(R"(Array(91) [1, "a", —, Row, …, Row])"));
    QCOMPARE(brief(builder, array), std::string("Array(91)"));
}

void tst_ObjectPreview::anArrayOfWhichTheFileHasNothing()
{
    HeapGraphBuilder builder;
    const auto empty = builder.node(NodeType::Object, "Array");
    const auto numbers = builder.node(NodeType::Object, "Array");
    builder.edge(numbers, builder.node(NodeType::Array, "(object elements)", 40), "elements",
                 EdgeType::Internal);
    QCOMPARE(whole(builder, empty), std::string("Array(0) []"));
    QCOMPARE(whole(builder, numbers), std::string("Array […]"));
}

void tst_ObjectPreview::aMap()
{
    HeapGraphBuilder builder;
    const auto row = builder.node(NodeType::Object, "Row");
    const auto k = textNode(builder, "k");
    // Two buckets, so that entries begin at slot 5, of three entries each.
    const auto map = collection(builder, "Map", 152, {{5, k}, {6, row}, {8, row}, {12, k}});
    QCOMPARE(whole(builder, map), std::string(R"(Map(3) {"k" → Row, Row → —, — → "k"})"));
    QCOMPARE(brief(builder, map), std::string("Map(3)"));
    QCOMPARE(whole(builder, collection(builder, "Map", 152, {})), std::string("Map {…}"));
}

/// As browsers have it.
void tst_ObjectPreview::aMapInWordsOfFourBytes()
{
    HeapGraphBuilder builder;
    const auto k = textNode(builder, "k");
    const auto map = collection(builder, "Map", 20 + 28 * 4, {{7, k}, {8, k}});
    QCOMPARE(whole(builder, map), std::string(R"(Map(1) {"k" → "k"})"));
}

void tst_ObjectPreview::aSet()
{
    HeapGraphBuilder builder;
    const auto row = builder.node(NodeType::Object, "Row");
    const auto set = collection(builder, "Set", 120, {{5, textNode(builder, "x")}, {9, row}});
    QCOMPARE(whole(builder, set), std::string(R"(Set(2) {"x", Row})"));
}

void tst_ObjectPreview::aMillionEntriesAreNotCounted()
{
    HeapGraphBuilder builder;
    const auto row = builder.node(NodeType::Object, "Row");
    std::vector<std::pair<int, std::uint32_t>> entries;
    constexpr int kBuckets = 1024;
    for (int i = 0; i < 1500; ++i) {
        entries.emplace_back(3 + kBuckets + 3 * i, row);
    }
    const auto map = collection(builder, "Map", 40 + 56 * kBuckets, entries);
    const std::string text = whole(builder, map);
    QVERIFY2(text.starts_with("Map(1000+) {Row → —, "), text.c_str());
    QVERIFY2(text.ends_with(", …}"), text.c_str());
}

void tst_ObjectPreview::anArrayOfTheSameSizeIsNoTable()
{
    HeapGraphBuilder builder;
    const auto row = builder.node(NodeType::Object, "Row");
    // Slots 0 to 4 of a table are numbers.
    QCOMPARE(whole(builder, collection(builder, "Map", 152, {{0, row}, {5, row}})),
             std::string("Map"));
    QCOMPARE(whole(builder, collection(builder, "Map", 150, {{5, row}})), std::string("Map"));
    QCOMPARE(whole(builder, collection(builder, "Map", 0, {})), std::string("Map"));
}

void tst_ObjectPreview::functions()
{
    HeapGraphBuilder builder;
    const auto function = builder.node(NodeType::Closure, "handle");
    const auto code = builder.node(NodeType::Code, "handle");
    const auto script = builder.node(NodeType::Code, "");
    builder.edge(function, code, "shared", EdgeType::Internal);
    builder.edge(code, script, "script", EdgeType::Internal);
    builder.edge(script, textNode(builder, "file:///srv/app/server.js"), "name",
                 EdgeType::Internal);
    builder.location(function, 81, 14, 2);
    QCOMPARE(whole(builder, function), std::string("function handle() server.js:15"));
    QCOMPARE(brief(builder, function), std::string("handle()"));
    const auto nameless = builder.node(NodeType::Closure, "");
    QCOMPARE(brief(builder, nameless), std::string("function ()"));
    const auto made = builder.node(NodeType::Closure, "Row");
    builder.edge(made, builder.node(NodeType::Hidden, "system / ClassPositions"), "<symbol>");
    QCOMPARE(whole(builder, made), std::string("class Row"));
    const auto bound = builder.node(NodeType::Closure, "native_bind");
    builder.edge(bound, function, "bound_function", EdgeType::Internal);
    QCOMPARE(brief(builder, bound), std::string("bound handle()"));
}

void tst_ObjectPreview::datesExpressionsAndErrors()
{
    HeapGraphBuilder builder;
    const auto date = builder.node(NodeType::Object, "Date");
    QCOMPARE(whole(builder, date), std::string("Date"));
    builder.indexEdge(date, number(builder, "1000000000001"), 2, EdgeType::Hidden);
    QCOMPARE(whole(builder, date), std::string("Date 2001-09-09T01:46:40.001Z"));
    const auto early = builder.node(NodeType::Object, "Date");
    builder.indexEdge(early, number(builder, "-1"), 2, EdgeType::Hidden);
    QCOMPARE(brief(builder, early), std::string("Date 1969-12-31T23:59:59.999Z"));
    const auto invalid = builder.node(NodeType::Object, "Date");
    builder.indexEdge(invalid, number(builder, "nan"), 2, EdgeType::Hidden);
    QCOMPARE(whole(builder, invalid), std::string("Date"));
    const auto far = builder.node(NodeType::Object, "Date");
    builder.indexEdge(far, number(builder, "8.64e15"), 2, EdgeType::Hidden);
    QCOMPARE(whole(builder, far), std::string("Date"));
    QCOMPARE(whole(builder, builder.node(NodeType::RegExp, "ab+c")), std::string("/ab+c/"));
    const auto error = builder.node(NodeType::Object, "TypeError");
    builder.edge(error, textNode(builder, "no such row"), "message");
    QCOMPARE(whole(builder, error), std::string("TypeError: no such row"));
    QCOMPARE(brief(builder, error), std::string("TypeError"));
}

void tst_ObjectPreview::elementsOfAPage()
{
    HeapGraphBuilder builder;
    const auto node =
        builder.node(NodeType::Native, "<div class=\"row\">", 10, 2, Detachedness::Detached);
    QCOMPARE(whole(builder, node), std::string("Detached <div class=\"row\">"));
}

void tst_ObjectPreview::whatIsLongIsCut()
{
    HeapGraphBuilder builder;
    const auto object = builder.node(NodeType::Object, std::string(5000, 'N'));
    for (int i = 0; i < 1000; ++i) {
        builder.edge(object, textNode(builder, std::string(3000, 'v')),
                     "field" + std::to_string(i));
    }
    const std::string text = whole(builder, object);
    QVERIFY2(text.size() < 2 * kMostPreviewBytes, text.c_str());
    QVERIFY2(text.ends_with("…}"), text.c_str());
    std::string japanese;
    for (int i = 0; i < 500; ++i) {
        japanese += "漢";
    }
    const QByteArray cut = QByteArray::fromStdString(whole(builder, textNode(builder, japanese)));
    QVERIFY2(QString::fromUtf8(cut).toUtf8() == cut, cut.constData());
    QVERIFY(!QString::fromUtf8(cut).contains(QChar::ReplacementCharacter));
}

void tst_ObjectPreview::aManyTimesNestedObject()
{
    HeapGraphBuilder builder;
    const auto top = builder.node(NodeType::Object, "Object");
    std::uint32_t above = top;
    for (int i = 0; i < 10'000; ++i) {
        const auto below = builder.node(NodeType::Object, "Object");
        builder.edge(above, below, "next");
        above = below;
    }
    QCOMPARE(whole(builder, top), std::string("{next: {…}}"));
}

void tst_ObjectPreview::circlesEnd()
{
    HeapGraphBuilder builder;
    const auto node = builder.node(NodeType::Object, "Ring");
    builder.edge(node, node, "next");
    const auto text = builder.node(NodeType::ConcatenatedString, "");
    builder.edge(text, text, "first", EdgeType::Internal);
    builder.edge(text, text, "second", EdgeType::Internal);
    const auto bound = builder.node(NodeType::Closure, "native_bind");
    builder.edge(bound, bound, "bound_function", EdgeType::Internal);
    QCOMPARE(whole(builder, node), std::string("Ring {next: Ring}"));
    QCOMPARE(whole(builder, text), std::string("\"…\""));
    QCOMPARE(whole(builder, bound), std::string("bound function native_bind()"));
}

TIDEMARK_TEST(tst_ObjectPreview)

#include "tst_object_preview.moc"
