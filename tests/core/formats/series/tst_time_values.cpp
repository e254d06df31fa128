// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/series/time_values.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;

class tst_TimeValues : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void dates();
    void notDates();
    void unitsBySize();
    void namedUnits();
    void oneSortOnly();
    void dayAndMonth();
    void midnights();
};

void tst_TimeValues::dates()
{
    constexpr std::int64_t kWanted = 1'743'635'224'500'000'000;
    for (const char* text : {"2025-04-02T23:07:04.500Z", "2025-04-02 23:07:04.5",
                             "2025-04-02T23:07:04,5z", "2025-04-03T01:07:04.5+02:00",
                             "2025-04-02T17:37:04.5-0530", "2025-04-03T00:07:04.5+01"}) {
        QCOMPARE(isoToUnixNanoseconds(text).value_or(0), kWanted);
    }
    QCOMPARE(isoToUnixNanoseconds("1970-01-01T00:00").value_or(-1), 0);
    QCOMPARE(isoToUnixNanoseconds("2024-02-29T00:00:00.000000001Z").value_or(0),
             1'709'164'800'000'000'001);
}

void tst_TimeValues::notDates()
{
    for (const char* text :
         {"", "2025", "2025-04-02", "2025-02-29T00:00:00", "2025-13-01T00:00:00", "2025-4-2T1:2:3",
          "2025-04-02T25:00:00", "2025-04-02T23:61:00", "2025-04-02T23:07:99", "2025-04-02T23:07:",
          "2025-04-02T23:07:04.5+2", "2025-04-02T23:07:04.5 UTC", "1800-01-01T00:00:00",
          "04/02/2025 23:07:04", "2025-04-02T-1:07:04", "2025-04-02T23:07:04+99:00"}) {
        QVERIFY2(!isoToUnixNanoseconds(text), text);
    }
}

void tst_TimeValues::unitsBySize()
{
    const auto read = [](std::string_view text) { return TimeValues().read(text).value_or(-1); };
    QCOMPARE(read("12.5"), 12'500'000'000);
    QCOMPARE(read("1743655471.123456789"), 1'743'655'471'123'456'789);
    QCOMPARE(read("1743655471250"), 1'743'655'471'250'000'000);
    QCOMPARE(read("1743655471250001"), 1'743'655'471'250'001'000);
    QCOMPARE(TimeValues().read(1743655471250.0).value_or(-1), 1'743'655'471'250'000'000);

    TimeValues times;
    QVERIFY(!times.read("1e300"));
    QCOMPARE(times.read("0").value_or(-1), 0); // a wrong one decides nothing
    QCOMPARE(times.read("1e11").has_value(), false);
    QVERIFY(!times.isWallClock());
}

void tst_TimeValues::namedUnits()
{
    TimeValues milliseconds(1e6);
    QCOMPARE(milliseconds.read("2,5").value_or(-1), 2'500'000);
    QCOMPARE(milliseconds.read("1743655471250").value_or(-1), 1'743'655'471'250'000'000);
    QVERIFY(!milliseconds.isWallClock()); // the first one counts
    TimeValues seconds(1e9);
    QVERIFY(seconds.read("1743655471.25").has_value());
    QVERIFY(seconds.isWallClock());
}

void tst_TimeValues::oneSortOnly()
{
    TimeValues numbers;
    QVERIFY(numbers.read("1").has_value());
    QVERIFY(!numbers.read("2025-04-02T23:07:04Z"));
    TimeValues dates;
    QVERIFY(dates.read("2025-04-02T23:07:04Z").has_value());
    QVERIFY(dates.isWallClock());
    QVERIFY(!dates.read("1743655471"));
    QVERIFY(!dates.read(1743655471.0));
}

void tst_TimeValues::dayAndMonth()
{
    TimeValues told;
    const std::int64_t wrong = told.read("02/04/2025 23:07:04").value_or(0);
    QVERIFY(!told.hasChange());
    QVERIFY(told.read("13/04/2025 23:07:04").has_value());
    QVERIFY(told.hasChange());
    QCOMPARE(told.changed(wrong), 1'743'635'224'000'000'000);
    QCOMPARE(told.decide(false), TimeValues::Doubt::None);

    TimeValues near;
    QVERIFY(near.read("01/04/2025").has_value());
    QVERIFY(near.read("02/04/2025").has_value());
    QCOMPARE(near.decide(false), TimeValues::Doubt::DayFirst); // a day later, not a month
    QVERIFY(near.hasChange());
    QCOMPARE(near.unclearText(), std::string("01/04/2025"));

    TimeValues open;
    QVERIFY(open.read("02/04/2025 23:07:04").has_value());
    QCOMPARE(open.decide(false), TimeValues::Doubt::MonthFirst);
    QVERIFY(!open.hasChange());
}

void tst_TimeValues::midnights()
{
    constexpr std::int64_t kDay = 86'400'000'000'000;
    TimeValues times;
    const std::int64_t first = times.read("23:59:59").value_or(0);
    QCOMPARE(times.read("00:00:01").value_or(0) - first, 2'000'000'000);
    QCOMPARE(times.read("23:59:59").value_or(0) - first, kDay);
    QCOMPARE(times.read("23:59:58").value_or(0) - first,
             kDay - 1'000'000'000); // only a little late
    QVERIFY(!times.isWallClock());
}

TIDEMARK_TEST(tst_TimeValues)

#include "tst_time_values.moc"
