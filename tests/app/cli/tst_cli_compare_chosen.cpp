// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/cli_process.h"
#include "tests/support/test_registry.h"

#include <QTemporaryDir>
#include <QTest>

using namespace tidemark;
using test::CliOutcome;
using test::runCli;

/// `compare --snapshots`: which snapshot of each file is compared.
class tst_CliCompareChosen : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void snapshotsOfOneFile();

private:
    QTemporaryDir m_folder;
};

/// A recording with three snapshots of types.
void tst_CliCompareChosen::snapshotsOfOneFile()
{
    const QString path = m_folder.filePath(QStringLiteral("grows.tidemark"));
    QByteArray text = R"({"tidemark":"recording","version":"1.4","program":"java",)"
                      R"("format":"live","started_unix_ns":null,"axis_unit":"ns","series":[]})"
                      "\n";
    for (const char* const row :
         {R"(["Row",1,10,null])", R"(["Row",5,50,null])", R"(["Row",2,20,null])"}) {
        text +=
            QByteArray(R"({"snapshot":{"label":"","at":null,"path":"","types":[)") + row + "]}}\n";
    }
    text += R"({"end":"file"})"
            "\n";
    QVERIFY(!test::writeFile(path, text).isEmpty());
    const auto deltaOf = [&path](const char* places) {
        const nlohmann::json document =
            runCli({"compare", "--json", path, path, "--snapshots", places}).document();
        return document["types"].empty() ? 0 : document["types"][0]["size_delta"].get<int>();
    };
    QCOMPARE(deltaOf("0,1"), 40);
    QCOMPARE(deltaOf("1,2"), -30);
    QCOMPARE(deltaOf("0,0"), 0);
    for (const char* const wrong : {"0", "0,", "0,1,2", "x,1", "-1,0", ""}) {
        const CliOutcome outcome =
            runCli({QStringLiteral("compare"), path, path, QStringLiteral("--snapshots"), wrong});
        QCOMPARE(outcome.status, *wrong == '\0' ? 0 : 2);
    }
    const CliOutcome beyond = runCli({QStringLiteral("compare"), path, path,
                                      QStringLiteral("--snapshots"), QStringLiteral("0,7")});
    QCOMPARE(beyond.status, 2);
    QVERIFY(!beyond.err.isEmpty());
}

TIDEMARK_TEST(tst_CliCompareChosen)

#include "tst_cli_compare_chosen.moc"
