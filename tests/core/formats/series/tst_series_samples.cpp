// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/series/series_samples.h"
#include "tests/support/series_values.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;

namespace
{

SeriesSamples samplesOf(std::initializer_list<std::string_view> names)
{
    std::vector<NumberColumn> columns;
    for (const std::string_view name : names) {
        columns.emplace_back(seriesColumnOf(name), NumberStyle::PointIsDecimal);
    }
    return SeriesSamples(std::move(columns));
}

void addRow(SeriesSamples& samples, std::int64_t position, std::initializer_list<const char*> cells)
{
    std::size_t column = 0;
    for (const char* cell : cells) {
        samples.set(column, samples.column(column).read(cell, 1));
        ++column;
    }
    samples.add(position);
}

} // namespace

class tst_SeriesSamples : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void finishLeavesOutEmptyColumns();
    void finishWithoutAReadingIsNoSamples();
    void finishCountsFromTheFirstSample();
};

void tst_SeriesSamples::finishLeavesOutEmptyColumns()
{
    SeriesSamples samples = samplesOf({"rss", "swap", "cpu"});
    addRow(samples, 5, {"1", "", "3"});
    addRow(samples, 9, {"N/A", "", "4"});
    const auto recordings = samples.finish("csv", {});
    QVERIFY(recordings.has_value());
    const Timeline& timeline = recordings->front()->timeline;
    QCOMPARE(timeline.series.size(), 2U);
    QCOMPARE(timeline.series[0].name, std::string("rss"));
    QCOMPARE(timeline.series[1].kind, SeriesKind::Counter);
    QVERIFY(timeline.series[0].positions == timeline.series[1].positions);
    QCOMPARE(recordings->front()->warnings,
             (std::vector<Warning>{{WarningCode::ReadingsMissing, 1, {}, {}}}));
}

void tst_SeriesSamples::finishWithoutAReadingIsNoSamples()
{
    WarningTally tally;
    tally.add(WarningCode::LinesSkipped, 7);
    SeriesSamples none = samplesOf({"rss"});
    QCOMPARE(none.finish("csv", tally).error(), (Error{ErrorCode::NoSamples, {}, 7, {}}));
    SeriesSamples gaps = samplesOf({"rss"});
    addRow(gaps, 0, {""});
    QCOMPARE(gaps.finish("csv", tally).error(), (Error{ErrorCode::NoSamples, {}, 7, {}}));
    SeriesSamples wrong = samplesOf({"rss"});
    addRow(wrong, 0, {"-5"});
    QCOMPARE(wrong.finish("csv", {}).error(), (Error{ErrorCode::NoSamples, "-5", 1, {}}));
}

void tst_SeriesSamples::finishCountsFromTheFirstSample()
{
    SeriesSamples samples = samplesOf({"rss"});
    samples.unixNsAtZero = 1000;
    addRow(samples, 70, {"1"});
    addRow(samples, 50, {"2"}); // late
    const auto recordings = samples.finish("json", {});
    QVERIFY(recordings.has_value());
    const Recording& run = *recordings->front();
    QCOMPARE(run.format, std::string("json"));
    QCOMPARE(run.startedUnixNs, std::optional<std::int64_t>(1050));
    QCOMPARE(run.timeline.series[0].positions->front(), 0);
    QCOMPARE(run.timeline.series[0].positions->back(), 20);
    QCOMPARE(run.warnings, (std::vector<Warning>{{WarningCode::TimesReordered, 1, {}, {}}}));
}

TIDEMARK_TEST(tst_SeriesSamples)

#include "tst_series_samples.moc"
