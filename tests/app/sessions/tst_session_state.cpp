// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sessions/session_state.h"
#include "tests/support/heap_recordings.h"
#include "tests/support/patience.h"
#include "tests/support/test_registry.h"
#include "tests/support/timed_snapshots.h"

#include <QTest>

using namespace tidemark;
using namespace tidemark::app;
using test::kSecondNs;

/// What is open, told and taken over.
class tst_SessionState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsOpenComesBack();
    void whatIsInNoFileIsLeftOut();
    void whatIsNotOpenIsPassedOver();
    void whatIsOpenBesidesStaysBehind();
    void aHuntIsJudgedAgain();
    void aHuntNeedsItsSnapshots();

private:
    static void fill(Session& session);
    static void openHunted(Session& session);
};

/// Two files, the second with two recordings and two snapshots in the last.
void tst_SessionState::fill(Session& session)
{
    const auto types = [](const char* name) {
        return test::takenAt(10, test::typesSnapshot({{name, 1, 8}}));
    };
    session.add(QStringLiteral("/x/a.dat"), {test::recordingOf({1e6, 2e6, 3e6})});
    session.add(QStringLiteral("/x/b.dat"),
                {test::recordingOf({4e6, 5e6}), test::recordingWith({types("A"), types("B")})});
}

void tst_SessionState::whatIsOpenComesBack()
{
    Workspace before;
    fill(before.session);
    before.session.rename(1, QStringLiteral("mine"));
    before.session.recolour(2, QColor(1, 2, 3));
    before.session.setVisible(2, false);
    before.sources.setCardsFolded({2}, true);
    before.session.setSeriesShown(1, 0, false);
    before.session.addMark(1, kSecondNs, QStringLiteral("cache full"));
    before.session.move(3, 0);
    before.session.setCurrent(1);
    before.session.setAlignment(Session::Alignment::Function, "main");
    before.session.runs().setBase(3);
    before.session.runs().setGrouping(
        {GroupRule::Pattern, {{"fast", "*/b*"}}, {{2, "slow"}, {3, ""}}});
    before.session.runs().setShowsDifference(true);
    before.session.time().zoomTo({0, 2 * kSecondNs});
    before.session.time().select(AxisRange{kSecondNs / 2, kSecondNs});
    before.session.snapshots().setSnapshot(SnapshotRole::A, SnapshotRef{3, 1});
    before.session.snapshots().setType(std::string("Row"));
    before.notes.setText(QStringLiteral("found\nit"));
    const SessionDocument document = sessionStateOf(before);
    QCOMPARE(document.files.size(), 2U);
    QCOMPARE(document.recordings.size(), 3U);

    Workspace after;
    fill(after.session);
    QVERIFY(sessionStateOf(after) != document);
    applySession(after, document);
    QVERIFY(sessionStateOf(after) == document);
    QCOMPARE(after.session.find(1)->name, QStringLiteral("mine"));
    QCOMPARE(after.session.find(2)->colour, QColor(1, 2, 3));
    QVERIFY(after.sources.isCardFolded(2) && !after.sources.isCardFolded(1));
    QCOMPARE(after.session.recordings().front().id, 3);
    const auto& markers = after.session.find(1)->recording->timeline.markers;
    QCOMPARE(std::ranges::count(markers, std::string("cache full"), &Marker::name), 1);
    applySession(after, document); // what is there already is not set again
    QVERIFY(sessionStateOf(after) == document);
    QCOMPARE(after.session.runs().base(), 3);
    QVERIFY(after.session.runs().grouping() == before.session.runs().grouping());
    applySession(after, sessionStateOf(Workspace())); // one without any of that
    QVERIFY(after.session.runs().grouping() == RunGrouping());
    QVERIFY(!after.session.runs().showsDifference());
}

void tst_SessionState::whatIsInNoFileIsLeftOut()
{
    Workspace workspace;
    workspace.session.add(QStringLiteral(":/samples/list.dat"), {test::recordingOf({1e6})});
    workspace.session.add(QStringLiteral("/x/a.dat"), {test::recordingOf({1e6})});
    const SessionDocument document = sessionStateOf(workspace);
    QCOMPARE(document.recordings.size(), 1U);
    QCOMPARE(document.files, (std::vector<std::filesystem::path>{"/x/a.dat"}));
    QCOMPARE(document.current, std::optional<std::size_t>(0));
}

void tst_SessionState::whatIsNotOpenIsPassedOver()
{
    Workspace before;
    fill(before.session);
    before.session.rename(1, QStringLiteral("mine"));
    before.session.setCurrent(2);
    before.session.runs().setBase(2);
    before.session.runs().setGrouping({GroupRule::None, {}, {{1, "mine"}, {2, "gone"}}});
    const SessionDocument document = sessionStateOf(before);
    Workspace after;
    after.session.add(QStringLiteral("/x/a.dat"), {test::recordingOf({1e6, 2e6, 3e6})});
    applySession(after, document);
    QCOMPARE(after.session.current()->name, QStringLiteral("mine"));
    QVERIFY(!after.session.snapshots().current());
    QCOMPARE(after.session.runs().base(), 0);
    QVERIFY((after.session.runs().grouping().chosen == std::map<int, std::string>{{1, "mine"}}));
}

void tst_SessionState::whatIsOpenBesidesStaysBehind()
{
    Workspace before;
    fill(before.session);
    const SessionDocument document = sessionStateOf(before);
    Workspace after;
    after.session.add(QStringLiteral("/x/other.dat"), {test::recordingOf({1e6})});
    fill(after.session);
    applySession(after, document);
    QCOMPARE(after.session.recordings().back().path, QStringLiteral("/x/other.dat"));
    QCOMPARE(after.session.recordings().size(), 4U);
}

/// Three heaps of a program that keeps a row of each of five actions.
void tst_SessionState::openHunted(Session& session)
{
    for (std::uint64_t file = 0; file < 3; ++file) {
        test::HeapGraphBuilder builder;
        builder.node(NodeType::Synthetic, "");
        const std::uint32_t list = builder.node(NodeType::Object, "List", 64, 3);
        builder.edge(0, list);
        for (std::uint64_t row = 0; row < 5 * (file + 1); ++row) {
            builder.indexEdge(list, builder.node(NodeType::Object, "Row", 100, 101 + 2 * row),
                              static_cast<std::uint32_t>(row));
        }
        session.add(QStringLiteral("/x/%1.heapsnapshot").arg(file), test::heapRecordings(builder));
    }
}

void tst_SessionState::aHuntIsJudgedAgain()
{
    Workspace before;
    openHunted(before.session);
    QVERIFY(!sessionStateOf(before).hunt);
    before.hunting.judgeAgain({{1, 2, 3}, {5, 1, false}});
    QVERIFY(before.hunting.state().isRunning());
    QTRY_VERIFY_WITH_TIMEOUT(before.hunting.state().findings, test::kPatience);
    const SessionDocument document = sessionStateOf(before);
    QVERIFY(document.hunt);
    QCOMPARE(document.hunt->actions, 5U);
    QCOMPARE(document.hunt->failedActions, 1U);

    Workspace after;
    openHunted(after.session);
    applySession(after, document);
    QTRY_VERIFY_WITH_TIMEOUT(after.hunting.state().findings, test::kPatience);
    const HuntJudgement& judgement = after.hunting.state().findings->judgement;
    QCOMPARE(judgement.verdict, HuntVerdict::Leak);
    QCOMPARE(judgement.grown.size(), 1U);
    QCOMPARE(judgement.bytesPerAction, 100.0);
    QVERIFY(sessionStateOf(after) == document);
}

void tst_SessionState::aHuntNeedsItsSnapshots()
{
    Workspace workspace;
    openHunted(workspace.session);
    workspace.hunting.judgeAgain({{1, 2, 9}, {}});
    QVERIFY(!workspace.hunting.state().isRunning());
    workspace.hunting.judgeAgain({{1, 2, 3}, {}});
    workspace.hunting.cancel();
    QCOMPARE(workspace.hunting.state().failure->code, ErrorCode::Cancelled);
    workspace.hunting.judgeAgain({{1, 2, 3}, {}});
    QTRY_VERIFY_WITH_TIMEOUT(workspace.hunting.state().findings, test::kPatience);
    workspace.session.remove(2);
    QVERIFY(!sessionStateOf(workspace).hunt);
}

TIDEMARK_TEST(tst_SessionState)

#include "tst_session_state.moc"
