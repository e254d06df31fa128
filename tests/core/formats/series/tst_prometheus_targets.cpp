// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/prometheus_answers.h"
#include "tests/support/reading.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;

using test::answerOf;
using test::labelledSeries;

class tst_PrometheusTargets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void labelsNameTargets_data();
    void labelsNameTargets();
};

void tst_PrometheusTargets::labelsNameTargets_data()
{
    QTest::addColumn<QStringList>("labels"); // of each series
    QTest::addColumn<QStringList>("names");  // of the recordings, with those of their series
    const QString rss = QStringLiteral(R"("__name__":"process_resident_memory_bytes",)");
    const QString jvm = QStringLiteral(R"("__name__":"jvm_memory_used_bytes",)");
    QTest::newRow("instances") << QStringList{rss + R"("instance":"a:1","job":"x")",
                                              rss + R"("instance":"b:1","job":"x")"}
                               << QStringList{"a:1: process_resident_memory_bytes",
                                              "b:1: process_resident_memory_bytes"};
    QTest::newRow("pods and containers")
        << QStringList{rss + R"("pod":"p1","container":"app")",
                       rss + R"("pod":"p1","container":"log")"}
        << QStringList{"app: process_resident_memory_bytes", "log: process_resident_memory_bytes"};
    QTest::newRow("one target") << QStringList{rss + R"("job":"x","instance":"a:1")"}
                                << QStringList{"a:1, x: process_resident_memory_bytes"};
    QTest::newRow("parts of one target")
        << QStringList{jvm + R"("instance":"a","area":"heap","id":"Eden")",
                       jvm + R"("instance":"a","area":"nonheap","id":"Metaspace")"}
        << QStringList{"a: jvm_memory_used_bytes (heap, Eden); "
                       "jvm_memory_used_bytes (nonheap, Metaspace)"};
    QTest::newRow("labels of no target")
        << QStringList{rss + R"("version":"1.0")", rss + R"("version":"1.1")"}
        << QStringList{"1.0: process_resident_memory_bytes", "1.1: process_resident_memory_bytes"};
    QTest::newRow("other labels of a target do not part it")
        << QStringList{rss + R"("instance":"a","version":"1.0")",
                       rss + R"("instance":"a","version":"1.1")"}
        << QStringList{
               "a: process_resident_memory_bytes (1.0); process_resident_memory_bytes (1.1)"};
    QTest::newRow("cgroups of cAdvisor")
        << QStringList{rss + R"("instance":"n1","id":"/a")", rss + R"("instance":"n1","id":"/b")"}
        << QStringList{"/a: process_resident_memory_bytes", "/b: process_resident_memory_bytes"};
    QTest::newRow("escapes") << QStringList{rss + R"("instance":"gr\u00fcn \"1\"")"}
                             << QStringList{"gr\u00fcn \"1\": process_resident_memory_bytes"};
}

void tst_PrometheusTargets::labelsNameTargets()
{
    QFETCH(QStringList, labels);
    QFETCH(QStringList, names);
    std::string series;
    for (const QString& one : labels) {
        series += (series.empty() ? "" : ",") +
                  labelledSeries(one.toStdString(), R"([10,"1048576"],[20,"2097152"])");
    }
    const auto recordings = test::readAnyText(answerOf(series));
    QVERIFY(recordings);
    QStringList found;
    for (const auto& recording : *recordings) {
        QStringList seriesNames;
        for (const Series& one : recording->timeline.series) {
            seriesNames << QString::fromStdString(one.name);
        }
        found << QString::fromStdString(recording->program) + ": " + seriesNames.join("; ");
    }
    QCOMPARE(found, names);
}

TIDEMARK_TEST(tst_PrometheusTargets)

#include "tst_prometheus_targets.moc"
