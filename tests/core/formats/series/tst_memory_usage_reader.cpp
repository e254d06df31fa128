// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/statistics.h"
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
using test::kMiB;

namespace
{

Result<Recordings> readUsage(const std::string& text)
{
    return test::readText("memory_usage", text);
}

} // namespace

class tst_MemoryUsageReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void realLog();
    void arrayWithWallClockOnly();
    void withoutTimeRowsAreCounted();
    void times_data();
    void times();
    void missingFigures();
    void wrongLines();
    void whatLoggersWrite_data();
    void whatLoggersWrite();
    void sizesAsTexts();
    void timesThatCannotBeRead();
    void nothingToShow();
    void looksLikeMemoryUsage();
    void cancel();
};

void tst_MemoryUsageReader::realLog()
{
    const auto recordings = test::readFixture("memory_usage/node20.jsonl");
    QVERIFY(recordings.has_value());
    const Recording& run = *recordings->front();
    QCOMPARE(run.format, std::string("memory_usage"));
    QCOMPARE(run.startedUnixNs.value(), 1'795'289'183'632'000'000);
    QVERIFY(run.warnings.empty());

    const std::vector<std::pair<std::string, SeriesKind>> expected{
        {"rss", SeriesKind::Rss},
        {"heapTotal", SeriesKind::HeapTotal},
        {"heapUsed", SeriesKind::HeapUsed},
        {"external", SeriesKind::External},
        {"arrayBuffers", SeriesKind::ArrayBuffers}};
    QCOMPARE(run.timeline.series.size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        QCOMPARE(run.timeline.series[i].name, expected[i].first);
        QCOMPARE(run.timeline.series[i].kind, expected[i].second);
    }
    const auto rss = statisticsOf(run.timeline.series[0]);
    QCOMPARE(rss.samples, 200U);
    QCOMPARE(rss.first, 41'172'992.0);
    QCOMPARE(rss.max, 251'432'960.0);
    QCOMPARE(rss.lastAt, 11'667'000'000);
    QCOMPARE(statisticsOf(run.timeline.series[2]).max, 140'217'592.0);
}

void tst_MemoryUsageReader::arrayWithWallClockOnly()
{
    const auto recordings = test::readFixture("memory_usage/array.json");
    const Recording& run = *recordings->front();
    QCOMPARE(run.startedUnixNs.value(), 1'795'289'183'632'000'000);
    QCOMPARE(run.timeline.series.size(), 4U);
    QCOMPARE(positionsOf(run.timeline.series[0]),
             (Positions{0, 50'000'000, 101'000'000, 151'000'000, 202'000'000}));
}

void tst_MemoryUsageReader::withoutTimeRowsAreCounted()
{
    const auto recordings = test::readFixture("memory_usage/without_time.jsonl");
    const Recording& run = *recordings->front();
    QCOMPARE(run.timeline.axis, AxisUnit::Ordinal);
    QVERIFY(!run.startedUnixNs);
    QCOMPARE(positionsOf(run.timeline.series[0]), (Positions{0, 1, 2, 3, 4, 5}));
}

void tst_MemoryUsageReader::times_data()
{
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("second");
    QTest::addColumn<bool>("hasStart");
    QTest::addRow("t in ms") << QByteArray("\"t\":5") << QByteArray("\"t\":255") << false;
    QTest::addRow("t and ts") << QByteArray("\"t\":5,\"ts\":1743655471250")
                              << QByteArray("\"t\":255") << true;
    QTest::addRow("Unix ms") << QByteArray("\"timestamp\":1743655471250")
                             << QByteArray("\"timestamp\":1743655471500") << true;
    QTest::addRow("Unix ms in t") << QByteArray("\"t\":1743655471250")
                                  << QByteArray("\"t\":1743655471500") << true;
    QTest::addRow("Unix s") << QByteArray("\"ts\":1743655471.25")
                            << QByteArray("\"ts\":1743655471.5") << true;
    QTest::addRow("ISO 8601") << QByteArray("\"time\":\"2025-04-03T04:44:31.250Z\"")
                              << QByteArray("\"time\":\"2025-04-03T04:44:31.500Z\"") << true;
}

void tst_MemoryUsageReader::times()
{
    QFETCH(QByteArray, first);
    QFETCH(QByteArray, second);
    const auto recordings =
        test::readAnyText("{\"rss\":1,\"heapUsed\":2," + first.toStdString() +
                          "}\n{\"rss\":1,\"heapUsed\":2," + second.toStdString() + "}");
    QVERIFY(recordings.has_value());
    const Recording& run = *recordings->front();
    QCOMPARE(run.format, std::string("memory_usage"));
    QCOMPARE(positionsOf(run.timeline.series[0]), (Positions{0, 250'000'000}));
    QTEST(run.startedUnixNs.has_value(), "hasStart");
    QVERIFY(!run.startedUnixNs || *run.startedUnixNs == 1'743'655'471'250'000'000);
    QCOMPARE(run.timeline.series.size(), 2U);
}

void tst_MemoryUsageReader::missingFigures()
{
    const auto recordings =
        readUsage("{\"t\":0,\"rss\":1,\"heapUsed\":2,\"pid\":77,\"note\":\"x\"}\n"
                  "{\"t\":1,\"rss\":3,\"heapUsed\":null,\"external\":4}\n");
    const Recording& run = *recordings->front();
    QCOMPARE(run.timeline.series.size(), 3U);
    QCOMPARE(valuesOf(*seriesCalled(run, "heapUsed")), (Values{2, kGapShown}));
    QCOMPARE(valuesOf(*seriesCalled(run, "external")), (Values{kGapShown, 4}));
    QCOMPARE(test::warningOf(run, WarningCode::ReadingsMissing).value().count, 2U);
}

void tst_MemoryUsageReader::wrongLines()
{
    const auto recordings =
        readUsage("{\"t\":0,\"rss\":1,\"heapUsed\":2}\n"
                  "listening on 8080\n"
                  "{\"t\":1,\"rss\":-1,\"heapUsed\":2}\n"
                  "{\"t\":1,\"rss\":1e300,\"heapUsed\":2}\n"
                  "{\"t\":1,\"rss\":NaN,\"heapUsed\":2}\n"
                  "{\"t\":1,\"rss\":\"x\",\"heapUsed\":2}\n"
                  "{\"t\":1,\"rss\":99999999999999999999,\"heapUsed\":2}\n"
                  "{\"rss\":1,\"heapUsed\":2}\n"
                  "{\"t\":2,\"rss\":3,\"heapUsed\":4}\n{\"t\":3,\"rss\":3,\"heapU");
    const Recording& run = *recordings->front();
    QCOMPARE(valuesOf(run.timeline.series[0]),
             (Values{1, kGapShown, kGapShown, kGapShown, kGapShown, kGapShown, 3}));
    QCOMPARE(valuesOf(run.timeline.series[1]), (Values{2, 2, 2, 2, 2, 2, 4}));
    QCOMPARE(test::warningOf(run, WarningCode::OutputSkipped).value(),
             (Warning{WarningCode::OutputSkipped, 1, 2, {}}));
    QCOMPARE(test::warningOf(run, WarningCode::LinesSkipped).value(),
             (Warning{WarningCode::LinesSkipped, 1, 8, {}}));
    QCOMPARE(test::warningOf(run, WarningCode::FileCutOff).value().line.value(), 10U);
    QCOMPARE(test::warningOf(run, WarningCode::CellsUnreadable).value(),
             (Warning{WarningCode::CellsUnreadable, 4, 3, {}, "rss", "-1"}));
}

void tst_MemoryUsageReader::whatLoggersWrite_data()
{
    QTest::addColumn<QByteArray>("line"); // with %1 for the seconds and %2 for the object
    QTest::addRow("pino") << QByteArray("{\"level\":30,\"time\":174363522%1000,\"pid\":7,"
                                        "\"hostname\":\"h\",\"mem\":%2,\"msg\":\"memory\"}");
    QTest::addRow("winston") << QByteArray("{\"level\":\"info\",\"message\":%2,"
                                           "\"timestamp\":\"2025-04-02T23:07:0%1.000Z\"}");
    QTest::addRow("docker") << QByteArray("2025-04-02T23:07:0%1.000000000Z %2");
    QTest::addRow("console.log") << QByteArray("2025-04-02T23:07:0%1.000000000Z memory: %2 ");
}

/// The object inside of another one or of a line; its time is that of the log.
void tst_MemoryUsageReader::whatLoggersWrite()
{
    QFETCH(QByteArray, line);
    std::string text = "{\"level\":30,\"time\":5,\"msg\":\"listening\"}\n";
    for (int i = 0; i < 3; ++i) {
        const QByteArray object =
            "{\"rss\":" + QByteArray::number(i + 1) + ",\"heapTotal\":5,\"heapUsed\":4}";
        QByteArray one = line;
        text += one.replace("%1", QByteArray::number(i)).replace("%2", object).toStdString() + '\n';
    }
    const auto recordings =
        test::readAnyText(line.startsWith("2025") ? text.substr(text.find('\n') + 1) : text);
    QVERIFY(recordings.has_value());
    const Recording& run = *recordings->front();
    QCOMPARE(run.format, std::string("memory_usage"));
    QCOMPARE(run.timeline.series.size(), 3U);
    QCOMPARE(valuesOf(*seriesCalled(run, "rss")), (Values{1, 2, 3}));
    QCOMPARE(positionsOf(*seriesCalled(run, "rss")), (Positions{0, 1'000'000'000, 2'000'000'000}));
    QVERIFY(run.startedUnixNs.has_value());
    QVERIFY(!test::warningOf(run, WarningCode::LinesSkipped));
}

void tst_MemoryUsageReader::sizesAsTexts()
{
    const auto recordings =
        test::readAnyText("{\"rss\": \"260.79 MB\", \"heapTotal\": \"154.4 MB\"}\n"
                          "{\"rss\": \"237.49 MB\", \"heapTotal\": \"154.4 MB\"}\n");
    QVERIFY(recordings.has_value());
    const Recording& run = *recordings->front();
    QCOMPARE(run.format, std::string("memory_usage"));
    QCOMPARE(valuesOf(run.timeline.series[0]),
             (Values{std::round(260.79 * kMiB), std::round(237.49 * kMiB)}));
    QCOMPARE(run.timeline.series[0].meaning.source, MeaningSource::Cells);
}

void tst_MemoryUsageReader::timesThatCannotBeRead()
{
    const auto recordings = readUsage("{\"time\":\"23:07 h\",\"rss\":1,\"heapUsed\":2}\n");
    const Recording& run = *recordings->front();
    QCOMPARE(run.timeline.axis, AxisUnit::Ordinal);
    QCOMPARE(run.warnings,
             (std::vector<Warning>{{WarningCode::TimesUnreadable, 1, {}, {}, "time", "23:07 h"}}));
}

void tst_MemoryUsageReader::nothingToShow()
{
    QCOMPARE(readUsage("").error().code, ErrorCode::Empty);
    QCOMPARE(readUsage("{}\n").error(), (Error{ErrorCode::NoSamples, {}, 1, {}}));
    QCOMPARE(readUsage("{\"rss\":-1,\"heapUsed\":-2}\n").error().code, ErrorCode::NoSamples);
}

void tst_MemoryUsageReader::looksLikeMemoryUsage()
{
    const auto registry = builtinFormats();
    const auto* const reader = registry.find("memory_usage");
    QVERIFY(reader->accepts("{\"rss\":1,\"heapTotal\":2}"));
    QVERIFY(reader->accepts("{\"a\":{\"rss\":1,\"heapTotal\":2}}"));
    QVERIFY(reader->accepts("ready\n{\"a\":1}\n{\"rss\":1,\"heapTotal\":2}"));
    QVERIFY(reader->accepts("\n[ {\"heapUsed\":2,\"rss\":1"
                            "}"));
    for (const char* text :
         {"", "{\"rss\":1}", "{\"heapUsed\":1,\"heapTotal\":2}", "{\"rss\":\"x\",\"heapTotal\":2}",
          "{\"a\":{\"rss\":1},\"heapTotal\":2}", "rss heapTotal",
          "{\"rss\":[1],\"heapTotal\":[2],\"t\":[0]}"}) {
        QVERIFY2(!reader->accepts(text), text);
    }
}

void tst_MemoryUsageReader::cancel()
{
    auto input = Input::fromBytes("{\"rss\":1,\"heapTotal\":2}");
    test::CancelledControl control;
    QCOMPARE(builtinFormats().read(*input, control).error().code, ErrorCode::Cancelled);
}

TIDEMARK_TEST(tst_MemoryUsageReader)

#include "tst_memory_usage_reader.moc"
