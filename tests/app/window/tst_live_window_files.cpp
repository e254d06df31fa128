// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/live_window.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QtTest/QTest>

using namespace tidemark;
using namespace tidemark::app;

using test::everyTenMilliseconds;

/// The files that the window records into.
class tst_LiveWindowFiles final : public QObject, private test::LiveWindow
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() { open(); }
    void cleanup() { close(); }

    void recordingsAreTheUsersOnly();
    void withoutAFolderItSaysSo();
    void aCutOffRecordingIsOffered();
    void oneThatWasCutOffAMomentAgoToo();
};

void tst_LiveWindowFiles::recordingsAreTheUsersOnly()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) +
                           QStringLiteral("/recordings");
    QVERIFY(QDir().mkpath(folder));
    QVERIFY(QFile::setPermissions(folder, QFile::permissions(folder) | QFile::ReadOther)); // of old
    m_window->live().attach(m_target->pid(), everyTenMilliseconds());
    const QString path = session().current()->path;
    constexpr QFile::Permissions kOthers = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup |
                                           QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    QCOMPARE(QFile::permissions(path) & kOthers, QFile::Permissions());
    QCOMPARE(QFile::permissions(QFileInfo(path).path()) & kOthers, QFile::Permissions());
}

void tst_LiveWindowFiles::withoutAFolderItSaysSo()
{
    const QByteArray home = qgetenv("HOME"); // the folders of tests are below it
    qputenv("HOME", "/proc/nowhere");
    m_window->live().attach(m_target->pid(), everyTenMilliseconds());
    qputenv("HOME", home);
    QVERIFY(session().current()->path.isEmpty());
    QVERIFY(messages().contains(QStringLiteral("in memory alone")));
    QVERIFY(!m_settings->recentFiles().contains(QString()));
}

void tst_LiveWindowFiles::aCutOffRecordingIsOffered()
{
    m_window->live().attach(m_target->pid(), everyTenMilliseconds());
    const QString path = session().current()->path;
    QTRY_VERIFY(QFileInfo(path).size() > 1000);
    m_window.reset();
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.resize(file.size() - 20)); // as if it had been killed
    QVERIFY(file.setFileTime(QDateTime::currentDateTime().addSecs(-60),
                             QFileDevice::FileModificationTime));
    file.close();
    m_settings->setLastStart(QDateTime::currentDateTime().addSecs(-3600));

    m_window = std::make_unique<MainWindow>(*m_settings);
    m_window->show();
    m_window->live().offerCutOff({path}); // it stands in a session that is offered
    QVERIFY(!messages().contains(QFileInfo(path).fileName()));

    m_window = std::make_unique<MainWindow>(*m_settings);
    m_settings->setLastStart(QDateTime::currentDateTime().addSecs(-3600));
    m_window->show();
    m_window->live().offerCutOff();
    QVERIFY(messages().contains(QFileInfo(path).fileName()));
    m_window->live().offerCutOff(); // only once
    QCOMPARE(messages().count(QFileInfo(path).fileName()), 1);
}

void tst_LiveWindowFiles::oneThatWasCutOffAMomentAgoToo()
{
    m_window->live().attach(m_target->pid(), everyTenMilliseconds());
    const QString path = session().current()->path;
    QTRY_VERIFY(QFileInfo(path).size() > 1000);
    m_window.reset();
    QFile file(path);
    QVERIFY(file.resize(file.size() - 20)); // its writer might be alive, for all one can see
    m_settings->setLastStart(QDateTime::currentDateTime().addSecs(-3600));

    m_window = std::make_unique<MainWindow>(*m_settings);
    m_window->show();
    m_window->live().attach(m_target->pid(), everyTenMilliseconds());
    const QString present = session().current()->path;
    m_window->live().offerCutOff();
    QTRY_VERIFY_WITH_TIMEOUT(messages().contains(QFileInfo(path).fileName()), 20'000);
    QVERIFY(!messages().contains(QFileInfo(present).fileName()));
}

TIDEMARK_TEST(tst_LiveWindowFiles)

#include "tst_live_window_files.moc"
