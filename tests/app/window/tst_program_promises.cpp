// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/listening_sockets.h"
#include "tests/support/memory_target.h"
#include "tests/support/patience.h"
#include "tests/support/test_registry.h"

#include <QDirIterator>
#include <QTemporaryDir>

using namespace tidemark;

/// What README promises of a window that watches a process.
class tst_ProgramPromises final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingListensAndAllIsTheUsersOnly();
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

TIDEMARK_TEST(tst_ProgramPromises)
#include "tst_program_promises.moc"
