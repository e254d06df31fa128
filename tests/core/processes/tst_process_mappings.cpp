// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/processes/process_mappings.h"
#include "tests/support/memory_target.h"
#include "tests/support/stopping_controls.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <algorithm>
#include <functional>
#include <sys/wait.h>
#include <unistd.h>

using namespace tidemark;

namespace
{

/// Does something once, while the mappings are being read.
class DoesMeanwhile : public TaskControl
{
public:
    explicit DoesMeanwhile(std::function<void()> something) : m_something(std::move(something)) {}

    bool cancelled() const override
    {
        if (++m_looks == 2) { // one piece has been read
            m_something();
        }
        return false;
    }

private:
    std::function<void()> m_something;
    mutable int m_looks = 0;
};

std::int64_t rssOf(const MappingTable& table, MappingKind kind)
{
    std::int64_t rss = 0;
    for (const MappingRow& row : table.rows) {
        rss += row.kind == kind ? row.figures.rss : 0;
    }
    return rss;
}

bool isNear(std::int64_t value, std::uint64_t expected)
{
    constexpr std::int64_t kSlack = 4 << 20; // what the system may add on its own between two looks
    return std::abs(value - static_cast<std::int64_t>(expected)) < kSlack;
}

} // namespace

class tst_ProcessMappings final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesWithTheOtherFiles();
    void isOfItsProcess();
    void looksAtTheProgramThatGoesOn();
    void saysWhenTheProcessEnded();
    void canBeCancelled();
    void isRefusedOthers();
};

void tst_ProcessMappings::agreesWithTheOtherFiles()
{
    test::MemoryTarget target;
    target.tell("grow 67108864");
    auto probe = LinuxProbe::open(target.pid());
    QVERIFY(probe);
    TaskControl control;
    const auto table = readMappings(*probe, control);
    QVERIFY(table);
    const auto reading = probe->read();
    const auto rollup = probe->readRollup();
    QVERIFY(reading && rollup);
    const MappingFigures total = table->total();
    QVERIFY(isNear(total.rss, *reading->resident));
    QVERIFY(isNear(total.anonymous, *reading->anonymous));
    QVERIFY(isNear(total.pss, *rollup->proportional));
    QVERIFY(isNear(total.uss, *rollup->unique));
    QVERIFY(total.pss <= total.rss && total.uss <= total.rss);
    QVERIFY(rssOf(*table, MappingKind::Library) > 0);
    QVERIFY(rssOf(*table, MappingKind::Stack) > 0);
    QVERIFY(rssOf(*table, MappingKind::Anonymous) >= std::int64_t{64} << 20);
}

void tst_ProcessMappings::isOfItsProcess()
{
    test::MemoryTarget target;
    auto probe = LinuxProbe::open(target.pid());
    TaskControl control;
    const auto table = readMappings(*probe, control);
    QVERIFY(table);
    QCOMPARE(table->pid, std::optional(std::int64_t{target.pid()}));
    QCOMPARE(table->startTicks,
             std::optional(static_cast<std::int64_t>(probe->identity().startTime)));
}

/// The memory that was looked at is gone then, which ends the text as if it were whole.
void tst_ProcessMappings::looksAtTheProgramThatGoesOn()
{
    QProcess process;
    process.start(QStringLiteral("sh"), {QStringLiteral("-c"), QStringLiteral("read x; exec cat")});
    QVERIFY(process.waitForStarted());
    auto probe = LinuxProbe::open(static_cast<std::int32_t>(process.processId()));
    QVERIFY(probe);
    DoesMeanwhile control([&process] {
        process.write("go\nback\n");
        process.waitForReadyRead(); // cat answers
    });
    const auto table = readMappings(*probe, control);
    QVERIFY(table);
    QVERIFY(std::ranges::any_of(table->rows, [](const MappingRow& row) {
        return row.kind == MappingKind::Library && row.name.find("cat") != row.name.npos;
    }));
    QVERIFY(rssOf(*table, MappingKind::Stack) > 0); // the last of its mappings
    process.kill();
    process.waitForFinished();
}

void tst_ProcessMappings::saysWhenTheProcessEnded()
{
    test::MemoryTarget target;
    auto probe = LinuxProbe::open(target.pid());
    QVERIFY(probe);
    DoesMeanwhile control([&target] { target.end(); });
    const auto table = readMappings(*probe, control);
    QVERIFY(!table);
    QCOMPARE(table.error().code, ErrorCode::NoSuchProcess);
    QCOMPARE(readMappings(*probe, control).error().code, ErrorCode::NoSuchProcess);
}

void tst_ProcessMappings::canBeCancelled()
{
    test::MemoryTarget target;
    auto probe = LinuxProbe::open(target.pid());
    QVERIFY(probe);
    test::CancelledAfter control(1);
    QCOMPARE(readMappings(*probe, control).error().code, ErrorCode::Cancelled);
}

/// Another user's process, looked at from a child that has no rights over it.
void tst_ProcessMappings::isRefusedOthers()
{
    if (::geteuid() != 0) {
        QSKIP("needs root, to be somebody else");
    }
    const pid_t parent = ::getpid();
    const pid_t child = ::fork();
    if (child == 0) {
        constexpr uid_t kNobody = 65534;
        TaskControl control;
        if (::setresgid(kNobody, kNobody, kNobody) != 0 ||
            ::setresuid(kNobody, kNobody, kNobody) != 0) {
            ::_exit(100);
        }
        auto probe = LinuxProbe::open(parent);
        const auto table = probe ? readMappings(*probe, control)
                                 : Result<MappingTable>(tl::unexpected(probe.error()));
        ::_exit(table ? 101 : static_cast<int>(table.error().code));
    }
    int status = 0;
    QCOMPARE(::waitpid(child, &status, 0), child);
    QVERIFY(WIFEXITED(status));
    QCOMPARE(WEXITSTATUS(status), static_cast<int>(ErrorCode::NotPermitted));
}

TIDEMARK_TEST(tst_ProcessMappings)

#include "tst_process_mappings.moc"
