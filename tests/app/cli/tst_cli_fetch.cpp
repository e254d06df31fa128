// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/lives.h"
#include "tests/support/cli_process.h"
#include "tests/support/prometheus_server.h"
#include "tests/support/reading.h"
#include "tests/support/test_registry.h"
#include "tests/support/web_server.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace tidemark;
using test::CliOutcome;
using test::runCli;
using test::WebServer;

class tst_CliFetch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFleetOfARealServer();
    void wrongUsage_data();
    void wrongUsage();
    void otherFilesStay();
    void aServerThatIsDown();
    void aServerThatWantsAPassword();
    void credentialsAreInNoFile();
    void interrupted();

private:
    QString path(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    QByteArray content(const char* name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    /// While this process goes on answering.
    CliOutcome runBeside(const QStringList& arguments, const QByteArray& bearer = {}) const;

    QTemporaryDir m_folder;
    WebServer m_fake;
};

CliOutcome tst_CliFetch::runBeside(const QStringList& arguments, const QByteArray& bearer) const
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    if (!bearer.isEmpty()) {
        environment.insert(QStringLiteral("TIDEMARK_BEARER"), QString::fromLatin1(bearer));
    }
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(TIDEMARK_CLI), arguments);
    const bool isOver = QTest::qWaitFor(
        [&process] { return process.state() == QProcess::NotRunning; }, test::kPatience);
    return {isOver ? process.exitCode() : -1, process.readAllStandardOutput(),
            process.readAllStandardError()};
}

void tst_CliFetch::aFleetOfARealServer()
{
    if (!test::PrometheusServer::isThere()) {
        QSKIP("needs prometheus");
    }
    test::PrometheusServer prometheus(3, 5);
    QVERIFY(prometheus.isReady());
    Recordings recordings;
    const auto fetchAll = [&] {
        const CliOutcome outcome =
            runCli({"fetch", prometheus.url(), "--query",
                    "{__name__=~\"process_resident_memory_bytes|process_start_time_seconds\"}",
                    "--start", "1m", "--step", "200ms", "-o", path("fleet.tidemark"), "--force"});
        const auto read = test::readFile(path("fleet.tidemark").toStdString());
        recordings = outcome.status == 0 && read ? *read : Recordings();
        return recordings.size() == 3 && livesOf(recordings.front()->timeline).restarts() >= 2;
    };
    QTRY_VERIFY(fetchAll());
    QCOMPARE(recordings[1]->program, std::string("web-2"));
    QVERIFY(recordings[1]->timeline.mainSeries()->kind == SeriesKind::Rss);
    const CliOutcome summary = runCli({"summary", path("fleet.tidemark"), "--json"});
    QVERIFY(summary.document()["recordings"][0]["restarts"]["count"].get<int>() >= 2);
    QCOMPARE(summary.document()["recordings"][0]["restarts"]["inferred"].get<bool>(), false);

    const CliOutcome saved = runCli({"fetch", prometheus.url(), "--query",
                                     "process_resident_memory_bytes", "-o", path("fleet.json")});
    QCOMPARE(saved.status, 0);
    QVERIFY2(saved.out.contains("series: 3"), saved.out.constData());
    QVERIFY(
        content("fleet.json").startsWith(R"({"status":"success","data":{"resultType":"matrix")"));
    const auto again = test::readFile(path("fleet.json").toStdString());
    QVERIFY(again);
    QCOMPARE(again->size(), 3U);
}

void tst_CliFetch::wrongUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    const QStringList usual{"fetch", "http://h", "--query", "x", "-o", "a.tidemark"};
    const auto with = [&usual](const char* option, const char* value) {
        return usual + QStringList{option, value};
    };
    QTest::newRow("no address") << QStringList{"fetch", "--query", "x", "-o", "a.tidemark"};
    QTest::newRow("no query") << QStringList{"fetch", "http://h", "-o", "a.tidemark"};
    QTest::newRow("other scheme") << QStringList{"fetch", "ftp://h", "--query",
                                                 "x",     "-o",      "a.tidemark"};
    QTest::newRow("other ending") << QStringList{"fetch", "http://h", "--query",
                                                 "x",     "-o",       "a.csv"};
    QTest::newRow("start") << with("--start", "yesterday");
    QTest::newRow("start behind end") << with("--start", "1h") + QStringList{"--end", "2h"};
    QTest::newRow("step") << with("--step", "0");
}

void tst_CliFetch::wrongUsage()
{
    QFETCH(QStringList, arguments);
    const CliOutcome outcome = runCli(arguments);
    QCOMPARE(outcome.status, 2);
    QVERIFY(!outcome.err.isEmpty());
}

void tst_CliFetch::otherFilesStay()
{
    QVERIFY(!test::writeFile(path("mine.json"), "mine").isEmpty());
    m_fake.requests.clear();
    const CliOutcome outcome =
        runBeside({"fetch", m_fake.url().toString(), "--query", "x", "-o", path("mine.json")});
    QCOMPARE(outcome.status, 3);
    QVERIFY(m_fake.requests.empty()); // it was not asked for nothing
    QCOMPARE(content("mine.json"), QByteArray("mine"));
}

void tst_CliFetch::aServerThatIsDown()
{
    const CliOutcome outcome =
        runCli({"fetch", "http://127.0.0.1:1", "--query", "x", "-o", path("down.tidemark")});
    QCOMPARE(outcome.status, 3);
    QVERIFY2(outcome.err.contains("cannot be reached"), outcome.err.constData());
    QVERIFY(!QFile::exists(path("down.tidemark")));
}

void tst_CliFetch::aServerThatWantsAPassword()
{
    m_fake.answer = [](const QByteArray&) {
        return QByteArray("HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm=\"x\"\r\n"
                          "Content-Length: 0\r\n\r\n");
    };
    QUrl url = m_fake.url();
    url.setUserInfo(QStringLiteral("me:geheim"));
    const CliOutcome outcome = runBeside(
        {"fetch", url.toString(QUrl::FullyEncoded), "--query", "x", "-o", path("secret.tidemark")});
    QCOMPARE(outcome.status, 3);
    QVERIFY2(outcome.err.contains("TIDEMARK_BEARER"), outcome.err.constData());
    QVERIFY2(!outcome.err.contains("geheim"), outcome.err.constData());
}

void tst_CliFetch::credentialsAreInNoFile()
{
    m_fake.answer = [](const QByteArray& request) {
        const QByteArray body =
            request.contains("Authorization: Bearer geheim\r\n")
                ? R"({"status":"success","data":{"resultType":"matrix","result":[)"
                  R"({"metric":{"instance":"a"},"values":[[10,"1048576"]]}]}})"
                : "{}";
        return "HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(body.size()) +
               "\r\n\r\n" + body;
    };
    for (const char* const name : {"kept.tidemark", "kept.json"}) {
        const CliOutcome outcome = runBeside({"fetch", m_fake.url().toString(), "--query", "x",
                                              "--start", "0", "--end", "20", "-o", path(name)},
                                             "geheim");
        QVERIFY2(outcome.status == 0, outcome.err.constData());
        QVERIFY(!content(name).isEmpty());
        QVERIFY(!content(name).contains("geheim"));
        QVERIFY(!outcome.out.contains("geheim") && !outcome.err.contains("geheim"));
    }
}

void tst_CliFetch::interrupted()
{
    m_fake.requests.clear();
    m_fake.answersTogether = 1000; // which never come
    QProcess process;
    process.start(QStringLiteral(TIDEMARK_CLI),
                  {"fetch", m_fake.url().toString(), "--query", "x", "-o", path("never.tidemark")});
    QTRY_VERIFY(!m_fake.requests.empty());
    process.terminate();
    QTRY_COMPARE(process.state(), QProcess::NotRunning);
    QCOMPARE(process.exitCode(), 130);
    QVERIFY(QDir(m_folder.path()).entryList({"never*"}).isEmpty());
    m_fake.answersTogether = 1;
}

TIDEMARK_TEST(tst_CliFetch)

#include "tst_cli_fetch.moc"
