// SPDX-License-Identifier: GPL-3.0-or-later
// Snapshots by mapping.
#include "core/formats/tidemark/tidemark_snapshots.h"
#include "tests/support/reading.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;

namespace
{

const std::string kLine =
    R"({"mappings":{"label":"idle","at":7,"pid":77,"start_ticks":4711,"rows":)"
    R"([["library","/lib/a.so",5,8192,6000,500,400,30,100]]}})"
    "\n";

} // namespace

class tst_TidemarkMappings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads();
    void readsBytesThatAreNoText();
    void damagedLinesAreCounted_data();
    void damagedLinesAreCounted();
    void rowsBelongToASnapshotByMapping();
    void noSumWraps();

private:
    static Result<Recordings> read(const std::string& lines);
};

Result<Recordings> tst_TidemarkMappings::read(const std::string& lines)
{
    return test::readText("tidemark", R"({"tidemark":"recording","version":"1.4","program":"p",)"
                                      R"("axis_unit":"ns","series":[]})"
                                      "\n" +
                                          lines + "{\"end\":\"file\"}\n");
}

void tst_TidemarkMappings::reads()
{
    const auto recordings =
        read(kLine + R"({"mapping_rows":[["heap","[heap]",1,4096,4096,4096,4096,0,4096]]})" + "\n");
    QVERIFY(recordings.has_value()); // also without a sample
    const Recording& recording = *recordings->front();
    QVERIFY(recording.warnings.empty());
    QCOMPARE(recording.snapshots.size(), 1U);
    Snapshot expected{"idle", 7};
    expected.mappings = {{{MappingKind::Library, "/lib/a.so", {5, 8192, 6000, 500, 400, 30, 100}},
                          {MappingKind::Heap, "[heap]", {1, 4096, 4096, 4096, 4096, 0, 4096}}},
                         77,
                         4711};
    QVERIFY(*recording.snapshots.front() == expected);
}

void tst_TidemarkMappings::readsBytesThatAreNoText()
{
    std::string line = kLine;
    line.replace(line.find("\"/lib/a.so\""), 11, R"({"text":"x","hex":"2fff0a"})");
    const auto recordings = read(line);
    QVERIFY(recordings.has_value());
    QCOMPARE(recordings->front()->snapshots.front()->mappings.rows.front().name,
             std::string("/\xff\n"));
}

void tst_TidemarkMappings::damagedLinesAreCounted_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    const auto add = [](const char* name, const char* from, const char* to) {
        QTest::newRow(name) << QString::fromLatin1(from) << QString::fromLatin1(to);
    };
    add("no label", R"("label":"idle",)", "");
    add("position out of range", R"("at":7)", R"("at":9223372036854775807)");
    add("negative PID", ":77", ":-77");
    add("PID that is no number", ":77", ":\"77\"");
    add("start beyond doubles", ":4711", ":9007199254740994");
    add("unknown kind", "library", "libary");
    add("kind that is no text", "\"library\"", "1");
    add("no name", "\"/lib/a.so\"", "null");
    add("negative RSS", "6000", "-6000");
    add("more anonymous than RSS", "6000", "99");
    add("half a number", "500", "500.5");
    add("a figure too few", ",100]", "]");
    add("no mapping", R"([["library","/lib/a.so",5,8192,6000,500,400,30,100]])", "[]");
    add("no rows", "rows", "lines");
}

void tst_TidemarkMappings::damagedLinesAreCounted()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    QString line = QString::fromStdString(kLine);
    QVERIFY(line.contains(from));
    line.replace(from, to);
    const auto recordings = read(kLine + line.toStdString() + "{\"mapping_rows\":[[1]]}\n");
    QVERIFY(recordings.has_value());
    const Recording& recording = *recordings->front();
    QCOMPARE(recording.snapshots.size(), 1U);
    QCOMPARE(recording.snapshots.front()->mappings.rows.size(), 1U);
    QCOMPARE(test::warningOf(recording, WarningCode::LinesSkipped)->count, 2U);
}

void tst_TidemarkMappings::rowsBelongToASnapshotByMapping()
{
    const std::string types = R"({"snapshot":{"label":"","at":1,"path":"","types":[["A",1,2,3]]}})"
                              "\n";
    const std::string mappings = R"({"mapping_rows":[["heap","[heap]",1,1,1,1,1,0,1]]})"
                                 "\n";
    const auto recordings =
        read(mappings + types + mappings + kLine + R"({"types":[["B",1,2,3]]})" + "\n" + mappings);
    QVERIFY(recordings.has_value());
    const Recording& recording = *recordings->front();
    QCOMPARE(recording.snapshots.size(), 2U);
    QVERIFY(recording.snapshots[0]->mappings.isEmpty());
    QCOMPARE(recording.snapshots[0]->types.rows.size(), 1U);
    QCOMPARE(recording.snapshots[1]->mappings.rows.size(), 2U);
    QVERIFY(recording.snapshots[1]->types.rows.empty());
    QCOMPARE(test::warningOf(recording, WarningCode::LinesSkipped)->count, 3U);
}

/// Each may be large, all together not too large.
void tst_TidemarkMappings::noSumWraps()
{
    const std::string half = R"({"mapping_rows":[["file","/x",1,5000000000000000,0,0,0,0,0]]})"
                             "\n";
    const auto recordings = read(kLine + half + half);
    QVERIFY(recordings.has_value());
    const Recording& recording = *recordings->front();
    QCOMPARE(recording.snapshots.front()->mappings.rows.size(), 2U);
    QCOMPARE(test::warningOf(recording, WarningCode::LinesSkipped)->count, 1U);
}

TIDEMARK_TEST(tst_TidemarkMappings)

#include "tst_tidemark_mappings.moc"
