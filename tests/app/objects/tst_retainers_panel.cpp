// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/objects/retainers_panel.h"
#include "app/widgets/elided_label.h"
#include "core/heap/retaining_path.h"
#include "tests/support/analysed_heap.h"
#include "tests/support/heap_oracle.h"
#include "tests/support/object_views.h"
#include "tests/support/test_registry.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QToolButton>

using namespace tidemark;
using namespace tidemark::app;

namespace
{

using Shown = test::ObjectView<RetainersPanel>;

/// What a line says.
QString lineOf(const QModelIndex& index, int column = 0)
{
    return index.siblingAtColumn(column).data().toString();
}

/// global holds App, App holds Data and Far, both hold Owner, and Owner holds Data again.
HeapGraph ring()
{
    auto builder = test::heapWithGlobal();                          // 1 @3
    const auto app = builder.node(NodeType::Object, "App", 8);      // 2 @5
    const auto data = builder.node(NodeType::Object, "Data", 16);   // 3 @7
    const auto owner = builder.node(NodeType::Object, "Owner", 24); // 4 @9
    const auto far = builder.node(NodeType::Object, "Far", 32);     // 5 @11
    builder.edge(1, app, "app");
    builder.edge(app, data, "cache");
    builder.edge(data, owner, "owner");
    builder.edge(owner, data, "data");
    builder.edge(app, far, "far");
    builder.edge(far, owner, "other");
    return builder.build();
}

} // namespace

class tst_RetainersPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::English); }
    void ofChosenNodesAsDevToolsHasThem_data();
    void ofChosenNodesAsDevToolsHasThem();
    void theWayIsTheOneThatAllViewsTell();
    void theWayToTheRootIsOpen();
    void whatIsAlreadyAboveOpensNoFurther();
    void ignoringARetainerRemovesItsWays();
    void enterGoesOnAndAltLeftComesBack();
    void theWayIsCopiedLineByLine();
    void manyRetainersComeInPages();
    void objectsWithoutRetainersSaySo();
    void anotherUnitAndLanguageKeepLinesOpen();
    void aClosedSnapshotLeavesNothing();
};

void tst_RetainersPanel::ofChosenNodesAsDevToolsHasThem_data()
{
    QTest::addColumn<QString>("snapshot");
    for (const char* name : {"tiny", "v20-tiny", "variant-internals", "pair-small-after"}) {
        QTest::newRow(name) << QString::fromLatin1(name);
    }
}

void tst_RetainersPanel::ofChosenNodesAsDevToolsHasThem()
{
    QFETCH(QString, snapshot);
    const auto analysis = test::analysedFixture(snapshot.toStdString());
    const HeapGraph& graph = analysis->graph();
    TreeModel model;
    for (const auto& node : test::oracle(snapshot.toStdString())["nodes"]) {
        const auto ordinal = node["ordinal"].get<std::uint32_t>();
        const auto tree = std::make_shared<RetainerTree>(
            analysis, std::make_shared<RetainerLines>(ordinal), nullptr, SizeUnit::Bytes);
        model.setSource(tree);
        const auto& retainers = node["retainers"];
        QCOMPARE(tree->childCount({}), retainers["shownTotal"].get<std::size_t>());
        int row = 0;
        for (const auto& wanted : retainers["shown"]) {
            const QModelIndex index = model.index(row, 0);
            if (model.isMore(index)) {
                model.showMore(index);
            }
            const TreeEntry entry = model.entry(index);
            QCOMPARE(graph.edgeName(entry.edge), wanted["edge"].get<std::string>());
            QCOMPARE(graph.nodeIds[tree->nodeOf(entry)], wanted["fromId"].get<std::uint64_t>());
            const auto distance = wanted["distance"].get<std::int32_t>();
            QCOMPARE(index.siblingAtColumn(RetainerTree::Distance).data().toString(),
                     distanceCell(distance).text);
            ++row;
        }
    }
}

/// Where several ways are equally short, all views and the command line tell of the same.
void tst_RetainersPanel::theWayIsTheOneThatAllViewsTell()
{
    const auto analysis = test::analysedFixture("pair-small-after");
    constexpr std::uint32_t kStep = 499;
    constexpr std::size_t kLongest = 1000;
    int compared = 0;
    for (std::uint32_t node = 0; node < analysis->graph().nodeCount(); node += kStep) {
        if (!isProgramDistance(analysis->overview->distances[node])) {
            continue;
        }
        const RetainerTree tree(analysis, std::make_shared<RetainerLines>(node), nullptr,
                                SizeUnit::Bytes);
        std::vector<std::uint32_t> shown;
        for (const TreeEntry& entry : tree.chain({}, kLongest)) {
            shown.push_back(entry.edge);
        }
        std::vector<std::uint32_t> told;
        const auto path = retainingPath(*analysis, node);
        for (std::size_t step = path.size(); step-- > 2;) { // the root's own edge is not shown
            told.push_back(path[step].edge);
        }
        QCOMPARE(shown, told);
        ++compared;
    }
    QVERIFY(compared > 100);
}

void tst_RetainersPanel::theWayToTheRootIsOpen()
{
    Shown shown(ring());
    const QAbstractItemModelTester tester(shown.table().model());
    shown.choose(3);
    QTRY_COMPARE(test::linesOf(shown.table()),
                 QStringList({QStringLiteral("cache in App {cache: Data, far: Far} @5"),
                              QStringLiteral("app in global {app: App} @3"),
                              QStringLiteral("data in Owner {data: Data} @9")}));
    QCOMPARE(shown.panel.findChild<ElidedLabel*>(QStringLiteral("objectName"))->text(),
             QStringLiteral("Data {owner: Owner} @7"));
    QCOMPARE(shown.panel.findChild<ElidedLabel*>(QStringLiteral("objectNote"))->text(),
             QStringLiteral("global → app → cache → Data"));
    shown.press(shown.table(), Qt::Key_End, Qt::ControlModifier);
    QCOMPARE(lineOf(shown.table().currentIndex()), QStringLiteral("app in global {app: App} @3"));
}

void tst_RetainersPanel::whatIsAlreadyAboveOpensNoFurther()
{
    Shown shown(ring());
    shown.choose(3);
    QTRY_COMPARE(shown.table().model()->rowCount(), 2);
    QAbstractItemModel& model = *shown.table().model();
    const QModelIndex owner = model.index(1, 0);
    QCOMPARE(model.rowCount(owner), 2); // by Far, and by Data itself
    const QModelIndex far = model.index(1, 0, owner);
    QCOMPARE(lineOf(far), QStringLiteral("other in Far {other: Owner} @11"));
    QVERIFY(model.hasChildren(far));
    const QModelIndex data = model.index(0, 0, owner);
    QCOMPARE(lineOf(data), QStringLiteral("owner in Data {owner: Owner} @7 · already above"));
    QVERIFY(!model.hasChildren(data));
    QCOMPARE(model.rowCount(data), 0);
}

void tst_RetainersPanel::ignoringARetainerRemovesItsWays()
{
    Shown shown(ring());
    const QAbstractItemModelTester tester(shown.table().model());
    shown.choose(4); // Owner, by Data and by Far, each at distance 3
    QTRY_COMPARE(shown.table().model()->rowCount(), 2);
    QCOMPARE(test::linesOf(shown.table()).first(),
             QStringLiteral("owner in Data {owner: Owner} @7"));
    shown.table().setCurrentIndex(shown.table().model()->index(0, 0));
    shown.press(shown.table(), Qt::Key_Delete);
    QCOMPARE(test::linesOf(shown.table()),
             QStringList({QStringLiteral("other in Far {other: Owner} @11"),
                          QStringLiteral("far in App {cache: Data, far: Far} @5"),
                          QStringLiteral("app in global {app: App} @3")}));
    auto& note = *shown.panel.findChild<QToolButton*>(QStringLiteral("ignoredNote"));
    QVERIFY(note.isVisible());
    QVERIFY(note.text().startsWith(QStringLiteral("1 ")));

    shown.table().setCurrentIndex(shown.table().model()->index(0, 0));
    shown.press(shown.table(), Qt::Key_Delete); // nothing is left
    QCOMPARE(shown.table().model()->rowCount(), 0);
    QVERIFY(!shown.table().isVisible()); // a sentence stands there
    QVERIFY(note.isVisible());
    note.click();
    QCOMPARE(shown.table().model()->rowCount(), 2);
    QVERIFY(!note.isVisible());

    // App keeps all: without it nothing has a distance, and what is left is still there.
    shown.table().setCurrentIndex(
        shown.table().model()->index(0, 0, shown.table().model()->index(0, 0)));
    QCOMPARE(lineOf(shown.table().currentIndex()),
             QStringLiteral("cache in App {cache: Data, far: Far} @5"));
    shown.press(shown.table(), Qt::Key_Delete);
    QCOMPARE(shown.table().model()->rowCount(), 2);
    QCOMPARE(lineOf(shown.table().model()->index(0, 0), RetainerTree::Distance), unknownText());
}

void tst_RetainersPanel::enterGoesOnAndAltLeftComesBack()
{
    Shown shown(ring());
    shown.choose(3);
    QTRY_COMPARE(shown.table().model()->rowCount(), 2);
    shown.table().setCurrentIndex(shown.table().model()->index(0, 0));
    shown.press(shown.table(), Qt::Key_Return);
    QCOMPARE(shown.session.snapshots().object()->node, 2U);
    QCOMPARE(test::linesOf(shown.table()),
             QStringList({QStringLiteral("app in global {app: App} @3")}));
    shown.press(shown.table(), Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(shown.session.snapshots().object()->node, 3U);
    shown.press(shown.table(), Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(shown.session.snapshots().object()->node, 2U);
}

void tst_RetainersPanel::theWayIsCopiedLineByLine()
{
    Shown shown(ring());
    shown.choose(3);
    QTRY_COMPARE(shown.table().model()->rowCount(), 2);
    shown.panel.copyPath();
    QCOMPARE(QGuiApplication::clipboard()->text(),
             QStringLiteral("Data {owner: Owner} @7\ncache in App {cache: Data, far: Far} @5\napp "
                            "in global {app: App} @3\n"));
    QAbstractItemModel& model = *shown.table().model();
    shown.table().reveal(model.index(1, 0, model.index(1, 0))); // the longer way
    shown.panel.copyPath();
    QCOMPARE(QGuiApplication::clipboard()->text(),
             QStringLiteral("Data {owner: Owner} @7\ndata in Owner {data: Data} @9\nother in Far "
                            "{other: Owner} @11\nfar in App {cache: Data, far: Far} @5\n"
                            "app in global {app: App} @3\n"));
}

void tst_RetainersPanel::manyRetainersComeInPages()
{
    auto builder = test::heapWithGlobal();
    const auto held = builder.node(NodeType::Object, "Held", 8);
    for (std::uint32_t i = 0; i < 250; ++i) {
        const auto holder = builder.node(NodeType::Object, "Holder", 8 + i);
        builder.indexEdge(1, holder, i);
        builder.edge(holder, held, "held");
    }
    Shown shown(builder.build());
    const QAbstractItemModelTester tester(shown.table().model());
    shown.choose(held);
    TreeModel& tree = shown.table().tree();
    QTRY_COMPARE(tree.rowCount(), 101);
    for (const int rows : {201, 250}) {
        tree.showMore(tree.index(tree.rowCount() - 1, 0));
        QCOMPARE(tree.rowCount(), rows);
    }
    QSet<QString> different;
    for (int row = 0; row < 250; ++row) {
        different << lineOf(tree.index(row, 0));
    }
    QCOMPARE(different.size(), 250);
    shown.table().sortByColumn(RetainerTree::Shallow, Qt::DescendingOrder);
    QCOMPARE(lineOf(tree.index(0, 0), RetainerTree::Shallow), sizeText(257.0, SizeUnit::Binary));
    QCOMPARE(lineOf(tree.index(249, 0), RetainerTree::Shallow), sizeText(8.0, SizeUnit::Binary));
}

void tst_RetainersPanel::objectsWithoutRetainersSaySo()
{
    auto builder = test::heapWithGlobal();
    const auto lost = builder.node(NodeType::Object, "<b>Lost</b>", 8);
    Shown shown(builder.build());
    QStringList sentences;
    for (const std::uint32_t node : {0U, 1U, lost}) {
        shown.choose(node);
        QTRY_VERIFY(shown.analyses.analysisOf(shown.snapshot) != nullptr);
        QVERIFY(!shown.table().isVisible());
        for (const auto* label : shown.panel.findChildren<QLabel*>()) {
            sentences << label->text();
            QCOMPARE(label->textFormat(), Qt::PlainText);
        }
    }
    QCOMPARE(sentences.size(), 3);
    QCOMPARE(sentences.removeDuplicates(), 0); // each for a reason of its own
    QCOMPARE(shown.panel.findChild<ElidedLabel*>(QStringLiteral("objectName"))->text(),
             QStringLiteral("<b>Lost</b> @5"));
}

void tst_RetainersPanel::anotherUnitAndLanguageKeepLinesOpen()
{
    Shown shown(ring());
    shown.choose(3);
    QTRY_COMPARE(test::linesOf(shown.table()).size(), 3);
    const QModelIndex owner = shown.table().model()->index(1, 0);
    shown.table().expand(owner);
    shown.table().setCurrentIndex(owner);
    const QStringList before = test::linesOf(shown.table());
    QCOMPARE(before.size(), 5);
    shown.options.setSizeUnit(SizeUnit::Bytes);
    QEvent change(QEvent::LanguageChange);
    QApplication::sendEvent(&shown.panel, &change);
    QCOMPARE(test::linesOf(shown.table()), before);
    QCOMPARE(lineOf(shown.table().currentIndex()), before[2]);
    QCOMPARE(shown.panel.windowTitle(), QStringLiteral("Retainers"));
}

void tst_RetainersPanel::aClosedSnapshotLeavesNothing()
{
    Shown shown(ring());
    shown.choose(3);
    QTRY_COMPARE(shown.table().model()->rowCount(), 2);
    shown.table().setCurrentIndex(shown.table().model()->index(0, 0));
    shown.panel.ignoreSelected();
    shown.session.removeAll();
    QCOMPARE(shown.table().model()->rowCount(), 0);
    QVERIFY(!shown.table().isVisible());
    shown.panel.copyPath(); // nothing to copy, nothing happens
    shown.panel.goToRoot();
    QVERIFY(!shown.session.snapshots().object());
}

TIDEMARK_TEST(tst_RetainersPanel)

#include "tst_retainers_panel.moc"
