// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/location_text.h"
#include "tests/support/heap_graph_builder.h"
#include "tests/support/heap_oracle.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;
using namespace tidemark::app;

class tst_LocationText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aClosureIsFoundByItsScript();
    void anObjectIsFoundByItsConstructor();
    void aScriptObjectInTheFileComesFirst();
    void withoutANameThereIsTheNumber();
    void withoutAPlaceThereIsNothing();
    void foldersAreLeftOut_data();
    void foldersAreLeftOut();
    void ofARealSnapshot();

private:
    static test::HeapGraphBuilder closureOf(std::string_view script);
};

/// Node 1 is a closure at line 17, column 9 of the script, node 3.
test::HeapGraphBuilder tst_LocationText::closureOf(std::string_view script)
{
    test::HeapGraphBuilder builder;
    builder.node(NodeType::Synthetic, "");
    builder.node(NodeType::Closure, "hoge");
    builder.node(NodeType::Code, "(shared function info)");
    builder.node(NodeType::Code, "");
    builder.node(NodeType::String, script);
    builder.edge(1, 2, "shared", EdgeType::Internal);
    builder.edge(2, 3, "script_or_debug_info", EdgeType::Internal);
    builder.edge(3, 4, "name", EdgeType::Internal);
    builder.location(1, 117, 16, 8);
    return builder;
}

void tst_LocationText::aClosureIsFoundByItsScript()
{
    const HeapGraph graph = closureOf("file:///srv/app/server.js").build();
    QCOMPARE(locationText(graph, 1), QStringLiteral("server.js:17:9"));
    QCOMPARE(fullLocationText(graph, 1), QStringLiteral("file:///srv/app/server.js:17:9"));
}

void tst_LocationText::anObjectIsFoundByItsConstructor()
{
    auto builder = closureOf("/srv/server.js");
    const auto object = builder.node(NodeType::Object, "Fuga");
    const auto prototype = builder.node(NodeType::Object, "Object");
    builder.edge(object, prototype, "__proto__");
    builder.edge(prototype, 1, "constructor");
    builder.location(object, 117, 16, 8);
    const auto other = builder.node(NodeType::Object, "Piyo");
    builder.edge(other, prototype, "__proto__");
    builder.location(other, 118, 3, 0); // of another script than the constructor
    const HeapGraph graph = builder.build();
    QCOMPARE(locationText(graph, object), QStringLiteral("server.js:17:9"));
    QCOMPARE(locationText(graph, other), QStringLiteral("script 118:4:1"));
}

void tst_LocationText::aScriptObjectInTheFileComesFirst()
{
    auto builder = closureOf("a.js");
    const auto script = builder.node(NodeType::Code, "b.js");
    HeapGraph graph = builder.build();
    graph.locations.front().scriptNode = script;
    QCOMPARE(locationText(graph, 1), QStringLiteral("b.js:17:9"));
}

void tst_LocationText::withoutANameThereIsTheNumber()
{
    const HeapGraph graph = closureOf("").build();
    QCOMPARE(locationText(graph, 1), QStringLiteral("script 117:17:9"));
}

void tst_LocationText::withoutAPlaceThereIsNothing()
{
    const HeapGraph graph = closureOf("a.js").build();
    QCOMPARE(locationText(graph, 0), QString());
    QCOMPARE(fullLocationText(graph, 4), QString());
}

void tst_LocationText::foldersAreLeftOut_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("shown");
    QTest::newRow("url") << "https://host/a/b.js?v=1"
                         << "b.js?v=1:17:9";
    QTest::newRow("module") << "node:internal/util"
                            << "node:internal/util:17:9";
    QTest::newRow("windows") << "C:\\app\\b.js"
                             << "b.js:17:9";
    QTest::newRow("folder only") << "https://host/"
                                 << "https://host/:17:9";
    QTest::newRow("lines") << "a\nb.js"
                           << "a↵b.js:17:9";
}

void tst_LocationText::foldersAreLeftOut()
{
    QFETCH(QString, name);
    const HeapGraph graph = closureOf(name.toStdString()).build();
    QTEST(locationText(graph, 1), "shown");
}

void tst_LocationText::ofARealSnapshot()
{
    const HeapGraph& graph = test::analysedFixture("pair-small-after")->graph();
    QStringList texts;
    for (const SourceLocation& place : graph.locations) {
        if (graph.nodeName(place.node) == "LeakyThing") {
            texts << locationText(graph, place.node);
        }
    }
    QVERIFY(!texts.isEmpty());
    QVERIFY2(!texts.first().startsWith(QLatin1String("script")), qPrintable(texts.first()));
    texts.removeDuplicates();
    QCOMPARE(texts.size(), 1); // all were made in one place
}

TIDEMARK_TEST(tst_LocationText)

#include "tst_location_text.moc"
