// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/input/text_head.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;

class tst_TextHead : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyAWholeMarkIsCutOff();
    void linesWithoutTheirEnds();
    void theLastLineNeedsNoEnd();
    void blankLinesAreSkipped();
};

void tst_TextHead::onlyAWholeMarkIsCutOff()
{
    QCOMPARE(withoutByteOrderMark("\xef\xbb\xbftext"), std::string_view("text"));
    QCOMPARE(withoutByteOrderMark("\xef\xbb\xbf"), std::string_view());
    QCOMPARE(withoutByteOrderMark("\xef\xbb"), std::string_view("\xef\xbb"));
    QCOMPARE(withoutByteOrderMark("text\xef\xbb\xbf"), std::string_view("text\xef\xbb\xbf"));
    QCOMPARE(withoutByteOrderMark(""), std::string_view());
}

void tst_TextHead::linesWithoutTheirEnds()
{
    std::string_view rest = "one\r\n\ntwo\r\r\n";
    QCOMPARE(takeLine(rest), std::string_view("one"));
    QCOMPARE(takeLine(rest), std::string_view());
    QCOMPARE(takeLine(rest), std::string_view("two\r"));
    QVERIFY(rest.empty());
}

void tst_TextHead::theLastLineNeedsNoEnd()
{
    std::string_view rest = "one\ntwo";
    QCOMPARE(takeLine(rest), std::string_view("one"));
    QCOMPARE(takeLine(rest), std::string_view("two"));
    QVERIFY(rest.empty());
    QCOMPARE(takeLine(rest), std::string_view());
    QVERIFY(rest.empty());
}

void tst_TextHead::blankLinesAreSkipped()
{
    std::string_view rest = "\n \t\r\n\r\n  one \n\ntwo\n";
    QCOMPARE(takeFilledLine(rest), std::string_view("  one "));
    QCOMPARE(takeFilledLine(rest), std::string_view("two"));
    QVERIFY(takeFilledLine(rest).empty());
    std::string_view blanks = "\n \n\t\n";
    QVERIFY(takeFilledLine(blanks).find_first_not_of(" \t") == std::string_view::npos);
}

TIDEMARK_TEST(tst_TextHead)

#include "tst_text_head.moc"
