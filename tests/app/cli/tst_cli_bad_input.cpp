// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/cli_process.h"
#include "tests/support/small_heapsnapshot.h"
#include "tests/support/test_registry.h"

#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace tidemark;
using nlohmann::json;
using test::CliOutcome;
using test::runCli;

/// Wrong usage, damaged files, odd names, interruption.
class tst_CliBadInput : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void badInputIsExplained_data();
    void badInputIsExplained();
    void namesCannotPlayTricks();
    void wrongUsage_data();
    void wrongUsage();
    void wrongUsageNamesTheWord();
    void interruptIsReported();
    void interruptWhilePrinting();
    void whatASnapshotDoesNotHave_data();
    void whatASnapshotDoesNotHave();
    void namesInSnapshotsCannotPlayTricks();
    void strangeSnapshots_data();
    void strangeSnapshots();

private:
    /// Whether the process has a handler for SIGINT yet.
    static bool catchesInterrupts(qint64 pid);
    static QByteArray gzipped(const QByteArray& content);
    QString write(const char* name, const QByteArray& content) const;

    QTemporaryDir m_folder;
};

QByteArray tst_CliBadInput::gzipped(const QByteArray& content)
{
    QProcess gzip;
    gzip.start(QStringLiteral("gzip"), {QStringLiteral("-9")});
    gzip.write(content);
    gzip.closeWriteChannel();
    gzip.waitForFinished();
    return gzip.readAllStandardOutput();
}

bool tst_CliBadInput::catchesInterrupts(qint64 pid)
{
    QFile status(QStringLiteral("/proc/%1/status").arg(pid));
    if (!status.open(QIODevice::ReadOnly)) {
        return false;
    }
    const QByteArray text = status.readAll();
    const QByteArray key("\nSigCgt:\t");
    const qsizetype mask = text.indexOf(key) + key.size();
    return (text.mid(mask, 16).toULongLong(nullptr, 16) & (1ULL << (SIGINT - 1))) != 0;
}

QString tst_CliBadInput::write(const char* name, const QByteArray& content) const
{
    return test::writeFile(m_folder.filePath(QString::fromUtf8(name)), content);
}

void tst_CliBadInput::badInputIsExplained_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("sentence");
    const auto row = [](const char* name, const QString& path, const char* sentence) {
        QTest::newRow(name) << path << QByteArray(sentence);
    };
    row("folder", m_folder.path(), "This is a folder or a device.");
    row("device", QStringLiteral("/dev/zero"), "This is a folder or a device.");
    row("missing", m_folder.filePath(QStringLiteral("missing")), "cannot be opened: No such file");
    row("empty", write("empty", {}), "The file is empty.");
    row("empty gzip",
        write("empty.gz", QByteArray::fromHex("1f8b0800000000000003030000000000000000"
                                              "00")),
        "The file is empty.");
    row("not a profile", write("prose", "Dear diary,\ntoday nothing leaked.\n"),
        "none of the formats");
    row("cut gzip", write("cut.gz", QByteArray::fromHex("1f8b080000")), "compressed data");

    QByteArray rubbish;
    for (int i = 0; i < 1'000'000; ++i) {
        rubbish += static_cast<char>((i % 65'521) * 7919 >> 3);
    }
    row("rubbish", write("rubbish", rubbish), "binary data of a kind that Tidemark does not know");
    row("nesting bomb", write("nesting", QByteArray(20'000'000, '[')), "none of the formats");
    row("recording of nesting",
        write("nested.tidemark",
              "{\"tidemark\":\"recording\"," + QByteArray(20'000'000, '[') + "\n"),
        "damaged at line 1");
    row("newer version",
        write("newer.tidemark", "{\"tidemark\":\"recording\",\"version\":\"7.0\"}\n"),
        "has version 7.0 of its format, which is too new");
    row("cut in the header", write("header.tidemark", "{\"tidemark\":\"recording\",\"ver"),
        "ends too early, at line 1");
    row("no samples", write("none.dat", "CMDLINE python x.py\n"), "no sample");
    row("gzip bomb", write("bomb.gz", gzipped("MEM 1 1.0\n" + QByteArray(200'000'000, '\n'))),
        "unpacks to far more than its size suggests");
    row("only huge", write("huge.dat", "CMDLINE x\nMEM 1e300 1.0\nMEM 9e9 2.0\n"),
        "impossible values, such as sizes below 0 or above 8 PiB. The first one is line 2: “MEM "
        "1e300 1.0”.");
    row("negative and huge",
        write("odd.dat", "MEM -5 1.0\nMEM 1e300 2.0\nMEM nan 3.0\nMEM 5 6\n"
                         "MEM 1 2 3\n"),
        "");
}

void tst_CliBadInput::badInputIsExplained()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, sentence);
    const CliOutcome outcome = runCli({QStringLiteral("summary"), QStringLiteral("--json"), path});
    QVERIFY(outcome.document().is_object());
    if (sentence.isEmpty()) {
        // Damaged lines beside good ones are counted, not fatal.
        QCOMPARE(outcome.status, 0);
        QCOMPARE(outcome.document()["recordings"][0]["warnings"][0]["code"].get<std::string>(),
                 std::string("lines_skipped"));
        return;
    }
    QCOMPARE(outcome.status, 3);
    QVERIFY2(outcome.err.contains(sentence), outcome.err.constData());
    QCOMPARE(outcome.err.count('\n'), 1);
}

void tst_CliBadInput::namesCannotPlayTricks()
{
    const QString path = m_folder.filePath(QStringLiteral("a\nb<b>\u202egpj.exe"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("MEM 1 1.0\nCMDLINE \x1b[31mred\xe2\x80\xae\xc2\x9b"
               "2J\nMEM 2 2.0\nbad\n");
    file.close();

    const CliOutcome text = runCli({QStringLiteral("summary"), path});
    QCOMPARE(text.status, 0);
    QVERIFY(!text.out.contains('\x1b') && !text.out.contains("\xc2\x9b"));
    QVERIFY(!text.out.contains("\xe2\x80\xae"));
    const CliOutcome asJson = runCli({QStringLiteral("summary"), QStringLiteral("--json"), path});
    QVERIFY(!asJson.out.contains("\xc2\x9b") && asJson.out.contains("\\u009b"));
    QVERIFY(text.out.startsWith("a↵b<b>\ufffdgpj.exe #1\n"));
    const json document =
        runCli({QStringLiteral("summary"), QStringLiteral("--json"), path}).document();
    QCOMPARE(document["recordings"][0]["path"].get<std::string>(), path.toStdString());

    const CliOutcome missing = runCli({QStringLiteral("summary"), path + QStringLiteral("\nx")});
    QCOMPARE(missing.err.count('\n'), 1);
}

void tst_CliBadInput::wrongUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("nothing") << QStringList();
    QTest::newRow("unknown command") << QStringList{QStringLiteral("sumary")};
    QTest::newRow("later command") << QStringList{QStringLiteral("snapshot"), QStringLiteral("x")};
    QTest::newRow("no file") << QStringList{QStringLiteral("summary")};
    QTest::newRow("unknown option")
        << QStringList{QStringLiteral("summary"), QStringLiteral("--frob"), QStringLiteral("x")};
    QTest::newRow("no output") << QStringList{QStringLiteral("convert"), QStringLiteral("x")};
    QTest::newRow("two inputs") << QStringList{QStringLiteral("convert"), QStringLiteral("x"),
                                               QStringLiteral("y"), QStringLiteral("-o"),
                                               QStringLiteral("z.csv")};
    const QString snapshot =
        QStringLiteral(TIDEMARK_FIXTURES "/heapsnapshot/cut-node20.heapsnapshot");
    const auto row = [&snapshot](const char* name, const QStringList& before,
                                 const QStringList& after) {
        QTest::newRow(name) << before + QStringList{snapshot} + after;
    };
    row("negative snapshot", {QStringLiteral("types")}, {QStringLiteral("--snapshot=-1")});
    row("huge snapshot", {QStringLiteral("types")},
        {QStringLiteral("--snapshot"), QStringLiteral("99999999999999999999999")});
    row("snapshot as text", {QStringLiteral("nodes")}, {QStringLiteral("--snapshot=x")});
    row("negative top", {QStringLiteral("types")}, {QStringLiteral("--top=-1")});
    row("types of two", {QStringLiteral("types")}, {snapshot});
    row("no id", {QStringLiteral("object")}, {});
    row("id as text", {QStringLiteral("object")}, {QStringLiteral("--id=Fuga")});
    row("negative id", {QStringLiteral("object")}, {QStringLiteral("--id=-1")});
    row("huge id", {QStringLiteral("object")}, {QStringLiteral("--id=99999999999999999999")});
    row("no depth", {QStringLiteral("object")},
        {QStringLiteral("--id=1"), QStringLiteral("--depth=0")});
    row("bottomless", {QStringLiteral("object")},
        {QStringLiteral("--id=1"), QStringLiteral("--depth=101")});
    row("one to compare", {QStringLiteral("compare")}, {});
    row("four to compare", {QStringLiteral("compare")}, {snapshot, snapshot, snapshot});
    row("matched by luck", {QStringLiteral("compare"), QStringLiteral("--by=luck")}, {snapshot});
    row("no limit", {QStringLiteral("compare"), QStringLiteral("--fail-above=lots")}, {snapshot});
    QTest::newRow("no duration") << QStringList{
        QStringLiteral("record"), QStringLiteral("--duration=nan"),
        QStringLiteral("-o"),     m_folder.filePath(QStringLiteral("x.tidemark")),
        QStringLiteral("--"),     QStringLiteral("true")};
    QTest::newRow("unknown language")
        << QStringList{QStringLiteral("formats"), QStringLiteral("--lang"), QStringLiteral("xx")};
}

void tst_CliBadInput::wrongUsage()
{
    QFETCH(QStringList, arguments);
    const CliOutcome outcome = runCli(arguments);
    QCOMPARE(outcome.status, 2);
    QVERIFY(outcome.out.isEmpty());
    QCOMPARE(outcome.err.count('\n'), 1);
}

void tst_CliBadInput::wrongUsageNamesTheWord()
{
    for (const QStringList& arguments :
         {QStringList{QStringLiteral("bogus")},
          QStringList{QStringLiteral("--lang"), QStringLiteral("en"), QStringLiteral("bogus"),
                      QStringLiteral("--json"), QStringLiteral("x")}}) {
        const CliOutcome outcome = runCli(arguments);
        QCOMPARE(outcome.status, 2);
        QVERIFY2(outcome.err.contains("There is no command “bogus”."), outcome.err.constData());
    }
    const CliOutcome format = runCli({QStringLiteral("summary"), QStringLiteral("--format"),
                                      QStringLiteral("bogus"), QStringLiteral("/no/such/file")});
    QCOMPARE(format.status, 2);
    QVERIFY2(format.err.contains("There is no format “bogus”; choose one of: mprof, psrecord, "),
             format.err.constData());
    QCOMPARE(format.err.count('\n'), 1);
}

void tst_CliBadInput::interruptIsReported()
{
    // Many passes over a file that costs time but, being damaged, no memory.
    constexpr int kPasses = 400;
    QByteArray lines("MEM 1 1.0\n");
    for (int i = 0; i < 1'000'000; ++i) {
        lines += "damaged\n";
    }
    const QString path = write("long.dat", lines);
    QStringList arguments{QStringLiteral("summary")};
    for (int i = 0; i < kPasses; ++i) {
        arguments += path;
    }
    QProcess process;
    process.start(QStringLiteral(TIDEMARK_CLI), arguments);
    QVERIFY(process.waitForStarted());
    QTRY_VERIFY(catchesInterrupts(process.processId()));
    ::kill(static_cast<pid_t>(process.processId()), SIGINT);
    QVERIFY(process.waitForFinished(20'000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 130);
    QVERIFY(process.readAllStandardError().contains("Cancelled."));
}

void tst_CliBadInput::interruptWhilePrinting()
{
    const QString path = m_folder.filePath(QStringLiteral("pipe"));
    QCOMPARE(::mkfifo(path.toLocal8Bit().constData(), 0600), 0);
    QProcess process;
    process.setStandardOutputFile(path);
    // Opening a pipe waits for the other side: both are opened at once here.
    const int own = ::open(path.toLocal8Bit().constData(), O_RDWR);
    QVERIFY(own >= 0);
    process.start(QStringLiteral(TIDEMARK_CLI),
                  {QStringLiteral("nodes"),
                   QStringLiteral(TIDEMARK_FIXTURES "/heapsnapshot/tiny.heapsnapshot.zst")});
    QVERIFY(process.waitForStarted());
    char first = 0;
    QCOMPARE(::read(own, &first, 1), 1); // more than fits in the pipe is on its way now
    ::kill(static_cast<pid_t>(process.processId()), SIGINT);
    QVERIFY(process.waitForFinished(20'000));
    ::close(own);
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 130);
    QVERIFY(process.readAllStandardError().contains("Cancelled."));
}

void tst_CliBadInput::whatASnapshotDoesNotHave_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("sentence");
    const QString snapshot =
        QStringLiteral(TIDEMARK_FIXTURES "/heapsnapshot/cut-node20.heapsnapshot");
    const QString timeline = QStringLiteral(TIDEMARK_FIXTURES "/mprof/list_sum.dat");
    QTest::newRow("snapshot") << QStringList{QStringLiteral("types"), snapshot,
                                             QStringLiteral("--snapshot=7")}
                              << QByteArray("There is no snapshot 7; the last one is 0.");
    QTest::newRow("object") << QStringList{QStringLiteral("object"), snapshot,
                                           QStringLiteral("--id=@4294967297")}
                            << QByteArray("There is no object @4294967297 in this snapshot.");
    for (const char* command : {"types", "nodes"}) {
        QTest::newRow(command) << QStringList{QString::fromUtf8(command), timeline}
                               << QByteArray("The recording holds no snapshot.");
    }
}

void tst_CliBadInput::whatASnapshotDoesNotHave()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, sentence);
    const CliOutcome outcome = runCli(arguments);
    QCOMPARE(outcome.status, 2);
    QVERIFY(outcome.out.isEmpty());
    QVERIFY2(outcome.err.contains(sentence), outcome.err.constData());
    QCOMPARE(outcome.err.count('\n'), 1);
}

void tst_CliBadInput::namesInSnapshotsCannotPlayTricks()
{
    test::SmallFile file;
    file.strings = R"(["<dummy>","A","\u001b[31m<b>\u202e","next\n\u0007"])";
    const QString path = write("tricks.heapsnapshot", QByteArray::fromStdString(file.text()));
    for (const QStringList& command :
         {QStringList{QStringLiteral("types")}, QStringList{QStringLiteral("summary")},
          QStringList{QStringLiteral("object"), QStringLiteral("--id=3"),
                      QStringLiteral("--depth=9")}}) {
        const CliOutcome outcome = runCli(command + QStringList{path});
        QCOMPARE(outcome.status, 0);
        QVERIFY(!outcome.out.contains('\x1b') && !outcome.out.contains('\x07'));
        QVERIFY(!outcome.out.contains("\xe2\x80\xae"));
        QVERIFY(
            runCli(command + QStringList{path, QStringLiteral("--json")}).document().is_object());
    }
}

void tst_CliBadInput::strangeSnapshots_data()
{
    QTest::addColumn<QString>("path");
    for (const char* name : {"cut-node20.heapsnapshot", "cut-node24.heapsnapshot",
                             "cut-tracked.heaptimeline", "julia-like.heapsnapshot"}) {
        QTest::newRow(name) << QStringLiteral(TIDEMARK_FIXTURES "/heapsnapshot/") +
                                   QString::fromUtf8(name);
    }
    test::SmallFile alone;
    alone.nodes = "[1,1,1,0,0]";
    alone.edges = "[]";
    QTest::newRow("one node") << write("alone.heapsnapshot",
                                       QByteArray::fromStdString(alone.text()));
    test::SmallFile wrongCounts;
    wrongCounts.snapshot.replace(wrongCounts.snapshot.find("\"node_count\":2"), 14,
                                 "\"node_count\":26000000");
    QTest::newRow("wrong counts") << write("counts.heapsnapshot",
                                           QByteArray::fromStdString(wrongCounts.text()));
}

void tst_CliBadInput::strangeSnapshots()
{
    QFETCH(QString, path);
    for (const QStringList& command :
         {QStringList{QStringLiteral("types")}, QStringList{QStringLiteral("summary")},
          QStringList{QStringLiteral("compare"), path, path}}) {
        const CliOutcome text = runCli(command + QStringList{path});
        QCOMPARE(text.status, 0);
        QVERIFY(!text.out.isEmpty());
        const CliOutcome outcome = runCli(command + QStringList{path, QStringLiteral("--json")});
        QCOMPARE(outcome.status, 0);
        QVERIFY(outcome.document().is_object());
    }
    const QByteArray nodes = runCli({QStringLiteral("nodes"), path}).out;
    QVERIFY(nodes.endsWith('\n'));
    for (const QByteArray& line : nodes.first(nodes.size() - 1).split('\n').first(1)) {
        const QString id = QString::fromLatin1(line.split('\t').first());
        QCOMPARE(line.count('\t'), 4);
        const CliOutcome object =
            runCli({QStringLiteral("object"), path, QStringLiteral("--id"), id,
                    QStringLiteral("--depth=100"), QStringLiteral("--json")});
        QCOMPARE(object.status, 0);
        QCOMPARE(object.document()["id"].get<std::uint64_t>(), id.toULongLong());
    }
}

TIDEMARK_TEST(tst_CliBadInput)

#include "tst_cli_bad_input.moc"
