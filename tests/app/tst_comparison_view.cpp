// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/snapshot_mime.h"
#include "app/snapshots/comparison_export.h"
#include "app/snapshots/comparison_view.h"
#include "app/snapshots/snapshot_pane.h"
#include "app/widgets/elided_label.h"
#include "app/widgets/tree_table.h"
#include "tests/support/heap_oracle.h"
#include "tests/support/recordings.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace tidemark;
using namespace tidemark::app;

namespace
{

using Tree = ComparisonTree;

Recordings fixture(const char* name)
{
    return test::readFixture(std::string("heapsnapshot/") + name + ".heapsnapshot.zst")
        .value_or(Recordings());
}

/// A recording with a snapshot that has only a type table.
Recordings typesAlone(std::vector<TypeRow> rows)
{
    Recording recording;
    Snapshot snapshot;
    snapshot.types.rows = std::move(rows);
    recording.snapshots.push_back(std::move(snapshot));
    return {std::make_shared<const Recording>(std::move(recording))};
}

/// The view with all it needs, shown.
struct Bench {
    explicit Bench(int width = 1030)
    {
        view.resize(width, 600);
        view.show();
    }

    void openPair()
    {
        session.add(QStringLiteral("before.heapsnapshot"), fixture("pair-small-before"));
        session.add(QStringLiteral("after.heapsnapshot"), fixture("pair-small-after"));
    }

    bool isComplete() const
    {
        const ComparisonTable& table = comparison.table();
        return table.comparison != nullptr && table.baseRetained != nullptr &&
               table.currentRetained != nullptr && model().rowCount() > 0;
    }

    TreeTable& table(const QString& accessibleName) const
    {
        for (TreeTable* const table : view.findChildren<TreeTable*>()) {
            if (table->accessibleName() == accessibleName) {
                return *table;
            }
        }
        qFatal("no such table");
    }
    TreeTable& base() const { return table(QStringLiteral("Types of snapshot A")); }
    TreeTable& difference() const { return table(QStringLiteral("Difference by type")); }
    TreeTable& current() const { return table(QStringLiteral("Types of snapshot B")); }
    TreeModel& model() const { return difference().tree(); }

    QModelIndex type(const QString& name) const
    {
        for (int row = 0; row < model().rowCount(); ++row) {
            if (model().index(row, 0).data().toString() == name) {
                return model().index(row, 0);
            }
        }
        return {};
    }

    double number(const QModelIndex& index, int column) const
    {
        return model().source()->cell(model().entry(index), column).number;
    }

    QString cell(const QModelIndex& index, int column) const
    {
        return index.siblingAtColumn(column).data().toString();
    }

    SnapshotPane& pane(const QString& title) const
    {
        for (SnapshotPane* const pane : view.findChildren<SnapshotPane*>()) {
            if (pane->findChild<QComboBox*>()->accessibleName() == title) {
                return *pane;
            }
        }
        qFatal("no such pane");
    }

    /// All sentences that are seen now.
    QString sentences() const
    {
        QStringList texts;
        for (const QLabel* const label : view.findChildren<QLabel*>()) {
            if (label->isVisible()) {
                texts << label->text();
            }
        }
        return texts.join(QLatin1Char('\n'));
    }

    Session session;
    ViewOptions options;
    HeapAnalyses analyses;
    Comparison comparison{session, options, analyses};
    ComparisonView view{session, options, comparison};
};

} // namespace

class tst_ComparisonView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::English); }
    void nothingIsComputedUnseen();
    void oneSnapshotAsksForAnother();
    void figuresEqualTheOracle();
    void theModelKeepsItsPromises();
    void unchangedTypesOnDemand();
    void swappingTurnsTheSign();
    void equalSnapshotsHaveNothingToShow();
    void tablesMoveAsOne();
    void typesOpenToObjects();
    void grownObjectsShowBothSides();
    void snapshotsAreDropped();
    void anyTwoSnapshotsCanBeChosen();
    void theFilterIsForAllTables();
    void everyTableCopiesItsColumns();
    void theWholeComparisonIsExported();
    void typesAloneAreCompared();
    void shapesCanBeSwitchedOff();
    void cancelledAndTriedAgain();
    void columnsThatDoNotFitAreGivenUp();
    void aTypeCanBeShown();
};

void tst_ComparisonView::nothingIsComputedUnseen()
{
    Session session;
    ViewOptions options;
    HeapAnalyses analyses;
    Comparison comparison(session, options, analyses);
    session.add(QStringLiteral("a"), fixture("pair-small-before"));
    session.add(QStringLiteral("b"), fixture("pair-small-after"));
    QVERIFY(!analyses.isBusy());
    comparison.start();
    QVERIFY(analyses.isBusy());
}

void tst_ComparisonView::oneSnapshotAsksForAnother()
{
    Bench bench;
    QVERIFY(bench.sentences().contains(QStringLiteral("No heap snapshot is open")));
    bench.session.add(QStringLiteral("before"), fixture("pair-small-before"));
    QVERIFY(
        bench.sentences().contains(QStringLiteral("Open a second snapshot, or drop one on B.")));
    bench.session.add(QStringLiteral("after"), fixture("pair-small-after"));
    QTRY_VERIFY(bench.isComplete());
    bench.session.remove(bench.session.recordings().front().id);
    QVERIFY(
        bench.sentences().contains(QStringLiteral("Open a second snapshot, or drop one on A.")));
    QCOMPARE(bench.model().rowCount(), 0);
}

void tst_ComparisonView::figuresEqualTheOracle()
{
    Bench bench;
    bench.openPair();
    QTRY_VERIFY(bench.isComplete());
    const auto& rows = test::oracle("pair-small")["rows"];
    QVERIFY(rows.size() > 40);
    for (const auto& row : rows) {
        const QModelIndex type = bench.type(QString::fromStdString(row["name"]));
        QVERIFY2(type.isValid(), row["name"].get<std::string>().c_str());
        QCOMPARE(bench.number(type, Tree::New), row["addedCount"].get<double>());
        QCOMPARE(bench.number(type, Tree::Deleted), row["removedCount"].get<double>());
        QCOMPARE(bench.number(type, Tree::Delta), row["countDelta"].get<double>());
        QCOMPARE(bench.number(type, Tree::Allocated), row["addedSize"].get<double>());
        QCOMPARE(bench.number(type, Tree::Freed), row["removedSize"].get<double>());
        QCOMPARE(bench.number(type, Tree::SizeDelta), row["sizeDelta"].get<double>());
    }
    double last = std::numeric_limits<double>::max();
    for (int row = 0; row < bench.model().rowCount(); ++row) { // what grew most stands first
        const double delta = bench.number(bench.model().index(row, 0), Tree::SizeDelta);
        QVERIFY(delta <= last);
        last = delta;
    }
    const QModelIndex leak = bench.type(QStringLiteral("LeakyThing"));
    QCOMPARE(bench.cell(leak, Tree::BaseCount), QStringLiteral("—")); // it is not in A
    QCOMPARE(bench.cell(leak, Tree::Delta), QStringLiteral("+2,000"));
    QCOMPARE(bench.cell(leak, Tree::CurrentCount), QStringLiteral("2,000"));
    QVERIFY(bench.view.findChild<ElidedLabel*>()->text().endsWith(
        QStringLiteral(" · 169,238 new · 12,990 deleted")));
}

/// With types alone: the tester looks into every line, and object graphs have no end.
void tst_ComparisonView::theModelKeepsItsPromises()
{
    Bench bench;
    const QAbstractItemModelTester tester(&bench.model(),
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    bench.session.add(QStringLiteral("a"), typesAlone({{"int", 5, 140, 200}, {"str", 1, 50}}));
    bench.session.add(QStringLiteral("b"), typesAlone({{"int", 5, 140, 200}, {"list", 1, 56}}));
    QTRY_COMPARE(bench.model().rowCount(), 2);
    bench.base().sortByColumn(Tree::BaseRetained, Qt::DescendingOrder);
    bench.options.setSizeUnit(SizeUnit::Bytes);
    bench.view.findChild<QCheckBox*>()->click();
    QTRY_COMPARE(bench.model().rowCount(), 3);
    bench.session.snapshots().swapAAndB();
    QTRY_COMPARE(bench.model().rowCount(), 3);
}

void tst_ComparisonView::unchangedTypesOnDemand()
{
    Bench bench;
    bench.openPair();
    QTRY_VERIFY(bench.isComplete());
    const int changed = bench.model().rowCount();
    QVERIFY(!bench.type(QStringLiteral("FreedThing")).isValid() ||
            bench.comparison.table().comparison->types.size() > static_cast<std::size_t>(changed));
    for (int row = 0; row < changed; ++row) {
        const QModelIndex type = bench.model().index(row, 0);
        QVERIFY(bench.number(type, Tree::New) != 0 || bench.number(type, Tree::Deleted) != 0 ||
                bench.number(type, Tree::InPlace) != 0 || bench.model().hasChildren(type));
    }
    QTest::mouseClick(bench.view.findChild<QCheckBox*>(), Qt::LeftButton, {}, {8, 8});
    QTRY_COMPARE(static_cast<std::size_t>(bench.model().rowCount()),
                 bench.comparison.table().comparison->types.size());
}

void tst_ComparisonView::swappingTurnsTheSign()
{
    Bench bench;
    bench.openPair();
    QTRY_VERIFY(bench.isComplete());
    const double grown = bench.number(bench.type(QStringLiteral("LeakyThing")), Tree::SizeDelta);
    for (QToolButton* const button : bench.view.findChildren<QToolButton*>()) {
        if (button->accessibleName() == QStringLiteral("Swap A and B")) {
            QTest::mouseClick(button, Qt::LeftButton);
        }
    }
    QTRY_VERIFY(bench.isComplete());
    const QModelIndex leak = bench.type(QStringLiteral("LeakyThing"));
    QCOMPARE(bench.number(leak, Tree::SizeDelta), -grown);
    QCOMPARE(bench.cell(leak, Tree::Delta), QStringLiteral("−2,000"));
    QCOMPARE(bench.cell(leak, Tree::CurrentCount), QStringLiteral("—"));
}

void tst_ComparisonView::equalSnapshotsHaveNothingToShow()
{
    Bench bench;
    bench.session.add(QStringLiteral("one"), fixture("pair-small-before"));
    bench.session.add(QStringLiteral("same"), fixture("pair-small-before"));
    QTRY_VERIFY(bench.comparison.table().comparison != nullptr);
    QCOMPARE(bench.model().rowCount(), 0);
    QVERIFY(bench.sentences().contains(QStringLiteral("nothing changed")));
    bench.view.findChild<QCheckBox*>()->click();
    QTRY_VERIFY(bench.model().rowCount() > 100);
}

void tst_ComparisonView::tablesMoveAsOne()
{
    Bench bench;
    bench.openPair();
    QTRY_VERIFY(bench.isComplete());
    const QModelIndex third = bench.model().index(2, 0);
    bench.base().setCurrentIndex(third);
    QCOMPARE(bench.current().currentIndex(), third);
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

void tst_ComparisonView::typesOpenToObjects()
{
    Bench bench;
    bench.openPair();
    QTRY_VERIFY(bench.isComplete());
    const QModelIndex array = bench.type(QStringLiteral("Array"));
    QCOMPARE(bench.model().rowCount(array), 3); // new, deleted, grown
    const QModelIndex added = bench.model().index(0, 0, array);
    const QModelIndex deleted = bench.model().index(1, 0, array);
    QCOMPARE(added.data().toString(), QStringLiteral("+ 2,668 new"));
    QCOMPARE(deleted.data().toString(), QStringLiteral("− 667 deleted"));
    QCOMPARE(bench.model().rowCount(added), 101); // a page, and a line for more
    bench.model().showMore(bench.model().index(100, 0, added));
    double last = std::numeric_limits<double>::max();
    for (int row = 0; row < 200; ++row) {
        const double size = bench.number(bench.model().index(row, 0, added), Tree::Allocated);
        QVERIFY(size <= last);
        last = size;
    }
    bench.difference().reveal(bench.model().index(0, 0, deleted));
    auto chosen = bench.session.snapshots().object().value();
    QCOMPARE(chosen.graph,
             bench.session.graphOf(bench.session.snapshots().snapshot(SnapshotRole::A)));
    bench.difference().reveal(bench.model().index(0, 0, added));
    chosen = bench.session.snapshots().object().value();
    QCOMPARE(chosen.graph,
             bench.session.graphOf(bench.session.snapshots().snapshot(SnapshotRole::B)));
    QCOMPARE(chosen.graph->nodeName(chosen.node), std::string_view("Array"));

    const QModelIndex leak = bench.type(QStringLiteral("LeakyThing")); // one sort: no line for it
    const QModelIndex object = bench.model().index(0, 0, leak);
    QVERIFY(object.data().toString().startsWith(QStringLiteral("+ LeakyThing @")));
    QVERIFY(bench.model().rowCount(object) > 0);
    const QModelIndex field = bench.model().index(0, 0, object);
    bench.difference().reveal(field);
    QCOMPARE(bench.session.snapshots().object()->graph, chosen.graph);
}

void tst_ComparisonView::grownObjectsShowBothSides()
{
    Bench bench;
    bench.openPair();
    QTRY_VERIFY(bench.isComplete());
    const TypeComparison& types = *bench.comparison.table().comparison;
    std::uint32_t type = 0;
    while (types.grownOf(type).empty() || !types.addedOf(type).empty() ||
           !types.removedOf(type).empty()) {
        ++type;
    }
    const QModelIndex grown = bench.model().find({Tree::Type, 0, type});
    const QModelIndex object = bench.model().index(0, 0, grown);
    QVERIFY2(object.data().toString().startsWith(QStringLiteral("= ")),
             qPrintable(object.data().toString()));
    QCOMPARE(bench.number(object, Tree::CurrentShallow) - bench.number(object, Tree::BaseShallow),
             bench.number(object, Tree::InPlace));
    double sum = 0;
    for (int row = 0; row < bench.model().rowCount(grown); ++row) {
        sum += bench.number(bench.model().index(row, 0, grown), Tree::InPlace);
    }
    QCOMPARE(sum, bench.number(grown, Tree::InPlace));
}

void tst_ComparisonView::snapshotsAreDropped()
{
    Bench bench;
    bench.openPair();
    const auto all = bench.session.allSnapshots();
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
    bench.session.add(QStringLiteral("third"), fixture("tiny"));
    auto* const chooser = bench.pane(QStringLiteral("Snapshot A")).findChild<QComboBox*>();
    QCOMPARE(chooser->count(), 3);
    QCOMPARE(chooser->currentIndex(), 0);
    chooser->setFocus();
    QTest::keyClick(chooser, Qt::Key_End);
    QCOMPARE(bench.session.snapshots().snapshot(SnapshotRole::A).value(),
             bench.session.allSnapshots()[2]);
    QTRY_VERIFY(bench.isComplete());
    QVERIFY(bench.sentences().contains(QStringLiteral("different processes")));
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
    QCOMPARE(lines[0], QStringLiteral("Type\tCount\tShallow\tRetained"));
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

void tst_ComparisonView::typesAloneAreCompared()
{
    Bench bench;
    bench.session.add(QStringLiteral("a"), typesAlone({{"int", 5, 140, 200}, {"str", 1, 50}}));
    bench.session.add(QStringLiteral("b"), typesAlone({{"int", 7, 196}, {"list", 1, 56}}));
    QTRY_COMPARE(bench.model().rowCount(), 3);
    const QModelIndex integers = bench.type(QStringLiteral("int"));
    QCOMPARE(bench.cell(integers, Tree::Delta), QStringLiteral("+2"));
    QCOMPARE(bench.cell(integers, Tree::New), QStringLiteral("—"));
    QCOMPARE(bench.number(integers, Tree::SizeDelta), 56.0);
    QCOMPARE(bench.number(integers, Tree::BaseRetained), 200.0);
    QCOMPARE(bench.cell(integers, Tree::CurrentRetained), QStringLiteral("—"));
    QVERIFY(!bench.model().hasChildren(integers));
    bench.session.add(QStringLiteral("c"), fixture("tiny")); // one of them with a graph
    bench.session.snapshots().setSnapshot(SnapshotRole::B, bench.session.allSnapshots()[2]);
    QTRY_VERIFY(bench.model().rowCount() > 3);
}

void tst_ComparisonView::shapesCanBeSwitchedOff()
{
    Bench bench;
    bench.openPair();
    QTRY_VERIFY(bench.isComplete());
    QVERIFY(bench.type(QStringLiteral("{owner}")).isValid());
    bench.options.setInfersShapes(false);
    QTRY_VERIFY(bench.isComplete());
    QVERIFY(!bench.type(QStringLiteral("{owner}")).isValid());
    QCOMPARE(bench.number(bench.type(QStringLiteral("LeakyThing")), Tree::New), 2000.0);
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
        QVERIFY(!table->isColumnHidden(Tree::Name));
        QCOMPARE(table->horizontalScrollBar()->maximum(), 0);
    }
    QVERIFY(!bench.difference().isColumnHidden(Tree::SizeDelta));
    QVERIFY(bench.difference().isColumnHidden(Tree::Freed));
    bench.view.resize(1900, 600);
    for (int column = Tree::New; column <= Tree::InPlace; ++column) {
        QVERIFY(!bench.difference().isColumnHidden(column));
        QVERIFY(bench.base().isColumnHidden(column));
    }
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

QTEST_MAIN(tst_ComparisonView)

#include "tst_comparison_view.moc"
