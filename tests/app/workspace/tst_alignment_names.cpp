// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/alignment_names.h"
#include "app/workspace/plotted_series.h"
#include "app/workspace/position_text.h"
#include "app/workspace/session.h"
#include "tests/support/recordings.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;
using namespace tidemark::app;

class tst_AlignmentNames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runsAreAlignedAtTheirEnd();
    void runsAreAlignedAtAFunction();
    void stretchedRunsAreEquallyLong();
    void functionsInCommonLieTogether();
};

void tst_AlignmentNames::runsAreAlignedAtTheirEnd()
{
    Session session;
    session.add(QStringLiteral("long"), {test::recordingOf({1, 2, 3})});
    session.add(QStringLiteral("short"), {test::recordingOf({1, 2})});
    session.setAlignment(Session::Alignment::End);
    QVERIFY((session.time().whole() == AxisRange{-2 * test::kSecondNs, 1}));
    for (const PlottedSeries& plotted : plottedSeries(session)) {
        QCOMPARE(plotted.placement.toCommon(plotted.series->positions->back()), 0);
    }
}

void tst_AlignmentNames::runsAreAlignedAtAFunction()
{
    auto early = test::recordingOf({1, 2, 3, 4});
    auto late = test::recordingOf({1, 2, 3, 4});
    early->timeline.markers = {test::spanOf("main", 1, 3, 0)};
    late->timeline.markers = {test::spanOf("only", 0, 3, 0), test::spanOf("main", 2, 3, 1)};
    Session session;
    session.add(QStringLiteral("early"), {early});
    session.add(QStringLiteral("late"), {late});
    session.add(QStringLiteral("without"), {test::recordingOf({1, 2})});
    QCOMPARE(namesToAlignAt(session, AlignmentKind::Function),
             (std::vector<std::string>{"main", "only"}));
    QVERIFY(!canAlignAt(session, AlignmentKind::Mark));
    session.setAlignment(Session::Alignment::Function, "main");
    QVERIFY((session.time().whole() == AxisRange{-2 * test::kSecondNs, 2 * test::kSecondNs + 1}));
    QCOMPARE(session.placementOf(session.recordings()[2]), AxisPlacement());
    session.setVisible(2, false);
    QCOMPARE(namesToAlignAt(session, AlignmentKind::Function), std::vector<std::string>{"main"});
}

void tst_AlignmentNames::stretchedRunsAreEquallyLong()
{
    Session session;
    session.add(QStringLiteral("long"), {test::recordingOf({1, 2, 3})});
    session.add(QStringLiteral("short"), {test::recordingOf({1, 2})});
    session.add(QStringLiteral("moment"), {test::recordingOf({1})});
    session.setAlignment(Session::Alignment::Stretched);
    QVERIFY((session.time().whole() == AxisRange{0, kStretchedLength + 1}));
    QCOMPARE(positionText(session, kStretchedLength / 2), QStringLiteral("50.0\u00a0%"));
    QCOMPARE(lengthText(session, kStretchedLength / 4), QStringLiteral("25.0\u00a0%"));
    session.setAlignment(Session::Alignment::Start);
    QCOMPARE(positionText(session, test::kSecondNs / 2), QStringLiteral("0.500 s"));
}

void tst_AlignmentNames::functionsInCommonLieTogether()
{
    auto slow = test::recordingOf({1, 2, 3, 4, 5});
    auto quick = test::recordingOf({1, 2, 3});
    slow->timeline.markers = {test::spanOf("main", 1, 3, 0)};
    Session session;
    session.add(QStringLiteral("slow"), {slow});
    session.add(QStringLiteral("quick"), {quick});
    QVERIFY(canAlignAt(session, AlignmentKind::Function));
    QVERIFY(!canAlignAt(session, AlignmentKind::Functions));
    const int id = session.recordings()[1].id;
    auto grown = std::make_shared<Recording>(*quick);
    grown->timeline.markers = {test::spanOf("main", 0.5, 1, 0)};
    session.grow(id, grown);
    QVERIFY(canAlignAt(session, AlignmentKind::Functions));

    session.setAlignment(Session::Alignment::Functions);
    QVERIFY(session.isStretched());
    const auto at = [&session](int index, double seconds) {
        const OpenRecording& open = session.recordings()[static_cast<std::size_t>(index)];
        return session.placementOf(open).toCommon(static_cast<std::int64_t>(seconds * 1e9));
    };
    QCOMPARE(at(0, 1), at(1, 0.5));
    QCOMPARE(at(0, 3), at(1, 1));
    QCOMPARE(at(0, 4), kStretchedLength);
    QVERIFY((session.time().whole() == AxisRange{0, kStretchedLength + 1}));

    session.setVisible(id, false); // nothing in common with others any more
    QCOMPARE(at(0, 1), kStretchedLength / 4);
    QCOMPARE(at(1, 0.5), kStretchedLength / 4);
    session.setVisible(id, true);
    QCOMPARE(at(0, 1), at(1, 0.5));
    QVERIFY(at(0, 1) != at(1, 0.6));
    grown = std::make_shared<Recording>(*grown);
    grown->timeline.markers[0].start = 600'000'000;
    session.grow(id, grown);
    QCOMPARE(at(0, 1), at(1, 0.6));
}

TIDEMARK_TEST(tst_AlignmentNames)

#include "tst_alignment_names.moc"
