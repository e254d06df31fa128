// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/inspector_address.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;

class tst_InspectorAddress final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void loopback();
};

void tst_InspectorAddress::reads_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<int>("port");
    QTest::addColumn<QByteArray>("written");
    QTest::newRow("host and port") << QByteArray("127.0.0.1:9229") << QByteArray("127.0.0.1")
                                   << 9229 << QByteArray("127.0.0.1:9229");
    QTest::newRow("a name") << QByteArray("db.example:1") << QByteArray("db.example") << 1
                            << QByteArray("db.example:1");
    QTest::newRow("IPv6") << QByteArray("[::1]:65535") << QByteArray("::1") << 65535
                          << QByteArray("[::1]:65535");
    QTest::newRow("a port alone") << QByteArray(":9230") << QByteArray("127.0.0.1") << 9230
                                  << QByteArray("127.0.0.1:9230");
    QTest::newRow("as Node prints it")
        << QByteArray("ws://127.0.0.1:9229/6c3d-11") << QByteArray("127.0.0.1") << 9229
        << QByteArray("127.0.0.1:9229");
    QTest::newRow("as a browser shows it")
        << QByteArray("http://localhost:9222/json") << QByteArray("localhost") << 9222
        << QByteArray("localhost:9222");
}

void tst_InspectorAddress::reads()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, host);
    QFETCH(int, port);
    QFETCH(QByteArray, written);
    const auto address = inspectorAddressIn(text.toStdString());
    QVERIFY(address);
    QCOMPARE(QByteArray::fromStdString(address->host), host);
    QCOMPARE(int{address->port}, port);
    QCOMPARE(QByteArray::fromStdString(addressText(*address)), written);
}

void tst_InspectorAddress::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char* const text :
         {"", "9229", "host", "host:", "host:0", "host:65536", "host:-1", "host:9229x", "::1:9229",
          "a/b:9229", "user@host:9229", "two words:9229", "[]:9229", "https://host:9229"}) {
        QTest::addRow("“%s”", text) << QByteArray(text);
    }
}

void tst_InspectorAddress::refuses()
{
    QFETCH(QByteArray, text);
    QVERIFY(!inspectorAddressIn(text.toStdString()));
}

void tst_InspectorAddress::loopback()
{
    for (const char* const host : {"127.0.0.1", "127.1.2.3", "::1", "localhost"}) {
        QVERIFY2(isLoopback({host, 1}), host);
    }
    for (const char* const host :
         {"0.0.0.0", "10.0.0.1", "::", "example.com", "localhost.example", "127.0.0.1.example"}) {
        QVERIFY2(!isLoopback({host, 1}), host);
    }
}

TIDEMARK_TEST(tst_InspectorAddress)

#include "tst_inspector_address.moc"
