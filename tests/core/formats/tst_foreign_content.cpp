// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/foreign_content.h"
#include "tests/support/compressing.h"
#include "tests/support/reading.h"
#include "tests/support/test_registry.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace tidemark;

/// A refusal says what the file is.
class tst_ForeignContent : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void profilersAreNamed_data();
    void profilersAreNamed();
    void toolsAreNamed_data();
    void toolsAreNamed();
    void otherFilesAreNamed_data();
    void otherFilesAreNamed();
    void tablesWithoutTimeTellTheirColumns();
    void tablesOfTooManyColumns();
    void textsAreQuoted();
    void archivesListWhatIsInThem();
    void foreignFilesOfTheCorpus();
};

void tst_ForeignContent::profilersAreNamed_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QByteArray>("name");
    const auto add = [](const char* name, const QByteArray& head) {
        QTest::addRow("%s: %s", name, head.left(20).constData()) << head << QByteArray(name);
    };
    add("Valgrind Massif", "desc: (none)\ncmd: ./x\ntime_unit: i\n#-----------\nsnapshot=0\n");
    add("DHAT", "{\n\"dhatFileVersion\": 2,\n\"mode\": \"heap\"");
    add("DHAT",
        "{\"dhatFileVersion\":2\n,\"mode\":\"heap\",\"verb\":\"Allocated\"\n"
        ",\"bklt\":true,\"bkacc\":true\n,\"tu\":\"instrs\",\"Mtu\":\"Minstr\"\n,\"tuth\":500\n"
        ",\"cmd\":\"ls\"\n,\"pid\":22765\n,\"te\":2913633\n,\"tg\":1798053\n"); // like a table
    add("heaptrack", "v 10300 3\nX /bin/sh\nI 1000 3d34ab\n");
    add("hprof (JVM heap dump)", QByteArray("JAVA PROFILE 1.0.2\0\0\0\0\x08", 23));
    add("JVM garbage collection log", "[0.005s][info][gc] Using G1\n");
    add("jemalloc", "heap_v2/524288\n  t*: 30: 79763360 [0: 0]\n");
    add("jemalloc", "___ Begin jemalloc statistics ___\nVersion: \"5.3.0\"\n");
    add("gperftools", "heap profile:    144:  8498176 [   144:  8498176] @ heapz_v2/524288\n");
    add("pprof", QByteArray("\x0a\x04\x08\x01\x10\x02\x0a\x04\x08\x03\x10\x04\x12\x03\x0a\x01\x01"
                            "\x32\x00",
                            19));
    add("memray", QByteArray("memray\0\x0c\0\0\0", 11));
    add("memray", "\n<!DOCTYPE html>\n<html><title>memray - flamegraph</title>");
    add("Chrome trace", "{\"traceEvents\":[{\"ph\":\"X\",\"ts\":1}]}");
    add("Chrome trace", "[{\"pid\":1,\"ts\":5,\"ph\":\"X\"},\n");
    add("Perfetto", "packet {\n  process_tree {\n");
    add("speedscope", "{\"version\":\"0.0.1\",\"$schema\":\"https://www.speedscope.app/x.json\"}");
    add("V8 sampling heap profile",
        "{\"head\":{\"callFrame\":{\"functionName\":\"(root)\"},\"selfSize\":0,\"children\":[]}}");
    add("V8 CPU profile", "{\"nodes\":[{\"id\":1,\"callFrame\":{},\"hitCount\":0}]}");
    add("php-meminfo", "{\"header\":{\"memory_usage\":1,\"memory_usage_real\":2},\"items\":{}}");
    add("Ruby memory_profiler", "Total allocated: 1085212 bytes (12578 objects)\n");
    add("Scalene", "{\n    \"alloc_samples\": 52,\n");
    add("dotnet-gcdump", QByteArray("\x04\0\0\0!FastSerialization.1", 24));
    add("callgrind", "# callgrind format\nversion: 1\n");
    add("line_profiler", "Timer unit: 1e-06 s\n\nTotal time: 1 s\n");
    add("Linux smaps", "5566-5577 r-xp\nSize: 4 kB\nRss: 4 kB\nPss: 1 kB\n");
    add("Prometheus", "# HELP process_resident_memory_bytes x\n");
}

void tst_ForeignContent::profilersAreNamed()
{
    QFETCH(QByteArray, head);
    QFETCH(QByteArray, name);
    const auto read = test::readAnyText(head.toStdString());
    QVERIFY(!read.has_value());
    QCOMPARE(read.error(), (Error{ErrorCode::ForeignProfile, name.toStdString()}));
}

void tst_ForeignContent::toolsAreNamed_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("name");
    const auto add = [](const char* name, const char* text) {
        QTest::addRow("%s: %.20s", name, text) << QByteArray(text) << QByteArray(name);
    };
    add("docker stats", "\x1b[2J\x1b[HCONTAINER ID   NAME   CPU %   MEM USAGE / LIMIT   MEM %\n"
                        "3f2c1b0a9d8e   web    0.07%   12.5MiB / 1.9GiB    0.64%\n");
    add("kubectl top", "NAME    CPU(cores)   MEMORY(bytes)\nweb-5   12m          123Mi\n");
    add("systemd-cgtop", "Control Group       Tasks   %CPU   Memory\n/   183   12.5     2.1G\n");
    add("pidstat", "Linux 6.8.0 (h)  04/02/25  _x86_64_  (8 CPU)\n\n"
                   "23:07:04   UID   PID  minflt/s  majflt/s   VSZ   RSS   %MEM  Command\n"
                   "23:07:05  1000  4711      3.00      0.00  9000  3000   0.42  python3\n");
    add("top", "top - 23:07:04 up  1:02,  1 user,  load average: 0.08, 0.02, 0.01\n");
    add("free", "        total    used    free   shared  buff/cache   available\n"
                "Mem:     7944    1312    5210       12        1692        6632\n");
    add("vmstat", "procs ---memory---\n r  b   swpd   free   buff  cache   si   so\n"
                  " 1  0      0   5335    112   1620    0    0\n");
    add("/proc/meminfo", "MemTotal:   8135272 kB\nMemFree:    5335000 kB\n");
    add("sar", "Linux 6.8.0 (h) 04/02/2025\n\n11:07:04 PM kbmemfree   kbavail kbmemused  %memused\n"
               "11:07:05 PM   5335000   6791000   1343000     16.51\n");
    add("ps", "    PID   RSS    VSZ COMMAND\n   4711 32000 128000 python3\n");
    add("ps",
        "USER    PID %CPU %MEM    VSZ   RSS TTY  STAT COMMAND\nroot  1  0.0  0.1  9000  3000\n");
    add("jstat", "Timestamp   S0C    S1C    S0U    S1U\n   1.2  0.0   1024.0  0.0   1024.0\n");
    add("tracemalloc",
        "/app/main.py:10: size=4855 KiB (+1 KiB), count=39846 (+1), average=125 B\n");
    add("Amazon CloudWatch", "{\n \"Label\": \"mem\",\n \"Datapoints\": [{\"Timestamp\": \"x\"}]}");
    add("Datadog", "{\"series\":[{\"metric\":\"mem.rss\",\"pointlist\":[[1743635224000.0,1.0]]}]}");
    add("pandas (to_json)", "{\"t\":{\"0\":0.0,\"1\":0.5},\"rss\":{\"0\":1,\"1\":2}}");
    add("pandas (to_json)", "{\"columns\":[\"t\",\"rss\"],\"index\":[0,1],\"data\":[[0,1],[1,2]]}");
}

void tst_ForeignContent::toolsAreNamed()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, name);
    const auto read = test::readAnyText(text.toStdString());
    QVERIFY(!read.has_value());
    QCOMPARE(read.error(), (Error{ErrorCode::ForeignTool, name.toStdString()}));
}

void tst_ForeignContent::otherFilesAreNamed_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QByteArray>("name");
    const auto add = [](const char* name, const QByteArray& head) {
        QTest::addRow("%s: %s", name, head.left(4).constData()) << head << QByteArray(name);
    };
    add("7z", QByteArray("7z\xbc\xaf\x27\x1c\0\x04", 8));
    add("rar", "Rar!\x1a\x07\x01");
    add("lz4", "\x04\x22\x4d\x18\x64\x40");
    add("pdf", "%PDF-1.4\n");
    add("image", "\x89PNG\r\n\x1a\n");
    add("html", "<!DOCTYPE html>\n<html>Sign in</html>");
    add("database", QByteArray("SQLite format 3\0", 16));
    add("program", "\x7f"
                   "ELF\x02\x01\x01");
    add("utf32", QByteArray("\xff\xfe\0\0t\0\0\0", 8));
    add("binary", QByteArray("\x01\x02\x03\x00\xff\xfe\x81\x02", 8));
    add("tar", QByteArray("a.csv") + QByteArray(252, '\0') + "ustar" + QByteArray(250, '\0'));
}

void tst_ForeignContent::otherFilesAreNamed()
{
    QFETCH(QByteArray, head);
    QFETCH(QByteArray, name);
    const auto read = test::readAnyText(head.toStdString());
    QVERIFY(!read.has_value());
    QCOMPARE(read.error(), (Error{ErrorCode::ForeignFile, name.toStdString()}));
    QVERIFY(std::ranges::find(kForeignFiles, name.toStdString()) != kForeignFiles.end());
}

void tst_ForeignContent::tablesWithoutTimeTellTheirColumns()
{
    QCOMPARE(test::readAnyText("allocator,num_allocations,size\nmalloc,1,2\n").error(),
             (Error{ErrorCode::NoTimeColumn, "allocator, num_allocations, size"}));
    QCOMPARE(foreignContent("a,b\nc,d\n").code, ErrorCode::UnknownFormat);
}

void tst_ForeignContent::tablesOfTooManyColumns()
{
    std::string table = "time";
    for (int i = 1; i < 10'001; ++i) {
        table += ",c" + std::to_string(i);
    }
    table += "\n0";
    for (int i = 1; i < 10'001; ++i) {
        table += ",1";
    }
    QCOMPARE(test::readAnyText(table + "\n").error(),
             (Error{ErrorCode::TooManyColumns, "10001\n10000"}));
}

void tst_ForeignContent::textsAreQuoted()
{
    QCOMPARE(test::readAnyText("\n  hello, world\nmore\n").error(),
             (Error{ErrorCode::UnknownFormat, "hello, world"}));
    QCOMPARE(foreignContent("\n\n"), (Error{ErrorCode::UnknownFormat, ""}));
}

void tst_ForeignContent::archivesListWhatIsInThem()
{
    const std::string csv = "t,rss\n0,1\n";
    QCOMPARE(test::readAnyText(test::zip({{"a.csv", csv}}))->size(), 1U);
    const auto several = test::readAnyText(
        test::zip({{"x/a.csv", csv}, {"x/b.txt", "hello"}, {"x/c.dat", "MEM 1.0 2.0\n"}}));
    QVERIFY(several.has_value());
    QCOMPARE(several->size(), 2U);
    QCOMPARE(several->front()->program, std::string("x/a.csv"));
    QCOMPARE(test::warningOf(*several->front(), WarningCode::FilesLeftOut).value().count, 1U);
    QCOMPARE(test::readAnyText(test::zip({{"a.txt", "hello"}, {"b.bin", "you"}})).error(),
             (Error{ErrorCode::NothingInArchive, "a.txt\nb.bin"}));
    QCOMPARE(test::readAnyText(test::zip({{"[Content_Types].xml", "x"}, {"xl/workbook.xml", "x"}}))
                 .error(),
             (Error{ErrorCode::ForeignFile, "excel"}));
    QCOMPARE(test::readAnyText(test::gzip(test::zip({{"a.csv", csv}}))).error(),
             (Error{ErrorCode::ForeignFile, "zip"}));
}

/// Files that nobody here wrote; those of kinds that are not read all have a name.
void tst_ForeignContent::foreignFilesOfTheCorpus()
{
    const QString folder =
        qEnvironmentVariable("TIDEMARK_CORPUS", TIDEMARK_SOURCE "/../shared/corpus");
    QFile file(folder + "/index.json");
    if (!file.open(QIODevice::ReadOnly)) {
        QSKIP("no foreign files here: set TIDEMARK_CORPUS");
    }
    const QStringList kinds{"chrome-trace", "dhat",   "heapprofile", "heaptrack",
                            "jemalloc",     "massif", "memray",      "pprof",
                            "speedscope",   "hprof",  "scalene",     "perfetto-textproto"};
    // Files that are no example of their kind: empty, noise, reports about it.
    const QStringList exceptions{"massif.out.empty", "massif.out.junk",  "result.bin",
                                 "17bytes",          "-result.txt",      ".md",
                                 "1checking",        "test_sysroot.raw", "jemalloc-447"};
    int checked = 0;
    const QJsonArray index = QJsonDocument::fromJson(file.readAll()).array();
    for (const QJsonValue& value : index) {
        const QString path = value["file"].toString();
        const bool isException = std::ranges::any_of(
            exceptions, [&path](const QString& part) { return path.contains(part); });
        if (!kinds.contains(value["fmt"].toString()) || isException ||
            !QFile::exists(folder + '/' + path)) {
            continue;
        }
        const auto read = test::readFile((folder + '/' + path).toStdString());
        QVERIFY2(!read && read.error().code == ErrorCode::ForeignProfile, qPrintable(path));
        ++checked;
    }
    QVERIFY(checked > 30);
}

TIDEMARK_TEST(tst_ForeignContent)

#include "tst_foreign_content.moc"
