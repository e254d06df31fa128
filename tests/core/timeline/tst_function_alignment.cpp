// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/function_alignment.h"
#include "core/timeline/run_placement.h"
#include "tests/support/recordings.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;
using namespace tidemark::test;

class tst_FunctionAlignment : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void callsInCommonBeginAndEndTogether();
    void piecesLieAtTheMeanOfTheirPlaces();
    void thereAndBackAgain();
    void functionsCalledMoreOftenByOneAreLeftOut();
    void recursionGoesByItsStarts();
    void longerCallsDecideTheOrder();
    void momentsThatMeetInOneRunAreHeldOnce();
    void functionsBeyondTheSamplesCount();
    void runsWithoutFunctionsAreStretchedAsAWhole();
    void oneRunAloneIsStretchedAsAWhole();
    void whatHasASingleMomentHasNoPlace();
    void theLongestOfManyCallsAreHeld();

private:
    static constexpr std::int64_t kEnd = kStretchedLength;

    /// A run of @p seconds with @p spans.
    static Timeline timelineOf(int seconds, std::vector<Marker> spans)
    {
        Timeline timeline =
            recordingOf(std::vector<double>(static_cast<std::size_t>(seconds) + 1, 1.0))->timeline;
        timeline.markers = std::move(spans);
        return timeline;
    }
    static std::int64_t commonOf(const FunctionAlignment& alignment, std::size_t run,
                                 double seconds)
    {
        return alignment.placements[run]->toCommon(static_cast<std::int64_t>(seconds * 1e9));
    }
};

void tst_FunctionAlignment::callsInCommonBeginAndEndTogether()
{
    const Timeline slow =
        timelineOf(10, {spanOf("main", 1, 9, 0), spanOf("load", 2, 8, 1), spanOf("sum", 8, 9, 1)});
    const Timeline quick =
        timelineOf(5, {spanOf("main", 1, 5, 0), spanOf("load", 1.5, 2, 1), spanOf("sum", 4, 5, 1)});
    const FunctionAlignment found = alignByFunctions({&slow, &quick});
    QCOMPARE(found.calls, std::size_t{3});
    QCOMPARE(found.otherFunctions + found.otherCalls + found.runsWithout, std::size_t{0});
    QCOMPARE(commonOf(found, 0, 0), 0);
    QCOMPARE(commonOf(found, 1, 0), 0);
    QCOMPARE(commonOf(found, 0, 10), kEnd);
    QCOMPARE(commonOf(found, 1, 5), kEnd);
    QCOMPARE(commonOf(found, 0, 1), commonOf(found, 1, 1));   // main
    QCOMPARE(commonOf(found, 0, 2), commonOf(found, 1, 1.5)); // load
    QCOMPARE(commonOf(found, 0, 8), commonOf(found, 1, 2));
}

void tst_FunctionAlignment::piecesLieAtTheMeanOfTheirPlaces()
{
    const Timeline first = timelineOf(10, {spanOf("load", 2, 4, 0)});
    const Timeline second = timelineOf(10, {spanOf("load", 4, 8, 0)});
    const FunctionAlignment found = alignByFunctions({&first, &second});
    QCOMPARE(commonOf(found, 0, 2), kEnd * 3 / 10);
    QCOMPARE(commonOf(found, 0, 4), kEnd * 6 / 10);
    QCOMPARE(commonOf(found, 0, 3), kEnd * 45 / 100); // half way within the piece
    QCOMPARE(commonOf(found, 1, 6), kEnd * 45 / 100);
}

void tst_FunctionAlignment::thereAndBackAgain()
{
    const Timeline first = timelineOf(10, {spanOf("load", 2, 4, 0)});
    const Timeline second = timelineOf(30, {spanOf("load", 7, 29, 0)});
    const FunctionAlignment found = alignByFunctions({&first, &second});
    for (const AxisPlacement& placement : {*found.placements[0], *found.placements[1]}) {
        std::int64_t before = placement.toCommon(std::int64_t{-1'000'000'000});
        for (std::int64_t own = 0; own <= 10'000'000'000; own += 123'456'789) {
            const std::int64_t common = placement.toCommon(own);
            QVERIFY(common > before);
            QVERIFY(std::abs(placement.toOwn(common) - own) <= 1);
            before = common;
        }
        QVERIFY(placement.toCommon(std::int64_t{1} << 62) > kEnd); // cut, not overflown
    }
}

void tst_FunctionAlignment::functionsCalledMoreOftenByOneAreLeftOut()
{
    const Timeline first = timelineOf(10, {spanOf("main", 1, 9, 0), spanOf("step", 2, 3, 1),
                                           spanOf("step", 4, 5, 1), spanOf("only", 6, 7, 1)});
    const Timeline second = timelineOf(10, {spanOf("main", 2, 9, 0), spanOf("step", 3, 4, 1)});
    const FunctionAlignment found = alignByFunctions({&first, &second});
    QCOMPARE(found.calls, std::size_t{1});
    QCOMPARE(found.otherFunctions, std::size_t{2});
    QCOMPARE(commonOf(found, 0, 1), commonOf(found, 1, 2));
    QVERIFY(commonOf(found, 0, 2) != commonOf(found, 1, 3));
}

void tst_FunctionAlignment::recursionGoesByItsStarts()
{
    const Timeline first = timelineOf(10, {spanOf("fib", 1, 9, 0), spanOf("fib", 2, 5, 1)});
    const Timeline second = timelineOf(10, {spanOf("fib", 3, 9, 0), spanOf("fib", 4, 8, 1)});
    const FunctionAlignment found = alignByFunctions({&first, &second});
    QCOMPARE(found.calls, std::size_t{2});
    QCOMPARE(commonOf(found, 0, 2), commonOf(found, 1, 4));
    QCOMPARE(commonOf(found, 0, 5), commonOf(found, 1, 8));
}

void tst_FunctionAlignment::longerCallsDecideTheOrder()
{
    const Timeline first = timelineOf(10, {spanOf("load", 1, 6, 0), spanOf("log", 7, 8, 0)});
    const Timeline second = timelineOf(10, {spanOf("log", 1, 2, 0), spanOf("load", 3, 9, 0)});
    const FunctionAlignment found = alignByFunctions({&first, &second});
    QCOMPARE(found.calls, std::size_t{1});
    QCOMPARE(found.otherCalls, std::size_t{1});
    QCOMPARE(commonOf(found, 0, 1), commonOf(found, 1, 3));
    QCOMPARE(commonOf(found, 0, 6), commonOf(found, 1, 9));
    QVERIFY(commonOf(found, 0, 7) > commonOf(found, 1, 1));
}

void tst_FunctionAlignment::momentsThatMeetInOneRunAreHeldOnce()
{
    for (const bool isTurned : {false, true}) {
        const Timeline together =
            timelineOf(10, {spanOf("main", 2, 9, 0), spanOf("load", 2, 5, 1)});
        const Timeline apart = timelineOf(10, {spanOf("main", 2, 9, 0), spanOf("load", 3, 6, 1)});
        const FunctionAlignment found = isTurned ? alignByFunctions({&apart, &together})
                                                 : alignByFunctions({&together, &apart});
        QCOMPARE(found.calls, std::size_t{2});
        QCOMPARE(commonOf(found, 0, 2), commonOf(found, 1, 2));
        QCOMPARE(commonOf(found, isTurned ? 1 : 0, 5), commonOf(found, isTurned ? 0 : 1, 6));
    }
}

void tst_FunctionAlignment::functionsBeyondTheSamplesCount()
{
    const Timeline first = timelineOf(10, {spanOf("main", -1, 11, 0)});
    const Timeline second = timelineOf(10, {spanOf("main", 2, 8, 0)});
    const FunctionAlignment found = alignByFunctions({&first, &second});
    QCOMPARE(commonOf(found, 0, -1), 0);
    QCOMPARE(commonOf(found, 0, 11), kEnd);
    QCOMPARE(commonOf(found, 1, 0), 0);
    QCOMPARE(found.calls, std::size_t{1});
}

void tst_FunctionAlignment::runsWithoutFunctionsAreStretchedAsAWhole()
{
    const Timeline first = timelineOf(10, {spanOf("load", 2, 4, 0)});
    const Timeline bare = timelineOf(4, {});
    const Timeline second = timelineOf(10, {spanOf("load", 4, 8, 0)});
    const FunctionAlignment found = alignByFunctions({&first, &bare, &second});
    QCOMPARE(found.runsWithout, std::size_t{1});
    QCOMPARE(found.calls, std::size_t{1});
    QCOMPARE(commonOf(found, 0, 2), commonOf(found, 2, 4));
    QCOMPARE(*found.placements[1], *placementOf(bare, {AlignmentKind::Stretched}));
}

void tst_FunctionAlignment::oneRunAloneIsStretchedAsAWhole()
{
    const Timeline run = timelineOf(10, {spanOf("load", 2, 4, 0)});
    const FunctionAlignment found = alignByFunctions({&run});
    QCOMPARE(found.calls, std::size_t{0});
    QCOMPARE(commonOf(found, 0, 2), kEnd / 5);
    QVERIFY(alignByFunctions({}).placements.empty());
}

void tst_FunctionAlignment::whatHasASingleMomentHasNoPlace()
{
    const Timeline moment = timelineOf(0, {});
    const Timeline empty;
    const Timeline first = timelineOf(10, {spanOf("load", 2, 4, 0)});
    const FunctionAlignment found = alignByFunctions({&moment, &empty, &first});
    QVERIFY(!found.placements[0]);
    QVERIFY(!found.placements[1]);
    QVERIFY(found.placements[2]);
    QCOMPARE(found.runsWithout, std::size_t{0});
}

void tst_FunctionAlignment::theLongestOfManyCallsAreHeld()
{
    std::vector<Marker> spans{spanOf("main", 0.5, 99, 0)};
    for (int i = 0; i < 3000; ++i) {
        const double start = 1 + i * 0.03;
        spans.push_back(spanOf("step", start, start + (i % 3 == 0 ? 0.02 : 0.01), 1));
    }
    const Timeline first = timelineOf(100, spans);
    const Timeline second = timelineOf(100, spans);
    const FunctionAlignment found = alignByFunctions({&first, &second});
    QCOMPARE(found.calls, FunctionAlignment::kMostCalls);
    QCOMPARE(found.otherCalls, std::size_t{2001});
    QCOMPARE(found.placements[0]->pieces->anchors().size(), std::size_t{2002});
}

TIDEMARK_TEST(tst_FunctionAlignment)

#include "tst_function_alignment.moc"
