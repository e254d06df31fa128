// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/record/process_picker.h"
#include "app/sources/source_card.h"
#include "app/window/window_actions.h"
#include "tests/support/live_window.h"
#include "tests/support/test_registry.h"
#include "tests/support/units.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QtTest/QTest>

using namespace tidemark;
using namespace tidemark::app;

using test::everyTenMilliseconds;
using test::kSecondNs;

/// The window with a process that is watched or a program that it started.
class tst_LiveWindow final : public QObject, private test::LiveWindow
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() { open(); }
    void cleanup() { close(); }

    void watchesAProcess();
    void slowSamplesReachTheTables();
    void stopsAndKeepsTheRecording();
    void pauseHoldsThePicture();
    void followsUntilTheUserLooksBack();
    void marksAreSetByKey();
    void saysWhatCannotBeWatched();
    void removingEndsTheRecording();
    void aProcessThatIsNotThereIsWaitedFor();
    void oneThatEndedSinceItWasListedToo();
};

void tst_LiveWindow::watchesAProcess()
{
    m_window->live().attach(m_target->pid(), everyTenMilliseconds());
    QCOMPARE(session().recordings().size(), 1U);
    const OpenRecording& open = session().recordings().front();
    QCOMPARE(open.name, QStringLiteral("memory_target (PID %1)").arg(m_target->pid()));
    QVERIFY(open.isLive);
    QTRY_VERIFY(shownLength() > kSecondNs / 5);
    m_target->tell("grow 67108864");
    QTRY_VERIFY(
        session().current()->recording->timeline.mainSeries()->values->summarize(0, 1 << 30).max >
        64 << 20);
    QVERIFY(session().time().isFollowing());
    QVERIFY(action(QStringLiteral("Recording"))->isVisible());
    QCOMPARE(m_window->windowTitle(), QStringLiteral("● ") + open.name);
    const auto* const card = m_window->findChild<SourceCard*>();
    QTRY_VERIFY(card->accessibleName().contains(QStringLiteral("RSS")));

    m_target->end();
    QTRY_VERIFY(!live().isAnyLive());
    QVERIFY(!session().recordings().front().isLive);
    QVERIFY(!action(QStringLiteral("Stop recording"))->isVisible());
    QCOMPARE(session().current()->recording->timeline.markers.back().kind, MarkerKind::Exit);
}

void tst_LiveWindow::slowSamplesReachTheTables()
{
    ProcessRecordingOptions options;
    options.sampling.interval = std::chrono::milliseconds(400); // most frames bring nothing new
    m_window->live().attach(m_target->pid(), options);
    QTRY_VERIFY(shownLength() > 2 * kSecondNs); // all series are there: a new one is told at once
    QSignalSpy told(&session(), &Session::recordingChanged);
    QTRY_VERIFY_WITH_TIMEOUT(shownLength() > 8 * kSecondNs, 20'000);
    QVERIFY2(told.size() >= 4, qPrintable(QString::number(told.size())));
}

void tst_LiveWindow::stopsAndKeepsTheRecording()
{
    m_window->live().attach(m_target->pid(), everyTenMilliseconds());
    QTRY_VERIFY(shownLength() > kSecondNs / 10);
    action(QStringLiteral("Stop recording"))->trigger();
    QTRY_VERIFY(!live().isAnyLive());
    QCOMPARE(session().recordings().size(), 1U);
    QVERIFY(QFile::exists(session().current()->path));
    QCOMPARE(m_target->tell("still there"), QByteArray("ok"));
}

void tst_LiveWindow::pauseHoldsThePicture()
{
    m_window->live().attach(m_target->pid(), everyTenMilliseconds());
    QTRY_VERIFY(shownLength() > kSecondNs / 10);
    const int id = session().current()->id;
    QSignalSpy changed(&session(), &Session::recordingChanged);
    action(QStringLiteral("Pause the"))->trigger();
    QCOMPARE(changed.size(), 1); // tables and the overview hold the same moment as the chart
    const std::int64_t held = shownLength();
    const std::int64_t before = *live().positionOf(id);
    QTRY_VERIFY(*live().positionOf(id) > before + kSecondNs / 5);
    QCOMPARE(shownLength(), held);
    action(QStringLiteral("Pause the"))->trigger();
    QTRY_VERIFY(shownLength() > held + kSecondNs / 5); // nothing is missing
}

void tst_LiveWindow::followsUntilTheUserLooksBack()
{
    m_window->live().attach(m_target->pid(), everyTenMilliseconds());
    constexpr int kPatience = 20'000; // it takes as long as the axis has room at first
    QTRY_VERIFY_WITH_TIMEOUT(session().time().whole().length() > 5 * kSecondNs, kPatience);
    TimeSelection& time = session().time();
    time.zoomTo({time.whole().end - kSecondNs / 10, time.whole().end});
    QVERIFY(time.isFollowing());
    const AxisRange atEnd = time.visible();
    QTRY_VERIFY(time.visible().begin > atEnd.begin);
    QCOMPARE(time.visible().length(), atEnd.length());

    time.panTo(0);
    QVERIFY(!time.isFollowing());
    const std::int64_t end = time.whole().end;
    QTRY_VERIFY(time.whole().end > end + kSecondNs / 10);
    QCOMPARE(time.visible().begin, time.whole().begin);
    QVERIFY(action(QStringLiteral("Follow"))->isEnabled());
    QTest::keyClick(m_window.get(), Qt::Key_L);
    QVERIFY(time.isFollowing());
    QCOMPARE(time.visible().length(), atEnd.length());
    QVERIFY(time.visible().end > end);
}

void tst_LiveWindow::marksAreSetByKey()
{
    m_window->live().attach(m_target->pid(), everyTenMilliseconds());
    QTRY_VERIFY(shownLength() > kSecondNs / 10);
    const auto set = [this](const QString& name) {
        m_window->activateWindow(); // no window manager gives it back after a popup here
        QTRY_VERIFY(m_window->isActiveWindow());
        QTest::keyClick(m_window.get(), Qt::Key_M);
        QTRY_VERIFY(QApplication::activePopupWidget() != nullptr);
        QWidget* const popup = QApplication::activePopupWidget();
        auto* const edit = popup->findChild<QLineEdit*>();
        QTest::keyClicks(edit, name);
        QTest::keyClick(edit, Qt::Key_Return);
        QVERIFY(popup->isHidden());
    };
    const auto names = [this] {
        QStringList all;
        for (const Marker& marker : session().current()->recording->timeline.markers) {
            all << QString::fromStdString(marker.name);
        }
        return all;
    };
    set(QStringLiteral("after 10 requests"));
    QTRY_COMPARE(names(), QStringList{QStringLiteral("after 10 requests")});
    set(QString());
    QTRY_COMPARE(names().size(), 2);
    QCOMPARE(names().back(), QStringLiteral("Mark 2"));

    QTest::keyClick(m_window.get(), Qt::Key_M);
    QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Escape);
    m_target->end();
    QTRY_VERIFY(!live().isAnyLive());
    QCOMPARE(names().count(QStringLiteral("ended")), 1);
    QCOMPARE(names().size(), 3);
}

void tst_LiveWindow::saysWhatCannotBeWatched()
{
    m_target->end();
    m_window->live().attach(m_target->pid() == 0 ? 4'194'303 : m_target->pid(), {});
    QVERIFY(session().recordings().empty());
    QVERIFY(messages().contains(QStringLiteral("no such process")));
    LaunchRequest request;
    request.arguments = {"/no/such/program"};
    m_window->live().runOrSay(request, {});
    QVERIFY(session().recordings().empty());
    QVERIFY(messages().contains(QStringLiteral("cannot be started")));
}

void tst_LiveWindow::removingEndsTheRecording()
{
    m_window->live().attach(m_target->pid(), everyTenMilliseconds());
    QTRY_VERIFY(session().current()->recording->timeline.mainSeries()->size() > 5);
    const int id = session().current()->id;
    session().remove(id);
    QVERIFY(!live().isLive(id));
    session().restoreRemoved();
    QVERIFY(!session().find(id)->isLive);
    QVERIFY(session().find(id)->recording->timeline.mainSeries()->size() > 5);
}

/// By a name that nothing else has.
void tst_LiveWindow::aProcessThatIsNotThereIsWaitedFor()
{
    const QTemporaryDir folder;
    const QString name = QStringLiteral("awaited%1").arg(QCoreApplication::applicationPid());
    const QString program = folder.filePath(name);
    QVERIFY(QFile::copy(QStringLiteral(TIDEMARK_MEMORY_TARGET), program));
    action(QStringLiteral("Attach to a process"))->trigger();
    auto* const picker = m_window->findChild<ProcessPicker*>();
    Q_EMIT picker->attachRequested({{}, 10, true, true, name});
    QCOMPARE(session().recordings().size(), 1U);
    const int id = session().current()->id;
    QCOMPARE(session().current()->name, name);
    QTRY_VERIFY(action(QStringLiteral("Waiting")) != nullptr);
    QVERIFY(action(QStringLiteral("Waiting"))->toolTip().contains(QStringLiteral("runs yet")));
    QVERIFY(session().find(id)->isLive);

    QProcess process;
    process.start(program, QStringList());
    QVERIFY(process.waitForStarted());
    QTRY_COMPARE_WITH_TIMEOUT(live().statusOf(id)->pid, process.processId(), 20'000);
    QTRY_VERIFY_WITH_TIMEOUT(session().find(id)->recording->timeline.sampledRange().length() > 0,
                             20'000);
    process.kill();
    QVERIFY(process.waitForFinished());
}

void tst_LiveWindow::oneThatEndedSinceItWasListedToo()
{
    QProcess process;
    process.start(QStringLiteral("/bin/true"), QStringList());
    QVERIFY(process.waitForStarted());
    const ProcessIdentity ended{static_cast<std::int32_t>(process.processId()), 0};
    QVERIFY(process.waitForFinished());
    action(QStringLiteral("Attach to a process"))->trigger();
    auto* const picker = m_window->findChild<ProcessPicker*>();
    Q_EMIT picker->attachRequested({ended, 10, true, false, {}});
    QVERIFY(session().recordings().empty());
    Q_EMIT picker->attachRequested({ended, 10, true, true, QStringLiteral("never seen")});
    QCOMPARE(session().recordings().size(), 1U);
    QVERIFY(session().current()->isLive);
}

TIDEMARK_TEST(tst_LiveWindow)
#include "tst_live_window.moc"
