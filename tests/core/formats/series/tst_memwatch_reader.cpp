// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/leak_verdict.h"
#include "tests/support/reading.h"
#include "tests/support/series_values.h"
#include "tests/support/test_registry.h"
#include "tests/support/units.h"

#include <QTest>

using namespace tidemark;

using test::kGapShown;
using test::positionsOf;
using test::seriesCalled;
using test::valuesOf;
using Values = std::vector<double>;
using Positions = std::vector<std::int64_t>;
using test::kSecondNs;

namespace
{

const std::string kReason = "heap growth over 5 consecutive GCs (20s) - 11.67 mb/hr";

Result<Recordings> readLog(const std::string& text)
{
    return test::readText("memwatch", text);
}

std::string stats(int fullCollections, int base)
{
    return "{ num_full_gc: " + std::to_string(fullCollections) +
           ", num_inc_gc: 3, heap_compactions: 1, usage_trend: 0, estimated_base: " +
           std::to_string(base) + ", current_base: " + std::to_string(base) +
           ", min: 0, max: 0 }\n";
}

std::string leak(int growth)
{
    return "{ growth: " + std::to_string(growth) + ", reason: '" + kReason + "' }\n";
}

} // namespace

class tst_MemwatchReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void twoProcessesOfAManager();
    void aLoggerWithTimesAndARestart();
    void leaksAloneHaveTheirOwnTimes();
    void statsOfAirbnb();
    void withoutTimesStatsAreCounted();
    void leaksHaveThePlaceOfTheirStats();
    void timesOfMembers_data();
    void timesOfMembers();
    void processesByTheirPid();
    void processesThatNothingTellsApart();
    void eventsWithoutATime();
    void jsonArray();
    void wrongFiguresAreGaps();
    void whatIsNoEventIsSkipped();
    void cutAnywhere();
    void thePackagesOwnRule();
    void nothingToShow();
    void looksLikeMemwatch();
    void cancel();
};

void tst_MemwatchReader::twoProcessesOfAManager()
{
    const auto recordings = test::readFixture("memwatch/pm2_two_processes.log");
    QVERIFY(recordings.has_value());
    QCOMPARE(recordings->size(), 2U);
    const Recording& www = *recordings->at(0);
    QCOMPARE(www.format, std::string("memwatch"));
    QCOMPARE(www.program, std::string("0|www"));
    QCOMPARE(www.timeline.axis, AxisUnit::Ordinal);
    QVERIFY(!www.startedUnixNs);
    QCOMPARE(valuesOf(*seriesCalled(www, "estimated_base")),
             (Values{21003136, 75128928, 433910112, 901239040, 1395333920}));
    QCOMPARE(seriesCalled(www, "estimated_base")->kind, SeriesKind::GcBaseline);
    QCOMPARE(seriesCalled(www, "current_base")->kind, SeriesKind::GcBaseline);
    QCOMPARE(www.timeline.mainSeries()->name, std::string("current_base"));
    QCOMPARE(valuesOf(*seriesCalled(www, "num_full_gc")), (Values{1, 2, 3, 4, 5}));
    QCOMPARE(valuesOf(*seriesCalled(www, "num_inc_gc")), (Values{5, 12, 31, 58, 77}));
    QVERIFY(!seriesCalled(www, "num_inc_gc")->isInBytes());
    QCOMPARE(valuesOf(*seriesCalled(www, "min")),
             (Values{kGapShown, kGapShown, 433910112, 433910112, 433910112}));
    QVERIFY(seriesCalled(www, "max")->isInBytes());
    QCOMPARE(valuesOf(*seriesCalled(www, "growth")), Values{1374330784});
    QCOMPARE(www.timeline.markers,
             (std::vector<Marker>{
                 {MarkerKind::Leak,
                  "growth 1374330784 B: heap growth over 5 consecutive GCs (1m 4s) - -2147483648 "
                  "bytes/hr",
                  4, 4}}));
    QCOMPARE(test::codesOf(www),
             (std::vector{WarningCode::OutputSkipped, WarningCode::RowsCounted}));
    QCOMPARE(test::warningOf(www, WarningCode::OutputSkipped).value().count, 1U);

    const Recording& api = *recordings->at(1);
    QCOMPARE(api.program, std::string("1|api"));
    QCOMPARE(valuesOf(*seriesCalled(api, "current_base")), (Values{9120000, 9111000, 9105120}));
    QCOMPARE(valuesOf(*seriesCalled(api, "usage_trend")), (Values{0.4, 0.1, -0.1}));
    QVERIFY(api.timeline.markers.empty());
    QCOMPARE(test::warningOf(api, WarningCode::OutputSkipped).value().count, 1U); // in an object
}

void tst_MemwatchReader::aLoggerWithTimesAndARestart()
{
    const auto recordings = test::readFixture("memwatch/winston_restart.log");
    QVERIFY(recordings.has_value());
    QCOMPARE(recordings->size(), 1U);
    const Recording& run = *recordings->front();
    QCOMPARE(run.startedUnixNs, std::optional(1'537'254'045 * kSecondNs));
    QCOMPARE(run.timeline.axis, AxisUnit::Nanoseconds);
    const Series& base = *seriesCalled(run, "current_base");
    QCOMPARE(valuesOf(base),
             (Values{54538512, 63486552, 74840864, 68265960, 70331008, 30000000, 31000000}));
    QCOMPARE(positionsOf(base), (Positions{0, 97 * kSecondNs, 201 * kSecondNs, 312 * kSecondNs,
                                           430 * kSecondNs, 520 * kSecondNs, 580 * kSecondNs}));
    QCOMPARE(run.timeline.markers, (std::vector<Marker>{{MarkerKind::Restart, "num_full_gc 14 → 1",
                                                         520 * kSecondNs, 520 * kSecondNs}}));
    QCOMPARE(test::codesOf(run), std::vector{WarningCode::OutputSkipped});
}

void tst_MemwatchReader::leaksAloneHaveTheirOwnTimes()
{
    const auto recordings = test::readFixture("memwatch/first_memwatch.txt");
    QVERIFY(recordings.has_value());
    const Recording& run = *recordings->front();
    QCOMPARE(run.startedUnixNs, std::optional(1'340'979'153 * kSecondNs));
    QCOMPARE(run.timeline.series.size(), 1U);
    QCOMPARE(valuesOf(run.timeline.series[0]), (Values{67984, 6222576}));
    const std::int64_t second = (1'381'125'280 - 1'340'979'153) * kSecondNs;
    QCOMPARE(positionsOf(run.timeline.series[0]), (Positions{0, second}));
    QCOMPARE(run.timeline.markers.size(), 2U);
    QCOMPARE(run.timeline.markers[0].name, "growth 67984 B: " + kReason);
    QCOMPARE(run.timeline.markers[0].start, -20 * kSecondNs);
    QCOMPARE(run.timeline.markers[1].start, second - 493 * kSecondNs);
}

void tst_MemwatchReader::statsOfAirbnb()
{
    const auto recordings = test::readFixture("memwatch/airbnb.log");
    QVERIFY(recordings.has_value());
    const Recording& run = *recordings->front();
    QCOMPARE(run.startedUnixNs, std::optional(1'580'000'000 * kSecondNs));
    QCOMPARE(run.timeline.mainSeries()->name, std::string("used_heap_size"));
    QCOMPARE(valuesOf(*run.timeline.mainSeries()), (Values{5691584, 5820112, 5800000}));
    QCOMPARE(positionsOf(*run.timeline.mainSeries()),
             (Positions{0, 10 * kSecondNs, 20 * kSecondNs}));
    QCOMPARE(seriesCalled(run, "heap_size_limit")->role, SeriesRole::Limit);
    QCOMPARE(run.timeline.markers.size(), 3U);
    QCOMPARE(run.timeline.markers[1], (Marker{MarkerKind::Gc, "MarkSweepCompact",
                                              10 * kSecondNs - 3'100'000, 10 * kSecondNs}));
    QVERIFY(run.warnings.empty());
}

void tst_MemwatchReader::withoutTimesStatsAreCounted()
{
    const auto recordings = readLog(stats(1, 10) + stats(2, 20) + stats(3, 15));
    const Recording& run = *recordings->front();
    QCOMPARE(run.timeline.axis, AxisUnit::Ordinal);
    QCOMPARE(positionsOf(*seriesCalled(run, "current_base")), (Positions{0, 1, 2}));
    QVERIFY(test::warningOf(run, WarningCode::RowsCounted));
}

/// memwatch tells of a leak before it tells the stats of the same collection.
void tst_MemwatchReader::leaksHaveThePlaceOfTheirStats()
{
    const auto recordings = readLog(stats(1, 10) + leak(5) + stats(2, 20));
    const Recording& run = *recordings->front();
    QCOMPARE(run.timeline.markers.front().start, 1);
    const auto alone = readLog(leak(5) + leak(6));
    QCOMPARE(positionsOf(alone->front()->timeline.series[0]), (Positions{0, 1}));
    QCOMPARE(alone->front()->timeline.axis, AxisUnit::Ordinal);
}

void tst_MemwatchReader::timesOfMembers_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto both = [](const QByteArray& first, const QByteArray& second) {
        const QByteArray rest = R"("num_full_gc":)";
        return first + rest + R"(1,"current_base":10}})" + "\n" + second + rest +
               R"(2,"current_base":20}})" + "\n";
    };
    QTest::newRow("pino") << both(R"({"level":30,"time":1580000000000,"stats":{)",
                                  R"({"level":30,"time":1580000005000,"stats":{)");
    QTest::newRow("ISO") << both(R"({"timestamp":"2020-01-26T00:53:20Z","message":{)",
                                 R"({"timestamp":"2020-01-26T00:53:25Z","message":{)");
    QTest::newRow("lines") << both(R"(2020-01-26T00:53:20.000Z {"a":{)",
                                   R"(2020-01-26T00:53:25.000Z {"a":{)");
}

void tst_MemwatchReader::timesOfMembers()
{
    QFETCH(QByteArray, text);
    const auto recordings = test::readAnyText(text.toStdString());
    QVERIFY(recordings.has_value());
    const Recording& run = *recordings->front();
    QCOMPARE(run.format, std::string("memwatch"));
    QCOMPARE(run.startedUnixNs, std::optional(1'580'000'000 * kSecondNs));
    QCOMPARE(positionsOf(*seriesCalled(run, "current_base")), (Positions{0, 5 * kSecondNs}));
    QVERIFY(run.warnings.empty());
}

void tst_MemwatchReader::processesByTheirPid()
{
    const auto line = [](int pid, int count, int base) {
        return "{\"pid\":" + std::to_string(pid) +
               ",\"stats\":{\"num_full_gc\":" + std::to_string(count) +
               ",\"current_base\":" + std::to_string(base) + "}}\n";
    };
    const auto recordings =
        readLog(line(9, 1, 10) + line(7, 4, 50) + line(9, 2, 20) + line(7, 5, 60));
    QCOMPARE(recordings->size(), 2U);
    QCOMPARE(recordings->at(0)->program, std::string("PID 9"));
    QCOMPARE(valuesOf(*seriesCalled(*recordings->at(0), "current_base")), (Values{10, 20}));
    QCOMPARE(positionsOf(*seriesCalled(*recordings->at(1), "current_base")), (Positions{0, 1}));
    QVERIFY(!test::warningOf(*recordings->at(0), WarningCode::SourcesMixed));
}

void tst_MemwatchReader::processesThatNothingTellsApart()
{
    const auto recordings = readLog(stats(100, 10) + stats(5, 50) + stats(101, 11) + stats(6, 51));
    QCOMPARE(recordings->size(), 1U);
    const Recording& run = *recordings->front();
    QCOMPARE(valuesOf(*seriesCalled(run, "current_base")), (Values{10, 50, 11, 51}));
    const auto mixed = test::warningOf(run, WarningCode::SourcesMixed);
    QVERIFY(mixed);
    QCOMPARE(mixed->count, 2U);
    QCOMPARE(mixed->line, std::optional(3));
    QVERIFY(run.timeline.markers.empty()); // and none was started anew
}

void tst_MemwatchReader::eventsWithoutATime()
{
    const auto recordings = readLog(R"({"time":5,"stats":{"num_full_gc":1,"current_base":10}})"
                                    "\n"
                                    R"({"stats":{"num_full_gc":2,"current_base":20}})"
                                    "\n"
                                    R"({"time":7,"stats":{"num_full_gc":3,"current_base":30}})"
                                    "\n");
    const Recording& run = *recordings->front();
    QCOMPARE(valuesOf(*seriesCalled(run, "current_base")), (Values{10, 30}));
    QCOMPARE(positionsOf(*seriesCalled(run, "current_base")), (Positions{0, 2 * kSecondNs}));
    QVERIFY(!run.startedUnixNs);
    QCOMPARE(run.warnings,
             (std::vector<Warning>{{WarningCode::RowsWithoutTime, 1, 2, {}, {}, {}}}));
}

void tst_MemwatchReader::jsonArray()
{
    const auto recordings = test::readAnyText(
        "[\n  {\n    \"num_full_gc\": 1,\n    \"current_base\": 10\n  },\n  {\n    "
        "\"num_full_gc\": 2,\n    \"current_base\": 20\n  }\n]\n");
    QVERIFY(recordings.has_value());
    QCOMPARE(valuesOf(*seriesCalled(*recordings->front(), "current_base")), (Values{10, 20}));
    QCOMPARE(test::codesOf(*recordings->front()), std::vector{WarningCode::RowsCounted});
}

void tst_MemwatchReader::wrongFiguresAreGaps()
{
    for (const char* figure : {"-5", "18446744073709551616", "'x'"}) {
        const auto recordings = readLog(stats(1, 10) + "{ num_full_gc: 2, current_base: " + figure +
                                        " }\n" + stats(3, 30));
        const Recording& run = *recordings->front();
        QCOMPARE(valuesOf(*seriesCalled(run, "current_base")), (Values{10, kGapShown, 30}));
        const auto warning = test::warningOf(run, WarningCode::CellsUnreadable);
        QVERIFY(warning);
        QCOMPARE(warning->line, std::optional(2));
    }
}

void tst_MemwatchReader::whatIsNoEventIsSkipped()
{
    const auto recordings = readLog(
        "up\n" + stats(1, 10) + "{ a: 1 }\n{ num_full_gc: 2, current_base: 1x }\n" + stats(3, 30));
    const Recording& run = *recordings->front();
    QCOMPARE(seriesCalled(run, "current_base")->size(), 2U);
    QCOMPARE(test::warningOf(run, WarningCode::OutputSkipped).value().count, 2U);
    QCOMPARE(test::warningOf(run, WarningCode::LinesSkipped).value().line, std::optional(4));
}

void tst_MemwatchReader::cutAnywhere()
{
    const std::string front = "{\n  num_full_gc: 1,\n  current_base: 10\n}\n";
    const std::string last = "{\n  num_full_gc: 2,\n  current_base: 20\n}\n";
    for (std::size_t length = 1; length < last.size(); ++length) {
        const auto recordings = readLog(front + last.substr(0, length));
        QVERIFY(recordings.has_value());
        const Recording& run = *recordings->front();
        const bool isWhole = length >= last.size() - 1;
        QCOMPARE(seriesCalled(run, "current_base")->size(), isWhole ? 2U : 1U);
        QVERIFY(isWhole || test::warningOf(run, WarningCode::FileCutOff));
    }
}

/// The sizes after each collection are judged as the package did, which told of the leak itself.
void tst_MemwatchReader::thePackagesOwnRule()
{
    const auto recordings = test::readFixture("memwatch/pm2_two_processes.log");
    const LeakJudgement judgement = judgeLeak(recordings->front()->timeline);
    QVERIFY(judgement.memwatch);
    QVERIFY(judgement.memwatch->fired);
    QCOMPARE(judgement.memwatch->growth, 1374330784.0);
    QCOMPARE(judgement.memwatch->firedAt, 4);
}

void tst_MemwatchReader::nothingToShow()
{
    QCOMPARE(readLog("").error().code, ErrorCode::Empty);
    QCOMPARE(readLog("hello\n").error().code, ErrorCode::NoSamples);
    QCOMPARE(readLog("{ num_full_gc: 1x }\n").error(),
             (Error{ErrorCode::NoSamples, "{ num_full_gc: 1x }", 1, {}}));
}

void tst_MemwatchReader::looksLikeMemwatch()
{
    const auto registry = builtinFormats();
    const auto* const reader = registry.find("memwatch");
    QVERIFY(reader->accepts(stats(1, 10)));
    QVERIFY(reader->accepts("server up\nleak " + leak(7)));
    QVERIFY(reader->accepts("debug: STATS='{\"num_full_gc\":10,\"usage_trend\":0}'\n"));
    for (const char* text : {"", "{}", "{ num_full_gc: 1 }\n", "t,rss\n0,1\n",
                             "{\"t\":0,\"rss\":1}\n{\"t\":1,\"rss\":1}\n"}) {
        QVERIFY2(!reader->accepts(text), text);
    }
}

void tst_MemwatchReader::cancel()
{
    auto input = Input::fromBytes(stats(1, 10));
    test::CancelledControl control;
    QCOMPARE(builtinFormats().read(*input, control).error().code, ErrorCode::Cancelled);
}

TIDEMARK_TEST(tst_MemwatchReader)

#include "tst_memwatch_reader.moc"
