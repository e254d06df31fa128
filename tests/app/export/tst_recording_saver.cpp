// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/recording_saver.h"
#include "app/jobs/background_job.h"
#include "core/formats/format_registry.h"
#include "tests/support/patience.h"
#include "tests/support/recordings.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace tidemark;
using namespace tidemark::app;

class tst_RecordingSaver : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_saver.reset(); }
    void whatIsSavedReadsBack();
    void progressEndsAtTheFullBar();
    void failuresAreTold();
    void cancelKeepsTheTarget();
    void destroyingKeepsTheTarget();
    void everySaveIsTold();

private:
    QString target(const char* name) const { return m_folder->filePath(QLatin1String(name)); }
    QByteArray contentOf(const QString& path) const;
    bool writeBefore(const QString& path) const;

    Recordings m_short;
    Recordings m_long; ///< takes long enough for a cancel to meet it at work
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<RecordingSaver> m_saver;
};

void tst_RecordingSaver::initTestCase()
{
    m_short = {test::recordingOf({1e6, 2e6, 3e6})};
    m_long = {test::recordingOf(std::vector<double>(2'000'000, 12345678.0))};
}

void tst_RecordingSaver::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_saver = std::make_unique<RecordingSaver>();
}

QByteArray tst_RecordingSaver::contentOf(const QString& path) const
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool tst_RecordingSaver::writeBefore(const QString& path) const
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write("before") == 6;
}

void tst_RecordingSaver::whatIsSavedReadsBack()
{
    QSignalSpy started(m_saver.get(), &RecordingSaver::started);
    QSignalSpy saved(m_saver.get(), &RecordingSaver::saved);
    m_saver->save(target("a.tidemark"), m_short, QStringLiteral("in.dat"));
    QCOMPARE(started.size(), 1);
    QVERIFY(saved.wait(test::kPatience));
    QCOMPARE(saved[0][0].toString(), target("a.tidemark"));
    TaskControl control;
    const auto back = builtinFormats().read(target("a.tidemark").toStdString(), control);
    QVERIFY(back.has_value());
    QVERIFY(*back->front() == *m_short.front());
}

void tst_RecordingSaver::progressEndsAtTheFullBar()
{
    QSignalSpy saved(m_saver.get(), &RecordingSaver::saved);
    QSignalSpy progressed(m_saver.get(), &RecordingSaver::progressed);
    m_saver->save(target("a.tidemark"), m_long, {});
    QVERIFY(saved.wait(test::kPatience));
    QVERIFY(!progressed.isEmpty());
    int before = 0;
    for (const auto& arguments : progressed) {
        QVERIFY(arguments[0].toInt() >= before);
        before = arguments[0].toInt();
    }
    QVERIFY(before > kProgressSteps / 2 && before <= kProgressSteps);
}

void tst_RecordingSaver::failuresAreTold()
{
    QSignalSpy failed(m_saver.get(), &RecordingSaver::failed);
    m_saver->save(target("no/such/a.csv"), m_short, {});
    QVERIFY(failed.wait(test::kPatience));
    QCOMPARE(failed[0][0].toString(), target("no/such/a.csv"));
    QCOMPARE(failed[0][1].value<Error>().code, ErrorCode::CannotWrite);
}

void tst_RecordingSaver::cancelKeepsTheTarget()
{
    QVERIFY(writeBefore(target("a.csv")));
    QSignalSpy failed(m_saver.get(), &RecordingSaver::failed);
    m_saver->save(target("a.csv"), m_long, {});
    m_saver->cancel();
    QVERIFY(failed.wait(test::kPatience));
    QCOMPARE(failed[0][1].value<Error>().code, ErrorCode::Cancelled);
    QCOMPARE(contentOf(target("a.csv")), QByteArray("before"));
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files).size(), 1);
}

void tst_RecordingSaver::destroyingKeepsTheTarget()
{
    QVERIFY(writeBefore(target("a.json")));
    m_saver->save(target("a.json"), m_long, {});
    m_saver.reset();
    QCOMPARE(contentOf(target("a.json")), QByteArray("before"));
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files).size(), 1);
}

/// A failure of the first must not get lost because a second one was asked for meanwhile.
void tst_RecordingSaver::everySaveIsTold()
{
    QStringList told;
    connect(m_saver.get(), &RecordingSaver::started, this, [&told](const QString& path) {
        told << QStringLiteral("started ") + QFileInfo(path).fileName();
    });
    connect(m_saver.get(), &RecordingSaver::saved, this, [&told](const QString& path) {
        told << QStringLiteral("saved ") + QFileInfo(path).fileName();
    });
    connect(m_saver.get(), &RecordingSaver::failed, this, [&told](const QString& path) {
        told << QStringLiteral("failed ") + QFileInfo(path).fileName();
    });
    m_saver->save(target("no/such/first.csv"), m_short, {});
    m_saver->save(target("second.csv"), m_long, {});
    m_saver->save(target("third.csv"), m_short, {});
    QTRY_VERIFY(told.contains(QStringLiteral("saved third.csv")));
    QCOMPARE(told,
             (QStringList{QStringLiteral("started first.csv"), QStringLiteral("failed first.csv"),
                          QStringLiteral("started second.csv"), QStringLiteral("saved second.csv"),
                          QStringLiteral("started third.csv"), QStringLiteral("saved third.csv")}));
}

TIDEMARK_TEST(tst_RecordingSaver)

#include "tst_recording_saver.moc"
