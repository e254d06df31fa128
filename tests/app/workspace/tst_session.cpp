// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/palette.h"
#include "app/workspace/plotted_series.h"
#include "app/workspace/session.h"
#include "tests/support/recordings.h"
#include "tests/support/snapshots.h"
#include "tests/support/test_registry.h"

#include <QSignalSpy>
#include <QTest>

using namespace tidemark;
using namespace tidemark::app;

class tst_Session : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runsOfOneFileAreNumberedAndColoured();
    void removedRecordingsComeBackWhereTheyWere();
    void theWholeSpansTheVisibleRecordings();
    void oneMomentStandsInTheMiddle();
    void wallClockAlignmentMovesLaterRuns();
    void anotherAxisIsNotPlotted();
    void addressSpaceStartsHidden();
    void onlyTheLargestChildrenStartShown();
    void whatStandsForItHasItsColour();
    void emptyNamesAreRefused();
    void namesAreOneLine();
    void theChartTellsOfATimelineWhateverIsCurrent();
    void panelsTellOfARunWhileAHeapIsCurrent();
    void growingIsToldApartFromChanging();
    void newSeriesOfAGrowingRecordingAreShown();
    void whatIsLiveHasRoomToGrowInto();
    void partsOfTheRssStartHidden();
    void aTableThatIsReadAgainStaysInItsPlace();
    void readingAgainMayPartAFileElsewhere();
};

namespace
{

std::shared_ptr<Recording> tableOf(const std::vector<double>& values)
{
    auto recording = test::recordingOf(values);
    recording->table.columns.push_back({"rss", {}});
    return recording;
}

} // namespace

void tst_Session::aTableThatIsReadAgainStaysInItsPlace()
{
    Session session;
    session.add(QStringLiteral("a"), {tableOf({1, 2}), tableOf({3, 4})});
    session.add(QStringLiteral("b"), {tableOf({5, 6})});
    session.recolour(2, Qt::red);
    session.setSeriesShown(2, 0, false);
    session.remove(1);
    const QSignalSpy lists(&session, &Session::listChanged);
    const auto first = tableOf({1, 2, 3});
    const auto second = tableOf({3, 4, 5});
    second->timeline.series.push_back(second->timeline.series[0]);
    second->timeline.series[1].name = "other";
    session.replaceTables(1, {first, second});

    QCOMPARE(session.recordings().size(), 2U);
    const OpenRecording& open = *session.find(2);
    QCOMPARE(open.recording, std::shared_ptr<const Recording>(second));
    QCOMPARE(open.colour, QColor(Qt::red));
    QCOMPARE(open.seriesShown, (std::vector<bool>{false, true}));
    QCOMPARE(lists.count(), 1);
    QCOMPARE(session.find(3)->recording->timeline.series[0].size(), 2U);
    session.restoreRemoved();
    QCOMPARE(session.find(1)->recording, std::shared_ptr<const Recording>(first));
    QCOMPARE(session.time().whole().end, 2 * test::kSecondNs + 1);
}

/// The order of dates tells where one run ends and the next begins.
void tst_Session::readingAgainMayPartAFileElsewhere()
{
    Session session;
    session.add(QStringLiteral("a"), {tableOf({1, 2}), tableOf({3, 4})});
    session.add(QStringLiteral("b"), {tableOf({5, 6})});
    session.setCurrent(2);
    session.replaceTables(1, {tableOf({1, 2, 3, 4})});
    QCOMPARE(session.recordings().size(), 2U);
    QVERIFY(session.current() != nullptr);
    session.replaceTables(1, {tableOf({1}), tableOf({2}), tableOf({3})});
    QCOMPARE(session.recordings().size(), 4U);
    QCOMPARE(session.recordings()[2].path, QStringLiteral("a"));
    QCOMPARE(session.recordings()[3].path, QStringLiteral("b"));
    session.removeAll();
    session.replaceTables(1, {tableOf({1})});
    QVERIFY(session.recordings().empty());
}

void tst_Session::growingIsToldApartFromChanging()
{
    Session session;
    session.add(QStringLiteral("a"), {test::recordingOf({1, 2})});
    QSignalSpy grew(&session, &Session::recordingGrew);
    QSignalSpy changed(&session, &Session::recordingChanged);
    session.grow(1, test::recordingOf({1, 2, 3}));
    QCOMPARE(grew.count(), 1);
    QCOMPARE(changed.count(), 0);
    QCOMPARE(session.time().whole().end, 2 * test::kSecondNs + 1);
    QCOMPARE(session.current()->recording->timeline.mainSeries()->size(), 3U);

    session.announceGrowth(1);
    QCOMPARE(changed.count(), 1);
    session.grow(7, test::recordingOf({1}));
    session.announceGrowth(7); // no such recording
    QCOMPARE(grew.count() + changed.count(), 2);
}

void tst_Session::newSeriesOfAGrowingRecordingAreShown()
{
    Session session;
    const auto first = test::recordingOf({1, 2});
    session.add(QStringLiteral("a"), {first});
    session.setSeriesShown(1, 0, false);
    auto more = std::make_shared<Recording>(*first);
    more->timeline.series.push_back(more->timeline.series[0]);
    more->timeline.series[1].pid = 77;
    QSignalSpy changed(&session, &Session::recordingChanged);
    session.grow(1, more);
    QCOMPARE(changed.count(), 1);                // the list of series is another one
    QVERIFY(!session.current()->seriesShown[0]); // as the user left it
    QVERIFY(session.current()->seriesShown[1]);
}

void tst_Session::whatIsLiveHasRoomToGrowInto()
{
    constexpr std::int64_t kRoom = 5 * test::kSecondNs;
    Session session;
    session.add(QStringLiteral("a"), {test::recordingOf({1, 2})});
    session.setLive(1, true);
    QCOMPARE(session.time().whole().end, kRoom);
    session.grow(1, test::recordingOf({1, 2, 3, 4, 5, 6, 7, 8}));
    QCOMPARE(session.time().whole().end, 7 * test::kSecondNs + 1);
    session.grow(1, test::recordingOf({1, 2}));
    session.setLive(1, false);
    QCOMPARE(session.time().whole().end, test::kSecondNs + 1);
}

void tst_Session::partsOfTheRssStartHidden()
{
    auto recording = test::recordingOf({1, 2});
    const Series rss = recording->timeline.series[0];
    for (const auto kind : {SeriesKind::Anon, SeriesKind::Swap, SeriesKind::Pss, SeriesKind::Uss}) {
        recording->timeline.series.push_back(rss);
        recording->timeline.series.back().kind = kind;
    }
    recording->timeline.series.push_back(rss);
    recording->timeline.series.back().kind = SeriesKind::Counter;
    recording->timeline.series.back().countsBytes = true;
    Session session;
    session.add(QStringLiteral("a"), {recording});
    QCOMPARE(session.current()->seriesShown,
             (std::vector<bool>{true, false, false, true, false, false}));

    recording = test::recordingOf({1, 2});
    recording->timeline.series.push_back(rss);
    recording->timeline.series[1].kind = SeriesKind::Pss;
    recording->timeline.series[1].pid = 77;
    session.add(QStringLiteral("child"), {recording});
    QCOMPARE(session.current()->seriesShown, (std::vector<bool>{true, false}));

    recording = test::recordingOf({1, 2});
    recording->timeline.series[0].kind = SeriesKind::Anon; // there is nothing else
    session.add(QStringLiteral("b"), {recording});
    QCOMPARE(session.current()->seriesShown, std::vector<bool>{true});
}

void tst_Session::whatStandsForItHasItsColour()
{
    auto tree = test::recordingOf({2.0, 2.0});
    tree->timeline.series.resize(3, tree->timeline.series[0]);
    tree->timeline.series[2].kind = SeriesKind::Pss;
    tree->timeline.series[2].role = SeriesRole::Sum;
    tree->timeline.series[2].values = test::recordingOf({1.0, 1.0})->timeline.series[0].values;
    Session session;
    session.add(QStringLiteral("tree.tidemark"), {tree});
    const OpenRecording& open = *session.current();
    const QColor ofSum = seriesColour(open, 2);
    QCOMPARE(seriesColour(open, 0), open.colour);
    QVERIFY(ofSum != open.colour);

    auto grown = std::make_shared<Recording>(*tree);
    grown->timeline.series[2].values = test::recordingOf({9.0, 9.0})->timeline.series[0].values;
    session.grow(open.id, grown);
    QCOMPARE(seriesColour(open, 2), open.colour);
    QCOMPARE(seriesColour(open, 0), ofSum);

    auto counted = test::recordingOf({1.0, 2.0}); // a counter stands before the memory
    counted->timeline.series.push_back(counted->timeline.series[0]);
    counted->timeline.series[0].kind = SeriesKind::Counter;
    session.add(QStringLiteral("counted.csv"), {counted});
    QCOMPARE(seriesColour(*session.current(), 1), session.current()->colour);
    QVERIFY(seriesColour(*session.current(), 0) != session.current()->colour);

    auto many = test::recordingOf({1.0, 2.0});
    many->timeline.series.resize(30, many->timeline.series[0]);
    session.add(QStringLiteral("many.csv"), {many});
    const QColor own = session.current()->colour;
    for (std::size_t i = 1; i < 30; ++i) {
        const QColor shade = seriesColour(*session.current(), i);
        QVERIFY(shade != own);
        QVERIFY(std::abs(shade.hslHueF() - own.hslHueF()) < 0.01);
        QVERIFY(i > 4 || shade != seriesColour(*session.current(), i + 1));
    }
}

void tst_Session::theChartTellsOfATimelineWhateverIsCurrent()
{
    Session session;
    QVERIFY(session.currentTimeline() == nullptr);
    session.add(QStringLiteral("lines.txt"), {std::make_shared<Recording>()});
    QVERIFY(session.currentTimeline() == nullptr);
    session.add(QStringLiteral("a.dat"), {test::recordingOf({1, 2})});
    session.add(QStringLiteral("b.dat"), {test::recordingOf({3, 4})});
    QCOMPARE(session.currentTimeline()->id, 3);
    session.setCurrent(1); // without a timeline
    QCOMPARE(session.currentTimeline()->id, 2);
    session.setVisible(2, false);
    QCOMPARE(session.currentTimeline()->id, 3);
}

void tst_Session::panelsTellOfARunWhileAHeapIsCurrent()
{
    Session session;
    QVERIFY(session.currentRun() == nullptr);
    session.add(QStringLiteral("a.dat"), {test::recordingOf({1, 2})});
    auto heap = std::make_shared<Recording>();
    heap->snapshots = {test::typesSnapshot({{"A", 1, 8}})};
    session.add(QStringLiteral("heap"), {heap});
    QCOMPARE(session.currentRun()->id, 1);
    auto report = std::make_shared<Recording>();
    report->lineTables = {{"a.py", "main", {}}};
    session.add(QStringLiteral("lines.txt"), {report});
    QCOMPARE(session.currentRun()->id, 3); // it has something to tell itself
}

void tst_Session::runsOfOneFileAreNumberedAndColoured()
{
    Session session;
    session.add(QStringLiteral("/data/run.dat"),
                {test::recordingOf({1, 2}), test::recordingOf({3, 4})});
    session.add(QStringLiteral("/data/other.dat"), {test::recordingOf({5})});
    QCOMPARE(session.recordings()[0].name, QStringLiteral("run.dat #1"));
    QCOMPARE(session.recordings()[1].name, QStringLiteral("run.dat #2"));
    QCOMPARE(session.recordings()[2].name, QStringLiteral("other.dat"));
    QCOMPARE(session.current()->name, QStringLiteral("other.dat"));
    QVERIFY(session.recordings()[0].colour != session.recordings()[1].colour);
    QVERIFY(session.recordings()[1].colour != session.recordings()[2].colour);
}

void tst_Session::removedRecordingsComeBackWhereTheyWere()
{
    Session session;
    for (const char* name : {"a", "b", "c"}) {
        session.add(QString::fromLatin1(name), {test::recordingOf({1, 2})});
    }
    const int middle = session.recordings()[1].id;
    const QSignalSpy lists(&session, &Session::listChanged);
    session.rename(middle, QStringLiteral("mine"));
    session.remove(middle);
    QCOMPARE(session.recordings().size(), 2U);
    QVERIFY(session.canRestore());
    session.restoreRemoved();
    QCOMPARE(session.recordings()[1].id, middle);
    QCOMPARE(session.recordings()[1].name, QStringLiteral("mine"));
    QVERIFY(!session.canRestore());
    QCOMPARE(lists.count(), 2);

    session.removeAll();
    QVERIFY(session.current() == nullptr);
    QVERIFY(session.time().whole().isEmpty());
    session.restoreRemoved();
    QCOMPARE(session.recordings().size(), 3U);
    QCOMPARE(session.recordings()[0].path, QStringLiteral("a"));

    QSignalSpy removed(&session, &Session::recordingsRemoved);
    session.remove(session.recordings()[0].id);
    session.remove(session.recordings()[0].id);
    QCOMPARE(removed.takeLast().first().toStringList(), QStringList{QStringLiteral("mine")});
    session.restoreRemoved();
    session.restoreRemoved();
    session.restoreRemoved(); // nothing left to bring back
    QCOMPARE(session.recordings()[0].path, QStringLiteral("a"));
    QCOMPARE(session.recordings().size(), 3U);
}

void tst_Session::theWholeSpansTheVisibleRecordings()
{
    Session session;
    session.add(QStringLiteral("short"), {test::recordingOf({1, 2})});
    session.add(QStringLiteral("long"), {test::recordingOf({1, 2, 3, 4})});
    QVERIFY((session.time().whole() == AxisRange{0, 3 * test::kSecondNs + 1}));
    session.setVisible(session.recordings()[1].id, false);
    QVERIFY((session.time().whole() == AxisRange{0, test::kSecondNs + 1}));
}

void tst_Session::oneMomentStandsInTheMiddle()
{
    Session session;
    session.add(QStringLiteral("one"), {test::recordingOf({5e6})});
    const AxisRange whole = session.time().whole();
    QVERIFY(whole.length() >= test::kSecondNs);
    QVERIFY(std::abs(whole.begin + whole.length() / 2) <= 1);
}

void tst_Session::wallClockAlignmentMovesLaterRuns()
{
    auto first = test::recordingOf({1, 2});
    auto second = test::recordingOf({1, 2});
    first->startedUnixNs = 1'700'000'000 * test::kSecondNs;
    second->startedUnixNs = *first->startedUnixNs + 60 * test::kSecondNs;
    Session session;
    session.add(QStringLiteral("first"), {first});
    session.add(QStringLiteral("second"), {second});
    QCOMPARE(session.placementOf(session.recordings()[1]).offset, 0);

    session.setAlignment(Session::Alignment::WallClock);
    QCOMPARE(session.placementOf(session.recordings()[0]).offset, 0);
    QCOMPARE(session.placementOf(session.recordings()[1]).offset, 60 * test::kSecondNs);
    QVERIFY((session.time().whole() == AxisRange{0, 61 * test::kSecondNs + 1}));
}

void tst_Session::anotherAxisIsNotPlotted()
{
    auto counted = test::recordingOf({1, 2});
    counted->timeline.axis = AxisUnit::Instructions;
    Session session;
    session.add(QStringLiteral("time"), {test::recordingOf({1, 2})});
    session.add(QStringLiteral("instructions"), {counted});
    QCOMPARE(plottedSeries(session).size(), 1U);
    QCOMPARE(session.axisUnit(), AxisUnit::Instructions); // the current one decides
    session.setCurrent(session.recordings()[0].id);
    QCOMPARE(session.axisUnit(), AxisUnit::Nanoseconds);
    QCOMPARE(plottedSeries(session).front().recordingId, session.recordings()[0].id);
}

void tst_Session::addressSpaceStartsHidden()
{
    auto recording = test::recordingOf({1, 2});
    Series vsize = recording->timeline.series.front();
    vsize.kind = SeriesKind::Vsize;
    recording->timeline.series.push_back(vsize);
    Session session;
    session.add(QStringLiteral("a"), {recording});
    QCOMPARE(plottedSeries(session).size(), 1U);
    session.setSeriesShown(session.recordings()[0].id, 1, true);
    QCOMPARE(plottedSeries(session).size(), 2U);
    QVERIFY(plottedSeries(session)[0].colour != plottedSeries(session)[1].colour);
}

void tst_Session::onlyTheLargestChildrenStartShown()
{
    auto recording = test::recordingOf({1, 2});
    for (int pid = 1; pid <= 40; ++pid) {
        Series child = test::seriesOf({1.0 * pid, 1.0}, {0, 1});
        child.pid = pid;
        recording->timeline.series.push_back(child);
    }
    Session session;
    session.add(QStringLiteral("a"), {recording});
    const auto& shown = session.recordings()[0].seriesShown;
    QVERIFY(shown[0] && shown[40] && shown[29]);
    QVERIFY(!shown[28] && !shown[1]);
}

void tst_Session::emptyNamesAreRefused()
{
    Session session;
    session.add(QStringLiteral("a"), {test::recordingOf({1})});
    session.rename(session.recordings()[0].id, QStringLiteral("  "));
    QCOMPARE(session.recordings()[0].name, QStringLiteral("a"));
}

/// They are drawn into read-outs, tables and tooltips, where a break would hide what follows.
void tst_Session::namesAreOneLine()
{
    Session session;
    auto recording = test::recordingOf({1.0, 2.0});
    recording->timeline.series.push_back(recording->timeline.series.front());
    recording->timeline.series.back().name = "rss\n\u202ex";
    session.add(QStringLiteral("/x/a\nb\u202e.dat"), {recording, recording});
    QCOMPARE(session.recordings()[0].name, QStringLiteral("a↵b\ufffd.dat #1"));
    for (const PlottedSeries& plotted : plottedSeries(session)) {
        QVERIFY(!plotted.name.contains(u'\n') && !plotted.name.contains(QChar(0x202e)));
    }
    QCOMPARE(session.recordings()[0].path, QStringLiteral("/x/a\nb\u202e.dat"));
}

TIDEMARK_TEST(tst_Session)

#include "tst_session.moc"
