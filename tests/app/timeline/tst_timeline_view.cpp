// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/function_lane.h"
#include "app/timeline/overview_strip.h"
#include "app/timeline/timeline_chart.h"
#include "app/timeline/timeline_view.h"
#include "tests/support/patience.h"
#include "tests/support/recordings.h"
#include "tests/support/test_registry.h"

#include <QComboBox>
#include <QTest>
#include <QWheelEvent>

using namespace tidemark;
using namespace tidemark::app;

/// The timeline driven as a person would, offscreen.
class tst_TimelineView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_view.reset(); }
    void wheelZoomsAtTheCursor();
    void dragPansAndShiftDragSelects();
    void doubleClickShowsAll();
    void keysZoomPanAndGoBack();
    void keysMoveTheCursorAndSelect();
    void goToPeakShowsThePeak();
    void movingTheMouseSetsTheCursor();
    void aSpanIsFoundUnderThePoint();
    void overviewDragChoosesARange();
    void emptyAndOddRecordingsAreDrawn();
    void controlAndTheWheelZoomTheMemoryAxis();
    void theMemoryAxisIsDragged();
    void keysZoomAndMoveTheMemoryAxis();
    void theHeaderSaysHowTheMemoryAxisIsChosen();

private:
    QWidget* plot() const { return m_view->findChild<TimelineChart*>()->viewport(); }
    QPoint at(double share) const;
    void hover(QPoint point) const;
    void wheel(QPoint point, int angle, Qt::KeyboardModifiers modifiers) const;
    const SizeScale& sizes() const { return m_view->findChild<TimelineChart*>()->sizes(); }
    TimeSelection& time() { return m_workspace->session.time(); }

    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<TimelineView> m_view;
};

void tst_TimelineView::init()
{
    m_workspace = std::make_unique<Workspace>();
    m_view = std::make_unique<TimelineView>(*m_workspace);
    std::vector<double> values(101, 10e6);
    values[70] = 90e6;
    auto recording = test::recordingOf(values);
    recording->timeline.markers = {test::spanOf("main", 10, 90, 0),
                                   test::spanOf("load", 60, 80, 1)};
    m_workspace->session.add(QStringLiteral("run.dat"), {recording});
    m_view->resize(1000, 500);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get(), test::kPatience));
}

/// A point of the plot at @p share of its width.
QPoint tst_TimelineView::at(double share) const
{
    const PlotMargins margins;
    const int left = plot()->width() / 10; // inside whatever the margins are
    const int width = plot()->width() - left - margins.right;
    return {left + static_cast<int>(width * share), plot()->height() / 2};
}

/// A move without a button. QTest::mouseMove() goes through the platform's cursor, which offscreen
/// does not follow windows that come and go.
void tst_TimelineView::hover(QPoint point) const
{
    QMouseEvent move(QEvent::MouseMove, point, plot()->mapToGlobal(point), Qt::NoButton,
                     Qt::NoButton, Qt::NoModifier);
    QApplication::sendEvent(plot(), &move);
}

void tst_TimelineView::wheel(QPoint point, int angle, Qt::KeyboardModifiers modifiers) const
{
    QWheelEvent event(point, plot()->mapToGlobal(point), {}, {0, angle}, Qt::NoButton, modifiers,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(plot(), &event);
    m_view->grab(); // the axis is computed when it is painted
}

void tst_TimelineView::wheelZoomsAtTheCursor()
{
    const QPoint point = at(0.5);
    hover(point);
    const auto under = time().cursor();
    QVERIFY(under.has_value());
    wheel(point, 360, {});
    QVERIFY(time().isZoomed());
    hover(point + QPoint(0, 1));
    const std::int64_t perPixel = time().visible().length() / plot()->width();
    QVERIFY(std::abs(*time().cursor() - *under) <= 2 * perPixel);
}

void tst_TimelineView::dragPansAndShiftDragSelects()
{
    time().zoomTo({20 * test::kSecondNs, 60 * test::kSecondNs});
    const AxisRange before = time().visible();
    QTest::mousePress(plot(), Qt::LeftButton, {}, at(0.5));
    QTest::mouseMove(plot(), at(0.3));
    QTest::mouseMove(plot(), at(0.25));
    QTest::mouseRelease(plot(), Qt::LeftButton, {}, at(0.25));
    QVERIFY(time().visible().begin > before.begin);
    QCOMPARE(time().visible().length(), before.length());
    QVERIFY(!time().selected());

    QTest::mousePress(plot(), Qt::LeftButton, Qt::ShiftModifier, at(0.6));
    QTest::mouseMove(plot(), at(0.2));
    QTest::mouseRelease(plot(), Qt::LeftButton, Qt::ShiftModifier, at(0.2));
    QVERIFY(time().selected().has_value());
    QVERIFY(time().selected()->length() > before.length() / 4);

    QTest::mouseClick(plot(), Qt::LeftButton, {}, at(0.9));
    QVERIFY(time().selected().has_value()); // a slip of the mouse does not lose it
    QTest::keyClick(m_view.get(), Qt::Key_Escape);
    QVERIFY(!time().selected());
}

void tst_TimelineView::doubleClickShowsAll()
{
    time().zoomTo({20 * test::kSecondNs, 60 * test::kSecondNs});
    QTest::mouseDClick(plot(), Qt::LeftButton, {}, at(0.5));
    QVERIFY(!time().isZoomed());
}

void tst_TimelineView::keysZoomPanAndGoBack()
{
    QTest::keyClick(m_view.get(), Qt::Key_Plus);
    QVERIFY(time().isZoomed());
    const AxisRange zoomed = time().visible();
    QTest::keyClick(m_view.get(), Qt::Key_Right);
    QVERIFY(time().visible().begin > zoomed.begin);
    QTest::keyClick(m_view.get(), Qt::Key_Home);
    QCOMPARE(time().visible().begin, 0);
    QTest::keyClick(m_view.get(), Qt::Key_Backspace);
    QVERIFY(!time().isZoomed());
    QTest::keyClick(m_view.get(), Qt::Key_Right, Qt::AltModifier);
    QVERIFY(time().isZoomed());
    QTest::keyClick(m_view.get(), Qt::Key_0);
    QVERIFY(!time().isZoomed());

    time().select(AxisRange{30 * test::kSecondNs, 40 * test::kSecondNs});
    QTest::keyClick(m_view.get(), Qt::Key_Return);
    QVERIFY((time().visible() == AxisRange{30 * test::kSecondNs, 40 * test::kSecondNs}));
    QTest::keyClick(m_view.get(), Qt::Key_Escape);
    QVERIFY(!time().selected());
}

void tst_TimelineView::keysMoveTheCursorAndSelect()
{
    QTest::keyClick(m_view.get(), Qt::Key_Right, Qt::ControlModifier);
    const auto start = time().cursor();
    QVERIFY(start.has_value());
    QTest::keyClick(m_view.get(), Qt::Key_Right, Qt::ShiftModifier);
    QTest::keyClick(m_view.get(), Qt::Key_Right, Qt::ShiftModifier);
    QVERIFY(time().selected().has_value());
    QCOMPARE(time().selected()->begin, *start);
    QCOMPARE(time().selected()->end, *time().cursor());
    QTest::keyClick(m_view.get(), Qt::Key_Left, Qt::ShiftModifier);
    QTest::keyClick(m_view.get(), Qt::Key_Left, Qt::ShiftModifier);
    QTest::keyClick(m_view.get(), Qt::Key_Left, Qt::ShiftModifier);
    QCOMPARE(time().selected()->end, *start); // now it grows to the other side
    QVERIFY(!time().isZoomed());
}

void tst_TimelineView::goToPeakShowsThePeak()
{
    QTest::keyClick(m_view.get(), Qt::Key_P);
    QVERIFY(time().isZoomed());
    QVERIFY(time().visible().contains(70 * test::kSecondNs));
    QCOMPARE(*time().cursor(), 70 * test::kSecondNs);
}

void tst_TimelineView::movingTheMouseSetsTheCursor()
{
    hover(at(0.2));
    const auto first = time().cursor();
    hover(at(0.4));
    QVERIFY(first.has_value());
    QVERIFY(time().cursor().has_value());
    QVERIFY(*time().cursor() > *first);
    hover(QPoint(2, 100)); // over the axis
    QVERIFY(!time().cursor());
}

void tst_TimelineView::aSpanIsFoundUnderThePoint()
{
    auto* const lane = m_view->findChild<FunctionLane*>();
    QVERIFY(lane->isVisible());
    int mains = 0;
    int loads = 0;
    for (int x = 0; x < lane->width(); x += 4) {
        if (const Marker* span = lane->spanAt({x, 8})) {
            QCOMPARE(span->name, std::string("main"));
            ++mains;
        }
        if (const Marker* span = lane->spanAt({x, 26})) {
            QCOMPARE(span->name, std::string("load"));
            ++loads;
        }
    }
    QVERIFY(loads > 0);
    QVERIFY(mains > 3 * loads);
}

void tst_TimelineView::overviewDragChoosesARange()
{
    auto* const strip = m_view->findChild<OverviewStrip*>();
    QTest::mousePress(strip, Qt::LeftButton, {}, {400, 20});
    QTest::mouseMove(strip, {500, 20});
    QTest::mouseRelease(strip, Qt::LeftButton, {}, {600, 20});
    QVERIFY(time().isZoomed());
    const AxisRange chosen = time().visible();
    QTest::mousePress(strip, Qt::LeftButton, {}, {450, 20}); // the window itself
    QTest::mouseMove(strip, {500, 20});
    QTest::mouseRelease(strip, Qt::LeftButton, {}, {500, 20});
    QVERIFY(time().visible().begin > chosen.begin);
    QCOMPARE(time().visible().length(), chosen.length());
    QTest::mouseDClick(strip, Qt::LeftButton, {}, {450, 20});
    QVERIFY(!time().isZoomed());
}

void tst_TimelineView::emptyAndOddRecordingsAreDrawn()
{
    m_workspace->session.removeAll();
    QVERIFY(!m_view->grab().isNull());
    for (const std::vector<double>& values :
         {std::vector<double>{5e6}, {7e6, 7e6, 7e6}, {0.0, 0.0}, {kGap, kGap}, {kGap, 1.0, kGap}}) {
        m_workspace->session.removeAll();
        m_workspace->session.add(QStringLiteral("odd.dat"), {test::recordingOf(values)});
        QVERIFY(!m_view->grab().isNull());
        QTest::keyClick(m_view.get(), Qt::Key_P);
        QTest::keyClick(m_view.get(), Qt::Key_Plus);
        QVERIFY(!m_view->grab().isNull());
    }
}

/// What is under the mouse stays there; the time does not move.
void tst_TimelineView::controlAndTheWheelZoomTheMemoryAxis()
{
    m_view->grab();
    const QRectF area = m_view->findChild<TimelineChart*>()->plotArea();
    const SizeScale before = sizes();
    const QPoint point(at(0.5).x(), static_cast<int>(area.bottom() - area.height() / 4));
    const double share = (area.bottom() - point.y()) / area.height();
    const double under = before.bytesAt(share);
    wheel(point, 360, Qt::ControlModifier);
    QVERIFY(!time().isZoomed());
    QVERIFY(sizes().highest - sizes().lowest < 0.6 * (before.highest - before.lowest));
    QVERIFY(std::abs(sizes().bytesAt(share) - under) < 1.0);
    // Over the labels the wheel alone does it.
    const SizeScale zoomed = sizes();
    wheel({5, point.y()}, 120, {});
    QVERIFY(sizes().highest - sizes().lowest < zoomed.highest - zoomed.lowest);
    QVERIFY(!time().isZoomed());
    QTest::mouseDClick(plot(), Qt::LeftButton, {}, {5, point.y()});
    m_view->grab();
    QCOMPARE(sizes(), before);
}

void tst_TimelineView::theMemoryAxisIsDragged()
{
    m_view->grab();
    const QRectF area = m_view->findChild<TimelineChart*>()->plotArea();
    const SizeScale before = sizes();
    const QPoint from(5, static_cast<int>(area.center().y()));
    const QPoint to = from + QPoint(0, 40);
    QTest::mousePress(plot(), Qt::LeftButton, {}, from);
    QTest::mouseMove(plot(), to);
    QTest::mouseRelease(plot(), Qt::LeftButton, {}, to);
    m_view->grab();
    const double moved = 40.0 / area.height() * (before.highest - before.lowest);
    QVERIFY(std::abs(sizes().lowest - (before.lowest + moved)) < 1.0);
    QVERIFY(std::abs(sizes().highest - (before.highest + moved)) < 1.0);
    QVERIFY(!time().isZoomed());
    hover(at(0.5));
    hover(at(0.6)); // it was let go
    m_view->grab();
    QVERIFY(std::abs(sizes().lowest - (before.lowest + moved)) < 1.0);
}

void tst_TimelineView::keysZoomAndMoveTheMemoryAxis()
{
    m_view->grab();
    const SizeScale before = sizes();
    QTest::keyClick(m_view.get(), Qt::Key_Up, Qt::ControlModifier);
    m_view->grab();
    QVERIFY(sizes().highest < before.highest && sizes().lowest > before.lowest);
    const SizeScale zoomed = sizes();
    QTest::keyClick(m_view.get(), Qt::Key_Down, Qt::ShiftModifier);
    m_view->grab();
    QVERIFY(sizes().highest < zoomed.highest && sizes().lowest < zoomed.lowest);
    QTest::keyClick(m_view.get(), Qt::Key_0);
    m_view->grab();
    QCOMPARE(sizes(), before);
    m_workspace->sizes.setKind(SizeAxis::Kind::Fitted);
    m_view->grab();
    QVERIFY(sizes().lowest > 0.0);
}

/// Never that it begins at zero when it does not.
void tst_TimelineView::theHeaderSaysHowTheMemoryAxisIsChosen()
{
    const auto says = [this] {
        QStringList texts;
        for (const QComboBox* const box : m_view->findChildren<QComboBox*>()) {
            texts << box->currentText();
        }
        return texts;
    };
    QVERIFY(says().contains(QStringLiteral("From zero")));
    QTest::keyClick(m_view.get(), Qt::Key_Up, Qt::ControlModifier);
    QVERIFY(says().contains(QStringLiteral("Zoomed")));
    QVERIFY(!says().contains(QStringLiteral("From zero")));
    m_workspace->sizes.setKind(SizeAxis::Kind::Logarithmic);
    QVERIFY(says().contains(QStringLiteral("Logarithmic")));
}

TIDEMARK_TEST(tst_TimelineView)

#include "tst_timeline_view.moc"
