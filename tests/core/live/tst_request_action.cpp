// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/request_action.h"
#include "tests/support/test_registry.h"
#include "tests/support/web_server.h"

#include <QTest>

using namespace tidemark;
using Kind = ActionProblem::Kind;

using namespace std::chrono_literals;
using test::WebServer;

class tst_RequestAction final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_server = std::make_unique<WebServer>(); }
    void cleanup() { m_server.reset(); }
    void eachRequestIsItsOwn();
    void methodAndBody();
    void headHasNoBody();
    void severalAtOnce();
    void inOneGo();
    void answersThatAreErrors_data();
    void answersThatAreErrors();
    void noAnswer();
    void nobodyListens();
    void tooLate();
    void tooMuch();
    void redirectionsAreNotFollowed();
    void cookiesAreNotKept();
    void cancelled();
    void urls_data();
    void urls();
    void methods();
    void onThisMachine_data();
    void onThisMachine();

private:
    Result<ActionsDone> act(HttpRequest request, std::uint64_t times = 1)
    {
        if (request.url.isEmpty()) {
            request.url = m_server->url();
        }
        return RequestAction(std::move(request)).act(times, m_control);
    }

    std::unique_ptr<WebServer> m_server;
    TaskControl m_control;
};

void tst_RequestAction::eachRequestIsItsOwn()
{
    for (int i = 0; i < 2; ++i) {
        const auto done = act({m_server->url("/users?id=7")});
        QVERIFY(done);
        QCOMPARE(done->worked, std::uint64_t{1});
        QVERIFY(done->problem == ActionProblem());
    }
    QCOMPARE(m_server->requests.size(), std::size_t{2});
    QCOMPARE(m_server->connections, std::size_t{2});
    const QByteArray& request = m_server->requests.back();
    QVERIFY2(request.startsWith("GET /users?id=7 HTTP/1.1\r\n"), request.constData());
    QVERIFY2(request.contains("Connection: close"), request.constData());
    QVERIFY2(request.endsWith("\r\n\r\n"), request.constData());
}

void tst_RequestAction::methodAndBody()
{
    HttpRequest request;
    request.method = "PUT";
    request.body = R"({"name":"Grün"})";
    QVERIFY(act(request));
    request.method = "POST";
    request.body = "name=x";
    QVERIFY(act(request));
    const QByteArray& json = m_server->requests.front();
    QVERIFY2(json.startsWith("PUT / ") && json.endsWith("\r\n\r\n{\"name\":\"Gr\xc3\xbcn\"}") &&
                 json.contains("Content-Type: application/json\r\n"),
             json.constData());
    const QByteArray& form = m_server->requests.back();
    QVERIFY2(form.startsWith("POST / ") && form.endsWith("\r\n\r\nname=x") &&
                 form.contains("Content-Type: application/x-www-form-urlencoded\r\n"),
             form.constData());
}

void tst_RequestAction::headHasNoBody()
{
    m_server->answer = [](const QByteArray&) {
        return QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
    };
    HttpRequest request;
    request.method = "HEAD";
    const auto done = act(request);
    QVERIFY(done);
    QCOMPARE(done->worked, std::uint64_t{1});
}

/// More than Qt has connections to one host: it would let the others wait.
void tst_RequestAction::severalAtOnce()
{
    m_server->answersTogether = 15; // or nobody gets an answer
    HttpRequest request;
    request.atOnce = 15;
    const auto done = act(request, 15);
    QVERIFY(done);
    QCOMPARE(done->worked, std::uint64_t{15});
    QCOMPARE(m_server->requests.size(), std::size_t{15});
}

void tst_RequestAction::inOneGo()
{
    HttpRequest request;
    request.atOnce = 4;
    const RequestAction action(request);
    QCOMPARE(action.inOneGo(10), std::uint64_t{4});
    QCOMPARE(action.inOneGo(3), std::uint64_t{3});
}

void tst_RequestAction::answersThatAreErrors_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("works");
    QTest::newRow("no content") << 204 << true;
    QTest::newRow("not modified") << 304 << true;
    QTest::newRow("bad request") << 400 << false;
    QTest::newRow("who are you") << 401 << false;
    QTest::newRow("not found") << 404 << false;
    QTest::newRow("fault of the server") << 500 << false;
    QTest::newRow("busy") << 503 << false;
}

void tst_RequestAction::answersThatAreErrors()
{
    QFETCH(int, status);
    QFETCH(bool, works);
    m_server->answer = [status](const QByteArray&) {
        return "HTTP/1.1 " + QByteArray::number(status) + " So\r\nContent-Length: 0\r\n\r\n";
    };
    const auto done = act({});
    QVERIFY(done);
    QCOMPARE(done->worked, std::uint64_t{works ? 1U : 0U});
    QVERIFY(done->problem == (works ? ActionProblem() : ActionProblem{Kind::HttpStatus, status}));
    QCOMPARE(m_server->requests.size(), std::size_t{1});
}

void tst_RequestAction::noAnswer()
{
    m_server->answer = [](const QByteArray&) { return QByteArray(); };
    const auto done = act({});
    QVERIFY(done);
    QCOMPARE(done->worked, std::uint64_t{0});
    QVERIFY(done->problem.kind == Kind::NoAnswer);
    QVERIFY(!done->problem.words.empty());
}

void tst_RequestAction::nobodyListens()
{
    HttpRequest request;
    request.url = m_server->url();
    m_server.reset();
    const auto done = act(request);
    QVERIFY(done);
    QCOMPARE(done->worked, std::uint64_t{0});
    QVERIFY(done->problem.kind == Kind::NoAnswer);
}

void tst_RequestAction::tooLate()
{
    m_server->answer = [](const QByteArray&) {
        return QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nno more");
    };
    HttpRequest request;
    request.most = 200ms;
    const auto done = act(request);
    QVERIFY(done);
    QCOMPARE(done->worked, std::uint64_t{0});
    QVERIFY(done->problem.kind == Kind::TooLong);
}

void tst_RequestAction::tooMuch()
{
    m_server->answer = [](const QByteArray&) {
        constexpr qsizetype kLength = qsizetype{65} << 20U;
        return "HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(kLength) + "\r\n\r\n" +
               QByteArray(kLength, 'x');
    };
    const auto done = act({});
    QVERIFY(done);
    QCOMPARE(done->worked, std::uint64_t{0});
    QVERIFY(done->problem.kind == Kind::TooMuch);
}

/// That would be another request than the one that is suspected.
void tst_RequestAction::redirectionsAreNotFollowed()
{
    WebServer other;
    m_server->answer = [&other](const QByteArray&) {
        return "HTTP/1.1 302 Found\r\nLocation: " + other.url().toEncoded() +
               "\r\nContent-Length: 0\r\n\r\n";
    };
    const auto done = act({});
    QVERIFY(done);
    QCOMPARE(done->worked, std::uint64_t{1});
    QCOMPARE(m_server->requests.size(), std::size_t{1});
    QVERIFY(other.requests.empty());
}

void tst_RequestAction::cookiesAreNotKept()
{
    m_server->answer = [](const QByteArray&) {
        return QByteArray("HTTP/1.1 200 OK\r\nSet-Cookie: who=me\r\nContent-Length: 0\r\n\r\n");
    };
    RequestAction action({m_server->url()});
    QVERIFY(action.act(1, m_control));
    QVERIFY(action.act(1, m_control));
    QVERIFY(!m_server->requests.back().toLower().contains("cookie"));
}

void tst_RequestAction::cancelled()
{
    struct Cancelling final : TaskControl {
        explicit Cancelling(const WebServer& asked) : server(asked) {}
        bool cancelled() const override { return !server.requests.empty(); }
        const WebServer& server;
    } control(*m_server);
    m_server->answersTogether = 2; // so that there is no answer to one
    const auto done = RequestAction({m_server->url()}).act(1, control);
    QVERIFY(!done);
    QVERIFY(done.error().code == ErrorCode::Cancelled);
}

void tst_RequestAction::urls_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("url"); ///< empty: it is none
    const auto add = [](const char* text, const char* url) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(url);
    };
    add("http://localhost:3000/", "http://localhost:3000/");
    add("localhost:3000/a?b=c", "http://localhost:3000/a?b=c");
    add("  127.0.0.1:80 ", "http://127.0.0.1:80");
    add("[::1]:3000/", "http://[::1]:3000/");
    add("https://localhost/", "https://localhost/");
    add("ftp://localhost/", "");
    add("file:///etc/passwd", "");
    add("http://", "");
    add("http://localhost:99999/", "");
    add("", "");
}

void tst_RequestAction::urls()
{
    QFETCH(QString, text);
    QFETCH(QString, url);
    const auto found = httpUrlIn(text.toStdString());
    QCOMPARE(found ? found->toString() : QString(), url);
}

void tst_RequestAction::methods()
{
    for (const char* const good : {"GET", "PURGE", "M-SEARCH"}) {
        QVERIFY2(isHttpMethod(good), good);
    }
    for (const char* const bad :
         {"", "get", "GET /", "A\r\nB", "GETGETGETGETGETGETGETGETGETGETGET"}) {
        QVERIFY2(!isHttpMethod(bad), bad);
    }
}

void tst_RequestAction::onThisMachine_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("isHere");
    const auto add = [](const char* url, bool isHere) {
        QTest::newRow(url) << QString::fromUtf8(url) << isHere;
    };
    add("http://localhost:3000/", true);
    add("http://127.8.9.1/", true);
    add("http://[::1]/", true);
    add("http://192.168.1.2/", false);
    add("http://localhost.example.com/", false);
    add("http://127.0.0.1@example.com/", false);
    add("http://0.0.0.0/", false);
}

void tst_RequestAction::onThisMachine()
{
    QFETCH(QString, url);
    const auto found = httpUrlIn(url.toStdString());
    QVERIFY(found);
    QTEST(isOnThisMachine(*found), "isHere");
}

TIDEMARK_TEST(tst_RequestAction)

#include "tst_request_action.moc"
