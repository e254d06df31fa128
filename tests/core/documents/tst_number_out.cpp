// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/number_out.h"
#include "core/formats/input/number_text.h"
#include "core/model/value_column.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <clocale>
#include <limits>
#include <random>

using namespace tidemark;

namespace
{

constexpr auto kLeast = std::numeric_limits<std::int64_t>::min();
constexpr auto kMost = std::numeric_limits<std::int64_t>::max();

std::string valueText(double value)
{
    return std::string(NumberBuffer().value(value));
}

std::string secondsText(std::int64_t nanoseconds)
{
    return std::string(NumberBuffer().seconds(nanoseconds));
}

} // namespace

class tst_NumberOut : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void integers();
    void wholeNumbersHaveNoPoint();
    void gapsAreNull();
    void valuesReadBackExactly();
    void secondsAreExactAndShort();
    void secondsReadBackExactly();
    void theLocaleDoesNotMatter();
};

void tst_NumberOut::integers()
{
    NumberBuffer buffer;
    QCOMPARE(std::string(buffer.integer(0)), std::string("0"));
    QCOMPARE(std::string(buffer.integer(-7)), std::string("-7"));
    QCOMPARE(std::string(buffer.integer(kLeast)), std::string("-9223372036854775808"));
    QCOMPARE(std::string(buffer.integer(kMost)), std::string("9223372036854775807"));
}

void tst_NumberOut::wholeNumbersHaveNoPoint()
{
    QCOMPARE(valueText(0.0), std::string("0"));
    QCOMPARE(valueText(417542144.0), std::string("417542144"));
    QCOMPARE(valueText(9007199254740992.0), std::string("9007199254740992"));
    QCOMPARE(valueText(0.5), std::string("0.5"));
}

void tst_NumberOut::gapsAreNull()
{
    QCOMPARE(valueText(kGap), std::string("null"));
    QCOMPARE(valueText(-kGap), std::string("null"));
    QCOMPARE(valueText(std::numeric_limits<double>::infinity()), std::string("null"));
    QCOMPARE(valueText(-std::numeric_limits<double>::infinity()), std::string("null"));
}

void tst_NumberOut::valuesReadBackExactly()
{
    std::mt19937_64 random(3);
    std::vector<double> values{1e300,
                               -1e300,
                               5e-324,
                               0.1,
                               1.0 / 3.0,
                               -0.0,
                               -5.0,
                               9007199254740993e3,
                               std::numeric_limits<double>::max(),
                               std::numeric_limits<double>::min()};
    while (values.size() < 5000) {
        const auto bits = random();
        double value = 0.0;
        std::memcpy(&value, &bits, sizeof value);
        if (std::isfinite(value)) {
            values.push_back(value);
        }
    }
    for (const double value : values) {
        const std::string text = valueText(value);
        const double back = std::strtod(text.c_str(), nullptr);
        QVERIFY2(back == value && std::signbit(back) == std::signbit(value), text.c_str());
    }
}

void tst_NumberOut::secondsAreExactAndShort()
{
    QCOMPARE(secondsText(0), std::string("0"));
    QCOMPARE(secondsText(713'300'000), std::string("0.7133"));
    QCOMPARE(secondsText(1), std::string("0.000000001"));
    QCOMPARE(secondsText(-1), std::string("-0.000000001"));
    QCOMPARE(secondsText(10'000'000'000), std::string("10"));
    QCOMPARE(secondsText(-2'500'000'000), std::string("-2.5"));
    QCOMPARE(secondsText(kMost), std::string("9223372036.854775807"));
    QCOMPARE(secondsText(kLeast), std::string("-9223372036.854775808"));
}

void tst_NumberOut::secondsReadBackExactly()
{
    std::mt19937_64 random(4);
    std::uniform_int_distribution<std::int64_t> anywhere(-(std::int64_t{1} << 61),
                                                         std::int64_t{1} << 61);
    for (int round = 0; round < 5000; ++round) {
        const std::int64_t nanoseconds = anywhere(random);
        const std::string text = secondsText(nanoseconds);
        QCOMPARE(toNanoseconds(text).value_or(kMost), nanoseconds);
    }
}

void tst_NumberOut::theLocaleDoesNotMatter()
{
    if (std::setlocale(LC_NUMERIC, "de_DE.UTF-8") == nullptr) {
        QSKIP("no locale with a decimal comma is installed");
    }
    QCOMPARE(valueText(1234.5), std::string("1234.5"));
    QCOMPARE(secondsText(1'500'000'000), std::string("1.5"));
    std::setlocale(LC_NUMERIC, "C");
}

TIDEMARK_TEST(tst_NumberOut)

#include "tst_number_out.moc"
