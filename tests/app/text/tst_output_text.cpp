// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/output_text.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <string>

using namespace tidemark::app;

class tst_OutputText final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stripsEscapes_data();
    void stripsEscapes();
    void isCut();
};

void tst_OutputText::stripsEscapes_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char* name, const QByteArray& line, const char* shown) {
        QTest::newRow(name) << line << QString::fromUtf8(shown);
    };
    row("none", "plain", "plain");
    row("empty", "", "");
    row("colours", "\x1b[1;31merror\x1b[0m: x", "error: x");
    row("cursor", "50%\x1b[K\x1b[?25l\x1b[2A", "50%");
    row("title", "\x1b]0;title\ax\x1b]2;more\x1b\\y", "xy");
    row("link", "\x1b]8;;http://a\x1b\\text\x1b]8;;\x1b\\", "text");
    row("title without end", "\x1b]0;hidden?", "0;hidden?");
    row("charset",
        "\x1b(Bx\x1b=y\x1b"
        "7z",
        "xyz");
    row("cut", "x\x1b", "x");
    row("cut control", "x\x1b[1;3", "x");
    row("broken control", "x\x1b[1\x01y", "x\xef\xbf\xbdy");
    row("escape twice", "\x1b\x1b[1mx", "x");
    row("other controls", "a\bb\x01",
        "a\xef\xbf\xbd"
        "b\xef\xbf\xbd");
    row("tab", "a\tb", "a   b");
    row("UTF-8", "\x1b[1m\xc3\xa9\xe6\x97\xa5", "\xc3\xa9\xe6\x97\xa5");
    row("no UTF-8", "a\xff", "a\xef\xbf\xbd");
    row("zero", QByteArray("a\0b", 3),
        "a\xef\xbf\xbd"
        "b");
    row("direction",
        "a\xe2\x80\xae"
        "b",
        "a\xef\xbf\xbd"
        "b");
}

void tst_OutputText::stripsEscapes()
{
    QFETCH(QByteArray, line);
    QFETCH(QString, shown);
    QCOMPARE(outputText(line.toStdString()), shown);
    QCOMPARE(wholeOutputText(line.toStdString()), shown);
}

void tst_OutputText::isCut()
{
    const std::string line(65'000, 'x');
    QCOMPARE(outputText(line).size(), 4001);
    QVERIFY(outputText(line).endsWith(QChar(0x2026)));
    QCOMPARE(wholeOutputText(line).size(), 65'000);
    std::string escapes;
    for (int i = 0; i < 8000; ++i) {
        escapes += "\x1b[1m";
    }
    QCOMPARE(outputText(escapes + "end"), QStringLiteral("end"));
}

TIDEMARK_TEST(tst_OutputText)
#include "tst_output_text.moc"
