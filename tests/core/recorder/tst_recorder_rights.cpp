// SPDX-License-Identifier: GPL-3.0-or-later
// Processes of other users, and those that have no memory.
#include "tests/support/memory_target.h"
#include "tests/support/patience.h"
#include "tests/support/reading.h"
#include "tests/support/recorded_series.h"
#include "tests/support/test_registry.h"
#include "tests/support/units.h"

#include <QTemporaryDir>
#include <QtTest/QTest>

#include <grp.h>
#include <unistd.h>

using namespace tidemark;

using test::entryOf;
using test::every;
using test::lastOf;
using test::seriesOfProcess;

namespace
{

using namespace std::chrono_literals;
using test::kMiB;

constexpr uid_t kNobody = 65534;

/// Lets @p process run with the rights of nobody.
void dropRights(QProcess& process)
{
    process.setChildProcessModifier([] {
        if (::setgroups(0, nullptr) != 0 || ::setgid(kNobody) != 0 || ::setuid(kNobody) != 0) {
            ::_exit(1);
        }
    });
}

} // namespace

class tst_RecorderRights final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anotherUsersProcessWithoutRights();
    void permissionLostOnTheWay();
    void anotherUsersProcessAsRoot();
    void theFirstProcess();
    void kernelThreadsAndZombies();

private:
    QTemporaryDir m_folder;
};

void tst_RecorderRights::anotherUsersProcessWithoutRights()
{
    if (::geteuid() != 0) {
        QSKIP("only root has processes that others may not look into, and can become another user");
    }
    const QDir folder(m_folder.path());
    QVERIFY(folder.mkdir("open"));
    for (const QString& path : {folder.path(), folder.filePath("open")}) {
        QVERIFY(QFile::setPermissions(path, QFile::Permissions(0x7777)));
    }
    test::MemoryTarget target;
    target.tell("grow 33554432");
    const QString file = folder.filePath("open/refused.tidemark");
    QProcess process;
    dropRights(process);
    process.start(TIDEMARK_CLI, {"record", "--pid", QString::number(target.pid()), "-o", file,
                                 "--interval", "10", "--duration", "0.5"});
    if (!process.waitForStarted()) {
        QSKIP("another user cannot run the program where it is");
    }
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 0);
    const auto read = test::readFile(file.toStdString());
    QVERIFY(read);
    const Recording& recording = *read->front();
    QVERIFY(test::warningOf(recording, WarningCode::PssRefused));
    QVERIFY(lastOf(seriesOfProcess(recording, "RSS")) > 32 * kMiB);
    QVERIFY(seriesOfProcess(recording, "RSS")->size() > 10);
    QCOMPARE(lastOf(seriesOfProcess(recording, "PSS")), 0.0);
    QCOMPARE(lastOf(seriesOfProcess(recording, "USS")), 0.0);
    QVERIFY(process.readAllStandardError().size() > 0);
}

void tst_RecorderRights::permissionLostOnTheWay()
{
    if (::geteuid() != 0) {
        QSKIP("only root can become a user who may look at one process and not at another");
    }
    const QDir folder(m_folder.path());
    folder.mkdir("open");
    for (const QString& path : {folder.path(), folder.filePath("open")}) {
        QVERIFY(QFile::setPermissions(path, QFile::Permissions(0x7777)));
    }
    test::MemoryTarget target(TIDEMARK_MEMORY_TARGET, &dropRights);
    if (target.tell("grow 33554432") != "ok") {
        QSKIP("another user cannot run the program where it is");
    }
    const QString file = folder.filePath("open/lost.tidemark");
    QProcess process;
    dropRights(process);
    process.start(TIDEMARK_CLI, {"record", "--pid", QString::number(target.pid()), "-o", file,
                                 "--interval", "10"});
    const auto soFar = [&file] {
        const auto read = test::readFile(file.toStdString());
        return read ? read->front() : std::make_shared<const Recording>();
    };
    QTRY_VERIFY(lastOf(seriesOfProcess(*soFar(), "PSS")) > 32 * kMiB);
    target.tell("hide");
    QTRY_VERIFY(test::warningOf(*soFar(), WarningCode::PssRefused));
    const auto before = seriesOfProcess(*soFar(), "RSS")->size();
    QTRY_VERIFY(seriesOfProcess(*soFar(), "RSS")->size() > before + 10); // all else goes on
    process.terminate();
    QVERIFY(process.waitForFinished());
}

void tst_RecorderRights::anotherUsersProcessAsRoot()
{
    if (::geteuid() != 0) {
        QSKIP("only root can start a process of another user");
    }
    QProcess process;
    dropRights(process);
    process.start("sleep", {"60"});
    QVERIFY(process.waitForStarted());
    const auto entry = entryOf(process.processId());
    QVERIFY(entry && entry->uid == kNobody);
    auto recorder = recordProcess(static_cast<std::int32_t>(process.processId()), every(10ms));
    QVERIFY(recorder);
    QTRY_VERIFY(lastOf(seriesOfProcess(*(*recorder)->recording(), "PSS")) > 0.0);
    QVERIFY(!test::warningOf(*(*recorder)->recording(), WarningCode::PssRefused));
    process.kill();
    QVERIFY(process.waitForFinished());
    QVERIFY((*recorder)->waitForEnd(test::kLongest));
}

void tst_RecorderRights::theFirstProcess()
{
    const auto entry = entryOf(1);
    if (!entry) {
        QSKIP("it cannot be seen from here");
    }
    ProcessRecordingOptions options = every(10ms);
    options.sampling.withChildren = false; // which would be the whole machine
    auto recorder = recordProcess(1, options);
    QVERIFY(recorder);
    const auto now = [&recorder] { return (*recorder)->recording(); };
    QTRY_VERIFY(lastOf(seriesOfProcess(*now(), "RSS")) > 0.0);
    // One or the other: it can be read, or it is said that it cannot.
    QTRY_VERIFY((lastOf(seriesOfProcess(*now(), "PSS")) > 0.0) !=
                test::warningOf(*now(), WarningCode::PssRefused).has_value());
    QCOMPARE((*recorder)->status().state, RecorderStatus::State::Watching);
    (*recorder)->stop();
    QVERIFY((*recorder)->waitForEnd(test::kLongest));
    QVERIFY(!(*recorder)->status().failure);
}

void tst_RecorderRights::kernelThreadsAndZombies()
{
    test::MemoryTarget target;
    const auto child = target.tell("fork").toInt();
    target.tell("kill");
    const auto state = [child] {
        const auto entry = entryOf(child);
        return entry ? entry->state : '?';
    };
    QTRY_COMPARE(state(), 'Z');
    const auto zombie = recordProcess(child, every(10ms));
    QVERIFY(!zombie);
    QCOMPARE(zombie.error().code, ErrorCode::NoMemory);
    QCOMPARE(zombie.error().detail, std::string("zombie"));
    target.tell("reap");
    QCOMPARE(recordProcess(child, every(10ms)).error().code, ErrorCode::NoSuchProcess);

    const auto all = ProcessList().list();
    const auto kernelThread = std::ranges::find(all, true, &ProcessEntry::isKernelThread);
    if (kernelThread == all.end()) {
        QSKIP("no kernel thread can be seen from here");
    }
    const auto refused = recordProcess(kernelThread->identity.pid, every(10ms));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::NoMemory);
    QCOMPARE(refused.error().detail, std::string("kernel"));
}

TIDEMARK_TEST(tst_RecorderRights)
#include "tst_recorder_rights.moc"
