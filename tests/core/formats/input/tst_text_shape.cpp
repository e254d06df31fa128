// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/input/text_shape.h"
#include "tests/support/reading.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;

namespace
{

/// All of @p text as a reader sees it.
std::string bare(const std::string& text)
{
    auto input = Input::fromBytes(text);
    TaskControl control;
    return input->readAll(1U << 30U, control).value();
}

} // namespace

class tst_TextShape : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void plainTextsStay_data();
    void plainTextsStay();
    void whatStandsAroundGoes_data();
    void whatStandsAroundGoes();
    void linesKeepTheirNumbers();
    void longLinesPass();
    void oneProgramOfALog();
    void timesOfLines();
};

void tst_TextShape::plainTextsStay_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char* text :
         {"t,rss\n0,1\n", "t,rss\r\n0,1\r\n", "\xef\xbb\xbft,rss\n", "{\"a\":\"\\u001b[0m\"}",
          "\"t\",\"rss\"\n", "\r\n\r\nMEM 1 2\r\n", "a\n\n", "x"}) {
        QTest::addRow("%s", text) << QByteArray(text);
    }
}

void tst_TextShape::plainTextsStay()
{
    QFETCH(QByteArray, text);
    QVERIFY(textShapeOf(text.toStdString(), true).isPlain());
    QCOMPARE(bare(text.toStdString()), text.toStdString());
}

void tst_TextShape::whatStandsAroundGoes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    const auto add = [](const char* name, const char* text, const char* expected) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(expected);
    };
    add("colours", "\x1b[36mt,rss\x1b[0m\n\x1b[1;31m0\x1b[K,1\n", "t,rss\n0,1\n");
    add("titles and links", "\x1b]0;make\at,rss\n\x1b]8;;http://x\x1b\\0,1\x1b]8;;\x1b\\\n",
        "t,rss\n0,1\n");
    add("characters", "\x1b[?25l\x1b(Bt,rss\x1b[?25h\n\x1b=0,1\n", "t,rss\n0,1\n");
    add("progress", " 5%\r 50%\rt,rss\n99%\r100%\r0,1\n", "t,rss\n0,1\n");
    add("doubled returns", "t,rss\r\r\n0,1\r\r\n", "t,rss\n0,1\n");
    add("returns alone", "t,rss\r0,1\r", "t,rss\n0,1\n");
    add("a runner", "2024-05-01T10:00:00.1234567Z t,rss\n2024-05-01T10:00:01.1234567Z 0,1\n",
        "t,rss\n0,1\n");
    add("a byte order mark and a runner",
        "\xef\xbb\xbf"
        "2024-05-01T10:00:00.1234567Z t,rss\n2024-05-01T10:00:01.1234567Z 0,1\n",
        "t,rss\n0,1\n");
    add("coloured containers", "\x1b[36mweb-1  | \x1b[0mt,rss\n\x1b[36mweb-1  | \x1b[0m0,1\n",
        "t,rss\n0,1\n");
    add("GitLab's sections", "section_start:1560896352:my_section\r\x1b[0Kt,rss\n0,1\n",
        "t,rss\n0,1\n");
    add("other lines stay", "web-1  | a\nweb-1  | b\nweb-1  | c\nweb-1  | d\nexited\n",
        "a\nb\nc\nd\nexited\n");
    add("docker's file",
        "{\"log\":\"t,rss\\n\",\"stream\":\"stdout\",\"time\":\"2024-05-01T10:00:00Z\"}\n"
        "{\"log\":\"0,1\\n\",\"stream\":\"stdout\",\"time\":\"2024-05-01T10:00:01Z\"}\n",
        "t,rss\n0,1\n");
    add("JSON in a text",
        "\"{\\\"a\\\":\\\"\\\\n\\\\u00e9\\\",\\n \\\"b\\\":[1,\\\"\\u00e9\\\"]}\"\n",
        "{\"a\":\"\\n\\u00e9\",  \"b\":[1,\"\\u00e9\"]}\n");
    add("JSON in texts, line by line", "\"{\\\"a\\\":1}\"\n\"{\\\"a\\\":2}\"\n",
        "{\"a\":1}\n{\"a\":2}\n");
}

void tst_TextShape::whatStandsAroundGoes()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, expected);
    QCOMPARE(bare(text.toStdString()), expected.toStdString());
    TaskControl control;
    const auto standing = Input::fromBytes(text.toStdString())->asItStands();
    QCOMPARE(standing->shape(), TextShape{});
    QCOMPARE(std::string(standing->head()), text.toStdString());
}

void tst_TextShape::linesKeepTheirNumbers()
{
    std::string text;
    for (int i = 0; i < 30'000; ++i) {
        text += "2024-05-01T10:00:00Z " +
                (i % 3 == 0 ? std::string() : "\x1b[1mx\r" + std::to_string(i)) + "\n";
    }
    const std::string shown = bare(text);
    QCOMPARE(std::ranges::count(shown, '\n'), 30'000);
    QVERIFY(shown.ends_with("\n29998\n29999\n"));
    QVERIFY(shown.find("2024-05") == std::string::npos);
}

void tst_TextShape::longLinesPass()
{
    const std::string quoted = "\"{\\\"a\\\":[" + std::string(3'000'000, ' ') + "1]}\"";
    QVERIFY(bare(quoted) == "{\"a\":[" + std::string(3'000'000, ' ') + "1]}");
    const std::string coloured = "\x1b[1m" + std::string(3'000'000, 'a') + "\nb\n";
    QVERIFY(bare(coloured) == coloured.substr(4));
}

void tst_TextShape::oneProgramOfALog()
{
    const std::string text = "web-1  | a\ndb-1   | b\nweb-1  | c\ndb-1   | d\n";
    const auto input = Input::fromBytes(text);
    TaskControl control;
    QCOMPARE(input->sources(control).value(), (std::vector<std::string>{"web-1", "db-1"}));
    QCOMPARE(std::string(input->again("web-1")->head()), std::string("a\n\nc\n\n"));
    QCOMPARE(std::string(input->again("db-1")->head()), std::string("\nb\n\nd\n"));
    QCOMPARE(std::string(input->again()->head()), std::string("a\nb\nc\nd\n"));
}

void tst_TextShape::timesOfLines()
{
    std::string text;
    for (int i = 0; i < 60'000; ++i) {
        text += "2024-05-01T10:00:0" + std::to_string(i % 10) + "Z x\n";
    }
    auto input = Input::fromBytes(text);
    input->keepLineTimes();
    TaskControl control;
    QVERIFY(input->readAll(1U << 30U, control).has_value());
    QCOMPARE(input->takeLineTime(1), std::string("2024-05-01T10:00:00Z"));
    QCOMPARE(input->takeLineTime(4), std::string("2024-05-01T10:00:03Z"));
    QCOMPARE(input->takeLineTime(3), std::string());
    QCOMPARE(input->takeLineTime(60'000), std::string("2024-05-01T10:00:09Z"));
    QCOMPARE(input->takeLineTime(60'001), std::string());
}

TIDEMARK_TEST(tst_TextShape)

#include "tst_text_shape.moc"
