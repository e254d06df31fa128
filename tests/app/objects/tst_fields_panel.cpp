// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/objects/fields_panel.h"
#include "tests/support/analysed_heap.h"
#include "tests/support/heap_oracle.h"
#include "tests/support/object_views.h"
#include "tests/support/test_registry.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QPlainTextEdit>

using namespace tidemark;
using namespace tidemark::app;

class tst_FieldsPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::English); }
    void factsOfChosenNodesAreDevTools_data();
    void factsOfChosenNodesAreDevTools();
    void unknownFactsAreDashes();
    void plainObjectsGoByTheirPropertiesIfWanted();
    void theStackThatMadeItIsListed();
    void stringsAreShownInFull();
    void fieldsOpenAndLeadOn();
    void valuesAreAsTheProgramHasThem();
    void engineFieldsAreFoldedAway();
    void entriesOfAMapStandUnderTheirKeys();
    void aCardSaysWhatALineIs();
    void anObjectWithoutFieldsSaysSo();

private:
    static QString factOf(const std::vector<ObjectFact>& facts, const QString& name);
};

QString tst_FieldsPanel::factOf(const std::vector<ObjectFact>& facts, const QString& name)
{
    const auto found = std::ranges::find(facts, name, &ObjectFact::name);
    return found == facts.end() ? QString() : found->value;
}

void tst_FieldsPanel::factsOfChosenNodesAreDevTools_data()
{
    QTest::addColumn<QString>("snapshot");
    for (const char* name : {"tiny", "v20-tiny", "variant-internals", "pair-small-after"}) {
        QTest::newRow(name) << QString::fromLatin1(name);
    }
}

void tst_FieldsPanel::factsOfChosenNodesAreDevTools()
{
    QFETCH(QString, snapshot);
    const HeapCells cells(test::analysedFixture(snapshot.toStdString()), SizeUnit::Bytes);
    for (const auto& node : test::oracle(snapshot.toStdString())["nodes"]) {
        const auto facts = objectFacts(cells, node["ordinal"].get<std::uint32_t>(), true);
        const auto bytes = [&node](const char* key) {
            return exactSizeText(node[key].get<double>());
        };
        QCOMPARE(factOf(facts, QStringLiteral("Class")),
                 QString::fromStdString(node["className"].get<std::string>()));
        QCOMPARE(factOf(facts, QStringLiteral("Type")),
                 QString::fromStdString(node["type"].get<std::string>()));
        QCOMPARE(factOf(facts, QStringLiteral("Id")),
                 QStringLiteral("@%1").arg(node["id"].get<std::uint64_t>()));
        QCOMPARE(factOf(facts, QStringLiteral("Self size (without its stores)")),
                 bytes("selfSizeInFile"));
        QCOMPARE(factOf(facts, QStringLiteral("Shallow size")), bytes("shallow"));
        QCOMPARE(factOf(facts, QStringLiteral("Retained size")), bytes("retained"));
        QCOMPARE(factOf(facts, QStringLiteral("Distance")),
                 distanceCell(node["distance"].get<std::int32_t>()).text);
        QCOMPARE(factOf(facts, QStringLiteral("Edges from it")),
                 QLocale().toString(node["edgeCount"].get<int>()));
        QCOMPARE(factOf(facts, QStringLiteral("Edges to it")),
                 QLocale().toString(node["retainers"]["allTotal"].get<int>()));
    }
}

void tst_FieldsPanel::unknownFactsAreDashes()
{
    const auto analysis = test::analysedFixture("tiny");
    const HeapCells cells(analysis->overview, SizeUnit::Bytes); // retained sizes are not known
    const auto facts = objectFacts(cells, analysis->graph().rootOrdinal, true);
    for (const char* name : {"Retained size", "Edges to it", "In a page", "Source", "Distance"}) {
        QCOMPARE(factOf(facts, QString::fromLatin1(name)), unknownText());
    }
}

void tst_FieldsPanel::plainObjectsGoByTheirPropertiesIfWanted()
{
    const auto analysis = test::analysedFixture("pair-small-after");
    const HeapCells cells(analysis, SizeUnit::Bytes);
    const HeapGraph& graph = analysis->graph();
    const HeapClasses& classes = analysis->overview->classes;
    for (std::uint32_t node = 0; node < graph.nodeCount(); ++node) {
        const std::string& name = classes.classes[classes.classOf[node]].name;
        if (graph.nodeTypes[node] == NodeType::Object && name.starts_with('{')) {
            QCOMPARE(objectFacts(cells, node, true).front().value, QString::fromStdString(name));
            QCOMPARE(objectFacts(cells, node, false).front().value, QStringLiteral("Object"));
            return;
        }
    }
    QFAIL("no object with an inferred shape");
}

void tst_FieldsPanel::theStackThatMadeItIsListed()
{
    auto builder = test::heapWithGlobal();
    HeapGraph& made = builder.graph();
    made.traceNodeIds.assign({0U, 3U});
    made.traces.functions.push_back({1, builder.text("(root)"), builder.text(""), 0, 0, 0});
    made.traces.functions.push_back({2, builder.text("main"), builder.text("/srv/a.js"), 9, 4, 2});
    made.traces.functions.push_back({3, builder.text(""), builder.text("/srv/a.js"), 9, 17, 9});
    made.traces.tree.push_back({1, 0, kNoOrdinal, 0, 0});
    made.traces.tree.push_back({2, 1, 0, 0, 0});
    made.traces.tree.push_back({3, 2, 1, 1, 10});
    const HeapCells cells(test::analysed(builder), SizeUnit::Bytes);
    const auto facts = objectFacts(cells, 1, true);
    QCOMPARE(factOf(facts, QStringLiteral("Allocated in")),
             QStringLiteral("(anonymous) — /srv/a.js:17:9"));
    QCOMPARE(facts.back().name, QStringLiteral("called by"));
    QCOMPARE(facts.back().value, QStringLiteral("main — /srv/a.js:4:2"));
    const auto untracked = objectFacts(cells, 0, true);
    QCOMPARE(factOf(untracked, QStringLiteral("Allocated in")), QString());
}

void tst_FieldsPanel::stringsAreShownInFull()
{
    auto builder = test::heapWithGlobal();
    const std::string longText(1024, 'x');
    const auto whole = builder.node(NodeType::String, "<b>two\nlines</b>", 20);
    const auto cut = builder.node(NodeType::String, longText, 5000);
    const auto joined = builder.node(NodeType::ConcatenatedString, "", 20);
    builder.edge(joined, whole, "first", EdgeType::Internal);
    builder.edge(joined, whole, "second", EdgeType::Internal);
    builder.edge(1, joined, "a");
    builder.edge(1, cut, "b");
    test::ObjectView<FieldsPanel> shown(builder.build());
    const auto& text = *shown.panel.findChild<QPlainTextEdit*>();
    shown.choose(whole);
    QTRY_COMPARE(text.toPlainText(), QStringLiteral("<b>two\nlines</b>"));
    QVERIFY(text.isReadOnly());
    QVERIFY(text.isVisible());
    shown.choose(joined);
    QCOMPARE(text.toPlainText(), QStringLiteral("<b>two\nlines</b><b>two\nlines</b>"));
    shown.choose(cut);
    QCOMPARE(text.toPlainText().size(), 1024);
    shown.choose(1);
    QVERIFY(!text.isVisible());
    QCOMPARE(text.toPlainText(), QString());
}

void tst_FieldsPanel::fieldsOpenAndLeadOn()
{
    auto builder = test::heapWithGlobal();
    const auto app = builder.node(NodeType::Object, "App", 8);
    const auto data = builder.node(NodeType::Object, "Data", 16);
    builder.edge(1, app, "app");
    builder.edge(app, data, "data");
    builder.edge(data, app, "owner");
    test::ObjectView<FieldsPanel> shown(builder.build());
    TreeTable& fields = shown.table("fields");
    const QAbstractItemModelTester tester(fields.model());
    shown.choose(1);
    QTRY_COMPARE(test::linesOf(fields), QStringList(QStringLiteral("app")));
    QCOMPARE(test::linesOf(fields, FieldTree::Value),
             QStringList(QStringLiteral("App {data: Data} @5")));
    QModelIndex at = fields.tree().index(0, 0);
    for (const auto& [name, value] :
         {std::pair("data", "Data {owner: App} @7"), std::pair("owner", "App {data: Data} @5"),
          std::pair("data", "Data {owner: App} @7")}) {
        fields.expand(at);
        at = fields.tree().index(0, 0, at);
        QCOMPARE(at.data().toString(), QString::fromLatin1(name));
        QCOMPARE(at.siblingAtColumn(FieldTree::Value).data().toString(),
                 QString::fromLatin1(value));
    }
    fields.setCurrentIndex(at);
    shown.press(fields, Qt::Key_Return);
    QCOMPARE(shown.session.snapshots().object()->node, data);
    QCOMPARE(test::linesOf(fields), QStringList(QStringLiteral("owner")));
    auto& facts = *shown.panel.findChild<DataTable*>(QStringLiteral("facts"));
    shown.press(facts, Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(shown.session.snapshots().object()->node, 1U);
}

/// Not "active: system / Oddball @75".
void tst_FieldsPanel::valuesAreAsTheProgramHasThem()
{
    auto builder = test::heapWithGlobal();
    const auto yes = builder.node(NodeType::Hidden, "system / Oddball", 40);
    const auto word = builder.node(NodeType::String, "true", 16);
    const auto seven = builder.node(NodeType::Number, "smi number");
    const auto digits = builder.node(NodeType::String, "7");
    builder.indexEdge(yes, word, 0, EdgeType::Hidden);
    builder.edge(seven, digits, "value", EdgeType::Internal);
    builder.edge(1, yes, "active");
    builder.edge(1, seven, "rank");
    test::ObjectView<FieldsPanel> shown(builder.build());
    shown.choose(1);
    TreeTable& fields = shown.table("fields");
    fields.sortByColumn(FieldTree::Name, Qt::AscendingOrder);
    QTRY_COMPARE(test::linesOf(fields, FieldTree::Value),
                 (QStringList{QStringLiteral("true @5"), QStringLiteral("7 @9")}));
}

void tst_FieldsPanel::engineFieldsAreFoldedAway()
{
    auto builder = test::heapWithGlobal();
    const auto app = builder.node(NodeType::Object, "App", 8);
    const auto shape = builder.node(NodeType::ObjectShape, "system / Map", 72);
    builder.edge(1, app, "app");
    builder.edge(app, builder.node(NodeType::Object, "Data", 16), "data");
    builder.edge(app, shape, "map", EdgeType::Internal);
    builder.indexEdge(app, builder.node(NodeType::Number, "heap number", 12), 2, EdgeType::Hidden);
    builder.edge(app, builder.node(NodeType::Native, "Store", 99), "backing_store",
                 EdgeType::Internal);
    test::ObjectView<FieldsPanel> shown(builder.build());
    TreeTable& fields = shown.table("fields");
    shown.choose(app);
    fields.sortByColumn(FieldTree::Name, Qt::AscendingOrder);
    const QStringList own{QStringLiteral("data"), QStringLiteral("backing_store (internal)")};
    QTRY_COMPARE(test::linesOf(fields), own);
    auto& all = *shown.panel.findChild<QCheckBox*>(QStringLiteral("engineFields"));
    all.click();
    QTRY_COMPARE(test::linesOf(fields).size(), 4);
    QVERIFY(shown.options.showsEngineFields());
    all.click();
    QTRY_COMPARE(test::linesOf(fields), own);
    shown.choose(shape); // what is the engine's own as a whole is shown as it is
    QTRY_VERIFY(!fields.isVisible());
}

void tst_FieldsPanel::entriesOfAMapStandUnderTheirKeys()
{
    auto builder = test::heapWithGlobal();
    const auto map = builder.node(NodeType::Object, "Map", 32);
    const auto table = builder.node(NodeType::Array, "", 152); // two buckets, as V8 begins
    const auto key = builder.node(NodeType::String, "k", 16);
    const auto row = builder.node(NodeType::Object, "Row", 64);
    builder.edge(1, map, "map");
    builder.edge(map, table, "table", EdgeType::Internal);
    builder.edge(table, key, "5", EdgeType::Internal);
    builder.edge(table, row, "6", EdgeType::Internal);
    test::ObjectView<FieldsPanel> shown(builder.build());
    TreeTable& fields = shown.table("fields");
    shown.choose(map);
    fields.sortByColumn(FieldTree::Name, Qt::AscendingOrder);
    QTRY_COMPARE(test::linesOf(fields),
                 (QStringList{QStringLiteral("key 0"), QStringLiteral("[\"k\"]")}));
    QCOMPARE(test::linesOf(fields, FieldTree::Value),
             (QStringList{QStringLiteral("\"k\" @9"), QStringLiteral("Row @11")}));
    shown.choose(table);
    QTRY_COMPARE(test::linesOf(fields),
                 (QStringList{QStringLiteral("key 0"), QStringLiteral("[\"k\"]")}));
}

void tst_FieldsPanel::aCardSaysWhatALineIs()
{
    auto builder = test::heapWithGlobal();
    const auto app = builder.node(NodeType::Object, "App", 8);
    const auto name = builder.node(NodeType::String, "<b>x</b>", 16);
    builder.edge(1, app, "app");
    builder.edge(app, name, "name");
    test::ObjectView<FieldsPanel> shown(builder.build());
    TreeTable& fields = shown.table("fields");
    shown.choose(1);
    QTRY_COMPARE(test::linesOf(fields).size(), 1);
    QTRY_VERIFY(shown.analyses.analysisOf(shown.snapshot) != nullptr);
    const QString card = fields.tree().index(0, FieldTree::Value).data(Qt::ToolTipRole).toString();
    QVERIFY2(!card.contains(QStringLiteral("<b>")), qPrintable(card)); // shown literally
    for (const char* part : {"App {name:", "Held by: global › app", "Distance 2", "retained"}) {
        QVERIFY2(card.contains(QString::fromUtf8(part)), qPrintable(card));
    }
}

void tst_FieldsPanel::anObjectWithoutFieldsSaysSo()
{
    test::ObjectView<FieldsPanel> shown(test::heapWithGlobal().build());
    shown.choose(1);
    auto& facts = *shown.panel.findChild<DataTable*>(QStringLiteral("facts"));
    QTRY_VERIFY(facts.model()->rowCount() > 0);
    QVERIFY(facts.isVisible());
    QVERIFY(!shown.table("fields").isVisible());
    shown.choose(0);
    QVERIFY(shown.table("fields").isVisible());
    shown.session.removeAll();
    QCOMPARE(facts.model()->rowCount(), 0);
    QVERIFY(!facts.isVisible());
}

TIDEMARK_TEST(tst_FieldsPanel)

#include "tst_fields_panel.moc"
