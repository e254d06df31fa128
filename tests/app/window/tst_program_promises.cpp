// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/listening_sockets.h"
#include "tests/support/memory_target.h"
#include "tests/support/patience.h"
#include "tests/support/test_registry.h"

#include <QDeadlineTimer>
#include <QDirIterator>
#include <QTemporaryDir>
#include <QThread>

#include <csignal>

using namespace tidemark;

/// What README promises of a window that watches a process.
class tst_ProgramPromises final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingListensAndAllIsTheUsersOnly();
    void aSignalClosesTheRecording();

private:
    QTemporaryDir m_folder;
};

void tst_ProgramPromises::nothingListensAndAllIsTheUsersOnly()
{
    const QTemporaryDir home;
    test::MemoryTarget target;
    QProcess program;
    auto environment = QProcessEnvironment::systemEnvironment();
    for (const char* const name : {"XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"}) {
        environment.insert(QLatin1String(name), home.filePath(QLatin1String(name)));
    }
    program.setProcessEnvironment(environment);
    program.start(QStringLiteral(TIDEMARK_PROGRAM),
                  {QStringLiteral("--attach"), QString::number(target.pid())});
    QVERIFY(program.waitForStarted());
    const auto recording = [&home] {
        QDirIterator files(home.path(), {QStringLiteral("*.tidemark")}, QDir::Files,
                           QDirIterator::Subdirectories);
        return files.hasNext() ? files.next() : QString();
    };
    QTRY_VERIFY(!recording().isEmpty() && QFileInfo(recording()).size() > 0);
    QCOMPARE(test::listeningSockets(program.processId()), QStringList());
    program.terminate();
    QVERIFY(program.waitForFinished(test::kPatience));

    const auto forOthers = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup |
                           QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    int files = 0;
    QDirIterator all(home.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (all.hasNext()) {
        const QString path = all.next();
        // What the toolkit and its libraries keep is theirs to say.
        if (path.contains(QStringLiteral("tidemark"))) {
            QVERIFY2(!(QFile::permissions(path) & forOthers), qPrintable(path));
            ++files;
        }
    }
    QVERIFY(files >= 2); // the settings and the recording
    QVERIFY(!(QFile::permissions(QFileInfo(recording()).path()) & forOthers));
}

/// As at a logout: the file is whole, and the program it started goes on. That program runs before
/// the window is there.
void tst_ProgramPromises::aSignalClosesTheRecording()
{
    constexpr int kPatience = 30'000; // milliseconds
    QProcess program;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("XDG_DATA_HOME"), m_folder.path());
    environment.insert(QStringLiteral("XDG_CONFIG_HOME"), m_folder.path());
    program.setProcessEnvironment(environment);
    const QString mark = m_folder.filePath(QStringLiteral("started"));
    program.start(QStringLiteral(TIDEMARK_PROGRAM),
                  {QStringLiteral("--run"), QStringLiteral("--"), QStringLiteral("sh"),
                   QStringLiteral("-c"), QStringLiteral("echo $$ > %1; sleep 60").arg(mark)});
    const auto firstLine = [](const QString& name) {
        QFile file(name);
        return file.open(QIODevice::ReadOnly) ? file.readLine().trimmed() : QByteArray();
    };
    const QDeadlineTimer deadline(kPatience);
    while (firstLine(mark).isEmpty() && !deadline.hasExpired()) {
        QThread::usleep(100); // the signal is to come as early as it can
    }
    QVERIFY(!firstLine(mark).isEmpty());
    const QString started =
        QStringLiteral("/proc/%1/cmdline").arg(QString::fromLatin1(firstLine(mark)));
    QVERIFY(!firstLine(started).isEmpty());
    program.terminate();
    QVERIFY(program.waitForFinished());
    QCOMPARE(program.exitStatus(), QProcess::NormalExit);
    QVERIFY(!firstLine(started).isEmpty());
    QCOMPARE(::kill(static_cast<pid_t>(firstLine(mark).toInt()), SIGKILL), 0);
    QDirIterator files(m_folder.path(), {QStringLiteral("*.tidemark")}, QDir::Files,
                       QDirIterator::Subdirectories);
    QVERIFY(files.hasNext());
    QFile file(files.next());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("{\"end\":\"file\"}"));
}

TIDEMARK_TEST(tst_ProgramPromises)
#include "tst_program_promises.moc"
