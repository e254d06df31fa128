// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/reading.h"
#include "tests/support/test_registry.h"

#include <QFile>
#include <QTest>

using namespace tidemark;

class tst_TidemarkReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAConvertedRun();
    void equalsWhatItWasConvertedFrom_data();
    void equalsWhatItWasConvertedFrom();
    void readsOtherLayoutsOfTheSameLines();
    void everyCutReadsUpToIt();
    void cutBetweenTwoRecordings();
    void skipsDamagedLines_data();
    void skipsDamagedLines();
    void skipsWhatANewerMinorVersionAdds();
    void refuses_data();
    void refuses();
    void aDamagedHeaderTakesItsRecordingWithIt();
    void putsBackwardPositionsInOrder();
    void survivesHugeLinesAndNesting();
    void bytesThatAreNoText();
    void newNames();
    void cancels();

private:
    static std::string
    header(const std::string& series = R"({"group":0,"kind":"rss","name":"RSS"})");
    static std::uint64_t skipped(const Recording& recording);
};

std::string tst_TidemarkReader::header(const std::string& series)
{
    return R"({"tidemark":"recording","version":"1.0","program":"p","axis_unit":"ns","series":[)" +
           series + "]}\n";
}

std::uint64_t tst_TidemarkReader::skipped(const Recording& recording)
{
    const auto warning = test::warningOf(recording, WarningCode::LinesSkipped);
    return warning ? warning->count : 0;
}

void tst_TidemarkReader::readsAConvertedRun()
{
    const auto recordings = test::readFixture("tidemark/list_sum.tidemark");
    QVERIFY(recordings.has_value());
    const Recording& run = *recordings->front();
    QCOMPARE(run.format, std::string("tidemark"));
    QCOMPARE(run.program, std::string("/usr/bin/python3 list_sum_noimport.py"));
    QCOMPARE(run.startedUnixNs, std::optional<std::int64_t>(1'795'288'796'882'100'000));
    const Series& rss = *run.timeline.mainSeries();
    QCOMPARE(rss.size(), 9U);
    QCOMPARE((*rss.values)[7], 424'316'928.0);
    QCOMPARE((*rss.positions)[7], 713'300'000);
    QCOMPARE(run.timeline.markers.front().startBytes, std::optional<std::int64_t>(22'794'260));
    QVERIFY(run.warnings.empty());
}

void tst_TidemarkReader::equalsWhatItWasConvertedFrom_data()
{
    QTest::addColumn<QString>("name");
    for (const char* name : {"list_sum", "children_C", "multi_func"}) {
        QTest::newRow(name) << name;
    }
}

void tst_TidemarkReader::equalsWhatItWasConvertedFrom()
{
    QFETCH(QString, name);
    const auto own = test::readFixture("tidemark/" + name.toStdString() + ".tidemark");
    const auto original = test::readFixture("mprof/" + name.toStdString() + ".dat");
    QVERIFY(own.has_value());
    QVERIFY(original.has_value());
    QVERIFY(*own->front() == *original->front());
}

void tst_TidemarkReader::readsOtherLayoutsOfTheSameLines()
{
    const auto recordings = test::readAnyText(
        "\xef\xbb\xbf{ \"tidemark\" : \"recording\" , \"version\":\"1.7\",\"program\":\"p\","
        "\"axis_unit\":\"ns\",\"series\":[{\"name\":\"x\",\"kind\":\"counter\",\"group\":0}]}\r\n"
        "\r\n[ 0, 5 , 1.5e3 ]\r\n[0,6,-0.25]\r\n[0,7,123456789012345678]\r\n{\"end\":\"file\"}");
    QVERIFY(recordings.has_value());
    const Recording& recording = *recordings->front();
    const Series& series = recording.timeline.series.front();
    QCOMPARE(series.size(), 3U);
    QCOMPARE((*series.values)[0], 1500.0);
    QCOMPARE((*series.values)[1], -0.25);
    QCOMPARE((*series.values)[2], 123456789012345678.0);
    QVERIFY(recording.warnings.empty());
}

void tst_TidemarkReader::everyCutReadsUpToIt()
{
    QFile file(QStringLiteral(TIDEMARK_FIXTURES "/tidemark/list_sum.tidemark"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const std::string whole = file.readAll().toStdString();
    const std::size_t headerEnd = whole.find('\n');
    for (std::size_t length = 1; length + 1 < whole.size(); ++length) {
        const std::string part = whole.substr(0, length);
        const auto recordings = test::readText("tidemark", part);
        if (!recordings) {
            // Only before the first line that can be shown has ended.
            QVERIFY(length < whole.find('\n', headerEnd + 1));
            QVERIFY(recordings.error().code == ErrorCode::Truncated ||
                    recordings.error().code == ErrorCode::NoSamples);
            continue;
        }
        const Recording& recording = *recordings->front();
        QVERIFY(test::warningOf(recording, WarningCode::FileCutOff).has_value());
        QCOMPARE(skipped(recording), 0U);
        const auto rows = static_cast<std::size_t>(QByteArray::fromStdString(part).count("]\n") +
                                                   (part.ends_with(']') ? 1 : 0));
        QCOMPARE(recording.timeline.mainSeries()->size(), rows);
    }
}

void tst_TidemarkReader::cutBetweenTwoRecordings()
{
    const auto recordings = test::readAnyText(header() + "[0,1,5]\n{\"end\":\"recording\"}\n");
    QVERIFY(recordings.has_value());
    QCOMPARE(recordings->size(), 1U);
    QCOMPARE(test::warningOf(*recordings->front(), WarningCode::FileCutOff)->line,
             std::optional<std::uint64_t>(3));

    // A session that was killed, and another one appended after it.
    const auto appended =
        test::readAnyText(header() + "[0,1,5]\n" + header() + "[0,1,6]\n{\"end\":\"file\"}\n");
    QVERIFY(appended.has_value());
    QCOMPARE(appended->size(), 2U);
    QVERIFY(test::warningOf(*appended->front(), WarningCode::FileCutOff).has_value());
    QVERIFY(appended->back()->warnings.empty());
}

void tst_TidemarkReader::skipsDamagedLines_data()
{
    QTest::addColumn<QByteArray>("line");
    for (
        const char* line :
        {"[0,2]",
         "[0,2,1,1]",
         "[0,2,NaN]",
         "[0,2,1e999]",
         "[0,2,-5]",
         "[0,2,1e300]",
         "[0,2,\"5\"]",
         "[0,null,5]",
         "[1,2,5]",
         "[-1,2,5]",
         "[0,2.5,5]",
         "[0,99999999999999999999,5]",
         "[0,9223372036854775807,5]",
         "[0,2,5",
         "[0,2,5],",
         "[0,2,]",
         "[0,,5]",
         "[]",
         "5",
         "null",
         "\"text\"",
         "MEM 5 6",
         "{}",
         "{\"marker\":{}}",
         "{\"marker\":5}",
         "{\"marker\"",
         R"({"marker":{"kind":"function","name":"f","start":9,"end":5}})",
         R"({"marker":{"kind":"function","name":"f","start":1,"end":5,"level":-1}})",
         R"({"marker":{"kind":"function","name":"f","start":1,"end":5,"start_bytes":"x"}})",
         R"({"marker":{"kind":"gc","name":"","start":1,"end":5,"start_bytes":-1}})",
         R"({"marker":{"kind":"gc","name":"","start":1,"end":5,"end_bytes":9223372036854775807}})",
         R"({"marker":{"kind":"function","name":{"hex":"0g"},"start":1,"end":5}})",
         R"({"series":[{"group":0,"kind":"rss","name":"late"}]})", // rows of group 0 came already
         R"({"series":[{"group":7,"kind":"rss","name":"a hole"}]})",
         R"({"series":[{"group":18446744073709551615,"kind":"rss","name":"x"}]})",
         R"({"renamed":{"group":1,"names":["x"]}})",
         R"({"renamed":{"group":-1,"names":["x"]}})",
         R"({"renamed":{"group":0,"names":["x","y"]}})",
         R"({"renamed":{"group":0,"names":[5]}})",
         R"({"renamed":{"group":0}})",
         R"({"types":[["A",1,2,null]]})",
         R"({"snapshot":{"label":"","path":"","types":[["A"]]}})",
         R"({"snapshot":{"label":"","path":"","types":[["A",-1,2,null]]}})",
         R"({"snapshot":{"label":"","path":"","types":[["A",1,9223372036854775807,null]]}})",
         R"({"snapshot":{"label":"","path":"","types":[["A",1,9007199254740992,null],["B",1,8,null]]}})",
         R"({"line_rows":[[1,null,null,null,""]]})",
         R"({"warning":{"code":"new","count":1}})",
         R"({"warning":{"code":"lines_skipped","count":-1}})",
         R"({"output":{"at":1,"stream":"stdin","text":"x"}})",
         R"({"output":{"at":9223372036854775807,"stream":"stdout","text":"x"}})",
         R"({"output":{"at":1,"stream":"stdout","text":5}})",
         R"({"output":["text"]})",
         R"({"output_dropped":{"lines":-1,"bytes":0}})",
         R"({"output_dropped":{"lines":1}})",
         R"({"end":5})"}) {
        QTest::newRow(line) << QByteArray(line);
    }
}

void tst_TidemarkReader::skipsDamagedLines()
{
    QFETCH(QByteArray, line);
    const auto recordings =
        test::readText("tidemark", header() + "[0,1,10]\n" + line.toStdString() +
                                       "\n[0,3,30]\n{\"end\":\"file\"}\n");
    QVERIFY(recordings.has_value());
    const Recording& recording = *recordings->front();
    const auto warning = test::warningOf(recording, WarningCode::LinesSkipped);
    QVERIFY(warning.has_value());
    QCOMPARE(warning->count, 1U);
    QCOMPARE(warning->line, std::optional<std::uint64_t>(3));
    QCOMPARE(recording.timeline.series.size(), 1U);
    QCOMPARE(recording.timeline.series.front().size(), 2U);
    QCOMPARE((*recording.timeline.series.front().values)[1], 30.0);
    QCOMPARE(recording.warnings.size(), 1U);
}

void tst_TidemarkReader::skipsWhatANewerMinorVersionAdds()
{
    const auto recordings = test::readAnyText(
        R"({"tidemark":"recording","version":"1.99","program":"p","axis_unit":"ns","mood":"good",)"
        R"("series":[{"group":0,"kind":"gpu","name":"GPU"},{"group":0,"kind":"rss","name":"RSS"}]})"
        "\n{\"thought\":{\"a\":1}}\n[0,1,10,20]\n{\"thought\":{\"a\":2}}\n{\"end\":\"file\"}\n");
    QVERIFY(recordings.has_value());
    const Recording& recording = *recordings->front();
    QCOMPARE(recording.timeline.series.size(), 1U);
    QCOMPARE(recording.timeline.series.front().kind, SeriesKind::Rss);
    QCOMPARE((*recording.timeline.series.front().values)[0], 20.0);
    const auto warning = test::warningOf(recording, WarningCode::LinesSkipped);
    QVERIFY(warning.has_value());
    QCOMPARE(warning->count, 2U);
    QCOMPARE(warning->line, std::optional<std::uint64_t>(2));
}

void tst_TidemarkReader::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("detail");
    QTest::addColumn<int>("line");

    const QByteArray start(R"({"tidemark":"recording")");
    const auto row = [](const char* name, const QByteArray& text, ErrorCode code,
                        const char* detail, int line) {
        QTest::newRow(name) << text << static_cast<int>(code) << QByteArray(detail) << line;
    };
    row("newer major", start + R"(,"version":"2.0"})", ErrorCode::UnsupportedVersion, "2.0", 1);
    row("far newer", start + R"(,"version":"31.4.1"})", ErrorCode::UnsupportedVersion, "31.4.1", 1);
    row("no version", start + "}\n[0,1,1]\n", ErrorCode::Malformed, "", 1);
    row("version is no number", start + R"(,"version":"new"})", ErrorCode::Malformed, "new", 1);
    row("version 0", start + R"(,"version":"0.9"})", ErrorCode::Malformed, "0.9", 1);
    row("no axis", start + R"(,"version":"1.0","program":"","series":[]})", ErrorCode::Malformed,
        "", 1);
    row("cut in the header", start + R"(,"vers)", ErrorCode::Truncated, "", 1);
    row("header alone", QByteArray::fromStdString(header()), ErrorCode::NoSamples, "", 1);
    row("no valid row", QByteArray::fromStdString(header() + "[0,1]\n[0,x]\n{\"end\":\"file\"}\n"),
        ErrorCode::NoSamples, "", 2);
}

void tst_TidemarkReader::refuses()
{
    QFETCH(QByteArray, text);
    QFETCH(int, code);
    QFETCH(QByteArray, detail);
    QFETCH(int, line);
    const auto recordings = test::readAnyText(text.toStdString());
    QVERIFY(!recordings.has_value());
    QCOMPARE(static_cast<int>(recordings.error().code), code);
    QCOMPARE(QByteArray::fromStdString(recordings.error().detail), detail);
    QCOMPARE(recordings.error().line,
             std::optional<std::uint64_t>(static_cast<std::uint64_t>(line)));
}

void tst_TidemarkReader::aDamagedHeaderTakesItsRecordingWithIt()
{
    const auto recordings = test::readAnyText(
        header() + "[0,1,10]\n{\"end\":\"recording\"}\n" +
        R"({"tidemark":"recording","version":"1.0","axis_unit":"parsecs"})" +
        "\n[0,2,20]\n{\"end\":\"recording\"}\n" + header() + "[0,3,30]\n{\"end\":\"file\"}\n");
    QVERIFY(recordings.has_value());
    QCOMPARE(recordings->size(), 2U);
    QCOMPARE(recordings->front()->timeline.series.front().size(), 1U);
    QCOMPARE(skipped(*recordings->front()), 3U); // header, row and end
    QVERIFY(recordings->back()->warnings.empty());
}

void tst_TidemarkReader::putsBackwardPositionsInOrder()
{
    const auto recordings =
        test::readAnyText(header() + "[0,10,1]\n[0,5,2]\n[0,10,3]\n{\"end\":\"file\"}\n");
    QVERIFY(recordings.has_value());
    const Series& series = recordings->front()->timeline.series.front();
    QCOMPARE((*series.positions)[0], 5);
    QCOMPARE((*series.values)[2], 3.0);
    QCOMPARE(test::warningOf(*recordings->front(), WarningCode::TimesReordered)->count, 1U);
}

void tst_TidemarkReader::survivesHugeLinesAndNesting()
{
    const std::string many(3'000'000, '[');
    std::string wide = "{\"marker\":[1";
    for (int i = 0; i < 2'000'000; ++i) {
        wide += ",1";
    }
    const std::string name(20'000'000, 'n');
    const auto recordings =
        test::readAnyText(header() + many + '\n' + wide + "]}\n" + "{\"marker\":{\"name\":\"" +
                          name + "\"}}\n[0,1,10]\n{\"end\":\"file\"}\n");
    QVERIFY(recordings.has_value());
    QCOMPARE(skipped(*recordings->front()), 3U);
    QCOMPARE(recordings->front()->timeline.series.front().size(), 1U);
}

void tst_TidemarkReader::bytesThatAreNoText()
{
    const auto recordings = test::readAnyText(
        header(R"({"group":0,"kind":"rss","name":{"text":"?","hex":"ff00"}})") + "[0,1,10]\n");
    QVERIFY(recordings.has_value());
    QCOMPARE(recordings->front()->timeline.series.front().name, std::string("\xff\0", 2));
}

/// A child that has begun another program: it is the same series.
void tst_TidemarkReader::newNames()
{
    const std::string series = R"({"series":[{"group":1,"kind":"rss","name":"RSS: sh","pid":7},)"
                               R"({"group":1,"kind":"pss","name":"PSS: sh","pid":7}]})";
    const std::string renamed = R"({"renamed":{"group":1,"names":["RSS: node","PSS: node"]}})";
    const auto recordings =
        test::readText("tidemark", header() + series + "\n[0,1,10]\n[1,1,5,4]\n" + renamed +
                                       "\n[1,2,50,40]\n{\"end\":\"file\"}\n");
    QVERIFY(recordings.has_value());
    const Recording& recording = *recordings->front();
    QVERIFY(recording.warnings.empty());
    QCOMPARE(recording.timeline.series[1].name, std::string("RSS: node"));
    QCOMPARE(recording.timeline.series[1].size(), 2U);
    QCOMPARE(recording.timeline.series[2].name, std::string("PSS: node"));
    QCOMPARE(recording.timeline.series[0].name, std::string("RSS"));
}

void tst_TidemarkReader::cancels()
{
    auto input = Input::fromBytes(header() + "[0,1,10]\n");
    QVERIFY(input.has_value());
    test::CancelledControl control;
    const auto recordings = builtinFormats().read(*input, control);
    QVERIFY(!recordings.has_value());
    QCOMPARE(recordings.error().code, ErrorCode::Cancelled);
}

TIDEMARK_TEST(tst_TidemarkReader)

#include "tst_tidemark_reader.moc"
