// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/input/number_text.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace tidemark;

class tst_NumberText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void doubles();
    void notDoubles_data();
    void notDoubles();
    void integers();
    void nanoseconds();
    void differencesOfNanosecondsFit();
    void bytes();
    void words();
};

void tst_NumberText::doubles()
{
    QCOMPARE(toDouble("0").value(), 0.0);
    QCOMPARE(toDouble("12").value(), 12.0);
    QCOMPARE(toDouble("4.191406").value(), 4.191406);
    QCOMPARE(toDouble("4,191406").value(), 4.191406);
    QCOMPARE(toDouble("+1.5").value(), 1.5);
    QCOMPARE(toDouble("-152.488").value(), -152.488);
    QCOMPARE(toDouble("-,5").value(), -0.5);
    QCOMPARE(toDouble("5.").value(), 5.0);
    QCOMPARE(toDouble("1e3").value(), 1000.0);
    QCOMPARE(toDouble("1.5E-7").value(), 1.5e-7);
    QCOMPARE(toDouble("1e300").value(), 1e300);
    QCOMPARE(toDouble("99999999999999999999").value(), 1e20);
    QCOMPARE(toDouble("0.1234567890123456789").value(), 0.1234567890123456789);
}

void tst_NumberText::notDoubles_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char* text :
         {"",      ".",     ",",       "-",    "+",   "+-5",  "-+5",      "--5",
          "e5",    "nan",   "NaN",     "-nan", "inf", "-inf", "Infinity", "0x10",
          "1e400", "1.2.3", "1,234.5", " 1",   "1 ",  "1MiB", "1_000",    "\xc2\xbd"}) {
        QTest::addRow("'%s'", text) << QByteArray(text);
    }
    QTest::addRow("long") << QByteArray(1'000'000, '9');
}

void tst_NumberText::notDoubles()
{
    QFETCH(QByteArray, text);
    QVERIFY(!toDouble(text.toStdString()));
}

void tst_NumberText::integers()
{
    QCOMPARE(toInteger("0").value(), 0);
    QCOMPARE(toInteger("-1").value(), -1);
    QCOMPARE(toInteger("9223372036854775807").value(), std::numeric_limits<std::int64_t>::max());
    for (const char* text : {"", "-", "+1", "1.0", "0x1", " 1", "1 ", "9223372036854775808"}) {
        QVERIFY2(!toInteger(text), text);
    }
}

void tst_NumberText::nanoseconds()
{
    QCOMPARE(toNanoseconds("1795288796.8821").value(), 1'795'288'796'882'100'000);
    QCOMPARE(toNanoseconds("1795288796,8821").value(), 1'795'288'796'882'100'000);
    QCOMPARE(toNanoseconds("1795288796.882100123999").value(), 1'795'288'796'882'100'123);
    QCOMPARE(toNanoseconds("-0.5").value(), -500'000'000);
    QCOMPARE(toNanoseconds("7").value(), 7'000'000'000);
    QCOMPARE(toNanoseconds("7.").value(), 7'000'000'000);
    QCOMPARE(toNanoseconds("1.5e3").value(), 1'500'000'000'000);
    QCOMPARE(toNanoseconds(0.25).value(), 250'000'000);
    for (const char* text : {"", "-", ".", "1.2.3", "1.2x", "nan", "inf", "1e300", "99999999999",
                             "4611686018.5", "-4611686018.5"}) {
        QVERIFY2(!toNanoseconds(text), text);
    }
    QVERIFY(!toNanoseconds(std::numeric_limits<double>::quiet_NaN()));
    QVERIFY(!toNanoseconds(std::numeric_limits<double>::infinity()));
    QVERIFY(!toNanoseconds(-5e9));
}

void tst_NumberText::differencesOfNanosecondsFit()
{
    const auto most = toNanoseconds("4611686018.427387903");
    const auto least = toNanoseconds("-4611686018.427387903");
    QCOMPARE(most.value(), (std::int64_t{1} << 62) - 1);
    QVERIFY(!toNanoseconds("4611686018.427387904"));
    std::int64_t difference = 0;
    QVERIFY(!__builtin_sub_overflow(*most, *least, &difference));
}

void tst_NumberText::bytes()
{
    QCOMPARE(toBytes(0.0).value(), 0.0);
    QCOMPARE(toBytes(1.5).value(), 2.0);
    QCOMPARE(toBytes(9007199254740992.0).value(), 9007199254740992.0);
    for (const double value : {-1.0, 1e16, 1e300, std::nan(""), HUGE_VAL}) {
        QVERIFY(!toBytes(value));
    }
}

void tst_NumberText::words()
{
    std::string_view rest = "  FUNC \tload all  1.5 ";
    QCOMPARE(takeWord(rest), std::string_view("FUNC"));
    QCOMPARE(takeLastWord(rest), std::string_view("1.5"));
    QCOMPARE(trimmed(rest), std::string_view("load all"));
    QCOMPARE(takeLastWord(rest), std::string_view("all"));
    QCOMPARE(takeLastWord(rest), std::string_view("load"));
    QVERIFY(takeLastWord(rest).empty());
    QCOMPARE(decimalsOf("1.25"), 2U);
    QCOMPARE(decimalsOf("1,"), 0U);
    QCOMPARE(decimalsOf("12"), 0U);
    QVERIFY(takeWord(rest).empty());
    QVERIFY(trimmed(" \t ").empty());
    QVERIFY(trimmed("").empty());
}

TIDEMARK_TEST(tst_NumberText)

#include "tst_number_text.moc"
