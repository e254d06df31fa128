// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/input/line_prefix.h"
#include "tests/support/test_registry.h"

#include <QTest>

using namespace tidemark;

class tst_LinePrefix : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatLogsPutBeforeALine_data();
    void whatLogsPutBeforeALine();
    void contentIsNoPrefix_data();
    void contentIsNoPrefix();
    void aShapeIsTakenExactly();
    void linesMustAgree();
};

void tst_LinePrefix::whatLogsPutBeforeALine_data()
{
    QTest::addColumn<QByteArray>("prefix");
    QTest::addColumn<QByteArray>("shape");
    QTest::addColumn<QByteArray>("time");
    QTest::addColumn<QByteArray>("tag");
    const auto add = [](const char* name, const char* prefix, const char* shape,
                        const char* time = "", const char* tag = "") {
        QTest::newRow(name) << QByteArray(prefix) << QByteArray(shape) << QByteArray(time)
                            << QByteArray(tag);
    };
    add("GitHub", "2024-05-01T10:00:00.1234567Z ", "t", "2024-05-01T10:00:00.1234567Z");
    add("gh run view", "test (3.11)\tRun pytest\t2024-05-01T10:00:00.1234567Z ", "gt",
        "2024-05-01T10:00:00.1234567Z", "test (3.11)\tRun pytest");
    add("GitLab", "2024-05-01T10:00:00.123456Z 00O ", "tl", "2024-05-01T10:00:00.123456Z");
    add("GitLab, goes on", "2024-05-01T10:00:00.123456Z 00O+", "tl", "2024-05-01T10:00:00.123456Z");
    add("docker -t", "2024-05-01T10:00:00.123456789Z ", "t", "2024-05-01T10:00:00.123456789Z");
    add("docker compose", "web-1  | ", "c", "", "web-1");
    add("docker compose 1", "my_web_1  | ", "c", "", "my_web_1");
    add("docker compose -t", "web-1  | 2024-05-01T10:00:00.123456789Z ", "ct",
        "2024-05-01T10:00:00.123456789Z", "web-1");
    add("foreman", "10:00:00 web.1  | ", "kc", "10:00:00", "web.1");
    add("pm2", "0|app  | ", "c", "", "0|app");
    add("pm2 --timestamp", "0|app  | 2024-05-01 10:00:00: ", "ct", "2024-05-01 10:00:00", "0|app");
    add("pm2 --time in a file", "2024-05-01T10:00:00: ", "t", "2024-05-01T10:00:00");
    add("kubectl --prefix", "[pod/web-7d4b9-x2/app] ", "m", "", "pod/web-7d4b9-x2/app");
    add("kubectl, both", "[pod/web-1/app] 2024-05-01T10:00:00Z ", "mt", "2024-05-01T10:00:00Z",
        "pod/web-1/app");
    add("container runtime", "2024-05-01T10:00:00.123456789Z stdout F ", "tr",
        "2024-05-01T10:00:00.123456789Z");
    add("journald, short", "May 01 10:00:00 host app[123]: ", "sh", "May 01 10:00:00", "app[123]");
    add("journald, short-precise", "May 01 10:00:00.123456 host app[123]: ", "sh",
        "May 01 10:00:00.123456", "app[123]");
    add("journald, short-iso", "2024-05-01T10:00:00+0000 host app[123]: ", "th",
        "2024-05-01T10:00:00+0000", "app[123]");
    add("journald, short-full", "Wed 2024-05-01 10:00:00 UTC host app[123]: ", "sh",
        "2024-05-01 10:00:00 UTC", "app[123]");
    add("journald, short-monotonic", "[   12.345678] host app[123]: ", "kh", "12.345678",
        "app[123]");
    add("syslog", "<34>May  1 10:00:00 host app: ", "psh", "May  1 10:00:00", "app");
    add("Heroku", "2024-05-01T10:00:00.123456+00:00 app[web.1]: ", "th",
        "2024-05-01T10:00:00.123456+00:00", "app[web.1]");
    add("Jenkins", "[2024-05-01T10:00:00.123Z] ", "t", "2024-05-01T10:00:00.123Z");
    add("Jenkins, clock", "10:00:00  ", "k", "10:00:00");
    add("ts", "May 01 10:00:00 ", "s", "May 01 10:00:00");
    add("PHP", "[02-May-2024 10:00:00 UTC] ", "t", "02-May-2024 10:00:00 UTC");
    add("Django", "[02/May/2024 10:00:00] ", "t", "02/May/2024 10:00:00");
    add("concurrently", "[server] ", "m", "", "server");
    add("a name and a number", "[web:0x1g] ", "m", "", "web:0x1g");
    add("concurrently by number", "[0] ", "m", "", "0");
    add("Go's log", "2024/05/01 10:00:00 ", "t", "2024/05/01 10:00:00");
}

void tst_LinePrefix::whatLogsPutBeforeALine()
{
    QFETCH(QByteArray, prefix);
    QFETCH(QByteArray, shape);
    QFETCH(QByteArray, time);
    QFETCH(QByteArray, tag);
    for (const char* content : {"{\"rss\":1}", "t,rss", "     5   21.891 MiB", "MEM 1.0 2.0"}) {
        const std::string line = prefix.toStdString() + content;
        const LinePrefix found = linePrefixOf(line);
        QCOMPARE(found.shape, shape.toStdString());
        QCOMPARE(std::string(found.time), time.toStdString());
        QCOMPARE(found.tag, tag.toStdString());
        const std::size_t blanks = prefix.endsWith("  ") ? 1 : 0; // belong to the content
        QCOMPARE(found.length, static_cast<std::size_t>(prefix.size()) - blanks);
    }
    const std::string bare = prefix.trimmed().toStdString(); // an empty line, its blanks cut off
    QCOMPARE(linePrefixOf(bare, linePrefixOf(bare).shape).length, bare.size());
}

void tst_LinePrefix::contentIsNoPrefix_data()
{
    QTest::addColumn<QByteArray>("line");
    for (const char* line : {"",
                             "t,rss",
                             "0,1",
                             "2024-05-01T10:00:00Z,123",
                             "2024-05-01 10:00:00,123",
                             "2024-05-01 10:00:00;123",
                             "2024-05-01 10:00:00, 123",
                             "2024-05-01 10:00:00\t5",
                             "\"2024-05-01 10:00:00\",1",
                             "{\"time\":1}",
                             "[{\"t\":0}]",
                             "[1, 2]",
                             "[\"a\"] x",
                             "[12345:0x5581a0]      133 ms: Scavenge 3.8",
                             "[12345:0x5581a0:0]      133 ms: Scavenge 3.8",
                             "[7824:000001C3A99505C0]    54060 ms: Mark-sweep",
                             "MEM 1.0 2.0",
                             "CMDLINE python a|b",
                             "       0.000        0.000",
                             "# Elapsed time   CPU (%)",
                             "Line #    Mem usage",
                             "1743635224 5",
                             "10:00 x",
                             "Memory usage: 12.5 MB",
                             "May be",
                             "a\tb\tc",
                             "time\trss\tpss"}) {
        QTest::addRow("%s", line) << QByteArray(line);
    }
}

void tst_LinePrefix::contentIsNoPrefix()
{
    QFETCH(QByteArray, line);
    QCOMPARE(linePrefixOf(line.toStdString()).shape, std::string());
}

void tst_LinePrefix::aShapeIsTakenExactly()
{
    const std::string line = "2024-05-01T10:00:00Z [server] x";
    QCOMPARE(linePrefixOf(line).shape, std::string("tm"));
    QCOMPARE(linePrefixOf(line, "t").length, 21U);
    QCOMPARE(linePrefixOf(line, "m").length, 0U);
    QCOMPARE(linePrefixOf(line, "tc").length, 0U);
    QCOMPARE(linePrefixOf("2024-05-01T10:00:00Z - debug: x").shape, std::string("t")); // winston
}

void tst_LinePrefix::linesMustAgree()
{
    const std::string times = "2024-05-01T10:00:00Z [INFO] a\n2024-05-01T10:00:01Z [INFO] b\n"
                              "2024-05-01T10:00:02Z c\n\n2024-05-01T10:00:03Z d\n";
    QCOMPARE(commonPrefixShape(times, true), std::string("t")); // what is common to them
    QCOMPARE(commonPrefixShape("-- Journal begins at Wed. --\n" + times + times, true),
             std::string("t"));
    QCOMPARE(commonPrefixShape("2024-05-01T10:00:00Z one\n", true), std::string());
    QCOMPARE(
        commonPrefixShape("time,rss\n2024-05-01 10:00:00 UTC,1\n2024-05-01 10:00:01 UTC,1\n", true),
        std::string());
    QCOMPARE(commonPrefixShape("t\n2024-05-01T10:00:00Z a\nb\nc\n", true), std::string());
    // The last line of a head may end anywhere.
    QCOMPARE(commonPrefixShape("web-1  | a\nweb-1  | b\nwe", false), std::string("c"));
}

TIDEMARK_TEST(tst_LinePrefix)

#include "tst_line_prefix.moc"
