// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/record/heap_panel.h"
#include "app/record/taken_snapshots.h"
#include "app/sources/snapshot_list.h"
#include "app/window/heap_watching.h"
#include "core/processes/listening_sockets.h"
#include "tests/support/live_window.h"
#include "tests/support/node_target.h"
#include "tests/support/test_registry.h"

#include <QAbstractItemModel>
#include <QDockWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QTest>
#include <QTreeView>

#include <algorithm>

using namespace tidemark;
using namespace tidemark::app;

/// The window beside a real Node, whose inspector has a port that the system chooses.
class tst_HeapWatching final : public QObject, private test::LiveWindow
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void asksBeforeItOpensTheInspector();
    void theHeapIsOnTheTimeline();
    void garbageIsCollected();
    void snapshotsOpenBesideTheTimeline();
    void othersAreNotAsked();
    void nothingCanBeAskedWithoutAWatch();

private:
    HeapPanel& panel() const { return *m_window->findChild<HeapPanel*>(); }
    QPushButton& button(const char* name) const
    {
        return *panel().findChild<QPushButton*>(QLatin1String(name));
    }
    QMessageBox* question() const
    {
        return m_window->findChild<QMessageBox*>(QStringLiteral("openInspector"));
    }
    void attach();
    /// Has the heap watched, with the user's consent.
    void watch();
    bool isInspectorOpen() const;
    int seriesOf(SeriesKind kind);

    std::unique_ptr<test::NodeTarget> m_node;
};

void tst_HeapWatching::initTestCase()
{
    if (!test::NodeTarget::isThere()) {
        QSKIP("no Node.js here");
    }
    prepare();
}

void tst_HeapWatching::init()
{
    open();
    m_node = std::make_unique<test::NodeTarget>(
        QStringList{QStringLiteral("--inspect-port=0")},
        QStringLiteral("class Kept {}; globalThis.kept = Array.from({length: 100}, () => new "
                       "Kept())"));
    m_window->resize(1280, 800);
    qobject_cast<QDockWidget*>(panel().parentWidget())->raise();
}

void tst_HeapWatching::cleanup()
{
    close();
    m_node.reset();
}

void tst_HeapWatching::attach()
{
    m_window->live().attach(m_node->pid(), test::everyTenMilliseconds());
    QTRY_VERIFY(button("watch").isVisible());
}

void tst_HeapWatching::watch()
{
    attach();
    QTest::mouseClick(&button("watch"), Qt::LeftButton);
    QTRY_VERIFY(question() != nullptr && question()->isVisible());
    QTest::mouseClick(question()->buttons().first(), Qt::LeftButton);
    QTRY_VERIFY(button("capture").isEnabled() && button("capture").isVisible());
}

bool tst_HeapWatching::isInspectorOpen() const
{
    const auto sockets = listeningSocketsOf(m_node->pid());
    return !sockets || !sockets->empty();
}

int tst_HeapWatching::seriesOf(SeriesKind kind)
{
    return static_cast<int>(
        std::ranges::count(session().current()->recording->timeline.series, kind, &Series::kind));
}

void tst_HeapWatching::asksBeforeItOpensTheInspector()
{
    attach();
    QVERIFY(!button("capture").isVisible());
    QTest::mouseClick(&button("watch"), Qt::LeftButton);
    QTRY_VERIFY(question() != nullptr && question()->isVisible());
    QVERIFY(!isInspectorOpen());
    QVERIFY(question()->text().contains(QStringLiteral("node")));
    QTest::mouseClick(question()->button(QMessageBox::Cancel), Qt::LeftButton);
    QTRY_VERIFY(question() == nullptr);
    QVERIFY(!isInspectorOpen());
    QVERIFY(button("watch").isVisible());
    QVERIFY(m_node->isRunning());
}

void tst_HeapWatching::theHeapIsOnTheTimeline()
{
    watch();
    QTRY_COMPARE(seriesOf(SeriesKind::HeapUsed), 1);
    QTRY_VERIFY(panel()
                    .findChild<QLabel*>(QStringLiteral("state"))
                    ->text()
                    .contains(QStringLiteral("MiB")));
    QTest::mouseClick(&button("watch"), Qt::LeftButton); // which lets go by now
    QTRY_VERIFY(!button("capture").isVisible());
    QTRY_VERIFY(!isInspectorOpen());
    QVERIFY(live().isAnyLive());
}

void tst_HeapWatching::garbageIsCollected()
{
    watch();
    QTest::mouseClick(&button("collect"), Qt::LeftButton);
    const auto marks = [this] {
        QStringList names;
        for (const Marker& marker : session().current()->recording->timeline.markers) {
            if (marker.kind == MarkerKind::Mark) {
                names << QString::fromStdString(marker.name);
            }
        }
        return names;
    };
    const QStringList first{QStringLiteral("Before GC 1"), QStringLiteral("After GC 1")};
    QTRY_COMPARE(marks(), first);
    QTRY_VERIFY(button("collect").isEnabled());
    QTest::mouseClick(&button("collect"), Qt::LeftButton);
    QTRY_COMPARE(marks().size(), 4);
    QCOMPARE(marks().last(), QStringLiteral("After GC 2"));
}

void tst_HeapWatching::snapshotsOpenBesideTheTimeline()
{
    watch();
    const int live = session().current()->id;
    QTest::mouseClick(&button("capture"), Qt::LeftButton);
    QTRY_COMPARE(session().recordings().size(), 2U);
    QCOMPARE(session().current()->id, live); // the timeline stays
    QVERIFY(panel().isVisible());            // and so does the panel
    const auto* const table = panel().findChild<TakenSnapshots*>()->findChild<QAbstractItemView*>();
    QTRY_COMPARE(table->model()->rowCount(), 1);
    QVERIFY(messages().contains(QStringLiteral(".heapsnapshot")));
    // Under the card of the process stands the snapshot of that file.
    const auto listed = snapshotsOf(session(), live);
    QCOMPARE(listed.size(), 1U);
    QCOMPARE(listed.front().ref.recordingId, session().recordings().back().id);
    QTRY_VERIFY(button("capture").isEnabled());
    QTest::mouseClick(&button("capture"), Qt::LeftButton);
    QTRY_COMPARE(session().recordings().size(), 3U);
    QVERIFY(session().snapshots().snapshot(SnapshotRole::A).has_value());
    QVERIFY(session().snapshots().snapshot(SnapshotRole::B).has_value());
    QVERIFY(session().recordings()[1].path != session().recordings()[2].path);
}

void tst_HeapWatching::othersAreNotAsked()
{
    m_window->live().attach(m_target->pid(), test::everyTenMilliseconds());
    QTRY_VERIFY(button("watch").isVisible());
    QTest::mouseClick(&button("watch"), Qt::LeftButton);
    QTRY_VERIFY(messages().contains(QStringLiteral("not known to be Node.js")));
    QVERIFY(question() == nullptr);
    QCOMPARE(m_target->tell("still there"), QByteArray("ok"));
}

void tst_HeapWatching::nothingCanBeAskedWithoutAWatch()
{
    QVERIFY(!button("watch").isVisible());
    QVERIFY(!HeapWatching::isReady(m_window->workspace()));
    m_window->live().heap().collect();
    m_window->live().heap().capture();
    attach();
    QVERIFY(!HeapWatching::isReady(m_window->workspace()));
}

TIDEMARK_TEST(tst_HeapWatching)

#include "tst_heap_watching.moc"
