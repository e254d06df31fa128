// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/event_lane.h"
#include "app/timeline/function_lane.h"
#include "app/timeline/overview_strip.h"
#include "app/timeline/timeline_chart.h"
#include "app/timeline/timeline_view.h"
#include "tests/support/lanes.h"
#include "tests/support/patience.h"
#include "tests/support/recordings.h"
#include "tests/support/test_registry.h"

#include <QAction>
#include <QContextMenuEvent>
#include <QTest>

using namespace tidemark;
using namespace tidemark::app;
using test::kSecondNs;

/// What the mouse is on in the timeline, and what the timeline lights because of it.
class tst_LinkedTimeline : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_view.reset(); }
    void aDoubleClickOnASpanZoomsToIt();
    void whatTheMouseIsOnIsPointedAt();
    void theMenuKnowsTheCall();
    void callsThatArePointedAtStandOut();
    void theMarkBeforeTheCursorStandsOut();

private:
    QWidget* plot() const { return m_view->findChild<TimelineChart*>()->viewport(); }
    QPoint onLoad() const;
    int add(std::vector<Marker> markers);
    TimeSelection& time() { return m_workspace->session.time(); }

    PlotMargins m_margins{100, 0}; ///< of lanes: 100 s over 1,000 pixels behind it
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<TimelineView> m_view;
};

/// main() from 10 to 90 s, and in it load() from 60 to 80.
void tst_LinkedTimeline::init()
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

/// A recording of 100 s with these alone beside what is open.
int tst_LinkedTimeline::add(std::vector<Marker> markers)
{
    auto recording = test::recordingOf({});
    recording->timeline.series = {test::seriesOf({1e6, 2e6}, {0, 100 * kSecondNs - 1})};
    recording->timeline.markers = std::move(markers);
    m_workspace->session.add(QStringLiteral("lanes.dat"), {recording});
    return m_workspace->session.current()->id;
}

/// The middle of load(), which runs from 60 to 80 of 100 s.
QPoint tst_LinkedTimeline::onLoad() const
{
    const auto* const lane = m_view->findChild<FunctionLane*>();
    int begin = 0;
    int end = 0;
    for (int x = 0; x < lane->width(); ++x) {
        const Marker* const span = lane->spanAt({x, 26});
        begin = span != nullptr && begin == 0 ? x : begin;
        end = span != nullptr ? x : end;
    }
    return {(begin + end) / 2, 26};
}

void tst_LinkedTimeline::aDoubleClickOnASpanZoomsToIt()
{
    QWidget* const lane = m_view->findChild<FunctionLane*>()->viewport();
    const AxisRange load{60 * kSecondNs, 80 * kSecondNs};
    const QPoint point = onLoad();
    QTest::mouseClick(lane, Qt::LeftButton, {}, point);
    QVERIFY(time().selected() == load);
    QTest::mouseDClick(lane, Qt::LeftButton, {}, point);
    QVERIFY(time().visible() == load);
}

void tst_LinkedTimeline::whatTheMouseIsOnIsPointedAt()
{
    const Pointing& pointing = m_workspace->session.pointing();
    const auto move = [](QWidget* widget, QPoint point) {
        QMouseEvent event(QEvent::MouseMove, point, widget->mapToGlobal(point), Qt::NoButton,
                          Qt::NoButton, Qt::NoModifier);
        QApplication::sendEvent(widget, &event);
    };
    QWidget* const lane = m_view->findChild<FunctionLane*>()->viewport();
    move(lane, onLoad());
    QCOMPARE(pointing.place().function, std::string("load"));
    QCOMPARE(pointing.recording(), 1);
    m_view->grab(); // the axes are computed when they are painted
    const SizeScale& scale = m_view->findChild<TimelineChart*>()->sizes();
    const QRectF area = m_view->findChild<TimelineChart*>()->plotArea();
    const QPoint line(plot()->width() / 3,
                      static_cast<int>(area.bottom() - scale.shareOf(10e6) * area.height()));
    move(plot(), line);
    QCOMPARE(pointing.recording(), 1);
    QCOMPARE(pointing.place().series, std::optional<std::size_t>(0));
    QVERIFY(pointing.place().function.empty());
    move(plot(), QPoint(line.x(), line.y() - 60));
    QCOMPARE(pointing.recording(), 0);
    move(lane, onLoad());
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(lane, &leave);
    QVERIFY(pointing.place() == PointedPlace());
}

void tst_LinkedTimeline::theMenuKnowsTheCall()
{
    QStringList offered;
    connect(m_view.get(), &TimelineView::menuRequested, this,
            [&offered](QPoint, const QList<QAction*>& about) {
                offered.clear();
                for (const QAction* action : about) {
                    offered << action->objectName();
                }
                if (!about.isEmpty()) {
                    about.front()->trigger();
                }
            });
    const auto askFor = [](QWidget* widget, QPoint point, QContextMenuEvent::Reason reason) {
        QContextMenuEvent event(reason, point, widget->mapToGlobal(point));
        QApplication::sendEvent(widget, &event);
    };
    QWidget* const lane = m_view->findChild<FunctionLane*>()->viewport();
    askFor(lane, onLoad(), QContextMenuEvent::Mouse);
    QCOMPARE(offered.join(u' '),
             QStringLiteral("zoomToCall selectCall alignAtFunction copyFunction"));
    QVERIFY((time().visible() == AxisRange{60 * kSecondNs, 80 * kSecondNs}));
    askFor(plot(), plot()->rect().center(), QContextMenuEvent::Mouse);
    QVERIFY(offered.isEmpty());
    askFor(m_view->findChild<OverviewStrip*>(), {100, 10}, QContextMenuEvent::Mouse);
    QVERIFY(offered.isEmpty());

    time().showAll();
    time().setCursor(50 * kSecondNs);
    askFor(m_view.get(), {10, 10}, QContextMenuEvent::Keyboard);
    QVERIFY((time().visible() == AxisRange{10 * kSecondNs, 90 * kSecondNs})); // main
}

void tst_LinkedTimeline::callsThatArePointedAtStandOut()
{
    m_workspace->session.removeAll();
    const int other = add({test::spanOf("f", 20, 40, 0)});
    const int id = add(
        {test::spanOf("f", 20, 40, 0), test::spanOf("g", 40, 60, 0), test::spanOf("f", 60, 80, 0)});
    FunctionLane functions(*m_workspace, m_margins);
    functions.resize(1100, 100);
    functions.show();
    const auto colourIn = [&functions](int second, int row = 0) {
        return functions.viewport()->grab().toImage().pixelColor(100 + second * 10, row * 18 + 14);
    };
    const QColor plain = colourIn(38);
    const QColor plainOther = colourIn(38, 1);
    m_workspace->session.pointing().set({.recordingId = id, .function = "f"});
    QVERIFY(colourIn(38) != plain);
    QCOMPARE(colourIn(78), colourIn(38)); // each call of it
    QCOMPARE(colourIn(58), plain);
    QCOMPARE(colourIn(38, 1), plainOther);
    m_workspace->session.pointing().set({.recordingId = other, .function = "f"});
    QCOMPARE(colourIn(38), plain);
    QVERIFY(colourIn(38, 1) != plainOther);

    const PointedPlace place = functions.placeAt({100 + 700, 9});
    QCOMPARE(place.recordingId, id);
    QCOMPARE(place.function, std::string("f"));
    QVERIFY((place.range == AxisRange{60 * kSecondNs, 80 * kSecondNs}));
    QVERIFY(functions.placeAt({100 + 900, 9}) == PointedPlace());
}

void tst_LinkedTimeline::theMarkBeforeTheCursorStandsOut()
{
    const auto event = [](MarkerKind kind, const char* name, std::int64_t seconds) {
        return Marker{kind, name, seconds * kSecondNs, seconds * kSecondNs};
    };
    m_workspace->session.removeAll();
    add({event(MarkerKind::Mark, "one", 20), event(MarkerKind::Gc, "gc", 40),
         event(MarkerKind::Mark, "two", 60)});
    EventLane events(m_workspace->session, m_margins);
    events.resize(1100, 24);
    events.show();
    const auto edgeOf = [&events](int second) { // inside the pill, above its text
        return events.grab().toImage().pixelColor(100 + second * 10, 5);
    };
    const QColor plain = edgeOf(20);
    time().setCursor(10 * kSecondNs);
    QCOMPARE(edgeOf(20), plain);
    time().setCursor(50 * kSecondNs);
    QVERIFY(edgeOf(20) != plain);
    QCOMPARE(edgeOf(40), plain); // no mark
    QCOMPARE(edgeOf(60), plain);
    time().setCursor(70 * kSecondNs);
    QCOMPARE(edgeOf(20), plain);
    QVERIFY(edgeOf(60) != plain);
}

TIDEMARK_TEST(tst_LinkedTimeline)

#include "tst_linked_timeline.moc"
