// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/growing_recordings.h"
#include "app/workspace/open_snapshots.h"
#include "app/workspace/plotted_series.h"
#include "tests/support/recordings.h"
#include "tests/support/test_registry.h"

#include <QSignalSpy>
#include <QTest>

using namespace tidemark;
using namespace tidemark::app;

using Telling = GrowingRecordings::Telling;

class tst_GrowingRecordings final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void framesAreToldAtOnceAndTheRestAtItsPace();
    void whatMattersIsToldAtOnce();
    void theEndTellsTheRest();
    void framesComeWhenAskedFor();
    void heapEventsGrowToo();

private:
    std::unique_ptr<GrowingRecordings> m_growing;
    std::unique_ptr<Session> m_session;
};

void tst_GrowingRecordings::init()
{
    m_growing.reset();
    m_session = std::make_unique<Session>();
    m_growing = std::make_unique<GrowingRecordings>(*m_session);
    m_session->add(QStringLiteral("a"), {test::recordingOf({1, 2})});
    m_growing->setGrowing(1, true);
    QVERIFY(m_session->current()->isLive);
}

void tst_GrowingRecordings::framesAreToldAtOnceAndTheRestAtItsPace()
{
    QSignalSpy grew(m_session.get(), &Session::recordingGrew);
    QSignalSpy told(m_session.get(), &Session::recordingChanged);
    m_growing->grow(1, test::recordingOf({1, 2, 3}), Telling::AtPace);
    m_growing->grow(1, test::recordingOf({1, 2, 3, 4}), Telling::AtPace);
    QCOMPARE(grew.count(), 2);
    QCOMPARE(told.count(), 0);
    m_growing->requestFrame();
    QTRY_COMPARE(told.count(), 1); // once for both, however many frames it takes
    m_growing->tell(1);
    QCOMPARE(told.count(), 2);
    m_growing->grow(7, test::recordingOf({1}), Telling::AtOnce); // no such recording
    QCOMPARE(grew.count() + told.count(), 4);
}

void tst_GrowingRecordings::whatMattersIsToldAtOnce()
{
    QSignalSpy told(m_session.get(), &Session::recordingChanged);
    m_growing->grow(1, test::recordingOf({1, 2, 3}), Telling::AtOnce);
    QCOMPARE(told.count(), 1);
}

void tst_GrowingRecordings::theEndTellsTheRest()
{
    QSignalSpy told(m_session.get(), &Session::recordingChanged);
    m_growing->grow(1, test::recordingOf({1, 2, 3}), Telling::AtPace);
    m_growing->setGrowing(1, false);
    QCOMPARE(told.count(), 1);
    QVERIFY(!m_session->current()->isLive);
    m_growing->setGrowing(1, false);
    m_growing->setGrowing(7, false);
    QCOMPARE(told.count(), 1);
}

void tst_GrowingRecordings::framesComeWhenAskedFor()
{
    QSignalSpy frames(m_growing.get(), &GrowingRecordings::frameDue);
    m_growing->requestFrame();
    m_growing->requestFrame();
    QTRY_COMPARE(frames.count(), 1);
    m_growing->requestFrame();
    QTRY_COMPARE(frames.count(), 2);
}

/// As a source that tells of a heap has a recording grow.
void tst_GrowingRecordings::heapEventsGrowToo()
{
    auto more = std::make_shared<Recording>(*test::recordingOf({1, 2, 3}));
    Series heap = more->timeline.series[0];
    heap.kind = SeriesKind::HeapUsed;
    heap.name = "heap used";
    more->timeline.series.push_back(heap);
    more->timeline.markers.push_back({MarkerKind::Gc, "scavenge", 1, 2, 0, 200, 100});
    Snapshot snapshot;
    snapshot.label = "after load";
    snapshot.position = 2;
    snapshot.types.rows = {{"Array", 2, 64, {}}};
    more->snapshots.push_back(std::make_shared<const Snapshot>(snapshot));
    QSignalSpy told(m_session.get(), &Session::recordingChanged);
    m_growing->grow(1, more, Telling::AtPace);

    QCOMPARE(told.count(), 1); // nobody may show the lists of before
    QVERIFY(m_session->current()->seriesShown[1]);
    QCOMPARE(plottedSeries(*m_session).size(), 2U);
    QCOMPARE(allSnapshots(*m_session), (std::vector<SnapshotRef>{{1, 0}}));
    QCOMPARE(m_session->snapshots().current(), std::optional(SnapshotRef{1, 0}));
    QCOMPARE(m_session->snapshots().snapshot(SnapshotRole::A), std::optional(SnapshotRef{1, 0}));

    auto again = std::make_shared<Recording>(*more);
    snapshot.label = "later";
    again->snapshots.push_back(std::make_shared<const Snapshot>(snapshot));
    m_growing->grow(1, again, Telling::AtPace);
    QCOMPARE(allSnapshots(*m_session).size(), 2U);
    QCOMPARE(m_session->snapshots().current(), std::optional(SnapshotRef{1, 0})); // as it was
    QCOMPARE(m_session->snapshots().snapshot(SnapshotRole::B), std::optional(SnapshotRef{1, 1}));
}

TIDEMARK_TEST(tst_GrowingRecordings)
#include "tst_growing_recordings.moc"
