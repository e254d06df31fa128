// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/elided_label.h"
#include "app/workspace/open_snapshots.h"
#include "tests/support/analysed_heap.h"
#include "tests/support/comparison_bench.h"
#include "tests/support/heap_oracle.h"
#include "tests/support/test_registry.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QHeaderView>
#include <QTest>
#include <QToolButton>

using namespace tidemark;
using namespace tidemark::app;
using Bench = test::ComparisonBench;
using Tree = ComparisonTree;

class tst_ComparisonTree : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::English); }
    void figuresEqualTheOracle();
    void theModelKeepsItsPromises();
    void unchangedTypesOnDemand();
    void swappingTurnsTheSign();
    void equalSnapshotsHaveNothingToShow();
    void typesOpenToObjects();
    void whatIsKeptAliveIsCompared();
    void whatKeepsMostStandsFirst();
    void aSmallTypeThatKeepsMuchStandsFirst();
    void whatThePersonSortedByStays();
    void grownObjectsShowBothSides();
    void typesAloneAreCompared();
    void shapesCanBeSwitchedOff();
};

void tst_ComparisonTree::figuresEqualTheOracle()
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
    bench.difference().sortByColumn(Tree::SizeDelta, Qt::DescendingOrder);
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
    QVERIFY(bench.view.findChild<ElidedLabel*>()->text().contains(
        QStringLiteral(" · 169,238 new · 12,990 deleted")));
}

/// With types alone: the tester looks into every line, and object graphs have no end.
void tst_ComparisonTree::theModelKeepsItsPromises()
{
    Bench bench;
    const QAbstractItemModelTester tester(&bench.model(),
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    bench.session.add(QStringLiteral("a"),
                      test::typesAlone({{"int", 5, 140, 200}, {"str", 1, 50}}));
    bench.session.add(QStringLiteral("b"),
                      test::typesAlone({{"int", 5, 140, 200}, {"list", 1, 56}}));
    QTRY_COMPARE(bench.model().rowCount(), 2);
    bench.base().sortByColumn(Tree::BaseRetained, Qt::DescendingOrder);
    bench.options.setSizeUnit(SizeUnit::Bytes);
    bench.view.findChild<QCheckBox*>()->click();
    QTRY_COMPARE(bench.model().rowCount(), 3);
    bench.session.snapshots().swapAAndB();
    QTRY_COMPARE(bench.model().rowCount(), 3);
}

void tst_ComparisonTree::unchangedTypesOnDemand()
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

void tst_ComparisonTree::swappingTurnsTheSign()
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

void tst_ComparisonTree::equalSnapshotsHaveNothingToShow()
{
    Bench bench;
    bench.session.add(QStringLiteral("one"), test::fixture("pair-small-before"));
    bench.session.add(QStringLiteral("same"), test::fixture("pair-small-before"));
    QTRY_VERIFY(bench.comparison.table().comparison != nullptr);
    QCOMPARE(bench.model().rowCount(), 0);
    QVERIFY(bench.sentences().contains(QStringLiteral("nothing changed")));
    bench.view.findChild<QCheckBox*>()->click();
    QTRY_VERIFY(bench.model().rowCount() > 100);
}

void tst_ComparisonTree::typesOpenToObjects()
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
        const QModelIndex one = bench.model().index(row, 0, added);
        const double retained = bench.number(one, Tree::RetainedDelta);
        QVERIFY(retained <= last);
        QCOMPARE(retained, bench.number(one, Tree::CurrentRetained));
        last = retained;
    }
    bench.difference().reveal(bench.model().index(0, 0, deleted));
    auto chosen = bench.session.snapshots().object().value();
    QCOMPARE(chosen.snapshot,
             snapshotOf(bench.session, bench.session.snapshots().snapshot(SnapshotRole::A)));
    bench.difference().reveal(bench.model().index(0, 0, added));
    chosen = bench.session.snapshots().object().value();
    QCOMPARE(chosen.snapshot,
             snapshotOf(bench.session, bench.session.snapshots().snapshot(SnapshotRole::B)));
    QCOMPARE(chosen.snapshot->graph->nodeName(chosen.node), std::string_view("Array"));

    const QModelIndex leak = bench.type(QStringLiteral("LeakyThing")); // one sort: no line for it
    const QModelIndex object = bench.model().index(0, 0, leak);
    QVERIFY(object.data().toString().startsWith(QStringLiteral("+ LeakyThing {")));
    QVERIFY(bench.model().rowCount(object) > 0);
    const QModelIndex field = bench.model().index(0, 0, object);
    bench.difference().reveal(field);
    QCOMPARE(bench.session.snapshots().object()->snapshot, chosen.snapshot);
}

void tst_ComparisonTree::whatIsKeptAliveIsCompared()
{
    Bench bench;
    bench.openPair();
    QTRY_VERIFY(bench.isComplete());
    const QModelIndex leak = bench.type(QStringLiteral("LeakyThing"));
    QCOMPARE(bench.number(leak, Tree::RetainedDelta), bench.number(leak, Tree::CurrentRetained));
    QVERIFY(bench.cell(leak, Tree::RetainedDelta).startsWith(QLatin1Char('+')));
    const QModelIndex freed = bench.type(QStringLiteral("FreedThing"));
    QCOMPARE(bench.number(freed, Tree::RetainedDelta), -bench.number(freed, Tree::BaseRetained));
    const QModelIndex object = bench.model().index(0, 0, freed);
    QCOMPARE(bench.number(object, Tree::RetainedDelta), -bench.number(object, Tree::BaseRetained));
}

/// What keeps the most alive more than before stands first, once that is known.
void tst_ComparisonTree::whatKeepsMostStandsFirst()
{
    Bench bench;
    bench.openPair();
    QTRY_VERIFY(bench.isComplete());
    QCOMPARE(bench.difference().header()->sortIndicatorSection(), int{Tree::RetainedDelta});
    double last = std::numeric_limits<double>::max();
    for (int row = 0; row < bench.model().rowCount(); ++row) {
        const double delta = bench.number(bench.model().index(row, 0), Tree::RetainedDelta);
        QVERIFY(delta <= last);
        last = delta;
    }
}

/// A type that keeps little itself and much by what it holds.
void tst_ComparisonTree::aSmallTypeThatKeepsMuchStandsFirst()
{
    const auto heap = [](int sessions, int rows) {
        auto builder = test::heapWithGlobal();
        for (int i = 0; i < sessions; ++i) {
            const auto session = builder.node(NodeType::Object, "RequestSession", 16,
                                              100'001 + 2 * static_cast<std::uint64_t>(i));
            const auto text = builder.node(NodeType::String, "body", 5'000,
                                           200'001 + 2 * static_cast<std::uint64_t>(i));
            builder.edge(1, session, "s" + std::to_string(i));
            builder.edge(session, text, "body");
        }
        for (int i = 0; i < rows; ++i) {
            const auto row = builder.node(NodeType::Object, "Row", 400,
                                          300'001 + 2 * static_cast<std::uint64_t>(i));
            builder.edge(1, row, "r" + std::to_string(i));
        }
        auto recording = std::make_shared<Recording>();
        recording->snapshots.push_back(
            test::snapshotOf(std::make_shared<const HeapGraph>(builder.build())));
        return Recordings{recording};
    };
    Bench bench;
    bench.session.add(QStringLiteral("a"), heap(10, 10));
    bench.session.add(QStringLiteral("b"), heap(20, 20));
    QTRY_VERIFY(bench.isComplete());
    QCOMPARE(bench.cell(bench.model().index(0, 0), Tree::Name), QStringLiteral("RequestSession"));
    QCOMPARE(bench.number(bench.model().index(0, 0), Tree::SizeDelta), 160.0);
    QCOMPARE(bench.number(bench.model().index(0, 0), Tree::RetainedDelta), 50'160.0);
}

void tst_ComparisonTree::whatThePersonSortedByStays()
{
    Bench bench;
    bench.openPair();
    QTRY_VERIFY(bench.comparison.table().comparison != nullptr);
    QHeaderView& header = *bench.difference().header();
    const QPoint title(header.sectionViewportPosition(Tree::Name) + 20, header.height() / 2);
    QTest::mouseClick(header.viewport(), Qt::LeftButton, {}, title);
    QCOMPARE(header.sortIndicatorSection(), int{Tree::Name});
    QTRY_VERIFY(bench.isComplete());
    bench.session.snapshots().swapAAndB();
    QTRY_VERIFY(bench.isComplete());
    QCOMPARE(header.sortIndicatorSection(), int{Tree::Name});
}

void tst_ComparisonTree::grownObjectsShowBothSides()
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

void tst_ComparisonTree::typesAloneAreCompared()
{
    Bench bench;
    bench.session.add(QStringLiteral("a"),
                      test::typesAlone({{"int", 5, 140, 200}, {"str", 1, 50}}));
    bench.session.add(QStringLiteral("b"), test::typesAlone({{"int", 7, 196}, {"list", 1, 56}}));
    QTRY_COMPARE(bench.model().rowCount(), 3);
    const QModelIndex integers = bench.type(QStringLiteral("int"));
    QCOMPARE(bench.cell(integers, Tree::Delta), QStringLiteral("+2"));
    QCOMPARE(bench.cell(integers, Tree::New), QStringLiteral("—"));
    QCOMPARE(bench.number(integers, Tree::SizeDelta), 56.0);
    QCOMPARE(bench.number(integers, Tree::BaseRetained), 200.0);
    QCOMPARE(bench.cell(integers, Tree::CurrentRetained), QStringLiteral("—"));
    QVERIFY(!bench.model().hasChildren(integers));
    bench.session.add(QStringLiteral("c"), test::fixture("tiny")); // one of them with a graph
    bench.session.snapshots().setSnapshot(SnapshotRole::B, allSnapshots(bench.session)[2]);
    QTRY_VERIFY(bench.model().rowCount() > 3);
}

void tst_ComparisonTree::shapesCanBeSwitchedOff()
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

TIDEMARK_TEST(tst_ComparisonTree)

#include "tst_comparison_tree.moc"
