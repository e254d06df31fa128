// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/series/delimited_row.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <random>

using namespace tidemark;

using Cells = std::vector<std::string>;

namespace
{

Cells cellsOf(std::string_view line, char delimiter = ',')
{
    DelimitedRow row;
    const auto& cells = row.split(line, delimiter);
    return {cells.begin(), cells.end()};
}

} // namespace

class tst_DelimitedRow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theDelimiterIsWhatThereIsMostOf();
    void delimitersInQuotesDoNotCount();
    void plainCells();
    void blanksAroundCellsGo();
    void tabsSeparateAndPad();
    void quotedCells();
    void quotesThatDoNotEnd();
    void quotesInsideOfACellAreText();
    void cellsStayValidInOneRow();
    void anyCellsReadBack();
};

void tst_DelimitedRow::theDelimiterIsWhatThereIsMostOf()
{
    QCOMPARE(delimiterOf("t,rss"), std::optional(','));
    QCOMPARE(delimiterOf("t;rss,MiB;swap"), std::optional(';'));
    QCOMPARE(delimiterOf("t\trss"), std::optional('\t'));
    QCOMPARE(delimiterOf("t rss"), std::nullopt);
    QCOMPARE(delimiterOf(""), std::nullopt);
    QCOMPARE(delimiterOf("a,b;c"), std::optional(',')); // as many of each: the usual one
}

void tst_DelimitedRow::delimitersInQuotesDoNotCount()
{
    QCOMPARE(delimiterOf("\"a,b,c\";d"), std::optional(';'));
    QCOMPARE(delimiterOf("\"a,b\""), std::nullopt);
    QCOMPARE(delimiterOf("\"a\"\"b,c\";d"), std::optional(';'));
}

void tst_DelimitedRow::plainCells()
{
    QCOMPARE(cellsOf("a,b,c"), (Cells{"a", "b", "c"}));
    QCOMPARE(cellsOf(""), (Cells{""}));
    QCOMPARE(cellsOf(","), (Cells{"", ""}));
    QCOMPARE(cellsOf("a,,b,"), (Cells{"a", "", "b", ""}));
    QCOMPARE(cellsOf("a,b", ';'), (Cells{"a,b"}));
    QCOMPARE(cellsOf("1,5;2,5", ';'), (Cells{"1,5", "2,5"}));
}

void tst_DelimitedRow::blanksAroundCellsGo()
{
    QCOMPARE(cellsOf("  a , b c ,\td\t"), (Cells{"a", "b c", "d"}));
    QCOMPARE(cellsOf("   "), (Cells{""}));
}

void tst_DelimitedRow::tabsSeparateAndPad()
{
    QCOMPARE(cellsOf("a\t\tb", '\t'), (Cells{"a", "", "b"}));
    QCOMPARE(cellsOf(" a \t b ", '\t'), (Cells{"a", "b"}));
}

void tst_DelimitedRow::quotedCells()
{
    QCOMPARE(cellsOf("\"a,b\",c"), (Cells{"a,b", "c"}));
    QCOMPARE(cellsOf(" \"a\" , \"b\" "), (Cells{"a", "b"}));
    QCOMPARE(cellsOf("\"say \"\"hi\"\"\",x"), (Cells{"say \"hi\"", "x"}));
    QCOMPARE(cellsOf("\"\",b"), (Cells{"", "b"}));
    QCOMPARE(cellsOf("\"\"\"\""), (Cells{"\""}));
    QCOMPARE(cellsOf("\" a \",b"), (Cells{" a ", "b"})); // blanks in quotes are meant
    QCOMPARE(cellsOf("\"a\tb\"\tc", '\t'), (Cells{"a\tb", "c"}));
}

void tst_DelimitedRow::quotesThatDoNotEnd()
{
    QCOMPARE(cellsOf("\"a,b"), (Cells{"a,b"}));
    QCOMPARE(cellsOf("x,\""), (Cells{"x", ""}));
}

void tst_DelimitedRow::quotesInsideOfACellAreText()
{
    QCOMPARE(cellsOf("5\" disk,b"), (Cells{"5\" disk", "b"}));
    QCOMPARE(cellsOf("\"a\"b,c"), (Cells{"\"a\"b", "c"}));
}

/// Unquoted text of all cells shares one buffer, which must not move.
void tst_DelimitedRow::cellsStayValidInOneRow()
{
    std::string line;
    Cells expected;
    for (int i = 0; i < 500; ++i) {
        const std::string cell(static_cast<std::size_t>(i % 40), static_cast<char>('a' + i % 26));
        line += (i == 0 ? "\"" : ",\"") + cell + "\"\"\"";
        expected.push_back(cell + '"');
    }
    DelimitedRow row;
    for (int round = 0; round < 3; ++round) {
        const auto& cells = row.split(line, ',');
        QCOMPARE(Cells(cells.begin(), cells.end()), expected);
    }
    QCOMPARE(row.split("short", ',').size(), 1U);
}

void tst_DelimitedRow::anyCellsReadBack()
{
    std::mt19937 random(12);
    constexpr std::string_view kLetters = "ab,;\t \"'\xc3\xa9";
    for (int round = 0; round < 3000; ++round) {
        Cells cells(random() % 5 + 1);
        std::string line;
        for (std::string& cell : cells) {
            cell.resize(random() % 6);
            std::string quoted = "\"";
            for (char& c : cell) {
                c = kLetters[random() % kLetters.size()];
                quoted += c == '"' ? "\"\"" : std::string(1, c);
            }
            line += (&cell == &cells.front() ? "" : ";") + quoted + '"';
        }
        QCOMPARE(cellsOf(line, ';'), cells);
    }
}

TIDEMARK_TEST(tst_DelimitedRow)

#include "tst_delimited_row.moc"
