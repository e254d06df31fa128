// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/processes/process_children.h"
#include "tests/support/memory_target.h"
#include "tests/support/test_registry.h"

#include <QThread>
#include <QtTest/QTest>

#include <algorithm>
#include <memory>
#include <unistd.h>

using namespace tidemark;

using Pids = std::vector<std::int32_t>;

class tst_ProcessChildren final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void childrenComeAndGo();
    void grandchildrenFollowTheirParent();
    void childrenOfThreadsCount();
    void bothWaysAgree();
    void nothingOfWhatIsNotThere();
};

void tst_ProcessChildren::childrenComeAndGo()
{
    test::MemoryTarget target;
    QCOMPARE(childrenOf(target.pid()), Pids());
    const Pids children{target.tell("fork").toInt()};
    QCOMPARE(childrenOf(target.pid()), children);
    target.tell("kill");
    target.tell("reap");
    QCOMPARE(childrenOf(target.pid()), Pids());
}

void tst_ProcessChildren::grandchildrenFollowTheirParent()
{
    test::MemoryTarget target;
    const std::int32_t child = target.tell("fork").toInt();
    const std::int32_t grandchild = target.tell("child fork").toInt();
    const std::int32_t second = target.tell("fork").toInt();
    QVERIFY(child > 0 && grandchild > 0 && second > 0);
    QCOMPARE(childrenOf(target.pid()), (Pids{child, second}));
    QCOMPARE(descendantsOf(target.pid()), (Pids{child, grandchild, second}));
    QCOMPARE(descendantsOf(child), Pids{grandchild});
}

/// The kernel lists a child with the thread that started it: here not with the first one.
void tst_ProcessChildren::childrenOfThreadsCount()
{
    QProcess* process = nullptr;
    std::int32_t child = 0;
    std::unique_ptr<QThread> thread(QThread::create([&] {
        process = new QProcess;
        process->start(QStringLiteral("/bin/cat"), QStringList());
        process->waitForStarted();
        child = static_cast<std::int32_t>(process->processId());
        const Pids children = childrenOf(::getpid());
        child = std::ranges::find(children, child) != children.end() ? child : -1;
        process->closeWriteChannel();
        process->waitForFinished();
        delete process;
    }));
    thread->start();
    QVERIFY(thread->wait());
    QVERIFY(child > 0);
}

void tst_ProcessChildren::bothWaysAgree()
{
    test::MemoryTarget target;
    target.tell("fork");
    target.tell("child fork");
    target.tell("fork");
    QCOMPARE(descendantsByParents(target.pid()), descendantsOf(target.pid()));
    QCOMPARE(descendantsByParents(target.pid()).size(), 3U);
}

void tst_ProcessChildren::nothingOfWhatIsNotThere()
{
    for (const std::int32_t pid : {-7, 0x7fffffff}) {
        QCOMPARE(childrenOf(pid), Pids());
        QCOMPARE(descendantsOf(pid), Pids());
        QCOMPARE(descendantsByParents(pid), Pids());
    }
}

TIDEMARK_TEST(tst_ProcessChildren)
#include "tst_process_children.moc"
