// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sound/range_sound.h"
#include "tests/support/patience.h"
#include "tests/support/recordings.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace tidemark;
using namespace tidemark::app;

/// The visible range to be heard, through players that are scripts of ours.
class tst_RangeSound : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aPlayerGetsTheSound();
    void stoppingEndsThePlayer();
    void withoutAPlayerASentenceSaysSo();
    void withoutALineASentenceSaysSo();
    void aPlayerThatFailsIsHeardOf();
    void theCursorGoesAlong();

private:
    void install(const QByteArray& script);

    QByteArray m_path;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Workspace> m_workspace;
};

void tst_RangeSound::init()
{
    m_path = qgetenv("PATH");
    m_folder = std::make_unique<QTemporaryDir>();
    m_workspace = std::make_unique<Workspace>();
    m_workspace->session.add(QStringLiteral("/x/list.dat"), {test::recordingOf({1e6, 4e6, 2e6})});
}

void tst_RangeSound::cleanup()
{
    qputenv("PATH", m_path);
}

/// The first of the players is @p script, and there is no other.
void tst_RangeSound::install(const QByteArray& script)
{
    QFile player(m_folder->filePath(RangeSound::players().front()));
    QVERIFY(player.open(QIODevice::WriteOnly));
    player.write("#!/bin/sh\nPATH=" + m_path + "\n" + script);
    player.close();
    player.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    qputenv("PATH", QFile::encodeName(m_folder->path()));
}

void tst_RangeSound::aPlayerGetsTheSound()
{
    const QByteArray copy = QFile::encodeName(m_folder->filePath(QStringLiteral("heard")));
    install("cp \"$1\" " + copy + "\n");
    RangeSound sound(*m_workspace);
    QSignalSpy failed(&sound, &RangeSound::failed);
    sound.play();
    QVERIFY(sound.isPlaying());
    QVERIFY(m_workspace->isHeard);
    QTRY_VERIFY(!sound.isPlaying());
    QVERIFY(!m_workspace->isHeard);
    QVERIFY(failed.isEmpty());
    QFile heard(QFile::decodeName(copy));
    QVERIFY(heard.open(QIODevice::ReadOnly));
    QVERIFY(heard.read(4) == "RIFF");
    QVERIFY(heard.size() > 100'000);
}

void tst_RangeSound::stoppingEndsThePlayer()
{
    install("exec sleep 1000\n");
    const auto leftovers = [] {
        return QDir::temp().entryList({QStringLiteral("tidemark-*.wav")}).size();
    };
    const qsizetype before = leftovers();
    RangeSound sound(*m_workspace);
    QSignalSpy failed(&sound, &RangeSound::failed);
    sound.play();
    QVERIFY(sound.isPlaying());
    sound.stop();
    QVERIFY(!sound.isPlaying());
    QVERIFY(failed.isEmpty());
    QVERIFY(leftovers() <= before);
    sound.play(); // and again, until it is deleted
}

void tst_RangeSound::withoutAPlayerASentenceSaysSo()
{
    qputenv("PATH", QFile::encodeName(m_folder->path()));
    RangeSound sound(*m_workspace);
    QSignalSpy failed(&sound, &RangeSound::failed);
    sound.play();
    QVERIFY(!sound.isPlaying());
    QCOMPARE(failed.size(), 1);
    QVERIFY(failed[0][0].toString().contains(RangeSound::players().front()));
}

void tst_RangeSound::withoutALineASentenceSaysSo()
{
    install("exit 0\n");
    m_workspace->session.setVisible(1, false);
    RangeSound sound(*m_workspace);
    QSignalSpy failed(&sound, &RangeSound::failed);
    sound.play();
    QVERIFY(!sound.isPlaying());
    QCOMPARE(failed.size(), 1);
}

void tst_RangeSound::aPlayerThatFailsIsHeardOf()
{
    install("echo no device >&2\nexit 1\n");
    RangeSound sound(*m_workspace);
    QSignalSpy failed(&sound, &RangeSound::failed);
    sound.play();
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(failed[0][0].toString().contains(QStringLiteral("no device")));
    QVERIFY(!sound.isPlaying());
}

void tst_RangeSound::theCursorGoesAlong()
{
    install("exec sleep 1000\n");
    RangeSound sound(*m_workspace);
    QSignalSpy moved(&m_workspace->session.time(), &TimeSelection::cursorChanged);
    sound.play();
    QTRY_VERIFY(moved.size() > 2);
    QVERIFY(m_workspace->session.time().cursor().has_value());
}

TIDEMARK_TEST(tst_RangeSound)

#include "tst_range_sound.moc"
