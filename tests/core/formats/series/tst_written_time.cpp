// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/series/written_time.h"
#include "tests/support/test_registry.h"
#include "tests/support/units.h"

#include <QTest>

using namespace tidemark;
using test::kSecondNs;

namespace
{

constexpr std::int64_t kMoment = 1'743'635'224 * kSecondNs; // 2025-04-02 23:07:04 UTC

} // namespace

class tst_WrittenTime : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneMomentInAllWritings_data();
    void oneMomentInAllWritings();
    void datesWithoutAClock();
    void dayAndMonth();
    void timesOfDay();
    void stretches();
    void withoutAYear();
    void otherTextsAreNoTimes();
    void swappingDayAndMonth();
};

void tst_WrittenTime::oneMomentInAllWritings_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char* text : {"2025-04-02 23:07:04 UTC",
                             "2025-04-02 23:07:04 +0000",
                             "2025-04-03 01:07:04 +02:00",
                             "2025/04/02 23:07:04",
                             "02.04.2025 23:07:04",
                             "2.4.2025 23:07:04",
                             "02.04.25 23:07:04",
                             "4/2/2025 11:07:04 PM",
                             "04/02/2025 11:07:04 p.m.",
                             "Wed Apr  2 23:07:04 2025",
                             "Wed, 02 Apr 2025 23:07:04 GMT",
                             "02/Apr/2025:23:07:04 +0000",
                             "2 Apr 2025 23:07:04",
                             "02-Apr-2025 23:07:04",
                             "Apr 2, 2025, 11:07:04 PM",
                             "April 2nd 2025 at 23:07:04",
                             "2. April 2025 23:07:04",
                             "Thu Apr 03 2025 01:07:04 GMT+0200 (CEST)",
                             "20250402T230704Z",
                             "20250402 230704",
                             "23:07:04 02.04.2025",
                             "2025-04-03 01:07:04 CEST",
                             "2025\xe5\xb9\xb4"
                             "4\xe6\x9c\x88"
                             "2\xe6\x97\xa5 23\xe6\x99\x82"
                             "07\xe5\x88\x86"
                             "04\xe7\xa7\x92"}) {
        QTest::newRow(text) << QByteArray(text);
    }
}

void tst_WrittenTime::oneMomentInAllWritings()
{
    QFETCH(QByteArray, text);
    const auto time = writtenTimeOf(text.toStdString(), false);
    QVERIFY(time.has_value());
    QCOMPARE(time->sort, WrittenTime::Sort::Date);
    QCOMPARE(time->nanoseconds, kMoment);
    QVERIFY(time->hasYear);
    QVERIFY(time->hasClock);
}

void tst_WrittenTime::datesWithoutAClock()
{
    for (const char* text : {"2025-04-02", "02.04.2025", "2025/04/02", "20250402", "2 Apr 2025"}) {
        const auto time = writtenTimeOf(text, false);
        QVERIFY2(time && !time->hasClock, text);
        QCOMPARE(time->nanoseconds, kMoment - (23 * 3600 + 7 * 60 + 4) * kSecondNs);
    }
}

void tst_WrittenTime::dayAndMonth()
{
    using Order = WrittenTime::Order;
    QCOMPARE(writtenTimeOf("04/02/2025 23:07:04", false)->nanoseconds, kMoment);
    QCOMPARE(writtenTimeOf("02/04/2025 23:07:04", true)->nanoseconds, kMoment);
    QCOMPARE(writtenTimeOf("02/04/2025 23:07:04", true)->order, Order::Unclear);
    QCOMPARE(writtenTimeOf("13/04/2025 23:07", false)->order, Order::DayFirst);
    QCOMPARE(writtenTimeOf("04/13/2025 23:07", true)->order, Order::MonthFirst);
    QCOMPARE(writtenTimeOf("04/04/2025 23:07", true)->order, Order::Plain);
    QCOMPARE(writtenTimeOf("02.04.2025", false)->order, Order::Plain);
}

void tst_WrittenTime::timesOfDay()
{
    for (const char* text : {"23:07:04", "11:07:04 PM", "11:07:04 p.m.", "23:07:04.000"}) {
        const auto time = writtenTimeOf(text, false);
        QVERIFY2(time && time->sort == WrittenTime::Sort::TimeOfDay, text);
        QCOMPARE(time->nanoseconds, (23 * 3600 + 7 * 60 + 4) * kSecondNs);
    }
    QCOMPARE(writtenTimeOf("12:00:01 AM", false)->nanoseconds, kSecondNs);
    QCOMPARE(writtenTimeOf("23:07", false)->nanoseconds, (23 * 3600 + 7 * 60) * kSecondNs);
    QCOMPARE(writtenTimeOf("00:00:00.25", false)->nanoseconds, kSecondNs / 4);
}

void tst_WrittenTime::stretches()
{
    const auto elapsed = [](const char* text, bool shortIsMinutes = false) {
        const auto time = writtenTimeOf(text, false, shortIsMinutes);
        return time && time->sort == WrittenTime::Sort::Elapsed ? time->nanoseconds : -1;
    };
    QCOMPARE(elapsed("05:12", true), 312 * kSecondNs);
    QCOMPARE(elapsed("01:05:12", true), 3912 * kSecondNs);
    QCOMPARE(elapsed("05:12.5", true), 312 * kSecondNs + kSecondNs / 2);
    QCOMPARE(elapsed("2-03:04:05"), (2 * 86400 + 3 * 3600 + 4 * 60 + 5) * kSecondNs);
    QCOMPARE(elapsed("1 day, 2:03:04"), (86400 + 2 * 3600 + 3 * 60 + 4) * kSecondNs);
    QCOMPARE(elapsed("0 days 00:00:00.500000"), kSecondNs / 2);
    QCOMPARE(elapsed("27:00:00"), 27 * 3600 * kSecondNs);
    QCOMPARE(elapsed("250 ms"), kSecondNs / 4);
    QCOMPARE(elapsed("1.5s"), kSecondNs + kSecondNs / 2);
}

void tst_WrittenTime::withoutAYear()
{
    const auto first = writtenTimeOf("Apr  2 23:07:04", false);
    const auto second = writtenTimeOf("Apr  2 23:07:05", false);
    QVERIFY(first && second && !first->hasYear);
    QCOMPARE(second->nanoseconds - first->nanoseconds, kSecondNs);
}

void tst_WrittenTime::otherTextsAreNoTimes()
{
    for (const char* text : {"",
                             "x",
                             "23:07 h",
                             "11:56 and 12 seconds",
                             "2025",
                             "2025-13-01",
                             "32.04.2025",
                             "2025-02-29",
                             "25:61:00",
                             "23:61",
                             "13:00 PM",
                             "0:30 AM",
                             "99/99/2025",
                             "1.2.3.4",
                             "2025-04-02 23:07 XYZ",
                             "1800-01-01",
                             "Apr",
                             "Apr Apr 2025",
                             "May 2025",
                             "a:b:c",
                             "2025-04-02 23:07:04 +9900",
                             "12 apples",
                             "worker-1",
                             "192.168.0.1:8080"}) {
        QVERIFY2(!writtenTimeOf(text, false), text);
    }
    std::string endless(10'000, '1');
    endless += ":00:00";
    QVERIFY(!writtenTimeOf(endless, false));
}

void tst_WrittenTime::swappingDayAndMonth()
{
    const auto wrong = writtenTimeOf("02/04/2025 23:07:04", false);
    QCOMPARE(withDayAndMonthSwapped(wrong->nanoseconds, 0), kMoment);
    QCOMPARE(withDayAndMonthSwapped(kMoment, 0), wrong->nanoseconds);
    const auto zoned = writtenTimeOf("04/02/2025 01:07:04 +02:00", false);
    const auto other = writtenTimeOf("04/02/2025 01:07:04 +02:00", true);
    QCOMPARE(withDayAndMonthSwapped(zoned->nanoseconds, zoned->zoneSeconds), other->nanoseconds);
    const std::int64_t the13th = writtenTimeOf("2025-04-13", false)->nanoseconds;
    QCOMPARE(withDayAndMonthSwapped(the13th, 0), the13th); // there is no such month
}

TIDEMARK_TEST(tst_WrittenTime)

#include "tst_written_time.moc"
