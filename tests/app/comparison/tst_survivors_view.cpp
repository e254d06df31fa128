// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/comparison/holder_banner.h"
#include "app/comparison/survivors_view.h"
#include "app/widgets/tree_table.h"
#include "app/workspace/open_snapshots.h"
#include "tests/support/analysed_heap.h"
#include "tests/support/heap_recordings.h"
#include "tests/support/shown_view.h"
#include "tests/support/test_registry.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QTest>

using namespace tidemark;
using namespace tidemark::app;
using test::HeapGraphBuilder;

class tst_SurvivorsView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::English); }
    void theLeakOfARealProgram();
    void choosingShowsWhatHoldsIt();
    void objectsOpenLargestFirst();
    void withoutOneHolderTheWayIsTold();
    void wrongOrderIsPutRight();
    void fewerThanThreeSnapshots();
    void nothingLeft();
    void nothingIsComputedUnseen();
    void closingASnapshotClearsTheView();
};

namespace
{

/// A view of its own session.
struct Shown : test::ShownView<SurvivorsView> {
    QString sentence() { return view.findChild<HolderBanner*>()->sentence(); }

    std::vector<int> rowsOf(const QString& heapClass)
    {
        std::vector<int> rows;
        for (int row = 0; row < table().model()->rowCount(); ++row) {
            if (cell(row, 0) == heapClass) {
                rows.push_back(row);
            }
        }
        return rows;
    }

    /// What is written on the view's buttons and labels that can be seen.
    QStringList texts() const
    {
        QStringList all;
        for (const auto* const label : view.findChildren<QLabel*>()) {
            if (label->isVisible()) {
                all << label->text();
            }
        }
        return all;
    }

    QPushButton* button(const QString& text)
    {
        for (auto* const button : view.findChildren<QPushButton*>()) {
            if (button->isVisible() && button->text() == text) {
                return button;
            }
        }
        return nullptr;
    }

    std::optional<std::string_view> chosenName()
    {
        const auto& object = session.snapshots().object();
        return object ? std::optional(object->snapshot->graph->nodeName(object->node))
                      : std::nullopt;
    }
};

/// A pair stands for all three: what came between the two is still in the second.
void addPair(Session& session)
{
    const Recordings after = test::heapFixture("pair-small-after");
    session.add(QStringLiteral("a.heapsnapshot"), test::heapFixture("pair-small-before"));
    session.add(QStringLiteral("b.heapsnapshot"), after);
    session.add(QStringLiteral("c.heapsnapshot"), after);
}

/// A heap whose objects have ids up to @p lastId.
HeapGraphBuilder heapUpTo(std::uint64_t lastId)
{
    HeapGraphBuilder builder = test::heapWithGlobal();
    builder.edge(1, builder.node(NodeType::Object, "Last", 8, lastId), "last");
    return builder;
}

void addHeaps(Session& session, const std::vector<std::uint64_t>& lastIds)
{
    for (const std::uint64_t id : lastIds) {
        session.add(QStringLiteral("%1.heapsnapshot").arg(id), test::heapRecordings(heapUpTo(id)));
    }
}

} // namespace

void tst_SurvivorsView::theLeakOfARealProgram()
{
    Shown shown;
    shown.view.show();
    addPair(shown.session);
    QTRY_VERIFY(shown.table().model()->rowCount() > 0);
    // 2,000 in all, half of them in an array and half in a map.
    const std::vector<int> leaks = shown.rowsOf(QStringLiteral("LeakyThing"));
    QCOMPARE(leaks.size(), 2U);
    QString held;
    for (const int row : leaks) {
        QCOMPARE(shown.cell(row, 1), QStringLiteral("1,000"));
        held += shown.cell(row, 2);
    }
    QVERIFY2(held.contains(QStringLiteral("leaked")), qPrintable(held));
    QVERIFY2(held.contains(QStringLiteral("registry")), qPrintable(held));
    QVERIFY(shown.view.findChild<HolderBanner*>()->isVisible()); // of the topmost group
    QCOMPARE(shown.cell(0, 0), QStringLiteral("Function")); // with what the program knows of them
    QVERIFY2(shown.sentence().contains(QStringLiteral("1,000 functions (with 1,000 LeakyThing)")),
             qPrintable(shown.sentence()));
    QVERIFY2(shown.sentence().contains(QStringLiteral("“leaked”")), qPrintable(shown.sentence()));
    QVERIFY(!shown.session.snapshots().object()); // nobody chose yet
    shown.view.findChild<HolderBanner*>()->copy();
    QCOMPARE(QApplication::clipboard()->text(), shown.sentence());
}

void tst_SurvivorsView::choosingShowsWhatHoldsIt()
{
    Shown shown;
    shown.view.show();
    addPair(shown.session);
    QTRY_VERIFY(shown.table().model()->rowCount() > 2);
    const auto latest =
        snapshotOf(shown.session, shown.session.snapshots().snapshot(SnapshotRole::C));
    const int row = shown.rowsOf(QStringLiteral("LeakyThing")).front();
    const QString first = shown.sentence();
    shown.table().setFocus();
    for (int i = 0; i <= row && shown.table().currentIndex().row() < row; ++i) {
        QTest::keyClick(&shown.table(), Qt::Key_Down);
    }
    QVERIFY(shown.sentence() != first);
    QCOMPARE(shown.chosenName(), std::optional<std::string_view>("LeakyThing"));
    QCOMPARE(shown.session.snapshots().object()->snapshot, latest);
    const QString second = shown.sentence();
    QVERIFY2(second.contains(QStringLiteral("1,000 LeakyThing")), qPrintable(second));
    QTest::keyClick(&shown.table(), Qt::Key_Right); // opens the group
    QTest::keyClick(&shown.table(), Qt::Key_Down);  // to its first object
    QCOMPARE(shown.sentence(), second);             // it still is the group's
    QVERIFY(shown.table().currentIndex().parent().isValid());
    QCOMPARE(shown.chosenName(), std::optional<std::string_view>("LeakyThing"));
}

void tst_SurvivorsView::objectsOpenLargestFirst()
{
    Shown shown;
    shown.view.show();
    addPair(shown.session);
    QTRY_VERIFY(shown.table().model()->rowCount() > 0);
    TreeModel& tree = shown.table().tree();
    const QModelIndex group = tree.index(0, 0);
    shown.table().expand(group);
    QCOMPARE(tree.rowCount(group), 101); // a page, and a line for more
    tree.showMore(tree.index(100, 0, group));
    QCOMPARE(tree.rowCount(group), 201);
    double last = std::numeric_limits<double>::max();
    for (int row = 0; row < 200; ++row) {
        const TreeEntry entry = tree.entry(tree.index(row, 0, group));
        const double bytes = tree.source()->cell(entry, 4).number;
        QVERIFY(bytes <= last);
        last = bytes;
    }
    QVERIFY(tree.rowCount(tree.index(0, 0, group)) > 0); // fields
}

void tst_SurvivorsView::withoutOneHolderTheWayIsTold()
{
    HeapGraphBuilder latest = test::heapWithGlobal();
    latest.node(NodeType::Object, "global", 10);
    latest.edge(0, 2, "global", EdgeType::Shortcut);
    latest.edge(1, latest.node(NodeType::Object, "Item <b>", 8, 1003), "item");
    latest.edge(2, latest.node(NodeType::Object, "Item <b>", 8, 1005), "item");
    Shown shown;
    const QAbstractItemModelTester tester(shown.table().model());
    shown.view.show();
    addHeaps(shown.session, {1001, 2001});
    shown.session.add(QStringLiteral("latest.heapsnapshot"), test::heapRecordings(latest));
    QTRY_VERIFY(shown.button(QStringLiteral("Put A, B and C in order")) != nullptr);
    latest.edge(1, latest.node(NodeType::Object, "Later", 8, 3001), "later");
    shown.session.remove(shown.session.recordings().back().id);
    shown.session.add(QStringLiteral("latest.heapsnapshot"), test::heapRecordings(latest));
    QTRY_COMPARE(shown.table().model()->rowCount(), 1);
    QCOMPARE(shown.cell(0, 1), QStringLiteral("2"));
    QCOMPARE(shown.cell(0, 2), QStringLiteral("global › item"));
    QVERIFY2(shown.sentence().contains(QStringLiteral("2 Item <b>, 16")),
             qPrintable(shown.sentence()));
    QVERIFY2(shown.sentence().contains(QStringLiteral("global › item")),
             qPrintable(shown.sentence()));
}

void tst_SurvivorsView::wrongOrderIsPutRight()
{
    Shown shown;
    shown.view.show();
    addHeaps(shown.session, {3001, 1001, 2001});
    const auto& snapshots = shown.session.snapshots();
    QPushButton* inOrder = nullptr;
    QTRY_VERIFY((inOrder = shown.button(QStringLiteral("Put A, B and C in order"))) != nullptr);
    QTest::mouseClick(inOrder, Qt::LeftButton);
    QStringList names;
    for (const SnapshotRole role : kSnapshotRoles) {
        names << snapshotName(shown.session, *snapshots.snapshot(role));
    }
    QCOMPARE(names,
             (QStringList{QStringLiteral("1001.heapsnapshot"), QStringLiteral("2001.heapsnapshot"),
                          QStringLiteral("3001.heapsnapshot")}));
    QTRY_VERIFY(!inOrder->isVisible());
    const auto boxes = shown.view.findChildren<QComboBox*>();
    QCOMPARE(boxes.size(), 3);
    QCOMPARE(boxes[0]->currentText(), names[0]);
    QCOMPARE(boxes[2]->currentText(), names[2]);
    boxes[0]->setCurrentIndex(0);
    Q_EMIT boxes[0]->activated(0); // as the user chooses the newest for A
    QCOMPARE(snapshotName(shown.session, *snapshots.snapshot(SnapshotRole::A)), names[2]);
    QTRY_VERIFY(inOrder->isVisible());
}

void tst_SurvivorsView::fewerThanThreeSnapshots()
{
    Shown shown;
    shown.view.show();
    addHeaps(shown.session, {1001, 2001});
    QVERIFY(!shown.texts().filter(QStringLiteral("Three snapshots of one process")).isEmpty());
    addHeaps(shown.session, {3001});
    QTRY_VERIFY(shown.texts().filter(QStringLiteral("Three snapshots of one process")).isEmpty());
}

void tst_SurvivorsView::nothingLeft()
{
    Shown shown;
    shown.view.show();
    addHeaps(shown.session, {1001, 2001, 3001});
    QTRY_VERIFY(shown.texts().contains(
        QStringLiteral("Nothing that came between A and B still lives in C.")));
    QVERIFY(!shown.view.findChild<HolderBanner*>()->isVisible());
}

void tst_SurvivorsView::nothingIsComputedUnseen()
{
    Shown shown;
    addHeaps(shown.session, {1001, 2001, 3001});
    QCoreApplication::processEvents();
    QVERIFY(!shown.analyses.isBusy());
    const auto latest =
        snapshotOf(shown.session, shown.session.snapshots().snapshot(SnapshotRole::C));
    QVERIFY(shown.analyses.analysisOf(latest) == nullptr);
    shown.view.show();
    QTRY_VERIFY(shown.analyses.analysisOf(latest) != nullptr);
}

void tst_SurvivorsView::closingASnapshotClearsTheView()
{
    Shown shown;
    shown.view.show();
    addPair(shown.session);
    QTRY_VERIFY(shown.table().model()->rowCount() > 0);
    shown.view.hide(); // closed while unseen, too
    shown.session.removeAll();
    QCOMPARE(shown.table().model()->rowCount(), 0);
    shown.view.show();
    QVERIFY(!shown.texts().filter(QStringLiteral("Three snapshots of one process")).isEmpty());
    QVERIFY(!shown.view.findChild<HolderBanner*>()->isVisible());
}

TIDEMARK_TEST(tst_SurvivorsView)

#include "tst_survivors_view.moc"
