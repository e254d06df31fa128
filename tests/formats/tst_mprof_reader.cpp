// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/reading.h"

#include <QTest>

using namespace tidemark;

class tst_MprofReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsARealRun();
};

void tst_MprofReader::readsARealRun()
{
    const auto recordings = test::readFixture("mprof/list_sum.dat");
    QVERIFY(recordings.has_value());
    QCOMPARE(recordings->size(), 1U);
    const Recording& run = *recordings->front();
    QCOMPARE(run.program, std::string("/usr/bin/python3 list_sum_noimport.py"));
    QCOMPARE(run.startedUnixNs, std::optional<std::int64_t>(1'795'288'796'882'100'000));

    const Series& rss = *run.timeline.mainSeries();
    QCOMPARE(rss.size(), 9U);
    QCOMPARE((*rss.values)[0], 4'395'008.0);
    QCOMPARE((*rss.positions)[7], 713'300'000);

    QCOMPARE(run.timeline.markers.size(), 1U);
    const Marker& span = run.timeline.markers.front();
    QCOMPARE(span.name, std::string("__main__.main"));
    QCOMPARE(span.start, 91'000'000); // written before CMDLINE, placed by its time
    QCOMPARE(span.level, 0);
    QVERIFY(run.warnings.empty());
}

QTEST_GUILESS_MAIN(tst_MprofReader)

#include "tst_mprof_reader.moc"
