// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/cli_process.h"
#include "tests/support/memory_target.h"
#include "tests/support/node_target.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <csignal>
#include <signal.h>

using namespace tidemark;
using test::CliOutcome;

class tst_CliSnapshot final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void wrongUsage_data();
    void wrongUsage();
    void ofAnotherProgram();
    void notOpenedUnasked();
    void ofANode();
    void inWords();
    void byAddress();
    void bySignal();
    void ofAWorker();
    void ofAllocations();
    void nothingIsReplaced();
    void anInterruptLeavesNothing();

private:
    QString file() const { return m_folder->filePath(QStringLiteral("a.heapsnapshot")); }
    CliOutcome take(const QStringList& options) const
    {
        return test::runCli(QStringList{QStringLiteral("snapshot"), QStringLiteral("-o"), file()} +
                            options);
    }
    QStringList files() const { return QDir(m_folder->path()).entryList(QDir::Files); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace
{

const QStringList kAnyPort{QStringLiteral("--inspect-port=0")};

QStringList pidOf(const test::NodeTarget& target)
{
    return {QStringLiteral("--pid"), QString::number(target.pid())};
}

const QString kOpen = QStringLiteral("--open-inspector");

} // namespace

void tst_CliSnapshot::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void tst_CliSnapshot::wrongUsage_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QByteArray>("message");
    const QString inspector = QStringLiteral("--inspector");
    const QString pid = QStringLiteral("--pid");
    const QString one = QStringLiteral("1");
    QTest::newRow("of nothing") << QStringList{} << QByteArray("wants one of");
    QTest::newRow("of two") << QStringList{pid, one, inspector, QStringLiteral("127.0.0.1:9")}
                            << QByteArray("wants one of");
    QTest::newRow("no address") << QStringList{inspector, one} << QByteArray("no address");
    QTest::newRow("elsewhere") << QStringList{inspector, QStringLiteral("192.0.2.1:9229")}
                               << QByteArray("--allow-remote");
    QTest::newRow("both ways") << QStringList{pid, one, QStringLiteral("--by-signal"), kOpen}
                               << QByteArray("--by-signal wants --pid");
    QTest::newRow("a worker by signal")
        << QStringList{pid, one, QStringLiteral("--by-signal"), QStringLiteral("--worker"), one}
        << QByteArray("about the main thread");
    QTest::newRow("a duration of nothing")
        << QStringList{pid, one, QStringLiteral("--duration"), one} << QByteArray("--duration");
    QTest::newRow("no process") << QStringList{pid, QStringLiteral("0")} << QByteArray("--pid");
}

void tst_CliSnapshot::wrongUsage()
{
    QFETCH(QStringList, options);
    QFETCH(QByteArray, message);
    const CliOutcome outcome = take(options);
    QCOMPARE(outcome.status, 2);
    QVERIFY2(outcome.err.contains(message), outcome.err.constData());
    QCOMPARE(files(), QStringList());
}

void tst_CliSnapshot::ofAnotherProgram()
{
    test::MemoryTarget target;
    const CliOutcome outcome =
        take({QStringLiteral("--pid"), QString::number(target.pid()), kOpen});
    QCOMPARE(outcome.status, 4);
    QVERIFY2(outcome.err.contains("not known to be Node.js"), outcome.err.constData());
    QCOMPARE(target.tell("still there"), QByteArray("ok"));
}

void tst_CliSnapshot::notOpenedUnasked()
{
    if (!test::NodeTarget::isThere()) {
        QSKIP("no Node.js here");
    }
    const test::NodeTarget target(kAnyPort);
    const CliOutcome outcome = take(pidOf(target));
    QCOMPARE(outcome.status, 4);
    QVERIFY2(outcome.err.contains("--open-inspector"), outcome.err.constData());
    QCOMPARE(files(), QStringList());
}

void tst_CliSnapshot::ofANode()
{
    if (!test::NodeTarget::isThere()) {
        QSKIP("no Node.js here");
    }
    const test::NodeTarget target(
        kAnyPort, QStringLiteral("class Kept {}; globalThis.kept = Array.from({length: 321}, "
                                 "() => new Kept())"));
    const CliOutcome outcome =
        take(pidOf(target) + QStringList{kOpen, QStringLiteral("--gc"), QStringLiteral("--json")});
    QVERIFY2(outcome.status == 0, outcome.err.constData());
    const auto document = outcome.document();
    QCOMPARE(document["file"].get<std::string>(), file().toStdString());
    QCOMPARE(document["bytes"].get<qint64>(), QFileInfo(file()).size());
    QVERIFY(document["length_s"].get<double>() > 0.0);
    QCOMPARE(document["pid"].get<int>(), target.pid());
    QVERIFY(document["opened_inspector"].get<bool>());
    const auto types =
        test::runCli({QStringLiteral("types"), file(), QStringLiteral("--json")}).document();
    const auto& rows = types["types"];
    const auto kept =
        std::ranges::find_if(rows, [](const auto& row) { return row["name"] == "Kept"; });
    QVERIFY(kept != rows.end());
    QCOMPARE((*kept)["count"].get<int>(), 321);
    QVERIFY(target.isRunning());
}

void tst_CliSnapshot::inWords()
{
    if (!test::NodeTarget::isThere()) {
        QSKIP("no Node.js here");
    }
    const test::NodeTarget target(kAnyPort);
    const CliOutcome outcome = take(pidOf(target) + QStringList{kOpen});
    QVERIFY2(outcome.status == 0, outcome.err.constData());
    QVERIFY2(outcome.out.contains("a.heapsnapshot: ") && outcome.out.contains("MiB, taken in "),
             outcome.out.constData());
}

void tst_CliSnapshot::byAddress()
{
    const CliOutcome outcome = take({QStringLiteral("--inspector"), QStringLiteral("127.0.0.1:1")});
    QCOMPARE(outcome.status, 4);
    QVERIFY2(outcome.err.contains("127.0.0.1:1: No connection"), outcome.err.constData());
}

void tst_CliSnapshot::bySignal()
{
    if (!test::NodeTarget::isThere()) {
        QSKIP("no Node.js here");
    }
    const test::NodeTarget target({QStringLiteral("--heapsnapshot-signal=SIGUSR2"),
                                   QStringLiteral("--diagnostic-dir=") + m_folder->path()});
    const CliOutcome unasked = take(pidOf(target));
    QCOMPARE(unasked.status, 4);
    QVERIFY2(unasked.err.contains("--by-signal"), unasked.err.constData());
    const CliOutcome asked =
        take(pidOf(target) + QStringList{QStringLiteral("--by-signal"), QStringLiteral("--json")});
    QVERIFY2(asked.status == 0, asked.err.constData());
    const auto document = asked.document();
    QVERIFY(document["by_signal"].get<bool>());
    QVERIFY(document["inspector"].is_null() && !document["opened_inspector"].get<bool>());
    QCOMPARE(files(), QStringList{QStringLiteral("a.heapsnapshot")}); // and not theirs
}

void tst_CliSnapshot::ofAWorker()
{
    if (!test::NodeTarget::isThere()) {
        QSKIP("no Node.js here");
    }
    const test::NodeTarget target(
        {QStringLiteral("--inspect=0")},
        QStringLiteral("const runs = new Int32Array(new SharedArrayBuffer(4));"
                       "new (require('worker_threads').Worker)('class InWorker {}; globalThis.kept "
                       "= [new InWorker()]; const runs = require(\"worker_threads\").workerData;"
                       "Atomics.store(runs, 0, 1); Atomics.notify(runs, 0);"
                       "setInterval(() => {}, 1000)', {eval: true, workerData: runs});"
                       "Atomics.wait(runs, 0, 0)"));
    const QStringList worker = pidOf(target) + QStringList{QStringLiteral("--worker")};
    const CliOutcome outcome =
        take(worker + QStringList{QStringLiteral("1"), QStringLiteral("--json")});
    QVERIFY2(outcome.status == 0, outcome.err.constData());
    QVERIFY2(outcome.err.contains("stands still for about"), outcome.err.constData());
    const auto document = outcome.document();
    QCOMPARE(document["worker"].get<int>(), 1);
    QVERIFY(document["heap_bytes"].get<qint64>() > 1'000'000);
    QVERIFY(document["estimated_s"].get<double>() > 0.0);
    QVERIFY(test::runCli({QStringLiteral("types"), file()}).out.contains("InWorker"));
    const CliOutcome none =
        take(worker + QStringList{QStringLiteral("77"), QStringLiteral("--force")});
    QCOMPARE(none.status, 4);
    QVERIFY2(none.err.contains("no worker thread with this number"), none.err.constData());
}

void tst_CliSnapshot::ofAllocations()
{
    if (!test::NodeTarget::isThere()) {
        QSKIP("no Node.js here");
    }
    const test::NodeTarget target(
        {QStringLiteral("--inspect=0")},
        QStringLiteral("globalThis.kept = []; function keepSomething() { for (let i = 0; i < 999; "
                       "++i) kept.push({i}); } setInterval(keepSomething, 10)"));
    const QStringList briefly =
        pidOf(target) + QStringList{QStringLiteral("--duration"), QStringLiteral("0.5"),
                                    QStringLiteral("--force"), QStringLiteral("--kind")};
    const CliOutcome profile = take(briefly + QStringList{QStringLiteral("allocations")});
    QVERIFY2(profile.status == 0, profile.err.constData());
    QFile written(file());
    QVERIFY(written.open(QIODevice::ReadOnly) && written.readAll().startsWith("{\"head\":"));
    const CliOutcome timeline =
        take(briefly + QStringList{QStringLiteral("timeline"), QStringLiteral("--json")});
    QVERIFY2(timeline.status == 0, timeline.err.constData());
    QCOMPARE(timeline.document()["kind"].get<std::string>(), std::string("timeline"));
    QCOMPARE(timeline.document()["duration_s"].get<double>(), 0.5);
    QCOMPARE(test::runCli({QStringLiteral("types"), file()}).status, 0);
}

void tst_CliSnapshot::nothingIsReplaced()
{
    QVERIFY(!test::writeFile(file(), "mine").isEmpty());
    test::MemoryTarget target;
    const CliOutcome outcome = take({QStringLiteral("--pid"), QString::number(target.pid())});
    QCOMPARE(outcome.status, 3);
    QVERIFY2(outcome.err.contains("another file of this name"), outcome.err.constData());
}

void tst_CliSnapshot::anInterruptLeavesNothing()
{
    if (!test::NodeTarget::isThere()) {
        QSKIP("no Node.js here");
    }
    const test::NodeTarget target(kAnyPort, QStringLiteral("globalThis.kept = Array.from({length: "
                                                           "1e6}, (_, i) => ({i, x: {i}}))"));
    QProcess process;
    process.start(QStringLiteral(TIDEMARK_CLI),
                  QStringList{QStringLiteral("snapshot"), QStringLiteral("-o"), file(), kOpen} +
                      pidOf(target));
    QVERIFY(process.waitForStarted());
    QTRY_VERIFY(!files().isEmpty()); // it has begun
    ::kill(static_cast<pid_t>(process.processId()), SIGINT);
    QVERIFY(process.waitForFinished(test::kPatience));
    QCOMPARE(process.exitCode(), 130);
    QCOMPARE(files(), QStringList());
    QVERIFY(target.isRunning());
}

TIDEMARK_TEST(tst_CliSnapshot)

#include "tst_cli_snapshot.moc"
