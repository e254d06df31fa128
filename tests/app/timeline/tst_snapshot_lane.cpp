// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/snapshot_lane.h"
#include "app/timeline/time_navigation.h"
#include "app/workspace/snapshot_mime.h"
#include "tests/support/heap_graph_builder.h"
#include "tests/support/lanes.h"
#include "tests/support/patience.h"
#include "tests/support/test_registry.h"
#include "tests/support/timed_snapshots.h"

#include <QDropEvent>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

using namespace tidemark;
using namespace tidemark::app;
using test::kSecondNs;

/// Snapshots at their moments. 100 s over 1,000 pixels after a margin of 100.
class tst_SnapshotLane : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::English); }
    void init();
    void withoutMomentsItTakesNoRoom();
    void snapshotsStandAtTheirMoments();
    void aClickShowsTheSnapshot();
    void aClickOpensTheFile();
    void theSnapshotInAnOpenFileIsShown();
    void keysWalkAndGiveRoles();
    void oneDroppedOnAnotherIsCompared();
    void aDragOnASnapshotDoesNotPan();
    void theTipTellsWhatChanged();
    void theTipOfMappingsTellsTheRss();
    void theTipOfHeapsWaitsForThem();
    void theChosenOneStaysWhileMoreCome();

private:
    static SnapshotPtr at(double seconds, std::vector<TypeRow> rows, std::string label = {});
    static SnapshotPtr inFile(double seconds, std::string path);
    void add(std::vector<SnapshotPtr> snapshots);
    QPoint placeOf(int second) const { return {100 + second * 10, 13}; }

    PlotMargins m_margins{100, 0};
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<SnapshotLane> m_lane;
};

void tst_SnapshotLane::init()
{
    m_lane.reset();
    m_workspace = std::make_unique<Workspace>();
    m_lane = std::make_unique<SnapshotLane>(*m_workspace, m_margins);
    m_lane->resize(1100, 26);
}

SnapshotPtr tst_SnapshotLane::at(double seconds, std::vector<TypeRow> rows, std::string label)
{
    return test::takenAt(seconds, test::typesSnapshot(std::move(rows)), std::move(label));
}

SnapshotPtr tst_SnapshotLane::inFile(double seconds, std::string path)
{
    Snapshot snapshot;
    snapshot.path = std::move(path);
    return test::takenAt(seconds, std::make_shared<const Snapshot>(std::move(snapshot)));
}

void tst_SnapshotLane::add(std::vector<SnapshotPtr> snapshots)
{
    m_workspace->session.add(QStringLiteral("server"), {test::recordingWith(std::move(snapshots))});
}

void tst_SnapshotLane::withoutMomentsItTakesNoRoom()
{
    QVERIFY(m_lane->isHidden());
    add({test::typesSnapshot({{"Row", 1, 8}})}); // nobody knows when
    QVERIFY(m_lane->isHidden());
    add({at(10, {{"Row", 1, 8}})});
    QVERIFY(!m_lane->isHidden());
    m_workspace->session.setVisible(2, false);
    QVERIFY(m_lane->isHidden());
}

void tst_SnapshotLane::snapshotsStandAtTheirMoments()
{
    add({at(10, {{"Row", 1, 8}}), at(60, {{"Row", 1, 8}})});
    QVERIFY(m_lane->isAt(placeOf(10)) && m_lane->isAt(placeOf(60)));
    QVERIFY(!m_lane->isAt(placeOf(30)));
    m_workspace->session.time().zoomTo({50 * kSecondNs, 70 * kSecondNs});
    QVERIFY(m_lane->isAt(placeOf(50)) && !m_lane->isAt(placeOf(60)) && !m_lane->isAt(placeOf(10)));
}

void tst_SnapshotLane::aClickShowsTheSnapshot()
{
    add({at(10, {{"Row", 1, 8}}), at(60, {{"Row", 1, 8}})});
    const int current = m_workspace->session.current()->id;
    QTest::mouseClick(m_lane.get(), Qt::LeftButton, {}, placeOf(60));
    QCOMPARE(m_workspace->session.snapshots().current(), (std::optional(SnapshotRef{1, 1})));
    QCOMPARE(m_workspace->session.current()->id, current);
}

void tst_SnapshotLane::aClickOpensTheFile()
{
    add({inFile(10, "/tmp/taken 1.heapsnapshot")});
    QSignalSpy opened(m_lane.get(), &SnapshotLane::openRequested);
    QTest::mouseClick(m_lane.get(), Qt::LeftButton, {}, placeOf(10));
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened.front().front().toString(), QStringLiteral("/tmp/taken 1.heapsnapshot"));
    QVERIFY(test::toolTipAt(*m_lane, placeOf(10)).contains(QStringLiteral("open its file")));
}

void tst_SnapshotLane::theSnapshotInAnOpenFileIsShown()
{
    add({inFile(10, "/tmp/taken.heapsnapshot")});
    auto file = std::make_shared<Recording>();
    file->snapshots = {test::typesSnapshot({{"Row", 1, 8}})};
    m_workspace->session.add(QStringLiteral("/tmp/taken.heapsnapshot"), {file});
    m_workspace->session.snapshots().setCurrent({});
    QTest::mouseClick(m_lane.get(), Qt::LeftButton, {}, placeOf(10));
    QCOMPARE(m_workspace->session.snapshots().current(), (std::optional(SnapshotRef{2, 0})));
}

void tst_SnapshotLane::keysWalkAndGiveRoles()
{
    add({at(10, {{"Row", 1, 8}}), at(40, {{"Row", 1, 8}}), at(60, {{"Row", 1, 8}}),
         at(80, {{"Row", 1, 8}}, "last")});
    const SnapshotSelection& selection = m_workspace->session.snapshots();
    QTest::keyClick(m_lane.get(), Qt::Key_Left); // from nowhere: the last one
    QCOMPARE(m_lane->accessibleDescription(), QStringLiteral("last"));
    QTest::keyClick(m_lane.get(), Qt::Key_B);
    QCOMPARE(selection.snapshot(SnapshotRole::B), (std::optional(SnapshotRef{1, 3})));
    QTest::keyClick(m_lane.get(), Qt::Key_Left);
    QTest::keyClick(m_lane.get(), Qt::Key_A);
    QCOMPARE(selection.snapshot(SnapshotRole::A), (std::optional(SnapshotRef{1, 2})));
    QTest::keyClick(m_lane.get(), Qt::Key_Right);
    QTest::keyClick(m_lane.get(), Qt::Key_Right); // there is none behind the last
    QTest::keyClick(m_lane.get(), Qt::Key_Return);
    QCOMPARE(selection.current(), (std::optional(SnapshotRef{1, 3})));
}

void tst_SnapshotLane::oneDroppedOnAnotherIsCompared()
{
    add({at(10, {{"Row", 1, 8}}), at(40, {{"Row", 1, 8}}), at(60, {{"Row", 1, 8}}),
         at(80, {{"Row", 1, 8}})});
    QSignalSpy compared(m_lane.get(), &SnapshotLane::comparisonRequested);
    const std::unique_ptr<QMimeData> dragged(encodeSnapshot({1, 3}));
    const auto drop = [&](int second) {
        QDragEnterEvent enter(placeOf(second), Qt::CopyAction, dragged.get(), Qt::LeftButton, {});
        QApplication::sendEvent(m_lane.get(), &enter);
        QDropEvent event(placeOf(second), Qt::CopyAction, dragged.get(), Qt::LeftButton, {});
        QApplication::sendEvent(m_lane.get(), &event);
    };
    drop(20);
    drop(80); // on itself
    QCOMPARE(compared.size(), 0);
    drop(40);
    QCOMPARE(compared.size(), 1);
    const SnapshotSelection& selection = m_workspace->session.snapshots();
    QCOMPARE(selection.snapshot(SnapshotRole::A), (std::optional(SnapshotRef{1, 1}))); // earlier
    QCOMPARE(selection.snapshot(SnapshotRole::B), (std::optional(SnapshotRef{1, 3})));
}

void tst_SnapshotLane::aDragOnASnapshotDoesNotPan()
{
    add({inFile(50, "/tmp/taken.heapsnapshot")}); // which cannot be dragged before it is open
    TimeSelection& time = m_workspace->session.time();
    TimeNavigation navigation(time, m_margins, nullptr);
    navigation.watch(m_lane.get(), {.isTaken = [this](QPoint at) { return m_lane->isAt(at); }});
    time.zoomTo({20 * kSecondNs, 80 * kSecondNs});
    const AxisRange before = time.visible();
    test::drag(*m_lane, placeOf(50), placeOf(50) + QPoint(200, 0));
    QCOMPARE(time.visible(), before);
    test::drag(*m_lane, placeOf(20), placeOf(20) + QPoint(100, 0));
    QVERIFY(time.visible() != before);
}

void tst_SnapshotLane::theTipTellsWhatChanged()
{
    add({at(10, {{"Row", 1, 1024}, {"<b>x</b>", 1, 512}, {"Gone", 1, 4096}}, "start"),
         at(60, {{"Row", 3, 3072}, {"<b>x</b>", 2, 1024}, {"New", 1, 64}}, "end")});
    const QString first = test::toolTipAt(*m_lane, placeOf(10));
    QVERIFY2(first.startsWith(QStringLiteral("start · server · ")), qPrintable(first));
    QVERIFY(!first.contains(QStringLiteral("Since")));
    QTRY_VERIFY_WITH_TIMEOUT(
        test::toolTipAt(*m_lane, placeOf(60)).contains(QStringLiteral("Since start: ")),
        test::kPatience);
    const QStringList lines = test::toolTipAt(*m_lane, placeOf(60)).split(QLatin1Char('\n'));
    QCOMPARE(lines.at(1), QStringLiteral("Since start: −1.44 KiB, objects: +3"));
    QVERIFY(lines.at(2).contains(QStringLiteral("Gone")));
    QVERIFY(lines.at(3).contains(QStringLiteral("Row")));
    QVERIFY2(lines.at(4).contains(QStringLiteral("<b>x</b>")), qPrintable(lines.at(4)));
    QCOMPARE(lines.size(), 6); // three types, and what a click does
}

/// It is compared with the last one of its kind.
void tst_SnapshotLane::theTipOfMappingsTellsTheRss()
{
    const auto mapped = [](double seconds, std::int64_t heap, std::int64_t library) {
        Snapshot snapshot;
        snapshot.mappings.rows = {{MappingKind::Heap, "[heap]", {}},
                                  {MappingKind::Library, "/usr/lib/libx.so", {}}};
        snapshot.mappings.rows[0].figures.rss = heap;
        snapshot.mappings.rows[1].figures.rss = library;
        return test::takenAt(seconds, std::make_shared<const Snapshot>(std::move(snapshot)));
    };
    add({mapped(10, 1024, 4096), at(30, {{"Row", 1, 8}}), mapped(60, 5120, 3072)});
    const QStringList lines = test::toolTipAt(*m_lane, placeOf(60)).split(QLatin1Char('\n'));
    QCOMPARE(lines.at(1), QStringLiteral("Since Mappings 1: RSS +3.00 KiB"));
    QVERIFY(lines.at(2).contains(QStringLiteral("+4.00 KiB  [heap]")));
    QVERIFY(lines.at(3).contains(QStringLiteral("libx.so")));
    QVERIFY(!test::toolTipAt(*m_lane, placeOf(30)).contains(QStringLiteral("Since")));
}

/// Nothing is known of a heap before it is asked for.
void tst_SnapshotLane::theTipOfHeapsWaitsForThem()
{
    const auto heap = [](double seconds, std::uint64_t size) {
        test::HeapGraphBuilder builder;
        builder.node(NodeType::Synthetic, "");
        builder.edge(0, builder.node(NodeType::Object, "Thing", size));
        return test::takenAt(seconds, test::snapshotOf(builder.build()));
    };
    add({heap(10, 1024), heap(60, 5120)});
    QVERIFY(test::toolTipAt(*m_lane, placeOf(60)).contains(QStringLiteral("Comparing it with")));
    QTRY_VERIFY_WITH_TIMEOUT(
        test::toolTipAt(*m_lane, placeOf(60)).contains(QStringLiteral("+4.00 KiB  Thing")),
        test::kPatience);
}

void tst_SnapshotLane::theChosenOneStaysWhileMoreCome()
{
    add({at(60, {{"Row", 1, 8}}, "late")});
    QTest::keyClick(m_lane.get(), Qt::Key_Left);
    auto grown = std::make_shared<Recording>(*m_workspace->session.current()->recording);
    grown->snapshots.push_back(at(10, {{"Row", 1, 8}}, "early"));
    m_workspace->growing.grow(1, grown, GrowingRecordings::Telling::AtPace);
    QTest::keyClick(m_lane.get(), Qt::Key_A);
    QCOMPARE(m_workspace->session.snapshots().snapshot(SnapshotRole::A),
             (std::optional(SnapshotRef{1, 0})));
}

TIDEMARK_TEST(tst_SnapshotLane)

#include "tst_snapshot_lane.moc"
