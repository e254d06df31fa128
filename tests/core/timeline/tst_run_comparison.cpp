// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/value_column.h"
#include "core/timeline/run_comparison.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;

class tst_RunComparison : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void figuresOfARun();
    void gapsBreakTheArea();
    void theProgramItselfCounts();
    void nothingToCompare();
    void changes();
    void totalsAreTheFigures();
    void whatAProgramTold();

private:
    struct Sample {
        std::int64_t position;
        double value;
    };
    static Series seriesOf(const std::vector<Sample>& samples, SeriesKind kind = SeriesKind::Rss);
    static Timeline timelineOf(std::vector<Series> series);
};

Series tst_RunComparison::seriesOf(const std::vector<Sample>& samples, SeriesKind kind)
{
    auto positions = std::make_shared<PositionColumn>();
    auto values = std::make_shared<ValueColumn>();
    for (const Sample& sample : samples) {
        positions->push_back(sample.position);
        values->push_back(sample.value);
    }
    return {kind, "series", {}, positions, values};
}

Timeline tst_RunComparison::timelineOf(std::vector<Series> series)
{
    Timeline timeline;
    timeline.series = std::move(series);
    return timeline;
}

void tst_RunComparison::figuresOfARun()
{
    const auto figures =
        runFiguresOf(timelineOf({seriesOf({{5, 10}, {15, 30}, {25, 30}, {45, 2}})}));
    QVERIFY(figures.has_value());
    QCOMPARE(figures->peakBytes, 30.0);
    QCOMPARE(figures->peakAt, 15);
    QCOMPARE(figures->duration, 40);
    QCOMPARE(figures->meanBytes, 18.0);
    QCOMPARE(figures->lastBytes, 2.0);
    QCOMPARE(figures->area, 200.0 + 300.0 + 320.0);
}

void tst_RunComparison::gapsBreakTheArea()
{
    const auto figures = runFiguresOf(
        timelineOf({seriesOf({{0, 10}, {10, 10}, {20, kGap}, {30, 10}, {40, 10}, {50, kGap}})}));
    QVERIFY(figures.has_value());
    QCOMPARE(figures->area, 200.0);
    QCOMPARE(figures->duration, 50);
    QCOMPARE(figures->lastBytes, 10.0);
    QCOMPARE(figures->meanBytes, 10.0);
}

void tst_RunComparison::theProgramItselfCounts()
{
    Series child = seriesOf({{0, 500}});
    child.pid = 7;
    const auto figures = runFiguresOf(timelineOf(
        {child, seriesOf({{0, 80}}, SeriesKind::Counter), seriesOf({{0, 20}}, SeriesKind::Uss)}));
    QVERIFY(figures.has_value());
    QCOMPARE(figures->peakBytes, 20.0);
    QCOMPARE(figures->area, 0.0);
}

void tst_RunComparison::nothingToCompare()
{
    QVERIFY(!runFiguresOf(Timeline{}).has_value());
    QVERIFY(!runFiguresOf(timelineOf({seriesOf({})})).has_value());
    QVERIFY(!runFiguresOf(timelineOf({seriesOf({{0, kGap}})})).has_value());
    QVERIFY(!runFiguresOf(timelineOf({seriesOf({{0, 5}}, SeriesKind::Counter)})).has_value());
}

void tst_RunComparison::changes()
{
    const RunFigures base{100.0, 0, 10, 50.0, 0.0, 4.0};
    const RunFigures other{25.0, 0, 20, 50.0, 5.0, 8.0};
    const RunChange change = changeOf(other, base);
    QCOMPARE(change.peak, std::optional(-0.75));
    QCOMPARE(change.duration, std::optional(1.0));
    QCOMPARE(change.mean, std::optional(0.0));
    QVERIFY(!change.last.has_value()); // the base ended at 0
    QCOMPARE(change.area, std::optional(1.0));
    QCOMPARE(changeOf(base, base).peak, std::optional(0.0));
}

void tst_RunComparison::totalsAreTheFigures()
{
    Recording before;
    before.totals = RunTotals{"before", 540.36, 1'395'130, 1487.13};
    Recording after;
    after.totals = RunTotals{"after", 422.67, 783'880, 1519.75};
    const RunFigures base = *runFiguresOf(before);
    const RunFigures other = *runFiguresOf(after);
    QVERIFY(!other.hasSamples && std::isnan(other.meanBytes) && std::isnan(other.area));
    QCOMPARE(QString::number(base.peakPerItem(), 'f', 3), QStringLiteral("0.363"));
    QCOMPARE(QString::number(other.peakPerItem(), 'f', 3), QStringLiteral("0.278"));
    const RunChange change = changeOf(other, base);
    QCOMPARE(QString::number(*change.peak, 'f', 3), QStringLiteral("-0.218"));
    QCOMPARE(QString::number(*change.duration, 'f', 3), QStringLiteral("-0.438"));
    QCOMPARE(QString::number(*change.durationPerItem, 'f', 3), QStringLiteral("-0.450"));
    QVERIFY(!change.mean && !change.area && !change.last);
    after.totals->count.reset();
    QVERIFY(std::isnan(runFiguresOf(after)->peakPerItem()));
    QVERIFY(!changeOf(*runFiguresOf(after), base).peakPerItem);
}

void tst_RunComparison::whatAProgramTold()
{
    Recording recording;
    const auto counter = [](std::string name, double last, bool countsBytes = false) {
        Series series = seriesOf({{0, 1}, {5, last}}, SeriesKind::Counter);
        series.name = std::move(name);
        series.countsBytes = countsBytes;
        return series;
    };
    Series limit = counter("limit", 9);
    limit.role = SeriesRole::Limit;
    recording.timeline =
        timelineOf({seriesOf({{0, 20}}), counter("threads", 3), counter("open files", 4),
                    counter("items", 40), counter("count", 7), counter("cache", 512, true), limit});
    QVERIFY(!runFiguresOf(recording)->count); // of a program that printed nothing
    QVERIFY(recording.output.append({5, OutputStream::Stdout, "tidemark: items=40 cache=512B"}));
    const RunFigures figures = *runFiguresOf(recording);
    QCOMPARE(figures.count, std::optional(40.0));
    QCOMPARE(figures.told, (std::vector<LastTold>{{"cache", 512.0, true}}));
    QVERIFY(figures.hasSamples);
}

TIDEMARK_TEST(tst_RunComparison)

#include "tst_run_comparison.moc"
