// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/input/log_envelope.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;

class tst_LogEnvelope : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void kinds_data();
    void kinds();
    void otherJsonIsNone();
    void textsStayInOneLine();
    void aHeadIsTold();
};

void tst_LogEnvelope::kinds_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("time");
    QTest::addColumn<QByteArray>("tag");
    QTest::newRow("docker") << QByteArray("{\"log\":\"MEM 1 2\\n\",\"stream\":\"stdout\","
                                          "\"time\":\"2024-05-01T10:00:00.123456789Z\"}")
                            << QByteArray("2024-05-01T10:00:00.123456789Z") << QByteArray();
    QTest::newRow("journald") << QByteArray("{\"__REALTIME_TIMESTAMP\":\"1714557600123456\","
                                            "\"_PID\":\"77\",\"MESSAGE\":\"MEM 1 2\"}")
                              << QByteArray("1714557600123456") << QByteArray("77");
    QTest::newRow("journald, bytes")
        << QByteArray("{\"MESSAGE\":[77,69,77,32,49,32,50],\"__REALTIME_TIMESTAMP\":\"5\"}")
        << QByteArray("5") << QByteArray();
    QTest::newRow("pm2") << QByteArray("{\"message\":\"MEM 1 2\\n\",\"timestamp\":\"2024-05-01 "
                                       "10:00:00\",\"type\":\"out\",\"app_name\":\"web\"}")
                         << QByteArray("2024-05-01 10:00:00") << QByteArray("web");
    QTest::newRow("Loki") << QByteArray("{\"labels\":{},\"line\":\"MEM 1 2\",\"timestamp\":"
                                        "\"2024-05-01T10:00:00Z\"}")
                          << QByteArray("2024-05-01T10:00:00Z") << QByteArray();
}

void tst_LogEnvelope::kinds()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, time);
    QFETCH(QByteArray, tag);
    const auto found = envelopedLineOf(line.toStdString());
    QVERIFY(found.has_value());
    QCOMPARE(found->text, std::string("MEM 1 2"));
    QCOMPARE(found->time, time.toStdString());
    QCOMPARE(found->tag, tag.toStdString());
}

void tst_LogEnvelope::otherJsonIsNone()
{
    for (const char* line :
         {"", "{}", "log stream", "{\"level\":\"info\",\"message\":\"x\",\"timestamp\":\"y\"}",
          "{\"log\":5,\"stream\":\"stdout\"}", "{\"log\":\"x\"}",
          "{\"log\":\"x\",\"stream\":", "{\"t\":0,\"rss\":1}"}) {
        QVERIFY2(!envelopedLineOf(line), line);
    }
}

void tst_LogEnvelope::textsStayInOneLine()
{
    QCOMPARE(envelopedLineOf("{\"log\":\"{\\n \\\"a\\\":1}\\r\\n\",\"stream\":\"stdout\"}")->text,
             std::string("{  \"a\":1}"));
}

void tst_LogEnvelope::aHeadIsTold()
{
    const std::string line = "{\"log\":\"x\\n\",\"stream\":\"stdout\"}\n";
    QVERIFY(isEnveloped(line));
    QVERIFY(isEnveloped(line + line + line + line + "cut\n"));
    QVERIFY(!isEnveloped(line + "a\nb\n"));
    QVERIFY(!isEnveloped(""));
}

TIDEMARK_TEST(tst_LogEnvelope)

#include "tst_log_envelope.moc"
