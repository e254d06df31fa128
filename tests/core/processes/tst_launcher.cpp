// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/processes/launcher.h"
#include "core/processes/linux_probe.h"
#include "tests/support/launched.h"
#include "tests/support/test_registry.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace tidemark;
using test::shell;

class tst_Launcher final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsHowAProgramEnded();
    void givesBothStreams();
    void leavesOutputAlone();
    void saysWhyAProgramCannotStart();
    void looksPathsUpInTheFolder();
    void looksProgramsUpInTheGivenPath();
    void setsVariables();
    void startsWithDefaultSignals();
    void handsOnNothingElse();
    void readsABoundedAmount();
    void endsAProgramWithItsGroup();
    void canShareTheGroup();
    void canBeProbedAtOnce();
    void leavesOtherChildrenAlone();
    void knowsWhenSomebodyElseCollectedIt();
    void leavesAProgramRunning();
    void whatIsLeftRunningMayPrintOn();

private:
    std::string folder() const { return m_folder.path().toStdString(); }
    std::string makeScript(const QString& name, const QByteArray& text, bool isExecutable) const;

    QTemporaryDir m_folder;
};

std::string tst_Launcher::makeScript(const QString& name, const QByteArray& text,
                                     bool isExecutable) const
{
    QFile file(m_folder.filePath(name));
    if (file.open(QIODevice::WriteOnly)) {
        file.write(text);
    }
    const auto run = isExecutable ? QFile::ExeOwner : QFile::Permissions();
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | run);
    return file.fileName().toStdString();
}

void tst_Launcher::tellsHowAProgramEnded()
{
    QCOMPARE(test::run(shell("exit 0")).status, (ExitStatus{0, 0, false}));
    QCOMPARE(test::run(shell("exit 255")).status, (ExitStatus{255, 0, false}));
    QCOMPARE(test::run(shell("kill -TERM $$")).status, (ExitStatus{0, SIGTERM, false}));
    QCOMPARE(test::run(shell("ulimit -c 0; kill -SEGV $$")).status,
             (ExitStatus{0, SIGSEGV, false}));
}

void tst_Launcher::givesBothStreams()
{
    const auto result = test::run(shell("echo out; echo err >&2; printf last; cat"));
    QCOMPARE(result.output, std::string("out\nlast")); // and its input is empty
    QCOMPARE(result.errors, std::string("err\n"));
}

void tst_Launcher::leavesOutputAlone()
{
    LaunchRequest request = shell("test -t 1; echo ended >" + folder() + "/seen");
    request.keepsOutput = false;
    auto program = launch(request);
    QVERIFY(program);
    QVERIFY(!program->isOutputOpen());
    QCOMPARE(program->outputDescriptor(OutputStream::Stdout), -1);
    QCOMPARE(test::finish(*program).status, ExitStatus{});
    QVERIFY(QFile::exists(m_folder.filePath(QStringLiteral("seen"))));
}

void tst_Launcher::saysWhyAProgramCannotStart()
{
    const auto reason = [](const LaunchRequest& request) {
        const auto program = launch(request);
        return program ? Error{ErrorCode::Empty, {}, {}, {}} : program.error();
    };
    const auto expected = [](const char* text) {
        return Error{ErrorCode::CannotStart, text, {}, {}};
    };
    QCOMPARE(reason({{"no-such-program-anywhere"}}), expected("No such file or directory"));
    QCOMPARE(reason({{"/no/such/program"}}), expected("No such file or directory"));
    QCOMPARE(reason({{"/"}}), expected("Permission denied"));
    QCOMPARE(reason({{"true"}, folder() + "/none"}), expected("No such file or directory"));
    QCOMPARE(reason({{"true"}, "/dev/null"}), expected("Not a directory"));
    QCOMPARE(reason({}), expected("Invalid argument"));
    QCOMPARE(reason({{std::string("a\0b", 3)}}), expected("Invalid argument"));
    for (const char* name : {"", "A=B"}) {
        QCOMPARE(reason({{"true"}, {}, {{name, "value"}}}), expected("Invalid argument"));
    }
    QCOMPARE(reason({{""}}), expected("No such file or directory"));
    QCOMPARE(reason({{makeScript(QStringLiteral("plain"), "text", false)}}),
             expected("Permission denied"));
    QCOMPARE(reason({{makeScript(QStringLiteral("headless"), "text", true)}}),
             expected("Exec format error"));
}

void tst_Launcher::looksPathsUpInTheFolder()
{
    makeScript(QStringLiteral("here"), "#!/bin/sh\npwd -P\n", true);
    LaunchRequest request{{"./here"}, folder()};
    QCOMPARE(test::run(request).output,
             QFileInfo(m_folder.path()).canonicalFilePath().toStdString() + '\n');
}

void tst_Launcher::looksProgramsUpInTheGivenPath()
{
    makeScript(QStringLiteral("sh"), "#!/bin/sh\necho own $0\n", true);
    LaunchRequest request{{"sh"}};
    request.environment = {{"PATH", "/nowhere:" + folder() + ":/bin"}};
    QCOMPARE(test::run(request).output, "own " + folder() + "/sh\n");
    request.environment = {{"PATH", "."}};
    request.folder = folder();
    QVERIFY(test::run(request).output.starts_with("own "));
    request.environment = {{"PATH", ""}};
    QCOMPARE(test::run(request).status.code, 127);
}

void tst_Launcher::setsVariables()
{
    qputenv("TIDEMARK_TEST_KEPT", "kept");
    qputenv("TIDEMARK_TEST", "before");
    LaunchRequest request = shell("echo $TIDEMARK_TEST $TIDEMARK_TEST_KEPT $TIDEMARK_TEST_NEW");
    request.environment = {
        {"TIDEMARK_TEST", "first"}, {"TIDEMARK_TEST", "after"}, {"TIDEMARK_TEST_NEW", "a=b"}};
    QCOMPARE(test::run(request).output, std::string("after kept a=b\n"));
}

void tst_Launcher::startsWithDefaultSignals()
{
    sigset_t blocked;
    sigset_t before;
    ::sigemptyset(&blocked);
    ::sigaddset(&blocked, SIGTERM);
    ::pthread_sigmask(SIG_BLOCK, &blocked, &before);
    const auto handler = ::signal(SIGPIPE, SIG_IGN);
    const auto result = test::run(shell("grep -E '^Sig(Blk|Ign)' /proc/self/status"));
    ::signal(SIGPIPE, handler);
    ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
    const auto lines = QByteArray::fromStdString(result.output).split('\n');
    QCOMPARE(lines.size(), 3);
    QCOMPARE(lines[0].mid(8).toULongLong(nullptr, 16), 0ULL);
    QCOMPARE(lines[1].mid(8).toULongLong(nullptr, 16) & (1ULL << (SIGPIPE - 1)), 0ULL);
}

void tst_Launcher::handsOnNothingElse()
{
    auto other = launch({{"sleep", "60"}}); // its pipes must not be held by the next program
    QVERIFY(other);
    const auto result = test::run(shell("ls -l /proc/self/fd"));
    const auto nameOf = [](int descriptor) {
        return QFile::symLinkTarget(QStringLiteral("/proc/self/fd/%1").arg(descriptor))
            .section(u'/', -1)
            .toStdString();
    };
    for (const OutputStream stream : {OutputStream::Stdout, OutputStream::Stderr}) {
        const std::string pipe = nameOf(other->outputDescriptor(stream));
        QVERIFY(pipe.starts_with("pipe:"));
        QVERIFY(result.output.find(pipe) == std::string::npos);
    }
    other->kill();
    test::finish(*other);
}

void tst_Launcher::readsABoundedAmount()
{
    auto program = launch({{"yes"}});
    QVERIFY(program);
    std::size_t total = 0;
    for (int i = 0; i < 100; ++i) {
        std::size_t once = 0;
        program->readOutput(
            [&once](OutputStream, std::string_view bytes) { once += bytes.size(); });
        QVERIFY(once <= LaunchedProgram::kMostRead);
        total += once;
        test::waitForEvent(*program);
    }
    QVERIFY(total > 0);
    program->kill();
    QCOMPARE(test::finish(*program).status, (ExitStatus{0, SIGKILL, false}));
}

void tst_Launcher::endsAProgramWithItsGroup()
{
    auto program = launch(shell("sleep 60 & echo started; wait"));
    QVERIFY(program);
    QVERIFY(!program->poll());
    std::string output;
    while (output.empty()) {
        test::waitForEvent(*program);
        program->readOutput([&output](OutputStream, std::string_view bytes) { output += bytes; });
    }
    program->terminate();
    // The end of both streams says that sleep, which holds them too, has ended as well.
    QCOMPARE(test::finish(*program).status, (ExitStatus{0, SIGTERM, false}));
    program->kill(); // nothing any more
}

void tst_Launcher::canShareTheGroup()
{
    LaunchRequest request = shell("ps -o pgid= -p $$ 2>/dev/null || cut -d' ' -f5 /proc/$$/stat");
    const auto own = QByteArray::fromStdString(test::run(request).output).trimmed().toInt();
    request.hasOwnGroup = false;
    const auto shared = QByteArray::fromStdString(test::run(request).output).trimmed().toInt();
    QVERIFY(own > 0 && own != ::getpgrp());
    QCOMPARE(shared, ::getpgrp());

    auto program = launch(request);
    QVERIFY(program);
    program->kill(); // does not reach this test
    test::finish(*program);
}

void tst_Launcher::canBeProbedAtOnce()
{
    auto program = launch({{"sleep", "60"}});
    QVERIFY(program);
    auto probe = LinuxProbe::open(program->pid());
    QVERIFY(probe);
    const auto reading = probe->read();
    QVERIFY(reading);
    // It is sleep, not a copy of this process.
    QVERIFY(reading->resident.value_or(0) < LinuxProbe::open(::getpid())->read()->resident);
    QVERIFY(program->startedAt() > 0);
    program->kill();
    test::finish(*program);
}

void tst_Launcher::leavesOtherChildrenAlone()
{
    QProcess other;
    other.start(QStringLiteral("/bin/sh"), {QStringLiteral("-c"), QStringLiteral("exit 3")});
    auto program = launch(shell("exit 4"));
    QVERIFY(program);
    QCOMPARE(test::finish(*program).status.code, 4);
    QVERIFY(other.waitForFinished());
    QCOMPARE(other.exitCode(), 3);
}

void tst_Launcher::knowsWhenSomebodyElseCollectedIt()
{
    auto program = launch(shell("exit 4"));
    QVERIFY(program);
    int status = 0;
    QCOMPARE(::waitpid(program->pid(), &status, 0), program->pid());
    QCOMPARE(program->poll(), std::optional(ExitStatus{ExitStatus::kUnknown, 0, false}));
}

void tst_Launcher::leavesAProgramRunning()
{
    pid_t pid = 0;
    {
        const auto program = launch(shell("exec sleep 60"));
        QVERIFY(program);
        pid = program->pid();
    }
    QCOMPARE(::kill(pid, 0), 0);
    QCOMPARE(::waitpid(pid, nullptr, WNOHANG), 0);
    ::kill(pid, SIGKILL);
    QCOMPARE(::waitpid(pid, nullptr, 0), pid);
}

/// More than a pipe holds, and not ended by SIGPIPE.
void tst_Launcher::whatIsLeftRunningMayPrintOn()
{
    pid_t pid = 0;
    const QString go = m_folder.filePath(QStringLiteral("go"));
    {
        const auto program = launch(shell("while [ ! -e '" + go.toStdString() +
                                          "' ]; do sleep 0.01; done; seq 1 100000 || exit 1; "
                                          "seq 1 100000 >&2 || exit 2; exit 7"));
        QVERIFY(program);
        pid = program->pid();
    }
    makeScript(QStringLiteral("go"), "", false);
    int status = 0;
    QCOMPARE(::waitpid(pid, &status, 0), pid);
    QVERIFY(WIFEXITED(status));
    QCOMPARE(WEXITSTATUS(status), 7);
}

TIDEMARK_TEST(tst_Launcher)
#include "tst_launcher.moc"
