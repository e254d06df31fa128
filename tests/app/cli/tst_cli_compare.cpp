// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/analysed_heap.h"
#include "tests/support/cli_process.h"
#include "tests/support/heap_oracle.h"
#include "tests/support/heapsnapshot_text.h"
#include "tests/support/small_heapsnapshot.h"
#include "tests/support/test_registry.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <set>

using namespace tidemark;
using nlohmann::json;
using test::CliOutcome;
using test::oracle;
using test::runCli;

/// `compare` on two and three snapshots, against the numbers of Chrome DevTools.
class tst_CliCompare : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rowsAreTheOracles();
    void nothingChanged();
    void nothingChangedInWords();
    void allThatGrew();
    void byTypeIsTheNetDifference();
    void inWords();
    void survivors();
    void survivorsInWords();
    void survivorsBehindOneAnother();
    void survivorsOfAddresses();
    void differentProcesses();
    void survivorsAcrossProcesses_data();
    void survivorsAcrossProcesses();
    void whatCannotBeCompared();

private:
    static QString fixture(const char* name);
    static QStringList pair();

    QTemporaryDir m_folder;
};

namespace
{

using Row = std::tuple<std::string, std::string, std::int64_t, std::int64_t, std::int64_t,
                       std::int64_t, std::int64_t, std::int64_t>;

json compared(const QStringList& arguments)
{
    return runCli(QStringList{QStringLiteral("compare"), QStringLiteral("--json")} + arguments)
        .document();
}

} // namespace

QString tst_CliCompare::fixture(const char* name)
{
    return QStringLiteral(TIDEMARK_FIXTURES "/heapsnapshot/") + QString::fromUtf8(name);
}

QStringList tst_CliCompare::pair()
{
    return {fixture("pair-small-before.heapsnapshot.zst"),
            fixture("pair-small-after.heapsnapshot.zst")};
}

void tst_CliCompare::rowsAreTheOracles()
{
    const json document = compared(pair());
    QCOMPARE(document["matched_by"].get<std::string>(), std::string("object"));
    QVERIFY(document["before"]["total_bytes"] == oracle("pair-small-before")["totalSize"]);
    QVERIFY(document["after"]["total_bytes"] == oracle("pair-small-after")["totalSize"]);
    QVERIFY(document["warnings"].empty());
    std::set<Row> expected;
    for (const json& row : oracle("pair-small")["rows"]) {
        expected.emplace(row["key"], row["name"], row["addedCount"], row["removedCount"],
                         row["countDelta"], row["addedSize"], row["removedSize"], row["sizeDelta"]);
    }
    std::set<Row> actual;
    std::pair<std::int64_t, std::int64_t> last(std::numeric_limits<std::int64_t>::max(), 0);
    for (const json& row : document["types"]) {
        actual.emplace(row["key"], row["name"], row["added_count"], row["removed_count"],
                       row["count_delta"], row["added_bytes"], row["removed_bytes"],
                       row["size_delta"]);
        const std::pair<std::int64_t, std::int64_t> growth(row["size_delta"], row["added_bytes"]);
        QVERIFY(growth <= last);
        last = growth;
        QVERIFY(row["grown_bytes"].is_number_integer());
        const std::int64_t retained = row["retained_delta"];
        QCOMPARE(retained, row["retained_after_bytes"].get<std::int64_t>() -
                               row["retained_before_bytes"].get<std::int64_t>());
    }
    QCOMPARE(document["types"].size(), oracle("pair-small")["rowCount"].get<std::size_t>());
    QVERIFY(actual == expected);
    for (const json& row : document["grown_in_place"]) {
        QVERIFY(row["size_delta"] == 0 && row["grown_bytes"] != 0);
    }
}

void tst_CliCompare::nothingChanged()
{
    for (const char* by : {"object", "type"}) {
        const QString same = pair().front();
        const json document = compared({same, same, QStringLiteral("--by"), QString::fromUtf8(by)});
        QCOMPARE(document["matched_by"].get<std::string>(), std::string(by));
        QVERIFY(document["types"].empty());
        QVERIFY(document["grown_in_place"].empty());
    }
}

void tst_CliCompare::nothingChangedInWords()
{
    const QStringList same{QStringLiteral("compare"), pair().front(), pair().front()};
    const CliOutcome byObject = runCli(same);
    QCOMPARE(byObject.status, 0);
    QVERIFY2(byObject.out.endsWith("\n\nThe snapshots hold the same objects: nothing changed.\n"),
             byObject.out.constData());
    QVERIFY(!byObject.out.contains("All types"));
    // Types as large as before may hold other objects.
    const CliOutcome byType = runCli(same + QStringList{QStringLiteral("--by=type")});
    QVERIFY(!byType.out.contains("the same objects"));
    QVERIFY(byType.out.contains("nothing changed: every type has as many objects and bytes"));
    QVERIFY(!byType.out.contains("All types"));
}

void tst_CliCompare::allThatGrew()
{
    // The totals differ by 5,136,111 bytes: 5,104,207 by objects, and 31,904 in place, of which
    // types whose objects only changed their size lost 6,288.
    const CliOutcome outcome = runCli(QStringList{QStringLiteral("compare")} + pair());
    const QString text = QString::fromUtf8(outcome.out).replace(QChar(0xa0), QLatin1Char(' '));
    QVERIFY2(text.endsWith(QStringLiteral(
                 "\n\nIn all: +4.90 MiB, of which +4.87 MiB by new and deleted objects and "
                 "+31.2 KiB by objects that changed their size.\n")),
             qPrintable(text.right(1000)));
    QCOMPARE(text.count(QStringLiteral("In all: ")), 1);
}

void tst_CliCompare::byTypeIsTheNetDifference()
{
    const json document = compared(pair() + QStringList{QStringLiteral("--by=type")});
    QCOMPARE(document["matched_by"].get<std::string>(), std::string("type"));
    std::int64_t delta = 0;
    std::set<std::string> names;
    for (const json& row : document["types"]) {
        QVERIFY(names.insert(row["name"].get<std::string>()).second);
        QVERIFY(row["added_count"] == 0 || row["removed_count"] == 0);
        QVERIFY(row["grown_bytes"].is_null());
        delta += row["size_delta"].get<std::int64_t>();
        if (row["name"] == "LeakyThing") {
            QCOMPARE(row["added_count"].get<int>(), 2000);
        }
        if (row["name"] == "FreedThing") {
            QCOMPARE(row["removed_count"].get<int>(), 1500);
        }
    }
    QVERIFY(names.contains("LeakyThing") && names.contains("FreedThing"));
    QVERIFY(!names.contains("ChurnThing")); // as many came as went
    // Types that only grew have a row here, so that all rows add up to the whole.
    QCOMPARE(delta, document["after"]["total_bytes"].get<std::int64_t>() -
                        document["before"]["total_bytes"].get<std::int64_t>());
}

void tst_CliCompare::inWords()
{
    const CliOutcome outcome = runCli(QStringList{QStringLiteral("compare")} + pair());
    QCOMPARE(outcome.status, 0);
    QVERIFY(outcome.err.isEmpty());
    const QString text = QString::fromUtf8(outcome.out).replace(QChar(0xa0), QLatin1Char(' '));
    QVERIFY(text.contains(QStringLiteral("Matched object by object:")));
    QVERIFY(text.contains(QRegularExpression(
        QStringLiteral("Type +# New +# Deleted +# Delta +Allocated size +Freed size +Size delta +"
                       "Grown in place +Retained delta\n"))));
    QVERIFY2(text.contains(QRegularExpression(QStringLiteral(
                 "LeakyThing +2,000 +0 +\\+2,000 +[0-9.]+ KiB +0 B +\\+[0-9.]+ KiB"))),
             qPrintable(text));
    QVERIFY(text.contains(QRegularExpression(QStringLiteral("FreedThing +0 +1,500 +−1,500"))));
}

void tst_CliCompare::survivors()
{
    const json document = compared(pair() + QStringList{pair().back()});
    QCOMPARE(document["latest"]["objects"].get<int>(), 356555);
    const json& groups = document["survivors"];
    int leaked = 0;
    for (const json& group : groups) {
        if (group["name"] != "LeakyThing") {
            continue;
        }
        leaked += group["count"].get<int>();
        QVERIFY(group["retained_bytes"].get<std::int64_t>() >
                group["shallow_bytes"].get<std::int64_t>());
        const auto path = group["path"].get<std::vector<std::string>>();
        QCOMPARE(path.back(), std::string("LeakyThing"));
        const std::string name = group["holder"]["name"];
        QVERIFY(std::ranges::find(path, name) != path.end());
        QVERIFY(name == "registry" || name == "leaked");
    }
    QCOMPARE(leaked, 2000);
    std::int64_t last = std::numeric_limits<std::int64_t>::max();
    for (const json& group : groups) {
        QVERIFY(group["retained_bytes"].get<std::int64_t>() <= last);
        last = group["retained_bytes"].get<std::int64_t>();
    }

    const json none = compared({pair().back(), pair().back(), pair().back()});
    QVERIFY(none["survivors"].empty());
}

void tst_CliCompare::survivorsInWords()
{
    const CliOutcome outcome =
        runCli(QStringList{QStringLiteral("compare")} + pair() + QStringList{pair().back()});
    QCOMPARE(outcome.status, 0);
    const QString text = QString::fromUtf8(outcome.out);
    QVERIFY2(text.contains(QRegularExpression(
                 QStringLiteral("\\n  .*“[A-Za-z]+”.* keeps 1,000 LeakyThing, [0-9.]+.MiB\\n"))),
             qPrintable(text.right(3000)));
    const CliOutcome none =
        runCli({QStringLiteral("compare"), pair().back(), pair().back(), pair().back()});
    QVERIFY(none.out.contains("Nothing that came between"));
}

/// A chain of objects of a type each is as many groups as objects, and all their paths together
/// are the square of that.
void tst_CliCompare::survivorsBehindOneAnother()
{
    constexpr std::uint32_t kLength = 20'000;
    const auto write = [this](const char* name, std::uint32_t length) {
        test::HeapGraphBuilder builder = test::heapWithGlobal();
        for (std::uint32_t i = 0; i < length; ++i) {
            builder.edge(i + 1, builder.node(NodeType::Object, "C" + std::to_string(i), 16),
                         "next");
        }
        const HeapGraph graph = builder.build();
        return test::writeFile(m_folder.filePath(QString::fromLatin1(name)),
                               QByteArray::fromStdString(test::HeapSnapshotText(graph, {}).text()));
    };
    const QString first = write("short.heapsnapshot", 1);
    const QString second = write("chain.heapsnapshot", kLength);
    const json document = compared({first, second, second});
    const json& groups = document["survivors"];
    QCOMPARE(groups.size(), kLength - 1U);
    // The nearest to the root retains most and stands first; from the root to the last one there
    // are the global object and the whole chain, two words for each.
    QCOMPARE(groups.front()["path_left_out"].get<int>(), 0);
    QCOMPARE(groups.front()["path"].get<std::vector<std::string>>(),
             (std::vector<std::string>{"global", "global", "next", "C0", "next", "C1"}));
    const auto path = groups.back()["path"].get<std::vector<std::string>>();
    const auto leftOut = groups.back()["path_left_out"].get<std::size_t>();
    QVERIFY2(path.size() < 100, qPrintable(QString::number(path.size())));
    QCOMPARE(path.size() / 2 + leftOut, kLength + 1U);
    QCOMPARE(path.front(), std::string("global"));
    QCOMPARE(path.back(), std::string("C19999"));
}

/// Julia's ids are where objects lie in memory.
void tst_CliCompare::survivorsOfAddresses()
{
    QStringList files;
    for (const char* letter : {"a", "b", "c"}) {
        files << QStringLiteral(TIDEMARK_FIXTURES "/heapsnapshot/julia-sessions-%1.heapsnapshot")
                     .arg(QLatin1String(letter));
    }
    const json document = compared(files);
    QVERIFY(document["ids"] == json("addresses"));
    std::int64_t sessions = 0;
    std::int64_t all = 0;
    for (const json& group : document["survivors"]) {
        all += group["count"].get<std::int64_t>();
        sessions += group["name"] == json("Session") ? group["count"].get<std::int64_t>() : 0;
    }
    QCOMPARE(sessions, std::int64_t{200});
    QCOMPARE(all, std::int64_t{400}); // each with its string
    const QByteArray text = runCli(QStringList{QStringLiteral("compare")} + files).out;
    QVERIFY2(text.contains("addresses"), text.constData());
    QVERIFY(!text.contains("Nothing that came between"));
}

void tst_CliCompare::differentProcesses()
{
    const QString other = fixture("tiny.heapsnapshot.zst");
    const CliOutcome outcome =
        runCli({QStringLiteral("compare"), pair().front(), other, QStringLiteral("--json")});
    QCOMPARE(outcome.status, 0);
    QVERIFY(outcome.err.contains("do not look like snapshots of one process: they are compared by "
                                 "type."));
    QCOMPARE(outcome.document()["matched_by"].get<std::string>(), std::string("type"));
    const json warnings = outcome.document()["warnings"];
    QCOMPARE(warnings.size(), 1U);
    QCOMPARE(warnings[0]["code"].get<std::string>(), std::string("different_processes"));

    // Who asks for objects gets them, and is told that they mean nothing.
    const CliOutcome byObject = runCli({QStringLiteral("compare"), pair().front(), other,
                                        QStringLiteral("--json"), QStringLiteral("--by=object")});
    QVERIFY(byObject.err.contains("matching their objects by id means nothing"));
    QCOMPARE(byObject.document()["matched_by"].get<std::string>(), std::string("object"));
    QCOMPARE(byObject.document()["warnings"].size(), 1U);

    // By type it makes no difference.
    const CliOutcome byType = runCli({QStringLiteral("compare"), pair().front(), other,
                                      QStringLiteral("--json"), QStringLiteral("--by=type")});
    QVERIFY(byType.err.isEmpty());
    QVERIFY(byType.document()["warnings"].empty());
}

void tst_CliCompare::survivorsAcrossProcesses_data()
{
    QTest::addColumn<QStringList>("files");
    QTest::addColumn<int>("warnings");
    QTest::addColumn<QString>("sentence");
    const QString other = fixture("tiny.heapsnapshot.zst");
    const QString third = QStringLiteral(
        "The third snapshot does not look like one of the same process: what came between the "
        "first two cannot be followed to it.");
    const QString two = QStringLiteral(
        "The first two snapshots do not look like ones of one process: what came between them "
        "cannot be followed to the third.");
    const QString byType = QStringLiteral("--by=type");
    QTest::newRow("third") << QStringList{pair().front(), pair().back(), other} << 1 << third;
    QTest::newRow("second") << QStringList{pair().front(), other, pair().back()} << 2 << two;
    QTest::newRow("first") << QStringList{other, pair().front(), pair().back()} << 1 << two;
    QTest::newRow("third, by type")
        << QStringList{pair().front(), pair().back(), other, byType} << 1 << third;
    QTest::newRow("first, by type")
        << QStringList{other, pair().front(), pair().back(), byType} << 1 << two;
    QTest::newRow("in another order")
        << QStringList{pair().front(), pair().back(), pair().front()} << 0
        << QStringLiteral("The snapshots were not taken in this order: name the oldest first, to "
                          "find what outlived the first two.");
}

void tst_CliCompare::survivorsAcrossProcesses()
{
    QFETCH(QStringList, files);
    QFETCH(int, warnings);
    QFETCH(QString, sentence);
    const CliOutcome outcome = runCli(QStringList{QStringLiteral("compare")} + files);
    QCOMPARE(outcome.status, 0);
    const QString text = QString::fromUtf8(outcome.out);
    QVERIFY2(text.endsWith(QLatin1Char('\n') + sentence + QLatin1Char('\n')),
             qPrintable(text.right(1000)));
    QVERIFY(!text.contains(QStringLiteral("that came between the first two snapshots is left")));
    QVERIFY(!text.contains(QStringLiteral("keeps")));

    const CliOutcome asJson =
        runCli(QStringList{QStringLiteral("compare"), QStringLiteral("--json")} + files);
    QVERIFY2(asJson.err.contains(sentence.toUtf8()), asJson.err.constData());
    const json document = asJson.document();
    QVERIFY(document.contains("survivors") && document["survivors"].is_null());
    QVERIFY(document["latest"]["objects"].get<int>() > 0);
    QCOMPARE(document["warnings"].size(), static_cast<std::size_t>(warnings));
    for (const json& warning : document["warnings"]) {
        QCOMPARE(warning["code"].get<std::string>(), std::string("different_processes"));
    }
}

void tst_CliCompare::whatCannotBeCompared()
{
    const QString timeline = QStringLiteral(TIDEMARK_FIXTURES "/mprof/list_sum.dat");
    for (const QStringList& files :
         {QStringList{timeline, timeline}, QStringList{pair().front(), timeline},
          pair() + QStringList{timeline}}) {
        const CliOutcome outcome = runCli(QStringList{QStringLiteral("compare")} + files);
        QCOMPARE(outcome.status, 2);
        QVERIFY(outcome.out.isEmpty());
        QVERIFY2(outcome.err.contains("holds no snapshot") &&
                     outcome.err.contains("“tidemark-cli runs” compares recordings"),
                 outcome.err.constData());
    }
    const CliOutcome missing =
        runCli({QStringLiteral("compare"), pair().front(), QStringLiteral("/no/such/file")});
    QCOMPARE(missing.status, 3);

    test::SmallFile cut;
    cut.edges = "[0,3,5,1,7,";
    cut.strings.clear();
    const QString damaged = test::writeFile(m_folder.filePath(QStringLiteral("cut.heapsnapshot")),
                                            QByteArray::fromStdString(cut.text().substr(0, 300)));
    const CliOutcome outcome = runCli({QStringLiteral("compare"), damaged, pair().front()});
    QCOMPARE(outcome.status, 3);
    QCOMPARE(outcome.err.count('\n'), 1);
}

TIDEMARK_TEST(tst_CliCompare)

#include "tst_cli_compare.moc"
