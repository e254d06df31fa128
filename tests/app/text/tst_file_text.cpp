// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/file_text.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark::app;

class tst_FileText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void plainTextStays();
    void controlCharactersAreVisible();
    void directionMarksAreGone_data();
    void directionMarksAreGone();
    void bytesThatAreNoUtf8();
    void longTextIsCutInTheMiddle();
    void surrogatePairsStayWhole();
    void hugeTextIsQuick();
};

void tst_FileText::plainTextStays()
{
    QCOMPARE(fileText("python3 main.py --x=\"é 日本\" <b>"),
             QStringLiteral("python3 main.py --x=\"é 日本\" <b>"));
    QCOMPARE(fileText(""), QString());
}

void tst_FileText::controlCharactersAreVisible()
{
    QCOMPARE(fileText(std::string_view("a\nb\r\x1b[31m\0c", 11)),
             QStringLiteral("a↵b↵\uFFFD[31m\uFFFDc"));
}

void tst_FileText::directionMarksAreGone_data()
{
    QTest::addColumn<int>("code");
    for (const int code :
         {0x200e, 0x200f, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069}) {
        QTest::addRow("U+%04X", static_cast<unsigned>(code)) << code;
    }
}

void tst_FileText::directionMarksAreGone()
{
    QFETCH(int, code);
    const QString text = QStringLiteral("exe") + QChar(code) + QStringLiteral("gpj");
    QCOMPARE(fileText(text.toStdString()), QStringLiteral("exe\ufffdgpj"));
}

void tst_FileText::bytesThatAreNoUtf8()
{
    QCOMPARE(fileText("caf\xe9!"), QStringLiteral("caf\ufffd!"));
}

void tst_FileText::longTextIsCutInTheMiddle()
{
    const QString text = fileText(std::string(50, 'a') + std::string(50, 'b'), 11);
    QCOMPARE(text, QStringLiteral("aaaaa…bbbbb"));
    QCOMPARE(fileText("abc", 3), QStringLiteral("abc"));
    QCOMPARE(fileText("abcd", 0).size(), 2);
}

void tst_FileText::surrogatePairsStayWhole()
{
    std::string faces;
    for (int i = 0; i < 40; ++i) {
        faces += "\U0001F600";
    }
    for (qsizetype limit = 2; limit < 20; ++limit) {
        const QString text = fileText(faces, limit);
        QVERIFY(text.size() <= limit);
        QCOMPARE(QString::fromUtf8(text.toUtf8()), text);
    }
}

void tst_FileText::hugeTextIsQuick()
{
    QCOMPARE(fileText(std::string(100'000'000, 'x')).size(), kQuoteLimit);
}

TIDEMARK_TEST(tst_FileText)

#include "tst_file_text.moc"
