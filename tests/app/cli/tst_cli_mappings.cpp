// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/cli_process.h"
#include "tests/support/memory_target.h"
#include "tests/support/test_registry.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using nlohmann::json;
using namespace tidemark;
using test::CliOutcome;
using test::runCli;

namespace
{

/// A snapshot of 1,000 bytes at 2 s, with the heap that a runtime told shortly before.
const QByteArray kWithHeap =
    R"({"tidemark":"recording","version":"1.4","program":"node","format":"live",)"
    R"("started_unix_ns":null,"axis_unit":"ns","series":[)"
    R"({"group":0,"kind":"heap_used","name":"heapUsed","pid":null,"unit":"bytes"},)"
    R"({"group":0,"kind":"heap_total","name":"heapTotal","pid":null,"unit":"bytes"}]})"
    "\n[0,1900000000,300,400]\n"
    R"({"mappings":{"label":"idle","at":2000000000,"pid":77,"start_ticks":5,"rows":[)"
    R"(["library","/lib/\u001b[31mred",2,9000,250,25,20,3,30],)"
    R"(["anonymous","",9,20000,700,700,700,0,700],["stack","[stack]",1,90,50,50,50,0,50]]}})"
    "\n{\"end\":\"file\"}\n";

} // namespace

/// `snapshot --kind mappings`, and what the other commands say of such a snapshot.
class tst_CliMappings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesASnapshot();
    void whatCannotBeTaken_data();
    void whatCannotBeTaken();
    void keepsAForeignFile();
    void listsMappings();
    void listsInWords();
    void comparesTwoMoments();
    void whatCannotBeCompared();
    void summary();
    void exportReadsBack();

private:
    QString path(const char* name) { return m_folder.filePath(QLatin1String(name)); }
    static CliOutcome take(qint64 pid, const QString& file)
    {
        return runCli({QStringLiteral("snapshot"), QStringLiteral("--pid"), QString::number(pid),
                       QStringLiteral("--kind"), QStringLiteral("mappings"), QStringLiteral("-o"),
                       file, QStringLiteral("--json")});
    }
    static json documentOf(const QStringList& arguments)
    {
        return runCli(arguments + QStringList{QStringLiteral("--json")}).document();
    }

    QTemporaryDir m_folder;
};

void tst_CliMappings::takesASnapshot()
{
    const test::MemoryTarget target;
    const QString file = path("one.tidemark");
    const CliOutcome outcome = take(target.pid(), file);
    QCOMPARE(outcome.status, 0);
    QCOMPARE(outcome.err, QByteArray());
    const json document = outcome.document();
    QVERIFY(document["kind"] == json("mappings"));
    QVERIFY(document["pid"] == json(target.pid()));
    QVERIFY(document["inspector"] == json());
    QCOMPARE(document["bytes"].get<qint64>(), QFileInfo(file).size());
    QVERIFY(document["length_s"].get<double>() > 0.0);
    QVERIFY(document["total"]["rss_bytes"].get<qint64>() > 0);
    QCOMPARE(QFile(file).permissions() & (QFile::ReadGroup | QFile::ReadOther),
             QFile::Permissions());

    const json listed = documentOf({QStringLiteral("types"), file});
    QVERIFY(listed["snapshot"]["pid"] == json(target.pid()));
    QVERIFY(listed["total"] == document["total"]);
    QVERIFY(listed["snapshot"]["total_bytes"] == document["total"]["rss_bytes"]);
    const auto has = [&listed](const char* kind) {
        return std::ranges::any_of(listed["mappings"],
                                   [kind](const json& row) { return row["kind"] == kind; });
    };
    QVERIFY(has("library") && has("stack") && has("anonymous") && has("special"));
}

void tst_CliMappings::whatCannotBeTaken_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("message");
    const auto add = [](const char* name, const char* arguments, int status, const char* message) {
        QTest::newRow(name) << QString::fromLatin1(arguments).split(QLatin1Char(' ')) << status
                            << QString::fromUtf8(message);
    };
    add("no such process", "--pid 4194304 --kind mappings", 4, "PID 4194304: ");
    add("a kernel thread or nobody's", "--pid 2 --kind mappings", 4, "PID 2: ");
    add("no process named", "--kind mappings", 2, "wants one of: --pid N");
    add("garbage", "--pid 1 --kind mappings --gc", 2, "ask no inspector");
    add("an inspector", "--inspector localhost:1 --kind mappings", 2, "ask no inspector");
    add("no such kind", "--pid 1 --kind pages", 2, "--kind");
}

void tst_CliMappings::whatCannotBeTaken()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, status);
    QFETCH(QString, message);
    if (arguments.contains(QStringLiteral("2")) && QFile::exists(QStringLiteral("/proc/2/exe"))) {
        QSKIP("PID 2 is a program here");
    }
    const QString file = path("none.tidemark");
    const CliOutcome outcome = runCli(QStringList{QStringLiteral("snapshot")} + arguments +
                                      QStringList{QStringLiteral("-o"), file});
    QCOMPARE(outcome.status, status);
    QVERIFY2(outcome.err.contains(message.toUtf8()), outcome.err.constData());
    QVERIFY(!QFile::exists(file));
}

void tst_CliMappings::keepsAForeignFile()
{
    const test::MemoryTarget target;
    const QString file = test::writeFile(path("mine.tidemark"), "mine");
    QCOMPARE(take(target.pid(), file).status, 3);
    QCOMPARE(QFileInfo(file).size(), 4);
    const CliOutcome otherName = take(target.pid(), path("one.heapsnapshot"));
    QCOMPARE(otherName.status, 2);
    QVERIFY(otherName.err.contains("must end in .tidemark"));
}

void tst_CliMappings::listsMappings()
{
    const QString file = test::writeFile(path("heap.tidemark"), kWithHeap);
    const json document = documentOf({QStringLiteral("types"), file});
    QCOMPARE(document["mappings"].size(), 3U);
    const json first = json::parse(R"({"kind":"anonymous","name":"","count":9,"size_bytes":20000,
        "rss_bytes":700,"pss_bytes":700,"uss_bytes":700,"swap_bytes":0,"anonymous_bytes":700})");
    QVERIFY2(document["mappings"][0] == first, document["mappings"][0].dump().c_str());
    QVERIFY(document["mappings"][1]["name"] == json("/lib/\x1b[31mred"));
    const json waterfall = json::parse(R"({"rss_bytes":1000,"steps":[
        {"part":"file_backed","bytes":220},{"part":"heap_used","bytes":300},
        {"part":"heap_free","bytes":100},{"part":"stacks","bytes":50}],
        "not_explained_bytes":330,"excess_bytes":0})");
    QVERIFY2(document["waterfall"] == waterfall, document["waterfall"].dump().c_str());
    QVERIFY(document["types"] == json::array());

    const json top =
        documentOf({QStringLiteral("types"), file, QStringLiteral("--top"), QStringLiteral("1")});
    QCOMPARE(top["mappings"].size(), 1U);
    QVERIFY(top["mappings_left_out"] == json(2));
    QVERIFY(top["total"] == document["total"]);
}

void tst_CliMappings::listsInWords()
{
    const QString file = test::writeFile(path("words.tidemark"), kWithHeap);
    const CliOutcome outcome = runCli({QStringLiteral("types"), file});
    QCOMPARE(outcome.status, 0);
    QVERIFY(!outcome.out.contains('\x1b')); // names command no terminal
    QVERIFY(outcome.out.contains("Runtime heap used"));
    const QString text = QString::fromUtf8(outcome.out).replace(QChar(0xa0), u' ');
    QVERIFY2(text.contains(QRegularExpression(QStringLiteral("Not explained +330 B"))),
             qPrintable(text));
}

void tst_CliMappings::comparesTwoMoments()
{
    test::MemoryTarget target;
    const QString before = path("before.tidemark");
    const QString after = path("after.tidemark");
    QCOMPARE(take(target.pid(), before).status, 0);
    target.tell("grow 67108864");
    QCOMPARE(take(target.pid(), after).status, 0);
    const CliOutcome outcome =
        runCli({QStringLiteral("compare"), before, after, QStringLiteral("--json"),
                QStringLiteral("--fail-above"), QStringLiteral("60MiB")});
    QCOMPARE(outcome.status, 1);
    const json document = outcome.document();
    QVERIFY(document["matched_by"] == json("mapping"));
    QVERIFY(document["mappings"][0]["kind"] == json("anonymous"));
    QVERIFY(document["mappings"][0]["delta"]["rss_bytes"].get<qint64>() >= 64 << 20);
    // Not the total's: a page of a file is unique or shared as others come and go.
    QVERIFY(document["mappings"][0]["delta"]["uss_bytes"].get<qint64>() >= 64 << 20);
    QVERIFY(document["before"]["pid"] == document["after"]["pid"]);
    QVERIFY(document["before"]["start_ticks"] == document["after"]["start_ticks"]);
    QVERIFY(document["fail_above"]["failed"] == json(true));

    const json same = documentOf({QStringLiteral("compare"), before, before});
    QVERIFY(same["mappings"] == json::array());
    QCOMPARE(runCli({QStringLiteral("compare"), before, before}).out,
             QByteArray("Nothing changed: every mapping has the same figures in both.\n"));
    const CliOutcome words = runCli({QStringLiteral("compare"), before, after});
    QVERIFY2(words.out.contains("By how much B has more"), words.out.constData());
}

void tst_CliMappings::whatCannotBeCompared()
{
    const QString mappings = test::writeFile(path("mappings.tidemark"), kWithHeap);
    const QString heap = QStringLiteral(TIDEMARK_FIXTURES "/heapsnapshot/tiny.heapsnapshot.zst");
    const auto refused = [](const QStringList& arguments, const char* message) {
        const CliOutcome outcome = runCli(QStringList{QStringLiteral("compare")} + arguments);
        return outcome.status == 2 && outcome.err.contains(message);
    };
    QVERIFY(refused({mappings, heap}, "they cannot be compared"));
    QVERIFY(refused({heap, mappings}, "they cannot be compared"));
    QVERIFY(refused({mappings, mappings, QStringLiteral("--by"), QStringLiteral("type")},
                    "without --by"));
    QVERIFY(refused({mappings, mappings, heap}, "all three hold objects"));
    const CliOutcome nodes = runCli({QStringLiteral("nodes"), mappings});
    QCOMPARE(nodes.status, 2);
    QVERIFY(nodes.err.contains("what a process had mapped"));
}

void tst_CliMappings::summary()
{
    const QString file = test::writeFile(path("summary.tidemark"), kWithHeap);
    const json snapshot =
        documentOf({QStringLiteral("summary"), file})["recordings"][0]["snapshots"][0];
    const json expected = json::parse(R"({"index":0,"label":"idle","at":2.0,"objects":null,
        "total_bytes":1000,"types":null,"statistics":null,"path":null,"mappings":3,"pid":77,
        "start_ticks":5,"sites":false})");
    QVERIFY2(snapshot == expected, snapshot.dump().c_str());
    const CliOutcome words = runCli({QStringLiteral("summary"), file});
    QVERIFY2(words.out.contains("Snapshot by mapping"), words.out.constData());
}

void tst_CliMappings::exportReadsBack()
{
    const QString file = test::writeFile(path("from.tidemark"), kWithHeap);
    const QString exported = path("exported.json");
    QCOMPARE(runCli({QStringLiteral("convert"), file, QStringLiteral("-o"), exported}).status, 0);
    json before = documentOf({QStringLiteral("types"), file});
    json after = documentOf({QStringLiteral("types"), exported});
    before.erase("path");
    after.erase("path");
    QVERIFY2(before == after, after.dump().c_str());
}

TIDEMARK_TEST(tst_CliMappings)

#include "tst_cli_mappings.moc"
