// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/history_fetch.h"
#include "core/model/fetch_problem.h"
#include "core/model/restart_name.h"
#include "core/timeline/lives.h"
#include "tests/support/prometheus_server.h"
#include "tests/support/reading.h"
#include "tests/support/series_values.h"
#include "tests/support/test_registry.h"
#include "tests/support/units.h"
#include "tests/support/web_server.h"

#include <QDateTime>
#include <QTest>
#include <QUrlQuery>

#include <algorithm>
#include <cmath>

using namespace tidemark;
using test::kSecondNs;
using test::WebServer;

namespace
{

const char* const kAllOfThem =
    "{__name__=~\"process_resident_memory_bytes|nodejs_heap_size_used_bytes|"
    "process_start_time_seconds\"}";

std::int64_t nowUnixNs()
{
    return QDateTime::currentMSecsSinceEpoch() * (kSecondNs / 1000);
}

qint64 parameterIn(const QByteArray& request, const QString& name)
{
    const QUrl url(QString::fromLatin1(request.split(' ').at(1)));
    return QUrlQuery(url).queryItemValue(name).toLongLong();
}

/// A Prometheus of @p series series without end, as it answers @p request: seconds as values.
QByteArray endless(const QByteArray& request, int series)
{
    const qint64 step = parameterIn(request, "step");
    QByteArray body = R"({"status":"success","data":{"resultType":"matrix","result":[)";
    for (int i = 0; i < series; ++i) {
        body += QByteArray(i == 0 ? "" : ",") + "{\"metric\":{\"instance\":\"" +
                QByteArray::number(i) + "\"},\"values\":[";
        for (qint64 t = parameterIn(request, "start"); t <= parameterIn(request, "end");
             t += step) {
            body += QByteArray(body.endsWith('[') ? "" : ",") + '[' + QByteArray::number(t) +
                    ",\"" + QByteArray::number(t) + "\"]";
        }
        body += "]}";
    }
    body += "]}}";
    return "HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" +
           body;
}

QByteArray refusal(const QByteArray& words)
{
    const QByteArray body = R"({"status":"error","errorType":"bad_data","error":")" + words + "\"}";
    return "HTTP/1.1 400 Bad\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" +
           body;
}

} // namespace

class tst_HistoryFetch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRealPrometheus();
    void inPieces();
    void smallerPiecesWhereTheServerWants();
    void manySeriesComeInSmallPieces();
    void aWrongQueryIsAskedOnce();
    void timesThatWereNotAskedForAreRefused();
    void rubbish_data();
    void rubbish();
    void nothingThere();
    void noNumber();
    void cancelledInTheMiddle();
    void theMetricOfAFunction();

private:
    static HistoryRequest requestTo(const QString& url, const char* query, HistoryRange range)
    {
        return {*historyServerIn(url.toStdString()), query, range};
    }
    HistoryRequest requestToFake(std::int64_t seconds) const
    {
        return requestTo(m_fake.url().toString(), "x", {0, seconds * kSecondNs, kSecondNs});
    }

    WebServer m_fake;
};

void tst_HistoryFetch::aRealPrometheus()
{
    if (!test::PrometheusServer::isThere()) {
        QSKIP("needs prometheus");
    }
    test::PrometheusServer prometheus(3, 5);
    QVERIFY(prometheus.isReady());
    TaskControl control;
    Recordings recordings;
    const auto allRestarted = [&recordings] { // each target is scraped at its own time
        return std::ranges::all_of(recordings, [](const auto& recording) {
            return livesOf(recording->timeline).restarts() >= 2;
        });
    };
    const auto fetchAll = [&] {
        const std::int64_t now = nowUnixNs();
        const auto request =
            requestTo(prometheus.url(), kAllOfThem, {now - 60 * kSecondNs, now, kSecondNs / 5});
        auto matrix = fetchHistory(request, control);
        recordings = matrix ? *prometheusRecordings(*std::move(matrix), request.known(), control)
                            : Recordings();
        return recordings.size() == 3 && allRestarted();
    };
    QTRY_VERIFY(fetchAll());
    for (int i = 0; i < 3; ++i) {
        const Recording& recording = *recordings[static_cast<std::size_t>(i)];
        QCOMPARE(recording.program, "web-" + std::to_string(i + 1));
        const Series* const rss = recording.timeline.mainSeries();
        QVERIFY(rss != nullptr);
        QCOMPARE(rss->name, std::string("process_resident_memory_bytes"));
        for (const double value : test::valuesOf(*rss)) { // what the exporter serves, and no other
            const double steps = (value - 40 * 1048576.0 - 5.0) / 1048576.0;
            QVERIFY(value == test::kGapShown ||
                    (steps >= 0 && steps < 10 && steps == std::floor(steps)));
        }
        QCOMPARE(recording.timeline.markers.front().name, std::string(kStartTimeRestart));
    }
}

void tst_HistoryFetch::inPieces()
{
    m_fake.answer = [](const QByteArray& request) { return endless(request, 2); };
    TaskControl control;
    const auto matrix = fetchHistory(requestToFake(30'000), control);
    QVERIFY(matrix);
    QCOMPARE(matrix->series().size(), 2U);
    QCOMPARE(matrix->samples(), 60'002U);
    qint64 next = 0;
    for (const QByteArray& request : m_fake.requests) {
        QCOMPARE(parameterIn(request, "start"), next);
        const qint64 end = parameterIn(request, "end");
        QVERIFY(end - next < kMostPointsOfAnswer);
        next = end + 1;
    }
    QCOMPARE(next, 30'001);
    QVERIFY(m_fake.requests.size() < 7);
    for (std::size_t i = 0; i < 30'001; ++i) {
        QCOMPARE(matrix->series()[1].values[i], static_cast<double>(i));
    }
}

void tst_HistoryFetch::smallerPiecesWhereTheServerWants()
{
    m_fake.requests.clear();
    m_fake.answer = [](const QByteArray& request) {
        const bool isLong = parameterIn(request, "end") - parameterIn(request, "start") > 400;
        return isLong ? refusal("exceeded maximum resolution of 400 points") : endless(request, 1);
    };
    TaskControl control;
    const auto matrix = fetchHistory(requestToFake(3000), control);
    QVERIFY(matrix);
    QCOMPARE(matrix->samples(), 3001U);
}

void tst_HistoryFetch::manySeriesComeInSmallPieces()
{
    m_fake.requests.clear();
    m_fake.answer = [](const QByteArray& request) { return endless(request, 3000); };
    TaskControl control;
    HistoryRequest request = requestToFake(100);
    request.range.end = 1200 * kSecondNs;
    request.range.step = kSecondNs;
    request.range.start = 190 * kSecondNs;
    QVERIFY(fetchHistory(request, control));
    const QByteArray& second = m_fake.requests.at(1);
    QVERIFY(parameterIn(second, "end") - parameterIn(second, "start") < 700);
}

void tst_HistoryFetch::timesThatWereNotAskedForAreRefused()
{
    const QByteArray whole = endless("GET /?start=0&end=30000&step=1 HTTP/1.1", 1);
    m_fake.requests.clear();
    m_fake.answer = [&whole](const QByteArray&) { return whole; }; // whatever is asked
    TaskControl control;
    const auto matrix = fetchHistory(requestToFake(30'000), control);
    QVERIFY(!matrix);
    QVERIFY(fetchProblemOf(matrix.error())->kind == FetchProblem::Kind::OtherTime);
    QCOMPARE(m_fake.requests.size(), 1U);

    m_fake.answer = [](const QByteArray& request) { // as VictoriaMetrics moves the ends
        const QByteArray start = QByteArray::number(parameterIn(request, "start") - 1);
        const QByteArray end = QByteArray::number(parameterIn(request, "end") + 1);
        return endless("GET /?step=1&start=" + start + "&end=" + end + " HTTP/1.1", 1);
    };
    QVERIFY(fetchHistory(requestToFake(100), control));
}

void tst_HistoryFetch::aWrongQueryIsAskedOnce()
{
    m_fake.requests.clear();
    m_fake.answer = [](const QByteArray&) { return refusal("parse error"); };
    TaskControl control;
    const auto matrix = fetchHistory(requestToFake(3000), control);
    QVERIFY(!matrix);
    QCOMPARE(fetchProblemOf(matrix.error())->kind, FetchProblem::Kind::Refused);
    QCOMPARE(m_fake.requests.size(), 1U);
}

void tst_HistoryFetch::rubbish_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("a page") << QByteArray("<html><body>Log in</body></html>");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("other JSON") << QByteArray("{\"hello\":[1,2]}");
    QTest::newRow("a list") << QByteArray("[1,2]");
    QTest::newRow("cut") << QByteArray(R"({"status":"success","data":{"resultType":"matrix","re)");
    QTest::newRow("bytes") << QByteArray("\x00\xff\x1b[31m\x07", 8);
}

void tst_HistoryFetch::rubbish()
{
    QFETCH(QByteArray, body);
    m_fake.answer = [&body](const QByteArray&) {
        return "HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(body.size()) +
               "\r\n\r\n" + body;
    };
    TaskControl control;
    const auto matrix = fetchHistory(requestToFake(10), control);
    QVERIFY(!matrix);
    QCOMPARE(fetchProblemOf(matrix.error())->kind, FetchProblem::Kind::NotPrometheus);
}

void tst_HistoryFetch::nothingThere()
{
    m_fake.answer = [](const QByteArray& request) { return endless(request, 0); };
    TaskControl control;
    const auto matrix = fetchHistory(requestToFake(10), control);
    QVERIFY(!matrix);
    QCOMPARE(fetchProblemOf(matrix.error())->kind, FetchProblem::Kind::NoSeries);
}

void tst_HistoryFetch::noNumber()
{
    m_fake.answer = [](const QByteArray&) {
        const QByteArray body = R"({"status":"success","data":{"resultType":"matrix","result":[)"
                                R"({"metric":{"__name__":"up"},"values":[[1,"NaN"],)"
                                R"([2,"+Inf"]]}]}})";
        return "HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(body.size()) +
               "\r\n\r\n" + body;
    };
    TaskControl control;
    const auto matrix = fetchHistory(requestToFake(10), control);
    QVERIFY(!matrix);
    QCOMPARE(fetchProblemOf(matrix.error())->kind, FetchProblem::Kind::NoNumbers);
}

void tst_HistoryFetch::cancelledInTheMiddle()
{
    struct Control final : TaskControl {
        bool cancelled() const override { return isEnough; }
        void progress(double fraction) override { isEnough = fraction > 0.01; }
        bool isEnough = false;
    } control;
    m_fake.requests.clear();
    m_fake.answer = [](const QByteArray& request) { return endless(request, 1); };
    const auto matrix = fetchHistory(requestToFake(80'000), control);
    QVERIFY(!matrix);
    QCOMPARE(matrix.error().code, ErrorCode::Cancelled);
    QVERIFY(m_fake.requests.size() < 4);
}

/// A function leaves no name: the query tells what it is of.
void tst_HistoryFetch::theMetricOfAFunction()
{
    m_fake.answer = [](const QByteArray& request) { return endless(request, 1); };
    TaskControl control;
    HistoryRequest request = requestToFake(10);
    request.query = "sum by (instance) (nodejs_heap_size_used_bytes)";
    auto matrix = fetchHistory(request, control);
    QVERIFY(matrix);
    const auto recordings = prometheusRecordings(*std::move(matrix), request.known(), control);
    QVERIFY(recordings);
    QCOMPARE(recordings->front()->timeline.series.front().kind, SeriesKind::HeapUsed);
}

TIDEMARK_TEST(tst_HistoryFetch)

#include "tst_history_fetch.moc"
