// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/runtime_heap.h"
#include "tests/support/series.h"
#include "tests/support/test_registry.h"
#include "tests/support/units.h"

#include <QTest>

using namespace tidemark;
using test::kSecondNs;

namespace
{

Series heapSeries(SeriesKind kind, const std::vector<double>& values)
{
    std::vector<std::int64_t> positions(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        positions[i] = static_cast<std::int64_t>(i) * kSecondNs;
    }
    Series series = test::seriesOf(values, positions);
    series.kind = kind;
    return series;
}

} // namespace

class tst_RuntimeHeap : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theLastOfEachKind();
    void onlyWhatStillHolds();
    void onlyOfTheProgramItself();
    void arrayBuffersStandForExternal();
};

void tst_RuntimeHeap::theLastOfEachKind()
{
    Timeline timeline;
    timeline.series = {heapSeries(SeriesKind::Rss, {900, 900, 900}),
                       heapSeries(SeriesKind::HeapUsed, {1, 2, 3}),
                       heapSeries(SeriesKind::HeapTotal, {10, 20, kGap}),
                       heapSeries(SeriesKind::External, {5, 6, 7})};
    QVERIFY((runtimeHeapAt(timeline, kSecondNs + 5) == RuntimeHeap{2, 20, 6}));
    QVERIFY((runtimeHeapAt(timeline, 2 * kSecondNs) == RuntimeHeap{3, 20, 7}));
    QVERIFY(runtimeHeapAt(timeline, -1) == RuntimeHeap());
    QVERIFY(runtimeHeapAt(Timeline(), 0) == RuntimeHeap());
}

/// The heap was let go of long before.
void tst_RuntimeHeap::onlyWhatStillHolds()
{
    Timeline timeline;
    timeline.series = {heapSeries(SeriesKind::HeapUsed, {1, 2, 3})};
    QVERIFY(runtimeHeapAt(timeline, 3 * kSecondNs).used == 3);
    QVERIFY(runtimeHeapAt(timeline, 30 * kSecondNs) == RuntimeHeap());
}

void tst_RuntimeHeap::onlyOfTheProgramItself()
{
    Timeline timeline;
    timeline.series = {heapSeries(SeriesKind::HeapUsed, {1}),
                       heapSeries(SeriesKind::HeapUsed, {2})};
    timeline.series[0].pid = 77;
    QVERIFY(runtimeHeapAt(timeline, 0).used == 2);
}

void tst_RuntimeHeap::arrayBuffersStandForExternal()
{
    Timeline timeline;
    timeline.series = {heapSeries(SeriesKind::ArrayBuffers, {4})};
    QVERIFY(runtimeHeapAt(timeline, 0).external == 4);
    timeline.series.push_back(heapSeries(SeriesKind::External, {9})); // array buffers are in it
    QVERIFY(runtimeHeapAt(timeline, 0).external == 9);
}

TIDEMARK_TEST(tst_RuntimeHeap)

#include "tst_runtime_heap.moc"
