// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/cli_process.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace tidemark;
using nlohmann::json;
using test::CliOutcome;
using test::runCli;

/// `runs` with groups, on nights before and after a rewrite.
class tst_CliRunGroups : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void figuresOfTheGroups();
    void inWords();
    void theCheckLooksAtTheWholeRange();
    void withoutGroupsRunsAreChecked();
    void aPageForAPullRequest();
    void testCases();
    void whatCannotBeGrouped_data();
    void whatCannotBeGrouped();

private:
    void write(const char* name, double peakMb, double seconds) const;
    QString at(const char* name) const { return m_folder.filePath(QLatin1String(name)); }
    QStringList all() const;
    /// `runs` of all files with these arguments.
    CliOutcome run(const QStringList& arguments) const
    {
        return runCli(QStringList{QStringLiteral("runs")} + all() + arguments);
    }
    static QStringList grouped(const QStringList& more = {})
    {
        return QStringList{"--group", "before=*before*", "--group", "after=*after*"} + more;
    }

    QTemporaryDir m_folder;
};

/// Three samples, the second at the peak.
void tst_CliRunGroups::write(const char* name, double peakMb, double seconds) const
{
    const auto line = [](double mb, double time) {
        return "MEM " + QByteArray::number(mb, 'f', 6) + ' ' +
               QByteArray::number(1'700'000'000.0 + time, 'f', 4) + '\n';
    };
    QVERIFY(!test::writeFile(at(name), "CMDLINE php batch.php\n" + line(10, 0) +
                                           line(peakMb, seconds / 2) + line(10, seconds))
                 .isEmpty());
}

QStringList tst_CliRunGroups::all() const
{
    QStringList paths;
    for (const QString& name : QDir(m_folder.path()).entryList({"*.dat"}, QDir::Files)) {
        paths << m_folder.filePath(name);
    }
    return paths;
}

void tst_CliRunGroups::initTestCase()
{
    write("before1.dat", 540, 14.0);
    write("before2.dat", 550, 14.2);
    write("before3.dat", 530, 13.8);
    write("after1.dat", 420, 8.0);
    write("after2.dat", 425, 7.8);
    write("after3.dat", 415, 8.2);
}

void tst_CliRunGroups::figuresOfTheGroups()
{
    const json document = run(grouped({"--json"})).document();
    QCOMPARE(document["runs"].size(), 6U);
    const json& groups = document["groups"];
    QCOMPARE(groups.size(), 2U);
    QCOMPARE(groups[0]["name"].get<std::string>(), std::string("before"));
    QCOMPARE(groups[0]["n"].get<int>(), 3);
    QVERIFY(!groups[0].contains("versus_base"));
    constexpr double kMb = 1024.0 * 1024.0;
    QCOMPARE(groups[0]["peak_bytes"]["mean"].get<double>(), 540.0 * kMb);
    QCOMPARE(groups[1]["peak_bytes"]["sd"].get<double>(), 5.0 * kMb);
    QCOMPARE(groups[1]["duration_s"]["median"].get<double>(), 8.0);
    const json& peak = groups[1]["versus_base"]["peak"];
    QCOMPARE(peak["ratio"].get<double>(), 420.0 / 540.0 - 1.0);
    QVERIFY(peak["low"].get<double>() < peak["ratio"].get<double>());
    QVERIFY(peak["high"].get<double>() < -0.15);
    QVERIFY(peak["differs"].get<bool>());
}

void tst_CliRunGroups::inWords()
{
    const QByteArray text = run(grouped()).out;
    QVERIFY2(text.contains("after: peak 420\u00a0MiB on average, \u221222.2\u00a0% against before "
                           "(95 %: "),
             text.constData());
    QVERIFY2(text.contains("more than noise; duration 8.00 s on average, "), text.constData());
}

void tst_CliRunGroups::theCheckLooksAtTheWholeRange()
{
    const auto reversed = [this](const char* limit) {
        return run({"--group", "old=*after*", "--group", "new=*before*", "--fail-above", limit});
    };
    const CliOutcome above = reversed("5%");
    QCOMPARE(above.status, 1);
    QVERIFY(above.err.contains("new"));
    QCOMPARE(reversed("28%").status, 0); // the mean is above, but not all of the range
    QCOMPARE(reversed("100MiB").status, 1);
    QCOMPARE(reversed("200MiB").status, 0);
    QCOMPARE(run(grouped({"--fail-above", "5%"})).status, 0);
}

void tst_CliRunGroups::withoutGroupsRunsAreChecked()
{
    const QStringList two{"runs", at("after1.dat"), at("before1.dat"), "--fail-above"};
    QCOMPARE(runCli(two + QStringList{"28%"}).status, 1);
    const CliOutcome below = runCli(two + QStringList{"29%", "--json"});
    QCOMPARE(below.status, 0);
    QVERIFY(below.document()["fail_above"]["failed"].empty());
}

void tst_CliRunGroups::aPageForAPullRequest()
{
    const QByteArray page =
        run({"--group", "a|b=*before*", "--group", "after=*after*", "--markdown"}).out;
    QVERIFY2(page.contains("\n| a\\|b | 3 | 540"), page.constData());
    QVERIFY(page.contains("| --- | ---: |"));
}

void tst_CliRunGroups::testCases()
{
    const QString path = at("memory.xml");
    const QStringList arguments{"--group", "old=*after*", "--group",      "<new>=*before*",
                                "--junit", path,          "--fail-above", "5%"};
    QCOMPARE(run(arguments).status, 1);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QXmlStreamReader xml(&file);
    QStringList elements;
    while (!xml.atEnd()) {
        if (xml.readNext() == QXmlStreamReader::StartElement) {
            elements << xml.name().toString();
            if (xml.name() == QLatin1String("testcase")) {
                QCOMPARE(xml.attributes().value("name").toString(),
                         QString("peak of <new> against old"));
            }
        }
    }
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    QCOMPARE(elements, (QStringList{"testsuite", "testcase", "failure"}));
    QCOMPARE(run(arguments).status, 3); // it is there now
    QCOMPARE(run(arguments + QStringList{"--force"}).status, 1);
}

void tst_CliRunGroups::whatCannotBeGrouped_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("no pattern") << QStringList{"--group", "base="} << QByteArray("is no group");
    QTest::newRow("no name") << QStringList{"--group", "=x"} << QByteArray("is no group");
    QTest::newRow("two groups") << QStringList{"--group", "a=*before*", "--group", "b=*1.dat"}
                                << QByteArray("fits two groups, a and b");
    QTest::newRow("nothing fits") << QStringList{"--group", "a=x*"}
                                  << QByteArray("fits the group a");
    QTest::newRow("no limit") << QStringList{"--fail-above", "much"} << QByteArray("is no limit");
    QTest::newRow("no groups") << QStringList{"--markdown"} << QByteArray("give --group");
}

void tst_CliRunGroups::whatCannotBeGrouped()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, said);
    const CliOutcome outcome = run(arguments);
    QCOMPARE(outcome.status, 2);
    QVERIFY2(outcome.err.contains(said), outcome.err.constData());
    QVERIFY(outcome.out.isEmpty());
}

TIDEMARK_TEST(tst_CliRunGroups)

#include "tst_cli_run_groups.moc"
