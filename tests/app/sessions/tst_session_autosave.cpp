// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sessions/session_autosave.h"
#include "core/documents/session_writer.h"
#include "core/formats/tidemark/session_reader.h"
#include "tests/support/patience.h"
#include "tests/support/recordings.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace tidemark;
using namespace tidemark::app;

/// What is open is kept while it is, and found after a crash.
class tst_SessionAutosave : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void isKeptUntilTheEnd();
    void isPrivate();
    void nothingOpenLeavesNothing();
    void notesAloneAreKept();
    void whatIsToBeKeptStays();
    void whatACrashLeftIsFoundOnce();
    void whatAnotherKeepsIsLeftAlone();
    void damageIsNoSession();

private:
    QString folder() const { return m_folder->filePath(QStringLiteral("sessions")); }
    QStringList kept() const
    {
        return QDir(folder()).entryList({QStringLiteral("*.tidemark-session")}, QDir::Files);
    }
    /// A session of a process that has ended.
    void leave(const char* name, const char* recording) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_SessionAutosave::leave(const char* name, const char* recording) const
{
    SessionDocument left;
    left.files = {"/x/a.dat"};
    left.recordings = {{0, 0, recording, "", true, {}}};
    QVERIFY(QDir().mkpath(folder()));
    QVERIFY(writeSession(QStringLiteral("%1/%2").arg(folder(), QLatin1String(name)).toStdString(),
                         left, Overwrite::Nothing));
}

void tst_SessionAutosave::isKeptUntilTheEnd()
{
    Workspace workspace;
    {
        SessionAutosave autosave(workspace, folder());
        workspace.session.add(QStringLiteral("/x/a.dat"), {test::recordingOf({1e6})});
        QTRY_COMPARE(kept().size(), 1);
        QVERIFY(!autosave.takeLeft()); // its own is not left
        workspace.session.rename(1, QStringLiteral("renamed"));
        const auto name = [this] {
            const auto read =
                readSession(QStringLiteral("%1/%2").arg(folder(), kept().value(0)).toStdString());
            return read ? read->recordings.front().name : std::string();
        };
        QTRY_COMPARE(name(), std::string("renamed"));
    }
    QVERIFY(kept().isEmpty());
}

void tst_SessionAutosave::isPrivate()
{
    Workspace workspace;
    const SessionAutosave autosave(workspace, folder());
    constexpr auto kOthers =
        QFile::ReadGroup | QFile::ReadOther | QFile::ExeGroup | QFile::ExeOther;
    QVERIFY(!(QFileInfo(folder()).permissions() & kOthers));
}

void tst_SessionAutosave::nothingOpenLeavesNothing()
{
    Workspace workspace;
    const SessionAutosave autosave(workspace, folder());
    workspace.session.add(QStringLiteral("/x/a.dat"), {test::recordingOf({1e6})});
    QTRY_COMPARE(kept().size(), 1);
    workspace.session.removeAll();
    QTRY_VERIFY(kept().isEmpty());
}

void tst_SessionAutosave::notesAloneAreKept()
{
    Workspace workspace;
    const SessionAutosave autosave(workspace, folder());
    workspace.notes.setText(QStringLiteral("found it"));
    QTRY_COMPARE(kept().size(), 1);
    const auto read = readSession((folder() + u'/' + kept().front()).toStdString());
    QVERIFY(read);
    QCOMPARE(read->notes, std::string("found it"));
}

void tst_SessionAutosave::whatIsToBeKeptStays()
{
    Workspace workspace;
    {
        SessionAutosave autosave(workspace, folder());
        workspace.notes.setText(QStringLiteral("found it"));
        autosave.keep();
    }
    QCOMPARE(kept().size(), 1);
}

void tst_SessionAutosave::whatACrashLeftIsFoundOnce()
{
    leave("111.tidemark-session", "left");
    Workspace workspace;
    SessionAutosave autosave(workspace, folder());
    const auto left = autosave.takeLeft();
    QVERIFY(left);
    QCOMPARE(left->recordings.front().name, std::string("left"));
    QVERIFY(kept().isEmpty());
    QVERIFY(!autosave.takeLeft());
}

/// Another window is open.
void tst_SessionAutosave::whatAnotherKeepsIsLeftAlone()
{
    leave("222.tidemark-session", "theirs");
    QLockFile lock(folder() + QStringLiteral("/222.tidemark-session.lock"));
    QVERIFY(lock.tryLock());
    Workspace workspace;
    SessionAutosave autosave(workspace, folder());
    QVERIFY(!autosave.takeLeft());
    QCOMPARE(kept(), QStringList{QStringLiteral("222.tidemark-session")});
}

void tst_SessionAutosave::damageIsNoSession()
{
    leave("333.tidemark-session", "left");
    QFile damaged(folder() + QStringLiteral("/444.tidemark-session"));
    QVERIFY(damaged.open(QIODevice::WriteOnly) && damaged.write("{\"tidemark\":") > 0);
    damaged.close();
    Workspace workspace;
    SessionAutosave autosave(workspace, folder());
    const auto left = autosave.takeLeft();
    QVERIFY(left && left->recordings.front().name == "left");
    QVERIFY(kept().isEmpty());
}

TIDEMARK_TEST(tst_SessionAutosave)

#include "tst_session_autosave.moc"
