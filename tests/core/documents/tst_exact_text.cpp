// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/exact_text.h"
#include "core/formats/tidemark/tidemark_line.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <random>

using namespace tidemark;

class tst_ExactText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void utf8StaysAString_data();
    void utf8StaysAString();
    void otherBytesAreKeptAsHex_data();
    void otherBytesAreKeptAsHex();
    void controlCharactersDoNotGrowSixfold();
    void anyBytesReadBack();
    void aLineIsALine();
};

void tst_ExactText::utf8StaysAString_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray("");
    QTest::newRow("plain") << QByteArray("python test.py");
    QTest::newRow("quotes") << QByteArray("a \"b\" \\ c");
    QTest::newRow("control") << QByteArray("a\n\t\x01\x7f");
    QTest::newRow("zero byte") << QByteArray("a\0b", 3);
    QTest::newRow("two, three and four bytes")
        << QByteArray("\xc3\xa9 \xe6\x97\xa5 \xf0\x9f\x8c\x8a");
    QTest::newRow("replacement character itself") << QByteArray("\xef\xbf\xbd");
}

void tst_ExactText::utf8StaysAString()
{
    QFETCH(QByteArray, bytes);
    const auto json = exactText(bytes.toStdString());
    QVERIFY(json.is_string());
    QCOMPARE(json.get<std::string>(), bytes.toStdString());
}

void tst_ExactText::otherBytesAreKeptAsHex_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("no UTF-8") << QByteArray("caf\xe9");
    QTest::newRow("cut") << QByteArray("\xe6\x97");
    QTest::newRow("overlong") << QByteArray("\xc0\xaf");
    QTest::newRow("surrogate") << QByteArray("\xed\xa0\x80");
    QTest::newRow("past the last character") << QByteArray("\xf4\x90\x80\x80");
}

void tst_ExactText::otherBytesAreKeptAsHex()
{
    QFETCH(QByteArray, bytes);
    const auto json = exactText(bytes.toStdString());
    QVERIFY(json.is_object());
    QCOMPARE(json["hex"].get<std::string>(), bytes.toHex().toStdString());
    QVERIFY(json["text"].get<std::string>().find("\xef\xbf\xbd") != std::string::npos);
}

void tst_ExactText::controlCharactersDoNotGrowSixfold()
{
    for (std::size_t every = 1; every <= 4; ++every) {
        std::string bytes(12'000, 'a');
        for (std::size_t i = 0; i < bytes.size(); i += every) {
            bytes[i] = '\0';
        }
        QVERIFY(jsonText(exactText(bytes)).size() < 3 * bytes.size());
    }
}

void tst_ExactText::anyBytesReadBack()
{
    std::mt19937 random(8);
    for (int round = 0; round < 2000; ++round) {
        std::string bytes(random() % 12, '\0');
        for (char& byte : bytes) {
            byte = static_cast<char>(random() % 256);
        }
        const auto back = nlohmann::json::parse(jsonText(exactText(bytes)), nullptr, false);
        QVERIFY(!back.is_discarded());
        QCOMPARE(textOf(back).value_or("lost"), bytes);
    }
}

void tst_ExactText::aLineIsALine()
{
    const std::string text = jsonText(exactText("a\nb\r\nc"));
    QCOMPARE(text, std::string(R"("a\nb\r\nc")"));
    // Bytes that are no UTF-8 must not throw, wherever they stand.
    const nlohmann::ordered_json wrong{{"k\xff", "v\xfe"}};
    QCOMPARE(jsonText(wrong), std::string("{\"k\xef\xbf\xbd\":\"v\xef\xbf\xbd\"}"));
}

TIDEMARK_TEST(tst_ExactText)

#include "tst_exact_text.moc"
