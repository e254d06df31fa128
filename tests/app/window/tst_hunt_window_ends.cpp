// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/heap_watching.h"
#include "tests/support/hunt_window.h"
#include "tests/support/test_registry.h"

#include <algorithm>

using namespace tidemark;
using namespace tidemark::app;

/// A hunt is given up, or what it needs ends: each is said in a sentence, and nothing hangs.
class tst_HuntWindowEnds final : public QObject, private test::HuntWindow
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { openHunt(); }
    void cleanup() { closeHunt(); }
    void nothingElseIsAskedMeanwhile();
    void cancelled();
    void cancelledWhileASnapshotIsTaken();
    void theProgramEnds();
    void theHeapIsLetGo();
    void theRecordingIsStopped();
    void theRecordingIsRemoved();
    void theWindowIsClosed();
};

void tst_HuntWindowEnds::initTestCase()
{
    if (!test::NodeTarget::isThere()) {
        QSKIP("no Node.js here");
    }
    prepareHunts();
}

void tst_HuntWindowEnds::nothingElseIsAskedMeanwhile()
{
    watch("");
    enter(Hand, {});
    start();
    QTRY_VERIFY(isAsked());
    QVERIFY(!control("collect").isEnabled());
    QVERIFY(!control("capture").isEnabled());
    QVERIFY(!HeapWatching::isReady(m_window->workspace()));
    QVERIFY(!inPanel<QComboBox>("kind").isEnabled());
    QTest::mouseClick(&button("cancelHunt"), Qt::LeftButton);
    awaitEnd();
    QTRY_VERIFY(control("collect").isEnabled());
}

void tst_HuntWindowEnds::cancelled()
{
    watch("registry.push(() => scope);");
    enter(Hand, {});
    start();
    QTRY_VERIFY(isAsked());
    QTest::mouseClick(&button("cancelHunt"), Qt::LeftButton);
    awaitEnd();
    QCOMPARE(sentence(), QStringLiteral("The hunt was cancelled."));
    QVERIFY(filesOfHunt().isEmpty());
    QVERIFY(m_server->node().isRunning());
    QVERIFY(live().isAnyLive());
    // Another one begins as if nothing had been.
    enter(Request, m_server->url());
    start();
    awaitEnd();
    QVERIFY2(sentence().startsWith(QStringLiteral("Leak: ")), qPrintable(sentence()));
}

void tst_HuntWindowEnds::cancelledWhileASnapshotIsTaken()
{
    watch("");
    enter(Request, m_server->url());
    start();
    const auto step = [this] { return live().heapOf(session().current()->id)->state().step; };
    QTRY_VERIFY(step() == HeapWatchState::Step::Capturing ||
                state().progress.step == HuntStep::Acting);
    QTest::mouseClick(&button("cancelHunt"), Qt::LeftButton);
    awaitEnd();
    QCOMPARE(sentence(), QStringLiteral("The hunt was cancelled."));
    QTRY_VERIFY(step() == HeapWatchState::Step::Watching);
    const QStringList files = filesOfHunt(); // whole, or not there
    QVERIFY2(std::ranges::all_of(files,
                                 [](const QString& file) {
                                     return file.endsWith(QStringLiteral(".heapsnapshot"));
                                 }),
             qPrintable(files.join(u' ')));
}

void tst_HuntWindowEnds::theProgramEnds()
{
    watch("");
    enter(Hand, {});
    start();
    QTRY_VERIFY(isAsked());
    m_server->node().kill();
    awaitEnd();
    QCOMPARE(sentence(), QStringLiteral("The program ended before the hunt did."));
}

void tst_HuntWindowEnds::theHeapIsLetGo()
{
    watch("");
    enter(Hand, {});
    start();
    QTRY_VERIFY(isAsked());
    QTest::mouseClick(&control("watch"), Qt::LeftButton);
    awaitEnd();
    QVERIFY2(sentence().startsWith(QStringLiteral("The heap was let go")), qPrintable(sentence()));
    QVERIFY(live().isAnyLive());
}

void tst_HuntWindowEnds::theRecordingIsStopped()
{
    watch("");
    enter(Hand, {});
    start();
    QTRY_VERIFY(isAsked());
    m_window->live().stop();
    awaitEnd();
    QCOMPARE(sentence(), QStringLiteral("The recording was stopped before the hunt was over."));
    QVERIFY(m_server->node().isRunning());
}

void tst_HuntWindowEnds::theRecordingIsRemoved()
{
    watch("");
    enter(Hand, {});
    start();
    QTRY_VERIFY(isAsked());
    m_window->workspace().session.removeCurrent();
    QTRY_VERIFY(state().phase == HuntState::Phase::Over);
    QCOMPARE(sentence(), QStringLiteral("The recording was stopped before the hunt was over."));
    QVERIFY(m_server->node().isRunning());
}

void tst_HuntWindowEnds::theWindowIsClosed()
{
    watch("");
    enter(Hand, {});
    start();
    QTRY_VERIFY(isAsked());
    m_window->closeUnasked();
    m_window.reset(); // which waits for nobody's hand
    QVERIFY(m_server->node().isRunning());
    QVERIFY(filesOfHunt().isEmpty());
}

TIDEMARK_TEST(tst_HuntWindowEnds)

#include "tst_hunt_window_ends.moc"
