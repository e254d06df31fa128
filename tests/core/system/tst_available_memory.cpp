// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/system/available_memory.h"
#include "tests/support/test_registry.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using namespace tidemark;

class tst_AvailableMemory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ofThisMachine();
    void whereTheSystemIsSilent();
    void ofTheMachineAlone();
    void ofTheNarrowestGroup();
    void ofAGroupOfVersion1();
    void cachedFilesAreLeft();
    void aContainersGroupIsTheMount();
    void aGroupBeyondItsLimit();
    void shortage();
};

namespace
{

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
    void writeMachine() const
    {
        write("proc/meminfo", "MemTotal:       8000 kB\nMemFree:         100 kB\n"
                              "MemAvailable:   4000 kB\nHugePages_Total:   0\n");
    }
    std::filesystem::path root() const { return m_folder.path().toStdString(); }
    std::optional<std::uint64_t> available() const { return availableMemory(root()); }

private:
    QTemporaryDir m_folder;
};

using Bytes = std::optional<std::uint64_t>;

} // namespace

void tst_AvailableMemory::ofThisMachine()
{
    const Bytes available = availableMemory();
    QVERIFY(available.has_value());
    QVERIFY(*available > 1'000'000);
}

void tst_AvailableMemory::whereTheSystemIsSilent()
{
    const System system;
    QCOMPARE(system.available(), Bytes());
    system.write("proc/meminfo", "no numbers");
    system.write("proc/self/cgroup", "nonsense\n0::/gone\n");
    QCOMPARE(system.available(), Bytes());
}

void tst_AvailableMemory::ofTheMachineAlone()
{
    const System system;
    system.writeMachine();
    QCOMPARE(system.available(), Bytes(4000 * 1024));
    system.write("proc/self/cgroup", "0::/user\n");
    system.write("sys/fs/cgroup/user/memory.max", "max\n");
    system.write("sys/fs/cgroup/user/memory.current", "1000\n");
    QCOMPARE(system.available(), Bytes(4000 * 1024));
}

void tst_AvailableMemory::ofTheNarrowestGroup()
{
    const System system;
    system.writeMachine();
    system.write("proc/self/cgroup", "0::/outer/inner/own\n");
    system.write("sys/fs/cgroup/outer/memory.max", "900000\n");
    system.write("sys/fs/cgroup/outer/memory.current", "600000\n");
    system.write("sys/fs/cgroup/outer/inner/memory.max", "500000\n");
    system.write("sys/fs/cgroup/outer/inner/memory.current", "100000\n");
    system.write("sys/fs/cgroup/outer/inner/own/memory.max", "max\n");
    system.write("sys/fs/cgroup/outer/inner/own/memory.current", "100000\n");
    QCOMPARE(system.available(), Bytes(300'000));
    system.write("sys/fs/cgroup/outer/memory.current", "200000\n");
    QCOMPARE(system.available(), Bytes(400'000));
}

void tst_AvailableMemory::ofAGroupOfVersion1()
{
    const System system;
    system.writeMachine();
    system.write("proc/self/cgroup", "5:cpu,cpuacct:/job\n4:memory:/job\n0::/\n");
    system.write("sys/fs/cgroup/memory/job/memory.limit_in_bytes", "700000\n");
    system.write("sys/fs/cgroup/memory/job/memory.usage_in_bytes", "500000\n");
    system.write("sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n");
    system.write("sys/fs/cgroup/memory/memory.usage_in_bytes", "500000\n");
    QCOMPARE(system.available(), Bytes(200'000));
}

void tst_AvailableMemory::cachedFilesAreLeft()
{
    const System system;
    system.writeMachine();
    system.write("proc/self/cgroup", "0::/own\n");
    system.write("sys/fs/cgroup/own/memory.max", "700000\n");
    system.write("sys/fs/cgroup/own/memory.current", "500000\n");
    system.write("sys/fs/cgroup/own/memory.stat", "anon 1\nactive_file 5\ninactive_file 50000\n");
    QCOMPARE(system.available(), Bytes(250'000));
}

void tst_AvailableMemory::aContainersGroupIsTheMount()
{
    const System system;
    system.writeMachine();
    system.write("proc/self/cgroup", "0::/not/seen/from/inside\n");
    system.write("sys/fs/cgroup/memory.max", "700000\n");
    system.write("sys/fs/cgroup/memory.current", "500000\n");
    QCOMPARE(system.available(), Bytes(200'000));
}

void tst_AvailableMemory::aGroupBeyondItsLimit()
{
    const System system;
    system.writeMachine();
    system.write("proc/self/cgroup", "0::/own\n");
    system.write("sys/fs/cgroup/own/memory.max", "700000\n");
    system.write("sys/fs/cgroup/own/memory.current", "800000\n");
    QCOMPARE(system.available(), Bytes(0));
}

void tst_AvailableMemory::shortage()
{
    QCOMPARE(memoryShortage(7, 5), std::string("7 5"));
}

TIDEMARK_TEST(tst_AvailableMemory)

#include "tst_available_memory.moc"
