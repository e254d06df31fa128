// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/cli_process.h"
#include "tests/support/cli_summary.h"
#include "tests/support/memory_target.h"
#include "tests/support/test_registry.h"

#include <QTemporaryDir>
#include <QtTest/QTest>

#include <csignal>
#include <signal.h>
#include <unistd.h>

using namespace tidemark;
using test::isUnharmed;
using test::isWhole;
using test::seriesOf;
using test::summaryOf;

namespace
{

const QString kRecord = QStringLiteral("record");

/// Milliseconds, on a machine that has much else to do.
constexpr int kPatience = 30'000;

QStringList markersOf(const nlohmann::json& recording)
{
    QStringList names;
    for (const auto& marker : recording["markers"]) {
        names << QString::fromStdString(marker["kind"].get<std::string>() + ": " +
                                        marker["name"].get<std::string>());
    }
    return names;
}

} // namespace

class tst_CliRecord final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recordsAProgram();
    void recordingsAreTheUsersOnly();
    void passesInputAndOutputOn();
    void recordsAProcess();
    void recordsByName();
    void childrenOnlyWhenAsked();
    void survivesAKill();
    void anInterruptClosesTheFile();
    void followsRestarts();
    void waitsForTheNextOfAName();
    void aProgramThatEndsAtOnce();
    void theHeadlineCountsTheChildren();
    void refusals_data();
    void refusals();
    void aProgramThatIsNotFoundCostsNoFile();
    void keepsOtherFiles();
    void aScriptIsNotReplacedByItsRecording();
    void ofTwoRecordersOneIsRefused();

private:
    /// One for each test.
    QString file() const
    {
        return m_folder.filePath(QTest::currentTestFunction() + QStringLiteral(".tidemark"));
    }

    QTemporaryDir m_folder;
};

void tst_CliRecord::recordsAProgram()
{
    // What the program returns is a fact of the recording, not a failure of ours.
    const auto outcome =
        test::runCli({kRecord, "-o", file(), "--interval", "5", "--", "python3", "-c",
                      "import time; x = bytearray(64 << 20); time.sleep(0.3); exit(3)"});
    QCOMPARE(outcome.status, 0);
    const auto recording = summaryOf(file());
    QVERIFY(seriesOf(recording, "rss")["max"].get<double>() > 64 << 20);
    QVERIFY(seriesOf(recording, "rss")["samples"].get<int>() > 20);
    QVERIFY(markersOf(recording).contains("exit: exit 3"));
    QVERIFY(QString::fromStdString(recording["program"].get<std::string>()).contains("bytearray"));
}

void tst_CliRecord::recordingsAreTheUsersOnly()
{
    QCOMPARE(test::runCli({kRecord, "-o", file(), "--", "true"}).status, 0);
    QCOMPARE(QFile::permissions(file()) & (QFile::ReadGroup | QFile::ReadOther),
             QFile::Permissions());
}

void tst_CliRecord::passesInputAndOutputOn()
{
    QProcess process;
    process.start(TIDEMARK_CLI, {kRecord, "-o", file(), "--", "sh", "-c",
                                 "read word; echo got $word; echo aside >&2"});
    process.write("tide\n");
    process.closeWriteChannel();
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.readAllStandardOutput(), QByteArray("got tide\n"));
    QVERIFY(process.readAllStandardError().startsWith("aside\n"));
}

void tst_CliRecord::recordsAProcess()
{
    test::MemoryTarget target;
    target.tell("grow 33554432");
    const auto outcome = test::runCli({kRecord, "--pid", QString::number(target.pid()), "-o",
                                       file(), "--interval", "10", "--duration", "0.5"});
    QCOMPARE(outcome.status, 0);
    const auto recording = summaryOf(file());
    for (const char* const kind : {"rss", "anon", "pss", "uss"}) {
        QVERIFY2(seriesOf(recording, kind)["max"].get<double>() > 32 << 20, kind);
    }
    QVERIFY(isUnharmed(recording));
    QCOMPARE(target.tell("still there"), QByteArray("ok"));
}

void tst_CliRecord::recordsByName()
{
    test::MemoryTarget target;
    const auto outcome = test::runCli({kRecord, "--name", "memory_target", "-o", file(),
                                       "--interval", "10", "--duration", "0.1"});
    QCOMPARE(outcome.status, 0);
    QVERIFY(summaryOf(file())["program"].get<std::string>().ends_with("memory_target"));
}

void tst_CliRecord::childrenOnlyWhenAsked()
{
    test::MemoryTarget target;
    const auto child = target.tell("fork").toInt();
    const auto pidsWith = [&](const QStringList& further) {
        QList<int> pids;
        test::runCli(QStringList{kRecord, "--pid", QString::number(target.pid()), "-o", file(),
                                 "--interval", "10", "--duration", "0.5"} +
                     further);
        const auto recording = summaryOf(file());
        for (const auto& series : recording["series"]) {
            if (series["kind"] == "rss" && !series["pid"].is_null()) {
                pids << series["pid"].get<int>();
            }
        }
        return pids;
    };
    QCOMPARE(pidsWith({}), QList<int>());
    QCOMPARE(pidsWith({"--children"}), QList<int>{child});
}

void tst_CliRecord::survivesAKill()
{
    test::MemoryTarget target;
    QProcess process;
    process.start(TIDEMARK_CLI, {kRecord, "--pid", QString::number(target.pid()), "-o", file(),
                                 "--interval", "10"});
    QVERIFY(process.waitForStarted());
    QElapsedTimer lived;
    lived.start();
    QTest::qWait(2500); // the time that the recording is about
    process.kill();
    const double seconds = static_cast<double>(lived.elapsed()) / 1000.0;
    QVERIFY(process.waitForFinished());
    const auto recording = summaryOf(file());
    const double end = seriesOf(recording, "rss")["end"].get<double>();
    QVERIFY2(end > seconds - 1.0, qPrintable(QStringLiteral("%1 of %2 s").arg(end).arg(seconds)));
    QVERIFY(end < seconds);
}

void tst_CliRecord::anInterruptClosesTheFile()
{
    test::MemoryTarget target;
    QProcess process;
    process.start(TIDEMARK_CLI, {kRecord, "--pid", QString::number(target.pid()), "-o", file(),
                                 "--interval", "10"});
    QVERIFY(process.waitForStarted());
    QTRY_VERIFY(seriesOf(summaryOf(file()), "rss").is_object());
    ::kill(static_cast<pid_t>(process.processId()), SIGINT);
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 130);
    QVERIFY(isUnharmed(summaryOf(file())));
}

void tst_CliRecord::followsRestarts()
{
    // A name of its own, so that no other target is meant.
    const QString program = m_folder.filePath("restarted");
    QVERIFY(QFile::copy(TIDEMARK_MEMORY_TARGET, program));
    auto first = std::make_unique<test::MemoryTarget>(program);
    QProcess process;
    process.start(TIDEMARK_CLI, {kRecord, "--name", "restarted", "-o", file(), "--interval", "10",
                                 "--follow-restarts"});
    QTRY_VERIFY(seriesOf(summaryOf(file()), "rss").is_object());
    first.reset();
    test::MemoryTarget second(program);
    QTRY_VERIFY(markersOf(summaryOf(file())).join(' ').contains("restart: PID"));
    ::kill(static_cast<pid_t>(process.processId()), SIGTERM);
    QVERIFY(process.waitForFinished());
}

void tst_CliRecord::waitsForTheNextOfAName()
{
    const QString program = m_folder.filePath("awaited");
    QVERIFY(QFile::copy(TIDEMARK_MEMORY_TARGET, program));
    QProcess process;
    process.start(TIDEMARK_CLI, {kRecord, "--name", "awaited", "-o", file(), "--interval", "10",
                                 "--follow-restarts"});
    QVERIFY(process.waitForStarted());
    QByteArray said;
    QTRY_VERIFY_WITH_TIMEOUT((said += process.readAllStandardError()).contains("waiting"),
                             kPatience);
    auto first = std::make_unique<test::MemoryTarget>(program);
    QTRY_VERIFY_WITH_TIMEOUT(seriesOf(summaryOf(file()), "rss").is_object(), kPatience);
    first.reset();
    const test::MemoryTarget second(program);
    QTRY_VERIFY_WITH_TIMEOUT(markersOf(summaryOf(file())).join(' ').contains("restart: PID"),
                             kPatience);
    ::kill(static_cast<pid_t>(process.processId()), SIGTERM);
    QVERIFY(process.waitForFinished());
}

/// It may be gone before it is looked at for the first time.
void tst_CliRecord::aProgramThatEndsAtOnce()
{
    for (int round = 0; round < 20; ++round) {
        QCOMPARE(test::runCli({kRecord, "-o", file(), "--", "true"}).status, 0);
        const auto recording = summaryOf(file());
        const QString markers = markersOf(recording).join(' ');
        QVERIFY2(!markers.contains("restart"), qPrintable(markers));
        QVERIFY(markers.contains("exit: exit 0"));
        QVERIFY(isUnharmed(recording));
    }
}

/// A child alone has more than the shell that started it.
void tst_CliRecord::theHeadlineCountsTheChildren()
{
    const auto outcome = test::runCli(
        {kRecord, "-o", file(), "--interval", "20", "--children", "--", "sh", "-c",
         "python3 -c 'import time\nb = []\nfor i in range(10):\n b.append(bytearray(10 << 20))\n "
         "time.sleep(0.05)\ntime.sleep(0.2)'; true"});
    QCOMPARE(outcome.status, 0);
    const auto recording = summaryOf(file());
    double highest = 0.0;
    QStringList names;
    for (const auto& series : recording["series"]) {
        if (series["kind"] == "rss" && series["pid"].is_number()) {
            highest = std::max(highest, series["max"].get<double>());
            names << QString::fromStdString(series["name"].get<std::string>());
        }
    }
    QVERIFY(highest > 100 << 20);
    QVERIFY2(names.join(' ').contains("RSS (python"), qPrintable(names.join(' ')));
    const auto runs = test::runCli({"runs", "--json", file()}).document();
    QVERIFY(runs["runs"][0]["peak_bytes"].get<double>() >= highest);
}

void tst_CliRecord::refusals_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("status");
    const QString out = file();
    QTest::addRow("no such process") << QStringList{"--pid", "4194304", "-o", out} << 4;
    QTest::addRow("no such name") << QStringList{"--name", "no such process", "-o", out} << 4;
    QTest::addRow("no such program") << QStringList{"-o", out, "--", "/no/such"} << 4;
    QTest::addRow("no target") << QStringList{"-o", out} << 2;
    QTest::addRow("PID 0") << QStringList{"--pid", "0", "-o", out} << 2;
    QTest::addRow("PID of a word") << QStringList{"--pid", "x", "-o", out} << 2;
    QTest::addRow("two targets") << QStringList{"--pid", "1", "--name", "x", "-o", out} << 2;
    QTest::addRow("no output") << QStringList{"--pid", "1"} << 2;
    QTest::addRow("empty output") << QStringList{"--pid", "1", "-o", ""} << 2;
    QTest::addRow("zero interval") << QStringList{"--pid", "1", "-o", out, "--interval", "0"} << 2;
    QTest::addRow("cannot write") << QStringList{"-o", "/no/such/x.tidemark", "--", "true"} << 3;
    QTest::addRow("full disk") << QStringList{"-o", "/dev/full", "--", "sleep", "5"} << 3;
}

void tst_CliRecord::refusals()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, status);
    const auto outcome = test::runCli(QStringList{kRecord} + arguments);
    QCOMPARE(outcome.status, status);
    QVERIFY(outcome.err.startsWith("tidemark-cli: "));
    QVERIFY2(outcome.err.size() < 200, outcome.err.constData());
    QVERIFY(outcome.out.isEmpty());
}

void tst_CliRecord::aProgramThatIsNotFoundCostsNoFile()
{
    QCOMPARE(test::runCli({kRecord, "-o", file(), "--", "true"}).status, 0);
    QFile yesterday(file());
    QVERIFY(yesterday.open(QIODevice::ReadOnly));
    const QByteArray before = yesterday.readAll();
    yesterday.close();
    QCOMPARE(test::runCli({kRecord, "-o", file(), "--", "no-such-program"}).status, 4);
    QVERIFY(yesterday.open(QIODevice::ReadOnly));
    QCOMPARE(yesterday.readAll(), before);
}

void tst_CliRecord::keepsOtherFiles()
{
    const QByteArray notes = "what I must not forget\n";
    QVERIFY(!test::writeFile(file(), notes).isEmpty());
    const auto refused = test::runCli({kRecord, "-o", file(), "--", "true"});
    QCOMPARE(refused.status, 3);
    QVERIFY2(refused.err.contains("--force"), refused.err.constData());
    QFile there(file());
    QVERIFY(there.open(QIODevice::ReadOnly));
    QCOMPARE(there.readAll(), notes);
    there.close();
    QCOMPARE(test::runCli({kRecord, "-o", file(), "--force", "--", "true"}).status, 0);
    QVERIFY(markersOf(summaryOf(file())).contains("exit: exit 0"));

    const QString link = file() + QStringLiteral(".link");
    QVERIFY(QFile::link(file(), link));
    for (const QString& path : {link, m_folder.path(), QStringLiteral("/dev/null")}) {
        const auto outcome = test::runCli({kRecord, "-o", path, "--force", "--", "true"});
        QCOMPARE(outcome.status, 3);
        QVERIFY(outcome.err.startsWith("tidemark-cli: " + path.toUtf8() + ": This is a "));
    }
    QVERIFY(QFileInfo(link).isSymLink());
}

void tst_CliRecord::aScriptIsNotReplacedByItsRecording()
{
    const QByteArray script = "print('here')\n";
    const QString path = test::writeFile(m_folder.filePath("script.py"), script);
    for (const QStringList& further : {QStringList(), QStringList{"--force"}}) {
        const auto outcome = test::runCli(QStringList{kRecord, "-o", path} + further +
                                          QStringList{"--", "python3", path});
        QCOMPARE(outcome.status, 2);
        QFile there(path);
        QVERIFY(there.open(QIODevice::ReadOnly));
        QCOMPARE(there.readAll(), script);
    }
}

void tst_CliRecord::ofTwoRecordersOneIsRefused()
{
    test::MemoryTarget target;
    const QStringList arguments{kRecord, "--pid", QString::number(target.pid()), "-o", file()};
    QProcess first;
    first.start(TIDEMARK_CLI, arguments);
    QTRY_VERIFY(seriesOf(summaryOf(file()), "rss").is_object());
    const auto second = test::runCli(arguments + QStringList{"--force"});
    QCOMPARE(second.status, 3);
    QVERIFY2(second.err.contains("already"), second.err.constData());
    target.end();
    QVERIFY(first.waitForFinished());
    QCOMPARE(first.exitCode(), 0);
    QVERIFY(isWhole(summaryOf(file())));
}

TIDEMARK_TEST(tst_CliRecord)
#include "tst_cli_record.moc"
