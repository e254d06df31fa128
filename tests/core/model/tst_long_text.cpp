// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/long_text.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;

class tst_LongText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shortOnesStayAsTheyAre();
    void longOnesAreCutBetweenCharacters();
    void longOnesOfOneBeginningStayApart();
};

void tst_LongText::shortOnesStayAsTheyAre()
{
    for (const std::string& text :
         {std::string(), std::string("a"), std::string(kMostTextBytes, 'x')}) {
        QCOMPARE(shortenedText(text), text);
        QCOMPARE(distinctText(text), text);
    }
}

void tst_LongText::longOnesAreCutBetweenCharacters()
{
    for (std::size_t before = 0; before < 4; ++before) {
        std::string text(before, 'x');
        while (text.size() <= kMostTextBytes) {
            text += "\xf0\x9f\x98\x80"; // one character
        }
        const std::string shortened = shortenedText(text);
        QVERIFY(shortened.size() <= kMostTextBytes);
        QVERIFY(shortened.size() > kMostTextBytes - 8);
        const QString read = QString::fromStdString(shortened);
        QVERIFY(!read.contains(QChar::ReplacementCharacter));
        QVERIFY(read.endsWith(QChar(0x2026)));
    }
}

void tst_LongText::longOnesOfOneBeginningStayApart()
{
    const std::string beginning(10'000, 'x');
    QVERIFY(distinctText(beginning + "a") != distinctText(beginning + "b"));
    QCOMPARE(shortenedText(beginning + "a"), shortenedText(beginning + "b"));
    // What it is does not depend on the run: class keys are compared between programs.
    QVERIFY(distinctText(beginning).ends_with("… #4118176bad223b65"));
    QVERIFY(distinctText(beginning).size() < kMostTextBytes + 20);
}

TIDEMARK_TEST(tst_LongText)

#include "tst_long_text.moc"
