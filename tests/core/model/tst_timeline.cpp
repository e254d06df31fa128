// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/recording.h"
#include "tests/support/series.h"
#include "tests/support/test_registry.h"

#include <QTest>

#include <set>

using namespace tidemark;

class tst_Timeline : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyIdReadsBack();
    void idsAreThoseOfTheContract();
    void wordsThatAreNoIds();
    void theRangeHoldsEverySample();
    void theMainSeriesIsTheProgramsOwn();
    void theMainSeriesIsChosenByItsKind();
    void theMainSeriesIsOfTheGreatestOfManyProcesses();
    void theMainSeriesIsThatOfAllProcessesIfTheyTakeMore();
    void seriesAreEqualByContent();
    void recordingsAreEqualByWhatWasRecorded();

private:
    /// Every value of an enum that counts up to @p last goes to an id of its own and back.
    template <typename Kind, typename Back>
    static std::set<std::string> idsUpTo(Kind last, Back back);
};

template <typename Kind, typename Back>
std::set<std::string> tst_Timeline::idsUpTo(Kind last, Back back)
{
    std::set<std::string> ids;
    for (int i = 0; i <= static_cast<int>(last); ++i) {
        const auto kind = static_cast<Kind>(i);
        const std::string id(idOf(kind));
        if (back(id) == std::optional(kind)) {
            ids.insert(id);
        }
    }
    return ids;
}

void tst_Timeline::everyIdReadsBack()
{
    QCOMPARE(idsUpTo(SeriesKind::Counter, seriesKindOf).size(), 16U);
    QCOMPARE(idsUpTo(MarkerKind::Exit, markerKindOf).size(), 7U);
    QCOMPARE(idsUpTo(AxisUnit::Ordinal, axisUnitOf).size(), 4U);
    QCOMPARE(idsUpTo(WarningCode::ChildrenLeftOut, warningCodeOf).size(), 35U);
}

/// People script against these: none may ever change.
void tst_Timeline::idsAreThoseOfTheContract()
{
    QCOMPARE(idsUpTo(SeriesKind::Counter, seriesKindOf),
             (std::set<std::string>{"rss", "pss", "uss", "vsize", "swap", "anon", "file", "shared",
                                    "heap_used", "heap_total", "heap_overhead", "stacks",
                                    "external", "array_buffers", "gc_baseline", "counter"}));
    QCOMPARE(
        idsUpTo(MarkerKind::Exit, markerKindOf),
        (std::set<std::string>{"function", "gc", "leak", "snapshot", "restart", "mark", "exit"}));
    QCOMPARE(idsUpTo(AxisUnit::Ordinal, axisUnitOf),
             (std::set<std::string>{"ns", "instructions", "bytes", "ordinal"}));
    QCOMPARE(std::string(idOf(WarningCode::LinesSkipped)), std::string("lines_skipped"));
}

void tst_Timeline::wordsThatAreNoIds()
{
    for (const char* word : {"", "RSS", "rss ", "heapUsed", "unknown"}) {
        QVERIFY2(!seriesKindOf(word), word);
        QVERIFY2(!markerKindOf(word), word);
        QVERIFY2(!axisUnitOf(word), word);
        QVERIFY2(!warningCodeOf(word), word);
    }
}

void tst_Timeline::theRangeHoldsEverySample()
{
    Timeline timeline;
    QVERIFY(timeline.sampledRange().isEmpty());
    timeline.series.push_back(test::seriesOf({}, {}));
    QVERIFY(timeline.sampledRange().isEmpty());
    timeline.series.push_back(test::seriesOf({1.0}, {40}));
    QVERIFY((timeline.sampledRange() == AxisRange{40, 41}));
    timeline.series.push_back(test::seriesOf({kGap, 2.0}, {-5, 10}));
    QVERIFY((timeline.sampledRange() == AxisRange{-5, 41}));
    timeline.markers.push_back({MarkerKind::Gc, "far", 1000, 2000}); // markers may lie outside
    QVERIFY((timeline.sampledRange() == AxisRange{-5, 41}));
}

void tst_Timeline::theMainSeriesIsTheProgramsOwn()
{
    Timeline timeline;
    QVERIFY(timeline.mainSeries() == nullptr);
    Series counter = test::seriesOf({1.0});
    counter.kind = SeriesKind::Counter;
    timeline.series = {counter};
    QCOMPARE(timeline.mainSeries(), &timeline.series[0]); // better than none
    Series child = test::seriesOf({1.0});
    child.pid = 77;
    timeline.series = {counter, child};
    QCOMPARE(timeline.mainSeries(), &timeline.series[1]); // a counter is no memory
    timeline.series = {counter, child, test::seriesOf({1.0}), test::seriesOf({2.0})};
    QCOMPARE(timeline.mainSeries(), &timeline.series[2]);
}

void tst_Timeline::theMainSeriesIsChosenByItsKind()
{
    const std::vector<SeriesKind> best{
        SeriesKind::Rss,      SeriesKind::Pss,       SeriesKind::Uss,
        SeriesKind::HeapUsed, SeriesKind::HeapTotal, SeriesKind::External,
        SeriesKind::Vsize,    SeriesKind::Swap,      SeriesKind::Counter};
    Timeline timeline;
    for (const SeriesKind kind : best) { // the best ones come last
        Series series = test::seriesOf({1.0});
        series.kind = kind;
        series.countsBytes = kind == SeriesKind::Counter;
        timeline.series.insert(timeline.series.begin(), series);
    }
    for (const SeriesKind kind : best) {
        QCOMPARE(timeline.mainSeries(), &timeline.series.back());
        QCOMPARE(timeline.mainSeries()->kind, kind);
        timeline.series.pop_back();
    }
    timeline.series = {test::seriesOf({1.0}), test::seriesOf({9.0})};
    QCOMPARE(timeline.mainSeries(), &timeline.series.front()); // of two alike the first
}

void tst_Timeline::theMainSeriesIsOfTheGreatestOfManyProcesses()
{
    Timeline timeline;
    const auto add = [&timeline](SeriesKind kind, std::int64_t pid, double value) {
        timeline.series.push_back(test::seriesOf({value}));
        timeline.series.back().kind = kind;
        timeline.series.back().pid = pid;
    };
    add(SeriesKind::Counter, 1, 99.0);
    add(SeriesKind::Vsize, 1, 50.0);
    add(SeriesKind::Rss, 1, 3.0);
    add(SeriesKind::Rss, 2, 9.0);
    add(SeriesKind::Rss, 3, 5.0);
    QCOMPARE(timeline.mainSeries(), &timeline.series[3]);
}

void tst_Timeline::theMainSeriesIsThatOfAllProcessesIfTheyTakeMore()
{
    Series child = test::seriesOf({9.0, 9.0});
    child.pid = 77;
    Series all = test::seriesOf({kGap, 2.0});
    all.kind = SeriesKind::Pss;
    all.role = SeriesRole::Sum;
    Timeline timeline;
    timeline.series = {test::seriesOf({3.0, 3.0}), child, all};
    QCOMPARE(timeline.mainSeries(), &timeline.series[0]);
    all.values = test::seriesOf({kGap, 12.0}).values;
    timeline.series[2] = all;
    QCOMPARE(timeline.mainSeries(), &timeline.series[2]);
    timeline.series[2].role = SeriesRole::Plain;
    QCOMPARE(timeline.mainSeries(), &timeline.series[0]); // no more than another figure
}

void tst_Timeline::seriesAreEqualByContent()
{
    const Series one = test::seriesOf({1.0, kGap});
    QVERIFY(one == test::seriesOf({1.0, kGap})); // other columns, the same samples
    QVERIFY(!(one == test::seriesOf({1.0, 2.0})));
    QVERIFY(!(one == test::seriesOf({1.0, kGap}, {0, 11})));
    Series other = one;
    other.name = "USS";
    QVERIFY(!(one == other));
    other = one;
    other.pid = 1;
    QVERIFY(!(one == other));
    other = one;
    other.kind = SeriesKind::Uss;
    QVERIFY(!(one == other));
}

void tst_Timeline::recordingsAreEqualByWhatWasRecorded()
{
    Recording recording;
    recording.timeline.series = {test::seriesOf({1.0})};
    Recording same = recording;
    same.format = "another reader";
    QVERIFY(same == recording);
    const auto differs = [&recording](auto change) {
        Recording other = recording;
        change(other);
        return !(other == recording);
    };
    QVERIFY(differs([](Recording& other) { other.program = "x"; }));
    QVERIFY(differs([](Recording& other) { other.startedUnixNs = 0; }));
    QVERIFY(differs([](Recording& other) { other.timeline.axis = AxisUnit::Ordinal; }));
    QVERIFY(differs([](Recording& other) { other.timeline.markers.emplace_back(); }));
    QVERIFY(differs(
        [](Recording& other) { other.snapshots.push_back(std::make_shared<const Snapshot>()); }));
    QVERIFY(differs([](Recording& other) {
        other.differences.push_back(std::make_shared<const TypeDifferences>());
    }));
    QVERIFY(differs([](Recording& other) { other.lineTables.emplace_back(); }));
    QVERIFY(differs([](Recording& other) {
        other.warnings = {{WarningCode::LinesSkipped, 1, {}, {}}};
    }));
}

TIDEMARK_TEST(tst_Timeline)

#include "tst_timeline.moc"
