// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/run_placement.h"
#include "tests/support/series.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;
using namespace tidemark::test;

class tst_RunPlacement : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startsStayWhereTheyAre();
    void endsMeetAtZero();
    void functionsAndMarksBeginAtZero();
    void whatIsNotThereHasNoPlace();
    void stretchedRunsAreEquallyLong();
    void placesGoThereAndBack();
    void namesComeOnceInOrder();
    void everyKindHasItsId();
    void severalRunsLieTogether();
    void spellings();

private:
    static Timeline timelineOf(const std::vector<std::int64_t>& positions)
    {
        Timeline timeline;
        timeline.series.push_back(seriesOf(std::vector<double>(positions.size(), 1.0), positions));
        timeline.markers = {{MarkerKind::Mark, "warm", 20, 20},
                            {MarkerKind::Function, "main", 30, 90},
                            {MarkerKind::Function, "warm", 40, 50, 1},
                            {MarkerKind::Function, "main", 60, 70, 1},
                            {MarkerKind::Mark, "", 70, 70}};
        return timeline;
    }
};

void tst_RunPlacement::startsStayWhereTheyAre()
{
    QCOMPARE(*placementOf(timelineOf({0, 100}), {}), AxisPlacement());
}

void tst_RunPlacement::endsMeetAtZero()
{
    const auto place = placementOf(timelineOf({0, 100}), {AlignmentKind::End});
    QCOMPARE(place->toCommon(std::int64_t{100}), 0);
    QCOMPARE(place->toCommon(std::int64_t{0}), -100);
}

void tst_RunPlacement::functionsAndMarksBeginAtZero()
{
    const Timeline timeline = timelineOf({0, 100});
    QCOMPARE(placementOf(timeline, {AlignmentKind::Function, "main"})->toCommon(std::int64_t{30}),
             0);
    QCOMPARE(placementOf(timeline, {AlignmentKind::Function, "warm"})->toCommon(std::int64_t{40}),
             0);
    QCOMPARE(placementOf(timeline, {AlignmentKind::Mark, "warm"})->toOwn(std::int64_t{0}), 20);
}

void tst_RunPlacement::whatIsNotThereHasNoPlace()
{
    QVERIFY(!placementOf(timelineOf({0, 100}), {AlignmentKind::Function, "other"}));
    QVERIFY(!placementOf(timelineOf({0, 100}), {AlignmentKind::Mark, "main"}));
    QVERIFY(!placementOf(timelineOf({5}), {AlignmentKind::Stretched}));
    QVERIFY(!placementOf(Timeline(), {AlignmentKind::Stretched}));
    QVERIFY(!placementOf(Timeline(), {AlignmentKind::End}));
}

void tst_RunPlacement::stretchedRunsAreEquallyLong()
{
    for (const std::vector<std::int64_t>& positions :
         {std::vector<std::int64_t>{0, 7}, {5, 1'000'000'000}, {0, 9'000'000'000'000'000'000}}) {
        const auto place = placementOf(timelineOf(positions), {AlignmentKind::Stretched});
        QCOMPARE(place->toCommon(positions.front()), 0);
        QVERIFY(std::abs(place->toCommon(positions.back()) - kStretchedLength) <= 1);
    }
}

void tst_RunPlacement::placesGoThereAndBack()
{
    const auto place = placementOf(timelineOf({3, 1'000'003}), {AlignmentKind::Stretched});
    for (const std::int64_t position : {3, 4, 77'777, 1'000'003}) {
        QCOMPARE(place->toOwn(place->toCommon(position)), position);
    }
    QVERIFY(place->toCommon(std::int64_t{1} << 60) > 0); // cut, not overflown
    QCOMPARE(place->toOwn(AxisRange{0, kStretchedLength}), (AxisRange{3, 1'000'003}));
}

void tst_RunPlacement::namesComeOnceInOrder()
{
    const Timeline timeline = timelineOf({0, 100});
    QCOMPARE(namesToAlignAt(timeline, AlignmentKind::Function),
             (std::vector<std::string>{"main", "warm"}));
    QCOMPARE(namesToAlignAt(timeline, AlignmentKind::Mark), std::vector<std::string>{"warm"});
}

void tst_RunPlacement::everyKindHasItsId()
{
    for (const AlignmentKind kind :
         {AlignmentKind::Start, AlignmentKind::WallClock, AlignmentKind::End,
          AlignmentKind::Function, AlignmentKind::Mark, AlignmentKind::Stretched,
          AlignmentKind::Functions}) {
        QVERIFY(alignmentKindOf(idOf(kind)) == kind);
    }
    QVERIFY(!alignmentKindOf("sideways"));
}

void tst_RunPlacement::severalRunsLieTogether()
{
    Recording early;
    early.timeline = timelineOf({0, 100});
    early.startedUnixNs = 5'000;
    Recording late = early;
    late.startedUnixNs = 5'400;
    Recording unknown;
    unknown.timeline.series.push_back(seriesOf({1.0, 1.0}, {0, 40}));
    const std::vector<const Recording*> runs{&late, &early, &unknown};
    const auto firstOf = [&runs](const RunAlignment& alignment) {
        std::vector<std::int64_t> first;
        for (const AxisPlacement& place : placementsOf(runs, alignment).places) {
            first.push_back(place.toCommon(std::int64_t{0}));
        }
        return first;
    };
    using Positions = std::vector<std::int64_t>;
    QCOMPARE(firstOf({}), (Positions{0, 0, 0}));
    QCOMPARE(firstOf({AlignmentKind::WallClock}), (Positions{400, 0, 0}));
    QCOMPARE(placementsOf(runs, {AlignmentKind::WallClock}).wallClockOrigin, 5'000);
    QCOMPARE(placementsOf(runs, {AlignmentKind::WallClock}).withoutPlace, 1U);
    QCOMPARE(firstOf({AlignmentKind::End}), (Positions{-100, -100, -40}));
    QCOMPARE(firstOf({AlignmentKind::Mark, "warm"}), (Positions{-20, -20, 0}));
    QCOMPARE(placementsOf(runs, {AlignmentKind::Mark, "warm"}).withoutPlace, 1U);
    const RunPlacements byCalls = placementsOf(runs, {AlignmentKind::Functions});
    QCOMPARE(byCalls.places[0].toCommon(std::int64_t{100}), kStretchedLength);
    QCOMPARE(byCalls.places[2].toCommon(std::int64_t{40}), kStretchedLength);
    QCOMPARE(byCalls.withoutPlace, 0U);
    QVERIFY(placementsOf({}, {AlignmentKind::Functions}).places.empty());
}

void tst_RunPlacement::spellings()
{
    QCOMPARE(readAlignment("end"), RunAlignment{AlignmentKind::End});
    QCOMPARE(readAlignment("wall_clock"), RunAlignment{AlignmentKind::WallClock});
    QCOMPARE(readAlignment("function=a=b"), (RunAlignment{AlignmentKind::Function, "a=b"}));
    QCOMPARE(readAlignment("mark=warm up"), (RunAlignment{AlignmentKind::Mark, "warm up"}));
    for (const char* const text :
         {"", "ends", "function", "function=", "mark", "end=load", "end="}) {
        QVERIFY2(!readAlignment(text), text);
    }
}

TIDEMARK_TEST(tst_RunPlacement)

#include "tst_run_placement.moc"
