// SPDX-License-Identifier: GPL-3.0-or-later
// What columns of CSV and JSON are can be said on the command line.
#include "tests/support/cli_process.h"
#include "tests/support/test_registry.h"

#include <QTemporaryDir>
#include <QTest>

using namespace tidemark;
using test::CliOutcome;
using test::runCli;

class tst_CliColumns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void columnsAreWhatIsSaid();
    void everyCommandThatReadsThemFollows();
    void theOrderOfDatesIsFollowed();
    void wrongUsage_data();
    void wrongUsage();
    void aMissingColumnIsExplained();

private:
    CliOutcome run(const QStringList& arguments) const
    {
        return runCli(QStringList{QStringLiteral("--lang"), QStringLiteral("en")} + arguments);
    }

    QTemporaryDir m_folder;
    QString m_file;
    QString m_dates;
};

void tst_CliColumns::init()
{
    m_file = test::writeFile(m_folder.filePath(QStringLiteral("load.csv")),
                             "time,depth,a=b,id\n0,5,1,7\n1,6,1,8\n2,9,1,9\n");
    m_dates = test::writeFile(m_folder.filePath(QStringLiteral("dates.csv")),
                              "time,rss\n03/04/2025,1\n04/04/2025,2\n");
}

void tst_CliColumns::columnsAreWhatIsSaid()
{
    const auto outcome = run({QStringLiteral("summary"), QStringLiteral("--json"), m_file,
                              QStringLiteral("--column"), QStringLiteral("depth=rss:KiB"),
                              QStringLiteral("--column=id=ignore"), QStringLiteral("--column"),
                              QStringLiteral("a=b=memory")});
    QCOMPARE(outcome.status, 0);
    const auto recording = outcome.document()["recordings"][0];
    QCOMPARE(recording["series"].size(), 2U);
    const auto depth = recording["series"][0];
    QVERIFY(depth["kind"] == nlohmann::json("rss"));
    QVERIFY(depth["max"] == nlohmann::json(9216));
    QCOMPARE(depth["meaning"].dump(),
             std::string(R"({"source":"user","unit":"KiB","unit_bytes":1024.0})"));
    QVERIFY(recording["series"][1]["name"] == nlohmann::json("a=b"));
    const auto text = run({QStringLiteral("summary"), m_file, QStringLiteral("--column"),
                           QStringLiteral("depth=memory:MB")});
    QVERIFY2(text.out.contains("depth: memory, as you said, in MB of 1,000,000"), text.out);
}

void tst_CliColumns::everyCommandThatReadsThemFollows()
{
    const QStringList column{QStringLiteral("--column"), QStringLiteral("depth=memory:KiB")};
    const auto runs =
        run(QStringList{QStringLiteral("runs"), QStringLiteral("--json"), m_file} + column);
    QVERIFY(runs.document()["runs"][0]["peak_bytes"] == nlohmann::json(9216));
    const auto leak =
        run(QStringList{QStringLiteral("leak"), QStringLiteral("--json"), m_file} + column);
    QVERIFY2(leak.document()["verdict"] == "undecided", leak.out);
    QVERIFY2(leak.document()["reason"] != "no_series", leak.out);
    const QString target = m_folder.filePath(QStringLiteral("out.csv"));
    const auto convert =
        run(QStringList{QStringLiteral("convert"), m_file, QStringLiteral("-o"), target} + column);
    QCOMPARE(convert.status, 0);
    const auto again = run({QStringLiteral("summary"), QStringLiteral("--json"), target});
    QVERIFY(again.document()["recordings"][0]["series"][0]["max"] == nlohmann::json(9216));
}

void tst_CliColumns::theOrderOfDatesIsFollowed()
{
    const auto endWith = [this](const char* order) {
        const auto outcome = run({QStringLiteral("summary"), QStringLiteral("--json"), m_dates,
                                  QStringLiteral("--date-order"), QString::fromUtf8(order)});
        const auto recording = outcome.document()["recordings"][0];
        return recording["warnings"].empty() ? recording["series"][0]["end"].get<double>() : -1.0;
    };
    QCOMPARE(endWith("dmy"), 86400.0);
    QCOMPARE(endWith("mdy"), 31 * 86400.0);
}

void tst_CliColumns::wrongUsage_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QByteArray>("sentence");
    const auto row = [](const char* name, const QStringList& options, const char* sentence) {
        QTest::newRow(name) << options << QByteArray(sentence);
    };
    const QString column = QStringLiteral("--column");
    row("no meaning", {column, QStringLiteral("depth")},
        "does not say what a column is. Write NAME=memory");
    row("no name", {column, QStringLiteral("=memory")}, "does not say what a column is");
    row("no such meaning", {column, QStringLiteral("depth=ram")},
        "A column cannot be “ram”; choose one of: memory, counter, ignore, rss, pss");
    row("no such unit", {column, QStringLiteral("depth=memory:stone")},
        "There is no unit “stone”; choose one of: B, KiB, MiB, GiB, TiB, kB, MB, GB, TB, pages.");
    row("unit of nothing", {column, QStringLiteral("depth=ignore:KiB")}, "has no unit");
    row("twice", {column, QStringLiteral("depth=memory"), column, QStringLiteral("depth=counter")},
        "The column “depth” is named twice.");
    row("no such order", {QStringLiteral("--date-order"), QStringLiteral("ymd")}, "{dmy,mdy}");
}

void tst_CliColumns::wrongUsage()
{
    QFETCH(QStringList, options);
    QFETCH(QByteArray, sentence);
    const auto outcome = run(QStringList{QStringLiteral("summary"), m_file} + options);
    QCOMPARE(outcome.status, 2);
    QVERIFY2(outcome.err.contains(sentence), outcome.err);
    QVERIFY(outcome.out.isEmpty());
}

void tst_CliColumns::aMissingColumnIsExplained()
{
    const auto outcome = run({QStringLiteral("summary"), QStringLiteral("--json"), m_file, m_dates,
                              QStringLiteral("--column"), QStringLiteral("depth=memory")});
    QCOMPARE(outcome.status, 2);
    QVERIFY2(outcome.err.contains(
                 "dates.csv: There is no column “depth”. The columns are “time”, “rss”."),
             outcome.err);
    QCOMPARE(outcome.document()["recordings"].size(), 1U); // the other one is shown
    const QString mprof = test::writeFile(m_folder.filePath(QStringLiteral("m.dat")),
                                          "MEM 1.000000 1.0000\nMEM 2.000000 2.0000\n");
    const auto other = run({QStringLiteral("leak"), mprof, QStringLiteral("--column"),
                            QStringLiteral("depth=memory")});
    QCOMPARE(other.status, 2);
    QVERIFY2(other.err.contains("the format itself says what this file holds"), other.err);
    const auto all = run({QStringLiteral("summary"), m_dates, QStringLiteral("--column"),
                          QStringLiteral("rss=ignore")});
    QCOMPARE(all.status, 2);
    QVERIFY2(all.err.contains("nothing to show"), all.err);
}

TIDEMARK_TEST(tst_CliColumns)

#include "tst_cli_columns.moc"
