// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/class_summary.h"
#include "core/heap/heap_statistics.h"
#include "core/heap/script_text.h"
#include "tests/support/heap_graph_builder.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;
using test::HeapGraphBuilder;

/// How objects are named, grouped and counted: class names, shapes, rows, statistics.
class tst_ClassNames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesByType_data();
    void namesByType();
    void typesOfTheFilesOwn();
    void whatThePageLetGoIsSaid();
    void locationsSplitObjectsButNotFunctions();
    void shapesNeedEnoughObjects();
    void aRareShapeAmongManyIsNone();
    void theShapeWithTheMostPropertiesWins();
    void theMorePopularOrderWins();
    void symbolsOfOneTextAreTwoProperties();
    void longNamesAreCut();
    void endlessNamesAreCut();
    void emptyNamesAtTheFrontDoNotShow();
    void shapesOfAnotherSnapshot();
    void propertyNames();
    void lengthAndOrderAsInJavaScript();
    void rowsLeaveOutWhatHasNoSize();
    void statistics();
};

namespace
{

HeapClasses classify(const HeapGraph& graph, bool withShapes = true)
{
    const PropertyLists lists(graph);
    return classesOf(graph, DomStates(graph), lists,
                     withShapes ? inferShapes(lists) : std::vector<Shape>());
}

std::string classNameOf(const HeapClasses& classes, std::uint32_t node)
{
    return classes.classes[classes.classOf[node]].name;
}

/// Adds a plain object with these properties.
std::uint32_t plain(HeapGraphBuilder& builder, const std::vector<std::string>& properties)
{
    const std::uint32_t node = builder.node(NodeType::Object, "Object", 8);
    for (const std::string& property : properties) {
        builder.edge(node, node, property);
    }
    return node;
}

std::vector<std::string> shapeNames(const HeapGraph& graph)
{
    std::vector<std::string> names;
    for (const Shape& shape : inferShapes(PropertyLists(graph))) {
        names.push_back(shape.name);
    }
    return names;
}

} // namespace

void tst_ClassNames::namesByType_data()
{
    QTest::addColumn<NodeType>("type");
    QTest::addColumn<std::string>("name");
    QTest::addColumn<std::string>("expected");
    using std::string;
    QTest::newRow("hidden") << NodeType::Hidden << string("x") << string("(system)");
    QTest::newRow("array") << NodeType::Array << string("x") << string("(array)");
    QTest::newRow("string") << NodeType::String << string("x") << string("(string)");
    QTest::newRow("object") << NodeType::Object << string("Map") << string("Map");
    QTest::newRow("plain object") << NodeType::Object << string("Object") << string("Object");
    QTest::newRow("code") << NodeType::Code << string("x") << string("(compiled code)");
    QTest::newRow("closure") << NodeType::Closure << string("x") << string("Function");
    QTest::newRow("regexp") << NodeType::RegExp << string("x") << string("RegExp");
    QTest::newRow("number") << NodeType::Number << string("x") << string("(number)");
    QTest::newRow("native") << NodeType::Native << string("a b") << string("a b");
    QTest::newRow("element") << NodeType::Native << string("<div id=a>") << string("<div>");
    QTest::newRow("short element") << NodeType::Native << string("<div>") << string("<div>");
    QTest::newRow("old detached") << NodeType::Native << string("Detached <p class=x>")
                                  << string("Detached <p>");
    QTest::newRow("synthetic") << NodeType::Synthetic << string("x") << string("(synthetic)");
    QTest::newRow("joined") << NodeType::ConcatenatedString << string("x")
                            << string("(concatenated string)");
    QTest::newRow("sliced") << NodeType::SlicedString << string("x") << string("(sliced string)");
    QTest::newRow("symbol") << NodeType::Symbol << string("x") << string("(symbol)");
    QTest::newRow("bigint") << NodeType::BigInt << string("x") << string("(bigint)");
    QTest::newRow("shape") << NodeType::ObjectShape << string("x") << string("(object shape)");
}

void tst_ClassNames::namesByType()
{
    QFETCH(NodeType, type);
    QFETCH(std::string, name);
    QFETCH(std::string, expected);
    HeapGraphBuilder builder;
    builder.node(type, name);
    const HeapClasses classes = classify(builder.build());
    QCOMPARE(classNameOf(classes, 0), expected);
    QCOMPARE(classes.classes[classes.classOf[0]].key(), ',' + expected);
}

void tst_ClassNames::typesOfTheFilesOwn()
{
    HeapGraphBuilder builder;
    builder.graph().nodeTypeNames.push_back("jl_datatype_t");
    const auto own = static_cast<NodeType>(builder.graph().nodeTypeNames.size() - 1);
    builder.node(own, "Vector");
    builder.node(NodeType::Unknown, "?");
    const HeapClasses classes = classify(builder.build());
    QCOMPARE(classNameOf(classes, 0), std::string("(jl_datatype_t)"));
    QCOMPARE(classNameOf(classes, 1), std::string("(undefined)"));
}

void tst_ClassNames::whatThePageLetGoIsSaid()
{
    HeapGraphBuilder builder;
    builder.node(NodeType::Native, "<div a=1>", 1, 0, Detachedness::Detached);
    builder.node(NodeType::Native, "<div b=2>", 1, 0, Detachedness::Detached);
    builder.node(NodeType::Native, "<div b=2>", 1, 0, Detachedness::Attached);
    const HeapClasses classes = classify(builder.build());
    QCOMPARE(classNameOf(classes, 0), std::string("Detached <div>"));
    QCOMPARE(classes.classOf[0], classes.classOf[1]);
    QCOMPARE(classNameOf(classes, 2), std::string("<div>"));
}

void tst_ClassNames::locationsSplitObjectsButNotFunctions()
{
    HeapGraphBuilder builder;
    for (int i = 0; i < 4; ++i) {
        builder.node(NodeType::Object, "Item");
    }
    const auto function = builder.node(NodeType::Closure, "Item");
    builder.location(0, 7, 11, 3);
    builder.location(1, 7, 11, 3);
    builder.location(2, 7, 12, 3);
    builder.location(function, 7, 11, 3);
    const HeapClasses classes = classify(builder.build());
    QCOMPARE(classes.classes[classes.classOf[0]].key(), std::string("7,11,3,Item"));
    QCOMPARE(classes.classOf[0], classes.classOf[1]);
    QCOMPARE(classes.classes[classes.classOf[2]].key(), std::string("7,12,3,Item"));
    QCOMPARE(classes.classes[classes.classOf[3]].key(), std::string(",Item"));
    QCOMPARE(classes.classes[classes.classOf[function]].key(), std::string(",Function"));
}

void tst_ClassNames::shapesNeedEnoughObjects()
{
    HeapGraphBuilder builder;
    const auto one = plain(builder, {"a", "__proto__", "b"});
    const auto two = plain(builder, {"a", "b"});
    const auto single = plain(builder, {"z"});
    const auto empty = plain(builder, {});
    const auto other = builder.node(NodeType::Object, "Other");
    builder.edge(other, one, "a");
    builder.edge(other, one, "b");
    const HeapGraph graph = builder.build();
    const HeapClasses classes = classify(graph);
    QCOMPARE(shapeNames(graph), (std::vector<std::string>{"{a, b}"}));
    QCOMPARE(classNameOf(classes, one), std::string("{a, b}"));
    QCOMPARE(classes.classOf[one], classes.classOf[two]);
    QCOMPARE(classNameOf(classes, single), std::string("Object"));
    QCOMPARE(classNameOf(classes, empty), std::string("Object"));
    QCOMPARE(classNameOf(classes, other), std::string("Other"));
    QCOMPARE(classNameOf(classify(graph, false), one), std::string("Object"));
}

void tst_ClassNames::aRareShapeAmongManyIsNone()
{
    for (const std::size_t others : {2996U, 2998U}) {
        HeapGraphBuilder builder;
        for (std::size_t i = 0; i < others; ++i) {
            plain(builder, {"common"});
        }
        for (int i = 0; i < 3; ++i) {
            plain(builder, {"rare"});
        }
        QCOMPARE(shapeNames(builder.build()).size(), others == 2996U ? 2U : 1U);
    }
}

void tst_ClassNames::theShapeWithTheMostPropertiesWins()
{
    HeapGraphBuilder builder;
    for (int i = 0; i < 9; ++i) {
        plain(builder, {"a"});
    }
    plain(builder, {"a", "c"});
    plain(builder, {"a", "c"});
    const auto both = plain(builder, {"b", "c", "a"});
    const auto more = plain(builder, {"y", "x", "a"});
    const HeapClasses classes = classify(builder.build());
    QCOMPARE(classNameOf(classes, both), std::string("{a, c}"));
    QCOMPARE(classNameOf(classes, more), std::string("{a}"));
}

void tst_ClassNames::theMorePopularOrderWins()
{
    HeapGraphBuilder builder;
    const auto first = plain(builder, {"a", "b"});
    plain(builder, {"a", "b"});
    for (int i = 0; i < 3; ++i) {
        plain(builder, {"b", "a"});
    }
    const HeapGraph graph = builder.build();
    QCOMPARE(shapeNames(graph), (std::vector<std::string>{"{b, a}", "{a, b}"}));
    QCOMPARE(classNameOf(classify(graph), first), std::string("{b, a}"));
}

void tst_ClassNames::symbolsOfOneTextAreTwoProperties()
{
    HeapGraphBuilder builder;
    const auto two = plain(builder, {"<symbol s>", "<symbol s>"});
    plain(builder, {"<symbol s>", "<symbol s>"});
    const auto one = plain(builder, {"<symbol s>"});
    const HeapClasses classes = classify(builder.build());
    QCOMPARE(classNameOf(classes, two), std::string("{<symbol s>, <symbol s>}"));
    QCOMPARE(classNameOf(classes, one), std::string("Object"));
}

void tst_ClassNames::longNamesAreCut()
{
    HeapGraphBuilder builder;
    const std::string longName(200, 'x');
    const std::string wide = "ü" + std::string(58, 'y'); // 59 units in 60 bytes
    for (int i = 0; i < 2; ++i) {
        plain(builder, {longName, "b"});
        plain(builder, {wide + '1', wide, "zz"});
    }
    QCOMPARE(shapeNames(builder.build()),
             (std::vector<std::string>{'{' + longName + '}', '{' + wide + "1, " + wide + '}'}));
}

/// What makes a name may be of any length; of many objects with it each would copy it.
void tst_ClassNames::endlessNamesAreCut()
{
    const std::string endless(1'000'000, 'p');
    HeapGraphBuilder builder;
    std::vector<std::uint32_t> nodes;
    for (int i = 0; i < 50; ++i) {
        nodes.push_back(plain(builder, {endless, "x" + std::to_string(i)}));
    }
    for (int i = 0; i < 50; ++i) {
        nodes.push_back(plain(builder, {endless + "q", "x" + std::to_string(i)}));
    }
    const auto own = builder.node(NodeType::Object, endless, 8);
    const auto other = builder.node(NodeType::Object, endless + "q", 8);
    const HeapClasses classes = classify(builder.build());
    QCOMPARE(classNameOf(classes, nodes[0]), classNameOf(classes, nodes[49]));
    QVERIFY(classNameOf(classes, nodes[0]) != classNameOf(classes, nodes[50]));
    QVERIFY(classNameOf(classes, own) != classNameOf(classes, other));
    for (const std::uint32_t node : {nodes[0], nodes[50], own, other}) {
        const std::string name = classNameOf(classes, node);
        QVERIFY2(name.size() < 5000, std::to_string(name.size()).c_str());
    }
}

void tst_ClassNames::emptyNamesAtTheFrontDoNotShow()
{
    HeapGraphBuilder builder;
    for (int i = 0; i < 2; ++i) {
        plain(builder, {"", "a"});
        plain(builder, {"a"});
        plain(builder, {"a", ""});
    }
    const auto shapes = inferShapes(PropertyLists(builder.build()));
    QCOMPARE(shapes.size(), 2U);
    QCOMPARE(shapes[0].name, std::string("{a}"));
    QCOMPARE(shapes[0].count, 4U);
    QCOMPARE(shapes[0].properties, (std::vector<std::string>{"", "a"}));
    QCOMPARE(shapes[1].name, std::string("{a, }"));
}

void tst_ClassNames::shapesOfAnotherSnapshot()
{
    HeapGraphBuilder builder;
    const auto one = plain(builder, {"a", "b"});
    const HeapGraph graph = builder.build();
    const std::vector<Shape> shapes{{"{missing}", {"missing"}, 9}, {"{b}", {"b"}, 5}};
    const HeapClasses classes = classesOf(graph, DomStates(graph), PropertyLists(graph), shapes);
    QCOMPARE(classNameOf(classes, one), std::string("{b}"));
}

void tst_ClassNames::propertyNames()
{
    QCOMPARE(shownPropertyName("plain name"), std::string("plain name"));
    QCOMPARE(shownPropertyName("a,b"), std::string("\"a,b\""));
    QCOMPARE(shownPropertyName("it's"), std::string("\"it's\""));
    QCOMPARE(shownPropertyName("{\"\\\n\t\b\f\r\x01}"),
             std::string("\"{\\\"\\\\\\n\\t\\b\\f\\r\\u0001}\""));
}

void tst_ClassNames::lengthAndOrderAsInJavaScript()
{
    QCOMPARE(scriptLength(""), 0U);
    QCOMPARE(scriptLength("aé漢"), 3U);
    QCOMPARE(scriptLength("😀"), 2U);
    QVERIFY(scriptLess("", "a"));
    QVERIFY(!scriptLess("a", ""));
    QVERIFY(!scriptLess("a", "a"));
    QVERIFY(scriptLess("Z", "a"));
    QVERIFY(scriptLess("é", "漢"));
    QVERIFY(scriptLess("😀", "\uFF5E"));
    QVERIFY(!scriptLess("\uFF5E", "😀"));
}

void tst_ClassNames::rowsLeaveOutWhatHasNoSize()
{
    HeapGraphBuilder builder;
    builder.node(NodeType::Object, "A", 10);
    builder.node(NodeType::Object, "A", 20);
    builder.node(NodeType::Object, "A", 0);
    builder.node(NodeType::Object, "B", 0);
    const HeapGraph graph = builder.build();
    const HeapClasses classes = classify(graph);
    const auto rows = classRowsOf(classes, graph.selfSizes, Column<std::int32_t>{7, -5, -9, 1});
    QCOMPARE(rows.size(), 1U);
    QCOMPARE(rows[0], (ClassRow{classes.classOf[0], 2, -5, 30, {}}));
}

void tst_ClassNames::statistics()
{
    HeapGraphBuilder builder;
    builder.node(NodeType::Synthetic, "", 1);
    const auto array = builder.node(NodeType::Object, "Array", 10);
    const auto store = builder.node(NodeType::Array, "", 100);
    const auto other = builder.node(NodeType::Object, "Array", 20);
    const auto shared = builder.node(NodeType::Array, "", 200);
    builder.node(NodeType::Native, "system / JSArrayBufferData", 4);
    builder.node(NodeType::Native, "Window", 3);
    builder.node(NodeType::Native, "system / JSArrayBufferData", 5, 0, Detachedness::Detached);
    builder.node(NodeType::Code, "Array", 16);
    builder.node(NodeType::String, "Array", 32);
    builder.node(NodeType::ConcatenatedString, "s", 64);
    builder.node(NodeType::SlicedString, "s", 128);
    builder.node(NodeType::Hidden, "Array", 256);
    builder.edge(array, store, "elements", EdgeType::Internal);
    builder.edge(array, shared, "elements", EdgeType::Property);
    builder.edge(other, shared, "elements", EdgeType::Internal);
    builder.graph().extraNativeBytes = 1000;
    const HeapGraph graph = builder.build();
    const HeapStatistics statistics =
        statisticsOf(graph, DomStates(graph), graph.selfSizes, retainersOf(graph));
    QCOMPARE(statistics, (HeapStatistics{1839, 1012, 4, 16, 224, 130, 256}));
    QCOMPARE(statistics.heap(), 827U);
    QCOMPARE(statistics.other(), 201U);
}

TIDEMARK_TEST(tst_ClassNames)

#include "tst_class_names.moc"
