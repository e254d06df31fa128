// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/server_labels.h"
#include "core/model/fetch_problem.h"
#include "tests/support/patience.h"
#include "tests/support/prometheus_server.h"
#include "tests/support/test_registry.h"
#include "tests/support/web_server.h"

#include <QDateTime>
#include <QTest>

#include <algorithm>

using namespace tidemark;

class tst_ServerLabels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatARealServerHas();
    void otherAnswers_data();
    void otherAnswers();
};

void tst_ServerLabels::whatARealServerHas()
{
    if (!test::PrometheusServer::isThere()) {
        QSKIP("needs prometheus");
    }
    test::PrometheusServer prometheus(2);
    QVERIFY(prometheus.isReady());
    const HistoryServer server = *historyServerIn(prometheus.url().toStdString());
    TaskControl control;
    const auto holds = [](const Result<std::vector<std::string>>& names, const char* name) {
        return names && std::ranges::find(*names, name) != names->end();
    };
    QTRY_VERIFY(holds(labelValues(server, "instance", control), "web-2"));
    QVERIFY(holds(labelNames(server, control), "instance"));
    QVERIFY(holds(labelValues(server, "__name__", control), "process_resident_memory_bytes"));
    const auto series = [&] { // both targets are not asked at once
        constexpr std::int64_t kMillisecond = 1'000'000;
        const std::int64_t now = QDateTime::currentMSecsSinceEpoch() * kMillisecond;
        const HistoryRange range{now - 60'000 * kMillisecond, now, kMillisecond};
        return seriesCount(server, "process_resident_memory_bytes{job=\"shop\"}", range, control)
            .value_or(0);
    };
    QTRY_COMPARE(series(), 2U);
}

void tst_ServerLabels::otherAnswers_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("isList");
    QTest::newRow("names") << QByteArray(R"({"status":"success","data":["a","b"]})") << true;
    QTest::newRow("none") << QByteArray(R"({"status":"success","data":[]})") << true;
    QTest::newRow("no list") << QByteArray(R"({"status":"success","data":{}})") << false;
    QTest::newRow("a page") << QByteArray("<html>") << false;
}

void tst_ServerLabels::otherAnswers()
{
    QFETCH(QByteArray, body);
    QFETCH(bool, isList);
    test::WebServer fake;
    fake.answer = [&body](const QByteArray&) {
        return "HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(body.size()) +
               "\r\n\r\n" + body;
    };
    TaskControl control;
    const auto names = labelNames(*historyServerIn(fake.url().toString().toStdString()), control);
    QCOMPARE(names.has_value(), isList);
    QVERIFY(names || fetchProblemOf(names.error())->kind == FetchProblem::Kind::NotPrometheus);
}

TIDEMARK_TEST(tst_ServerLabels)

#include "tst_server_labels.moc"
