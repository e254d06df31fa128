// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/analysed_heap.h"
#include "tests/support/cli_process.h"
#include "tests/support/heapsnapshot_text.h"
#include "tests/support/test_registry.h"

#include <QTemporaryDir>
#include <QTest>

using namespace tidemark;
using nlohmann::json;
using test::CliOutcome;
using test::runCli;

/// `suspects`, and the previews of `object`, on a heap made by hand.
class tst_CliSuspects : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void whatKeepsMuch();
    void inWords();
    void nothingKeepsMuch();
    void noHeap();
    void previewsOfObjects();
    void hostileTextIsShownAsText();

private:
    QTemporaryDir m_folder;
    QString m_path;
};

/// Most of it is a global array with 300 rows, node 2; row 0 is node 3.
void tst_CliSuspects::initTestCase()
{
    auto builder = test::heapWithGlobal();
    const auto array = builder.node(NodeType::Object, "Array", 32);
    const auto name = builder.node(NodeType::String, "a\x1b[31mb", 16);
    builder.edge(1, array, "registry");
    for (std::uint32_t i = 0; i < 300; ++i) {
        const auto row = builder.node(NodeType::Object, "Row", 1024);
        builder.indexEdge(array, row, i);
        builder.edge(row, name, "name");
    }
    m_path = m_folder.filePath(QStringLiteral("a.heapsnapshot"));
    test::writeFile(m_path,
                    QByteArray::fromStdString(test::HeapSnapshotText(builder.build(), {}).text()));
}

void tst_CliSuspects::whatKeepsMuch()
{
    const json document =
        runCli({QStringLiteral("suspects"), QStringLiteral("--json"), m_path}).document();
    QCOMPARE(document["suspects"].size(), std::size_t{1});
    const json& suspect = document["suspects"][0];
    QVERIFY2(suspect["kind"] == "object" && suspect["class"] == "Array", suspect.dump().c_str());
    QVERIFY(suspect["count"] == 1);
    QVERIFY(suspect["retained_bytes"] == 300 * 1024 + 32 + 16);
    QVERIFY(suspect["share"].get<double>() > 0.99);
    QVERIFY(suspect["first"]["class"] == "Array");
    QVERIFY(suspect["holder"]["name"] == "registry");
    QVERIFY(suspect["contents"]["class"] == "Row" && suspect["contents"]["count"] == 300);
    QVERIFY(document["least_share"] == 0.1);
    QVERIFY(document["total_bytes"].get<std::uint64_t>() > 300 * 1024U);
}

void tst_CliSuspects::inWords()
{
    const CliOutcome outcome = runCli({QStringLiteral("suspects"), m_path});
    QCOMPARE(outcome.status, 0);
    QVERIFY2(outcome.out.startsWith("The global variable “registry” keeps 1 Array, "),
             outcome.out.constData());
    QVERIFY(outcome.out.endsWith(" of the heap, for the most part 300 Row, 300\u00a0KiB\n"));
}

void tst_CliSuspects::nothingKeepsMuch()
{
    const QString path = m_folder.filePath(QStringLiteral("small.heapsnapshot"));
    const HeapGraph graph = test::heapWithGlobal().build();
    test::writeFile(path, QByteArray::fromStdString(test::HeapSnapshotText(graph, {}).text()));
    const CliOutcome outcome = runCli({QStringLiteral("suspects"), path});
    QCOMPARE(outcome.status, 0);
    QVERIFY2(outcome.out.startsWith("No object"), outcome.out.constData());
    const json document =
        runCli({QStringLiteral("suspects"), QStringLiteral("--json"), path}).document();
    QVERIFY(document["suspects"].is_array() && document["suspects"].empty());
}

void tst_CliSuspects::noHeap()
{
    QCOMPARE(runCli({QStringLiteral("suspects"),
                     QStringLiteral(TIDEMARK_FIXTURES "/mprof/list_sum.dat")})
                 .status,
             2);
    QCOMPARE(runCli({QStringLiteral("suspects"), m_folder.filePath(QStringLiteral("none"))}).status,
             3);
}

void tst_CliSuspects::previewsOfObjects()
{
    const json document = runCli({QStringLiteral("object"), QStringLiteral("--json"), m_path,
                                  QStringLiteral("--id"), QStringLiteral("@5")})
                              .document();
    QVERIFY2(document["preview"].get<std::string>().starts_with("Array(300) [Row, Row, "),
             document["preview"].dump().c_str());
    QVERIFY(document["fields"][0]["preview"] == "Row {name: \"a\\u001b[31mb\"}");
    QVERIFY(document["retainers"][0]["preview"] == "global {registry: Array(300)}");
}

void tst_CliSuspects::hostileTextIsShownAsText()
{
    const CliOutcome outcome =
        runCli({QStringLiteral("object"), m_path, QStringLiteral("--id"), QStringLiteral("@9")});
    QVERIFY2(outcome.out.startsWith("Row {name: \"a\\u001b[31mb\"} @9\n"), outcome.out.constData());
    QVERIFY(!outcome.out.contains('\x1b'));
}

TIDEMARK_TEST(tst_CliSuspects)

#include "tst_cli_suspects.moc"
