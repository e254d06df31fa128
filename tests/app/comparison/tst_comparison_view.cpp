// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/comparison/comparison_export.h"
#include "app/workspace/open_snapshots.h"
#include "app/workspace/snapshot_mime.h"
#include "tests/support/comparison_bench.h"
#include "tests/support/test_registry.h"

#include <QApplication>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QHeaderView>
#include <QLineEdit>
#include <QMimeData>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace tidemark;
using namespace tidemark::app;
using Bench = test::ComparisonBench;
using Tree = ComparisonTree;

class tst_ComparisonView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::English); }
    void nothingIsComputedUnseen();
    void oneSnapshotAsksForAnother();
    void tablesMoveAsOne();
    void snapshotsAreDropped();
    void anyTwoSnapshotsCanBeChosen();
    void differentProcessesAreComparedByType();
    void typesAloneHaveNoChoice();
    void theFilterIsForAllTables();
    void everyTableCopiesItsColumns();
    void theWholeComparisonIsExported();
    void cancelledAndTriedAgain();
    void columnsThatDoNotFitAreGivenUp();
    void namesStandOnceWhereThereIsLittleRoom();
    void aTypeCanBeShown();
};

void tst_ComparisonView::nothingIsComputedUnseen()
{
    Workspace workspace;
    Session& session = workspace.session;
    HeapAnalyses& analyses = workspace.analyses;
    Comparison& comparison = workspace.comparison;
    session.add(QStringLiteral("a"), test::fixture("pair-small-before"));
    session.add(QStringLiteral("b"), test::fixture("pair-small-after"));
    QVERIFY(!analyses.isBusy());
    comparison.start();
    QVERIFY(analyses.isBusy());
}

void tst_ComparisonView::oneSnapshotAsksForAnother()
{
    Bench bench;
    QVERIFY(bench.sentences().contains(QStringLiteral("No heap snapshot is open")));
    bench.session.add(QStringLiteral("before"), test::fixture("pair-small-before"));
    QVERIFY(
        bench.sentences().contains(QStringLiteral("Open a second snapshot, or drop one on B.")));
    bench.session.add(QStringLiteral("after"), test::fixture("pair-small-after"));
    QTRY_VERIFY(bench.isComplete());
    bench.session.remove(bench.session.recordings().front().id);
    QVERIFY(
        bench.sentences().contains(QStringLiteral("Open a second snapshot, or drop one on A.")));
    QCOMPARE(bench.model().rowCount(), 0);
}

void tst_ComparisonView::tablesMoveAsOne()
{
    Bench bench;
    bench.openPair();
    QTRY_VERIFY(bench.isComplete());
    const QModelIndex third = bench.model().index(2, 0);
    bench.base().setCurrentIndex(third);
    QCOMPARE(bench.current().currentIndex(), third);
    QCOMPARE(QString::fromStdString(bench.session.snapshots().type().value_or("")),
             third.siblingAtColumn(Tree::Name).data().toString()); // followed on the timeline
    QVERIFY(bench.difference().selectionModel()->isRowSelected(2));
    QTest::keyClick(&bench.base(), Qt::Key_Right); // opens the line
    QVERIFY(bench.current().isExpanded(third) && bench.difference().isExpanded(third));
    QTest::keyClick(&bench.current(), Qt::Key_Left);
    QVERIFY(!bench.base().isExpanded(third));
    QTest::keyClick(&bench.current(), Qt::Key_Down);
    QCOMPARE(bench.base().currentIndex().row(), 3);
    bench.current().verticalScrollBar()->setValue(9);
    QCOMPARE(bench.base().verticalScrollBar()->value(), 9);
    QCOMPARE(bench.difference().verticalScrollBar()->value(), 9);
    bench.base().sortByColumn(Tree::BaseCount, Qt::DescendingOrder);
    QCOMPARE(bench.current().header()->sortIndicatorSection(), int{Tree::BaseCount});
    QCOMPARE(bench.model().index(0, Tree::Name).data().toString(), QStringLiteral("(string)"));
    QCOMPARE(bench.base().visualRect(third).top(), bench.current().visualRect(third).top());
}

void tst_ComparisonView::snapshotsAreDropped()
{
    Bench bench;
    bench.openPair();
    const auto all = allSnapshots(bench.session);
    const auto drop = [&bench](SnapshotPane* pane, const SnapshotRef& snapshot) {
        const std::unique_ptr<QMimeData> data(encodeSnapshot(snapshot));
        QDragEnterEvent enter({9, 9}, Qt::CopyAction, data.get(), Qt::LeftButton, {});
        QApplication::sendEvent(pane, &enter);
        QDropEvent event(QPointF(9, 9), Qt::CopyAction, data.get(), Qt::LeftButton, {});
        QApplication::sendEvent(pane, &event);
        return enter.isAccepted();
    };
    QVERIFY(drop(&bench.pane(QStringLiteral("Snapshot B")), all[0]));
    QCOMPARE(bench.session.snapshots().snapshot(SnapshotRole::B).value(), all[0]);
    QCOMPARE(bench.session.snapshots().snapshot(SnapshotRole::A).value(), all[1]);
    QVERIFY(!drop(&bench.pane(QStringLiteral("Snapshot A")), {99, 0})); // not open
    QCOMPARE(bench.session.snapshots().snapshot(SnapshotRole::A).value(), all[1]);
}

void tst_ComparisonView::anyTwoSnapshotsCanBeChosen()
{
    Bench bench;
    bench.openPair();
    bench.session.add(QStringLiteral("third"), test::fixture("tiny"));
    auto* const chooser = bench.pane(QStringLiteral("Snapshot A")).findChild<QComboBox*>();
    QCOMPARE(chooser->count(), 3);
    QCOMPARE(chooser->currentIndex(), 0);
    chooser->setFocus();
    QTest::keyClick(chooser, Qt::Key_End);
    QCOMPARE(bench.session.snapshots().snapshot(SnapshotRole::A).value(),
             allSnapshots(bench.session)[2]);
    QTRY_VERIFY(bench.isComplete());
    QVERIFY(bench.sentences().contains(QStringLiteral("different processes")));
}

/// Ids of different processes meet by chance: types are compared, unless the user wants objects.
void tst_ComparisonView::differentProcessesAreComparedByType()
{
    Bench bench;
    bench.session.add(QStringLiteral("one"), test::fixture("pair-small-before"));
    bench.session.add(QStringLiteral("two"), test::fixture("tiny"));
    auto* const matching = bench.view.findChild<QComboBox*>(QStringLiteral("matching"));
    QTRY_VERIFY(bench.isComplete());
    QVERIFY(matching->isVisible());
    QCOMPARE(matching->currentText(), QStringLiteral("By type"));
    QVERIFY(bench.headline().contains(QStringLiteral("matched by type")));
    QVERIFY(bench.sentences().contains(QStringLiteral("they are compared by type")));
    QVERIFY(!bench.headline().contains(QStringLiteral("deleted")));

    matching->setFocus();
    QTest::keyClick(matching, Qt::Key_Up);
    QTRY_VERIFY(bench.sentences().contains(QStringLiteral("new and deleted objects say little")));
    QVERIFY(bench.headline().contains(QStringLiteral(" deleted")));
    QCOMPARE(matching->currentText(), QStringLiteral("By object"));

    bench.session.snapshots().swapAAndB(); // still these two
    QTRY_VERIFY(bench.isComplete());
    QCOMPARE(matching->currentText(), QStringLiteral("By object"));
}

void tst_ComparisonView::typesAloneHaveNoChoice()
{
    Bench bench;
    bench.session.add(QStringLiteral("one"), test::typesAlone({{"a", 1, 10, {}}}));
    bench.session.add(QStringLiteral("two"), test::typesAlone({{"a", 3, 30, {}}}));
    QTRY_VERIFY(bench.isComplete());
    QVERIFY(!bench.view.findChild<QComboBox*>(QStringLiteral("matching"))->isVisible());
    QVERIFY(bench.headline().contains(QStringLiteral("matched by type")));
}

void tst_ComparisonView::theFilterIsForAllTables()
{
    Bench bench;
    bench.openPair();
    QTRY_VERIFY(bench.isComplete());
    bench.difference().expand(bench.type(QStringLiteral("LeakyThing")));
    bench.view.findChild<QLineEdit*>()->setText(QStringLiteral("thing"));
    QTRY_VERIFY(bench.model().rowCount() < 10);
    QVERIFY(bench.current().isExpanded(bench.type(QStringLiteral("LeakyThing"))));
    bench.view.findChild<QLineEdit*>()->setText(QStringLiteral("no such type"));
    QTRY_VERIFY(bench.sentences().contains(QStringLiteral("No type matches")));
}

void tst_ComparisonView::everyTableCopiesItsColumns()
{
    Bench bench(1600);
    bench.openPair();
    QTRY_VERIFY(bench.isComplete());
    const QModelIndex leak = bench.type(QStringLiteral("LeakyThing"));
    bench.difference().setCurrentIndex(leak);
    QTest::keyClick(&bench.current(), Qt::Key_C, Qt::ControlModifier);
    const auto lines = QApplication::clipboard()->text().split(QLatin1Char('\n'));
    QCOMPARE(lines[0], QStringLiteral("Type\tObjects\tShallow size\tRetained size"));
    QVERIFY2(
        lines[1].startsWith(QStringLiteral("LeakyThing\t2,000\t%1\t").arg(exactSizeText(128000))),
        qPrintable(lines[1]));
    QTest::keyClick(&bench.difference(), Qt::Key_C, Qt::ControlModifier);
    QVERIFY(QApplication::clipboard()->text().startsWith(
        QStringLiteral("Type\t# New\t# Deleted\t# Delta\t")));
    QVERIFY(QApplication::clipboard()->text().contains(
        QStringLiteral("\t%1\t").arg(signedSizeText(128000, SizeUnit::Bytes))));
}

void tst_ComparisonView::theWholeComparisonIsExported()
{
    Bench bench;
    bench.openPair();
    QTRY_VERIFY(bench.isComplete());
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("out.csv"));
    auto& exporter = *bench.view.findChild<ComparisonExport*>();
    QSignalSpy told(&exporter, &ComparisonExport::told);
    exporter.exportTo(path);
    QTRY_COMPARE(told.size(), 1);
    QVERIFY(bench.sentences().contains(QStringLiteral("Exported to")));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto lines = QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'));
    QCOMPARE(static_cast<std::size_t>(lines.size()),
             bench.comparison.table().comparison->types.size() + 2);
    const QStringList leak =
        lines.filter(QRegularExpression(QStringLiteral("^\"?[^\"]*LeakyThing")));
    QCOMPARE(leak.size(), 1);
    QVERIFY2(leak.first().contains(
                 QStringLiteral(",LeakyThing,0,0,0,2000,0,2000,128000,0,128000,0,2000,128000,")),
             qPrintable(leak.first()));
    exporter.exportTo(folder.filePath(QStringLiteral("none/out.csv")));
    QTRY_COMPARE(told.size(), 2);
    QVERIFY(!bench.sentences().contains(QStringLiteral("Exported")));
    exporter.copy();
    QVERIFY(QApplication::clipboard()->text().contains(
        QStringLiteral("\tLeakyThing\t0\t0\t0\t2000\t")));
}

void tst_ComparisonView::cancelledAndTriedAgain()
{
    Bench bench;
    bench.openPair();
    bench.comparison.cancel();
    QTRY_VERIFY(bench.sentences().contains(QStringLiteral("Cancelled")));
    QCOMPARE(bench.model().rowCount(), 0);
    bench.comparison.retry();
    QTRY_VERIFY(bench.isComplete());
    QVERIFY(!bench.sentences().contains(QStringLiteral("Cancelled")));
}

void tst_ComparisonView::columnsThatDoNotFitAreGivenUp()
{
    Bench bench(1030);
    bench.openPair();
    QTRY_VERIFY(bench.isComplete());
    for (TreeTable* const table : {&bench.base(), &bench.difference(), &bench.current()}) {
        QTRY_COMPARE(table->horizontalScrollBar()->maximum(), 0); // Qt lays out when it is idle
    }
    QVERIFY(!bench.difference().isColumnHidden(Tree::SizeDelta));
    QVERIFY(bench.difference().isColumnHidden(Tree::Freed));
    bench.view.resize(1900, 600);
    for (int column = Tree::New; column <= Tree::InPlace; ++column) {
        QVERIFY(!bench.difference().isColumnHidden(column));
        QVERIFY(bench.base().isColumnHidden(column));
    }
}

/// Where there is little room, lines have their names once, and whole; all figures stay.
void tst_ComparisonView::namesStandOnceWhereThereIsLittleRoom()
{
    Bench bench(1030);
    bench.openPair();
    QTRY_VERIFY(bench.isComplete());
    QTRY_VERIFY(bench.base().isColumnHidden(Tree::Name));
    QVERIFY(bench.current().isColumnHidden(Tree::Name));
    QVERIFY(!bench.difference().isColumnHidden(Tree::Name));
    for (const int column : {Tree::BaseCount, Tree::BaseShallow, Tree::BaseRetained}) {
        QVERIFY(!bench.base().isColumnHidden(column));
    }
    constexpr int kMostNames = 200; // pixels that most names need
    QTRY_VERIFY(bench.difference().columnWidth(Tree::Name) >= kMostNames);

    // A line that is chosen and opened in a side is so in the others.
    const QModelIndex leak = bench.type(QStringLiteral("LeakyThing"));
    const QRect cell = bench.current().visualRect(leak.siblingAtColumn(Tree::CurrentCount));
    QTest::mouseClick(bench.current().viewport(), Qt::LeftButton, {}, cell.center());
    QCOMPARE(bench.difference().currentIndex().row(), leak.row());
    QTest::keyClick(&bench.current(), Qt::Key_Right);
    QVERIFY(bench.difference().isExpanded(leak));

    bench.view.resize(1900, 600);
    QTRY_VERIFY(!bench.base().isColumnHidden(Tree::Name));
    QVERIFY(!bench.current().isColumnHidden(Tree::Name));
}

void tst_ComparisonView::aTypeCanBeShown()
{
    Bench bench;
    bench.openPair();
    QTRY_VERIFY(bench.isComplete());
    const TreeEntry leak = bench.model().entry(bench.type(QStringLiteral("LeakyThing")));
    bench.view.findChild<QLineEdit*>()->setText(QStringLiteral("string"));
    QTRY_VERIFY(!bench.type(QStringLiteral("LeakyThing")).isValid());
    bench.comparison.chooseType(leak.item);
    QCOMPARE(bench.current().currentIndex(), bench.type(QStringLiteral("LeakyThing")));
    QVERIFY(bench.current().currentIndex().isValid());
}

TIDEMARK_TEST(tst_ComparisonView)

#include "tst_comparison_view.moc"
