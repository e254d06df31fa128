// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/prometheus_answers.h"
#include "tests/support/reading.h"
#include "tests/support/series_values.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;

using test::answerOf;
using test::labelledSeries;

class tst_PrometheusMetric : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void kindsOfMetrics_data();
    void kindsOfMetrics();
    void sumsWithoutAName();
};

void tst_PrometheusMetric::kindsOfMetrics_data()
{
    QTest::addColumn<QString>("labels");
    QTest::addColumn<SeriesKind>("kind");
    QTest::addColumn<bool>("isInBytes");
    const auto add = [](const char* metric, const char* others, SeriesKind kind, bool isInBytes) {
        QTest::newRow((std::string(metric) + others).c_str())
            << QStringLiteral("\"__name__\":\"%1\"%2").arg(metric, others) << kind << isInBytes;
    };
    add("process_resident_memory_bytes", "", SeriesKind::Rss, true);
    add("process_virtual_memory_bytes", "", SeriesKind::Vsize, true);
    add("process_virtual_memory_max_bytes", "", SeriesKind::Counter, true);
    add("nodejs_heap_size_used_bytes", "", SeriesKind::HeapUsed, true);
    add("nodejs_heap_size_total_bytes", "", SeriesKind::HeapTotal, true);
    add("nodejs_external_memory_bytes", "", SeriesKind::External, true);
    add("process_heap_bytes", "", SeriesKind::External, true);
    add("jvm_memory_used_bytes", R"(,"area":"heap")", SeriesKind::HeapUsed, true);
    add("jvm_memory_bytes_used", R"(,"area":"heap")", SeriesKind::HeapUsed, true);
    add("jvm_memory_bytes_used", R"(,"area":"nonheap")", SeriesKind::External, true);
    add("jvm_memory_committed_bytes", R"(,"area":"heap")", SeriesKind::HeapTotal, true);
    add("jvm_memory_max_bytes", R"(,"area":"heap")", SeriesKind::Counter, true);
    add("container_memory_working_set_bytes", R"(,"pod":"a")", SeriesKind::Rss, true);
    add("container_memory_rss", R"(,"pod":"a")", SeriesKind::Anon, true);
    add("container_memory_failcnt", R"(,"pod":"a")", SeriesKind::Counter, false);
    add("go_memstats_alloc_bytes", "", SeriesKind::HeapUsed, true);
    add("go_memstats_alloc_bytes_total", "", SeriesKind::Counter, true);
    add("go_gc_duration_seconds", "", SeriesKind::Counter, false);
    add("http_requests_total", "", SeriesKind::Counter, false);
    add("response_size_bytes_count", "", SeriesKind::Counter, false);
    add("instance:process_resident_memory_bytes:max", "", SeriesKind::Rss, true);
}

void tst_PrometheusMetric::kindsOfMetrics()
{
    QFETCH(QString, labels);
    QFETCH(SeriesKind, kind);
    QFETCH(bool, isInBytes);
    const auto recordings = test::readAnyText(
        answerOf(labelledSeries(labels.toStdString(), R"([10,"20971520"],[20,"20971520"])")));
    QVERIFY(recordings);
    const Series& series = recordings->front()->timeline.series.front();
    QCOMPARE(series.kind, kind);
    QCOMPARE(series.isInBytes(), isInBytes);
}

/// Functions leave no name: the numbers tell, and a rate is no size.
void tst_PrometheusMetric::sumsWithoutAName()
{
    const auto sizes =
        test::readAnyText(answerOf(labelledSeries(R"("pod":"a")", R"([10,"20971520"])")));
    QVERIFY(sizes);
    QVERIFY(sizes->front()->timeline.series.front().isInBytes());
    const auto rates =
        test::readAnyText(answerOf(labelledSeries(R"("pod":"a")", R"([10,"15.25"])")));
    QVERIFY(rates);
    QVERIFY(!rates->front()->timeline.series.front().isInBytes());
    QCOMPARE(test::valuesOf(rates->front()->timeline.series.front()), std::vector<double>{15.25});
}

TIDEMARK_TEST(tst_PrometheusMetric)

#include "tst_prometheus_metric.moc"
