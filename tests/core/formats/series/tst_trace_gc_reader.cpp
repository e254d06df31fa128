// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/leak_verdict.h"
#include "core/timeline/statistics.h"
#include "tests/support/reading.h"
#include "tests/support/series_values.h"
#include "tests/support/test_registry.h"
#include "tests/support/units.h"

#include <QTest>

using namespace tidemark;

using test::positionsOf;
using test::seriesCalled;
using test::valuesOf;
using Values = std::vector<double>;
using Positions = std::vector<std::int64_t>;
using test::kMiB;

namespace
{

constexpr std::int64_t kMs = 1'000'000;

Result<Recordings> readTrace(const std::string& text)
{
    return test::readText("trace_gc", text);
}

std::string scavenge(int ms, const std::string& before, const std::string& after,
                     const std::string& isolate = "5:0x41")
{
    return "[" + isolate + "]   " + std::to_string(ms) + " ms: Scavenge " + before + " (8.0) -> " +
           after + " (9.0) MB, 2.0 / 0.0 ms  (average mu = 1.000, current mu = 1.000) task; \n";
}

std::string full(int ms, const std::string& before, const std::string& after)
{
    return "[5:0x41]   " + std::to_string(ms) + " ms: Mark-Compact " + before + " (8.0) -> " +
           after + " (9.0) MB, 2.0 / 0.0 ms  (average mu = 1.000, current mu = 1.000) task; \n";
}

} // namespace

class tst_TraceGcReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void realTrace();
    void realTraceOfTwoIsolates();
    void realVerboseTrace();
    void pausesDoNotOverlap();
    void logsAroundTheTrace_data();
    void logsAroundTheTrace();
    void eachProcessOfALog();
    void lastCollectionsOfACrash();
    void aClockThatGoesBack();
    void wrongLines_data();
    void wrongLines();
    void cutAnywhere();
    void tooManyIsolates();
    void fullCollectionsAreJudged();
    void nothingToShow();
    void looksLikeATrace();
    void cancel();
};

void tst_TraceGcReader::realTrace()
{
    const auto recordings = test::readFixture("trace_gc/node20.txt");
    QVERIFY(recordings.has_value());
    QCOMPARE(recordings->size(), 1U);
    const Recording& run = *recordings->front();
    QCOMPARE(run.format, std::string("trace_gc"));
    QVERIFY(run.program.empty());
    QVERIFY(!run.startedUnixNs);
    QVERIFY(run.warnings.empty());
    QCOMPARE(run.timeline.axis, AxisUnit::Nanoseconds);

    const auto& series = run.timeline.series;
    QCOMPARE(series.size(), 3U);
    QCOMPARE(series[0].kind, SeriesKind::HeapUsed);
    QCOMPARE(series[0].name, std::string("heapUsed"));
    QCOMPARE(series[1].kind, SeriesKind::HeapTotal);
    QCOMPARE(series[0].positions, series[1].positions);
    QCOMPARE(run.timeline.mainSeries(), &series[0]);
    const auto used = statisticsOf(series[0]);
    QCOMPARE(used.samples, 30U); // before and after each of 15
    QCOMPARE(used.first, std::round(3.8 * kMiB));
    QCOMPARE(used.max, std::round(98.4 * kMiB));
    QCOMPARE(used.lastAt, (1575 - 133) * kMs + 3'190'000);
    QCOMPARE(statisticsOf(series[1]).max, std::round(131.7 * kMiB));
    QCOMPARE(series[2].kind, SeriesKind::GcBaseline);
    QCOMPARE(valuesOf(series[2]), (Values{std::round(23.4 * kMiB)}));

    const auto& markers = run.timeline.markers;
    QCOMPARE(markers.size(), 15U);
    QCOMPARE(markers[0], (Marker{MarkerKind::Gc, "Scavenge: allocation failure", 0, 3'190'000, 0,
                                 std::llround(3.8 * kMiB), std::llround(3.4 * kMiB)}));
    QCOMPARE(markers[11].name, std::string("Mark-Compact: finalize incremental marking via stack "
                                           "guard; GC in old space requested"));
    QCOMPARE(markers[11].length(), 93'830'000);
}

void tst_TraceGcReader::realTraceOfTwoIsolates()
{
    const auto recordings = test::readFixture("trace_gc/node12.txt");
    QVERIFY(recordings.has_value());
    QCOMPARE(recordings->size(), 2U);
    const Recording& main = *recordings->at(0);
    const Recording& worker = *recordings->at(1);
    QCOMPARE(main.program, std::string("16766:0x415d54b0"));
    QCOMPARE(worker.program, std::string("16766:0x7fc7b0000db0"));
    QCOMPARE(main.timeline.markers.size(), 13U);
    QCOMPARE(worker.timeline.markers.size(), 12U);
    QCOMPARE(valuesOf(*seriesCalled(main, "after full GC")),
             (Values{std::round(20.1 * kMiB), std::round(18.0 * kMiB)}));
    QCOMPARE(valuesOf(*seriesCalled(worker, "after full GC")), (Values{std::round(22.3 * kMiB)}));
    QCOMPARE(statisticsOf(*seriesCalled(worker, "heapTotal")).max, std::round(63.9 * kMiB));
    QVERIFY(main.warnings.empty());
    QVERIFY(worker.warnings.empty());
}

void tst_TraceGcReader::realVerboseTrace()
{
    const auto recordings = test::readFixture("trace_gc/node24-verbose.txt");
    QVERIFY(recordings.has_value());
    QCOMPARE(recordings->size(), 2U);
    const Recording& main = *recordings->at(0);
    const Recording& worker = *recordings->at(1);
    QVERIFY(main.warnings.empty());
    QCOMPARE(main.timeline.markers.size(), 8U);
    QCOMPARE(seriesCalled(main, "external")->kind, SeriesKind::External);
    QCOMPARE(valuesOf(*seriesCalled(main, "external")), Values(7, 134.0 * 1024.0));
    QCOMPARE(seriesCalled(main, "arrayBuffers")->kind, SeriesKind::ArrayBuffers);
    QCOMPARE(valuesOf(*seriesCalled(worker, "arrayBuffers")), Values{1475.0 * 1024.0});
    QCOMPARE(valuesOf(*seriesCalled(worker, "external")), Values{0.0});
}

/// Times are whole milliseconds, so a collection may seem to begin before the last one ended.
void tst_TraceGcReader::pausesDoNotOverlap()
{
    const auto recordings = readTrace(scavenge(100, "4.0", "3.0") + scavenge(101, "5.0", "4.0"));
    const Recording& run = *recordings->front();
    QCOMPARE(positionsOf(run.timeline.series[0]), (Positions{0, 2 * kMs, 2 * kMs, 3 * kMs}));
    QCOMPARE(valuesOf(run.timeline.series[0]), (Values{4 * kMiB, 3 * kMiB, 5 * kMiB, 4 * kMiB}));
    QCOMPARE(run.timeline.markers[1].start, 2 * kMs);
    QVERIFY(run.warnings.empty());
}

void tst_TraceGcReader::logsAroundTheTrace_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("start");
    const QByteArray a = QByteArray::fromStdString(scavenge(100, "4.0", "3.0"));
    const QByteArray b = QByteArray::fromStdString(scavenge(200, "5.0", "4.0"));
    QTest::newRow("docker -t") << "2024-05-01T10:00:00.100000000Z " + a +
                                      "2024-05-01T10:00:00.200000000Z " + b
                               << qint64(1'714'557'600'098'000'000);
    QTest::newRow("pm2") << "0|www  | " + a + "0|www  | " + b << qint64(0);
    QTest::newRow("colours") << "\x1b[32m" + a.chopped(1) + "\x1b[0m\n" + b << qint64(0);
    QTest::newRow("CRLF") << a.chopped(1) + "\r\n" + b.chopped(1) + "\r\n" << qint64(0);
    QTest::newRow("output between") << "server up\n" + a + "GET / 200\n" + b << qint64(0);
}

void tst_TraceGcReader::logsAroundTheTrace()
{
    QFETCH(QByteArray, text);
    QFETCH(qint64, start);
    const auto recordings = test::readAnyText(text.toStdString());
    QVERIFY(recordings.has_value());
    QCOMPARE(recordings->size(), 1U);
    const Recording& run = *recordings->front();
    QCOMPARE(run.format, std::string("trace_gc"));
    QCOMPARE(positionsOf(run.timeline.series[0]), (Positions{0, 2 * kMs, 100 * kMs, 102 * kMs}));
    QCOMPARE(run.startedUnixNs.value_or(0), std::int64_t(start));
    const bool hasOutput = text.startsWith("server");
    QCOMPARE(test::codesOf(run),
             hasOutput ? std::vector{WarningCode::OutputSkipped} : std::vector<WarningCode>());
}

void tst_TraceGcReader::eachProcessOfALog()
{
    std::string log;
    for (int i = 1; i <= 4; ++i) {
        log += "0|www  | " + scavenge(100 * i, "4.0", "3.0", "70:0x41");
        log += "1|www  | " + scavenge(100 * i + 1, "6.0", "5.0", "71:0x41");
    }
    const auto recordings = test::readAnyText(log);
    QVERIFY(recordings.has_value());
    QCOMPARE(recordings->size(), 2U);
    QCOMPARE(recordings->at(0)->program, std::string("0|www"));
    QCOMPARE(recordings->at(1)->program, std::string("1|www"));
    QCOMPARE(recordings->at(1)->timeline.series[0].values->summarize(0, 8).max, 6 * kMiB);
    QVERIFY(recordings->at(1)->warnings.empty());
}

void tst_TraceGcReader::lastCollectionsOfACrash()
{
    const auto recordings = test::readAnyText(
        "\n<--- Last few GCs --->\n\n" + scavenge(350'628, "520.0", "488.8") +
        full(352'551, "2010.7", "2009.4") +
        "\n\n<--- JS stacktrace --->\n\nFATAL ERROR: Reached heap limit Allocation failed - "
        "JavaScript heap out of memory\n----- Native stack trace -----\n");
    QVERIFY(recordings.has_value());
    const Recording& run = *recordings->front();
    QCOMPARE(run.timeline.series[0].size(), 4U);
    QCOMPARE(valuesOf(*seriesCalled(run, "after full GC")), Values{std::round(2009.4 * kMiB)});
    QCOMPARE(test::warningOf(run, WarningCode::OutputSkipped).value().count, 4U);
}

/// A process started anew in a container has the same PID, a worker may get the same place.
void tst_TraceGcReader::aClockThatGoesBack()
{
    const auto recordings = readTrace(scavenge(100, "4.0", "3.0") + scavenge(200, "5.0", "4.0") +
                                      scavenge(50, "2.0", "1.0") + scavenge(60, "3.0", "2.0"));
    QCOMPARE(recordings->size(), 2U);
    QCOMPARE(valuesOf(recordings->at(0)->timeline.series[0]),
             (Values{4 * kMiB, 3 * kMiB, 5 * kMiB, 4 * kMiB}));
    QCOMPARE(positionsOf(recordings->at(1)->timeline.series[0]),
             (Positions{0, 2 * kMs, 10 * kMs, 12 * kMs}));
}

void tst_TraceGcReader::wrongLines_data()
{
    QTest::addColumn<QByteArray>("line");
    for (const char* line : {"[5:0x41] 150 ms: Scavenge x (8.0) -> 3.0 (9.0) MB, 2.0 / 0.0 ms",
                             "[5:0x41] 150 ms: Scavenge -4.0 (8.0) -> 3.0 (9.0) MB, 2.0 / 0.0 ms",
                             "[5:0x41] 150 ms: Scavenge 18446744073709551616 (8.0) -> 3.0 (9.0) MB",
                             "[5:0x41] 18446744073709551616 ms: Scavenge 4.0 (8.0) -> 3.0 (9.0) MB",
                             "[5:0x41] 150 ms: Mark-Compact 4.0 (8.0"}) {
        QTest::addRow("%s", line) << QByteArray(line);
    }
}

void tst_TraceGcReader::wrongLines()
{
    QFETCH(QByteArray, line);
    const auto recordings = readTrace(scavenge(100, "4.0", "3.0") + line.toStdString() + "\n" +
                                      scavenge(200, "5.0", "4.0"));
    QVERIFY(recordings.has_value());
    QCOMPARE(recordings->front()->timeline.series[0].size(), 4U);
    QCOMPARE(recordings->front()->warnings,
             (std::vector<Warning>{{WarningCode::LinesSkipped, 1, 2, {}}}));
    const auto alone = readTrace(line.toStdString() + "\n");
    QCOMPARE(alone.error(), (Error{ErrorCode::NoSamples, line.toStdString(), 1, {}}));
}

void tst_TraceGcReader::cutAnywhere()
{
    const std::string front = scavenge(100, "4.0", "3.0");
    const std::string last = full(200, "5.0", "4.5");
    const std::size_t sizesEnd = last.find(" MB") + 3;
    for (std::size_t length = 1; length <= last.size(); ++length) {
        const auto recordings = readTrace(front + last.substr(0, length));
        QVERIFY(recordings.has_value());
        const Recording& run = *recordings->front();
        QCOMPARE(run.timeline.series[0].size(), length >= sizesEnd ? 4U : 2U);
        QVERIFY(run.timeline.series.size() == 2 ||
                valuesOf(run.timeline.series[2])[0] == 4.5 * kMiB);
        const bool isKnown = length >= last.find("Mark-") + 5 && length < sizesEnd;
        QVERIFY(!isKnown || test::warningOf(run, WarningCode::FileCutOff));
    }
}

void tst_TraceGcReader::tooManyIsolates()
{
    std::string text;
    for (int i = 0; i < 1003; ++i) {
        text += scavenge(100, "4.0", "3.0", std::to_string(i) + ":0x41");
    }
    const auto recordings = readTrace(text);
    QCOMPARE(recordings->size(), 1000U);
    QCOMPARE(test::warningOf(*recordings->front(), WarningCode::SourcesLeftOut).value().count, 3U);
}

/// Twelve full collections that each leave more are a leak, for memwatch's rule as well.
void tst_TraceGcReader::fullCollectionsAreJudged()
{
    std::string text;
    for (int i = 1; i <= 40; ++i) {
        const std::string after = std::to_string(10 * i) + ".0";
        text += scavenge(60'000 * i - 500, std::to_string(10 * i + 30) + ".0", after);
        text += full(60'000 * i, std::to_string(10 * i + 20) + ".0", after);
    }
    const auto recordings = readTrace(text);
    const LeakJudgement judgement = judgeLeak(recordings->front()->timeline);
    QVERIFY(judgement.verdict == LeakVerdict::Leak);
    QVERIFY(judgement.memwatch);
    QCOMPARE(judgement.memwatch->collections, 40U);
    QVERIFY(judgement.memwatch->fired);
    QCOMPARE(judgement.memwatch->growth, 40 * kMiB);
}

void tst_TraceGcReader::nothingToShow()
{
    QCOMPARE(readTrace("").error().code, ErrorCode::Empty);
    QCOMPARE(readTrace("hello\n").error().code, ErrorCode::NoSamples);
    QCOMPARE(readTrace("[5:0x41] External memory reported: 1 KB\n").error().code,
             ErrorCode::NoSamples);
}

void tst_TraceGcReader::looksLikeATrace()
{
    const auto registry = builtinFormats();
    const auto* const reader = registry.find("trace_gc");
    QVERIFY(reader->accepts("npm start\n" + scavenge(100, "4.0", "3.0")));
    QVERIFY(reader->accepts("\xef\xbb\xbf" + full(100, "4.0", "3.0")));
    for (const char* text : {"", "[5:0x41] 100 ms: Scavenge", "t,rss\n0,1\n",
                             "[5:0x41] External memory reported: 1 KB\n"}) {
        QVERIFY2(!reader->accepts(text), text);
    }
}

void tst_TraceGcReader::cancel()
{
    auto input = Input::fromBytes(scavenge(100, "4.0", "3.0"));
    test::CancelledControl control;
    QCOMPARE(builtinFormats().read(*input, control).error().code, ErrorCode::Cancelled);
}

TIDEMARK_TEST(tst_TraceGcReader)

#include "tst_trace_gc_reader.moc"
