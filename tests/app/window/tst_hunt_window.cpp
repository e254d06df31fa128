// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/heap_watching.h"
#include "tests/support/hunt_window.h"
#include "tests/support/test_registry.h"
#include "tests/support/web_request.h"

#include <QMessageBox>

#include <algorithm>
#include <set>

using namespace tidemark;
using namespace tidemark::app;

/// The window beside a real Node with a web server, in which it hunts.
class tst_HuntWindow final : public QObject, private test::HuntWindow
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { openHunt(); }
    void cleanup() { closeHunt(); }
    void aServerThatKeepsEachRequest();
    void aServerThatKeepsNothing();
    void aRoundThatLeavesDoubt();
    void aSecondHunt();
    void whatWasEnteredIsRemembered();
    void aCommand();
    void anActionThatFails();
    void byHand();
    void anotherMachineIsAskedAbout();
    void whatIsMissingIsSaid();
    void theFoundHeapIsNotKept();
};

void tst_HuntWindow::initTestCase()
{
    if (!test::NodeTarget::isThere()) {
        QSKIP("no Node.js here");
    }
    prepareHunts();
}

void tst_HuntWindow::aServerThatKeepsEachRequest()
{
    watch("registry.push(() => scope);");
    const int live = session().current()->id;
    enter(Request, m_server->url(), 4);
    start();
    awaitEnd();
    QVERIFY2(sentence().startsWith(QStringLiteral("Leak: ")), qPrintable(sentence()));
    QVERIFY2(details().contains(QStringLiteral("registry")) &&
                 details().contains(QStringLiteral("server.js:7:")),
             qPrintable(details()));
    QVERIFY2(details().contains(QStringLiteral("Scope: 4 objects in A, 8 in B, 12 in C")),
             qPrintable(details()));
    QVERIFY(panel().asText().contains(QStringLiteral("Leak: ")));

    // The snapshots are open as A, B and C, and the timeline stays.
    QCOMPARE(session().current()->id, live);
    QCOMPARE(session().recordings().size(), std::size_t{4});
    for (const SnapshotRole role : kSnapshotRoles) {
        const auto& snapshot = session().snapshots().snapshot(role);
        QVERIFY(snapshot);
        const QString path = session().find(snapshot->recordingId)->path;
        const char letter = static_cast<char>('a' + static_cast<int>(role));
        QVERIFY2(path.endsWith(QStringLiteral("-hunt-1-%1.heapsnapshot").arg(QLatin1Char(letter))),
                 qPrintable(path));
    }
    QCOMPARE(filesOfHunt().size(), 3);
    // They are listed beside the recording, and its marks say where each moment was.
    QTRY_COMPARE(session().find(live)->recording->snapshots.size(), std::size_t{3});
    const auto& markers = session().find(live)->recording->timeline.markers;
    QStringList marks;
    for (const Marker& marker : markers) {
        if (marker.kind == MarkerKind::Mark) {
            marks << QString::fromStdString(marker.name);
        }
    }
    QCOMPARE(marks.size(), 6);
    QCOMPARE(marks.first(), QStringLiteral("Baseline"));
    QCOMPARE(marks.last(), QStringLiteral("Final, after a GC"));
}

void tst_HuntWindow::aServerThatKeepsNothing()
{
    watch("registry[0] = scope;");
    enter(Request, m_server->url(), 5);
    start();
    awaitEnd();
    QVERIFY2(sentence().startsWith(QStringLiteral("No leak: ")), qPrintable(sentence()));
    QVERIFY(details().isEmpty());
}

/// Objects are left over of the second half alone: twice as many actions settle it.
void tst_HuntWindow::aRoundThatLeavesDoubt()
{
    watch("registry.n = (registry.n || 0) + 1;"
          "if (registry.n > 8 && registry.n <= 12) registry.push(scope);");
    enter(Request, m_server->url(), 4);
    start();
    awaitEnd();
    QCOMPARE(state().round, 2);
    QCOMPARE(state().actions, std::uint64_t{8});
    QVERIFY2(sentence().startsWith(QStringLiteral("No leak: nothing is left over of twice 8")),
             qPrintable(sentence()));
    QCOMPARE(filesOfHunt().size(), 6);
    QCOMPARE(session().recordings().size(), std::size_t{4}); // with those of the last round
    const auto& first = session().snapshots().snapshot(SnapshotRole::A);
    QVERIFY(first && session()
                         .find(first->recordingId)
                         ->path.endsWith(QStringLiteral("-hunt-2-a.heapsnapshot")));
}

/// Its marks stand beside those of the first, in the same recording.
void tst_HuntWindow::aSecondHunt()
{
    watch("registry.push(scope);");
    for (int hunt = 1; hunt <= 2; ++hunt) {
        enter(Request, m_server->url(), 2);
        start();
        awaitEnd();
    }
    const auto names = [this] { // of the recording as it is at the moment
        std::multiset<std::string> marks;
        for (const Marker& marker :
             session().find(state().recordingId)->recording->timeline.markers) {
            if (marker.kind == MarkerKind::Mark) {
                marks.insert(marker.name);
            }
        }
        return marks;
    };
    QTRY_COMPARE_WITH_TIMEOUT(names().size(), std::size_t{12}, test::kPatience);
    QCOMPARE(names().count("Baseline"), std::size_t{1});
    QCOMPARE(names().count("Baseline (2)"), std::size_t{1});
}

/// Also after a restart of the program.
void tst_HuntWindow::whatWasEnteredIsRemembered()
{
    watch("registry.push(scope);");
    enter(Request, m_server->url(), 2);
    start();
    awaitEnd();
    const QString url = m_server->url();
    closeHunt();
    openHunt();
    QCOMPARE(inPanel<QLineEdit>("url").text(), url);
    QCOMPARE(inPanel<QSpinBox>("times").value(), 2);
    QCOMPARE(inPanel<QComboBox>("kind").currentIndex(), static_cast<int>(Request));
}

void tst_HuntWindow::aCommand()
{
    watch("registry.push(() => scope);");
    enter(Command, QStringLiteral("node -e \"require('http').get('%1', r => r.resume())\"")
                       .arg(m_server->url()));
    start();
    awaitEnd();
    QVERIFY2(sentence().startsWith(QStringLiteral("Leak: ")), qPrintable(sentence()));
}

void tst_HuntWindow::anActionThatFails()
{
    watch("if (registry.push(1) > 4) { response.statusCode = 503; }");
    enter(Request, m_server->url());
    start();
    awaitEnd();
    QVERIFY2(sentence().startsWith(QStringLiteral("Undecided: nothing is left over, but not all")),
             qPrintable(sentence()));
    QVERIFY2(details().startsWith(QStringLiteral("5 of 6 actions failed")), qPrintable(details()));
}

/// The user does it as often as he is told, three times over.
void tst_HuntWindow::byHand()
{
    watch("registry.push(() => scope);");
    enter(Hand, {}, 3);
    start();
    for (int turn = 0; turn < 3; ++turn) {
        QTRY_VERIFY(isAsked());
        QVERIFY2(sentence().contains(QStringLiteral("3 times now")), qPrintable(sentence()));
        for (int i = 0; i < 3; ++i) {
            QVERIFY(!test::get(m_server->port(), "/by-hand").isEmpty());
        }
        QTest::mouseClick(&button("done"), Qt::LeftButton);
        QTRY_VERIFY(!isAsked());
    }
    awaitEnd();
    QVERIFY2(sentence().startsWith(QStringLiteral("Leak: ")), qPrintable(sentence()));
    QVERIFY2(details().contains(QStringLiteral("Scope: 3 objects in A, 6 in B, 9 in C")),
             qPrintable(details()));
}

void tst_HuntWindow::anotherMachineIsAskedAbout()
{
    watch("");
    enter(Request, QStringLiteral("http://192.0.2.1/"));
    const auto question = [this] {
        return panel().findChild<QMessageBox*>(QStringLiteral("askRemote"));
    };
    QTRY_VERIFY(button("start").isEnabled());
    QTest::mouseClick(&button("start"), Qt::LeftButton);
    QTRY_VERIFY(question() != nullptr && question()->isVisible());
    QVERIFY(question()->text().contains(QStringLiteral("192.0.2.1")));
    QVERIFY(!state().isRunning());
    QTest::mouseClick(question()->button(QMessageBox::Cancel), Qt::LeftButton);
    QTRY_VERIFY(question() == nullptr);
    QVERIFY(!state().isRunning());
}

void tst_HuntWindow::whatIsMissingIsSaid()
{
    watch("");
    enter(Command, {});
    QVERIFY(!button("start").isEnabled());
    QVERIFY2(details().contains(QStringLiteral("Enter the command")), qPrintable(details()));
    enter(Request, QStringLiteral("ftp://localhost/"));
    QVERIFY(!button("start").isEnabled());
    QVERIFY2(details().contains(QStringLiteral("no address")), qPrintable(details()));
    enter(Request, m_server->url(), 12);
    QTRY_VERIFY(button("start").isEnabled());
    QVERIFY(details().isEmpty());
    QCOMPARE(inPanel<QLabel>("step2").text(), QStringLiteral("12 actions"));
}

/// A heap may be large: what was found does not hold it once its snapshot is closed.
void tst_HuntWindow::theFoundHeapIsNotKept()
{
    watch("registry.push(() => scope);");
    enter(Request, m_server->url());
    start();
    awaitEnd();
    const std::weak_ptr<const HeapAnalysis> heap = state().findings->survivors->latest;
    const QString before = details();
    m_window->workspace().session.remove(session().recordings().back().id);
    QVERIFY(heap.expired());
    QCOMPARE(details(), before);
    QVERIFY(sentence().startsWith(QStringLiteral("Leak: ")));
}

TIDEMARK_TEST(tst_HuntWindow)

#include "tst_hunt_window.moc"
