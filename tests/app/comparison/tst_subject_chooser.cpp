// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/areas/area_map.h"
#include "app/comparison/changes_panel.h"
#include "app/comparison/comparison_export.h"
#include "app/comparison/subject_chooser.h"
#include "app/workspace/open_snapshots.h"
#include "tests/support/comparison_bench.h"
#include "tests/support/test_registry.h"

#include <QApplication>
#include <QClipboard>
#include <QSignalSpy>
#include <QTest>

using namespace tidemark;
using namespace tidemark::app;
using Bench = test::ComparisonBench;
using Tree = ComparisonTree;

/// Differences that a tool recorded, in the place of snapshots A and B.
class tst_SubjectChooser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::English); }
    void hiddenWithoutDifferences();
    void aLogIsShownAtOnce();
    void whatIsNotKnownIsLeftEmpty();
    void oneOfSeveral();
    void snapshotsGoBeforeIt();
    void listsThatNodeCut();
    void theLargestChanges();
    void exportedWithEmptyFields();
    void nothingIsLeftWhenItIsClosed();
    void itFollowsTheLanguage();

private:
    static Recordings log(const char* name)
    {
        return test::readFixture(std::string("memwatch/") + name).value_or(Recordings());
    }
    static SubjectChooser& chooser(const Bench& bench)
    {
        return *bench.view.findChild<SubjectChooser*>();
    }
    static void openPretty(Bench& bench)
    {
        bench.session.add(QStringLiteral("server.log"), log("heapdiff_pretty.log"));
    }
};

void tst_SubjectChooser::hiddenWithoutDifferences()
{
    Bench bench;
    QVERIFY(!chooser(bench).isVisible());
    bench.openPair();
    QVERIFY(!chooser(bench).isVisible());
    QVERIFY(bench.base().isVisible());
}

void tst_SubjectChooser::aLogIsShownAtOnce()
{
    Bench bench;
    openPretty(bench);
    QVERIFY(bench.isComplete());
    QVERIFY(chooser(bench).isVisible());
    QCOMPARE(chooser(bench).currentText(), QStringLiteral("Diff 1 of server.log at sample 1"));
    QCOMPARE(bench.headline(),
             QStringLiteral("+2.07\u00a0MiB · 11,727 new · 1,893 deleted · recorded"));
    const QString told = bench.sentences();
    QVERIFY2(told.contains(QStringLiteral("memwatch HeapDiff")), qPrintable(told));
    QVERIFY2(told.contains(QStringLiteral("what holds them is not known")), qPrintable(told));
    QVERIFY2(told.contains(QStringLiteral("add up to +1.93\u00a0MiB")), qPrintable(told));
    QCOMPARE(bench.model().rowCount(), 5);
    QCOMPARE(bench.model().index(0, 0).data().toString(), QStringLiteral("LeakingClass"));
    QVERIFY(!bench.base().isVisible() && !bench.current().isVisible());
}

void tst_SubjectChooser::whatIsNotKnownIsLeftEmpty()
{
    Bench bench;
    openPretty(bench);
    const QModelIndex code = bench.type(QStringLiteral("Code"));
    QCOMPARE(bench.cell(code, Tree::New), QStringLiteral("2,448"));
    QCOMPARE(bench.cell(code, Tree::Deleted), QStringLiteral("1,510"));
    QCOMPARE(bench.cell(code, Tree::Delta), QStringLiteral("+938"));
    QCOMPARE(bench.number(code, Tree::SizeDelta), 527'632.0);
    for (const int column : {Tree::Allocated, Tree::Freed, Tree::InPlace, Tree::BaseCount,
                             Tree::BaseRetained, Tree::CurrentShallow, Tree::CurrentRetained}) {
        QCOMPARE(bench.cell(code, column), unknownText());
    }
    QVERIFY(!bench.model().hasChildren(code));
    bench.difference().sortByColumn(Tree::Allocated, Qt::DescendingOrder); // by what nobody knows
    QCOMPARE(bench.model().rowCount(), 5);
}

void tst_SubjectChooser::oneOfSeveral()
{
    Bench bench;
    bench.session.add(QStringLiteral("app.jsonl"), log("heapdiff_winston.jsonl"));
    QCOMPARE(chooser(bench).count(), 3);
    QCOMPARE(chooser(bench).currentIndex(), 2); // the last
    QCOMPARE(bench.model().rowCount(), 2);
    chooser(bench).setFocus();
    QTest::keyClick(&chooser(bench), Qt::Key_Up);
    QCOMPARE(bench.session.snapshots().differences(), (DifferencesRef{1, 0}));
    QCOMPARE(bench.model().rowCount(), 3);
    openPretty(bench); // that of the current recording
    QCOMPARE(bench.model().rowCount(), 5);
    bench.session.setCurrent(1);
    QCOMPARE(bench.model().rowCount(), 2);
}

void tst_SubjectChooser::snapshotsGoBeforeIt()
{
    Bench bench;
    openPretty(bench);
    bench.openPair(); // A and B are there now
    QTRY_VERIFY(bench.isComplete());
    QCOMPARE(chooser(bench).currentIndex(), 0);
    QVERIFY(bench.comparison.table().comparison->isByObject());
    QVERIFY(bench.base().isVisible());
    bench.session.snapshots().setDifferences(DifferencesRef{1, 0});
    QCOMPARE(bench.model().rowCount(), 5);
    QVERIFY(!bench.base().isVisible());
    QVERIFY(!bench.view.findChild<QComboBox*>(QStringLiteral("matching"))->isVisible());
    bench.session.snapshots().swapAAndB(); // says nothing about what is shown
    QCOMPARE(bench.model().rowCount(), 5);
    bench.session.snapshots().setSnapshot(SnapshotRole::A,
                                          bench.session.snapshots().snapshot(SnapshotRole::B));
    QTRY_VERIFY(bench.isComplete());
    QVERIFY(bench.comparison.table().comparison->isByObject());
    QVERIFY(bench.base().isVisible());
}

void tst_SubjectChooser::listsThatNodeCut()
{
    Bench bench;
    bench.session.add(QStringLiteral("out.txt"), log("heapdiff_console.txt"));
    QCOMPARE(bench.model().rowCount(), 2);
    QVERIFY(bench.sentences().contains(QStringLiteral("incomplete")));
    bench.session.snapshots().setDifferences(DifferencesRef{1, 0});
    QCOMPARE(bench.model().rowCount(), 0);
    QCOMPARE(bench.headline(),
             QStringLiteral("+2.07\u00a0MiB · 9,825 new · 15 deleted · recorded"));
    QVERIFY2(bench.sentences().contains(QStringLiteral("Node cut the list")),
             qPrintable(bench.sentences()));
}

void tst_SubjectChooser::theLargestChanges()
{
    Workspace workspace;
    ChangesPanel panel(workspace);
    panel.resize(500, 320);
    panel.show();
    workspace.session.add(QStringLiteral("server.log"), log("heapdiff_pretty.log"));
    const auto& source = panel.findChild<AreaMap*>()->source();
    QVERIFY(source != nullptr);
    QCOMPARE(source->name(1), QStringLiteral("LeakingClass"));
    std::vector<std::int64_t> shrunk;
    for (std::uint32_t node = 1; node < source->tree().size(); ++node) {
        if (source->tree().change(node) < 0) {
            shrunk.push_back(source->tree().change(node));
        }
    }
    QCOMPARE(shrunk.front(), std::int64_t{-5'328});
    QVERIFY(source->details(1).contains(QLatin1Char('+')));
    QVERIFY(!source->details(1).contains(QStringLiteral("A:"))); // nothing is known of the sides
}

void tst_SubjectChooser::exportedWithEmptyFields()
{
    Bench bench;
    openPretty(bench);
    QSignalSpy copied(QApplication::clipboard(), &QClipboard::dataChanged);
    bench.view.findChild<ComparisonExport*>()->copy();
    QTRY_VERIFY(copied.count() > 0);
    QVERIFY(QApplication::clipboard()->text().contains(
        QStringLiteral("\tCode\t\t\t\t2448\t1510\t938\t\t\t527632\t\t\t\t\n")));
}

void tst_SubjectChooser::nothingIsLeftWhenItIsClosed()
{
    Bench bench;
    openPretty(bench);
    bench.session.remove(1);
    QVERIFY(!chooser(bench).isVisible());
    QVERIFY(!bench.session.snapshots().differences());
    QCOMPARE(bench.model().rowCount(), 0);
    QVERIFY(bench.sentences().contains(QStringLiteral("No heap snapshot is open")));
    QVERIFY(bench.headline().isEmpty());
    bench.session.restoreRemoved();
    QCOMPARE(bench.model().rowCount(), 5);
}

void tst_SubjectChooser::itFollowsTheLanguage()
{
    Bench bench;
    openPretty(bench);
    QEvent change(QEvent::LanguageChange);
    QApplication::sendEvent(&chooser(bench), &change);
    QCOMPARE(chooser(bench).currentIndex(), 1);
    QCOMPARE(chooser(bench).count(), 2);
}

TIDEMARK_TEST(tst_SubjectChooser)

#include "tst_subject_chooser.moc"
