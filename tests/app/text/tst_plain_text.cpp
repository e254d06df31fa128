// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/plain_text.h"
#include "tests/support/test_registry.h"

#include <QTest>
#include <QTextDocument>

using namespace tidemark;
using namespace tidemark::app;

class tst_PlainText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLineStaysALine_data();
    void aLineStaysALine();
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
    QTest::newRow("Hebrew") << QStringLiteral("שלום") << QStringLiteral("שלום");
    QTest::newRow("empty") << QString() << QString();
}

void tst_PlainText::aLineStaysALine()
{
    QFETCH(QString, text);
    QFETCH(QString, line);
    QCOMPARE(singleLine(text), line);
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
