// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/cli_process.h"
#include "tests/support/test_registry.h"

#include <QTemporaryDir>
#include <QTest>

using namespace tidemark;
using nlohmann::json;
using test::CliOutcome;
using test::runCli;

/// `compare` and `summary` on what a tool recorded in the program itself.
class tst_CliRecordedDifferences : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void document();
    void inWords();
    void oneOfSeveral();
    void ofSeveralRecordings();
    void incompleteLists();
    void failAbove();
    void whatCannotBeCompared_data();
    void whatCannotBeCompared();
    void summary();
    void convertedFiles_data();
    void convertedFiles();

private:
    static QString fixture(const char* name)
    {
        return QStringLiteral(TIDEMARK_FIXTURES "/") + QLatin1String(name);
    }
    static QString pretty() { return fixture("memwatch/heapdiff_pretty.log"); }
    static QString winston() { return fixture("memwatch/heapdiff_winston.jsonl"); }
    /// What a failing test shows.
    static QString text(const json& value) { return QString::fromStdString(value.dump()); }
    static CliOutcome compare(const QStringList& arguments)
    {
        return runCli(QStringList{QStringLiteral("compare")} + arguments);
    }

    QTemporaryDir m_folder;
};

void tst_CliRecordedDifferences::document()
{
    const CliOutcome outcome = compare({pretty(), QStringLiteral("--json")});
    QCOMPARE(outcome.status, 0);
    json document = outcome.document();
    QCOMPARE(text(document["matched_by"]), text(json("recorded")));
    const std::string file = pretty().toStdString();
    QCOMPARE(text(document["before"]), text((json{{"index", 0},
                                                  {"label", "memwatch HeapDiff"},
                                                  {"at", nullptr},
                                                  {"objects", 42153},
                                                  {"total_bytes", 5812344},
                                                  {"types", nullptr},
                                                  {"statistics", nullptr},
                                                  {"path", nullptr},
                                                  {"mappings", nullptr},
                                                  {"pid", nullptr},
                                                  {"start_ticks", nullptr},
                                                  {"sites", false},
                                                  {"file", file}})));
    QCOMPARE(text(document["after"]["at"]), text(json(1)));
    QCOMPARE(text(document["recorded"]), text((json{{"index", 0},
                                                    {"tool", "memwatch HeapDiff"},
                                                    {"added", 11727},
                                                    {"removed", 1893},
                                                    {"size_delta", 2166196},
                                                    {"types_delta", 2026583},
                                                    {"whole", true}})));
    QCOMPARE(document["types"].size(), 5U);
    QCOMPARE(text(document["types"][1]), text((json{{"name", "Code"},
                                                    {"key", ",Code"},
                                                    {"added_count", 2448},
                                                    {"removed_count", 1510},
                                                    {"count_delta", 938},
                                                    {"added_bytes", nullptr},
                                                    {"removed_bytes", nullptr},
                                                    {"size_delta", 527632},
                                                    {"grown_bytes", nullptr},
                                                    {"retained_before_bytes", nullptr},
                                                    {"retained_after_bytes", nullptr},
                                                    {"retained_delta", nullptr}})));
    QCOMPARE(text(document["grown_in_place"]), text(json::array()));
    QCOMPARE(text(document["fail_above"]), text(json()));
}

void tst_CliRecordedDifferences::inWords()
{
    const CliOutcome outcome = compare({pretty()});
    QCOMPARE(outcome.status, 0);
    const QString words = QString::fromUtf8(outcome.out);
    for (const char* const part :
         {"memwatch HeapDiff", "42,153 objects", "not known", "2,448", "1,510", "+515\u00a0KiB",
          "The types listed add up to +1.93\u00a0MiB, the whole heap changed by +2.07\u00a0MiB"}) {
        QVERIFY2(words.contains(QString::fromUtf8(part)), qPrintable(words));
    }
    QVERIFY2(!words.contains(QStringLiteral("Freed")), qPrintable(words)); // nobody knows
}

void tst_CliRecordedDifferences::oneOfSeveral()
{
    const auto typesOf = [](const QStringList& arguments) {
        return compare(QStringList{winston(), QStringLiteral("--json")} + arguments)
            .document()["types"];
    };
    QCOMPARE(typesOf({}).size(), 2U); // the last
    QCOMPARE(text(typesOf({QStringLiteral("--diff"), QStringLiteral("1")})), text(typesOf({})));
    const json first = typesOf({QStringLiteral("--diff"), QStringLiteral("0")});
    QCOMPARE(text(first[0]["name"]), text(json("LeakingClass")));
    const CliOutcome none = compare({winston(), QStringLiteral("--diff"), QStringLiteral("2")});
    QCOMPARE(none.status, 2);
    QVERIFY2(none.err.contains("the last one is 1"), none.err.constData());
}

/// They are counted through all of the file's recordings.
void tst_CliRecordedDifferences::ofSeveralRecordings()
{
    const QString file = fixture("memwatch/heapdiff_pm2.log");
    const json last = compare({file, QStringLiteral("--json")}).document();
    QCOMPARE(text(last["types"][0]["name"]), text(json("Native")));
    const json first =
        compare({file, QStringLiteral("--json"), QStringLiteral("--diff"), QStringLiteral("0")})
            .document();
    QCOMPARE(text(first["types"][0]["name"]), text(json("LeakingClass")));
}

void tst_CliRecordedDifferences::incompleteLists()
{
    const QString file = fixture("memwatch/heapdiff_console.txt");
    const CliOutcome outcome = compare({file, QStringLiteral("--diff"), QStringLiteral("0")});
    QCOMPARE(outcome.status, 0);
    QVERIFY2(outcome.out.contains("incomplete"), outcome.out.constData());
    QVERIFY2(outcome.err.contains("JSON.stringify"), outcome.err.constData());
    const json document = compare({file, QStringLiteral("--json")}).document();
    QCOMPARE(text(document["recorded"]["whole"]), text(json(false)));
    QCOMPARE(text(document["warnings"][0]["code"]), text(json("types_left_out")));
    QCOMPARE(text(document["warnings"][0]["count"]), text(json(2)));
}

void tst_CliRecordedDifferences::failAbove()
{
    const CliOutcome failed =
        compare({pretty(), QStringLiteral("--json"), QStringLiteral("--fail-above=30%")});
    QCOMPARE(failed.status, 1);
    QCOMPARE(text(failed.document()["fail_above"]),
             text((json{{"limit", "30%"}, {"growth_bytes", 2166196}, {"failed", true}})));
    QVERIFY2(failed.err.contains("which is more than 30"), failed.err.constData());
    QCOMPARE(compare({pretty(), QStringLiteral("--fail-above=3MiB")}).status, 0);

    QFile unknown(m_folder.filePath(QStringLiteral("change.json")));
    QVERIFY(unknown.open(QIODevice::WriteOnly));
    unknown.write(R"({"size_bytes":9,"freed_nodes":0,"allocated_nodes":1,"details":[]})");
    unknown.close();
    QCOMPARE(compare({unknown.fileName()}).status, 0);
    const CliOutcome without = compare({unknown.fileName(), QStringLiteral("--fail-above=1%")});
    QCOMPARE(without.status, 2);
    QVERIFY2(without.err.contains("how large the heap was"), without.err.constData());
}

void tst_CliRecordedDifferences::whatCannotBeCompared_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("message");
    const auto add = [](const char* name, const QStringList& arguments, int status,
                        const char* message) {
        QTest::newRow(name) << arguments << status << QString::fromLatin1(message);
    };
    add("no differences", {fixture("mprof/list_sum.dat")}, 2, "name both");
    add("no file", {fixture("no such file")}, 3, "no such file");
    add("by", {pretty(), QStringLiteral("--by"), QStringLiteral("type")}, 2,
        "--by needs two snapshots");
    add("two files", {pretty(), pretty(), QStringLiteral("--diff"), QStringLiteral("0")}, 2,
        "--diff is about one file");
    add("no number", {pretty(), QStringLiteral("--diff"), QStringLiteral("last")}, 2, "--diff");
}

void tst_CliRecordedDifferences::whatCannotBeCompared()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, status);
    QFETCH(QString, message);
    const CliOutcome outcome = compare(arguments);
    QCOMPARE(outcome.status, status);
    QVERIFY(outcome.out.isEmpty());
    QVERIFY2(QString::fromUtf8(outcome.err).contains(message), outcome.err.constData());
}

void tst_CliRecordedDifferences::summary()
{
    const QString words = QString::fromUtf8(runCli({QStringLiteral("summary"), winston()}).out);
    QVERIFY2(words.contains(QStringLiteral("Recorded difference")), qPrintable(words));
    QVERIFY2(words.contains(QStringLiteral("10,007")), qPrintable(words));
    QVERIFY2(words.contains(QStringLiteral("+243\u00a0KiB")), qPrintable(words));
    const json document =
        runCli({QStringLiteral("summary"), winston(), QStringLiteral("--json")}).document();
    const json& differences = document["recordings"][0]["differences"];
    QCOMPARE(differences.size(), 2U);
    QCOMPARE(text(differences[0]["before"]),
             text((json{{"at", 0.0}, {"objects", 11625}, {"bytes", 1869904}})));
    QCOMPARE(
        text(differences[0]["types"][1]),
        text((json{
            {"name", "LeakingClass"}, {"added", 9998}, {"removed", 0}, {"size_delta", 239952}})));
}

void tst_CliRecordedDifferences::convertedFiles_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("tidemark") << QStringLiteral("out.tidemark");
    QTest::newRow("json") << QStringLiteral("out.json");
}

void tst_CliRecordedDifferences::convertedFiles()
{
    QFETCH(QString, name);
    const QString out = m_folder.filePath(name);
    QCOMPARE(runCli({QStringLiteral("convert"), winston(), QStringLiteral("-o"), out}).status, 0);
    json original = compare({winston(), QStringLiteral("--json")}).document();
    json again = compare({out, QStringLiteral("--json")}).document();
    for (json* const document : {&original, &again}) {
        (*document)["before"].erase("file");
        (*document)["after"].erase("file");
        document->erase("warnings");
    }
    QCOMPARE(text(again), text(original));
}

TIDEMARK_TEST(tst_CliRecordedDifferences)

#include "tst_cli_recorded_differences.moc"
