// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/cli_process.h"
#include "tests/support/heap_oracle.h"
#include "tests/support/plain_text.h"
#include "tests/support/test_registry.h"

#include <QCryptographicHash>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <set>

using namespace tidemark;
using nlohmann::json;
using test::CliOutcome;
using test::oracle;
using test::runCli;
using tidemark::test::plain;

/// What the commands say about one heap snapshot, against the numbers of Chrome DevTools.
class tst_CliSnapshots : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void summary();
    void summaryInWords();
    void typesAreTheOracles_data();
    void typesAreTheOracles();
    void theLargestTypes();
    void typesInWords();
    void everyNodeIsTheOracles_data();
    void everyNodeIsTheOracles();
    void chosenObjectsAreTheOracles();
    void aPathLeadsFromTheRootToTheObject();
    void retainersInRetainers();
    void anObjectInWords();
    void snapshotsOfTypesAlone();

private:
    QTemporaryDir m_folder;
};

namespace
{

QString file(const std::string& name)
{
    return QStringLiteral(TIDEMARK_FIXTURES "/heapsnapshot/%1.heapsnapshot.zst")
        .arg(QString::fromStdString(name));
}

json documentOf(const QStringList& arguments)
{
    const CliOutcome outcome = runCli(arguments + QStringList{QStringLiteral("--json")});
    return outcome.status == 0 ? outcome.document() : json();
}

void addSnapshots(const std::vector<const char*>& names)
{
    QTest::addColumn<std::string>("name");
    for (const char* name : names) {
        QTest::newRow(name) << std::string(name);
    }
}

json objectOf(const std::string& name, std::uint64_t id, int depth = 1)
{
    return documentOf({QStringLiteral("object"), file(name), QStringLiteral("--id"),
                       QString::number(id), QStringLiteral("--depth"), QString::number(depth)});
}

} // namespace

void tst_CliSnapshots::summary()
{
    const json document = documentOf({QStringLiteral("summary"), file("tiny")});
    const json& snapshots = document["recordings"][0]["snapshots"];
    QCOMPARE(snapshots.size(), 1U);
    const json expected = json::parse(R"({"index": 0, "label": "", "at": null, "objects": 61582,
        "total_bytes": 6178872, "types": 221, "path": null, "statistics": {"code": 1879520,
        "strings": 2252533, "arrays": 105912, "typed_arrays": 12525, "native": 23467,
        "system": 88024, "other": 1829416, "heap": 6155405, "total": 6178872},
        "mappings": null, "pid": null, "start_ticks": null, "sites": false})");
    QVERIFY2(snapshots[0] == expected, snapshots[0].dump(2).c_str());
}

void tst_CliSnapshots::summaryInWords()
{
    const CliOutcome outcome = runCli({QStringLiteral("summary"), file("tiny"), file("v20-tiny")});
    QCOMPARE(outcome.status, 0);
    const QString text = plain(outcome.out);
    QVERIFY2(text.contains(QRegularExpression(QStringLiteral(
                 "0 +61,582 +221 +5.89 MiB +1.79 MiB +2.15 MiB +103 KiB +12.2 KiB"))),
             qPrintable(text));
    QCOMPARE(text.count(QStringLiteral("V8 heap snapshot")), 2);
    // 23,467 bytes are native, 12,525 of them typed arrays: the columns add up to the total.
    QVERIFY(
        text.contains(QRegularExpression(QStringLiteral("Typed arrays +Other native +System"))));
    QVERIFY(text.contains(QRegularExpression(QStringLiteral("12.2 KiB +10.7 KiB +86.0 KiB"))));
}

void tst_CliSnapshots::typesAreTheOracles_data()
{
    addSnapshots(
        {"tiny", "v20-tiny", "variant-internals", "pair-small-before", "pair-small-after"});
}

void tst_CliSnapshots::typesAreTheOracles()
{
    QFETCH(std::string, name);
    using Row = std::tuple<std::string, std::string, std::uint64_t, std::int64_t, std::uint64_t,
                           std::uint64_t>;
    const json document = documentOf({QStringLiteral("types"), file(name)});
    QCOMPARE(document["snapshot"]["total_bytes"].get<std::uint64_t>(),
             oracle(name)["totalSize"].get<std::uint64_t>());
    std::set<Row> expected;
    for (const json& row : oracle(name)["classes"]) {
        expected.emplace(row["key"], row["name"], row["count"], row["distance"], row["shallow"],
                         row["retained"]);
    }
    std::set<Row> actual;
    std::pair<std::uint64_t, std::uint64_t> last(~0ULL, ~0ULL);
    for (const json& row : document["types"]) {
        actual.emplace(row["key"], row["name"], row["count"], row["distance"], row["shallow_bytes"],
                       row["retained_bytes"]);
        const std::pair<std::uint64_t, std::uint64_t> sizes(row["retained_bytes"],
                                                            row["shallow_bytes"]);
        QVERIFY(sizes <= last);
        last = sizes;
    }
    QVERIFY(expected.size() > 100);
    QCOMPARE(document["types"].size(), expected.size());
    QVERIFY(actual == expected);
}

void tst_CliSnapshots::theLargestTypes()
{
    const json document = documentOf(
        {QStringLiteral("types"), file("tiny"), QStringLiteral("--top"), QStringLiteral("3")});
    QCOMPARE(document["types"].size(), 3U);
    QCOMPARE(document["types_left_out"].get<int>(), 218);
    QCOMPARE(document["types"][1]["name"].get<std::string>(), std::string("(compiled code)"));
    QCOMPARE(document["snapshot"]["types"].get<int>(), 221);
}

void tst_CliSnapshots::typesInWords()
{
    const CliOutcome outcome = runCli({QStringLiteral("types"), file("tiny"),
                                       QStringLiteral("--snapshot=0"), QStringLiteral("--top=2")});
    QCOMPARE(outcome.status, 0);
    QCOMPARE(plain(outcome.out),
             QStringLiteral("Type             Objects  Distance  Shallow size  Retained size\n"
                            "global                 2         1      7.85 KiB       5.43 MiB\n"
                            "(compiled code)   26,403         3      1.79 MiB       3.62 MiB\n"));
}

void tst_CliSnapshots::everyNodeIsTheOracles_data()
{
    addSnapshots(
        {"tiny", "v20-tiny", "variant-internals", "pair-small-before", "pair-small-after"});
}

void tst_CliSnapshots::everyNodeIsTheOracles()
{
    QFETCH(std::string, name);
    const CliOutcome outcome = runCli({QStringLiteral("nodes"), file(name)});
    QCOMPARE(outcome.status, 0);
    QVERIFY(outcome.err.isEmpty());
    const QByteArray hash = QCryptographicHash::hash(outcome.out, QCryptographicHash::Sha256);
    QCOMPARE(hash.toHex().toStdString(),
             oracle(name)["allNodes"]["sha256OfLines"].get<std::string>());
}

void tst_CliSnapshots::chosenObjectsAreTheOracles()
{
    using Line = std::tuple<std::string, std::string, std::uint64_t, std::string, std::int32_t>;
    std::size_t seen = 0;
    for (const json& chosen : oracle("v20-tiny")["nodes"]) {
        if (seen++ % 4 != 0) {
            continue; // each is a run of the program
        }
        const json object = objectOf("v20-tiny", chosen["id"]);
        QVERIFY(object.is_object());
        QCOMPARE(object["tidemark"].get<int>(), 1);
        for (const auto& [ours, theirs] :
             {std::pair("id", "id"), std::pair("type", "type"), std::pair("name", "name"),
              std::pair("class", "className"), std::pair("shallow_bytes", "shallow"),
              std::pair("retained_bytes", "retained"), std::pair("distance", "distance"),
              std::pair("dominator_id", "dominatorId"), std::pair("fields_total", "edgeCount")}) {
            QVERIFY2(object[ours] == chosen[theirs], ours);
        }
        std::vector<Line> expected;
        for (const json& line : chosen["retainers"]["shown"]) {
            expected.emplace_back(line["edge"], line["edgeType"], line["fromId"], line["fromName"],
                                  line["distance"]);
        }
        std::vector<Line> actual;
        for (const json& line : object["retainers"]) {
            actual.emplace_back(line["edge"], line["edge_kind"], line["id"], line["name"],
                                line["distance"]);
        }
        QVERIFY(object["retainers_total"] == chosen["retainers"]["shownTotal"]);
        QVERIFY(actual.size() >= expected.size());
        actual.resize(expected.size());
        QVERIFY(actual == expected);
    }
    QVERIFY(seen > 20);
}

void tst_CliSnapshots::aPathLeadsFromTheRootToTheObject()
{
    const json& chosen = oracle("tiny")["nodes"].back();
    const json object = objectOf("tiny", chosen["id"]);
    const json& steps = object["path_steps"];
    QVERIFY(steps.size() > 1);
    QCOMPARE(object["path"].size(), 2 * (steps.size() - 1));
    QCOMPARE(steps.front()["id"].get<int>(), 1);
    QVERIFY(steps.back()["id"] == chosen["id"]);
    QVERIFY(object["path"][object["path"].size() - 2] == steps.back()["edge"]);
    QCOMPARE(steps.size(), object["distance"].get<std::size_t>() + 1);

    const json root = objectOf("tiny", 1);
    QCOMPARE(root["dominator_id"].get<int>(), 1);
    QCOMPARE(root["path_steps"].size(), 1U);
    QVERIFY(root["retainers"].empty());
}

void tst_CliSnapshots::retainersInRetainers()
{
    const json object = objectOf("tiny", oracle("tiny")["nodes"].back()["id"], 5);
    std::size_t deepest = 0;
    std::size_t entries = 0;
    std::vector<std::pair<const json*, std::size_t>> waiting{{&object, 0}};
    while (!waiting.empty()) {
        const auto [holder, level] = waiting.back();
        waiting.pop_back();
        deepest = std::max(deepest, level);
        ++entries;
        QVERIFY(level <= 5);
        if (!holder->contains("retainers")) {
            continue;
        }
        const json& retainers = (*holder)["retainers"];
        QVERIFY((*holder)["retainers_total"].get<std::size_t>() >= retainers.size());
        QVERIFY(level == 0 || retainers.size() <= 20);
        std::int64_t distance = -1;
        for (const json& retainer : retainers) {
            QVERIFY(retainer["distance"].get<std::int64_t>() >= distance);
            distance = retainer["distance"].get<std::int64_t>();
            waiting.emplace_back(&retainer, level + 1);
        }
    }
    QVERIFY(deepest > 2);
    QVERIFY(entries <= 20'000);
    QVERIFY(!objectOf("tiny", oracle("tiny")["nodes"].back()["id"])["retainers"][0].contains(
        "retainers"));
}

void tst_CliSnapshots::anObjectInWords()
{
    const json& chosen = oracle("tiny")["nodes"].back();
    const QString id = QString::number(chosen["id"].get<std::uint64_t>());
    const CliOutcome outcome =
        runCli({QStringLiteral("object"), file("tiny"), QStringLiteral("--id"),
                QLatin1Char('@') + id, QStringLiteral("--depth=3")});
    QCOMPARE(outcome.status, 0);
    const QString text = plain(outcome.out);
    QVERIFY(text.section(QLatin1Char('\n'), 0, 0).endsWith(QStringLiteral(" @") + id));
    for (const char* label :
         {"Retained size", "Dominator", "Path from the root", "(root)", "Held by"}) {
        QVERIFY2(text.contains(QString::fromUtf8(label)), qPrintable(text));
    }
    // What is written in bytes anyway is not written twice.
    const QRegularExpression small(QStringLiteral("Shallow size +[0-9]+ B\\n"));
    QVERIFY2(text.contains(small), qPrintable(text));
    const CliOutcome large = runCli(
        {QStringLiteral("object"), file("tiny"), QStringLiteral("--id"), QStringLiteral("1")});
    const QRegularExpression both(QStringLiteral("Retained size +5.89 MiB \\(6,178,872 B\\)\\n"));
    QVERIFY2(plain(large.out).contains(both), large.out.constData());
}

void tst_CliSnapshots::snapshotsOfTypesAlone()
{
    const QString path = test::writeFile(
        m_folder.filePath(QStringLiteral("types.tidemark")),
        "{\"tidemark\":\"recording\",\"version\":\"1.0\",\"program\":\"\",\"format\":\"live\","
        "\"started_unix_ns\":null,"
        "\"axis_unit\":\"ns\",\"series\":[]}\n"
        "{\"snapshot\":{\"label\":\"one\",\"at\":5,\"path\":\"\",\"types\":[[\"A\",1,8,null]]}}\n"
        "{\"snapshot\":{\"label\":\"two\",\"at\":9,\"path\":\"\","
        "\"types\":[[\"A\",2,16,null],[\"B\",3,24,40],[\"C\",1,32,null]]}}\n"
        "{\"snapshot\":{\"label\":\"\",\"at\":9,\"path\":\"x.heapsnapshot\",\"types\":[]}}\n");
    const json document =
        documentOf({QStringLiteral("types"), path, QStringLiteral("--snapshot=1")});
    QVERIFY2(document["types"] == json::parse(R"([
        {"name": "B", "key": ",B", "count": 3, "distance": null, "shallow_bytes": 24,
         "retained_bytes": 40},
        {"name": "C", "key": ",C", "count": 1, "distance": null, "shallow_bytes": 32,
         "retained_bytes": null},
        {"name": "A", "key": ",A", "count": 2, "distance": null, "shallow_bytes": 16,
         "retained_bytes": null}])"),
             document.dump(2).c_str());
    QCOMPARE(document["snapshot"]["label"].get<std::string>(), std::string("two"));
    QCOMPARE(document["snapshot"]["objects"].get<int>(), 6);
    QVERIFY(document["snapshot"]["statistics"].is_null());

    const CliOutcome elsewhere =
        runCli({QStringLiteral("types"), path, QStringLiteral("--snapshot=2")});
    QCOMPARE(elsewhere.status, 2);
    QVERIFY(elsewhere.err.contains("x.heapsnapshot"));
    const CliOutcome nodes = runCli({QStringLiteral("nodes"), path});
    QCOMPARE(nodes.status, 2);
    QVERIFY(nodes.err.contains("lists types, not objects"));

    // One side without objects: only types can be matched, by their names.
    const json comparison = documentOf({QStringLiteral("compare"), path, file("v20-tiny")});
    QCOMPARE(comparison["matched_by"].get<std::string>(), std::string("type"));
    const auto& rows = comparison["types"];
    const auto removed =
        std::find_if(rows.begin(), rows.end(), [](const json& row) { return row["name"] == "A"; });
    QVERIFY(removed != rows.end());
    QVERIFY2(*removed == json::parse(R"({"name": "A", "key": ",A", "added_count": 0,
        "removed_count": 1, "count_delta": -1, "added_bytes": 0, "removed_bytes": 8,
        "size_delta": -8, "grown_bytes": null, "retained_before_bytes": null,
        "retained_after_bytes": 0, "retained_delta": null})"),
             removed->dump(2).c_str());
    QCOMPARE(runCli({QStringLiteral("compare"), path, file("v20-tiny"), QStringLiteral("--by"),
                     QStringLiteral("object")})
                 .status,
             2);
}

TIDEMARK_TEST(tst_CliSnapshots)

#include "tst_cli_snapshots.moc"
