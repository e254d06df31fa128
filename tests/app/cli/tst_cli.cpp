// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/cli_process.h"
#include "tests/support/test_registry.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace tidemark;
using nlohmann::json;
using test::CliOutcome;
using test::runCli;

/// What the commands print and write.
class tst_Cli : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void formatsAreListed();
    void summaryHasEveryDocumentedField();
    void summaryOfChildren();
    void summaryOfSeveralFiles();
    void summaryInWords();
    void summaryInWordsTellsSourcesApart();
    void runsAreComparedWithTheFirst();
    void runsInWords();
    void convertedFilesGiveTheSameFigures_data();
    void convertedFilesGiveTheSameFigures();
    void csvTellsWhatItCannotHold();
    void jsonHoldsTheSummaryAndTheSamples();
    void convertToItself();
    void convertRefusesWhatItCannotWrite();
    void convertKeepsOtherFiles();
    void invalidUtf8GivesValidJson();
    void aFileMayBeCalledLikeACommand();
    void helpAndVersion();
    void messagesInTheChosenLanguage();
    void jsonIgnoresTheLanguage();

private:
    static QString fixture(const char* name);
    QString write(const char* name, const QByteArray& content) const;

    QTemporaryDir m_folder;
};

QString tst_Cli::fixture(const char* name)
{
    return QStringLiteral(TIDEMARK_FIXTURES "/") + QLatin1String(name);
}

QString tst_Cli::write(const char* name, const QByteArray& content) const
{
    return test::writeFile(m_folder.filePath(QString::fromUtf8(name)), content);
}

void tst_Cli::formatsAreListed()
{
    const CliOutcome text = runCli({QStringLiteral("formats")});
    QCOMPARE(text.status, 0);
    QVERIFY(text.out.contains("memory_profiler mprof"));

    const json document = runCli({QStringLiteral("formats"), QStringLiteral("--json")}).document();
    QCOMPARE(document["tidemark"].get<int>(), 1);
    const auto& formats = document["formats"];
    const auto own = std::find_if(formats.begin(), formats.end(),
                                  [](const json& one) { return one["id"] == "tidemark"; });
    QVERIFY(own != formats.end());
    QVERIFY((*own)["file_patterns"] == json::array({"*.tidemark"}));
}

void tst_Cli::summaryHasEveryDocumentedField()
{
    const CliOutcome outcome = runCli(
        {QStringLiteral("summary"), fixture("mprof/list_sum.dat"), QStringLiteral("--json")});
    QCOMPARE(outcome.status, 0);
    QVERIFY(outcome.err.isEmpty());
    json document = outcome.document();
    QCOMPARE(document["tidemark"].get<int>(), 1);
    QCOMPARE(document["recordings"].size(), 1U);
    json& recording = document["recordings"][0];
    QCOMPARE(recording["path"].get<std::string>(), fixture("mprof/list_sum.dat").toStdString());
    recording.erase("path");

    const json expected = json::parse(R"({
        "format": "mprof", "program": "/usr/bin/python3 list_sum_noimport.py",
        "started_unix_s": 1795288796.8821, "axis_unit": "s",
        "series": [{"kind": "rss", "name": "RSS", "unit": "bytes", "pid": null, "samples": 9,
            "gaps": 0, "start": 0.0, "end": 0.8136, "first": 4395008, "last": 272584704,
            "min": 4395008, "max": 424316928, "max_at": 0.7133, "mean": 244677291,
            "meaning": null}],
        "markers": [{"kind": "function", "name": "__main__.main", "start": 0.091, "end": 0.8842,
            "level": 0, "start_bytes": 22794260, "end_bytes": 24682535}],
        "snapshots": [], "lives": [], "restarts": null, "line_tables": [], "differences": [],
        "totals": [], "warnings": []})");
    QVERIFY2(recording == expected, recording.dump(2).c_str());
}

void tst_Cli::summaryOfChildren()
{
    const json document = runCli({QStringLiteral("summary"), QStringLiteral("--json"),
                                  fixture("mprof/children_M_20ms.dat")})
                              .document();
    const auto& series = document["recordings"][0]["series"];
    QCOMPARE(series.size(), 5U); // the last one is their sum
    QVERIFY(series[4]["pid"].is_null());
    QVERIFY(series[0]["pid"].is_null());
    QCOMPARE(series[1]["pid"].get<int>(), 14598);
    QCOMPARE(series[0]["samples"].get<int>(), 163);
}

void tst_Cli::summaryOfSeveralFiles()
{
    const CliOutcome outcome =
        runCli({QStringLiteral("summary"), QStringLiteral("--json"), fixture("mprof/list_sum.dat"),
                QStringLiteral("/no/such/file"), fixture("mprof/gen_sum.dat")});
    QCOMPARE(outcome.status, 3);
    QCOMPARE(outcome.document()["recordings"].size(), 2U);
    QCOMPARE(outcome.err.count('\n'), 1);
    QVERIFY(outcome.err.startsWith("tidemark-cli: /no/such/file: "));

    const CliOutcome none = runCli(
        {QStringLiteral("summary"), QStringLiteral("--json"), QStringLiteral("/no/such/file")});
    QCOMPARE(none.status, 3);
    QVERIFY(none.document()["recordings"].empty());
}

void tst_Cli::summaryInWords()
{
    const CliOutcome outcome = runCli({QStringLiteral("summary"), fixture("mprof/list_sum.dat")});
    QCOMPARE(outcome.status, 0);
    const QString text = QString::fromUtf8(outcome.out).replace(QChar(0xa0), QLatin1Char(' '));
    QVERIFY(text.startsWith(QStringLiteral("list_sum.dat\n  Format    memory_profiler mprof\n")));
    QVERIFY(text.contains(
        QStringLiteral("Peak      405 MiB (424,316,928 B) at 0.713 s in __main__.main\n")));
    QVERIFY(text.contains(QStringLiteral("RSS           9  4.19 MiB  260 MiB")));
}

void tst_Cli::summaryInWordsTellsSourcesApart()
{
    const auto reports = QStringLiteral(TIDEMARK_SOURCE "/tests/core/formats/reports/");
    const CliOutcome lines = runCli(
        {QStringLiteral("summary"), reports + QStringLiteral("57-line-report-gha-two-files.log")});
    QVERIFY(lines.out.contains("  a/app.py: main "));
    QVERIFY(lines.out.contains("  b/app.py: main "));
    const CliOutcome processes =
        runCli({QStringLiteral("summary"), reports + QStringLiteral("25-pids-long.csv")});
    QVERIFY(processes.out.contains("  rss \xc2\xb7 PID 4712: "));
    QVERIFY(processes.out.contains("(324,009,984"));
}

void tst_Cli::runsAreComparedWithTheFirst()
{
    const json document = runCli({QStringLiteral("runs"), fixture("mprof/list_sum.dat"),
                                  fixture("mprof/gen_sum.dat"), QStringLiteral("--json")})
                              .document();
    const auto& runs = document["runs"];
    QCOMPARE(runs.size(), 2U);
    QCOMPARE(runs[0]["name"].get<std::string>(), std::string("list_sum.dat"));
    QCOMPARE(runs[0]["peak_bytes"].get<std::int64_t>(), 424316928);
    QCOMPARE(runs[0]["peak_at"].get<double>(), 0.7133);
    QCOMPARE(runs[0]["duration_s"].get<double>(), 0.8136);
    QCOMPARE(runs[0]["mean_bytes"].get<std::int64_t>(), 244677291);
    QCOMPARE(runs[0]["area_byte_seconds"].get<double>(), 211339274.74635);
    QCOMPARE(runs[0]["last_bytes"].get<std::int64_t>(), 272584704);
    QVERIFY(!runs[0].contains("versus_base"));
    QCOMPARE(runs[1]["versus_base"]["peak"].get<double>(), 22904832.0 / 424316928.0 - 1.0);
    QCOMPARE(runs[1]["versus_base"]["duration"].get<double>(), 1.0166 / 0.8136 - 1.0);
}

void tst_Cli::runsInWords()
{
    const CliOutcome outcome = runCli(
        {QStringLiteral("runs"), fixture("mprof/list_sum.dat"), fixture("mprof/gen_sum.dat")});
    QCOMPARE(outcome.status, 0);
    QCOMPARE(outcome.out.count('\n'), 3);
    QVERIFY(QString::fromUtf8(outcome.out).contains(QStringLiteral("−94.6")));
    QVERIFY(outcome.out.contains("vs. base"));
    QVERIFY(outcome.out.contains("list_sum.dat (base)"));
}

void tst_Cli::convertedFilesGiveTheSameFigures_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("extension");
    for (const char* source : {"list_sum", "children_M_20ms", "multi_func"}) {
        for (const char* extension : {"tidemark", "csv", "json"}) {
            QTest::addRow("%s to %s", source, extension) << source << extension;
        }
    }
}

void tst_Cli::convertedFilesGiveTheSameFigures()
{
    QFETCH(QString, source);
    QFETCH(QString, extension);
    const QString from = QStringLiteral(TIDEMARK_FIXTURES "/mprof/%1.dat").arg(source);
    const QString to = m_folder.filePath(source + QLatin1Char('.') + extension);
    const CliOutcome converted =
        runCli({QStringLiteral("convert"), from, QStringLiteral("-o"), to});
    QCOMPARE(converted.status, 0);
    QVERIFY(converted.out.isEmpty());
    QCOMPARE(converted.err.isEmpty(), extension != QStringLiteral("csv"));

    const json before = runCli({QStringLiteral("runs"), QStringLiteral("--json"), from}).document();
    const CliOutcome again = runCli({QStringLiteral("runs"), QStringLiteral("--json"), to});
    QCOMPARE(again.status, 0);
    for (const char* figure :
         {"peak_bytes", "peak_at", "duration_s", "mean_bytes", "area_byte_seconds", "last_bytes"}) {
        const auto old = before["runs"][0][figure].get<double>();
        const auto now = again.document()["runs"][0][figure].get<double>();
        QVERIFY2(qFuzzyCompare(old, now), figure);
    }
}

void tst_Cli::csvTellsWhatItCannotHold()
{
    const QString to = m_folder.filePath(QStringLiteral("loss.csv"));
    const CliOutcome all = runCli(
        {QStringLiteral("convert"), fixture("mprof/multi_func.dat"), QStringLiteral("-o"), to});
    QCOMPARE(all.status, 0);
    QCOMPARE(all.err, "tidemark-cli: " + to.toUtf8() +
                          ": CSV holds samples only. Left out: the program, the start time, 10 "
                          "events and function spans.\n");
    const CliOutcome none =
        runCli({QStringLiteral("convert"), to, QStringLiteral("-o"), to + QStringLiteral(".csv")});
    QCOMPARE(none.status, 0);
    QCOMPARE(none.err, QByteArray());
}

void tst_Cli::jsonHoldsTheSummaryAndTheSamples()
{
    const QString from = fixture("mprof/children_M_20ms.dat");
    const QString to = m_folder.filePath(QStringLiteral("children.json"));
    QCOMPARE(runCli({QStringLiteral("convert"), from, QStringLiteral("-o"), to}).status, 0);
    QFile file(to);
    QVERIFY(file.open(QIODevice::ReadOnly));
    json exported = json::parse(file.readAll().toStdString(), nullptr, false);
    QVERIFY(exported.is_object());
    json& recording = exported["recordings"][0];
    QCOMPARE(recording["started_unix_ns"].get<std::int64_t>() / 1'000'000'000, 1795288980);
    recording.erase("started_unix_ns");
    for (json& series : recording["series"]) {
        const auto values = series["values"].get<std::vector<double>>();
        QCOMPARE(values.size(), series["samples"].get<std::size_t>());
        QCOMPARE(series["t"].size(), values.size());
        QCOMPARE(*std::ranges::max_element(values), series["max"].get<double>());
        series.erase("t");
        series.erase("values");
    }
    QVERIFY(exported ==
            runCli({QStringLiteral("summary"), QStringLiteral("--json"), from}).document());
}

void tst_Cli::convertToItself()
{
    const QString path = m_folder.filePath(QStringLiteral("itself.tidemark"));
    QVERIFY(QFile::copy(fixture("tidemark/list_sum.tidemark"), path));
    QCOMPARE(runCli({QStringLiteral("convert"), path, QStringLiteral("-o"), path}).status, 0);
    const json document =
        runCli({QStringLiteral("summary"), QStringLiteral("--json"), path}).document();
    QCOMPARE(document["recordings"][0]["series"][0]["samples"].get<int>(), 9);
}

void tst_Cli::convertRefusesWhatItCannotWrite()
{
    const QString from = fixture("mprof/list_sum.dat");
    const CliOutcome missing = runCli({QStringLiteral("convert"), from, QStringLiteral("-o"),
                                       m_folder.filePath(QStringLiteral("no/folder.csv"))});
    QCOMPARE(missing.status, 3);
    QVERIFY(missing.err.contains("The folder does not exist"));

    const CliOutcome extension = runCli({QStringLiteral("convert"), from, QStringLiteral("-o"),
                                         m_folder.filePath(QStringLiteral("out.xlsx"))});
    QCOMPARE(extension.status, 2);
    QVERIFY(extension.err.contains(".tidemark, .csv or .json"));

    // An input that cannot be read leaves the output as it was.
    const QString kept = write("kept.csv", "kept");
    QCOMPARE(
        runCli({QStringLiteral("convert"), QStringLiteral("/no/such"), QStringLiteral("-o"), kept})
            .status,
        3);
    QFile file(kept);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("kept"));
}

void tst_Cli::convertKeepsOtherFiles()
{
    const QString from = fixture("mprof/list_sum.dat");
    const QStringList convert{QStringLiteral("convert"), from, QStringLiteral("-o")};
    for (const char* const name : {"notes.csv", "notes.json", "notes.tidemark"}) {
        const QString path = write(name, "kept");
        const CliOutcome refused = runCli(convert + QStringList{path});
        QCOMPARE(refused.status, 3);
        QVERIFY2(refused.err.contains("--force"), refused.err.constData());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("kept"));
        QCOMPARE(runCli(convert + QStringList{path, QStringLiteral("--force")}).status, 0);
        QVERIFY(QFileInfo(path).size() > 100);
        const QString link = m_folder.filePath(QStringLiteral("link-to-") + name);
        QVERIFY(QFile::link(path, link));
        QCOMPARE(runCli(convert + QStringList{link, QStringLiteral("--force")}).status, 3);
        QVERIFY(QFileInfo(link).isSymLink());
    }
    QCOMPARE(runCli(convert + QStringList{QString()}).status, 2);
}

void tst_Cli::invalidUtf8GivesValidJson()
{
    const QString path = write("damaged.dat", "CMDLINE \xc3\xa9 caf\xe9 \"x\"\nMEM 1 1.0\n");
    const CliOutcome outcome = runCli({QStringLiteral("summary"), QStringLiteral("--json"), path});
    QCOMPARE(outcome.status, 0);
    QCOMPARE(
        QString::fromStdString(outcome.document()["recordings"][0]["program"].get<std::string>()),
        QStringLiteral("é caf\ufffd \"x\""));

    // The exact bytes survive in a recording of our own.
    const QString to = m_folder.filePath(QStringLiteral("damaged.tidemark"));
    QCOMPARE(runCli({QStringLiteral("convert"), path, QStringLiteral("-o"), to}).status, 0);
    QFile file(to);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("\"hex\":\"c3a920636166e920227822\""));
}

void tst_Cli::aFileMayBeCalledLikeACommand()
{
    QVERIFY(QFile::copy(fixture("heapsnapshot/cut-node20.heapsnapshot"),
                        m_folder.filePath(QStringLiteral("record"))));
    QProcess process;
    process.setWorkingDirectory(m_folder.path());
    process.start(QStringLiteral(TIDEMARK_CLI),
                  {QStringLiteral("compare"), QStringLiteral("--json"), QStringLiteral("record"),
                   QStringLiteral("--"), QStringLiteral("record")});
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 0);
    const json document = json::parse(process.readAllStandardOutput().toStdString());
    QCOMPARE(document["after"]["file"].get<std::string>(), std::string("record"));
}

void tst_Cli::helpAndVersion()
{
    const CliOutcome help = runCli({QStringLiteral("--help")});
    QCOMPARE(help.status, 0);
    for (const char* command :
         {"formats", "summary", "runs", "convert", "types", "compare", "object", "nodes"}) {
        QVERIFY2(help.out.contains(command), command);
    }
    const QByteArray summary = runCli({QStringLiteral("summary"), QStringLiteral("--help")}).out;
    QVERIFY(summary.contains("--format"));
    QVERIFY2(summary.contains("Usage: tidemark-cli summary [OPTIONS] FILE..."),
             summary.constData());
    const QString version = QString::fromUtf8(runCli({QStringLiteral("--version")}).out);
    const QRegularExpression lines( // the number alone in the first one, for scripts
        QStringLiteral("^\\d+\\.\\d+\\.\\d+\nCommit ([0-9a-f]{12}|unknown)\nQt (.*\n)+zstd .*\n$"));
    QVERIFY2(lines.match(version).hasMatch(), qPrintable(version));
}

void tst_Cli::messagesInTheChosenLanguage()
{
    const CliOutcome outcome = runCli({QStringLiteral("--lang"), QStringLiteral("ja"),
                                       QStringLiteral("summary"), QStringLiteral("/no/such/file")});
    QCOMPARE(outcome.status, 3);
    QVERIFY(QString::fromUtf8(outcome.err).contains(QStringLiteral("ファイルを開けません")));
    const CliOutcome after = runCli(
        {QStringLiteral("summary"), fixture("mprof/list_sum.dat"), QStringLiteral("--lang=ja")});
    QVERIFY(QString::fromUtf8(after.out).contains(
        QStringLiteral("0.713 秒の時点で __main__.main を実行中")));
}

void tst_Cli::jsonIgnoresTheLanguage()
{
    const QStringList arguments{QStringLiteral("summary"), QStringLiteral("--json"),
                                fixture("mprof/list_sum.dat")};
    QCOMPARE(runCli(arguments + QStringList{QStringLiteral("--lang"), QStringLiteral("ja")}).out,
             runCli(arguments).out);
}

TIDEMARK_TEST(tst_Cli)

#include "tst_cli.moc"
