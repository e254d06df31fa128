// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/series/row_labels.h"
#include "tests/support/reading.h"
#include "tests/support/series_values.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;

using test::valuesOf;
using Values = std::vector<double>;

namespace
{

/// "rss of 7: 1 3, rss (web): 2" for the series in @p text.
std::string seriesIn(const std::string& text)
{
    const auto recordings = test::readAnyText(text);
    if (!recordings) {
        return "refused";
    }
    std::string shown;
    for (const Series& series : recordings->front()->timeline.series) {
        shown += (shown.empty() ? "" : ", ") + series.name;
        shown += series.pid ? " of " + std::to_string(*series.pid) + ':' : std::string(":");
        for (const double value : valuesOf(series)) {
            shown += ' ' + std::to_string(static_cast<long>(value));
        }
    }
    if (test::warningOf(*recordings->front(), WarningCode::RowsAtOneMoment)) {
        shown += ", several at one moment";
    }
    return shown;
}

} // namespace

class tst_RowLabels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesOfLabels();
    void tables_data();
    void tables();
    void textsAreBounded();
};

void tst_RowLabels::namesOfLabels()
{
    for (const char* name : {"pid", "PID", "Process ID", "processId"}) {
        QCOMPARE(rowLabelOf(name)->sort, RowLabel::Sort::Pid);
    }
    for (const char* name : {"container", "Container Name", "worker_id", "hostname", "rank"}) {
        QCOMPARE(rowLabelOf(name)->sort, RowLabel::Sort::Identity);
    }
    for (const char* name : {"Counter Name", "metric", "_field"}) {
        QCOMPARE(rowLabelOf(name)->sort, RowLabel::Sort::Quantity);
    }
    for (const char* name : {"rss", "time", "step", "level", ""}) {
        QVERIFY2(!rowLabelOf(name), name);
    }
}

void tst_RowLabels::tables_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    const auto add = [](const char* name, const char* text, const char* expected) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(expected);
    };
    add("processes", "t,pid,rss\n0,7,1\n0,8,2\n1,7,3\n1,8,4\n", "rss of 7: 1 3, rss of 8: 2 4");
    add("taking turns", "t,pid,rss\n0,7,1\n1,8,2\n2,7,3\n", "rss of 7: 1 3, rss of 8: 2");
    add("one after the other", "t,pid,rss\n0,7,1\n1,7,2\n2,8,3\n", "pid: 7 7 8, rss: 1 2 3");
    add("one process", "t,pid,rss\n0,7,1\n1,7,2\n", "pid: 7 7, rss: 1 2");
    add("names", "t,container,rss\n0,web,1\n0,db,2\n1,web,3\n", "rss (web): 1 3, rss (db): 2");
    add("pid and name", "t,pid,comm,rss\n0,7,a,1\n0,8,b,2\n1,7,a,3\n",
        "rss of 7: 1 3, rss of 8: 2");
    add("counters", "t,metric,value\n0,rss_kb,1\n0,cpu,50\n1,rss_kb,2\n1,cpu,60\n",
        "rss_kb: 1024 2048, cpu: 50 60");
    add("names of memory", "t,name,value\n0,rss_kb,1\n0,cpu,5\n1,rss_kb,2\n1,cpu,6\n",
        "rss_kb: 1024 2048, cpu: 5 6");
    add("one quantity", "t,metric,value\n0,rss_kb,1\n1,rss_kb,2\n", "rss_kb: 1024 2048");
    add("units", "t,metric,value,unit\n0,heap,1.5,KB\n0,cpu,5,%\n1,heap,2,KB\n1,cpu,6,%\n",
        "heap: 1536 2048, cpu: 5 6");
    add("a unit for sizes", "t,rss,threads,unit\n0,1.5,4,KB\n1,2,4,KB\n",
        "rss: 1536 2048, threads: 4 4");
    add("units that cells and names say", "t,metric,value,unit\n0,heap,1 KB,MB\n1,heap,2 KB,MB\n",
        "heap: 1024 2048");
    add("other texts of one moment", "t,where,rss\n0,x,1\n0,y,2\n1,x,3\n1,y,4\n",
        "rss (x): 1 3, rss (y): 2 4");
    add("other texts", "t,note,rss\n0,x,1\n1,y,2\n2,x,3\n", "rss: 1 2 3");
    add("steps", "t,name,rss\n0,load,1\n1,load,2\n2,run,3\n", "rss: 1 2 3");
    add("no label", "t,rss\n0,1\n0,2\n1,3\n1,4\n", "rss: 1 2 3 4, several at one moment");
    add("a coarse clock", "t,rss\n0,1\n1,2\n1,3\n2,4\n", "rss: 1 2 3 4");
    add("JSON",
        "{\"t\":0,\"pid\":7,\"rss\":1}\n{\"t\":0,\"pid\":8,\"rss\":2}\n{\"t\":1,\"pid\":7,\"rss\":"
        "3}\n",
        "rss of 7: 1 3, rss of 8: 2");
    add("JSON with names of memory",
        "[{\"t\":0,\"name\":\"rss\",\"value\":1,\"unit\":\"kB\"},"
        "{\"t\":0,\"name\":\"cpu\",\"value\":5,\"unit\":\"%\"},"
        "{\"t\":1,\"name\":\"rss\",\"value\":2,\"unit\":\"kB\"}]",
        "rss: 1024 2048, cpu: 5");
    add("JSON with names",
        "[{\"t\":0,\"name\":\"web\",\"rss\":1},{\"t\":0,\"name\":\"db\",\"rss\":2},"
        "{\"t\":1,\"name\":\"web\",\"rss\":3}]",
        "rss (web): 1 3, rss (db): 2");
}

void tst_RowLabels::tables()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, expected);
    QCOMPARE(seriesIn(text.toStdString()), expected.toStdString());
}

void tst_RowLabels::textsAreBounded()
{
    LabelTexts texts;
    QCOMPARE(texts.numberOf("a"), 0.0);
    QCOMPARE(texts.numberOf("b"), 1.0);
    QCOMPARE(texts.numberOf("a"), 0.0);
    QCOMPARE(texts.text(1.0), std::string("b"));
    for (int i = 0; i < 20'000; ++i) {
        (void)texts.numberOf(std::to_string(i));
    }
    QCOMPARE(texts.size(), 10'000U);
    QVERIFY(std::isnan(texts.numberOf("another")));

    std::string table = "t,pid,rss\n";
    for (int i = 0; i < 30'000; ++i) {
        table += std::to_string(i / 2) + ',' + std::to_string(i % 9000) + ",1\n";
    }
    const auto recordings = test::readAnyText(table);
    QVERIFY(recordings.has_value());
    QCOMPARE(recordings->front()->timeline.series.size(), 2U); // more than can be meant
    QVERIFY(test::warningOf(*recordings->front(), WarningCode::RowsAtOneMoment));
}

TIDEMARK_TEST(tst_RowLabels)

#include "tst_row_labels.moc"
