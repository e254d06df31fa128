// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/time_text.h"
#include "tests/support/plain_text.h"
#include "tests/support/test_registry.h"
#include "tests/support/units.h"

#include <QLocale>
#include <QTest>

#include <limits>

using namespace tidemark;
using namespace tidemark::app;
using test::kSecondNs;
using tidemark::test::plain;

namespace
{

constexpr std::int64_t kMillisecond = 1'000'000;
constexpr std::int64_t kMinute = 60 * kSecondNs;
constexpr std::int64_t kHour = 60 * kMinute;
constexpr std::int64_t kDay = 24 * kHour;

} // namespace

class tst_TimeText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QLocale::setDefault(QLocale(QLocale::English)); }
    void durations_data();
    void durations();
    void negativeDurationsHaveATrueMinus();
    void extremes();
    void wallClock();
    void axes_data();
    void axes();
    void moments_data();
    void moments();
    void exactPositions();
    void preciseTimesHaveTheDecimalsOfTheirStep();
    void preciseTimesOfHoursStayReadable();
};

void tst_TimeText::durations_data()
{
    QTest::addColumn<qint64>("length");
    QTest::addColumn<QString>("text");
    const auto add = [](std::int64_t length, const char* text) {
        QTest::addRow("%lld", static_cast<long long>(length))
            << static_cast<qint64>(length) << QString::fromUtf8(text);
    };
    add(0, "0 s");
    add(1, "1 ns");
    add(999, "999 ns");
    add(1000, "1.00 µs");
    add(36'040, "36.0 µs");
    add(999'499, "999 µs");
    add(999'500, "1.00 ms");
    add(3'047'000, "3.05 ms");
    add(9'996'000, "10.0 ms");
    add(30'512'000, "30.5 ms");
    add(99'960'000, "100 ms");
    add(813 * kMillisecond, "813 ms");
    add(999'499'999, "999 ms");
    add(999'500'000, "1.00 s");
    add(223'600'000, "224 ms");
    add(kSecondNs, "1.00 s");
    add(3'402 * kMillisecond, "3.40 s");
    add(9'960 * kMillisecond, "10.0 s");
    add(59'940 * kMillisecond, "59.9 s");
    add(59'960 * kMillisecond, "1 m 00 s");
    add(kMinute, "1 m 00 s");
    add(72 * kSecondNs, "1 m 12 s");
    add(kHour - kSecondNs, "59 m 59 s");
    add(kHour - 1, "1 h 00 m");
    add(kHour, "1 h 00 m");
    add(4 * kHour + 5 * kMinute, "4 h 05 m");
    add(kDay, "1 d 00 h");
    add(2 * kDay + 3 * kHour, "2 d 03 h");
}

void tst_TimeText::durations()
{
    QFETCH(qint64, length);
    QFETCH(QString, text);
    QCOMPARE(durationText(length), text);
}

void tst_TimeText::negativeDurationsHaveATrueMinus()
{
    QCOMPARE(durationText(-72 * kSecondNs), QChar(0x2212) + QStringLiteral("1 m 12 s"));
    QCOMPARE(durationText(-1), QChar(0x2212) + QStringLiteral("1 ns"));
}

void tst_TimeText::extremes()
{
    QCOMPARE(durationText(std::numeric_limits<std::int64_t>::max()),
             QStringLiteral("106752 d 00 h"));
    QCOMPARE(durationText(-std::numeric_limits<std::int64_t>::max()),
             QChar(0x2212) + QStringLiteral("106752 d 00 h"));
}

/// Tests run in UTC.
void tst_TimeText::wallClock()
{
    QCOMPARE(wallClockText(1'529'587'600'900'000'000), QStringLiteral("2018-06-21 13:26:40"));
    QCOMPARE(wallClockText(0), QStringLiteral("1970-01-01 00:00:00"));
}

void tst_TimeText::axes_data()
{
    QTest::addColumn<AxisUnit>("unit");
    QTest::addColumn<qint64>("length");
    QTest::addColumn<QString>("text");
    const auto add = [](AxisUnit unit, std::int64_t length, const char* text) {
        QTest::newRow(text) << unit << static_cast<qint64>(length) << QString::fromUtf8(text);
    };
    add(AxisUnit::Nanoseconds, 3'400 * kMillisecond, "3.40 s");
    add(AxisUnit::Instructions, 0, "0 instructions");
    add(AxisUnit::Instructions, 999, "999 instructions");
    add(AxisUnit::Instructions, 12'345'678, "12.3 M instructions");
    add(AxisUnit::Instructions, 999'960'000, "1.0 G instructions");
    add(AxisUnit::AllocatedBytes, 1'572'864, "1.50 MiB allocated");
    add(AxisUnit::Ordinal, 1234, "sample 1,234");
}

void tst_TimeText::axes()
{
    QFETCH(AxisUnit, unit);
    QFETCH(qint64, length);
    QFETCH(QString, text);
    QCOMPARE(plain(axisText(unit, length)), text);
}

void tst_TimeText::moments_data()
{
    QTest::addColumn<qint64>("moment");
    QTest::addColumn<QString>("text");
    const auto add = [](std::int64_t moment, const char* text) {
        QTest::newRow(text) << static_cast<qint64>(moment) << QString::fromUtf8(text);
    };
    add(0, "0 s");
    add(1, "0.000000001 s");
    add(30'512'000, "0.0305 s");
    add(224 * kMillisecond, "0.224 s");
    add(3'400 * kMillisecond, "3.40 s");
    add(-3'400 * kMillisecond, "\xe2\x88\x92"
                               "3.40 s");
    add(45'260 * kMillisecond, "45.3 s");
    add(119 * kSecondNs, "119.0 s");
    add(2 * kMinute, "2:00.0");
    add(kHour + 11 * kMinute + 45'300 * kMillisecond, "1:11:45.3");
    add(26 * kHour + 5 * kSecondNs, "1 d 2:00:05.0");
}

/// As the axis writes them, whatever a stretch of time is called.
void tst_TimeText::moments()
{
    QFETCH(qint64, moment);
    QFETCH(QString, text);
    QCOMPARE(axisPositionText(AxisUnit::Nanoseconds, moment), text);
}

void tst_TimeText::exactPositions()
{
    QCOMPARE(exactAxisText(AxisUnit::Nanoseconds, 3'402'117'000), QStringLiteral("3.402117 s"));
    QCOMPARE(exactAxisText(AxisUnit::Nanoseconds, 100 * kHour), QStringLiteral("360,000.000000 s"));
    QCOMPARE(exactAxisText(AxisUnit::Instructions, 12'345'678),
             QStringLiteral("12,345,678 instructions"));
    QCOMPARE(plain(exactAxisText(AxisUnit::AllocatedBytes, 1'572'864)),
             QStringLiteral("1,572,864 B allocated"));
    QCOMPARE(exactAxisText(AxisUnit::Ordinal, 7), QStringLiteral("sample 7"));
}

void tst_TimeText::preciseTimesHaveTheDecimalsOfTheirStep()
{
    constexpr std::int64_t kTime = 3'402'117'345;
    QCOMPARE(preciseTimeText(kTime, 1), QStringLiteral("3.402117345 s"));
    QCOMPARE(preciseTimeText(kTime, 1000), QStringLiteral("3.402117 s"));
    QCOMPARE(preciseTimeText(kTime, kMillisecond), QStringLiteral("3.402 s"));
    QCOMPARE(preciseTimeText(kTime, 2 * kMillisecond), QStringLiteral("3.402 s"));
    QCOMPARE(preciseTimeText(kTime, kSecondNs), QStringLiteral("3 s"));
    QCOMPARE(preciseTimeText(kTime, kHour), QStringLiteral("3 s"));
    QCOMPARE(preciseTimeText(kTime, 0), QStringLiteral("3.402117345 s"));
}

void tst_TimeText::preciseTimesOfHoursStayReadable()
{
    QCOMPARE(preciseTimeText(2 * kHour, kMinute), QStringLiteral("2:00:00"));
    QCOMPARE(preciseTimeText(2 * kHour + 75 * kSecondNs + 200 * kMillisecond, 100 * kMillisecond),
             QStringLiteral("2:01:15.2"));
    QCOMPARE(preciseTimeText(-2 * kHour, kMinute), QChar(0x2212) + QStringLiteral("2:00:00"));
    QCOMPARE(preciseTimeText(90 * kSecondNs, kMillisecond), QStringLiteral("90.000 s"));
}

TIDEMARK_TEST(tst_TimeText)

#include "tst_time_text.moc"
