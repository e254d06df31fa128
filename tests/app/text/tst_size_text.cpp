// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/size_text.h"
#include "tests/support/plain_text.h"
#include "tests/support/test_registry.h"
#include "tests/support/units.h"

#include <QLocale>
#include <QTest>

#include <limits>

using namespace tidemark::app;
using tidemark::test::kKiB;
using tidemark::test::kMiB;
using tidemark::test::plain;

namespace
{

constexpr double kGiB = 1024.0 * kMiB;

QString minus(const char* digits)
{
    return QChar(0x2212) + QString::fromLatin1(digits);
}

} // namespace

class tst_SizeText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QLocale::setDefault(QLocale(QLocale::English)); }
    void sizes_data();
    void sizes();
    void thereIsNoNegativeZero();
    void unknownSizes();
    void signsAreWritten();
    void allDigits();
    void rates();
    void changes_data();
    void changes();
    void stepsSuitTheSize();
    void numbersFollowTheLocale();
    void textNeverHasFourDigitsOfTheWrongUnit();
    void sharesInPercent();
};

void tst_SizeText::sizes_data()
{
    QTest::addColumn<double>("bytes");
    QTest::addColumn<QString>("binary");
    QTest::addColumn<QString>("decimal");
    const auto add = [](double bytes, const char* binary, const char* decimal) {
        QTest::addRow("%.17g", bytes)
            << bytes << QString::fromUtf8(binary) << QString::fromUtf8(decimal);
    };
    add(0, "0 B", "0 B");
    add(1, "1 B", "1 B");
    add(999, "999 B", "999 B");
    add(999.6, "1,000 B", "1.00 kB");
    add(1000, "1,000 B", "1.00 kB");
    add(1023, "1,023 B", "1.02 kB");
    add(1023.6, "1.00 KiB", "1.02 kB");
    add(1024, "1.00 KiB", "1.02 kB");
    add(9.99 * kKiB, "9.99 KiB", "10.2 kB");
    add(9.996 * kKiB, "10.0 KiB", "10.2 kB");
    add(99.96 * kKiB, "100 KiB", "102 kB");
    add(1012 * kMiB, "1,012 MiB", "1.06 GB");
    add(1023.9 * kMiB, "1.00 GiB", "1.07 GB");
    add(417542144, "398 MiB", "418 MB");
    add(24.1 * kMiB, "24.1 MiB", "25.3 MB");
    add(1.5 * kGiB, "1.50 GiB", "1.61 GB");
    add(9007199254740992.0, "8.00 PiB", "9.01 PB");
    add(1e18, "888 PiB", "1.00 EB");
    add(1e21, "867 EiB", "1,000 EB");
}

void tst_SizeText::sizes()
{
    QFETCH(double, bytes);
    QFETCH(QString, binary);
    QFETCH(QString, decimal);
    QCOMPARE(plain(sizeText(bytes)), binary);
    QCOMPARE(plain(sizeText(bytes, SizeUnit::Decimal)), decimal);
}

/// Slopes are fractions of bytes.
void tst_SizeText::thereIsNoNegativeZero()
{
    for (const auto unit : {SizeUnit::Binary, SizeUnit::Decimal, SizeUnit::Bytes}) {
        for (const double almost : {0.0, -0.0, 0.3, -0.3}) {
            QCOMPARE(plain(sizeText(almost, unit)), QStringLiteral("0 B"));
            QCOMPARE(plain(signedSizeText(almost, unit)), QStringLiteral("0 B"));
            QCOMPARE(plain(rateText(almost, unit)), QStringLiteral("0 B/s"));
        }
    }
    QCOMPARE(plain(changeText(-0.0)), QStringLiteral("0.0 %"));
    QCOMPARE(plain(changeText(0.0002)), QStringLiteral("0.0 %"));
    QCOMPARE(plain(changeText(-0.0002)), QStringLiteral("0.0 %"));
}

void tst_SizeText::unknownSizes()
{
    constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
    constexpr double kInfinity = std::numeric_limits<double>::infinity();
    for (const double value : {kNaN, kInfinity, -kInfinity}) {
        QCOMPARE(sizeText(value), unknownText());
        QCOMPARE(signedSizeText(value), unknownText());
        QCOMPARE(exactSizeText(value), unknownText());
        QCOMPARE(changeText(value), unknownText());
    }
    QCOMPARE(sizeText(std::optional<double>()), unknownText());
    QCOMPARE(plain(sizeText(std::optional(5.0))), QStringLiteral("5 B"));
}

void tst_SizeText::signsAreWritten()
{
    QCOMPARE(plain(signedSizeText(24.1 * kMiB)), QStringLiteral("+24.1 MiB"));
    QCOMPARE(plain(signedSizeText(-3.2 * kKiB)), minus("3.20 KiB"));
    QCOMPARE(plain(signedSizeText(-12345, SizeUnit::Bytes)), minus("12,345 B"));
    QCOMPARE(plain(signedSizeText(1)), QStringLiteral("+1 B"));
}

void tst_SizeText::allDigits()
{
    QCOMPARE(plain(exactSizeText(25270682)), QStringLiteral("25,270,682 B"));
    QCOMPARE(plain(exactSizeText(9007199254740991.0)), QStringLiteral("9,007,199,254,740,991 B"));
    QCOMPARE(plain(sizeText(24.1 * kMiB, SizeUnit::Bytes)), QStringLiteral("25,270,682 B"));
}

void tst_SizeText::rates()
{
    QCOMPARE(plain(rateText(12.4 * kMiB)), QStringLiteral("+12.4 MiB/s"));
    QCOMPARE(plain(rateText(-1000, SizeUnit::Decimal)), minus("1.00 kB/s"));
}

void tst_SizeText::changes_data()
{
    QTest::addColumn<double>("ratio");
    QTest::addColumn<QString>("text");
    QTest::newRow("same") << 0.0 << QStringLiteral("0.0 %");
    QTest::newRow("more") << 0.312 << QStringLiteral("+31.2 %");
    QTest::newRow("less") << -0.968 << minus("96.8 %");
    QTest::newRow("gone") << -1.0 << minus("100 %");
    QTest::newRow("twice") << 1.0 << QStringLiteral("+100 %");
    QTest::newRow("nearly twice") << 0.9996 << QStringLiteral("+100 %");
    QTest::newRow("many times") << 1234.5 << QStringLiteral("+123,450 %");
}

void tst_SizeText::changes()
{
    QFETCH(double, ratio);
    QFETCH(QString, text);
    QCOMPARE(plain(changeText(ratio)), text);
}

void tst_SizeText::stepsSuitTheSize()
{
    QCOMPARE(sizeStepFor(0, SizeUnit::Binary).bytes, 1.0);
    QCOMPARE(sizeStepFor(5 * kMiB, SizeUnit::Binary).bytes, kMiB);
    QCOMPARE(sizeStepFor(5 * kMiB, SizeUnit::Binary).name, QStringLiteral("MiB"));
    QCOMPARE(sizeStepFor(-5e6, SizeUnit::Decimal).name, QStringLiteral("MB"));
    QCOMPARE(sizeStepFor(5e18, SizeUnit::Bytes).name, QStringLiteral("B"));
    QCOMPARE(sizeStepFor(1e30, SizeUnit::Binary).name, QStringLiteral("EiB"));
}

void tst_SizeText::numbersFollowTheLocale()
{
    QLocale::setDefault(QLocale(QLocale::German));
    QCOMPARE(plain(sizeText(1.5 * kGiB)), QStringLiteral("1,50 GiB"));
    QCOMPARE(plain(exactSizeText(1234567)), QStringLiteral("1.234.567 B"));
    QCOMPARE(plain(signedSizeText(-1.5 * kGiB)), minus("1,50 GiB"));
}

void tst_SizeText::textNeverHasFourDigitsOfTheWrongUnit()
{
    for (double bytes = 1.0; bytes < 1e19; bytes *= 1.0137) {
        const QString number = sizeText(bytes, SizeUnit::Decimal).section(QChar(0x00a0), 0, 0);
        QVERIFY2(!number.contains(QLatin1Char(',')), qPrintable(number));
        QVERIFY2(number.size() <= 4, qPrintable(number));
    }
}

void tst_SizeText::sharesInPercent()
{
    QCOMPARE(percentText(100.0), QStringLiteral("100\u00a0%"));
    QCOMPARE(percentText(64.86), QStringLiteral("64.9\u00a0%"));
    QCOMPARE(percentText(2.345), QStringLiteral("2.35\u00a0%"));
    QCOMPARE(percentText(3.42e-5), QStringLiteral("<0.01\u00a0%"));
    QCOMPARE(percentText(0.0), QStringLiteral("0\u00a0%"));
    QCOMPARE(percentText(std::nan("")), unknownText());
}

TIDEMARK_TEST(tst_SizeText)

#include "tst_size_text.moc"
