// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/reading.h"
#include "tests/support/series_values.h"
#include "tests/support/test_registry.h"
#include "tests/support/units.h"

#include <QTest>

using namespace tidemark;

using test::kGapShown;
using test::positionsOf;
using test::seriesCalled;
using test::valuesOf;
using Values = std::vector<double>;
using Positions = std::vector<std::int64_t>;
using test::kMiB;

class tst_JsonReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void arrayOfObjects();
    void objectOfArrays();
    void lines();
    void membersThatComeLater();
    void aSecondTimeTellsTheStart();
    void shapesOfText();
    void wrongObjects_data();
    void wrongObjects();
    void aWrongNumberIsAGap();
    void sizesAsTexts();
    void arraysOfTexts();
    void whatScriptsWriteForJson_data();
    void whatScriptsWriteForJson();
    void rowsGetTheTimeOfTheirLine_data();
    void rowsGetTheTimeOfTheirLine();
    void rowsWithoutAnyTime();
    void textThatStopsToBeJson();
    void unevenArrays();
    void arraysLongerThanTheHead();
    void nothingToShow();
    void looksLikeSeries();
    void cancel();
};

void tst_JsonReader::arrayOfObjects()
{
    const auto recordings = test::readFixture("json/array.json");
    QVERIFY(recordings.has_value());
    const Recording& run = *recordings->front();
    QCOMPARE(run.format, std::string("json"));
    QVERIFY(!run.startedUnixNs);
    QCOMPARE(run.timeline.series.size(), 3U); // no text; of the inner object what is memory
    QCOMPARE(valuesOf(*seriesCalled(run, "extra.rss")), (Values{5, kGapShown, kGapShown}));
    QCOMPARE(valuesOf(*seriesCalled(run, "rss")), (Values{kMiB, 2 * kMiB, kGapShown}));
    QCOMPARE(valuesOf(*seriesCalled(run, "swap_mb")), (Values{kGapShown, kMiB, 2 * kMiB}));
    QCOMPARE(seriesCalled(run, "swap_mb")->kind, SeriesKind::Swap);
    QCOMPARE(positionsOf(*run.timeline.mainSeries()), (Positions{0, 500'000'000, 1'250'000'000}));
    QCOMPARE(run.warnings, (std::vector<Warning>{{WarningCode::ReadingsMissing, 4, {}, {}}}));
}

void tst_JsonReader::objectOfArrays()
{
    const auto recordings = test::readFixture("json/columns.json");
    const Recording& run = *recordings->front();
    QCOMPARE(run.startedUnixNs.value(), 1'743'655'471'250'000'000);
    QCOMPARE(run.timeline.series.size(), 2U);
    QCOMPARE(valuesOf(*seriesCalled(run, "rss_mib")),
             (Values{kMiB, 2.5 * kMiB, kGapShown, 4 * kMiB}));
    QCOMPARE(valuesOf(*seriesCalled(run, "vms")), (Values{8, 9, 10, 11}));
    QCOMPARE(positionsOf(*run.timeline.mainSeries()),
             (Positions{0, 250'000'000, 500'000'000, 750'000'000}));
}

void tst_JsonReader::lines()
{
    const auto recordings = test::readFixture("json/lines.jsonl");
    const Recording& run = *recordings->front();
    QCOMPARE(run.startedUnixNs.value(), 1'743'635'224'000'000'000);
    QCOMPARE(valuesOf(*seriesCalled(run, "uss")), (Values{100, 110, 90}));
    QCOMPARE(seriesCalled(run, "pss")->kind, SeriesKind::Pss);
    QCOMPARE(positionsOf(*run.timeline.mainSeries()), (Positions{0, 1'250'000'000, 2'000'000'000}));
    QVERIFY(run.warnings.empty());
}

void tst_JsonReader::membersThatComeLater()
{
    std::string text;
    for (int i = 0; i < 200; ++i) {
        text += "{\"t\":" + std::to_string(i) + ",\"rss\":5" + (i > 50 ? ",\"swap\":6" : "") +
                (i > 100 ? ",\"late\":7" : "") + "}\n";
    }
    const auto recordings = test::readJson(text);
    QCOMPARE(recordings->front()->timeline.series.size(), 2U);
    QCOMPARE(seriesCalled(*recordings->front(), "swap")->values->summarize(0, 200).count, 149U);
}

void tst_JsonReader::aSecondTimeTellsTheStart()
{
    const auto recordings =
        test::readJson("[{\"t\":2,\"time\":1743655471,\"rss\":5},{\"t\":3,\"rss\":6}]");
    const Recording& run = *recordings->front();
    QCOMPARE(run.startedUnixNs.value(), 1'743'655'471'000'000'000);
    QCOMPARE(run.timeline.series.size(), 1U);
    QCOMPARE(positionsOf(*run.timeline.mainSeries()), (Positions{0, 1'000'000'000}));
}

void tst_JsonReader::shapesOfText()
{
    for (const char* text :
         {"[{\"t\":0,\"rss\":1},{\"t\":0.5,\"rss\":2}]",
          "\xef\xbb\xbf[{\"t\":0,\"rss\":1},{\"t\":0.5,\"rss\":2}]",
          "\r\n[\r\n{\"t\":0,\r\n\"rss\":1},\r\n{\"rss\":2,\"t\":5e-1}]\r\n",
          "{\"t\":0,\"rss\":1}\r\n\r\n{\"t\":0.5,\"rss\":2}", "{\"t\":[0,0.5],\"rss\":[1,2]}",
          "{\n \"rss\": [\n  1,\n  2],\n \"t\": [0, 0.5]}\n",
          "{\"t_ms\":0,\"rss\":1}\n{\"t_ms\":500,\"rss\":2}\n"}) {
        const auto recordings = test::readAnyText(text);
        QVERIFY2(recordings.has_value(), text);
        const Series& rss = *recordings->front()->timeline.mainSeries();
        QCOMPARE(valuesOf(rss), (Values{1, 2}));
        QCOMPARE(positionsOf(rss), (Positions{0, 500'000'000}));
        QVERIFY2(recordings->front()->warnings.empty(), text);
    }
}

void tst_JsonReader::wrongObjects_data()
{
    QTest::addColumn<QByteArray>("object");
    for (const char* object : {"{\"rss\":5}", "{\"t\":null,\"rss\":5}", "{\"t\":\"x\",\"rss\":5}",
                               "{\"t\":1}", "{\"t\":1e300,\"rss\":5}"}) {
        QTest::addRow("%s", object) << QByteArray(object);
    }
}

void tst_JsonReader::wrongObjects()
{
    QFETCH(QByteArray, object);
    const std::string first = "{\"t\":0,\"rss\":1}";
    const std::string last = "{\"t\":2,\"rss\":3}";
    for (const std::string& text :
         {first + "\n" + object.toStdString() + "\n" + last + "\n",
          "[" + first + ",\n" + object.toStdString() + ",\n" + last + "]"}) {
        const auto recordings = test::readJson(text);
        QCOMPARE(valuesOf(*recordings->front()->timeline.mainSeries()), (Values{1, 3}));
        QCOMPARE(recordings->front()->warnings,
                 (std::vector<Warning>{{WarningCode::LinesSkipped, 1, 2, {}}}));
    }
}

void tst_JsonReader::aWrongNumberIsAGap()
{
    for (const char* number : {"-5", "1e300", "\"much\"", "18446744073709551616"}) {
        const auto recordings = test::readJson(
            "{\"t\":0,\"rss\":1,\"pss\":1}\n{\"t\":1,\"rss\":" + std::string(number) +
            ",\"pss\":2}\n{\"t\":2,\"rss\":3,\"pss\":3}\n");
        QCOMPARE(valuesOf(*seriesCalled(*recordings->front(), "rss")), (Values{1, kGapShown, 3}));
        QCOMPARE(valuesOf(*seriesCalled(*recordings->front(), "pss")), (Values{1, 2, 3}));
        const auto warning = test::warningOf(*recordings->front(), WarningCode::CellsUnreadable);
        QVERIFY(warning && warning->line == 2U && warning->column == "rss");
    }
}

void tst_JsonReader::sizesAsTexts()
{
    const auto recordings =
        test::readAnyText("{\"@timestamp\":\"2025-04-02 23:07:04 UTC\",\"rss\":\"1.5 MB\","
                          "\"heap\":\"1048576\",\"note\":\"7\"}\n"
                          "{\"@timestamp\":\"2025-04-02 23:07:05 UTC\",\"rss\":\"2 MiB\","
                          "\"heap\":\"N/A\",\"note\":\"8\"}\n");
    QVERIFY(recordings.has_value());
    const Recording& run = *recordings->front();
    QCOMPARE(run.startedUnixNs.value(), 1'743'635'224'000'000'000);
    QCOMPARE(run.timeline.series.size(), 2U);
    QCOMPARE(valuesOf(*seriesCalled(run, "rss")), (Values{1.5 * kMiB, 2 * kMiB}));
    QCOMPARE(valuesOf(*seriesCalled(run, "heap")), (Values{kMiB, kGapShown}));
}

void tst_JsonReader::arraysOfTexts()
{
    const auto read =
        test::readJson(R"({"time": ["2025-04-02T23:07:04Z", "2025-04-02T23:07:05Z", null],
                                  "rss": ["1.5 MB", "2 MB", null], "note": ["a", "b", "c"]})");
    QVERIFY(read.has_value());
    const Recording& run = *read->front();
    QCOMPARE(run.timeline.series.size(), 1U);
    QCOMPARE(valuesOf(*seriesCalled(run, "rss")), (Values{1.5 * kMiB, 2 * kMiB}));
    QCOMPARE(positionsOf(*seriesCalled(run, "rss")), (Positions{0, 1'000'000'000}));
    QVERIFY(!test::warningOf(run, WarningCode::CellsUnreadable));
}

void tst_JsonReader::whatScriptsWriteForJson_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("commas at the end")
        << QByteArray("[\n{\"t\": 0, \"rss\": 1024,},\n{\"t\": 1, \"rss\": null,},\n"
                      "{\"t\": 2, \"rss\": 3072,},\n]");
    QTest::newRow("NaN") << QByteArray("[{\"t\": 0, \"rss\": 1024}, {\"t\": 1, \"rss\": NaN}, "
                                       "{\"t\": 2, \"rss\": 3072}]");
    QTest::newRow("arrays") << QByteArray("\xef\xbb\xbf{\"t\": [0, 1, 2,], "
                                          "\"rss\": [1024, -Infinity, 3072,],}");
    QTest::newRow("printed by Python")
        << QByteArray("[{'t': 0, 'rss': 1024}, {'t': 1, 'rss': None}, {'t': 2, 'rss': 3072}]");
}

void tst_JsonReader::whatScriptsWriteForJson()
{
    QFETCH(QByteArray, text);
    const auto read = test::readAnyText(text.toStdString());
    QVERIFY(read.has_value());
    const Recording& run = *read->front();
    QCOMPARE(valuesOf(*seriesCalled(run, "rss")), (Values{1024, kGapShown, 3072}));
    QVERIFY(!test::warningOf(run, WarningCode::FileCutOff));
    QVERIFY(!test::warningOf(run, WarningCode::LinesSkipped));
}

void tst_JsonReader::rowsGetTheTimeOfTheirLine_data()
{
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("second");
    const auto add = [](const char* name, const char* first, const char* second) {
        QTest::newRow(name) << QByteArray(first) << QByteArray(second);
    };
    add("dict in Python's logging", "2025-04-02 23:07:04,500 INFO mem {'rss': 1048576, 'ok': True}",
        "2025-04-02 23:07:06,500 INFO mem {'rss': 2097152, 'ok': False}");
    add("nested dict", "2025-04-02 23:07:04,500 - app.mem - INFO - {'m': {'rss': 1048576, 'x': 1}}",
        "2025-04-02 23:07:06,500 - app.mem - INFO - {'m': {'rss': 2097152, 'x': 1}}");
    add("psutil", "2025-04-02 23:07:04 pmem(rss=1048576, vms=9000000, lib=0)",
        "2025-04-02 23:07:06 pmem(rss=2097152, vms=9000000, lib=0)");
    add("docker stats", "2025-04-02T23:07:04Z {\"MemUsage\":\"1MiB / 1.9GiB\",\"Name\":\"a\"}",
        "2025-04-02T23:07:06Z {\"MemUsage\":\"2MiB / 1.9GiB\",\"Name\":\"a\"}");
    add("journald", "Apr 02 23:07:04 host app[7]: {\"rss\": 1048576}",
        "Apr 02 23:07:06 host app[7]: {\"rss\": 2097152}");
    add("PHP", "[02-Apr-2025 23:07:04 UTC] memory=1048576 peak=9000000",
        "[02-Apr-2025 23:07:06 UTC] memory=2097152 peak=9000000");
    add("clock", "23:07:04 Memory usage: 1.0 MB", "23:07:06 Memory usage: 2.0 MB");
    add("logfmt", "time=2025-04-02T23:07:04Z level=info msg=\"mem\" rss=1048576",
        "time=2025-04-02T23:07:06Z level=info msg=\"mem\" rss=2097152");
    add("Ruby", "{:time=>\"2025-04-02T23:07:04Z\", :rss_mb=>1.0, :slots=>7}",
        "{:time=>\"2025-04-02T23:07:06Z\", :rss_mb=>2.0, :slots=>7}");
    add("getrusage", "2025-04-02 23:07:04 resource.struct_rusage(ru_utime=0.05, ru_maxrss=1024)",
        "2025-04-02 23:07:06 resource.struct_rusage(ru_utime=0.05, ru_maxrss=2048)");
}

void tst_JsonReader::rowsGetTheTimeOfTheirLine()
{
    QFETCH(QByteArray, first);
    QFETCH(QByteArray, second);
    const auto read = test::readAnyText((first + '\n' + second + '\n').toStdString());
    QVERIFY(read.has_value());
    QCOMPARE(read->size(), 1U);
    const Series& series = read->front()->timeline.series.front();
    QCOMPARE(valuesOf(series), (Values{kMiB, 2 * kMiB}));
    QCOMPARE(positionsOf(series), (Positions{0, 2'000'000'000}));
}

void tst_JsonReader::rowsWithoutAnyTime()
{
    QCOMPARE(test::readAnyText("{\"MemUsage\":\"1MiB / 1.9GiB\",\"Name\":\"a\"}\n"
                               "{\"MemUsage\":\"2MiB / 1.9GiB\",\"Name\":\"a\"}\n")
                 .error(),
             (Error{ErrorCode::NoTimeColumn, "MemUsage, Name"}));
    QCOMPARE(test::readAnyText("start --memory=512\nstart --memory=512\n").error().code,
             ErrorCode::UnknownFormat);
}

void tst_JsonReader::textThatStopsToBeJson()
{
    const auto broken = test::readJson(
        "{\"t\":0,\"rss\":1}\n{\"t\":1,\"rss\":NaN}\nnoise\n{\"t\":2,\"rss\":1e999}\n"
        "{\"t\":3,\"rss\":4}\n{\"t\":4,\"rs");
    QCOMPARE(valuesOf(*broken->front()->timeline.mainSeries()), (Values{1, kGapShown, 4}));
    QCOMPARE(test::warningOf(*broken->front(), WarningCode::OutputSkipped).value().line.value(),
             3U);
    QCOMPARE(test::warningOf(*broken->front(), WarningCode::LinesSkipped).value().line.value(), 4U);
    QCOMPARE(test::warningOf(*broken->front(), WarningCode::FileCutOff).value().line.value(), 6U);

    const std::string array = "[{\"t\":0,\"rss\":1},{\"t\":1,\"rss\":2},{\"t\":2,\"rss\":3}]";
    for (std::size_t length = 1; length < array.size(); ++length) {
        const auto cut = test::readJson(array.substr(0, length));
        if (length <= array.find('}')) {
            QCOMPARE(cut.error().code, ErrorCode::Malformed);
            QVERIFY(cut.error().byte.has_value());
        } else {
            QVERIFY(test::warningOf(*cut->front(), WarningCode::FileCutOff).value().byte);
        }
    }
}

void tst_JsonReader::unevenArrays()
{
    const auto recordings =
        test::readJson("{\"t\":[0,1,2],\"rss\":[1,2],\"swap\":[3,4,5,6],\"pss\":[\"x\",1,1]}");
    const Recording& run = *recordings->front();
    QCOMPARE(valuesOf(*seriesCalled(run, "rss")), (Values{1, 2, kGapShown}));
    QCOMPARE(valuesOf(*seriesCalled(run, "swap")), (Values{3, 4, 5}));
    QCOMPARE(valuesOf(*seriesCalled(run, "pss")), (Values{kGapShown, 1, 1}));
    QCOMPARE(test::warningOf(run, WarningCode::LinesSkipped).value().count, 1U);
    QCOMPARE(test::warningOf(run, WarningCode::CellsUnreadable).value().count, 1U);
}

void tst_JsonReader::arraysLongerThanTheHead()
{
    std::string numbers = "0";
    for (int i = 1; i < 100'000; ++i) {
        numbers += "," + std::to_string(i);
    }
    for (const std::string& text : {"{\"t\":[" + numbers + "],\"rss\":[" + numbers + "]}",
                                    "{\"rss\":[" + numbers + "],\"t\":[" + numbers + "]}"}) {
        const auto recordings = test::readAnyText(text);
        QVERIFY(recordings.has_value());
        const Series& rss = *recordings->front()->timeline.mainSeries();
        QCOMPARE(rss.size(), 100'000U);
        QCOMPARE(rss.positions->back(), 99'999'000'000'000);
    }
}

void tst_JsonReader::nothingToShow()
{
    QCOMPARE(test::readJson("").error().code, ErrorCode::Empty);
    QCOMPARE(test::readJson("[]").error().code, ErrorCode::NoSamples);
    QCOMPARE(test::readJson("[{\"t\":0}]").error().code, ErrorCode::NoSamples);
    QCOMPARE(test::readJson("[{\"t\":0,\"rss\":-1}]").error(),
             (Error{ErrorCode::NoSamples, "-1", 1, {}}));
    QCOMPARE(test::readJson("[{\"t\":0,\"rss\":null}]").error().code, ErrorCode::NoSamples);
    QCOMPARE(test::readJson("[nonsense").error().code, ErrorCode::Malformed);
}

void tst_JsonReader::looksLikeSeries()
{
    const auto registry = builtinFormats();
    const auto* const reader = registry.find("json");
    for (const std::string& text :
         {std::string("[{\"t\":0,\"rss\":1}]"),
          std::string("{\"time\":\"2025-04-02T23:07:04Z\",\"x\":1}"),
          std::string("{\"rss\":[1],\"t\":[0]}"), std::string("{\"t\":0,\"heapUsed\":1}")}) {
        QVERIFY2(reader->accepts(text), text.c_str());
    }
    for (const char* text :
         {"", "{", "[", "{}", "[]", "[1,2]", "{\"t\":0}", "{\"rss\":1}", "{\"t\":\"x\",\"rss\":1}",
          "{\"t\":0,\"rss\":1,\"heapUsed\":2}", "{\"tidemark\":1,\"t\":0,\"rss\":1}",
          "{ \"tidemark\":1,\n\"series\":[\n{\"t\":0,\"rss\":1},\n{\"t\":1,\"rss\":1}]}",
          "{\"snapshot\":{\"meta\":{}},\"nodes\":[1,2]}",
          "[{\"ph\":\"C\",\"ts\":1,\"pid\":2,\"name\":\"x\"}]",
          "{\"traceEvents\":[{\"ts\":1,\"pid\":2}]}",
          "{\"level\":30,\"time\":1531171074631,\"pid\":5,\"msg\":\"x\"}", "t,rss\n0,1\n"}) {
        QVERIFY2(!reader->accepts(text), text);
    }
}

void tst_JsonReader::cancel()
{
    for (const char* text :
         {"[{\"t\":0,\"rss\":1}]", "{\"t\":0,\"rss\":1}", "{\"t\":[0],\"rss\":[1]}"}) {
        auto input = Input::fromBytes(text);
        test::CancelledControl control;
        QCOMPARE(builtinFormats().read(*input, control).error().code, ErrorCode::Cancelled);
    }
}

TIDEMARK_TEST(tst_JsonReader)

#include "tst_json_reader.moc"
