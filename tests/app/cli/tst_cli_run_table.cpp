// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/cli_process.h"
#include "tests/support/plain_text.h"
#include "tests/support/test_registry.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace tidemark;
using nlohmann::json;
using test::runCli;
using tidemark::test::plain;

namespace
{

const QString kBatch = QStringLiteral(TIDEMARK_FIXTURES "/run_table/batch.csv");

} // namespace

/// A table of runs on the command line.
class tst_CliRunTable final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void inFigures();
    void inWords();
    void severalRunsOfALabel();
    void asOneFile();
    void thePeakIsChecked();
};

void tst_CliRunTable::inFigures()
{
    const json document = runCli({"runs", kBatch, "--json"}).document();
    const json& after = document["runs"][1];
    QVERIFY(after["name"] == "after");
    QVERIFY(after["peak_bytes"] == 443'201'618);
    QVERIFY(after["duration_s"] == 783.88);
    QVERIFY(after["count"] == 1519.75);
    QVERIFY(after["mean_bytes"].is_null() && after["area_byte_seconds"].is_null());
    QVERIFY(after["peak_at"].is_null() && after["last_bytes"].is_null());
    QVERIFY(std::abs(after["peak_bytes_per_item"].get<double>() / 1048576.0 - 0.278) < 0.0005);
    QVERIFY(std::abs(after["seconds_per_item"].get<double>() - 0.516) < 0.0005);
    QVERIFY(std::abs(after["versus_base"]["peak"].get<double>() + 0.218) < 0.0005);
    QVERIFY(std::abs(after["versus_base"]["duration"].get<double>() + 0.438) < 0.0005);
    const json& group = document["groups"][1];
    QVERIFY(group["n"] == 1);
    QVERIFY(group["averages_told"] == true);
    QVERIFY(group["peak_bytes"]["low"].is_null());
    QVERIFY(group["versus_base"]["peak"]["low"].is_null());
    QVERIFY(group["versus_base"]["peak"]["differs"].is_null());
    QVERIFY(group["mean_bytes"]["mean"].is_null());
}

void tst_CliRunTable::inWords()
{
    const QString text = plain(runCli({"runs", kBatch}).out);
    QVERIFY2(text.contains(QStringLiteral(
                 "after: peak 423 MiB on average, −21.8 % against before; averages alone tell no "
                 "range; duration 13 m 04 s on average, −43.8 % against before; averages alone "
                 "tell no range; for each item 0.363 → 0.278 MiB (−23.5 %) and 0.938 → 0.516 s "
                 "(−45.0 %)\n")),
             qPrintable(text));
    QVERIFY(!text.contains(QStringLiteral("noise")));
    QVERIFY(runCli({"runs", kBatch, "--markdown"}).out.startsWith("| Group |"));
}

void tst_CliRunTable::severalRunsOfALabel()
{
    const QTemporaryDir folder;
    const QString path =
        test::writeFile(folder.filePath(QStringLiteral("runs.csv")),
                        "label,peak_mb,duration_s\na,100,10\nb,50,9\na,101,11\nb,51,8\na,99,10\n"
                        "b,49,9\n");
    const json document = runCli({"runs", path, "--json"}).document();
    QVERIFY(document["runs"][2]["name"] == "a #2");
    const json& group = document["groups"][1];
    QVERIFY(group["n"] == 3);
    QVERIFY(group["versus_base"]["peak"]["differs"] == true);
    QVERIFY(group["count"].is_null() && group["peak_bytes_per_item"].is_null());
    QVERIFY(!plain(runCli({"runs", path}).out).contains(QStringLiteral("Items")));
    // Patterns go by the label, too.
    const json chosen =
        runCli({"runs", path, "--json", "--group", "b=b", "--group", "a=a"}).document();
    QVERIFY(chosen["groups"][1]["versus_base"]["peak"]["ratio"] > 0.9);
}

void tst_CliRunTable::asOneFile()
{
    const QString text = plain(runCli({"summary", kBatch}).out);
    QVERIFY(text.startsWith(QStringLiteral("before\n")));
    QVERIFY(text.contains(QStringLiteral("Per item  0.363 MiB, 0.938 s")));
    const json summary = runCli({"summary", kBatch, "--json"}).document()["recordings"];
    QCOMPARE(summary.size(), 2U);
    QVERIFY(summary[0]["series"].empty());
    const json totals{{"label", "before"},
                      {"peak_bytes", 566'608'527},
                      {"duration_s", 1395.13},
                      {"count", 1487.13}};
    QVERIFY(summary[0]["totals"][0] == totals);
    const QTemporaryDir folder;
    for (const char* name : {"x.tidemark", "x.json", "x.csv"}) {
        const QString path = folder.filePath(QString::fromUtf8(name));
        QCOMPARE(runCli({"convert", kBatch, "-o", path}).status, 0);
        QVERIFY2(runCli({"runs", path}).out == runCli({"runs", kBatch}).out, name);
    }
    const auto leak = runCli({"leak", kBatch});
    QCOMPARE(leak.status, 0);
    QVERIFY2(leak.out.contains("there is no memory reading here"), leak.out.constData());
}

void tst_CliRunTable::thePeakIsChecked()
{
    const QTemporaryDir folder;
    const QString path = test::writeFile(folder.filePath(QStringLiteral("runs.csv")),
                                         "label,peak_mb,duration_s\nold,100,10\nnew,120,9\n");
    QCOMPARE(runCli({"runs", path, "--fail-above", "25%"}).status, 0);
    const auto failed = runCli({"runs", path, "--fail-above", "10%"});
    QCOMPARE(failed.status, 1);
    QVERIFY(failed.err.contains("new"));
    QCOMPARE(runCli({"runs", path, "--fail-above", ""}).status, 2); // an unset variable of a script
    const QString one = test::writeFile(folder.filePath(QStringLiteral("one.csv")),
                                        "label,peak_mb,duration_s\nold,100,10\nnew,,9\n");
    const auto alone = runCli({"runs", one, "--fail-above", "10%"});
    QCOMPARE(alone.status, 2);
    QVERIFY2(alone.err.contains("Skipped"), alone.err.constData());
    QVERIFY2(alone.err.contains("nothing to compare"), alone.err.constData());
}

TIDEMARK_TEST(tst_CliRunTable)

#include "tst_cli_run_table.moc"
