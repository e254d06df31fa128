// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/cli_process.h"
#include "tests/support/heap_program.h"
#include "tests/support/heapsnapshot_text.h"
#include "tests/support/test_registry.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace tidemark;
using nlohmann::json;
using test::CliOutcome;
using test::runCli;

/// `types` by other groups than types, and of some of the objects only, on heaps made by hand.
class tst_CliListing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void byHolder();
    void byPackage();
    void whatCameAndStayed();
    void whatAnObjectHolds();
    void whatIsNotSaidIsNotAsked();
    void anotherProcess();
    void wrongUsage_data();
    void wrongUsage();

private:
    /// A list with so many rows in it; ids count on from those of fewer rows.
    QString snapshotOf(std::uint32_t rows);
    CliOutcome types(const QStringList& further, const QString& file)
    {
        return runCli(QStringList{QStringLiteral("types"), file} + further);
    }
    json rows(const QStringList& further, const QString& file)
    {
        return types(further + QStringList{QStringLiteral("--json")}, file).document()["types"];
    }

    QTemporaryDir m_folder;
    QString m_a;
    QString m_b;
    QString m_c;
};

QString tst_CliListing::snapshotOf(std::uint32_t rows)
{
    auto heap = test::heapWithGlobal();
    const auto list = heap.node(NodeType::Object, "Array", 32);
    heap.edge(test::kGlobal, list, "registry");
    for (std::uint32_t i = 0; i < rows; ++i) {
        const auto row = heap.node(NodeType::Object, "Row", 100);
        heap.indexEdge(list, row, i);
    }
    const QString path = m_folder.filePath(QStringLiteral("%1.heapsnapshot").arg(rows));
    test::writeFile(path,
                    QByteArray::fromStdString(test::HeapSnapshotText(heap.build(), {}).text()));
    return path;
}

void tst_CliListing::initTestCase()
{
    m_a = snapshotOf(10);
    m_b = snapshotOf(30);
    m_c = snapshotOf(70);
}

void tst_CliListing::byHolder()
{
    const json held = rows({QStringLiteral("--group-by"), QStringLiteral("holder")}, m_a);
    // What nothing named holds keeps all the rest, too.
    QVERIFY2(held[0]["name"] == "(roots)" && held[1]["name"] == "registry", held.dump().c_str());
    QVERIFY(held[1]["count"] == 11);
    QVERIFY(held[1]["retained_bytes"] == 1032);
    const CliOutcome words = types({QStringLiteral("--group-by"), QStringLiteral("holder")}, m_a);
    QVERIFY2(words.out.startsWith("Held by"), words.out.constData());
}

void tst_CliListing::byPackage()
{
    test::HeapProgram program;
    const auto module = program.context(1, program.notes({"n", ""}), program.native());
    program.closure("request", program.code("request"), module, 40);
    const QString path = m_folder.filePath(QStringLiteral("program.heapsnapshot"));
    test::writeFile(
        path, QByteArray::fromStdString(test::HeapSnapshotText(program.heap.build(), {}).text()));
    const json all = rows({QStringLiteral("--group-by"), QStringLiteral("package")}, path);
    const auto own =
        std::ranges::find_if(all, [](const json& row) { return row["name"] == "(own code)"; });
    QVERIFY2(own != all.end() && (*own)["count"] > 0, all.dump().c_str());
}

void tst_CliListing::whatCameAndStayed()
{
    const QStringList wish{QStringLiteral("--new-since"), m_a, QStringLiteral("--also-in"), m_b};
    const json document = types(wish + QStringList{QStringLiteral("--json")}, m_c).document();
    QCOMPARE(document["types"].size(), std::size_t{1});
    QVERIFY(document["types"][0]["name"] == "Row");
    QVERIFY(document["types"][0]["count"] == 20);
    QVERIFY(document["types"][0]["retained_bytes"] == 2000);
    QVERIFY(document["listed_objects"] == 20 && document["listed_bytes"] == 2000);
    QVERIFY(document["listing"]["new_since"] == m_a.toStdString());
    QVERIFY(document["listing"]["group_by"] == "shape");
    QVERIFY(document["listing"]["held_by"].is_null());
}

/// Node 2 is the list, with the id 5.
void tst_CliListing::whatAnObjectHolds()
{
    const json held = rows({QStringLiteral("--held-by"), QStringLiteral("@5")}, m_a);
    QCOMPARE(held.size(), std::size_t{2});
    QVERIFY(held[0]["name"] == "Array" && held[1]["name"] == "Row");
    const json lost = rows({QStringLiteral("--unreachable")}, m_a);
    QVERIFY(lost.empty());
}

void tst_CliListing::whatIsNotSaidIsNotAsked()
{
    QVERIFY(rows({}, m_a) == rows({QStringLiteral("--group-by"), QStringLiteral("shape")}, m_a));
}

void tst_CliListing::anotherProcess()
{
    auto heap = test::heapWithGlobal();
    for (std::uint32_t i = 0; i < 70; ++i) {
        heap.edge(test::kGlobal, heap.node(NodeType::String, "s" + std::to_string(i), 24));
    }
    const QString path = m_folder.filePath(QStringLiteral("other.heapsnapshot"));
    test::writeFile(path,
                    QByteArray::fromStdString(test::HeapSnapshotText(heap.build(), {}).text()));
    const CliOutcome outcome =
        types({QStringLiteral("--new-since"), path, QStringLiteral("--json")}, m_c);
    QCOMPARE(outcome.status, 0);
    QVERIFY2(outcome.err.contains("another process"), outcome.err.constData());
    QVERIFY(outcome.document()["warnings"][0]["code"] == "different_processes");
}

void tst_CliListing::wrongUsage_data()
{
    QTest::addColumn<QStringList>("further");
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("no such group")
        << QStringList{QStringLiteral("--group-by"), QStringLiteral("colour")}
        << QByteArray("--group-by");
    QTest::newRow("no id") << QStringList{QStringLiteral("--held-by"), QStringLiteral("x")}
                           << QByteArray("no object id");
    QTest::newRow("no such object")
        << QStringList{QStringLiteral("--held-by"), QStringLiteral("@99999")}
        << QByteArray("no object @99999");
}

void tst_CliListing::wrongUsage()
{
    QFETCH(QStringList, further);
    QFETCH(QByteArray, said);
    const CliOutcome outcome = types(further, m_a);
    QCOMPARE(outcome.status, 2);
    QVERIFY2(outcome.err.contains(said), outcome.err.constData());
    QCOMPARE(outcome.out, QByteArray());
}

TIDEMARK_TEST(tst_CliListing)

#include "tst_cli_listing.moc"
