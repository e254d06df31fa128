// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/history/metric_chooser.h"
#include "tests/support/test_registry.h"

#include <QLineEdit>
#include <QListWidget>
#include <QSignalSpy>
#include <QTest>

using namespace tidemark::app;

class tst_MetricChooser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void offersMemoryWithoutAServer();
    void whatTheServerHas();
    void whatIsTickedStays();
    void filter();

private:
    static QListWidget& list(MetricChooser& chooser) { return *chooser.findChild<QListWidget*>(); }
};

void tst_MetricChooser::offersMemoryWithoutAServer()
{
    MetricChooser chooser;
    QVERIFY(list(chooser).count() > 10);
    const QStringList usual{QStringLiteral("process_resident_memory_bytes"),
                            QStringLiteral("process_start_time_seconds")};
    QCOMPARE(chooser.chosen(), usual);
    QSignalSpy changed(&chooser, &MetricChooser::changed);
    list(chooser).item(0)->setCheckState(Qt::Unchecked);
    QCOMPARE(changed.size(), 1);
    QVERIFY(chooser.chosen().isEmpty());
}

void tst_MetricChooser::whatTheServerHas()
{
    MetricChooser chooser;
    chooser.setMetrics({QStringLiteral("go_memstats_alloc_bytes"), QStringLiteral("my_cache_bytes"),
                        QStringLiteral("up")});
    QCOMPARE(list(chooser).count(), 3);
    QCOMPARE(list(chooser).item(0)->text(), QStringLiteral("go_memstats_alloc_bytes"));
    QVERIFY(chooser.chosen().isEmpty()); // what was ticked is not there
    list(chooser).item(0)->setCheckState(Qt::Checked);
    QCOMPARE(chooser.chosen(),
             QStringList{QStringLiteral("go_memstats_alloc_bytes")}); // no start time there
}

void tst_MetricChooser::whatIsTickedStays()
{
    MetricChooser chooser;
    chooser.setMetrics({QStringLiteral("process_start_time_seconds"),
                        QStringLiteral("process_resident_memory_bytes"), QStringLiteral("up")});
    const QStringList both{QStringLiteral("process_resident_memory_bytes"),
                           QStringLiteral("process_start_time_seconds")};
    QCOMPARE(chooser.chosen(), both);
    chooser.setMetrics({QStringLiteral("process_resident_memory_bytes")});
    QCOMPARE(chooser.chosen(), QStringList{QStringLiteral("process_resident_memory_bytes")});
}

void tst_MetricChooser::filter()
{
    MetricChooser chooser;
    chooser.findChild<QLineEdit*>()->setText(QStringLiteral("JVM"));
    int shown = 0;
    for (int i = 0; i < list(chooser).count(); ++i) {
        const QListWidgetItem& item = *list(chooser).item(i);
        shown += item.isHidden() ? 0 : 1;
        QVERIFY(item.isHidden() || item.text().contains(QStringLiteral("jvm")) ||
                item.checkState() == Qt::Checked);
    }
    QVERIFY(shown > 2);
}

TIDEMARK_TEST(tst_MetricChooser)

#include "tst_metric_chooser.moc"
