// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/heap/distances.h"
#include "core/heap/essential_edges.h"
#include "tests/support/heap_graph_builder.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;
using test::HeapGraphBuilder;

/// Entries of WeakMaps, which two nodes hold together.
class tst_Ephemerons : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ephemeronNames_data();
    void ephemeronNames();
    void bothEdgesOfAnEntryShareAPair();
    void aWeakMapsValueIsAsFarAsTheFartherHolder();
    void aWeakMapDoesNotHoldItsValues();
};

namespace
{

constexpr const char* kEntry = "7 / part of key (Key @21) -> value (Value @23) pair in WeakMap "
                               "(table @25)";
constexpr const char* kEntryOfTable = "3 / part of key (Key @21) -> value (Value @23) pair in "
                                      "WeakMap (table @25)";

} // namespace

void tst_Ephemerons::ephemeronNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("isEphemeron");
    const QString entry = kEntry;
    QTest::newRow("as V8 writes it") << entry << true;
    QTest::newRow("without a number") << entry.mid(1) << false;
    QTest::newRow("more behind it") << entry + " " << false;
    QTest::newRow("another start") << QString("7 part of key (").append(entry.mid(16)) << false;
    QTest::newRow("no table") << QString(entry).replace("table @25", "table @") << false;
    QTest::newRow("no id of the key") << QString(entry).replace("@21", "@") << false;
    QTest::newRow("no id of the value") << QString(entry).replace("@23", "@x") << false;
    QTest::newRow("no name of the value")
        << QString(entry).replace("value (Value @23)", "value ( @23)") << true;
    QTest::newRow("brackets in a name") << QString(entry).replace("Key", "f) -> value (g") << true;
    QTest::newRow("a line break in a name") << QString(entry).replace("Key", "a\nb") << false;
    QTest::newRow("cut") << entry.left(60) << false;
    QTest::newRow("a number") << "7" << false;
    QTest::newRow("empty") << "" << false;
}

void tst_Ephemerons::ephemeronNames()
{
    QFETCH(QString, name);
    QFETCH(bool, isEphemeron);
    StringTable strings;
    strings.push_back("other");
    strings.push_back(name.toStdString());
    const Ephemerons ephemerons(strings);
    QVERIFY(ephemerons.find(0) == nullptr);
    QCOMPARE(ephemerons.find(1) != nullptr, isEphemeron);
    if (isEphemeron) {
        QCOMPARE(ephemerons.find(1)->tableId, 25U);
    }
}

void tst_Ephemerons::bothEdgesOfAnEntryShareAPair()
{
    StringTable strings;
    strings.push_back(kEntry);
    strings.push_back("9 / part of key (A @1) -> value (B @2) pair in WeakMap (table @4)");
    strings.push_back(kEntryOfTable);
    const Ephemerons ephemerons(strings);
    QCOMPARE(ephemerons.pairCount(), 2U);
    QCOMPARE(ephemerons.find(0)->pair, ephemerons.find(2)->pair);
    QVERIFY(ephemerons.find(0)->pair != ephemerons.find(1)->pair);
}

void tst_Ephemerons::aWeakMapsValueIsAsFarAsTheFartherHolder()
{
    HeapGraphBuilder builder;
    builder.node(NodeType::Synthetic, "");
    builder.node(NodeType::Object, "global");
    builder.edge(0, 1, "global", EdgeType::Shortcut);
    const auto between = builder.node(NodeType::Object, "Between");
    const auto key = builder.node(NodeType::Object, "Key", 1, 21);
    const auto value = builder.node(NodeType::Object, "Value", 1, 23);
    const auto table = builder.node(NodeType::Array, "table", 1, 25);
    builder.edge(1, table);
    builder.edge(1, between);
    builder.edge(between, key);
    builder.edge(table, value, kEntryOfTable, EdgeType::Internal);
    builder.edge(key, value, kEntry, EdgeType::Internal);
    const HeapGraph graph = builder.build();
    const Column<std::int32_t> found = distancesOf(graph, Ephemerons(graph.strings));
    QCOMPARE(found[table], 2);
    QCOMPARE(found[key], 3);
    QCOMPARE(found[value], 4);
}

void tst_Ephemerons::aWeakMapDoesNotHoldItsValues()
{
    HeapGraphBuilder builder;
    builder.node(NodeType::Object, "Key", 1, 21);
    builder.node(NodeType::Object, "Value", 1, 23);
    builder.node(NodeType::Array, "table", 1, 25);
    builder.node(NodeType::Array, "another", 1, 27);
    builder.edge(0, 1, kEntry, EdgeType::Internal);
    builder.edge(2, 1, kEntryOfTable, EdgeType::Internal);
    builder.edge(2, 1, kEntryOfTable, EdgeType::Property);
    builder.edge(3, 1, kEntryOfTable, EdgeType::Internal);
    const HeapGraph graph = builder.build();
    const auto essential = essentialEdgesOf(graph, BitSet(4), Ephemerons(graph.strings));
    QVERIFY(essential.isEssential.test(0));
    QVERIFY(!essential.isEssential.test(1));
    QVERIFY(essential.isEssential.test(2));
    QVERIFY(essential.isEssential.test(3));
}

TIDEMARK_TEST(tst_Ephemerons)

#include "tst_ephemerons.moc"
