// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/cli_process.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace tidemark;
using nlohmann::json;
using test::CliOutcome;
using test::runCli;

/// `record --repeat`, and `runs` of what it left.
class tst_CliExperiment final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void comparesTwoPrograms();
    void runsAgain();
    void figuresThatProgramsTell();
    void aProgramInPhp();
    void whatFailsIsLeftOut();
    void whereNothingEndsWell();
    void anInterruptKeepsWhatWasFinished();
    void wrongUsage_data();
    void wrongUsage();

private:
    QString at(const char* name) const { return m_folder->filePath(QString::fromUtf8(name)); }
    QString experiment() const { return at("x/experiment.tidemark-experiment"); }
    /// `record` into folder x with these arguments.
    CliOutcome record(const QStringList& arguments) const
    {
        return runCli(QStringList{"record", "-o", at("x"), "--interval", "5"} + arguments);
    }
    json runsOf(const QString& file) const { return runCli({"runs", file, "--json"}).document(); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace
{

QString holding(int mebibytes)
{
    return QStringLiteral("import time; x = bytearray(%1 << 20); time.sleep(0.1)").arg(mebibytes);
}

} // namespace

void tst_CliExperiment::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void tst_CliExperiment::comparesTwoPrograms()
{
    const auto outcome = record({"--repeat", "3", "--warm-up", "1", "--", "python3", "-c",
                                 holding(64), "---", "python3", "-c", holding(16)});
    QCOMPARE(outcome.status, 0);
    QCOMPARE(outcome.err.count("to warm up"), 2);
    QVERIFY(outcome.err.contains("tidemark-cli: Run 8 of 8: python3"));
    QVERIFY(outcome.out.contains("against python3 -c"));
    QVERIFY(outcome.out.contains("more than noise"));
    QVERIFY(!outcome.out.contains("1-python3")); // it was to warm up

    const json document = runsOf(experiment());
    QCOMPARE(document["runs"].size(), 6U);
    const json& groups = document["groups"];
    QCOMPARE(groups.size(), 2U);
    QVERIFY(groups[0]["n"] == 3);
    QVERIFY(groups[1]["base"] == groups[0]["name"]);
    QVERIFY(groups[0]["peak_bytes"]["mean"] > 64 << 20);
    QVERIFY(groups[1]["versus_base"]["peak"]["ratio"] < -0.5);
    QVERIFY(groups[1]["versus_base"]["peak"]["differs"] == true);
}

void tst_CliExperiment::runsAgain()
{
    QCOMPARE(record({"--repeat", "2", "--", "sleep", "0.05", "---", "sleep", "0.1"}).status, 0);
    const auto again = runCli({"record", "--experiment", experiment(), "--repeat", "3"});
    QCOMPARE(again.status, 0);
    const json groups = runsOf(experiment())["groups"];
    QCOMPARE(groups.size(), 4U);
    QVERIFY(groups[3]["name"] == "sleep 0.1, series 2");
    QVERIFY(groups[3]["n"] == 3);
    QVERIFY(groups[3]["base"] == "sleep 0.1, series 1");
    QVERIFY(groups[1]["base"] == "sleep 0.05, series 1");
    QVERIFY(again.out.contains("sleep 0.1, series 2: peak"));
}

void tst_CliExperiment::figuresThatProgramsTell()
{
    const auto outcome = record({"--repeat", "2", "--", "sh", "-c",
                                 "sleep 0.1; echo tidemark: items=20; sleep 0.05; "
                                 "echo tidemark: items=40 cache=2MiB"});
    QCOMPARE(outcome.status, 0);
    const json document = runsOf(experiment());
    for (const json& run : document["runs"]) {
        QVERIFY(run["count"] == 40.0);
        QVERIFY(run["told"]["cache"] == 2'097'152.0);
        QVERIFY(run["peak_bytes_per_item"] == run["peak_bytes"].get<double>() / 40.0);
    }
    QVERIFY(document["groups"][0]["count"]["mean"] == 40.0);
    QVERIFY(outcome.out.contains("for each item"));
    QVERIFY(outcome.out.contains("cache"));
}

void tst_CliExperiment::aProgramInPhp()
{
    if (QStandardPaths::findExecutable(QStringLiteral("php")).isEmpty()) {
        QSKIP("no PHP here");
    }
    const QString script = at("batch.php");
    QVERIFY(!test::writeFile(script,
                             "<?php $a = range(1, 500000); usleep(100000);\n"
                             "echo 'tidemark: items=', count($a), \"\\n\";\n"
                             "echo 'tidemark: memory_get_peak_usage=', memory_get_peak_usage(), "
                             "\"B\\n\";\n")
                 .isEmpty());
    QCOMPARE(record({"--repeat", "1", "--", "php", script}).status, 0);
    const json run = runsOf(experiment())["runs"][0];
    QVERIFY(run["count"] == 500'000.0);
    QVERIFY(run["told"]["memory_get_peak_usage"] > 8e6);
    QVERIFY(run["peak_bytes"] > run["told"]["memory_get_peak_usage"]);
    QVERIFY(runsOf(experiment())["groups"][0]["name"] == "batch.php");
}

void tst_CliExperiment::whatFailsIsLeftOut()
{
    const auto outcome = record({"--repeat", "1", "--", "sh", "-c", "exit 3", "---", "sh", "-c",
                                 "sleep 0.05", "---", "sh", "-c", "kill -9 $$"});
    QCOMPARE(outcome.status, 0);
    QCOMPARE(outcome.err.count("exited with 3: this run is left out"), 1);
    QCOMPARE(outcome.err.count("was ended by signal 9: this run is left out"), 1);
    QCOMPARE(runsOf(experiment())["runs"].size(), 1U);
    QVERIFY(runCli({"runs", experiment()}).err.contains("exited with 3"));
    const auto checked =
        runCli({"runs", experiment(), "--fail-above", "5%", "--junit", at("check.xml")});
    QCOMPARE(checked.status, 1); // what always fails is no success
    QCOMPARE(checked.err.count("ended well: it fails the check"), 2);
    QFile file(at("check.xml"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray xml = file.readAll();
    QVERIFY2(xml.contains("errors=\"2\"") && xml.count("<error ") == 2, xml.constData());
}

void tst_CliExperiment::whereNothingEndsWell()
{
    const auto outcome = record({"--repeat", "2", "--", "false"});
    QCOMPARE(outcome.status, 0);
    QVERIFY(outcome.err.contains("none ended well"));
    QCOMPARE(outcome.out, QByteArray());
}

void tst_CliExperiment::anInterruptKeepsWhatWasFinished()
{
    QProcess process;
    process.setWorkingDirectory(m_folder->path());
    process.start(
        TIDEMARK_CLI,
        {"record", "-o", at("x"), "--repeat", "9", "--", "sh", "-c",
         "if [ -e second ]; then echo ready; exec sleep 600; fi; touch second; sleep 0.3"});
    QVERIFY(process.waitForStarted());
    QByteArray out;
    while (!out.contains("ready")) {
        QVERIFY(process.waitForReadyRead(test::kPatience));
        out += process.readAllStandardOutput();
    }
    QCOMPARE(::kill(static_cast<pid_t>(process.processId()), SIGINT), 0);
    QVERIFY(process.waitForFinished(test::kPatience));
    QCOMPARE(process.exitCode(), 130);
    QCOMPARE(QDir(at("x")).entryList(QDir::Files, QDir::Name),
             (QStringList{"1-sh.tidemark", "experiment.tidemark-experiment"}));
    QVERIFY(process.readAllStandardOutput().contains("1-sh.tidemark"));
}

void tst_CliExperiment::wrongUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("status");
    const auto add = [](const char* name, const QStringList& arguments, int status = 2) {
        QTest::newRow(name) << arguments << status;
    };
    add("no command", {"-o", "x", "--repeat", "2"});
    add("an empty command", {"-o", "x", "--repeat", "2", "--", "true", "---"});
    add("no folder", {"--repeat", "2", "--", "true"});
    add("a process", {"-o", "x", "--repeat", "2", "--pid", "1"});
    add("never", {"-o", "x", "--repeat", "0", "--", "true"});
    add("a single run to warm up", {"-o", "x", "--warm-up", "2", "--", "true"});
    add("again, but another one", {"--experiment", "x", "--", "true"});
    add("again, but elsewhere", {"--experiment", "x", "-o", "y"});
    add("again, but not there", {"--experiment", "/no/such/file"}, 3);
    add("no such program", {"-o", "/tmp/no-such-folder-here", "--repeat", "2", "--", "/no/such"},
        4);
}

void tst_CliExperiment::wrongUsage()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const int, status);
    const auto outcome = runCli(QStringList{"record"} + arguments);
    QCOMPARE(outcome.status, status);
    QVERIFY(outcome.err.startsWith("tidemark-cli: "));
}

TIDEMARK_TEST(tst_CliExperiment)

#include "tst_cli_experiment.moc"
