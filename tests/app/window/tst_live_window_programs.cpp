// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/record/process_picker.h"
#include "app/record/run_dialog.h"
#include "app/window/window_actions.h"
#include "tests/support/in_sight.h"
#include "tests/support/live_window.h"
#include "tests/support/test_registry.h"

#include <QDockWidget>
#include <QLineEdit>
#include <QMessageBox>
#include <QSignalSpy>
#include <QtTest/QTest>

#include <csignal>
#include <sys/wait.h>

using namespace tidemark;
using namespace tidemark::app;

using test::everyTenMilliseconds;

/// The window with a program that it started.
class tst_LiveWindowPrograms final : public QObject, private test::LiveWindow
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() { open(); }
    void cleanup() { close(); }

    void runsAProgramToItsEnd();
    void whatItPrintsComesToTheFrontOnce();
    void closingAsksWhatBecomesOfPrograms_data();
    void closingAsksWhatBecomesOfPrograms();
    void aProgramOutlivesItsRecording();
    void theDialogsAreConnected();
};

void tst_LiveWindowPrograms::runsAProgramToItsEnd()
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

/// Not an empty panel, and not in the place of one that the user has chosen.
void tst_LiveWindowPrograms::whatItPrintsComesToTheFrontOnce()
{
    const auto isInFront = [this](const char* name) {
        return test::isInSight(*m_window->findChild<QDockWidget*>(QLatin1String(name))->widget());
    };
    LaunchRequest request;
    request.arguments = {"/bin/sh", "-c", "sleep 0.3; echo hello; sleep 0.3; echo again; read x"};
    m_window->live().runOrSay(request, everyTenMilliseconds());
    QTRY_VERIFY(isInFront("leak"));
    QTRY_VERIFY(isInFront("output"));
    m_window->findChild<QDockWidget*>(QStringLiteral("peaks"))->raise();
    QTRY_VERIFY(session().current()->recording->output.size() == 2);
    QVERIFY(isInFront("peaks"));
}

void tst_LiveWindowPrograms::closingAsksWhatBecomesOfPrograms_data()
{
    QTest::addColumn<QString>("answer"); // none: there is no question
    QTest::addColumn<bool>("closes");
    QTest::addColumn<bool>("ends");
    QTest::addRow("go on") << QStringLiteral("Let them go on") << true << false;
    QTest::addRow("end") << QStringLiteral("End them") << true << true;
    QTest::addRow("cancel") << QStringLiteral("Cancel") << false << false;
    QTest::addRow("a signal") << QString() << true << false;
}

void tst_LiveWindowPrograms::closingAsksWhatBecomesOfPrograms()
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

void tst_LiveWindowPrograms::aProgramOutlivesItsRecording()
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

void tst_LiveWindowPrograms::theDialogsAreConnected()
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

TIDEMARK_TEST(tst_LiveWindowPrograms)

#include "tst_live_window_programs.moc"
