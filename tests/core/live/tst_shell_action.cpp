// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/shell_action.h"
#include "tests/support/patience.h"
#include "tests/support/reading.h"
#include "tests/support/test_registry.h"

#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <signal.h>
#include <thread>

using namespace tidemark;
using Kind = ActionProblem::Kind;

class tst_ShellAction final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCommandThatWorks();
    void aCommandThatFails();
    void aCommandThatIsKilled();
    void theLastFailureIsTold();
    void nothingIsReadFromOurInput();
    void itTakesTooLong();
    void itIsGivenUpWithAllItStarted();

private:
    Result<ActionsDone> act(const char* command, std::uint64_t times = 1)
    {
        return ShellAction({command}).act(times, m_control);
    }

    TaskControl m_control;
};

namespace
{

using namespace std::chrono_literals;

/// Whether the process whose number the file @p path has lives on; a zombie does not.
bool isAlive(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return false;
    }
    QFile stat(QStringLiteral("/proc/%1/stat").arg(file.readAll().trimmed().toInt()));
    return stat.open(QIODevice::ReadOnly) && !stat.readAll().contains(") Z ");
}

} // namespace

void tst_ShellAction::aCommandThatWorks()
{
    const auto done = act("echo lost; echo neither >&2", 3);
    QVERIFY(done);
    QCOMPARE(done->worked, std::uint64_t{3});
    QVERIFY(done->problem == ActionProblem());
}

void tst_ShellAction::aCommandThatFails()
{
    const auto done = act("echo first >&2; echo 'no server' >&2; echo >&2; exit 7");
    QVERIFY(done);
    QCOMPARE(done->worked, std::uint64_t{0});
    QVERIFY((done->problem == ActionProblem{Kind::ExitStatus, 7, "no server"}));
}

void tst_ShellAction::aCommandThatIsKilled()
{
    const auto done = act("kill -9 $$");
    QVERIFY(done);
    QVERIFY((done->problem == ActionProblem{Kind::Signal, 9}));
}

void tst_ShellAction::theLastFailureIsTold()
{
    QTemporaryDir folder;
    const std::string file = folder.filePath(QStringLiteral("n")).toStdString();
    const std::string command = "echo x >> '" + file + "'; n=$(wc -l < '" + file +
                                "'); [ $n -eq 3 ] || exit $n"; // the third time it works
    const auto done = act(command.c_str(), 4);
    QVERIFY(done);
    QCOMPARE(done->worked, std::uint64_t{1});
    QVERIFY((done->problem == ActionProblem{Kind::ExitStatus, 4}));
}

void tst_ShellAction::nothingIsReadFromOurInput()
{
    const auto done = act("read line && exit 1; exit 0"); // at its end at once
    QVERIFY(done);
    QCOMPARE(done->worked, std::uint64_t{1});
}

void tst_ShellAction::itTakesTooLong()
{
    ShellAction action({"sleep 600", 100ms});
    const auto done = action.act(1, m_control);
    QVERIFY(!done);
    QVERIFY((done.error() == Error{ErrorCode::CannotStart, std::string(kActionTooLong)}));
}

void tst_ShellAction::itIsGivenUpWithAllItStarted()
{
    QTemporaryDir folder;
    const QString started = folder.filePath(QStringLiteral("pid"));
    struct Cancelling final : TaskControl {
        explicit Cancelling(QString path) : file(std::move(path)) {}
        bool cancelled() const override { return isAlive(file); }
        QString file;
    } control(started);
    const std::string command = "sleep 600 & echo $! > '" + started.toStdString() + "'; wait";
    const auto done = ShellAction({command}).act(1, control);
    QVERIFY(!done);
    QVERIFY(done.error().code == ErrorCode::Cancelled);
    QTRY_VERIFY(!isAlive(started));
}

TIDEMARK_TEST(tst_ShellAction)

#include "tst_shell_action.moc"
