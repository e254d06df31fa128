// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/event_lane.h"
#include "app/timeline/function_lane.h"
#include "tests/support/lanes.h"
#include "tests/support/recordings.h"
#include "tests/support/test_registry.h"

#include <QScrollBar>
#include <QTest>

using namespace tidemark;
using namespace tidemark::app;
using test::kSecondNs;

/// The lanes of functions and of events. 100 s over 1,000 pixels after a margin of 100.
class tst_Lanes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void lanesWithoutContentTakeNoRoom();
    void spansAreFoundByRowAndTime();
    void theCurrentRecordingStandsFirst();
    void hiddenAndOtherAxesAreLeftOut();
    void narrowSpansCanStillBeHit();
    void spansTellTheirRange();
    void aZoomMovesTheBars();
    void manyRowsScroll();
    void functionToolTips();
    void functionToolTipsWithoutMemory();
    void aThousandSpansAreDrawn();
    void spansUnderTheCursorStandOut();
    void eventToolTips();
    void nearEventsAreOnePill();
    void eventsApartAreTwoPills();
    void eventsOutsideAreNotShown();
    void eventsAtTheEdgesStayInside();
    void eventsMoveWithTheWallClock();
    void namesCannotPlayTricks();
    void whatLastsIsABar();

private:
    std::shared_ptr<Recording> recordingWith(std::vector<Marker> markers) const;
    int add(const char* name, std::vector<Marker> markers);
    static Marker event(MarkerKind kind, std::string name, double seconds);
    std::string spanAt(int second, int row) const;
    QString functionTip(int second, int row);
    QString eventTip(int second);

    PlotMargins m_margins{100, 0};
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<FunctionLane> m_functions;
    std::unique_ptr<EventLane> m_events;
};

void tst_Lanes::init()
{
    m_functions.reset();
    m_events.reset();
    m_workspace = std::make_unique<Workspace>();
    m_functions = std::make_unique<FunctionLane>(*m_workspace, m_margins);
    m_events = std::make_unique<EventLane>(m_workspace->session, m_margins);
    m_functions->resize(1100, 100);
    m_events->resize(1100, 24);
}

std::shared_ptr<Recording> tst_Lanes::recordingWith(std::vector<Marker> markers) const
{
    auto recording = test::recordingOf({});
    recording->timeline.series = {test::seriesOf({1e6, 2e6}, {0, 100 * kSecondNs - 1})};
    recording->timeline.markers = std::move(markers);
    return recording;
}

int tst_Lanes::add(const char* name, std::vector<Marker> markers)
{
    m_workspace->session.add(QString::fromUtf8(name), {recordingWith(std::move(markers))});
    return m_workspace->session.current()->id;
}

Marker tst_Lanes::event(MarkerKind kind, std::string name, double seconds)
{
    const auto position = static_cast<std::int64_t>(seconds * 1e9);
    return {kind, std::move(name), position, position};
}

/// Name of the span in the middle of @p row, "" if there is none.
std::string tst_Lanes::spanAt(int second, int row) const
{
    const Marker* const span = m_functions->spanAt({100 + second * 10, row * 18 + 9});
    return span != nullptr ? span->name : "";
}

QString tst_Lanes::functionTip(int second, int row)
{
    return test::toolTipAt(*m_functions->viewport(), {100 + second * 10, row * 18 + 9});
}

QString tst_Lanes::eventTip(int second)
{
    return test::toolTipAt(*m_events, {100 + second * 10, 12});
}

void tst_Lanes::lanesWithoutContentTakeNoRoom()
{
    QVERIFY(m_functions->isHidden() && m_events->isHidden());
    add("plain.dat", {});
    QVERIFY(m_functions->isHidden() && m_events->isHidden());
    add("spans.dat", {test::spanOf("main", 0, 10, 0)});
    QVERIFY(!m_functions->isHidden() && m_events->isHidden());
    add("events.dat", {event(MarkerKind::Gc, "", 5)});
    QVERIFY(!m_functions->isHidden() && !m_events->isHidden());
    m_workspace->session.removeAll();
    QVERIFY(m_functions->isHidden() && m_events->isHidden());
}

void tst_Lanes::spansAreFoundByRowAndTime()
{
    add("a.dat", {test::spanOf("main", 10, 90, 0), test::spanOf("load", 20, 40, 1),
                  test::spanOf("parse", 50, 60, 1)});
    QCOMPARE(spanAt(5, 0), std::string());
    QCOMPARE(spanAt(15, 0), std::string("main"));
    QCOMPARE(spanAt(89, 0), std::string("main"));
    QCOMPARE(spanAt(91, 0), std::string());
    QCOMPARE(spanAt(30, 1), std::string("load"));
    QCOMPARE(spanAt(45, 1), std::string());
    QCOMPARE(spanAt(55, 1), std::string("parse"));
    QCOMPARE(spanAt(30, 2), std::string());
}

void tst_Lanes::theCurrentRecordingStandsFirst()
{
    const int first = add("a.dat", {test::spanOf("first", 0, 50, 0)});
    const int second =
        add("b.dat", {test::spanOf("second", 0, 50, 0), test::spanOf("inner", 0, 50, 1)});
    QCOMPARE(spanAt(20, 0), std::string("second"));
    QCOMPARE(spanAt(20, 1), std::string("inner"));
    QCOMPARE(spanAt(20, 2), std::string("first"));
    m_workspace->session.setCurrent(first);
    QCOMPARE(spanAt(20, 0), std::string("first"));
    QCOMPARE(spanAt(20, 1), std::string("second"));
    QCOMPARE(spanAt(20, 2), std::string("inner"));
    m_workspace->session.setVisible(second, false);
    QCOMPARE(spanAt(20, 1), std::string());
}

void tst_Lanes::hiddenAndOtherAxesAreLeftOut()
{
    auto counted = recordingWith({test::spanOf("counted", 0, 50, 0)});
    counted->timeline.axis = AxisUnit::Instructions;
    m_workspace->session.add(QStringLiteral("b.dat"), {counted});
    add("a.dat", {test::spanOf("timed", 0, 50, 0)});
    QCOMPARE(spanAt(20, 0), std::string("timed"));
    QCOMPARE(spanAt(20, 1), std::string());
    m_workspace->session.setVisible(m_workspace->session.current()->id, false);
    QVERIFY(m_functions->isHidden());
}

void tst_Lanes::narrowSpansCanStillBeHit()
{
    add("a.dat", {test::spanOf("tick", 50, 50.001, 0), test::spanOf("moment", 70, 70, 0)});
    QCOMPARE(spanAt(50, 0), std::string("tick"));
    QCOMPARE(spanAt(70, 0), std::string("moment"));
}

void tst_Lanes::spansTellTheirRange()
{
    const int id = add("a.dat", {test::spanOf("main", 10, 90, 0), test::spanOf("load", 20, 40, 1)});
    QVERIFY(m_functions->placeAt({100 + 300, 27}).range ==
            std::optional(AxisRange{20 * kSecondNs, 40 * kSecondNs}));
    QVERIFY(!m_functions->placeAt({100 + 500, 27}).range);
    QVERIFY(m_functions->placeAt({100 + 500, 9}).range.has_value());
    m_workspace->session.setVisible(id, false);
    QVERIFY(!m_functions->placeAt({100 + 500, 9}).range);
}

void tst_Lanes::aZoomMovesTheBars()
{
    add("a.dat", {test::spanOf("main", 10, 90, 0), test::spanOf("load", 20, 40, 1)});
    m_workspace->session.time().zoomTo({20 * kSecondNs, 30 * kSecondNs});
    QCOMPARE(spanAt(1, 1), std::string("load"));
    QCOMPARE(spanAt(99, 1), std::string("load"));
    m_workspace->session.time().zoomTo({60 * kSecondNs, 70 * kSecondNs});
    QCOMPARE(spanAt(50, 0), std::string("main"));
    QCOMPARE(spanAt(50, 1), std::string());
}

void tst_Lanes::manyRowsScroll()
{
    std::vector<Marker> nested;
    for (int level = 0; level < 20; ++level) {
        nested.push_back(test::spanOf("level " + std::to_string(level), level, 99 - level, level));
    }
    add("deep.dat", nested);
    m_functions->resize(1100, m_functions->sizeHint().height());
    m_functions->show();
    QVERIFY(m_functions->sizeHint().height() < 20 * 18);
    QCOMPARE(spanAt(50, 0), std::string("level 0"));
    QScrollBar& bar = *m_functions->verticalScrollBar();
    QVERIFY(bar.maximum() > 0);
    bar.setValue(7 * 18);
    QCOMPARE(spanAt(50, 0), std::string("level 7"));
    bar.setValue(bar.maximum());
    QCOMPARE(spanAt(50, m_functions->viewport()->height() / 18 - 1), std::string("level 19"));
    m_workspace->session.removeAll();
    add("flat.dat", {test::spanOf("main", 0, 99, 0)});
    QCOMPARE(bar.maximum(), 0);
    QCOMPARE(spanAt(50, 0), std::string("main"));
}

void tst_Lanes::functionToolTips()
{
    Marker span = test::spanOf("module.load", 20, 40, 0);
    span.startBytes = 10 << 20;
    span.endBytes = 4 << 20;
    add("a.dat", {span});
    QCOMPARE(functionTip(30, 0).replace(QChar(0x00a0), u' '),
             QStringLiteral("module.load\nDuration: 20.0 s\nAt entry: 10.0 MiB\nAt exit: 4.00 "
                            "MiB\nDifference: \u22126.00 MiB"));
    m_workspace->options.setSizeUnit(SizeUnit::Bytes);
    QVERIFY(functionTip(30, 0).contains(QStringLiteral("10,485,760")));
    QVERIFY(functionTip(50, 0).isEmpty());
}

void tst_Lanes::functionToolTipsWithoutMemory()
{
    Marker half = test::spanOf("half", 60, 80, 0);
    half.startBytes = 1 << 20;
    add("a.dat", {test::spanOf("none", 20, 40, 0), half});
    QCOMPARE(functionTip(30, 0), QStringLiteral("none\nDuration: 20.0 s\nAt entry: —\nAt exit: —"));
    QVERIFY(functionTip(70, 0).endsWith(QStringLiteral("At exit: —")));
}

void tst_Lanes::aThousandSpansAreDrawn()
{
    std::vector<Marker> calls;
    for (int i = 0; i < 1000; ++i) {
        calls.push_back(test::spanOf("f", i * 0.1, i * 0.1 + 0.05, 0));
    }
    add("many.dat", calls);
    m_functions->show();
    const QImage image = m_functions->viewport()->grab().toImage();
    const QRgb ground = image.pixel(1090, 60);
    int painted = 0;
    for (int x = 110; x < 1090; ++x) {
        painted += image.pixel(x, 9) != ground ? 1 : 0;
    }
    QVERIFY(painted > 700); // slivers side by side, none lost
}

void tst_Lanes::spansUnderTheCursorStandOut()
{
    add("a.dat", {test::spanOf("f", 20, 40, 0), test::spanOf("g", 60, 80, 0)});
    m_functions->show();
    const auto colourIn = [this](int second) {
        return m_functions->viewport()->grab().toImage().pixelColor(100 + second * 10, 14);
    };
    const QColor plain = colourIn(38);
    QCOMPARE(colourIn(78), plain);
    m_workspace->session.time().setCursor(30 * kSecondNs);
    QVERIFY(colourIn(38) != plain);
    QCOMPARE(colourIn(78), plain);
    m_workspace->session.time().setCursor(40 * kSecondNs); // it has ended
    QCOMPARE(colourIn(38), plain);
}

void tst_Lanes::eventToolTips()
{
    add("a.dat", {event(MarkerKind::Gc, "", 20), event(MarkerKind::Mark, "checkpoint", 60)});
    QCOMPARE(eventTip(20),
             QStringLiteral("Garbage collection\na.dat · Garbage collection · 20.0 s"));
    QVERIFY(eventTip(60).startsWith(QStringLiteral("checkpoint\na.dat · ")));
    QVERIFY(eventTip(40).isEmpty());
}

void tst_Lanes::nearEventsAreOnePill()
{
    add("a.dat", {event(MarkerKind::Mark, "one", 50), event(MarkerKind::Mark, "two", 50.1),
                  event(MarkerKind::Mark, "three", 50.2)});
    const QString tip = eventTip(50);
    QCOMPARE(tip.count(QLatin1Char('\n')), 3);
    QVERIFY(tip.startsWith(QStringLiteral("one\n")));
    m_workspace->session.time().zoomTo({50 * kSecondNs, 50 * kSecondNs + 300'000'000});
    QCOMPARE(eventTip(33).section(QLatin1Char('\n'), 0, 0), QStringLiteral("two"));
    QCOMPARE(eventTip(66).section(QLatin1Char('\n'), 0, 0), QStringLiteral("three"));
}

void tst_Lanes::eventsApartAreTwoPills()
{
    add("b.dat", {event(MarkerKind::Mark, "late", 80)});
    add("a.dat", {event(MarkerKind::Mark, "early", 20)});
    QVERIFY(eventTip(20).startsWith(QStringLiteral("early\na.dat")));
    QVERIFY(eventTip(80).startsWith(QStringLiteral("late\nb.dat")));
}

void tst_Lanes::eventsOutsideAreNotShown()
{
    add("a.dat", {event(MarkerKind::Mark, "x", 50), test::spanOf("main", 0, 50, 0)});
    m_workspace->session.time().zoomTo({60 * kSecondNs, 70 * kSecondNs});
    for (int second = 0; second < 100; ++second) {
        QVERIFY(eventTip(second).isEmpty());
    }
}

void tst_Lanes::eventsAtTheEdgesStayInside()
{
    add("a.dat", {event(MarkerKind::Mark, "a long name at the start", 0),
                  event(MarkerKind::Mark, "a long name at the end", 99.99)});
    QVERIFY(eventTip(0).startsWith(QStringLiteral("a long name at the start")));
    QVERIFY(eventTip(5).startsWith(QStringLiteral("a long name at the start")));
    QVERIFY(eventTip(95).startsWith(QStringLiteral("a long name at the end")));
    QVERIFY(test::toolTipAt(*m_events, {90, 12}).isEmpty()); // never in the margin
}

void tst_Lanes::eventsMoveWithTheWallClock()
{
    auto first = recordingWith({event(MarkerKind::Mark, "first", 10)});
    auto second = recordingWith({event(MarkerKind::Mark, "second", 10)});
    first->startedUnixNs = 0;
    second->startedUnixNs = 100 * kSecondNs;
    m_workspace->session.add(QStringLiteral("a.dat"), {first});
    m_workspace->session.add(QStringLiteral("b.dat"), {second});
    m_workspace->session.setAlignment(Session::Alignment::WallClock); // 200 s in all
    QVERIFY(eventTip(5).startsWith(QStringLiteral("first")));
    QVERIFY(eventTip(55).startsWith(QStringLiteral("second\nb.dat · Mark · 10.0 s")));
}

void tst_Lanes::namesCannotPlayTricks()
{
    add("<b>\u202ea\n.dat",
        {test::spanOf("<i>f</i>", 20, 40, 0), event(MarkerKind::Mark, "<u>\n\u202ex", 60)});
    QVERIFY(functionTip(30, 0).startsWith(QStringLiteral("<i>f</i>\n")));
    const QStringList lines = eventTip(60).split(QLatin1Char('\n'));
    QCOMPARE(lines.size(), 2);
    QVERIFY(lines[0].startsWith(QStringLiteral("<u>↵")));
    QVERIFY(lines[1].startsWith(QStringLiteral("<b>")));
    QVERIFY(!eventTip(60).contains(QChar(0x202e)));
}

/// A moment is a name alone; what lasts is a bar, which begins and ends where it does.
void tst_Lanes::whatLastsIsABar()
{
    Marker pause = event(MarkerKind::Snapshot, "pause", 20);
    pause.end += 40 * kSecondNs;
    add("a", {pause, event(MarkerKind::Mark, "moment", 90)});
    const QColor colour = m_workspace->session.current()->colour;
    const QImage drawn = m_events->grab().toImage();
    const auto isBarAt = [&](int second) {
        return drawn.pixelColor(100 + second * 10, drawn.height() / 2).rgb() == colour.rgb();
    };
    QVERIFY(isBarAt(30) && isBarAt(45) && isBarAt(59));
    QVERIFY(!isBarAt(10) && !isBarAt(62) && !isBarAt(96));
    QVERIFY(test::toolTipAt(*m_events, {300, 12}).contains(QStringLiteral(", for 40")));
}

TIDEMARK_TEST(tst_Lanes)

#include "tst_lanes.moc"
