// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/cli_process.h"
#include "tests/support/cli_summary.h"
#include "tests/support/listening_sockets.h"
#include "tests/support/memory_target.h"
#include "tests/support/test_registry.h"

#include <QTemporaryDir>
#include <QtTest/QTest>

#include <csignal>
#include <sys/socket.h>
#include <unistd.h>

using namespace tidemark;

/// What README promises of a recorder that runs beside other people's programs.
class tst_CliPromises final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listenersAreSeen();
    void nothingListens();
    void theWatchedProcessIsLeftAlone();

private:
    static QByteArray contentOf(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("missing");
    }
    QString file() const
    {
        return m_folder.filePath(QTest::currentTestFunction() + QStringLiteral(".tidemark"));
    }

    QTemporaryDir m_folder;
};

/// Else the next test could not fail.
void tst_CliPromises::listenersAreSeen()
{
    QVERIFY(test::listeningSockets(::getpid()).isEmpty());
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    QVERIFY(socket >= 0);
    QCOMPARE(::listen(socket, 1), 0); // on a port of the system's choice
    QCOMPARE(test::listeningSockets(::getpid()).size(), 1);
    ::close(socket);
}

void tst_CliPromises::nothingListens()
{
    test::MemoryTarget target;
    QProcess recorder;
    recorder.start(TIDEMARK_CLI, {"record", "--pid", QString::number(target.pid()), "--children",
                                  "-o", file(), "--interval", "10"});
    QVERIFY(recorder.waitForStarted());
    QTRY_VERIFY(test::seriesOf(test::summaryOf(file()), "rss").is_object());
    QCOMPARE(test::listeningSockets(recorder.processId()), QStringList());
    recorder.terminate();
    QVERIFY(recorder.waitForFinished(test::kPatience));
}

/// It is not traced, gets no signal, opens nothing, and runs on when the recording ends.
void tst_CliPromises::theWatchedProcessIsLeftAlone()
{
    test::MemoryTarget target;
    target.tell("grow 1048576"); // it has answered: it waits for the next word now
    const QString process = QStringLiteral("/proc/%1/").arg(target.pid());
    const auto state = [&process] {
        QByteArrayList lines;
        for (const QByteArray& line : contentOf(process + "status").split('\n')) {
            // How many signals are queued (SigQ) is the user's, not the process's.
            const bool isSignals = line.startsWith("Sig") && !line.startsWith("SigQ");
            if (line.startsWith("Tracer") || isSignals || line.startsWith("Threads")) {
                lines << line;
            }
        }
        lines << contentOf(process + "environ") << contentOf(process + "oom_score_adj");
        lines << QDir(process + "fd").entryList(QDir::AllEntries | QDir::System).join(' ').toUtf8();
        return lines;
    };
    const QByteArrayList before = state();
    QVERIFY(before.size() > 5);
    QProcess recorder;
    recorder.start(TIDEMARK_CLI, {"record", "--pid", QString::number(target.pid()), "-o", file(),
                                  "--interval", "5"});
    QVERIFY(recorder.waitForStarted());
    const auto samples = [this] {
        const auto rss = test::seriesOf(test::summaryOf(file()), "rss");
        return rss.is_object() ? rss["samples"].get<int>() : 0;
    };
    QTRY_VERIFY(samples() > 20);
    QCOMPARE(state(), before);
    recorder.terminate();
    QVERIFY(recorder.waitForFinished(test::kPatience));
    QCOMPARE(state(), before);
    QCOMPARE(::kill(static_cast<pid_t>(target.pid()), 0), 0);
}

TIDEMARK_TEST(tst_CliPromises)
#include "tst_cli_promises.moc"
