// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/series/cell_number.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;

class tst_CellNumber : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void numbersInAllWritings_data();
    void numbersInAllWritings();
    void oneMarkWithThreeDigitsIsUnclear();
    void otherMarksProve();
    void unitsStandBehind();
    void otherTextsAreNoNumbers();
    void cellsWithoutANumber();
};

void tst_CellNumber::numbersInAllWritings_data()
{
    QTest::addColumn<QByteArray>("cell");
    QTest::addColumn<double>("value");
    const auto add = [](const char* cell, double value) {
        QTest::newRow(cell) << QByteArray(cell) << value;
    };
    add("0", 0);
    add("512", 512);
    add("104857600", 104'857'600);
    add("12.5", 12.5);
    add("12,5", 12.5);
    add("-5", -5);
    add("+5.25", 5.25);
    add("\xe2\x88\x92"
        "5",
        -5); // a minus sign as spreadsheets show it
    add("1e3", 1000);
    add("1,5E+03", 1500);
    add("1,721,992,142.283", 1'721'992'142.283);
    add("1.721.992.142,283", 1'721'992'142.283);
    add("1,234,567", 1'234'567);
    add("10,48,57,600", 104'857'600); // lakh and crore
    add("1 234 567", 1'234'567);
    add("1 234,5", 1234.5);
    add("1\xc2\xa0"
        "234",
        1234);
    add("1\xe2\x80\xaf"
        "234\xe2\x80\xaf"
        "567,25",
        1'234'567.25);
    add("104'857'600", 104'857'600);
    add("104\xe2\x80\x99"
        "857.5",
        104'857.5);
    add("104_857_600", 104'857'600);
    add("0,001", 0.001);
    add("1234.567", 1234.567);
}

void tst_CellNumber::numbersInAllWritings()
{
    QFETCH(QByteArray, cell);
    QFETCH(double, value);
    const auto number = cellNumberOf(cell.toStdString());
    QVERIFY(number.has_value());
    QCOMPARE(number->value, value);
    QVERIFY(!number->isUnclear());
    QVERIFY(number->unit.empty());
}

void tst_CellNumber::oneMarkWithThreeDigitsIsUnclear()
{
    for (const char* cell : {"1,234", "12.345", "999,999", "-1,234"}) {
        const auto number = cellNumberOf(cell);
        QVERIFY2(number && number->isUnclear(), cell);
        QCOMPARE(number->decimalMark, '\0');
        QCOMPARE(number->thousandsMark, '\0');
    }
    QCOMPARE(cellNumberOf("1,234")->value, 1.234); // until the column tells
}

void tst_CellNumber::otherMarksProve()
{
    QCOMPARE(cellNumberOf("12,5")->decimalMark, ',');
    QCOMPARE(cellNumberOf("0.123")->decimalMark, '.');
    QCOMPARE(cellNumberOf("1234,567")->decimalMark, ',');
    QCOMPARE(cellNumberOf("1.234.567")->thousandsMark, '.');
    QCOMPARE(cellNumberOf("1,234.5")->thousandsMark, ',');
    QCOMPARE(cellNumberOf("1,234.5")->decimalMark, '.');
    QCOMPARE(cellNumberOf("1 234,567")->decimalMark, ',');
    QCOMPARE(cellNumberOf("512")->decimalMark, '\0');
}

void tst_CellNumber::unitsStandBehind()
{
    const auto size = cellNumberOf("260.79 MB");
    QCOMPARE(size->value, 260.79);
    QVERIFY(size->unit == "MB");
    QVERIFY(cellNumberOf("1.25GiB")->unit == "GiB");
    QVERIFY(cellNumberOf("1.2g")->unit == "g");
    QVERIFY(cellNumberOf("12.5%")->unit == "%");
    QVERIFY(cellNumberOf("21.5MiB / 1.944GiB")->unit == "MiB");
    QVERIFY(cellNumberOf("102,400 K")->unit == "K");
}

void tst_CellNumber::otherTextsAreNoNumbers()
{
    for (const char* cell :
         {"", "x", "inf", "-inf", "nan", "N/A", "-", ".", ",", "1.2.3", "1,2,3", "1,234,56",
          "12,34.567,8", "--5", "MB", "#DIV/0!", "2025-04-02T23:07"}) {
        const auto number = cellNumberOf(cell);
        QVERIFY2(!number || !number->unit.empty(), cell);
    }
}

void tst_CellNumber::cellsWithoutANumber()
{
    for (const char* cell : {"", "nan", "NaN", "NULL", "None", "none", "N/A", "n/a", "#N/A", "<NA>",
                             "NA", "-", "--", "nil", "NaT"}) {
        QVERIFY2(isMissingCell(cell), cell);
    }
    for (const char* cell : {"0", "inf", "x", "#VALUE!"}) {
        QVERIFY2(!isMissingCell(cell), cell);
    }
}

TIDEMARK_TEST(tst_CellNumber)

#include "tst_cell_number.moc"
