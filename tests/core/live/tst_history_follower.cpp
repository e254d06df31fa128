// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/history_follower.h"
#include "tests/support/series_values.h"
#include "tests/support/test_registry.h"
#include "tests/support/units.h"
#include "tests/support/web_server.h"

#include <QTest>
#include <QUrlQuery>

using namespace tidemark;
using test::WebServer;
using Values = std::vector<double>;
using test::kSecondNs;

class tst_HistoryFollower : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void asksForWhatIsNew();
    void goesOnAfterAFailure();
    void aNewTargetComesLast();

private:
    HistoryFollower follower();

    WebServer m_server;
    std::vector<QByteArray> m_results; ///< of the answers to come, one after the other
    TaskControl m_control;
};

void tst_HistoryFollower::init()
{
    m_server.requests.clear();
    m_results.clear();
    m_server.answer = [this](const QByteArray&) {
        const QByteArray result = m_results.front();
        m_results.erase(m_results.begin());
        const QByteArray body =
            R"({"status":"success","data":{"resultType":"matrix","result":[)" + result + "]}}";
        return result.isEmpty()
                   ? QByteArray("HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n")
                   : "HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(body.size()) +
                         "\r\n\r\n" + body;
    };
}

HistoryFollower tst_HistoryFollower::follower()
{
    HistoryRequest request{*historyServerIn(m_server.url().toString().toStdString()),
                           "x_bytes",
                           {0, 20 * kSecondNs, 10 * kSecondNs}};
    m_results.push_back(
        R"({"metric":{"instance":"a"},"values":[[0,"1048576"],[10,"2097152"],[20,"3145728"]]})");
    PrometheusMatrix matrix = *fetchHistory(request, m_control);
    return {request, std::move(matrix)};
}

void tst_HistoryFollower::asksForWhatIsNew()
{
    HistoryFollower following = follower();
    const auto none = following.update(29 * kSecondNs, m_control); // no step is over
    QVERIFY(none);
    QCOMPARE(m_server.requests.size(), 1U);
    m_results.push_back(R"({"metric":{"instance":"a"},"values":[[30,"4194304"],[40,"5242880"]]})");
    const auto more = following.update(45 * kSecondNs, m_control);
    QVERIFY(more);
    QVERIFY(m_server.requests.back().contains("start=30&end=40&step=10"));
    QCOMPARE(test::valuesOf(more->front()->timeline.series.front()).size(), 5U);
    QCOMPARE((*more->front()->timeline.series.front().positions)[4], 40 * kSecondNs);
}

void tst_HistoryFollower::goesOnAfterAFailure()
{
    HistoryFollower following = follower();
    m_results.push_back({});
    QVERIFY(!following.update(35 * kSecondNs, m_control));
    m_results.push_back(R"({"metric":{"instance":"a"},"values":[[30,"4194304"],[40,"5242880"]]})");
    const auto more = following.update(45 * kSecondNs, m_control);
    QVERIFY(more);
    QVERIFY(m_server.requests.back().contains("start=30&end=40"));
    QVERIFY(more->front()->warnings.empty());
}

void tst_HistoryFollower::aNewTargetComesLast()
{
    HistoryFollower following = follower();
    m_results.push_back(R"({"metric":{"instance":"0"},"values":[[30,"4194304"]]},)"
                        R"({"metric":{"instance":"a"},"values":[[30,"4194304"]]})");
    const auto more = following.update(30 * kSecondNs, m_control);
    QVERIFY(more);
    QCOMPARE(more->size(), 2U);
    QCOMPARE(more->front()->program, std::string("a"));
    QCOMPARE(more->back()->program, std::string("0"));
}

TIDEMARK_TEST(tst_HistoryFollower)

#include "tst_history_follower.moc"
