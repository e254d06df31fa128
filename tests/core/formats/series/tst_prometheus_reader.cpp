// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/fetch_problem.h"
#include "core/model/restart_name.h"
#include "core/timeline/lives.h"
#include "core/timeline/statistics.h"
#include "tests/support/prometheus_answers.h"
#include "tests/support/reading.h"
#include "tests/support/series_values.h"
#include "tests/support/test_registry.h"
#include "tests/support/units.h"

#include <QFile>
#include <QTest>

#include <cmath>

using namespace tidemark;

using test::answerOf;
using test::labelledSeries;
using test::valuesOf;
using Values = std::vector<double>;
using test::kMiB;

namespace
{

const std::string kRssOfWeb1 =
    R"("__name__":"process_resident_memory_bytes","instance":"web-1","job":"shop")";

Result<Recordings> readAnswer(const std::string& text)
{
    return test::readAnyText(text);
}

/// The readings of the first series of the only recording; empty if that is not what came.
Values readingsIn(const Result<Recordings>& recordings)
{
    if (!recordings || recordings->size() != 1 || recordings->front()->timeline.series.empty()) {
        return {};
    }
    return valuesOf(recordings->front()->timeline.series.front());
}

} // namespace

class tst_PrometheusReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void savedFromAServer();
    void restartsByTheStartTime();
    void rawSamples();
    void prettyPrinted();
    void partsOfAnAnswer_data();
    void partsOfAnAnswer();
    void severalAnswersAddUp();
    void missingSamplesAreGaps();
    void valuesThatAreNoNumber();
    void outOfOrderAndTwice();
    void damagedSamplesAreCounted();
    void impossibleTimes();
    void cutAnywhere();
    void whatAServerRefuses();
    void nothingInIt();
    void deepAndLong();
    void cancel();
};

void tst_PrometheusReader::savedFromAServer()
{
    const auto recordings = test::readFixture("prometheus/two_servers.json");
    QVERIFY(recordings);
    QCOMPARE(recordings->size(), 2U);
    const Recording& web2 = *recordings->at(1);
    QCOMPARE(web2.format, std::string("prometheus"));
    QCOMPARE(web2.program, std::string("web-2"));
    QCOMPARE(*web2.startedUnixNs, 1'796'092'969'000'000'000);
    QVERIFY(web2.warnings.empty());
    const auto& series = web2.timeline.series;
    QCOMPARE(series.size(), 2U); // the start time became markers
    QCOMPARE(series[0].name, std::string("nodejs_heap_size_used_bytes"));
    QCOMPARE(series[0].kind, SeriesKind::HeapUsed);
    QCOMPARE(series[1].kind, SeriesKind::Rss);
    QCOMPARE(series[0].positions, series[1].positions);
    const SeriesStatistics rss = statisticsOf(series[1]);
    QCOMPARE(rss.samples, 37U);
    QCOMPARE(rss.first, 44'040'197.0);
    QCOMPARE(rss.max, 61'865'989.0);
    QCOMPARE(rss.last, 54'525'957.0);
    QCOMPARE(rss.lastAt, 18'000'000'000);
    QCOMPARE(web2.timeline.mainSeries(), &series[1]);
}

void tst_PrometheusReader::restartsByTheStartTime()
{
    const auto recordings = test::readFixture("prometheus/two_servers.json");
    QVERIFY(recordings);
    const Timeline& timeline = recordings->at(1)->timeline;
    QCOMPARE(timeline.markers.size(), 4U);
    for (const Marker& marker : timeline.markers) {
        QCOMPARE(marker.kind, MarkerKind::Restart);
        QCOMPARE(marker.name, std::string(kStartTimeRestart));
    }
    // It says 1796092984.52, a little behind the moment that the scrape with it began.
    QCOMPARE(timeline.markers.back().start, 15'500'000'000);
    const Lives lives = livesOf(timeline);
    QCOMPARE(lives.restarts(), 4U);
    QVERIFY(std::abs(lives.interval->median - 4e9) < 0.2e9);
    QVERIFY(*lives.lives[1].last > 55 * kMiB);
}

void tst_PrometheusReader::rawSamples()
{
    const auto recordings = test::readFixture("prometheus/raw_samples.json");
    QVERIFY(recordings);
    QCOMPARE(recordings->size(), 2U);
    const Series& series = recordings->front()->timeline.series.front();
    QCOMPARE(*recordings->front()->startedUnixNs, 1'796'092'985'191'000'000);
    QCOMPARE((*series.positions)[1], 232'000'000);
    QCOMPARE((*series.values)[1], 47'185'925.0);
    QVERIFY(recordings->front()->warnings.empty()); // unsteady steps are no gaps
}

void tst_PrometheusReader::prettyPrinted()
{
    const auto recordings = test::readFixture("prometheus/pretty.json");
    QVERIFY(recordings);
    QCOMPARE(recordings->size(), 2U);
    QCOMPARE(recordings->front()->program, std::string("web-1"));
    const Series& series = recordings->front()->timeline.series.front();
    QCOMPARE(valuesOf(series).size(), 7U);
    QVERIFY(series.isInBytes()); // whole numbers as large as sizes
    QCOMPARE(series.meaning.source, MeaningSource::Numbers);
}

void tst_PrometheusReader::partsOfAnAnswer_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("behind");
    QTest::newRow("whole") << R"({"status":"success","data":{"resultType":"matrix","result":[)"
                           << "]}}";
    QTest::newRow("VictoriaMetrics")
        << R"({"status":"success","isPartial":false,"data":{"resultType":"matrix","result":[)"
        << R"(]},"stats":{"seriesFetched":"1"}})";
    QTest::newRow("members sorted") << R"({"data":{"result":[)"
                                    << R"(],"resultType":"matrix"},"status":"success"})";
    QTest::newRow("data") << R"({"resultType":"matrix","result":[)"
                          << "]}";
    QTest::newRow("result") << "["
                            << "]";
    QTest::newRow("byte order mark, blanks")
        << "\xef\xbb\xbf \n{ \"status\" : \"success\" , \"data\" : { \"resultType\" : \"matrix\" , "
           "\"result\" : [ "
        << " ] } }\n";
}

void tst_PrometheusReader::partsOfAnAnswer()
{
    QFETCH(QString, before);
    QFETCH(QString, behind);
    const auto recordings = readAnswer(
        before.toStdString() + labelledSeries(kRssOfWeb1, R"([10,"1048576"],[20.5,"2097152"])") +
        behind.toStdString());
    QVERIFY(recordings);
    QCOMPARE(readingsIn(recordings), (Values{kMiB, 2 * kMiB}));
    QCOMPARE((*recordings->front()->timeline.series.front().positions)[1], 10'500'000'000);
}

/// As the pieces of a long time that were saved one behind the other.
void tst_PrometheusReader::severalAnswersAddUp()
{
    const auto recordings =
        readAnswer(answerOf(labelledSeries(kRssOfWeb1, R"([10,"1048576"],[20,"2097152"])")) + "\n" +
                   answerOf(labelledSeries(kRssOfWeb1, R"([20,"2097152"],[30,"3145728"])")));
    QCOMPARE(readingsIn(recordings), (Values{kMiB, 2 * kMiB, 3 * kMiB}));
    QVERIFY(recordings->front()->warnings.empty());
}

void tst_PrometheusReader::missingSamplesAreGaps()
{
    const auto recordings = readAnswer(answerOf(labelledSeries(
        kRssOfWeb1,
        R"([10,"1048576"],[20,"1048576"],[30,"1048576"],[60,"1048576"],[70,"1048576"])")));
    QVERIFY(recordings);
    const Series& series = recordings->front()->timeline.series.front();
    QCOMPARE(series.size(), 6U);
    QVERIFY(std::isnan((*series.values)[3]));
    QCOMPARE((*series.positions)[3], 30'000'000'000); // one step behind the last one
    QCOMPARE(test::warningOf(*recordings->front(), WarningCode::ReadingsMissing)->count, 2U);
}

void tst_PrometheusReader::valuesThatAreNoNumber()
{
    const auto recordings = readAnswer(answerOf(labelledSeries(
        kRssOfWeb1,
        R"([10,"1048576"],[20,"NaN"],[30,"+Inf"],[40,"-1"],[50,"1e99"],[60,"rubbish"],[70,"3e6"])")));
    QVERIFY(recordings);
    const Recording& recording = *recordings->front();
    const Values values = readingsIn(recordings);
    QCOMPARE(values.size(), 7U);
    QCOMPARE(values.front(), kMiB);
    QCOMPARE(values.back(), 3'000'000.0);
    for (std::size_t i = 1; i < 6; ++i) {
        QCOMPARE(values[i], test::kGapShown);
    }
    QCOMPARE(test::warningOf(recording, WarningCode::CellsUnreadable)->count, 4U);
    QVERIFY(test::warningOf(recording, WarningCode::ReadingsMissing));
}

void tst_PrometheusReader::outOfOrderAndTwice()
{
    const auto recordings = readAnswer(answerOf(labelledSeries(
        kRssOfWeb1,
        R"([30,"3145728"],[10,"1048576"],[20,"2097152"],[20,"2097152"],[30,"4194304"])")));
    QVERIFY(recordings);
    QCOMPARE(readingsIn(recordings), (Values{kMiB, 2 * kMiB, 3 * kMiB, 4 * kMiB}));
    const Recording& recording = *recordings->front();
    QCOMPARE(test::warningOf(recording, WarningCode::TimesReordered)->count, 1U);
    QCOMPARE(test::warningOf(recording, WarningCode::RowsAtOneMoment)->count, 1U);
}

void tst_PrometheusReader::damagedSamplesAreCounted()
{
    const auto recordings = readAnswer(
        answerOf(labelledSeries(kRssOfWeb1, R"([10,"1048576"],["x","1"],[],[20,"2097152",7])")));
    QCOMPARE(readingsIn(recordings).front(), kMiB);
    QVERIFY(test::warningOf(*recordings->front(), WarningCode::CellsUnreadable)->count >= 2);
}

/// Beyond what 64 bits of nanoseconds hold.
void tst_PrometheusReader::impossibleTimes()
{
    const auto recordings = readAnswer(answerOf(labelledSeries(
        kRssOfWeb1, R"([10,"1048576"],[9999999999,"1"],[1e300,"1"],[20,"2097152"])")));
    QCOMPARE(readingsIn(recordings), (Values{kMiB, 2 * kMiB}));
    QCOMPARE(test::warningOf(*recordings->front(), WarningCode::CellsUnreadable)->count, 2U);
}

/// Whatever is left of an answer is read without more than it holds.
void tst_PrometheusReader::cutAnywhere()
{
    QFile file(QStringLiteral(TIDEMARK_FIXTURES "/prometheus/raw_samples.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const std::string whole = file.readAll().toStdString();
    std::size_t shown = 0;
    for (std::size_t length = 1; length < whole.size(); ++length) {
        const auto recordings = test::readText("prometheus", whole.substr(0, length));
        if (!recordings) {
            QVERIFY(recordings.error().code == ErrorCode::Truncated ||
                    recordings.error().code == ErrorCode::Malformed);
            continue;
        }
        ++shown;
        const bool lacksOnlyBrackets = length + 3 >= whole.size();
        QVERIFY(lacksOnlyBrackets ||
                test::warningOf(*recordings->front(), WarningCode::FileCutOff));
        QVERIFY(recordings->size() <= 2);
    }
    QVERIFY(shown > whole.size() / 2);
}

void tst_PrometheusReader::whatAServerRefuses()
{
    const auto recordings = readAnswer(
        R"({"status":"error","errorType":"bad_data","error":"1:5: unclosed \"left\" parenthesis"})");
    QVERIFY(!recordings);
    const auto problem = fetchProblemOf(recordings.error());
    QVERIFY(problem);
    QCOMPARE(problem->kind, FetchProblem::Kind::Refused);
    QCOMPARE(problem->words, std::string("1:5: unclosed \"left\" parenthesis"));
}

void tst_PrometheusReader::nothingInIt()
{
    const auto recordings = readAnswer(answerOf({}));
    QVERIFY(!recordings);
    QCOMPARE(recordings.error().code, ErrorCode::NoSamples);
    const auto gaps = readAnswer(answerOf(labelledSeries(kRssOfWeb1, R"([10,"NaN"])")));
    QVERIFY(!gaps);
}

void tst_PrometheusReader::deepAndLong()
{
    std::string deep = R"({"status":"success","resultType":"matrix","result":[],)";
    for (int i = 0; i < 100'000; ++i) {
        deep += R"("data":{)";
    }
    QVERIFY(!readAnswer(deep));
    const std::string sample = "[10,\"" + std::string(100'000, '1') + "\"]";
    QVERIFY(!readAnswer(answerOf(labelledSeries(kRssOfWeb1, sample))));
}

void tst_PrometheusReader::cancel()
{
    auto input = Input::open(TIDEMARK_FIXTURES "/prometheus/two_servers.json");
    QVERIFY(input);
    test::CancelledControl control;
    const auto recordings = builtinFormats().read(*input, control);
    QVERIFY(!recordings);
    QCOMPARE(recordings.error().code, ErrorCode::Cancelled);
}

TIDEMARK_TEST(tst_PrometheusReader)

#include "tst_prometheus_reader.moc"
