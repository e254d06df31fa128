// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/reading.h"
#include "tests/support/test_registry.h"
#include "tests/support/units.h"

#include <QTest>

using namespace tidemark;
using test::kMiB;

namespace
{

constexpr std::int64_t kMillisecond = 1'000'000;

/// "before 540.36 MiB 1395130 ms 1487.13", a line for each run; else the format that read it.
std::string toldBy(const std::string& text)
{
    const auto recordings = test::readAnyText(text);
    if (!recordings) {
        return "refused";
    }
    std::string told;
    for (const auto& recording : *recordings) {
        const auto& totals = recording->totals;
        if (!totals) {
            return recording->format;
        }
        const QString line =
            QStringLiteral("%1 %2 MiB %3 ms %4\n")
                .arg(QString::fromStdString(totals->label))
                .arg(totals->peakBytes / kMiB, 0, 'f', 2)
                .arg(totals->duration / kMillisecond)
                .arg(totals->count ? QString::number(*totals->count) : QStringLiteral("-"));
        told += line.toStdString();
    }
    return told;
}

const std::string kBatch = "before 540.36 MiB 1395130 ms 1487.13\n"
                           "after 422.67 MiB 783880 ms 1519.75\n";

} // namespace

class tst_RunTableReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBatch();
    void waysToWriteIt_data();
    void waysToWriteIt();
    void seriesStaySeries_data();
    void seriesStaySeries();
    void damagedRows();
    void nothingToRead();
};

void tst_RunTableReader::aBatch()
{
    const auto recordings = test::readFixture("run_table/batch.csv");
    QVERIFY(recordings.has_value());
    QCOMPARE(recordings->size(), 2U);
    const Recording& before = *recordings->front();
    QCOMPARE(before.format, std::string("run_table"));
    QCOMPARE(before.program, std::string("before"));
    QVERIFY(before.timeline.series.empty());
    QVERIFY(before.warnings.empty());
    QCOMPARE(*before.totals,
             (RunTotals{"before", 566'608'527.0, 1'395'130 * kMillisecond, 1487.13}));
    QCOMPARE(recordings->back()->totals->label, std::string("after"));
}

void tst_RunTableReader::waysToWriteIt_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("told");
    const auto add = [](const char* name, const char* text, const std::string& told) {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromStdString(told);
    };
    add("order of columns",
        "count,time_s,memory_mb,label\n1487.13,1395.13,540.36,before\n"
        "1519.75,783.88,422.67,after\n",
        kBatch);
    add("decimal commas",
        "\xef\xbb\xbflabel;Speicher (MB);Dauer (s);Anzahl\nbefore;540,36;1.395,13;1.487,13\n"
        "after;422,67;783,88;1.519,75\n",
        kBatch);
    add("quotes and thousands",
        "\"label\",\"peak_mb\",\"duration_s\",\"items\"\n\"before\",540.36,\"1,395.13\","
        "\"1,487.13\"\n\"after\",422.67,783.88,\"1,519.75\"\n",
        kBatch);
    add("other units", "run\tpeak_kb\tduration (ms)\nfast \"one\"\t1024\t1500\n",
        "fast \"one\" 1.00 MiB 1500 ms -\n");
    add("units in the cells", "variant,peak,duration\na,2 MiB,1.5 s\nb,1 GiB,2 min\n",
        "a 2.00 MiB 1500 ms -\nb 1024.00 MiB 120000 ms -\n");
    add("as clocks write it", "variant,peak_mb,elapsed,count\na,2,0:01.50,3\nb,1,0:01.25,3\n",
        "a 2.00 MiB 1500 ms 3\nb 1.00 MiB 1250 ms 3\n");
    add("no count", "name,peak_rss_mb,runtime_s\na,2,1\nb,3,2\n",
        "a 2.00 MiB 1000 ms -\nb 3.00 MiB 2000 ms -\n");
    add("the peak of several", "label,memory_mb,peak_mb,duration_s,count\na,1,5,1,0\n",
        "a 5.00 MiB 1000 ms -\n");
    add("runs of one label", "label,memory_mb,time_s,count\na,1,3,7\nb,1,2,7\na,2,1,7\n",
        "a 1.00 MiB 3000 ms 7\nb 1.00 MiB 2000 ms 7\na 2.00 MiB 1000 ms 7\n");
    add("slower without a count", "label,memory_mb,time_s\nbefore,422,700\nafter,540,1395\n",
        "before 422.00 MiB 700000 ms -\nafter 540.00 MiB 1395000 ms -\n");
    add("comments", "# from the build\nsep=;\nlabel;peak_mb;duration_s\n\n# one\na;1;1\n",
        "a 1.00 MiB 1000 ms -\n");
    add("the last row without a newline", "label,peak_mb,duration_s\na,1,1\nb,2,2",
        "a 1.00 MiB 1000 ms -\nb 2.00 MiB 2000 ms -\n");
}

void tst_RunTableReader::waysToWriteIt()
{
    QFETCH(const QString, text);
    QFETCH(const QString, told);
    QCOMPARE(QString::fromStdString(toldBy(text.toStdString())), told);
}

void tst_RunTableReader::seriesStaySeries_data()
{
    QTest::addColumn<QString>("text");
    const auto add = [](const char* name, const char* text) {
        QTest::newRow(name) << QString::fromUtf8(text);
    };
    add("without a label", "time_s,memory_mb,count\n0,10,1\n1,11,2\n");
    add("steps with their times", "label,time_s,memory_mb\nstart,0,10\nload,1.2,50\nend,3,20\n");
    add("two processes in turn",
        "name,time_s,rss_mb\na,0,10\nb,0,20\na,1,11\nb,1,21\na,2,12\nb,2,22\n");
    add("two processes one after the other",
        "name,time_s,rss_mb\na,0,10\na,1,11\na,2,12\nb,0,20\nb,1,21\nb,2,22\n");
    add("with a count, for long",
        "label,time_s,rss_mb,count\na,0,1,1\na,1,1,1\na,2,1,1\na,3,1,1\na,4,1,1\na,5,1,1\n"
        "a,6,1,1\na,7,1,1\nb,0,1,1\n");
    add("the newest first",
        "label,time_s,rss_mb\na,9,1\na,8,1\na,7,1\na,6,1\na,5,1\na,4,1\na,3,1\na,2,1\n");
    add("dates", "label,time,rss_mb,count\na,2025-04-02 23:07:04,1,1\na,2025-04-02 "
                 "23:07:05,2,2\n");
}

void tst_RunTableReader::seriesStaySeries()
{
    QFETCH(const QString, text);
    QCOMPARE(toldBy(text.toStdString()), std::string("csv"));
}

void tst_RunTableReader::damagedRows()
{
    const auto recordings = test::readText("run_table", "label,peak_mb,duration_s,count\n"
                                                        "a,1,1,1\n,2,2,2\nb,x,3,3\nc,4,,4\n"
                                                        "d,5,5\ne,6,6,6,6,6\nf,-1,7,7\n"
                                                        "g,8,-8,8\nh,9,9,-9\n");
    QVERIFY(recordings.has_value());
    QCOMPARE(recordings->size(), 2U);
    QCOMPARE(recordings->back()->totals->label, std::string("h"));
    QVERIFY(!recordings->back()->totals->count); // of less than nothing
    const auto skipped = test::warningOf(*recordings->front(), WarningCode::LinesSkipped);
    QVERIFY(skipped.has_value());
    QCOMPARE(skipped->count, 7U);
    QCOMPARE(skipped->line, 3U);
    QVERIFY(recordings->back()->warnings.empty());
}

void tst_RunTableReader::nothingToRead()
{
    QCOMPARE(test::readText("run_table", "").error().code, ErrorCode::Empty);
    QCOMPARE(test::readText("run_table", "a,b\n1,2\n").error().code, ErrorCode::NoTimeColumn);
    QCOMPARE(test::readText("run_table", "label,peak_mb,duration_s\n").error().code,
             ErrorCode::NoSamples);
    const auto damaged = test::readText("run_table", "label,peak_mb,duration_s\na,x,y\n");
    QCOMPARE(damaged.error().code, ErrorCode::NoSamples);
    QCOMPARE(damaged.error().line, 2U);
    QVERIFY(!test::readText("run_table", "label,peak_mb,duration_s\na,1e30,1\n"));
    QVERIFY(!test::readText("run_table", "label,peak_mb,duration_s\na,1,1e30\n"));
}

TIDEMARK_TEST(tst_RunTableReader)

#include "tst_run_table_reader.moc"
