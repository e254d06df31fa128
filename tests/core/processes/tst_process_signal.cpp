// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/processes/linux_probe.h"
#include "core/processes/process_signal.h"
#include "tests/support/memory_target.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <csignal>

using namespace tidemark;

class tst_ProcessSignal final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reachesTheProcess();
    void neverAnotherWithItsPid();
    void noProcess();
};

void tst_ProcessSignal::reachesTheProcess()
{
    test::MemoryTarget target;
    const auto probe = LinuxProbe::open(target.pid());
    QVERIFY(probe);
    QVERIFY(sendSignal(probe->identity(), SIGKILL));
    QVERIFY(target.tell("still there").isEmpty());
}

void tst_ProcessSignal::neverAnotherWithItsPid()
{
    test::MemoryTarget target;
    auto probe = LinuxProbe::open(target.pid());
    QVERIFY(probe);
    ProcessIdentity earlier = probe->identity();
    --earlier.startTime;
    const auto sent = sendSignal(earlier, SIGKILL);
    QVERIFY(!sent && sent.error().code == ErrorCode::NoSuchProcess);
    QCOMPARE(target.tell("still there"), QByteArray("ok"));
}

void tst_ProcessSignal::noProcess()
{
    const auto sent = sendSignal({std::numeric_limits<std::int32_t>::max(), 0}, SIGTERM);
    QVERIFY(!sent && sent.error().code == ErrorCode::NoSuchProcess);
}

TIDEMARK_TEST(tst_ProcessSignal)

#include "tst_process_signal.moc"
