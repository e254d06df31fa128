// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/time_selection.h"
#include "tests/support/test_registry.h"

#include <QSignalSpy>
#include <QTest>

using namespace tidemark;
using namespace tidemark::app;

class tst_TimeSelection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void zoomIsClampedAndSignalledOnce();
    void historyGoesBackAndForward();
    void aGestureLeavesOneStep();
    void zoomingKeepsTheAnchorInPlace();
    void panningStopsAtTheEnds();
    void aGrowingWholeStaysShownWhole();
    void aShrinkingWholeClampsWhatIsVisible();
    void followsAGrowingEnd();
    void lookingBackEndsTheFollowing();
    void growthKeepsTheWayBack();
    void selectionIsOrderedAndClamped();
    void nothingToShowEndsAZoom();
    void aShortAxisIsNeverShownLonger();
};

void tst_TimeSelection::zoomIsClampedAndSignalledOnce()
{
    TimeSelection selection;
    selection.setWhole({0, 1000});
    const QSignalSpy changes(&selection, &TimeSelection::visibleChanged);

    selection.zoomTo({500, 5000});
    selection.zoomTo({500, 1000}); // the same after clamping
    selection.zoomTo({800, 200});  // empty

    QCOMPARE(changes.count(), 1);
    QVERIFY((selection.visible() == AxisRange{500, 1000}));
    selection.zoomBack();
    QVERIFY(!selection.canZoomBack()); // the two refused zooms left no step behind
}

void tst_TimeSelection::historyGoesBackAndForward()
{
    TimeSelection selection;
    selection.setWhole({0, 1000});
    selection.zoomTo({100, 500});
    selection.zoomTo({200, 300});
    selection.zoomBack();
    QVERIFY((selection.visible() == AxisRange{100, 500}));
    selection.zoomForward();
    QVERIFY((selection.visible() == AxisRange{200, 300}));
    QVERIFY(!selection.canZoomForward());
    selection.zoomBack();
    selection.zoomTo({0, 50}); // a new way forgets the old one
    QVERIFY(!selection.canZoomForward());
}

void tst_TimeSelection::aGestureLeavesOneStep()
{
    TimeSelection selection;
    selection.setWhole({0, 100'000});
    for (int i = 0; i < 5; ++i) {
        selection.zoomAround(50'000, 0.8);
    }
    selection.endGesture();
    selection.zoomAround(50'000, 0.8);
    selection.zoomBack();
    QVERIFY(selection.isZoomed());
    selection.zoomBack();
    QVERIFY(!selection.isZoomed());
    QVERIFY(!selection.canZoomBack());
}

void tst_TimeSelection::zoomingKeepsTheAnchorInPlace()
{
    TimeSelection selection;
    selection.setWhole({0, 1'000'000});
    selection.zoomAround(250'000, 0.5);
    QVERIFY((selection.visible() == AxisRange{125'000, 625'000})); // still a quarter from the left
    selection.zoomAround(250'000, 1e-12);
    QCOMPARE(selection.visible().length(), 16);
    QVERIFY(selection.visible().contains(250'000));
    selection.zoomAround(250'000, 1e12);
    QVERIFY(!selection.isZoomed());
}

void tst_TimeSelection::panningStopsAtTheEnds()
{
    TimeSelection selection;
    selection.setWhole({0, 1000});
    selection.zoomTo({100, 300});
    selection.panTo(-500);
    QVERIFY((selection.visible() == AxisRange{0, 200}));
    selection.panTo(5000);
    QVERIFY((selection.visible() == AxisRange{800, 1000}));
}

void tst_TimeSelection::aGrowingWholeStaysShownWhole()
{
    TimeSelection selection;
    selection.setWhole({0, 100});
    selection.setWhole({0, 500});
    QVERIFY((selection.visible() == AxisRange{0, 500}));
    selection.zoomTo({100, 200});
    selection.setWhole({0, 900});
    QVERIFY((selection.visible() == AxisRange{100, 200}));
}

void tst_TimeSelection::aShrinkingWholeClampsWhatIsVisible()
{
    TimeSelection selection;
    selection.setWhole({0, 1000});
    selection.zoomTo({800, 1000});
    selection.select(AxisRange{850, 950});
    selection.setWhole({0, 300});
    QVERIFY((selection.visible() == AxisRange{100, 300}));
    QVERIFY(!selection.selected());
}

void tst_TimeSelection::followsAGrowingEnd()
{
    TimeSelection selection;
    selection.setWhole({0, 1000});
    selection.growWhole({0, 1200});
    QVERIFY((selection.visible() == AxisRange{0, 1200})); // all stays all
    QVERIFY(selection.isFollowing());

    selection.zoomTo({1000, 1200});
    QVERIFY(selection.isFollowing());
    selection.growWhole({0, 1500});
    QVERIFY((selection.visible() == AxisRange{1300, 1500}));
}

void tst_TimeSelection::lookingBackEndsTheFollowing()
{
    TimeSelection selection;
    selection.setWhole({0, 1000});
    selection.zoomTo({800, 1000});
    QSignalSpy following(&selection, &TimeSelection::followingChanged);
    selection.panTo(500);
    QVERIFY(!selection.isFollowing());
    selection.growWhole({0, 2000});
    QVERIFY((selection.visible() == AxisRange{500, 700}));
    QCOMPARE(following.count(), 1);

    selection.follow();
    QVERIFY(selection.isFollowing());
    QVERIFY((selection.visible() == AxisRange{1800, 2000}));
    selection.follow(); // does already
    QCOMPARE(following.count(), 2);
    selection.panTo(100);
    selection.panTo(1800); // coming to the end by hand is following too
    QVERIFY(selection.isFollowing());
}

void tst_TimeSelection::growthKeepsTheWayBack()
{
    TimeSelection selection;
    selection.setWhole({0, 1000});
    selection.zoomTo({100, 400});
    selection.growWhole({0, 3000});
    QVERIFY(selection.canZoomBack());
    selection.zoomBack();
    QVERIFY((selection.visible() == AxisRange{0, 3000})); // it was all, so it is all again
    QVERIFY(selection.isFollowing());
    selection.setWhole({0, 500}); // another recording
    QVERIFY((selection.visible() == AxisRange{0, 500}));
}

void tst_TimeSelection::selectionIsOrderedAndClamped()
{
    TimeSelection selection;
    selection.setWhole({0, 1000});
    const QSignalSpy changes(&selection, &TimeSelection::selectedChanged);
    selection.select(AxisRange{300, 100});
    QVERIFY((*selection.selected() == AxisRange{100, 300}));
    selection.select(AxisRange{100, 300});
    QCOMPARE(changes.count(), 1);
    selection.select(AxisRange{50, 50});
    QVERIFY(!selection.selected());
}

/// The last recording was closed, and another one is opened or the same again.
void tst_TimeSelection::nothingToShowEndsAZoom()
{
    TimeSelection selection;
    selection.setWhole({0, 1'000'000'000});
    selection.zoomTo({2000, 3000});
    selection.select(AxisRange{2100, 2200});
    selection.setCursor(2150);
    selection.setWhole({});
    QVERIFY(!selection.isZoomed());
    QVERIFY(selection.visible().isEmpty());
    QVERIFY(!selection.canZoomBack() && !selection.canZoomForward());
    QVERIFY(!selection.selected() && !selection.cursor());
    selection.setWhole({0, 500'000'000});
    QVERIFY((selection.visible() == AxisRange{0, 500'000'000}));
    QVERIFY(selection.isFollowing());

    selection.zoomTo({2000, 3000});
    selection.growWhole({}); // the only recording was hidden while it grew
    selection.growWhole({0, 700'000'000});
    QVERIFY((selection.visible() == AxisRange{0, 700'000'000}));
}

/// Five samples with no more than their numbers.
void tst_TimeSelection::aShortAxisIsNeverShownLonger()
{
    TimeSelection selection;
    selection.setWhole({0, 5});
    selection.showAll();
    selection.zoomTo({1, 3});
    selection.zoomAround(2, 0.5);
    selection.panTo(100);
    QVERIFY((selection.visible() == AxisRange{0, 5}));
    QVERIFY(!selection.isZoomed());
    selection.setWhole({0, 20});
    selection.zoomTo({18, 20});
    QVERIFY((selection.visible() == AxisRange{4, 20}));
}

TIDEMARK_TEST(tst_TimeSelection)

#include "tst_time_selection.moc"
