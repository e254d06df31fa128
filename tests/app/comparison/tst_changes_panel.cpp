// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/comparison/changes_panel.h"
#include "tests/support/reading.h"
#include "tests/support/test_registry.h"

#include <QLabel>
#include <QSignalSpy>
#include <QTest>

using namespace tidemark;
using namespace tidemark::app;

namespace
{

Recordings fixture(const char* name)
{
    return test::readFixture(std::string("heapsnapshot/") + name + ".heapsnapshot.zst")
        .value_or(Recordings());
}

struct Bench {
    Bench()
    {
        panel.resize(500, 320);
        panel.show();
    }

    void openPair()
    {
        session.add(QStringLiteral("before.heapsnapshot"), fixture("pair-small-before"));
        session.add(QStringLiteral("after.heapsnapshot"), fixture("pair-small-after"));
    }

    ChangesChart& chart() { return *panel.findChild<ChangesChart*>(); }

    Workspace workspace;
    Session& session = workspace.session;
    ViewOptions& options = workspace.options;
    HeapAnalyses& analyses = workspace.analyses;
    Comparison& comparison = workspace.comparison;
    ChangesPanel panel{workspace};
};

} // namespace

class tst_ChangesPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::English); }
    void theLargestChangesStandFirst();
    void swappedTheyShrink();
    void aBarIsChosenByMouseAndKey();
    void withoutSnapshotsItSaysWhatToDo();
    void theUnitFollows();
};

void tst_ChangesPanel::theLargestChangesStandFirst()
{
    Bench bench;
    bench.openPair();
    QTRY_COMPARE(bench.chart().bars().size(), std::size_t{11});
    QCOMPARE(bench.chart().bars()[0].name, QStringLiteral("(concatenated string)"));
    QCOMPARE(bench.chart().bars()[0].bytes, 4179360.0);
    QCOMPARE(bench.chart().bars()[1].bytes, 640040.0);
    QCOMPARE(bench.chart().textOf(1), QStringLiteral("{owner}: %1").arg(signedSizeText(640040)));
    QVERIFY(bench.chart().accessibleDescription().contains(QStringLiteral("LeakyThing: +")));
    for (std::size_t bar = 1; bar < 8; ++bar) { // growths
        QVERIFY(bench.chart().bars()[bar].bytes > 0);
        QVERIFY(bench.chart().bars()[bar].bytes <= bench.chart().bars()[bar - 1].bytes);
    }
    QVERIFY(bench.chart().bars()[8].bytes < 0); // shrinks, the largest first
    QVERIFY(bench.chart().bars()[8].bytes <= bench.chart().bars()[10].bytes);
}

void tst_ChangesPanel::swappedTheyShrink()
{
    Bench bench;
    bench.openPair();
    bench.options.setInfersShapes(false); // shapes are those of B
    QTRY_VERIFY(bench.chart().bars().size() > 8);
    const double most = bench.chart().bars()[0].bytes;
    bench.session.snapshots().swapAAndB();
    QTRY_VERIFY(bench.chart().isVisible() && bench.chart().bars()[3].bytes < 0);
    QCOMPARE(bench.chart().bars()[3].bytes, -most); // behind three growths
}

void tst_ChangesPanel::aBarIsChosenByMouseAndKey()
{
    Bench bench;
    bench.openPair();
    QTRY_COMPARE(bench.chart().bars().size(), std::size_t{11});
    QSignalSpy chosen(&bench.comparison, &Comparison::typeChosen);
    QTest::mouseClick(&bench.chart(), Qt::LeftButton, {}, bench.chart().rowOf(3).center());
    QCOMPARE(chosen.takeFirst().first().toUInt(), bench.chart().bars()[3].type);
    QTest::keyClick(&bench.chart(), Qt::Key_Down);
    QTest::keyClick(&bench.chart(), Qt::Key_Return);
    QCOMPARE(chosen.takeFirst().first().toUInt(), bench.chart().bars()[4].type);
    QTest::mouseClick(&bench.chart(), Qt::LeftButton, {}, {20, bench.chart().height() - 1});
    QVERIFY(chosen.isEmpty());
}

void tst_ChangesPanel::withoutSnapshotsItSaysWhatToDo()
{
    Bench bench;
    QVERIFY(!bench.chart().isVisible());
    QVERIFY(bench.panel.findChild<QLabel*>()->text().contains(QStringLiteral("two heap")));
    bench.session.add(QStringLiteral("one"), fixture("tiny"));
    bench.session.add(QStringLiteral("same"), fixture("tiny"));
    QTRY_VERIFY(bench.panel.findChild<QLabel*>()->text().contains(QStringLiteral("No type")));
}

void tst_ChangesPanel::theUnitFollows()
{
    Bench bench;
    bench.openPair();
    QTRY_VERIFY(bench.chart().isVisible());
    bench.options.setSizeUnit(SizeUnit::Bytes);
    QCOMPARE(
        bench.chart().textOf(0),
        QStringLiteral("(concatenated string): %1").arg(signedSizeText(4179360, SizeUnit::Bytes)));
}

TIDEMARK_TEST(tst_ChangesPanel)

#include "tst_changes_panel.moc"
