// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/record/process_picker.h"
#include "app/record/run_dialog.h"
#include "app/settings/settings.h"
#include "app/sources/source_card.h"
#include "app/window/main_window.h"
#include "app/window/window_actions.h"
#include "app/window/window_live.h"
#include "tests/support/memory_target.h"
#include "tests/support/patience.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest/QTest>

#include <csignal>
#include <sys/wait.h>

using namespace tidemark;
using namespace tidemark::app;

namespace
{

constexpr std::int64_t kSecondNs = 1'000'000'000;

ProcessRecordingOptions everyTenMilliseconds()
{
    ProcessRecordingOptions options;
    options.sampling.interval = std::chrono::milliseconds(10);
    return options;
}

} // namespace

/// The window with a process that is watched or a program that it started.
class tst_LiveWindow final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void watchesAProcess();
    void slowSamplesReachTheTables();
    void stopsAndKeepsTheRecording();
    void pauseHoldsThePicture();
    void followsUntilTheUserLooksBack();
    void marksAreSetByKey();
    void runsAProgramToItsEnd();
    void saysWhatCannotBeWatched();
    void removingEndsTheRecording();
    void closingAsksWhatBecomesOfPrograms_data();
    void closingAsksWhatBecomesOfPrograms();
    void aProgramOutlivesItsRecording();
    void recordingsAreTheUsersOnly();
    void theDialogsAreConnected();
    void aProcessThatIsNotThereIsWaitedFor();
    void oneThatEndedSinceItWasListedToo();
    void aCutOffRecordingIsOffered();
    void oneThatWasCutOffAMomentAgoToo();

private:
    Session& session() { return m_window->workspace().session; }
    LiveRecordings& live() { return m_window->live().recordings(); }
    QAction* action(const QString& text) const;
    std::int64_t shownLength();
    QString messages() const;

    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<test::MemoryTarget> m_target;
    QTemporaryDir m_folder;
};

void tst_LiveWindow::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    qputenv("XDG_DATA_HOME", m_folder.path().toLocal8Bit());
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
    m_settings = std::make_unique<Settings>();
}

void tst_LiveWindow::init()
{
    m_target = std::make_unique<test::MemoryTarget>();
    m_window = std::make_unique<MainWindow>(*m_settings);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get(), test::kPatience));
}

void tst_LiveWindow::cleanup()
{
    m_window.reset();
    m_target.reset();
}

/// By what it says, without its mnemonic.
QAction* tst_LiveWindow::action(const QString& text) const
{
    for (QAction* const one : m_window->findChildren<QAction*>()) {
        if (one->text().remove(u'&').startsWith(text)) {
            return one;
        }
    }
    return nullptr;
}

/// Of the samples, not of the axis.
std::int64_t tst_LiveWindow::shownLength()
{
    const AxisRange sampled = session().current()->recording->timeline.sampledRange();
    return sampled.length();
}

QString tst_LiveWindow::messages() const
{
    QStringList texts;
    for (const QLabel* const label : m_window->findChildren<QLabel*>()) {
        texts << label->text();
    }
    return texts.join(u'\n');
}

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

void tst_LiveWindow::runsAProgramToItsEnd()
{
    LaunchRequest request;
    request.arguments = {"/bin/sh", "-c", "echo hello; exit 4"};
    m_window->live().runOrSay(request, everyTenMilliseconds());
    QTRY_VERIFY(!live().isAnyLive());
    QCOMPARE(session().recordings().size(), 1U);
    QVERIFY(session().current()->name.startsWith(QStringLiteral("sh (PID ")));
    QCOMPARE(session().current()->recording->output.size(), 1U);
    QTRY_VERIFY(messages().contains(QStringLiteral("exit status 4")));
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

void tst_LiveWindow::closingAsksWhatBecomesOfPrograms_data()
{
    QTest::addColumn<QString>("answer"); // none: there is no question
    QTest::addColumn<bool>("closes");
    QTest::addColumn<bool>("ends");
    QTest::addRow("go on") << QStringLiteral("Let them go on") << true << false;
    QTest::addRow("end") << QStringLiteral("End them") << true << true;
    QTest::addRow("cancel") << QStringLiteral("Cancel") << false << false;
    QTest::addRow("a signal") << QString() << true << false;
}

void tst_LiveWindow::closingAsksWhatBecomesOfPrograms()
{
    QFETCH(QString, answer);
    QFETCH(bool, closes);
    QFETCH(bool, ends);
    LaunchRequest request;
    request.arguments = {"/bin/sleep", "1000"};
    m_window->live().runOrSay(request, everyTenMilliseconds());
    QTRY_VERIFY(shownLength() > 0);
    const pid_t pid = live().statusOf(session().current()->id)->pid;
    QTimer clicks;
    connect(&clicks, &QTimer::timeout, this, [&answer] {
        const auto* const box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
        for (QAbstractButton* const button : box ? box->buttons() : QList<QAbstractButton*>()) {
            if (button->text().remove(u'&') == answer) {
                button->click();
            }
        }
    });
    clicks.start(10);
    answer.isEmpty() ? m_window->closeUnasked() : static_cast<void>(m_window->close());
    QCOMPARE(m_window->isVisible(), !closes);
    QCOMPARE(live().isAnyLive(), true); // until the window is gone
    m_window.reset();
    const auto isRunning = [pid] {
        return ::waitpid(pid, nullptr, WNOHANG) == 0; // 0: it is ours, and has not ended
    };
    if (ends) {
        QTRY_VERIFY(!isRunning());
        return;
    }
    QVERIFY(isRunning());
    ::kill(pid, SIGKILL);
    QTRY_VERIFY(!isRunning());
}

void tst_LiveWindow::aProgramOutlivesItsRecording()
{
    LaunchRequest request;
    const QString go = m_folder.filePath(QStringLiteral("go"));
    const QString done = m_folder.filePath(QStringLiteral("done"));
    request.arguments = {"/bin/sh", "-c",
                         "while [ ! -e '" + go.toStdString() +
                             "' ]; do sleep 0.01; done; seq 1 100000 && echo > '" +
                             done.toStdString() + "'"};
    m_window->live().runOrSay(request, everyTenMilliseconds());
    QTRY_VERIFY(shownLength() > 0);
    action(QStringLiteral("Stop recording"))->trigger();
    QTRY_VERIFY(!live().isAnyLive());
    QCOMPARE(live().runningPrograms(), 1);
    QTRY_VERIFY(messages().contains(QStringLiteral("the program goes on")));
    QFile file(go);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QTRY_VERIFY(QFile::exists(done));
    QTRY_COMPARE(live().runningPrograms(), 0);
}

void tst_LiveWindow::recordingsAreTheUsersOnly()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) +
                           QStringLiteral("/recordings");
    QVERIFY(QDir().mkpath(folder));
    QVERIFY(QFile::setPermissions(folder, QFile::permissions(folder) | QFile::ReadOther)); // of old
    m_window->live().attach(m_target->pid(), everyTenMilliseconds());
    const QString path = session().current()->path;
    constexpr QFile::Permissions kOthers = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup |
                                           QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    QCOMPARE(QFile::permissions(path) & kOthers, QFile::Permissions());
    QCOMPARE(QFile::permissions(QFileInfo(path).path()) & kOthers, QFile::Permissions());
}

void tst_LiveWindow::theDialogsAreConnected()
{
    action(QStringLiteral("Attach to a process"))->trigger();
    auto* const picker = m_window->findChild<ProcessPicker*>();
    QVERIFY(picker != nullptr && picker->isVisible());
    WatchRequest watch;
    watch.process = ProcessIdentity{m_target->pid(), 0};
    watch.intervalMs = 10;
    Q_EMIT picker->attachRequested(watch);
    QVERIFY(session().current() != nullptr && session().current()->isLive);

    action(QStringLiteral("Run a program"))->trigger();
    auto* const dialog = m_window->findChild<RunDialog*>();
    QVERIFY(dialog != nullptr && dialog->isVisible());
    RunRequest run;
    run.command.command = QStringLiteral("/bin/true");
    run.arguments = QStringList{QStringLiteral("/bin/true")};
    dialog->setRequest(run);
    Q_EMIT dialog->runRequested(dialog->request());
    QCOMPARE(session().recordings().size(), 2U);
    QVERIFY(dialog->isHidden());
    QCOMPARE(m_settings->runCommands().front().first, QStringLiteral("/bin/true"));
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

void tst_LiveWindow::aCutOffRecordingIsOffered()
{
    m_window->live().attach(m_target->pid(), everyTenMilliseconds());
    const QString path = session().current()->path;
    QTRY_VERIFY(QFileInfo(path).size() > 1000);
    m_window.reset();
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.resize(file.size() - 20)); // as if it had been killed
    QVERIFY(file.setFileTime(QDateTime::currentDateTime().addSecs(-60),
                             QFileDevice::FileModificationTime));
    file.close();
    m_settings->setLastStart(QDateTime::currentDateTime().addSecs(-3600));

    m_window = std::make_unique<MainWindow>(*m_settings);
    m_window->show();
    m_window->live().offerCutOff();
    QVERIFY(messages().contains(QFileInfo(path).fileName()));
    m_window->live().offerCutOff(); // only once
    QCOMPARE(messages().count(QFileInfo(path).fileName()), 1);
}

void tst_LiveWindow::oneThatWasCutOffAMomentAgoToo()
{
    m_window->live().attach(m_target->pid(), everyTenMilliseconds());
    const QString path = session().current()->path;
    QTRY_VERIFY(QFileInfo(path).size() > 1000);
    m_window.reset();
    QFile file(path);
    QVERIFY(file.resize(file.size() - 20)); // its writer might be alive, for all one can see
    m_settings->setLastStart(QDateTime::currentDateTime().addSecs(-3600));

    m_window = std::make_unique<MainWindow>(*m_settings);
    m_window->show();
    m_window->live().attach(m_target->pid(), everyTenMilliseconds());
    const QString present = session().current()->path;
    m_window->live().offerCutOff();
    QTRY_VERIFY_WITH_TIMEOUT(messages().contains(QFileInfo(path).fileName()), 20'000);
    QVERIFY(!messages().contains(QFileInfo(present).fileName()));
}

TIDEMARK_TEST(tst_LiveWindow)
#include "tst_live_window.moc"
