// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/history_server.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;

class tst_HistoryServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addresses_data();
    void addresses();
    void whoAsks_data();
    void whoAsks();
    void noAddress();
};

void tst_HistoryServer::addresses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    const auto add = [](const char* text, const char* shown) {
        QTest::newRow(text) << text << shown;
    };
    add("http://localhost:9090", "http://localhost:9090");
    add("localhost:9090/", "http://localhost:9090");
    add("https://mimir/prometheus/", "https://mimir/prometheus");
    add("http://h/graph?g0.expr=up", "http://h");
    add("http://h/p/query#x", "http://h/p");
    add("http://h/api/v1/query_range?query=up", "http://h");
    add("https://g/api/datasources/proxy/uid/a%20b/api/v1/labels",
        "https://g/api/datasources/proxy/uid/a%20b");
    add("https://me:secret@h:1/x", "https://h:1/x");
    add("http://[::1]:9090", "http://[::1]:9090");
}

void tst_HistoryServer::addresses()
{
    QFETCH(QString, text);
    QFETCH(QString, shown);
    const auto server = historyServerIn(text.toStdString(), "token");
    QVERIFY(server);
    QCOMPARE(QString::fromStdString(shownAddress(*server)), shown);
    QVERIFY(!server->url.toString().contains("secret"));
}

void tst_HistoryServer::whoAsks_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("bearer");
    QTest::addColumn<QByteArray>("authorization");
    QTest::newRow("nobody") << "http://h"
                            << "" << QByteArray();
    QTest::newRow("user and password") << "http://me:p%40ss@h"
                                       << ""
                                       << "Basic " + QByteArray("me:p@ss").toBase64();
    QTest::newRow("user alone") << "http://me@h"
                                << ""
                                << "Basic " + QByteArray("me:").toBase64();
    QTest::newRow("token") << "http://h"
                           << "abc" << QByteArray("Bearer abc");
    QTest::newRow("the address goes before") << "http://me:x@h"
                                             << "abc"
                                             << "Basic " + QByteArray("me:x").toBase64();
    QTest::newRow("no second header") << "http://h"
                                      << "abc\r\nX: y\n"
                                      << QByteArray("Bearer abc X: y");
}

void tst_HistoryServer::whoAsks()
{
    QFETCH(QString, text);
    QFETCH(QString, bearer);
    QFETCH(QByteArray, authorization);
    const auto server = historyServerIn(text.toStdString(), bearer.toStdString());
    QVERIFY(server);
    QCOMPARE(server->authorization, authorization);
}

void tst_HistoryServer::noAddress()
{
    for (const char* const text : {"", "ftp://h", "http://", "http://h:99999", "not an address"}) {
        QVERIFY2(!historyServerIn(text), text);
    }
}

TIDEMARK_TEST(tst_HistoryServer)

#include "tst_history_server.moc"
