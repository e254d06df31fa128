// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/history_answer.h"
#include "core/model/fetch_problem.h"
#include "tests/support/reading.h"
#include "tests/support/test_registry.h"
#include "tests/support/web_server.h"

#include <QTest>
#include <QTimer>

using namespace tidemark;
using namespace std::chrono_literals;
using test::WebServer;
using Kind = FetchProblem::Kind;

namespace
{

QByteArray answerOf(int status, const QByteArray& body, const QByteArray& head = {})
{
    return "HTTP/1.1 " + QByteArray::number(status) + " So\r\n" + head +
           "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

} // namespace

/// What servers do, each by a server of the test's own.
class tst_HistoryAnswer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_server = std::make_unique<WebServer>(); }
    void cleanup() { m_server.reset(); }
    void whatIsSent();
    void longQuestionsArePosted();
    void problems_data();
    void problems();
    void nobodyListens();
    void silent();
    void withoutAnEnd();
    void tooLarge();
    void cutShort();
    void redirectsOnTheSameHost();
    void credentialsGoNowhereElse();
    void redirectsInCircles();
    void cancelled();

private:
    HistoryServer server(const char* path = "/") const
    {
        return *historyServerIn(m_server->url(path).toString().toStdString(), "geheim");
    }
    Result<std::string> ask(const HistoryServer& server, AnswerLimits limits = {},
                            const QString& query = QStringLiteral("a+b=c&d"))
    {
        QUrlQuery parameters;
        parameters.addQueryItem(QStringLiteral("query"),
                                QString::fromLatin1(QUrl::toPercentEncoding(query)));
        const auto manager = managerFor(server);
        TaskControl control;
        return HistoryAnswer(*manager, server, "/api/v1/query_range", parameters, limits)
            .wait(control);
    }
    static Kind kindOf(const Result<std::string>& result)
    {
        return result ? Kind::NoSeries : fetchProblemOf(result.error())->kind;
    }

    std::unique_ptr<WebServer> m_server;
};

void tst_HistoryAnswer::whatIsSent()
{
    QCOMPARE(*ask(server("/prefix")), std::string("ok"));
    const QByteArray& request = m_server->requests.front();
    QVERIFY2(request.startsWith("GET /prefix/api/v1/query_range?query=a%2Bb%3Dc%26d HTTP/1.1\r\n"),
             request.constData());
    QVERIFY(request.contains("Authorization: Bearer geheim\r\n"));
}

void tst_HistoryAnswer::longQuestionsArePosted()
{
    const QString query(5000, QLatin1Char('x'));
    QVERIFY(ask(server(), {}, query));
    const QByteArray& request = m_server->requests.front();
    QVERIFY(request.startsWith("POST /api/v1/query_range HTTP/1.1\r\n"));
    QVERIFY(request.endsWith("query=" + query.toLatin1()));
}

void tst_HistoryAnswer::problems_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("words");
    const QByteArray refusal = R"({"status":"error","errorType":"bad_data","error":"no \"x\""})";
    QTest::newRow("a wrong query") << answerOf(400, refusal) << Kind::Refused << "no \"x\"";
    QTest::newRow("not executed") << answerOf(422, refusal) << Kind::Refused << "no \"x\"";
    QTest::newRow("who are you") << answerOf(401, "x", "WWW-Authenticate: Basic realm=\"a\"\r\n")
                                 << Kind::NeedsPassword << "";
    QTest::newRow("not you") << answerOf(403, "go away") << Kind::Forbidden << "go away";
    QTest::newRow("nothing there") << answerOf(404, "<html>404</html>") << Kind::NoSuchPath << "";
    QTest::newRow("an answer of the API") << answerOf(404, refusal) << Kind::Refused << "no \"x\"";
    QTest::newRow("busy") << answerOf(503, R"({"status":"error","error":"query timed out"})")
                          << Kind::ServerFails << "503 query timed out";
    QTest::newRow("a proxy alone") << answerOf(502, "<html>bad gateway</html>") << Kind::ServerFails
                                   << "502 <html>bad gateway</html>";
    QTest::newRow("another host") << answerOf(302, "",
                                              "Location: http://me:pw@login.example/?token=x\r\n")
                                  << Kind::Redirects << "http://login.example/";
    QTest::newRow("another port") << answerOf(301, "", "Location: http://127.0.0.1:1/\r\n")
                                  << Kind::Redirects << "http://127.0.0.1:1/";
}

void tst_HistoryAnswer::problems()
{
    QFETCH(QByteArray, answer);
    QFETCH(Kind, kind);
    QFETCH(QString, words);
    m_server->answer = [&answer](const QByteArray&) { return answer; };
    const auto result = ask(server());
    QVERIFY(!result);
    const auto problem = fetchProblemOf(result.error());
    QVERIFY(problem);
    QCOMPARE(problem->kind, kind);
    QCOMPARE(QString::fromStdString(problem->words), words);
    QVERIFY(result.error().detail.find("geheim") == std::string::npos);
}

void tst_HistoryAnswer::nobodyListens()
{
    const HistoryServer gone = server();
    m_server.reset();
    const auto result = ask(gone);
    QCOMPARE(kindOf(result), Kind::NoConnection);
    QVERIFY(!fetchProblemOf(result.error())->words.empty());
}

void tst_HistoryAnswer::silent()
{
    m_server->answersTogether = 2; // which never come
    QCOMPARE(kindOf(ask(server(), {1000, 200ms})), Kind::NoAnswer);
}

void tst_HistoryAnswer::withoutAnEnd()
{
    QTimer trickle;
    const auto sendNext = [this] {
        for (QTcpSocket* const socket : m_server->peers()) {
            socket->write("x");
        }
    };
    QObject::connect(&trickle, &QTimer::timeout, sendNext);
    m_server->answer = [&trickle](const QByteArray&) {
        trickle.start(20ms);
        return QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n{");
    };
    const auto result = ask(server(), {1'000'000, 60s, 300ms});
    QCOMPARE(kindOf(result), Kind::TooSlow);
    QCOMPARE(fetchProblemOf(result.error())->words, std::string("1"));
}

void tst_HistoryAnswer::tooLarge()
{
    m_server->answer = [](const QByteArray&) { return answerOf(200, QByteArray(100'000, 'x')); };
    QCOMPARE(kindOf(ask(server(), {50'000, 60s})), Kind::TooMuch);
}

void tst_HistoryAnswer::cutShort()
{
    m_server->answer = [](const QByteArray&) {
        return QByteArray(
            "HTTP/1.1 200 OK\r\nContent-Length: 100\r\nConnection: close\r\n\r\n{\"st");
    };
    m_server->closesAfterAnswer = true;
    QCOMPARE(kindOf(ask(server())), Kind::NoConnection);
}

void tst_HistoryAnswer::redirectsOnTheSameHost()
{
    m_server->answer = [](const QByteArray& request) {
        return request.startsWith("GET /there") ? WebServer::kOk
                                                : answerOf(302, "", "Location: /there\r\n");
    };
    QCOMPARE(*ask(server()), std::string("ok"));
    QVERIFY(m_server->requests.back().contains("Authorization: Bearer geheim\r\n"));
}

void tst_HistoryAnswer::credentialsGoNowhereElse()
{
    WebServer other;
    const QByteArray place = other.url("/x").toString().toLatin1();
    m_server->answer = [&place](const QByteArray&) {
        return answerOf(302, "", "Location: " + place + "\r\n");
    };
    QCOMPARE(kindOf(ask(server())), Kind::Redirects);
    QVERIFY(other.requests.empty());
}

void tst_HistoryAnswer::redirectsInCircles()
{
    m_server->answer = [](const QByteArray&) { return answerOf(302, "", "Location: /again\r\n"); };
    QCOMPARE(kindOf(ask(server())), Kind::Redirects);
    QVERIFY(m_server->requests.size() < 10);
}

void tst_HistoryAnswer::cancelled()
{
    m_server->answersTogether = 2;
    const HistoryServer asked = server();
    const auto manager = managerFor(asked);
    test::CancelledControl control;
    const auto result = HistoryAnswer(*manager, asked, "/x", {}).wait(control);
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::Cancelled);
}

TIDEMARK_TEST(tst_HistoryAnswer)

#include "tst_history_answer.moc"
