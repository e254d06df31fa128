// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/processes/process_list.h"
#include "tests/support/memory_target.h"
#include "tests/support/patience.h"
#include "tests/support/test_registry.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest/QTest>

#include <algorithm>
#include <ctime>
#include <unistd.h>

using namespace tidemark;

class tst_ProcessList final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsAProcessWithItsFigures();
    void keepsAProcessFromListToList();
    void tellsTheCpuUsedBetweenTwoLists();
    void seesAnExec();
    void completesLongNames();
    void aMainThreadIsNoProgram();
    void marksZombiesAndKernelThreads();
    void recognisesInterpreters();
};

namespace
{

using Entry = std::optional<ProcessEntry>;

Entry entryOf(ProcessList& processes, std::int32_t pid)
{
    const std::vector<ProcessEntry> list = processes.list();
    const auto found =
        std::ranges::find(list, pid, [](const ProcessEntry& entry) { return entry.identity.pid; });
    return found == list.end() ? Entry() : Entry(*found);
}

} // namespace

void tst_ProcessList::showsAProcessWithItsFigures()
{
    constexpr std::uint64_t kSize = 64U << 20U;
    test::MemoryTarget target;
    target.tell("thread");
    ProcessList processes;
    const Entry before = entryOf(processes, target.pid());
    QVERIFY(before && before->canBeWatched());
    QCOMPARE(before->parent, ::getpid());
    QCOMPARE(before->name, std::string("memory_target"));
    QCOMPARE(before->commandLine, std::vector<std::string>{TIDEMARK_MEMORY_TARGET});
    QCOMPARE(before->uid, std::optional(::geteuid()));
    QVERIFY(!before->user.empty());
    QCOMPARE(before->threads, std::optional<std::uint64_t>(2));
    QCOMPARE(before->runtime, ProcessRuntime::Native);
    QVERIFY(before->isOpen);
    QVERIFY(!before->isKernelThread);
    const auto now = static_cast<double>(std::time(nullptr));
    QVERIFY(before->startedUnix <= now + 1 && before->startedUnix > now - 60);
    target.tell("grow " + QByteArray::number(quint64(kSize)));
    QVERIFY(entryOf(processes, target.pid())->resident >= *before->resident + kSize - (4U << 20U));
}

void tst_ProcessList::keepsAProcessFromListToList()
{
    ProcessList processes;
    std::int32_t pid = 0;
    {
        test::MemoryTarget target;
        pid = target.pid();
        const Entry first = entryOf(processes, pid);
        const Entry second = entryOf(processes, pid);
        QVERIFY(first && second);
        QCOMPARE(second->identity, first->identity);
        QCOMPARE(second->name, first->name);
    }
    QVERIFY(!entryOf(processes, pid));
}

void tst_ProcessList::tellsTheCpuUsedBetweenTwoLists()
{
    ProcessList processes;
    const Entry first = entryOf(processes, ::getpid());
    QVERIFY(first && !first->cpuPercent);
    const std::clock_t until = std::clock() + CLOCKS_PER_SEC / 10;
    while (std::clock() < until) {
    }
    const Entry second = entryOf(processes, ::getpid());
    QVERIFY(second && second->cpuPercent);
    QVERIFY(second->cpuSeconds >= first->cpuSeconds + 0.05);
    QVERIFY(*second->cpuPercent > 1.0);
    QVERIFY(*second->cpuPercent < 300.0);
}

void tst_ProcessList::seesAnExec()
{
    QProcess shell;
    shell.start(QStringLiteral("/bin/sh"),
                {QStringLiteral("-c"), QStringLiteral("read x; exec cat")});
    QVERIFY(shell.waitForStarted());
    const auto pid = static_cast<std::int32_t>(shell.processId());
    ProcessList processes;
    const Entry before = entryOf(processes, pid);
    QVERIFY(before);
    QCOMPARE(before->name, std::string("sh"));
    shell.write("go\nanswer\n");
    while (!shell.canReadLine()) {
        QVERIFY(shell.waitForReadyRead()); // cat answers: it is another program now
    }
    const Entry after = entryOf(processes, pid);
    QVERIFY(after);
    QCOMPARE(after->identity, before->identity);
    QCOMPARE(after->name, std::string("cat"));
    QCOMPARE(after->commandLine, std::vector<std::string>{"cat"});
    shell.closeWriteChannel();
    QVERIFY(shell.waitForFinished());
}

/// The kernel keeps 15 bytes of a name.
void tst_ProcessList::completesLongNames()
{
    const QTemporaryDir folder;
    const QString program = folder.filePath(QStringLiteral("a_rather_long_name"));
    QVERIFY(QFile::link(QStringLiteral(TIDEMARK_MEMORY_TARGET), program));
    test::MemoryTarget target(program);
    ProcessList processes;
    const Entry entry = entryOf(processes, target.pid());
    QVERIFY(entry);
    QCOMPARE(entry->name, std::string("a_rather_long_name"));
}

/// As a Node.js of version 24 calls itself.
void tst_ProcessList::aMainThreadIsNoProgram()
{
    QProcess python;
    python.start(QStringLiteral("python3"),
                 {QStringLiteral("-c"), QStringLiteral("open('/proc/self/comm', 'w').write("
                                                       "'MainThread')\nprint(1, flush=True)\n"
                                                       "input()")});
    QVERIFY(python.waitForReadyRead(test::kPatience));
    const auto pid = static_cast<std::int32_t>(python.processId());
    ProcessList processes;
    const Entry entry = entryOf(processes, pid);
    QVERIFY(entry);
    QVERIFY2(entry->name.starts_with("python3"), entry->name.c_str());
    QCOMPARE(programNameOf(pid), entry->name);
    QCOMPARE(programNameOf(0), std::string());
    python.write("\n");
    QVERIFY(python.waitForFinished(test::kPatience));
}

void tst_ProcessList::marksZombiesAndKernelThreads()
{
    test::MemoryTarget target;
    const std::int32_t child = target.tell("fork").toInt();
    target.tell("child ready");
    ProcessList processes;
    const Entry alive = entryOf(processes, child);
    QVERIFY(alive && alive->canBeWatched());
    QCOMPARE(alive->name, std::string("memory_target")); // started as /proc/self/exe
    target.tell("kill");
    QTRY_COMPARE(entryOf(processes, child)->state, 'Z'); // the system decides when it arrives
    const Entry zombie = entryOf(processes, child);
    QVERIFY(zombie && !zombie->canBeWatched() && !zombie->isKernelThread);
    QCOMPARE(zombie->name, alive->name);
    QCOMPARE(zombie->commandLine, alive->commandLine);

    const Entry second = entryOf(processes, 2);
    if (second && second->name == "kthreadd") {
        QVERIFY(second->isKernelThread && !second->canBeWatched());
        QVERIFY(second->commandLine.empty());
    }
}

void tst_ProcessList::recognisesInterpreters()
{
    QProcess python;
    python.start(QStringLiteral("python3"),
                 {QStringLiteral("-c"), QStringLiteral("print(1, flush=True); input()")});
    QVERIFY(python.waitForStarted());
    QVERIFY(python.waitForReadyRead()); // it runs its program by now
    ProcessList processes;
    const Entry entry = entryOf(processes, static_cast<std::int32_t>(python.processId()));
    QVERIFY(entry);
    QCOMPARE(entry->runtime, ProcessRuntime::Python);
    python.write("\n");
    QVERIFY(python.waitForFinished());
}

TIDEMARK_TEST(tst_ProcessList)
#include "tst_process_list.moc"
