// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/json_export.h"
#include "tests/support/random_recording.h"
#include "tests/support/reading.h"
#include "tests/support/series_values.h"
#include "tests/support/test_registry.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace tidemark;

using test::kGapShown;
using test::positionsOf;
using test::valuesOf;
using Values = std::vector<double>;
using Positions = std::vector<std::int64_t>;

namespace
{

Result<Recordings> readExport(const std::string& text)
{
    return test::readText("tidemark_json", text);
}

/// A document of one recording with @p members.
std::string documentOf(const std::string& members)
{
    return R"({"tidemark":1,"recordings":[{"axis_unit":"s",)" + members + "}]}";
}

/// The same with one RSS series.
std::string seriesOf(const std::string& t, const std::string& values)
{
    return documentOf(R"("series":[{"kind":"rss","name":"RSS","pid":null,"t":)" + t +
                      R"(,"values":)" + values + "}]");
}

} // namespace

class tst_TidemarkJsonReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void exportsReadBack_data();
    void exportsReadBack();
    void everyPartReadsBack();
    void timesAreExact();
    void otherAxes();
    void membersInAnyOrder();
    void seriesSampledTogetherShareAColumn();
    void damagedPartsAreCounted_data();
    void damagedPartsAreCounted();
    void cutAnywhere();
    void refused_data();
    void refused();
    void whatIsOurs();
    void nestingAndSizeAreBounded();
    void cancel();
    void anEndlessTextIsRefused();

private:
    Result<std::string> exported(const Recordings& recordings) const;

    QTemporaryDir m_folder;
};

Result<std::string> tst_TidemarkJsonReader::exported(const Recordings& recordings) const
{
    const QString path = m_folder.filePath(QStringLiteral("out.json"));
    TaskControl control;
    if (auto written = writeJson(path.toStdString(), recordings, "in", control, Overwrite::AnyFile);
        !written) {
        return tl::unexpected(written.error());
    }
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

void tst_TidemarkJsonReader::exportsReadBack_data()
{
    QTest::addColumn<QString>("fixture");
    for (const char* fixture :
         {"mprof/children_C.dat", "mprof/multi_func.dat", "psrecord/io.csv", "csv/psutil.csv",
          "memory_usage/without_time.jsonl", "line_report/list_sum.stdout.txt"}) {
        QTest::newRow(fixture) << QString::fromLatin1(fixture);
    }
}

void tst_TidemarkJsonReader::exportsReadBack()
{
    QFETCH(QString, fixture);
    auto recordings = test::readFixture(fixture.toStdString());
    QVERIFY(recordings.has_value());
    recordings->push_back(recordings->front());
    const auto again = test::readAnyText(exported(*recordings).value());
    QVERIFY(again.has_value());
    QCOMPARE(again->size(), recordings->size());
    for (std::size_t i = 0; i < again->size(); ++i) {
        QVERIFY(*(*again)[i] == *(*recordings)[i]);
        QCOMPARE((*again)[i]->format, std::string("tidemark_json"));
    }
}

void tst_TidemarkJsonReader::everyPartReadsBack()
{
    Recording recording;
    recording.program = "python \"x\"\n";
    recording.startedUnixNs = 1'795'288'796'882'100'001;
    recording.timeline.markers = {
        {MarkerKind::Gc, "full", 1, 20'000'000'001, 0, {}, 7},
        {MarkerKind::Function, "f", 5'000'000'000, 6'000'000'000, 3, 1, {}}};
    recording.snapshots = {
        std::make_shared<const Snapshot>(Snapshot{"after load", 700, "heap.heapsnapshot", {}}),
        std::make_shared<const Snapshot>(),
        std::make_shared<const Snapshot>(Snapshot{
            "idle",
            900,
            {},
            {},
            {},
            {{{MappingKind::Library, "/lib/a.so", {5, 8'192, 6'000, 500, 400, 30, 100}}}, 77, 4}})};
    recording.differences = {std::make_shared<const TypeDifferences>(TypeDifferences{
                                 "memwatch HeapDiff",
                                 {-3, 11'625, 1'869'904},
                                 {7'000'000'001, 21'435, {}},
                                 249'232,
                                 10'007,
                                 197,
                                 {{"String", 3, 62, -2'120}, {"LeakingClass", 9'998, 0, 239'952}},
                                 false}),
                             std::make_shared<const TypeDifferences>()};
    recording.lineTables = {{"a.py", "f", {{3, 100, -5, {}, "\tx"}, {4}}}, {"", "", {}}};
    recording.warnings = {{WarningCode::LinesSkipped, 3, 12, {}},
                          {WarningCode::FileCutOff, 1, {}, 99}};
    recording.output.append({-3, OutputStream::Stderr, "\x1b[1m\"bold\"\t"});
    recording.output.append({5'000'000'001, OutputStream::Stdout, ""});
    recording.output.setDropped({2, 99});
    const auto one = std::make_shared<const Recording>(std::move(recording));
    const auto again = readExport(exported({one}).value());
    QVERIFY(again.has_value());
    QVERIFY(*again->front() == *one);
}

void tst_TidemarkJsonReader::timesAreExact()
{
    const auto run = readExport(
        seriesOf("[0,0.000000001,123456789.123456789,1e9]", "[1,null,9007199254740992,0]"));
    QVERIFY(run.has_value());
    const Series& series = run->front()->timeline.series.front();
    QCOMPARE(positionsOf(series),
             (Positions{0, 1, 123'456'789'123'456'789, 1'000'000'000'000'000'000}));
    QCOMPARE(valuesOf(series), (Values{1, kGapShown, 9007199254740992.0, 0}));
    QVERIFY(run->front()->warnings.empty());
}

void tst_TidemarkJsonReader::otherAxes()
{
    const auto run = readExport(R"({"tidemark":1,"recordings":[{"axis_unit":"instructions",
        "markers":[{"kind":"mark","name":"m","start":7,"end":7}],
        "series":[{"kind":"counter","name":"c","pid":5,"t":[1,9000000000000000],
                   "values":[-1.5,1e300]}]}]})");
    QVERIFY(run.has_value());
    const Timeline& timeline = run->front()->timeline;
    QCOMPARE(timeline.axis, AxisUnit::Instructions);
    QCOMPARE(timeline.markers.front().start, 7);
    QCOMPARE(timeline.series.front().pid, std::optional<std::int64_t>(5));
    QCOMPARE(positionsOf(timeline.series.front()), (Positions{1, 9'000'000'000'000'000}));
    QCOMPARE(valuesOf(timeline.series.front()), (Values{-1.5, 1e300}));
}

void tst_TidemarkJsonReader::membersInAnyOrder()
{
    const auto run = test::readAnyText(
        "\xef\xbb\xbf \r\n{ \"tidemark\" : 1 , \"recordings\" : [ {\"program\":null,\"new\":{},"
        "\"axis_unit\":\"s\",\"series\":[{\"values\":[5,6],\"more\":[[1]],\"t\":[0,1],"
        "\"name\":\"x\",\"kind\":\"pss\"}],\"later\":[{\"a\":1}]}],\"end\":[{}]}");
    QVERIFY(run.has_value());
    QCOMPARE(run->size(), 1U);
    QCOMPARE(run->front()->timeline.series.front().kind, SeriesKind::Pss);
    QCOMPARE(valuesOf(run->front()->timeline.series.front()), (Values{5, 6}));
    QVERIFY(run->front()->warnings.empty());
}

void tst_TidemarkJsonReader::seriesSampledTogetherShareAColumn()
{
    const auto run =
        test::readAnyText(exported(test::readFixture("psrecord/io.csv").value()).value());
    const auto& series = run->front()->timeline.series;
    QVERIFY(series.size() > 2);
    QVERIFY(series.front().positions == series.back().positions);
}

void tst_TidemarkJsonReader::damagedPartsAreCounted_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<quint64>("count");
    const auto row = [](const char* name, const std::string& text, quint64 count) {
        QTest::newRow(name) << QByteArray::fromStdString(text) << count;
    };
    row("negative", seriesOf("[0,1,2]", "[1,-2,3]"), 1);
    row("huge", seriesOf("[0,1,2]", "[1,1e300,3]"), 1);
    row("no numbers", seriesOf("[0,1,\"x\",3,[[4]],2]", "[1,\"y\",1,true,1,3]"), 4);
    row("far time", seriesOf("[0,1e30,2]", "[1,2,3]"), 1);
    row("more times", seriesOf("[0,2,3,4]", "[1,3]"), 2);
    row("more values", seriesOf("[0,2]", "[1,3,4,5,6]"), 3);
    const std::string good = R"({"kind":"rss","name":"","pid":null,"t":[0,2],"values":[1,3]})";
    row("bad series",
        documentOf(R"("series":[{"kind":"rss","t":[0],"values":[1]},7,)" + good + "]"), 1);
    row("bad elements",
        documentOf(R"("markers":[{"kind":"gc"},{"kind":"gc","name":"","start":2,"end":1}],)"
                   R"("warnings":[{}],"line_tables":[{"rows":[]}],"snapshots":[{}],"series":[)" +
                   good + "]"),
        5);
}

void tst_TidemarkJsonReader::damagedPartsAreCounted()
{
    QFETCH(QByteArray, text);
    QFETCH(quint64, count);
    const auto run = readExport(text.toStdString());
    QVERIFY(run.has_value());
    QCOMPARE(valuesOf(run->front()->timeline.series.front()), (Values{1, 3}));
    QCOMPARE(positionsOf(run->front()->timeline.series.front()), (Positions{0, 2'000'000'000}));
    QCOMPARE(run->front()->warnings,
             (std::vector<Warning>{{WarningCode::LinesSkipped, count, 1, {}}}));
}

void tst_TidemarkJsonReader::cutAnywhere()
{
    const std::string whole = seriesOf("[0,1,2]", "[10,20,30]");
    const std::size_t firstPair = whole.find("10,20") + 4; // what ends at "10" may be cut
    for (std::size_t length = 1; length < whole.size(); ++length) {
        const auto run = readExport(whole.substr(0, length));
        QCOMPARE(run.has_value(), length >= firstPair);
        if (run) {
            const auto cut = test::warningOf(*run->front(), WarningCode::FileCutOff);
            QVERIFY(cut.has_value() || length >= whole.size() - 2);
            const Values values = valuesOf(run->front()->timeline.series.front());
            QVERIFY(values == Values({10}) || values == Values({10, 20}) ||
                    values == Values({10, 20, 30}));
        } else {
            QVERIFY(run.error().code == ErrorCode::Malformed);
            QVERIFY(run.error().byte.has_value());
        }
    }
}

void tst_TidemarkJsonReader::refused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<ErrorCode>("code");
    const auto row = [](const char* name, const std::string& text, ErrorCode code) {
        QTest::newRow(name) << QByteArray::fromStdString(text) << code;
    };
    row("nothing", R"({"tidemark":1,"recordings":[]})", ErrorCode::NoSamples);
    row("empty recordings", R"({"tidemark":1,"recordings":[{},{}]})", ErrorCode::NoSamples);
    row("another document", R"({"tidemark":1,"runs":[{"path":"x"}]})", ErrorCode::NoSamples);
    row("a summary",
        documentOf(R"("markers":[{"kind":"gc","name":"","start":1,"end":2}],)"
                   R"("series":[{"kind":"rss","name":"RSS","pid":null,"samples":9}])"),
        ErrorCode::NoSamples);
    row("unknown axis",
        R"({"tidemark":1,"recordings":[{"axis_unit":"moons","series":[{"kind":"rss","name":"",
            "t":[1],"values":[1]}]}]})",
        ErrorCode::NoSamples);
    row("newer", R"({"tidemark":2,"recordings":[]})", ErrorCode::UnsupportedVersion);
    row("no version", R"({"tidemark":"x","recordings":[]})", ErrorCode::Malformed);
    row("all damaged", seriesOf("[0,1]", "[-1,1e300]"), ErrorCode::NoSamples);
    row("no JSON", R"({"tidemark":1,"recordings":[}]})", ErrorCode::Malformed);
}

void tst_TidemarkJsonReader::refused()
{
    QFETCH(QByteArray, text);
    QFETCH(ErrorCode, code);
    QCOMPARE(readExport(text.toStdString()).error().code, code);
}

void tst_TidemarkJsonReader::whatIsOurs()
{
    QCOMPARE(test::readAnyText(R"({"tidemark":2,"recordings":[]})").error(),
             (Error{ErrorCode::UnsupportedVersion, "2", 1, {}}));
    for (const char* text : {R"({"tidemark":1,"runs":[]})", R"({"recordings":[]})",
                             R"([{"tidemark":1,"recordings":[]}])", R"({"tidemark":1)", "{"}) {
        QCOMPARE(test::readAnyText(text).error().code, ErrorCode::UnknownFormat);
    }
}

void tst_TidemarkJsonReader::nestingAndSizeAreBounded()
{
    const std::string deep(1'000'000, '[');
    for (const std::string& text :
         {R"({"tidemark":1,"recordings":)" + deep, documentOf(R"("x":)" + deep),
          documentOf(R"("markers":)" + deep), documentOf(R"("markers":[{"a":)" + deep),
          seriesOf(deep, "[]"), seriesOf("[1]", deep)}) {
        QCOMPARE(readExport(text).error().code, ErrorCode::Malformed);
    }
    std::string wide = R"("line_tables":[{"file":"","function":"","rows":[0)";
    for (int i = 0; i < 1'100'000; ++i) {
        wide += ",0";
    }
    QCOMPARE(readExport(documentOf(wide + "]}]")).error().code, ErrorCode::Malformed);
}

/// The place is that of the text, and the limit is named. What came before does not count: the
/// file is damaged or made up.
void tst_TidemarkJsonReader::anEndlessTextIsRefused()
{
    const std::string before = R"({"tidemark":1,"recordings":[{"axis_unit":"s","program":)";
    for (const std::string& token :
         {'"' + std::string(3U << 20U, 'x') + '"', std::string(3U << 20U, '1'),
          '"' + std::string(3U << 20U, '\\')}) {
        const auto read = readExport(
            before + token + R"(,"series":[{"kind":"rss","name":"","t":[1],"values":[2]}]}]})");
        QVERIFY(!read.has_value());
        QCOMPARE(read.error().code, ErrorCode::TooLarge);
        QCOMPARE(read.error().detail, std::string("1048576"));
        QCOMPARE(read.error().byte, std::optional<std::uint64_t>(before.size()));
    }
    const std::string whole(1'000'000, 'x');
    const auto read = readExport(
        before + '"' + whole + R"(","series":[{"kind":"rss","name":"","t":[1],"values":[2]}]}]})");
    QVERIFY(read.has_value());
    QCOMPARE(read->front()->program, whole);
}

void tst_TidemarkJsonReader::cancel()
{
    auto input = Input::fromBytes(seriesOf("[0]", "[1]"));
    test::CancelledControl control;
    QCOMPARE(builtinFormats().read(*input, control).error().code, ErrorCode::Cancelled);
}

TIDEMARK_TEST(tst_TidemarkJsonReader)

#include "tst_tidemark_json_reader.moc"
