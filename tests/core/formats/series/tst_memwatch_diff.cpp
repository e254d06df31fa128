// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/series/json_objects.h"
#include "core/formats/series/memwatch_diff.h"
#include "tests/support/reading.h"
#include "tests/support/test_registry.h"
#include "tests/support/units.h"

#include <QTest>

using namespace tidemark;

namespace
{

using Types = std::vector<TypeDifference>;
using test::kSecondNs;

const Types kReadme{
    {"Array", 4, 78, 66'687}, {"LeakingClass", 9'998, 0, 239'952}, {"String", 3, 62, -2'120}};

/// A HeapDiff whose details are @p details.
std::string diffOf(const std::string& details)
{
    return "{ before: { nodes: 11625, size_bytes: 1869904, size: '1.78 mb' },\n"
           "  after: { nodes: 21435, size_bytes: 2119136, size: '2.02 mb' },\n"
           "  change: { size_bytes: 249232, size: '243.39 kb', freed_nodes: 197,\n"
           "    allocated_nodes: 10007, details: " +
           details + " } }\n";
}

TypeDifferences differencesIn(const std::string& object)
{
    const auto diff = memwatchDiffOf(strictJson(object));
    return diff ? *diff->differences : TypeDifferences{"none"};
}

std::optional<std::uint64_t> cutLists(const Recording& recording)
{
    const auto warning = test::warningOf(recording, WarningCode::TypesLeftOut);
    return warning ? std::optional(warning->count) : std::nullopt;
}

} // namespace

/// What memwatch's HeapDiff tells, and logs that hold it.
class tst_MemwatchDiff : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatItTells();
    void listsThatAreCut_data();
    void listsThatAreCut();
    void changeAlone();
    void sizesThatTurnedNegative();
    void noSumWraps();
    void deepNestingIsDropped();
    void amongStats();
    void twoProcessesOfAManager();
    void aLoggersTimesAndItsTexts();
    void asTheConsoleCutsIt();
    void withoutAnyTime();
    void besideStats();
    void byTheirPid();
    void jsonArray();
    void cutAnywhere();
};

void tst_MemwatchDiff::whatItTells()
{
    const TypeDifferences told = differencesIn(diffOf(
        "[ { what: 'Code', size_bytes: 527632, size: '515.27 kb', '+': 2448, '-': 1510 } ]"));
    const TypeDifferences expected{"memwatch HeapDiff",
                                   {{}, 11'625, 1'869'904},
                                   {{}, 21'435, 2'119'136},
                                   249'232,
                                   10'007,
                                   197,
                                   {{"Code", 2'448, 1'510, 527'632}},
                                   true};
    QVERIFY(told == expected);
}

void tst_MemwatchDiff::listsThatAreCut_data()
{
    QTest::addColumn<QString>("details");
    QTest::addColumn<int>("types");
    QTest::addColumn<bool>("isWhole");
    const auto add = [](const char* name, const char* details, int types, bool isWhole) {
        QTest::newRow(name) << QString::fromLatin1(details) << types << isWhole;
    };
    const char* const one = "{ what: 'A', size_bytes: 1, '+': 1, '-': 0 }";
    add("nothing changed", "[]", 0, true);
    add("two", QByteArray("[ ").append(one).append(", ").append(one).append(" ]"), 2, true);
    add("too deep", "[ [Object],\n   [Object] ]", 0, false);
    add("one of them too deep", QByteArray("[ ").append(one).append(", [Object] ]"), 1, false);
    add("the list too deep", "[Array]", 0, false);
    add("more items", QByteArray("[ ").append(one).append(",\n  ... 12 more items ]"), 1, false);
    add("one more", QByteArray("[ ").append(one).append(", ... 1 more item\n]"), 1, false);
    add("no list", "undefined", 0, false);
    add("no count", "[ { what: 'A', size_bytes: 1, '-': 0 } ]", 0, false);
    add("a negative count", "[ { what: 'A', size_bytes: 1, '+': -1, '-': 0 } ]", 0, false);
    add("no name", "[ { what: 7, size_bytes: 1, '+': 1, '-': 0 } ]", 0, false);
    add("part of a byte", "[ { what: 'A', size_bytes: 1.5, '+': 1, '-': 0 } ]", 0, false);
}

void tst_MemwatchDiff::listsThatAreCut()
{
    QFETCH(QString, details);
    QFETCH(int, types);
    QFETCH(bool, isWhole);
    const std::string text = diffOf(details.toStdString());
    QCOMPARE(static_cast<int>(differencesIn(text).types.size()), types);
    QCOMPARE(differencesIn(text).isWhole, isWhole);
    const auto recordings = test::readText("memwatch", text);
    QVERIFY(recordings.has_value());
    QCOMPARE(recordings->front()->differences.size(), 1U);
    QCOMPARE(cutLists(*recordings->front()),
             isWhole ? std::nullopt : std::optional<std::uint64_t>(1));
}

void tst_MemwatchDiff::changeAlone()
{
    const TypeDifferences told =
        differencesIn("{ size_bytes: 5, freed_nodes: 1, allocated_nodes: 2, details: [] }");
    QCOMPARE(told.sizeDelta, std::optional<std::int64_t>(5));
    QCOMPARE(told.addedCount, std::optional<std::int64_t>(2));
    QVERIFY(told.before == HeapTotal() && told.after == HeapTotal() && told.isWhole);
    QCOMPARE(differencesIn("{ change: { size_bytes: 5, freed_nodes: 1 } }").tool,
             std::string("none"));
}

/// The package counts in 32 bits.
void tst_MemwatchDiff::sizesThatTurnedNegative()
{
    const TypeDifferences told = differencesIn(
        "{ before: { nodes: 5, size_bytes: 2147483000 }, after: { nodes: 6, size_bytes: "
        "-2147483000 }, change: { size_bytes: 1296, freed_nodes: 0, allocated_nodes: 1, "
        "details: [] } }");
    QCOMPARE(told.before.bytes, std::optional<std::int64_t>(2'147'483'000));
    QVERIFY(!told.after.bytes);
    QVERIFY(!told.sizeDelta);
}

void tst_MemwatchDiff::noSumWraps()
{
    const std::string large = "{ what: 'A', size_bytes: 9007199254740000, '+': 1, '-': 0 }";
    const TypeDifferences told = differencesIn(diffOf("[ " + large + ", " + large + " ]"));
    QCOMPARE(told.types.size(), 1U);
    QVERIFY(!told.isWhole);
}

void tst_MemwatchDiff::deepNestingIsDropped()
{
    const std::string deep = std::string(100'000, '[') + std::string(100'000, ']');
    const TypeDifferences told = differencesIn(
        R"({"change":{"freed_nodes":1,"allocated_nodes":1,"details":[],"x":)" + deep + "}}");
    QVERIFY(told.isWhole);
    std::string inText =
        R"({\"a\":{\"change\":{\"freed_nodes\":1,\"allocated_nodes\":1,\"x\":)" + deep + "}}}";
    QVERIFY(!differencesIn(R"({"msg":")" + inText + R"("})").isWhole);
}

void tst_MemwatchDiff::amongStats()
{
    const auto recordings = test::readFixture("memwatch/heapdiff_pretty.log");
    QVERIFY(recordings.has_value());
    QCOMPARE(recordings->size(), 1U);
    const Recording& recording = *recordings->front();
    QCOMPARE(recording.timeline.axis, AxisUnit::Ordinal);
    QCOMPARE(recording.timeline.series.front().size(), 2U);
    QCOMPARE(recording.differences.size(), 1U);
    const TypeDifferences& diff = *recording.differences.front();
    QCOMPARE(diff.types.size(), 5U);
    QVERIFY((diff.types[2] == TypeDifference{"Code", 2'448, 1'510, 527'632}));
    QVERIFY(diff.isWhole);
    QCOMPARE(diff.after.position, std::optional<std::int64_t>(1)); // that of the next collection
    QVERIFY(!diff.before.position);
    QVERIFY(!cutLists(recording));
    const auto& markers = recording.timeline.markers;
    QCOMPARE(markers.size(), 1U);
    QVERIFY((markers[0] == Marker{MarkerKind::Snapshot, "HeapDiff 1", 1, 1}));
}

void tst_MemwatchDiff::twoProcessesOfAManager()
{
    const auto recordings = test::readFixture("memwatch/heapdiff_pm2.log");
    QVERIFY(recordings.has_value());
    QCOMPARE(recordings->size(), 2U);
    const auto typesOf = [&](std::size_t i) {
        const auto& all = (*recordings)[i]->differences;
        return all.size() == 1 && all[0]->isWhole ? all[0]->types : Types();
    };
    QVERIFY((typesOf(0) == Types{{"LeakingClass", 9'998, 0, 239'952}, {"String", 3, 62, -2'120}}));
    QVERIFY((typesOf(1) == Types{{"Native", 250, 200, -8'000}}));
}

void tst_MemwatchDiff::aLoggersTimesAndItsTexts()
{
    const auto recordings = test::readFixture("memwatch/heapdiff_winston.jsonl");
    QVERIFY(recordings.has_value());
    const Recording& recording = *recordings->front();
    QCOMPARE(recording.differences.size(), 2U);
    const TypeDifferences& first = *recording.differences[0];
    QVERIFY(first.types == kReadme);
    // Its own two moments are 120 s apart, the logger's time is when it was written.
    QCOMPARE(recording.startedUnixNs, std::optional<std::int64_t>(1'365'703'212'412'000'000));
    QCOMPARE(first.before.position, std::optional<std::int64_t>(0));
    QCOMPARE(first.after.position, std::optional<std::int64_t>(120 * kSecondNs));
    const TypeDifferences& second = *recording.differences[1];
    QVERIFY((second.types == Types{{"Date", 0, 2, -96}, {"Number", 1, 9, -140}}));
    QCOMPARE(second.after.position, std::optional<std::int64_t>(720 * kSecondNs + 106'000'000));
    QCOMPARE(*second.after.position - *second.before.position, 600 * kSecondNs);
    QCOMPARE(recording.timeline.markers.size(), 2U);
    QCOMPARE(recording.timeline.markers[0].length(), 120 * kSecondNs);
}

void tst_MemwatchDiff::asTheConsoleCutsIt()
{
    const auto recordings = test::readFixture("memwatch/heapdiff_console.txt");
    QVERIFY(recordings.has_value());
    const Recording& recording = *recordings->front();
    QCOMPARE(recording.startedUnixNs,
             std::optional<std::int64_t>(1'365'703'302 * kSecondNs)); // a leak
    QCOMPARE(recording.differences.size(), 2U);
    const TypeDifferences& first = *recording.differences[0];
    QVERIFY(first.types.empty() && !first.isWhole);
    QCOMPARE(first.sizeDelta, std::optional<std::int64_t>(2'166'196));
    QCOMPARE(first.before.position, std::optional<std::int64_t>(-90 * kSecondNs));
    QCOMPARE(first.after.position, std::optional<std::int64_t>(30 * kSecondNs));
    const TypeDifferences& second = *recording.differences[1];
    QCOMPARE(second.types.size(), 2U);
    QCOMPARE(second.before.position, std::optional<std::int64_t>(30 * kSecondNs));
    const auto warning = test::warningOf(recording, WarningCode::TypesLeftOut);
    QVERIFY(warning.has_value());
    QCOMPARE(warning->count, 2U);
    QCOMPARE(warning->line, std::optional<std::uint64_t>(5));
    QCOMPARE(recording.timeline.markers.size(), 3U);
}

void tst_MemwatchDiff::withoutAnyTime()
{
    const auto recordings = test::readText("memwatch", diffOf("[]") + diffOf("[]"));
    QVERIFY(recordings.has_value());
    const Recording& recording = *recordings->front();
    QCOMPARE(recording.timeline.axis, AxisUnit::Ordinal);
    QCOMPARE(recording.differences.size(), 2U);
    QCOMPARE(recording.differences[1]->after.position, std::optional<std::int64_t>(1));
    QVERIFY(test::warningOf(recording, WarningCode::RowsCounted).has_value());
}

/// Events that stand in one object, and a diff without a time among leaks with theirs.
void tst_MemwatchDiff::besideStats()
{
    const auto recordings = test::readText(
        "memwatch", R"({"time":1365703212,"stats":{"num_full_gc":1,"current_base":5000},"diff":)"
                    R"({"before":{"nodes":1},"after":{"nodes":2},"change":{"freed_nodes":0,)"
                    R"("allocated_nodes":1,"details":[]}}})"
                    "\n" +
                        diffOf("[]"));
    QVERIFY(recordings.has_value());
    const Recording& recording = *recordings->front();
    QCOMPARE(recording.timeline.series.size(), 2U);
    QCOMPARE(recording.differences.size(), 2U);
    QCOMPARE(recording.differences[0]->after.position, std::optional<std::int64_t>(0));
    QVERIFY(!recording.differences[1]->after.position);
    QCOMPARE(recording.timeline.markers.size(), 1U);
    QVERIFY(!test::warningOf(recording, WarningCode::RowsWithoutTime));
}

void tst_MemwatchDiff::byTheirPid()
{
    const std::string change = R"("change":{"freed_nodes":0,"allocated_nodes":1,"details":[]}})"
                               "\n";
    const auto recordings =
        test::readText("memwatch", R"({"pid":7,)" + change + R"({"pid":8,)" + change);
    QVERIFY(recordings.has_value());
    QCOMPARE(recordings->size(), 2U);
    QCOMPARE((*recordings)[1]->program, std::string("PID 8"));
    QCOMPARE((*recordings)[1]->differences.size(), 1U);
}

void tst_MemwatchDiff::jsonArray()
{
    const std::string one = R"({"before":{"nodes":1,"time":1365703212},"after":{"nodes":2,)"
                            R"("time":1365703222},"change":{"size_bytes":8,"freed_nodes":0,)"
                            R"("allocated_nodes":1,"details":[{"what":"A","size_bytes":8,)"
                            R"("size":"8 bytes","+":1,"-":0}]}})";
    const auto recordings = test::readAnyText("[" + one + "," + one + "]");
    QVERIFY(recordings.has_value());
    QCOMPARE(recordings->front()->format, std::string("memwatch"));
    QCOMPARE(recordings->front()->differences.size(), 2U);
    QVERIFY((recordings->front()->differences[1]->types == Types{{"A", 1, 0, 8}}));
}

void tst_MemwatchDiff::cutAnywhere()
{
    const std::string whole = diffOf("[ { what: 'A', size_bytes: 1, '+': 1, '-': 0 } ]") +
                              diffOf("[ { what: 'B', size_bytes: 1, '+': 1, '-': 0 } ]");
    const std::size_t first = whole.size() / 2;
    for (std::size_t length = first; length < whole.size(); ++length) {
        const auto recordings = test::readText("memwatch", whole.substr(0, length));
        QVERIFY(recordings.has_value());
        const auto& differences = recordings->front()->differences;
        QCOMPARE(differences.size(), length + 1 < whole.size() ? 1U : 2U);
        QVERIFY((differences[0]->types == Types{{"A", 1, 0, 1}}));
    }
}

TIDEMARK_TEST(tst_MemwatchDiff)

#include "tst_memwatch_diff.moc"
