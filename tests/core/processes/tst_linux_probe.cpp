// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/processes/linux_probe.h"
#include "core/processes/process_children.h"
#include "tests/support/memory_target.h"
#include "tests/support/test_registry.h"

#include <QtTest/QTest>

#include <csignal>
#include <linux/sched.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace tidemark;

namespace
{

constexpr std::uint64_t kMebibyte = 1U << 20U;

/// What the system may add on its own between two looks.
constexpr std::uint64_t kSlack = 4 * kMebibyte;

/// A child of this process that only waits; with the PID @p wanted if that is not 0, or -1 where
/// that is refused.
pid_t waitingChild(pid_t wanted)
{
    clone_args arguments = {};
    arguments.exit_signal = SIGCHLD;
    arguments.set_tid = wanted == 0 ? 0 : reinterpret_cast<std::uintptr_t>(&wanted);
    arguments.set_tid_size = wanted == 0 ? 0 : 1;
    const auto pid = static_cast<pid_t>(::syscall(SYS_clone3, &arguments, sizeof arguments));
    while (pid == 0) {
        ::pause();
    }
    return pid;
}

std::uint64_t startTimeOfNewProcess()
{
    const pid_t pid = waitingChild(0);
    const auto probe = LinuxProbe::open(pid);
    ::kill(pid, SIGKILL);
    ::waitpid(pid, nullptr, 0);
    return probe ? probe->identity().startTime : 0;
}

bool isNear(ProcBytes value, std::uint64_t expected)
{
    return value && *value + kSlack > expected && *value < expected + kSlack;
}

} // namespace

class tst_LinuxProbe final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatAProcessTakes();
    void seesSharedMemoryApart();
    void readsPssAndUss();
    void countsThreadsAndFiles();
    void knowsThatItsProcessEnded();
    void isNotFooledByAPidThatIsUsedAgain();
    void looksIntoAnotherNamespace();
    void followsAnExec();
    void refusesWhatHasNoMemory();
    void looksAtItself();
};

void tst_LinuxProbe::readsWhatAProcessTakes()
{
    test::MemoryTarget target;
    auto probe = LinuxProbe::open(target.pid());
    QVERIFY(probe);
    QCOMPARE(probe->identity().pid, target.pid());
    const auto before = probe->read();
    QVERIFY(before && before->resident && before->anonymous && before->swapped);

    target.tell("grow 67108864");
    const auto grown = probe->read();
    QVERIFY(grown);
    QVERIFY(isNear(grown->resident, *before->resident + 64 * kMebibyte));
    QVERIFY(isNear(grown->anonymous, *before->anonymous + 64 * kMebibyte));

    target.tell("free");
    const auto freed = probe->read();
    QVERIFY(freed);
    QVERIFY(isNear(freed->resident, *before->resident));
    QVERIFY(isNear(freed->peakResident, *before->resident + 64 * kMebibyte));
}

void tst_LinuxProbe::seesSharedMemoryApart()
{
    test::MemoryTarget target;
    auto probe = LinuxProbe::open(target.pid());
    QVERIFY(probe);
    const auto before = probe->read();
    target.tell("share 33554432");
    const auto after = probe->read();
    QVERIFY(before && after);
    QVERIFY(isNear(after->shared, *before->shared + 32 * kMebibyte));
    QVERIFY(isNear(after->anonymous, *before->anonymous));
}

void tst_LinuxProbe::readsPssAndUss()
{
    test::MemoryTarget target;
    auto probe = LinuxProbe::open(target.pid());
    QVERIFY(probe);
    const auto before = probe->readRollup();
    QVERIFY(before && before->proportional && before->unique);
    target.tell("grow 67108864");
    const auto after = probe->readRollup();
    QVERIFY(after);
    QVERIFY(isNear(after->unique, *before->unique + 64 * kMebibyte));
    QVERIFY(isNear(after->proportional, *before->proportional + 64 * kMebibyte));
}

void tst_LinuxProbe::countsThreadsAndFiles()
{
    test::MemoryTarget target;
    auto probe = LinuxProbe::open(target.pid());
    QVERIFY(probe);
    const auto threads = probe->read()->threads;
    const auto files = probe->descriptorCount();
    QVERIFY(threads && files && probe->cpuSeconds());
    target.tell("thread");
    target.tell("open");
    target.tell("open");
    QCOMPARE(probe->read()->threads, std::optional(*threads + 1));
    QCOMPARE(probe->descriptorCount().value(), *files + 2);
}

void tst_LinuxProbe::knowsThatItsProcessEnded()
{
    test::MemoryTarget target;
    const auto childPid = target.tell("fork").toInt();
    target.tell("child ready");
    auto probe = LinuxProbe::open(childPid);
    QVERIFY(probe);
    QVERIFY(probe->read());

    target.tell("kill");
    // A zombie has no memory any more; when the signal has arrived is up to the system.
    QTRY_VERIFY(!probe->read());
    QCOMPARE(probe->read().error().code, ErrorCode::NoSuchProcess);
    const auto zombie = LinuxProbe::open(childPid);
    QVERIFY(!zombie);
    QCOMPARE(zombie.error(), (Error{ErrorCode::NoMemory, "zombie", {}, {}}));

    target.tell("reap");
    QCOMPARE(probe->read().error().code, ErrorCode::NoSuchProcess);
    QCOMPARE(probe->readRollup().error().code, ErrorCode::NoSuchProcess);
    QCOMPARE(probe->descriptorCount().error().code, ErrorCode::NoSuchProcess);
    QCOMPARE(LinuxProbe::open(childPid).error().code, ErrorCode::NoSuchProcess);
}

void tst_LinuxProbe::isNotFooledByAPidThatIsUsedAgain()
{
    const pid_t first = waitingChild(0);
    auto probe = LinuxProbe::open(first);
    QVERIFY(probe && probe->read());
    const ProcessIdentity identity = probe->identity();
    ::kill(first, SIGKILL);
    ::waitpid(first, nullptr, 0);
    // Start times count in hundredths of a second.
    QTRY_VERIFY(startTimeOfNewProcess() != identity.startTime);

    const pid_t second = waitingChild(first);
    if (second < 0) {
        QSKIP("the system does not let this user choose a PID");
    }
    QCOMPARE(second, first);
    QCOMPARE(probe->read().error().code, ErrorCode::NoSuchProcess);
    QCOMPARE(probe->readRollup().error().code, ErrorCode::NoSuchProcess);
    QCOMPARE(probe->descriptorCount().error().code, ErrorCode::NoSuchProcess);
    const auto other = LinuxProbe::open(second);
    QVERIFY(other);
    QVERIFY(other->identity() != identity);
    ::kill(second, SIGKILL);
    ::waitpid(second, nullptr, 0);
}

void tst_LinuxProbe::looksIntoAnotherNamespace()
{
    QProcess unshare;
    unshare.start(QStringLiteral("unshare"), {QStringLiteral("--pid"), QStringLiteral("--fork"),
                                              QStringLiteral(TIDEMARK_MEMORY_TARGET)});
    unshare.write("grow 33554432\n");
    if (!unshare.waitForReadyRead()) {
        QSKIP("the system does not let this user make a PID namespace");
    }
    const auto children = childrenOf(static_cast<std::int32_t>(unshare.processId()));
    QCOMPARE(children.size(), 1U);
    auto probe = LinuxProbe::open(children.front()); // inside it has PID 1
    QVERIFY(probe);
    QVERIFY(probe->read()->resident.value_or(0) > 32 * kMebibyte);
    QVERIFY(probe->readRollup()->unique.value_or(0) > 32 * kMebibyte);
    ::kill(children.front(), SIGKILL);
    QVERIFY(unshare.waitForFinished());
    QCOMPARE(probe->read().error().code, ErrorCode::NoSuchProcess);
}

void tst_LinuxProbe::followsAnExec()
{
    QProcess shell;
    shell.start(QStringLiteral("/bin/sh"),
                {QStringLiteral("-c"), QStringLiteral("read x; exec cat")});
    QVERIFY(shell.waitForStarted());
    auto probe = LinuxProbe::open(static_cast<std::int32_t>(shell.processId()));
    QVERIFY(probe && probe->readRollup());
    shell.write("go\nanswer\n");
    while (!shell.canReadLine()) {
        QVERIFY(shell.waitForReadyRead()); // cat answers: it is another program now
    }
    QVERIFY(probe->read());
    const auto rollup = probe->readRollup();
    QVERIFY(rollup && rollup->proportional);
    shell.closeWriteChannel();
    QVERIFY(shell.waitForFinished());
}

void tst_LinuxProbe::refusesWhatHasNoMemory()
{
    const auto kernel = LinuxProbe::open(2); // kthreadd, where the machine shows it
    if (::access("/proc/2/exe", F_OK) != 0 &&
        readProcFile("/proc/2/cmdline").value_or("x").empty()) {
        QVERIFY(!kernel);
        QCOMPARE(kernel.error(), (Error{ErrorCode::NoMemory, "kernel", {}, {}}));
    }
    QCOMPARE(LinuxProbe::open(-1).error().code, ErrorCode::NoSuchProcess);
    QCOMPARE(LinuxProbe::open(0).error().code, ErrorCode::NoSuchProcess);
}

void tst_LinuxProbe::looksAtItself()
{
    auto probe = LinuxProbe::open(::getpid());
    QVERIFY(probe);
    QVERIFY(probe->read()->resident.value_or(0) > 0);
}

TIDEMARK_TEST(tst_LinuxProbe)
#include "tst_linux_probe.moc"
