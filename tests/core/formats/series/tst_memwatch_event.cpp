// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/series/json_objects.h"
#include "core/formats/series/memwatch_event.h"
#include "core/formats/series/memwatch_log.h"
#include "tests/support/test_registry.h"
#include "tests/support/units.h"

#include <QTest>

#include <cmath>

using namespace tidemark;
using test::kSecondNs;

namespace
{

/// The event in @p text, an object as it may stand in a log.
std::optional<MemwatchEvent> eventIn(const std::string& text)
{
    class Sink final : public JsonRowSink
    {
    public:
        bool row(std::span<const JsonField> fields, std::uint64_t /*line*/) override
        {
            event = memwatchEventOf(fields);
            isOne = isMemwatchRow(fields);
            return true;
        }
        std::optional<MemwatchEvent> event;
        bool isOne = false;
    } sink;
    (void)parseJsonRows(strictJson(text), sink);
    return sink.isOne == sink.event.has_value() ? sink.event : std::nullopt;
}

double figure(const MemwatchEvent& event, std::string_view name)
{
    for (std::size_t i = 0; i < kMemwatchFigures.size(); ++i) {
        if (kMemwatchFigures[i].name == name) {
            return std::isnan(event.figures[i]) ? -999.0 : event.figures[i];
        }
    }
    return -1.0;
}

} // namespace

class tst_MemwatchEvent : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stats();
    void zeroIsNoSize();
    void wrongFigures_data();
    void wrongFigures();
    void statsOfAirbnb();
    void leak();
    void membersBesideTheEvent();
    void noEvents_data();
    void noEvents();
    void howLongAReasonSays();
    void countsOfOneProcess();
    void countsOfSeveral();
};

void tst_MemwatchEvent::stats()
{
    const auto event =
        eventIn("{ num_full_gc: 2, num_inc_gc: 12, heap_compactions: 2, usage_trend: -0.5, "
                "estimated_base: 75128928, current_base: 75128930, min: 75128927, max: 75128931 }");
    QVERIFY(event);
    QVERIFY(event->kind == MemwatchEvent::Kind::Stats);
    QCOMPARE(figure(*event, "num_full_gc"), 2.0);
    QCOMPARE(figure(*event, "num_inc_gc"), 12.0);
    QCOMPARE(figure(*event, "heap_compactions"), 2.0);
    QCOMPARE(figure(*event, "usage_trend"), -0.5);
    QCOMPARE(figure(*event, "estimated_base"), 75128928.0);
    QCOMPARE(figure(*event, "current_base"), 75128930.0);
    QCOMPARE(figure(*event, "min"), 75128927.0);
    QCOMPARE(figure(*event, "max"), 75128931.0);
    QCOMPARE(figure(*event, "used_heap_size"), -999.0);
    QVERIFY(!event->hasWrongFigure);
    QCOMPARE(event->fullCollections, std::optional(2.0));
}

void tst_MemwatchEvent::zeroIsNoSize()
{
    const auto event = eventIn("{num_full_gc: 1, current_base: 5, usage_trend: 0, min: 0, max: 0}");
    QCOMPARE(figure(*event, "min"), -999.0);
    QCOMPARE(figure(*event, "max"), -999.0);
    QCOMPARE(figure(*event, "usage_trend"), 0.0);
    QVERIFY(!event->hasWrongFigure);
}

void tst_MemwatchEvent::wrongFigures_data()
{
    QTest::addColumn<QByteArray>("value");
    for (const char* value : {"-1", "'x'", "18446744073709551616", "1e300", "9007199254740993"}) {
        QTest::addRow("%s", value) << QByteArray(value);
    }
}

void tst_MemwatchEvent::wrongFigures()
{
    QFETCH(QByteArray, value);
    const auto event =
        eventIn("{num_full_gc: 1, current_base: " + value.toStdString() + ", estimated_base: 7}");
    QVERIFY(event);
    QCOMPARE(figure(*event, "current_base"), -999.0);
    QCOMPARE(figure(*event, "estimated_base"), 7.0);
    QVERIFY(event->hasWrongFigure);
}

void tst_MemwatchEvent::statsOfAirbnb()
{
    const auto event = eventIn("{gc_ts: 1580000000000000, gcMarkSweepCompactCount: 2, "
                               "used_heap_size: 5691584, heap_size_limit: 1501560832, "
                               "gc_time: 4587251}");
    QVERIFY(event);
    QCOMPARE(figure(*event, "used_heap_size"), 5691584.0);
    QCOMPARE(event->fullCollections, std::optional(2.0));
    QCOMPARE(event->pause, 4587251);
    QCOMPARE(event->times.size(), 1U);
    QCOMPARE(event->times.front().number, std::optional(1.58e15));
}

void tst_MemwatchEvent::leak()
{
    const auto plain =
        eventIn("{ growth: 1374330784,\n  reason:\n   'heap growth over 5 consecutive "
                "GCs (1m 4s) - 2430.35 mb/hr' }");
    QVERIFY(plain);
    QVERIFY(plain->kind == MemwatchEvent::Kind::Leak);
    QCOMPARE(plain->growth, 1374330784.0);
    QCOMPARE(plain->reason,
             std::string("heap growth over 5 consecutive GCs (1m 4s) - 2430.35 mb/hr"));
    QVERIFY(!plain->start && !plain->end);
    const auto dated = eventIn("{ start: Fri, 29 Jun 2012 14:12:13 GMT,\n  end: 2012-06-29T14:12:"
                               "33.000Z,\n  growth: 67984,\n  reason: 'heap growth over 5 "
                               "consecutive GCs (20s) - 11.67 mb/hr' }");
    QVERIFY(dated);
    QCOMPARE(dated->start.value(), 1'340'979'133 * kSecondNs);
    QCOMPARE(dated->end.value(), 1'340'979'153 * kSecondNs);
    const auto zoned =
        eventIn("{ start: Mon Oct 07 2013 13:46:27 GMT+0800 (CST), growth: 1, reason: "
                "'heap growth over 5 consecutive GCs (8m 13s) - 43.33 mb/hr' }");
    QVERIFY(zoned);
    QCOMPARE(zoned->start.value_or(0), 1'381'124'787 * kSecondNs);
}

void tst_MemwatchEvent::membersBesideTheEvent()
{
    const auto event = eventIn(R"({"level":30,"time":1580000000000,"pid":42,"msg":"gc",)"
                               R"("stats":{"num_full_gc":3,"current_base":9}})");
    QVERIFY(event);
    QCOMPARE(figure(*event, "current_base"), 9.0);
    QCOMPARE(event->pid, std::optional(42));
    QCOMPARE(event->times.size(), 1U);
    QCOMPARE(event->times.front().name, std::string("time"));
}

void tst_MemwatchEvent::noEvents_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char* text :
         {"{num_full_gc: 1}", "{num_full_gc: 'x', current_base: 1}", "{current_base: 1, min: 2}",
          "{a: {num_full_gc: 1}, b: {current_base: 1}}", "{growth: 1, reason: 'rain'}",
          "{growth: -1, reason: 'heap growth over 5 consecutive GCs (1s) - 1 kb/hr'}",
          "{growth: 18446744073709551616, reason: 'heap growth over 5 consecutive GCs'}",
          "{reason: 'heap growth over 5 consecutive GCs (1s) - 1 kb/hr'}",
          "{gcMarkSweepCompactCount: 1, gcScavengeTime: 2}", "{rss: 1, t: 2}"}) {
        QTest::addRow("%s", text) << QByteArray(text);
    }
}

void tst_MemwatchEvent::noEvents()
{
    QFETCH(QByteArray, text);
    QVERIFY(!eventIn(text.toStdString()));
}

void tst_MemwatchEvent::howLongAReasonSays()
{
    QCOMPARE(growingForIn("heap growth over 5 consecutive GCs (56s) - 1 mb/hr"), 56 * kSecondNs);
    QCOMPARE(growingForIn("heap growth over 5 consecutive GCs (1h 2m 3s) - 1 mb/hr"),
             3723 * kSecondNs);
    QCOMPARE(growingForIn("heap growth over 5 consecutive GCs (0s) - inf bytes/hr"), 0);
    for (const char* text : {"", "(", "()", "(s)", "(-5s)", "(5x)", "(99999999999999999999h)"}) {
        QCOMPARE(growingForIn(text), 0);
    }
}

void tst_MemwatchEvent::countsOfOneProcess()
{
    using Step = MemwatchCounts::Step;
    MemwatchCounts counts;
    for (const double count : {1.0, 2.0, 3.0, 7.0}) { // events may be missing
        QVERIFY(counts.take(count) == Step::GoesOn);
    }
    QVERIFY(counts.take(1.0) == Step::StartsAnew);
    for (const double count : {2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0}) {
        QVERIFY(counts.take(count) == Step::GoesOn);
    }
    QVERIFY(counts.take(1.0) == Step::StartsAnew);
}

void tst_MemwatchEvent::countsOfSeveral()
{
    using Step = MemwatchCounts::Step;
    MemwatchCounts counts;
    QVERIFY(counts.take(100.0) == Step::GoesOn);
    QVERIFY(counts.take(5.0) == Step::StartsAnew);
    QVERIFY(counts.take(101.0) == Step::GoesBack);
    QVERIFY(counts.take(6.0) == Step::GoesBack);
    MemwatchCounts alike;
    QVERIFY(alike.take(1.0) == Step::GoesOn);
    QVERIFY(alike.take(1.0) == Step::StartsAnew);
    QVERIFY(alike.take(2.0) == Step::GoesOn);
    QVERIFY(alike.take(2.0) == Step::GoesBack);
    MemwatchCounts many;
    for (int i = 1000; i > 0; --i) {
        (void)many.take(i); // what is remembered stays small
    }
    QVERIFY(many.take(2.0) == Step::GoesOn);
}

TIDEMARK_TEST(tst_MemwatchEvent)

#include "tst_memwatch_event.moc"
