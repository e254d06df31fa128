// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/plain_text.h"
#include "tests/support/test_registry.h"

#include <QTest>
#include <QTextDocument>

#include <set>

using namespace tidemark;
using namespace tidemark::app;

class tst_PlainText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLineStaysALine_data();
    void aLineStaysALine();
    void everyCharacter();
    void linesOfATerminal();
    void jsonWithEscapes();
    void aToolTipShowsMarkupLiterally();
};

void tst_PlainText::aLineStaysALine_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("line");
    QTest::newRow("plain") << QStringLiteral("list.dat") << QStringLiteral("list.dat");
    QTest::newRow("markup") << QStringLiteral("<b>x</b>&amp;") << QStringLiteral("<b>x</b>&amp;");
    QTest::newRow("line break") << QStringLiteral("a\nb\u2028c") << QStringLiteral("a↵b↵c");
    QTest::newRow("control") << QStringLiteral("a\u0001\u007f") << QStringLiteral("a\ufffd\ufffd");
    QTest::newRow("direction") << QStringLiteral("a\u202etxt.\u2066")
                               << QStringLiteral("a\ufffdtxt.\ufffd");
    QTest::newRow("tabs") << QStringLiteral("\tx\ty") << QStringLiteral("    x   y");
    QTest::newRow("C1 controls") << QStringLiteral("\u009b31mRED\u009d0;t\u009c")
                                 << QStringLiteral("\ufffd31mRED\ufffd0;t\ufffd");
    QTest::newRow("invisible") << QStringLiteral("a\u200bb\u2063\ufeff\u00ad")
                               << QStringLiteral("a\ufffdb\ufffd\ufffd\ufffd");
    QTest::newRow("tags") << QStringLiteral("x\U000e0041") << QStringLiteral("x\ufffd");
    QTest::newRow("half of a pair")
        << QStringLiteral("a") + QChar(0xd800) + QLatin1Char('b') << QStringLiteral("a\ufffdb");
    QTest::newRow("emoji") << QStringLiteral("❤️ 👩‍💻 x")
                           << QStringLiteral("❤️ 👩‍💻 x");
    QTest::newRow("Persian") << QStringLiteral("می‌خواهم")
                             << QStringLiteral("می‌خواهم");
    QTest::newRow("joiner in ASCII")
        << QStringLiteral("pay\u200dpal\ufe0f") << QStringLiteral("pay\ufffdpal\ufffd");
    QTest::newRow("Hebrew") << QStringLiteral("שלום") << QStringLiteral("שלום");
    QTest::newRow("empty") << QString() << QString();
}

void tst_PlainText::aLineStaysALine()
{
    QFETCH(QString, text);
    QFETCH(QString, line);
    QCOMPARE(singleLine(text), line);
}

/// By Unicode's categories: nothing that controls, formats or is half of a pair passes, and
/// everything that has a shape or a width does.
void tst_PlainText::everyCharacter()
{
    // Of the format characters these are drawn: signs that stand over or around numbers.
    const std::set<char32_t> drawn{0x600, 0x601, 0x602, 0x603, 0x604,   0x605,  0x6dd,
                                   0x70f, 0x890, 0x891, 0x8e2, 0x110bd, 0x110cd};
    const std::set<char32_t> blank{0x34f,  0x115f, 0x1160, 0x17b4, 0x17b5, 0x180b,
                                   0x180c, 0x180d, 0x180f, 0x3164, 0xffa0};
    for (char32_t character = 0; character <= 0x10ffff; ++character) {
        const auto category = QChar::category(character);
        const QString where = QStringLiteral("U+%1").arg(uint(character), 4, 16);
        const bool isSelector = (character >= 0xfe00 && character <= 0xfe0f) ||
                                (character >= 0xe0000 && character <= 0xe0fff);
        const bool isHidden =
            category == QChar::Other_Control || category == QChar::Other_Surrogate ||
            category == QChar::Separator_Line || category == QChar::Separator_Paragraph ||
            isSelector || blank.contains(character) ||
            (category == QChar::Other_Format && !drawn.contains(character));
        if (isHidden) {
            QVERIFY2(!showsItself(character), qPrintable(where));
        } else if (category != QChar::Other_NotAssigned) {
            QVERIFY2(showsItself(character), qPrintable(where));
        }
    }
    QVERIFY(!showsItself(0x110000));
}

void tst_PlainText::linesOfATerminal()
{
    QCOMPARE(terminalText(QStringLiteral("a\tb\n\u009b2Jc\r\u001b[0m")),
             QStringLiteral("a\tb\n\ufffd2Jc\ufffd\ufffd[0m"));
}

void tst_PlainText::jsonWithEscapes()
{
    const nlohmann::json value(
        QStringLiteral("é \u009b 👍 \U000e0041 \u202e \u007f ❤️").toStdString());
    const std::string escaped = escapedJson(value.dump());
    QCOMPARE(escaped, std::string("\"é \\u009b 👍 \\udb40\\udc41 \\u202e \\u007f ❤\\ufe0f\""));
    QVERIFY(nlohmann::json::parse(escaped) == value);
    QCOMPARE(escapedJson(R"({"a":1})"), std::string(R"({"a":1})"));
}

void tst_PlainText::aToolTipShowsMarkupLiterally()
{
    const QString name = QStringLiteral("<b>bold</b> &lt;\nsecond line");
    QTextDocument shown;
    shown.setHtml(plainToolTip(name));
    QCOMPARE(shown.toPlainText().replace(QChar(QChar::LineSeparator), QLatin1Char('\n')), name);
    QVERIFY(plainToolTip({}).isEmpty());
}

TIDEMARK_TEST(tst_PlainText)

#include "tst_plain_text.moc"
