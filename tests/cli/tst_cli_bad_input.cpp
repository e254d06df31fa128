// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/cli_process.h"

#include <QTemporaryDir>
#include <QTest>

#include <csignal>

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
    row("rubbish", write("rubbish", rubbish), "none of the formats");
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
    file.write("MEM 1 1.0\nCMDLINE \x1b[31mred\xe2\x80\xae\nMEM 2 2.0\nbad\n");
    file.close();

    const CliOutcome text = runCli({QStringLiteral("summary"), path});
    QCOMPARE(text.status, 0);
    QVERIFY(!text.out.contains('\x1b'));
    QVERIFY(!text.out.contains("\xe2\x80\xae"));
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
    QTest::newRow("later command") << QStringList{QStringLiteral("leak"), QStringLiteral("x")};
    QTest::newRow("no file") << QStringList{QStringLiteral("summary")};
    QTest::newRow("unknown option")
        << QStringList{QStringLiteral("summary"), QStringLiteral("--frob"), QStringLiteral("x")};
    QTest::newRow("no output") << QStringList{QStringLiteral("convert"), QStringLiteral("x")};
    QTest::newRow("two inputs") << QStringList{QStringLiteral("convert"), QStringLiteral("x"),
                                               QStringLiteral("y"), QStringLiteral("-o"),
                                               QStringLiteral("z.csv")};
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
    QVERIFY2(format.err.contains("There is no format “bogus”; choose one of: mprof, tidemark, "),
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

QTEST_GUILESS_MAIN(tst_CliBadInput)

#include "tst_cli_bad_input.moc"
