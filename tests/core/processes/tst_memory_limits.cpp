// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/processes/memory_limits.h"
#include "tests/support/test_registry.h"

#include <QTemporaryDir>
#include <QtTest/QTest>

#include <fstream>
#include <sys/resource.h>
#include <unistd.h>

using namespace tidemark;

class tst_MemoryLimits final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theNarrowestGroupCounts();
    void groupsOfVersion1();
    void unlimitedIsNone();
    void aGroupThatCannotBeSeen();
    void aLimitWithoutUsage();
    void addressSpace();
    void ofThisProcess();
    void ofNoProcess();
};

namespace
{

constexpr std::int32_t kPid = 77;

/// Files of a system that is not this one.
class System
{
public:
    void write(const std::string& path, const std::string& text) const
    {
        const std::filesystem::path file = root() / path;
        std::filesystem::create_directories(file.parent_path());
        std::ofstream(file) << text;
    }
    std::filesystem::path root() const { return m_folder.path().toStdString(); }
    MemoryLimits limits() const { return memoryLimitsOf(kPid, root()); }

private:
    QTemporaryDir m_folder;
};

MemoryLimits groupLimits(ProcBytes limit, ProcBytes usage)
{
    return {limit, usage, {}, {}};
}

} // namespace

void tst_MemoryLimits::theNarrowestGroupCounts()
{
    const System system;
    system.write("proc/77/cgroup", "0::/outer/inner/own\n");
    system.write("sys/fs/cgroup/outer/memory.max", "900000\n");
    system.write("sys/fs/cgroup/outer/memory.current", "600000\n");
    system.write("sys/fs/cgroup/outer/inner/memory.max", "500000\n");
    system.write("sys/fs/cgroup/outer/inner/memory.current", "100000\n");
    system.write("sys/fs/cgroup/outer/inner/own/memory.max", "max\n");
    system.write("sys/fs/cgroup/outer/inner/own/memory.current", "70000\n");
    QCOMPARE(system.limits(), groupLimits(500'000, 100'000));
    system.write("sys/fs/cgroup/outer/memory.max", "400000\n");
    QCOMPARE(system.limits(), groupLimits(400'000, 600'000));
}

void tst_MemoryLimits::groupsOfVersion1()
{
    const System system;
    system.write("proc/77/cgroup", "5:cpu,cpuacct:/job\n4:memory:/job\n0::/\n");
    system.write("sys/fs/cgroup/memory/job/memory.limit_in_bytes", "700000\n");
    system.write("sys/fs/cgroup/memory/job/memory.usage_in_bytes", "500000\n");
    system.write("sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n");
    QCOMPARE(system.limits(), groupLimits(700'000, 500'000));
}

void tst_MemoryLimits::unlimitedIsNone()
{
    const System system;
    system.write("proc/77/cgroup", "4:memory:/job\n0::/job\n");
    system.write("sys/fs/cgroup/memory/job/memory.limit_in_bytes", "9223372036854771712\n");
    system.write("sys/fs/cgroup/memory/job/memory.usage_in_bytes", "500000\n");
    system.write("sys/fs/cgroup/job/memory.max", "max\n");
    system.write("sys/fs/cgroup/job/memory.current", "500000\n");
    QCOMPARE(system.limits(), MemoryLimits());
    system.write("proc/77/cgroup", "nonsense\n:\n::\n0::\n");
    QCOMPARE(system.limits(), MemoryLimits());
}

/// Seen from inside a container, a process outside is in "/..": our own limit is not its limit.
void tst_MemoryLimits::aGroupThatCannotBeSeen()
{
    const System system;
    system.write("sys/fs/cgroup/memory.max", "700000\n");
    system.write("proc/77/cgroup", "0::/../other\n");
    QCOMPARE(system.limits(), MemoryLimits());
    system.write("proc/77/cgroup", "0::/not/seen/from/inside\n");
    QCOMPARE(system.limits(), groupLimits(700'000, {}));
}

void tst_MemoryLimits::aLimitWithoutUsage()
{
    const System system;
    system.write("proc/77/cgroup", "0::/own\n");
    system.write("sys/fs/cgroup/own/memory.max", "700000\n");
    QCOMPARE(system.limits(), groupLimits(700'000, {}));
}

void tst_MemoryLimits::addressSpace()
{
    const System system;
    system.write(
        "proc/77/limits",
        "Limit                     Soft Limit           Hard Limit           Units     \n"
        "Max cpu time              5                    unlimited            seconds   \n"
        "Max address space         4294967296           unlimited            bytes     \n");
    QCOMPARE(system.limits().addressSpaceLimit, ProcBytes(4'294'967'296));
    for (const char* text : {"", "\n", "Max address space", "Max address space \n",
                             "Max address space         unlimited            7   bytes\n",
                             "Max address space         -1                   7   bytes\n",
                             "Max address space         42949672"}) {
        system.write("proc/77/limits", text);
        QCOMPARE(system.limits().addressSpaceLimit, ProcBytes());
    }
}

void tst_MemoryLimits::ofThisProcess()
{
    rlimit before{};
    QCOMPARE(::getrlimit(RLIMIT_AS, &before), 0);
    rlimit changed = before;
    changed.rlim_cur = std::min<rlim_t>(before.rlim_max, rlim_t{1} << 45U);
    QCOMPARE(::setrlimit(RLIMIT_AS, &changed), 0);
    const MemoryLimits limits = memoryLimitsOf(::getpid());
    QCOMPARE(::setrlimit(RLIMIT_AS, &before), 0);
    QCOMPARE(limits.addressSpaceLimit, ProcBytes(changed.rlim_cur));
    QVERIFY(limits.available.value_or(0) > 1'000'000);
}

void tst_MemoryLimits::ofNoProcess()
{
    const MemoryLimits limits = memoryLimitsOf(-1);
    QVERIFY(limits.available);
    QVERIFY(!limits.groupLimit && !limits.groupUsage && !limits.addressSpaceLimit);
}

TIDEMARK_TEST(tst_MemoryLimits)
#include "tst_memory_limits.moc"
