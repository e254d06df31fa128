// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/series/printed_pairs.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;

class tst_PrintedPairs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void becomeJson_data();
    void becomeJson();
};

void tst_PrintedPairs::becomeJson_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("json");
    const auto add = [](const char* line, const char* json) {
        QTest::newRow(line) << QByteArray(line) << QByteArray(json);
    };
    add("pmem(rss=1024, vms=2048, text=5)", R"({"rss": 1024, "vms": 2048})");
    add("time=2025-04-02T23:07:04Z level=info rss=1.5MB pid=77",
        R"({"time": "2025-04-02T23:07:04Z", "rss": "1.5MB", "pid": "77"})");
    add("sample#memory_rss=64.44MB sample#memory_pgin=7pages", R"({"memory_rss": "64.44MB"})");
    add("{:time=>\"12:00\", :rss_mb=>85.2}", R"({"time": "12:00", "rss_mb": "85.2"})");
    add("INFO Memory usage: 12.5 MB, 3 files", R"({"Memory usage": "12.5 MB"})");
    add("Heap used: 30MiB.", R"({"Heap used": "30MiB"})");
    add("rss=1024 m=5 b=6", R"({"rss": 1024})");
    add("RSS = 120 MB", R"({"RSS": "120 MB"})");
    add("ru_maxrss=34000)", R"({"ru_maxrss": 34000})");
    for (const char* other :
         {"", "a=1", "peak memory: 12 MB", "Memory limit: 512MB", "total memory: 8 GB",
          "memory: 5 items", "run --memory=512", "GET /x?mem=12", "rss=", "rss=abc", "mem=12%",
          "memory_limit=512M", "[5:0x41] External memory reported: 134 KB", "rss: high",
          "12:30:00 done", "rss=12.5.7x"}) {
        add(other, "");
    }
}

void tst_PrintedPairs::becomeJson()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, json);
    QCOMPARE(QByteArray::fromStdString(jsonOfPairs(line.toStdString())), json);
}

TIDEMARK_TEST(tst_PrintedPairs)

#include "tst_printed_pairs.moc"
