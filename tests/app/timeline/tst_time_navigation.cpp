// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/time_navigation.h"
#include "tests/support/lanes.h"
#include "tests/support/test_registry.h"

#include <QKeyEvent>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using namespace tidemark;
using namespace tidemark::app;

/// Over a bare widget whose margins are 100 left and 0 right: pixel 100 + n is position 10 n.
class tst_TimeNavigation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void wheelUpZoomsAtThePointer();
    void wheelDownZoomsOut();
    void smallWheelStepsAddUp();
    void sidewaysAndShiftWheelPan_data();
    void sidewaysAndShiftWheelPan();
    void dragPans();
    void aDragStopsAtTheEnds();
    void shakyClicksDoNotPan();
    void otherButtonsDoNothing();
    void shiftDragSelectsInBothDirections();
    void aSelectionEndsAtTheEdge();
    void aClickKeepsTheSelection();
    void edgesOfTheSelectionAreDragged();
    void anEdgeThatCannotBeSeenIsNotDragged();
    void aClickOnAnEdgeKeepsIt();
    void thePointerTellsOfAnEdge();
    void doubleClickShowsAll();
    void doubleClickOnASpanShowsIt();
    void aClickOnASpanSelectsIt();
    void leavingTakesTheCursorAway();
    void nothingOpenIgnoresAll();
    void keysPan_data();
    void keysPan();
    void keysZoomAroundTheCursor();
    void keysOfHistoryAndSelection();
    void otherKeysAreLeftAlone();

private:
    void wheel(QPoint angle, Qt::KeyboardModifiers modifiers = {}, QPoint at = {600, 50});
    bool press(int key, Qt::KeyboardModifiers modifiers = {});

    PlotMargins m_margins{100, 0};
    std::unique_ptr<TimeSelection> m_time;
    std::unique_ptr<TimeNavigation> m_navigation;
    std::unique_ptr<QWidget> m_widget;
};

void tst_TimeNavigation::init()
{
    m_navigation.reset();
    m_time = std::make_unique<TimeSelection>();
    m_time->setWhole({0, 10'000});
    m_navigation = std::make_unique<TimeNavigation>(*m_time, m_margins, nullptr);
    m_widget = std::make_unique<QWidget>();
    m_widget->resize(1100, 100);
    m_navigation->watch(m_widget.get());
}

void tst_TimeNavigation::wheel(QPoint angle, Qt::KeyboardModifiers modifiers, QPoint at)
{
    QWheelEvent event(at, m_widget->mapToGlobal(at), {}, angle, Qt::NoButton, modifiers,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(m_widget.get(), &event);
}

bool tst_TimeNavigation::press(int key, Qt::KeyboardModifiers modifiers)
{
    return m_navigation->handleKey(QKeyEvent(QEvent::KeyPress, key, modifiers));
}

void tst_TimeNavigation::wheelUpZoomsAtThePointer()
{
    wheel({0, 120}, {}, {350, 50}); // over position 2,500
    QCOMPARE(m_time->visible().length(), 8000);
    QCOMPARE(m_time->visible().begin, 500); // which stays a quarter from the left
    wheel({0, 120}, {}, {350, 50});
    QCOMPARE(m_time->visible().length(), 6400);
    QCOMPARE(m_time->visible().begin, 900);
}

void tst_TimeNavigation::wheelDownZoomsOut()
{
    m_time->zoomTo({4000, 6000});
    wheel({0, -120});
    QCOMPARE(m_time->visible().length(), 2500);
    for (int i = 0; i < 50; ++i) {
        wheel({0, -120});
    }
    QVERIFY((m_time->visible() == AxisRange{0, 10'000})); // and no further
}

/// Touchpads send many events of a few eighths of a degree.
void tst_TimeNavigation::smallWheelStepsAddUp()
{
    for (int i = 0; i < 24; ++i) {
        wheel({0, 5});
    }
    QVERIFY(std::abs(m_time->visible().length() - 8000) < 40);
}

void tst_TimeNavigation::sidewaysAndShiftWheelPan_data()
{
    QTest::addColumn<QPoint>("angle");
    QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
    QTest::addColumn<qint64>("begin");
    const Qt::KeyboardModifiers none;
    const Qt::KeyboardModifiers shift = Qt::ShiftModifier;
    QTest::newRow("sideways to the left") << QPoint(-120, 0) << none << qint64(4200);
    QTest::newRow("sideways to the right") << QPoint(120, 0) << none << qint64(3800);
    QTest::newRow("Shift and down") << QPoint(0, -120) << shift << qint64(4200);
    QTest::newRow("Shift and up") << QPoint(0, 120) << shift << qint64(3800);
    QTest::newRow("mostly sideways") << QPoint(-120, 60) << none << qint64(4200);
}

void tst_TimeNavigation::sidewaysAndShiftWheelPan()
{
    QFETCH(QPoint, angle);
    QFETCH(Qt::KeyboardModifiers, modifiers);
    QFETCH(qint64, begin);
    m_time->zoomTo({4000, 6000});
    wheel(angle, modifiers);
    QCOMPARE(m_time->visible().begin, begin);
    QCOMPARE(m_time->visible().length(), 2000);
}

void tst_TimeNavigation::dragPans()
{
    m_time->zoomTo({4000, 6000}); // 2 positions a pixel
    test::drag(*m_widget, {600, 50}, {500, 50});
    QVERIFY((m_time->visible() == AxisRange{4200, 6200}));
    QVERIFY(!m_time->selected());
    test::drag(*m_widget, {500, 50}, {600, 90});
    QVERIFY((m_time->visible() == AxisRange{4000, 6000}));
}

void tst_TimeNavigation::aDragStopsAtTheEnds()
{
    m_time->zoomTo({4000, 6000});
    test::drag(*m_widget, {600, 50}, {-90'000, 50});
    QVERIFY((m_time->visible() == AxisRange{8000, 10'000}));
    test::drag(*m_widget, {600, 50}, {90'000, 50});
    QVERIFY((m_time->visible() == AxisRange{0, 2000}));
}

void tst_TimeNavigation::shakyClicksDoNotPan()
{
    m_time->zoomTo({4000, 6000});
    test::drag(*m_widget, {600, 50}, {602, 51});
    QVERIFY((m_time->visible() == AxisRange{4000, 6000}));
}

void tst_TimeNavigation::otherButtonsDoNothing()
{
    m_time->zoomTo({4000, 6000});
    m_time->select(AxisRange{4500, 5000});
    QTest::mousePress(m_widget.get(), Qt::RightButton, {}, {600, 50});
    test::hover(*m_widget, {300, 50});
    QTest::mouseRelease(m_widget.get(), Qt::RightButton, {}, {300, 50});
    QVERIFY((m_time->visible() == AxisRange{4000, 6000}));
    QVERIFY(m_time->selected().has_value());
}

void tst_TimeNavigation::shiftDragSelectsInBothDirections()
{
    test::drag(*m_widget, {300, 50}, {500, 50}, Qt::ShiftModifier);
    QVERIFY((m_time->selected() == AxisRange{2000, 4000}));
    test::drag(*m_widget, {800, 50}, {700, 50}, Qt::ShiftModifier);
    QVERIFY((m_time->selected() == AxisRange{6000, 7000}));
    QVERIFY(!m_time->isZoomed());
}

void tst_TimeNavigation::aSelectionEndsAtTheEdge()
{
    test::drag(*m_widget, {900, 50}, {5000, 50}, Qt::ShiftModifier);
    QVERIFY((m_time->selected() == AxisRange{8000, 10'000}));
    test::drag(*m_widget, {300, 50}, {-5000, 50}, Qt::ShiftModifier);
    QVERIFY((m_time->selected() == AxisRange{0, 2000}));
}

void tst_TimeNavigation::aClickKeepsTheSelection()
{
    m_time->select(AxisRange{2000, 4000});
    test::drag(*m_widget, {600, 50}, {600, 50});
    QVERIFY(m_time->selected().has_value());
    m_time->zoomTo({4000, 6000});
    m_time->select(AxisRange{4500, 5000});
    test::drag(*m_widget, {600, 50}, {400, 50}); // a pan keeps it
    QVERIFY(m_time->selected().has_value());
}

/// Pixels 300 and 500 are the edges of what is selected.
void tst_TimeNavigation::edgesOfTheSelectionAreDragged()
{
    m_time->select(AxisRange{2000, 4000});
    test::drag(*m_widget, {502, 50}, {602, 50}); // grabbed two pixels beside it
    QVERIFY((m_time->selected() == AxisRange{2000, 5000}));
    test::drag(*m_widget, {297, 50}, {247, 50});
    QVERIFY((m_time->selected() == AxisRange{1500, 5000}));
    test::drag(*m_widget, {250, 50}, {800, 50}); // across the other one
    QVERIFY((m_time->selected() == AxisRange{5000, 7000}));
    test::drag(*m_widget, {800, 50}, {5000, 50});
    QVERIFY((m_time->selected() == AxisRange{5000, 10'000}));
    QVERIFY(!m_time->isZoomed());
    m_time->zoomTo({4000, 6000});
    test::drag(*m_widget, {620, 50}, {720, 50}); // the edge is at 600: this pans
    QVERIFY((m_time->selected() == AxisRange{5000, 10'000}));
    QVERIFY((m_time->visible() == AxisRange{3800, 5800}));
}

void tst_TimeNavigation::anEdgeThatCannotBeSeenIsNotDragged()
{
    m_time->select(AxisRange{2000, 3999});
    m_time->zoomTo({4000, 6000});
    test::drag(*m_widget, {101, 50}, {51, 50});
    QVERIFY((m_time->selected() == AxisRange{2000, 3999}));
    QVERIFY((m_time->visible() == AxisRange{4100, 6100}));
}

void tst_TimeNavigation::aClickOnAnEdgeKeepsIt()
{
    m_time->select(AxisRange{2000, 4000});
    test::drag(*m_widget, {303, 50}, {303, 50});
    QVERIFY((m_time->selected() == AxisRange{2000, 4000}));
    test::drag(*m_widget, {300, 50}, {300, 50}, Qt::ShiftModifier); // another selection
    QVERIFY(!m_time->selected());
}

void tst_TimeNavigation::thePointerTellsOfAnEdge()
{
    m_time->select(AxisRange{2000, 4000});
    test::hover(*m_widget, {400, 50});
    QCOMPARE(m_widget->cursor().shape(), Qt::ArrowCursor);
    test::hover(*m_widget, {498, 50});
    QCOMPARE(m_widget->cursor().shape(), Qt::SizeHorCursor);
    test::hover(*m_widget, {510, 50});
    QCOMPARE(m_widget->cursor().shape(), Qt::ArrowCursor);
    test::hover(*m_widget, {300, 50});
    m_time->select({});
    test::hover(*m_widget, {300, 50});
    QCOMPARE(m_widget->cursor().shape(), Qt::ArrowCursor);
}

void tst_TimeNavigation::doubleClickShowsAll()
{
    m_time->zoomTo({4000, 6000});
    QTest::mouseDClick(m_widget.get(), Qt::LeftButton, {}, {600, 50});
    QVERIFY(!m_time->isZoomed());
    QVERIFY(m_time->canZoomBack()); // which can be taken back
}

void tst_TimeNavigation::doubleClickOnASpanShowsIt()
{
    const auto rangeAt = [](QPoint point) {
        return point.x() < 500 ? std::optional(AxisRange{1000, 3000}) : std::nullopt;
    };
    m_navigation->watch(m_widget.get(), {.rangeAt = rangeAt});
    QTest::mouseDClick(m_widget.get(), Qt::LeftButton, {}, {300, 50});
    QVERIFY((m_time->visible() == AxisRange{1000, 3000}));
    QTest::mouseDClick(m_widget.get(), Qt::LeftButton, {}, {300, 50});
    QVERIFY(!m_time->isZoomed());
    m_time->zoomTo({4000, 6000});
    QTest::mouseDClick(m_widget.get(), Qt::LeftButton, {}, {600, 50});
    QVERIFY(!m_time->isZoomed());
}

/// Not a drag that begins there, and not a click beside it.
void tst_TimeNavigation::aClickOnASpanSelectsIt()
{
    const auto rangeAt = [](QPoint point) {
        return point.x() < 500 ? std::optional(AxisRange{1000, 3000}) : std::nullopt;
    };
    m_navigation->watch(m_widget.get(), {.rangeAt = rangeAt});
    QTest::mousePress(m_widget.get(), Qt::LeftButton, {}, {300, 50});
    QTest::mouseMove(m_widget.get(), {350, 50});
    QTest::mouseRelease(m_widget.get(), Qt::LeftButton, {}, {350, 50});
    QVERIFY(!m_time->selected());
    QTest::mouseClick(m_widget.get(), Qt::LeftButton, {}, {600, 50});
    QVERIFY(!m_time->selected());
    QTest::mouseClick(m_widget.get(), Qt::LeftButton, {}, {300, 50});
    QVERIFY(m_time->selected() == AxisRange({1000, 3000}));
    QVERIFY(!m_time->isZoomed());
}

void tst_TimeNavigation::leavingTakesTheCursorAway()
{
    QSignalSpy moved(m_navigation.get(), &TimeNavigation::mouseMoved);
    QSignalSpy left(m_navigation.get(), &TimeNavigation::mouseLeft);
    test::hover(*m_widget, {350, 20});
    QCOMPARE(m_time->cursor(), std::optional<std::int64_t>(2500));
    QCOMPARE(moved[0][1].toPointF(), QPointF(350, 20));
    test::hover(*m_widget, {99, 20}); // in the margin
    QVERIFY(!m_time->cursor());
    test::hover(*m_widget, {350, 20});
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(m_widget.get(), &leave);
    QVERIFY(!m_time->cursor());
    QCOMPARE(left.size(), 1);
}

void tst_TimeNavigation::nothingOpenIgnoresAll()
{
    m_time->setWhole({});
    wheel({0, 120});
    test::drag(*m_widget, {300, 50}, {500, 50}, Qt::ShiftModifier);
    test::hover(*m_widget, {350, 20});
    QTest::mouseDClick(m_widget.get(), Qt::LeftButton, {}, {600, 50});
    QVERIFY(m_time->visible().isEmpty());
    QVERIFY(!m_time->selected() && !m_time->cursor() && !m_time->canZoomBack());
    for (const int key : {Qt::Key_Left, Qt::Key_Plus, Qt::Key_Minus, Qt::Key_End, Qt::Key_0}) {
        press(key);
    }
    QVERIFY(m_time->whole().isEmpty());
}

void tst_TimeNavigation::keysPan_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<qint64>("begin");
    QTest::newRow("left") << static_cast<int>(Qt::Key_Left) << qint64(3800);
    QTest::newRow("right") << static_cast<int>(Qt::Key_Right) << qint64(4200);
    QTest::newRow("page up") << static_cast<int>(Qt::Key_PageUp) << qint64(2000);
    QTest::newRow("page down") << static_cast<int>(Qt::Key_PageDown) << qint64(6000);
    QTest::newRow("home") << static_cast<int>(Qt::Key_Home) << qint64(0);
    QTest::newRow("end") << static_cast<int>(Qt::Key_End) << qint64(8000);
}

void tst_TimeNavigation::keysPan()
{
    QFETCH(int, key);
    QFETCH(qint64, begin);
    m_time->zoomTo({4000, 6000});
    QVERIFY(press(key));
    QVERIFY((m_time->visible() == AxisRange{begin, begin + 2000}));
}

void tst_TimeNavigation::keysZoomAroundTheCursor()
{
    for (const int key : {Qt::Key_Plus, Qt::Key_Equal, Qt::Key_Up}) {
        m_time->showAll();
        QVERIFY(press(key));
        QVERIFY((m_time->visible() == AxisRange{1500, 8500})); // around the middle
    }
    m_time->showAll();
    m_time->setCursor(0);
    QVERIFY(press(Qt::Key_Plus));
    QVERIFY((m_time->visible() == AxisRange{0, 7000}));
    QVERIFY(press(Qt::Key_Minus));
    QVERIFY(!m_time->isZoomed());
    m_time->zoomTo({0, 7000});
    QVERIFY(press(Qt::Key_Down));
    QVERIFY(!m_time->isZoomed());
}

void tst_TimeNavigation::keysOfHistoryAndSelection()
{
    m_time->select(AxisRange{2000, 3000});
    QVERIFY(press(Qt::Key_Enter));
    QVERIFY((m_time->visible() == AxisRange{2000, 3000}));
    QVERIFY(press(Qt::Key_Left, Qt::AltModifier));
    QVERIFY(!m_time->isZoomed());
    QVERIFY(press(Qt::Key_Right, Qt::AltModifier));
    QVERIFY((m_time->visible() == AxisRange{2000, 3000}));
    QVERIFY(press(Qt::Key_Backspace));
    QVERIFY(!m_time->isZoomed());
    QVERIFY(press(Qt::Key_Escape));
    QVERIFY(!m_time->selected());
    QVERIFY(press(Qt::Key_Return)); // with nothing selected
    QVERIFY(!m_time->isZoomed());
}

void tst_TimeNavigation::otherKeysAreLeftAlone()
{
    for (const int key : {Qt::Key_A, Qt::Key_Tab, Qt::Key_Space, Qt::Key_F1, Qt::Key_Delete}) {
        QVERIFY(!press(key));
    }
    QVERIFY(!m_time->isZoomed());
}

TIDEMARK_TEST(tst_TimeNavigation)

#include "tst_time_navigation.moc"
