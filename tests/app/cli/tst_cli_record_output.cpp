// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/cli_process.h"
#include "tests/support/cli_summary.h"
#include "tests/support/test_registry.h"

#include <QTemporaryDir>
#include <QtTest/QTest>

#include <array>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <termios.h>
#include <unistd.h>

using namespace tidemark;
using test::isWhole;
using test::seriesOf;
using test::summaryOf;

namespace
{

const QString kRecordCommand = QStringLiteral("record");

/// A pipe that is full and that nobody reads: its write end. Its read end stays open.
int blockedPipe()
{
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
        return -1;
    }
    const std::string block(4096, '.');
    ::fcntl(ends[1], F_SETFL, O_NONBLOCK);
    while (::write(ends[1], block.data(), block.size()) > 0) {
    }
    ::fcntl(ends[1], F_SETFL, 0);
    return ends[1];
}

/// What Ctrl+S makes of a terminal: nothing that is written there comes out. The program's side;
/// the other stays open.
int heldTerminal()
{
    const int screen = ::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (screen < 0 || ::grantpt(screen) != 0 || ::unlockpt(screen) != 0) {
        return -1;
    }
    const int terminal = ::open(::ptsname(screen), O_RDWR | O_NOCTTY | O_CLOEXEC);
    return terminal >= 0 && ::tcflow(terminal, TCOOFF) == 0 ? terminal : -1;
}

} // namespace

/// What becomes of a recorded program and of what it prints, whoever reads that.
class tst_CliRecordOutput final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nobodyWhoReadsTheOutputHoldsItUp_data();
    void nobodyWhoReadsTheOutputHoldsItUp();
    void theDurationHoldsWhoeverReadsTheOutput();
    void aSlowReaderGetsAll();
    void theProgramOutlivesItsRecording_data();
    void theProgramOutlivesItsRecording();
    void theProgramIsEndedWhenAsked();

private:
    /// One for each test.
    QString file() const
    {
        return m_folder.filePath(QLatin1String(QTest::currentTestFunction()) +
                                 QLatin1String(QTest::currentDataTag()) +
                                 QStringLiteral(".tidemark"));
    }

    QTemporaryDir m_folder;
};

void tst_CliRecordOutput::nobodyWhoReadsTheOutputHoldsItUp_data()
{
    QTest::addColumn<int>("out");
    QTest::addRow("full pipe") << blockedPipe();
    QTest::addRow("terminal after Ctrl+S") << heldTerminal();
}

/// More than all pipes in between hold.
void tst_CliRecordOutput::nobodyWhoReadsTheOutputHoldsItUp()
{
    QFETCH(int, out);
    QVERIFY(out >= 0);
    QProcess process;
    process.setChildProcessModifier([out] { ::dup2(out, STDOUT_FILENO); });
    process.start(TIDEMARK_CLI, {kRecordCommand, "-o", file(), "--interval", "10", "--", "yes"});
    const auto samples = [this] {
        const auto rss = seriesOf(summaryOf(file()), "rss");
        return rss.is_object() ? rss["samples"].get<int>() : 0;
    };
    QTRY_VERIFY(samples() > 100);
    const int before = samples();
    QTRY_VERIFY(samples() > before + 100);
    ::kill(static_cast<pid_t>(process.processId()), SIGTERM);
    QVERIFY(process.waitForFinished(test::kPatience));
    QCOMPARE(process.exitCode(), 130);
    const QByteArray said = process.readAllStandardError();
    QVERIFY2(said.contains("were not passed on"), said.constData());
    QVERIFY(isWhole(summaryOf(file())));
    ::close(out);
}

void tst_CliRecordOutput::theDurationHoldsWhoeverReadsTheOutput()
{
    const int pipe = blockedPipe();
    QVERIFY(pipe >= 0);
    QProcess process;
    process.setChildProcessModifier([pipe] { ::dup2(pipe, STDOUT_FILENO); });
    process.start(TIDEMARK_CLI,
                  {kRecordCommand, "-o", file(), "--duration", "0.5", "--end", "--", "yes"});
    QVERIFY(process.waitForStarted());
    // The program is ended, and what it printed is not waited for for ever once we are told so.
    QByteArray said;
    QTRY_VERIFY((said += process.readAllStandardError()).contains("peak"));
    QVERIFY(isWhole(summaryOf(file())));
    ::kill(static_cast<pid_t>(process.processId()), SIGTERM);
    QVERIFY(process.waitForFinished(test::kPatience));
    ::close(pipe);
}

/// A program writes to a pipe as fast as its reader reads, not faster.
void tst_CliRecordOutput::aSlowReaderGetsAll()
{
    QProcess process;
    process.start(TIDEMARK_CLI,
                  {kRecordCommand, "-o", file(), "--", "sh", "-c", "seq 1 600000; echo done >&2"});
    QVERIFY(process.waitForStarted());
    QTRY_VERIFY(seriesOf(summaryOf(file()), "rss").is_object());
    QVERIFY(process.waitForFinished(test::kPatience));
    const QByteArray all = process.readAllStandardOutput();
    QCOMPARE(all.count('\n'), 600'000);
    QVERIFY(all.endsWith("\n599999\n600000\n"));
    QVERIFY(!process.readAllStandardError().contains("not passed on"));
}

void tst_CliRecordOutput::theProgramOutlivesItsRecording_data()
{
    QTest::addColumn<QString>("limit"); // set for the recorder, before it is started
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<int>("status");
    QTest::addRow("duration") << QString() << QStringList{"--duration", "0.2"} << 0;
    QTest::addRow("full disk") << QStringLiteral("ulimit -S -f 8;")
                               << QStringList{"--interval", "1"} << 3;
}

/// It prints when the recording is over: it must not get SIGPIPE, nor may a line be lost.
void tst_CliRecordOutput::theProgramOutlivesItsRecording()
{
    QFETCH(QString, limit);
    QFETCH(QStringList, options);
    QFETCH(int, status);
    const QString go = m_folder.filePath(QString("go-%1").arg(QTest::currentDataTag()));
    const QString path = file();
    QProcess process;
    QStringList command{"-c", limit + " exec \"$@\"", "sh", TIDEMARK_CLI, kRecordCommand, "-o",
                        path};
    command << options << "--"
            << "sh"
            << "-c"
            << "while [ ! -e '" + go + "' ]; do sleep 0.01; done; echo one; echo two; exit 5";
    process.start("sh", command);
    QVERIFY(process.waitForStarted());
    QByteArray said;
    QTRY_VERIFY((said += process.readAllStandardError()).contains("the program goes on"));
    QVERIFY(seriesOf(summaryOf(path), "rss").is_object());
    QVERIFY(!test::writeFile(go, "go").isEmpty());
    QVERIFY(process.waitForFinished(test::kPatience));
    QCOMPARE(process.readAllStandardOutput(), QByteArray("one\ntwo\n"));
    QCOMPARE(process.exitCode(), status);
}

void tst_CliRecordOutput::theProgramIsEndedWhenAsked()
{
    const QString ended = m_folder.filePath("was-ended");
    const auto outcome = test::runCli(
        {kRecordCommand, "-o", file(), "--duration", "0.3", "--end", "--", "sh", "-c",
         "trap 'echo > \"" + ended + "\"; exit 0' TERM; while :; do sleep 0.02; done"});
    QCOMPARE(outcome.status, 0);
    QVERIFY(QFile::exists(ended));
}

TIDEMARK_TEST(tst_CliRecordOutput)
#include "tst_cli_record_output.moc"
