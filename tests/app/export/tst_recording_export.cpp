// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/recording_export.h"
#include "core/formats/format_registry.h"
#include "tests/support/reading.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace tidemark;
using namespace tidemark::app;

class tst_RecordingExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theEndingChoosesTheFormat_data();
    void theEndingChoosesTheFormat();
    void figuresReadBack_data();
    void figuresReadBack();
    void theSourceStandsInJson();
    void failuresAreReported_data() { theEndingChoosesTheFormat_data(); }
    void failuresAreReported();
    void cancelKeepsTheTarget_data() { theEndingChoosesTheFormat_data(); }
    void cancelKeepsTheTarget();

private:
    QByteArray contentOf(const QString& path) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    Recordings m_recordings;
};

void tst_RecordingExport::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_recordings = test::readFixture("mprof/multi_func.dat").value();
}

QByteArray tst_RecordingExport::contentOf(const QString& path) const
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void tst_RecordingExport::theEndingChoosesTheFormat_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("start");
    const QByteArray own("{\"tidemark\":\"recording\"");
    QTest::newRow("own") << QStringLiteral("a.tidemark") << own;
    QTest::newRow("any other") << QStringLiteral("a.csv.txt") << own;
    QTest::newRow("no ending") << QStringLiteral("csv") << own;
    QTest::newRow("CSV") << QStringLiteral("a.csv") << QByteArray("time_s,rss_bytes");
    QTest::newRow("CSV in capitals")
        << QStringLiteral("日本.CSV") << QByteArray("time_s,rss_bytes");
    QTest::newRow("JSON") << QStringLiteral("a.json") << QByteArray("{\"tidemark\":1,");
}

void tst_RecordingExport::theEndingChoosesTheFormat()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, start);
    TaskControl control;
    const QString path = m_folder->filePath(name);
    QVERIFY(exportRecordings(path, m_recordings, QStringLiteral("in.dat"), control).has_value());
    QVERIFY(contentOf(path).startsWith(start));
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files).size(), 1);
}

void tst_RecordingExport::figuresReadBack_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("own") << QStringLiteral("a.tidemark");
    QTest::newRow("CSV") << QStringLiteral("a.csv");
}

void tst_RecordingExport::figuresReadBack()
{
    QFETCH(QString, name);
    TaskControl control;
    const QString path = m_folder->filePath(name);
    QVERIFY(exportRecordings(path, m_recordings, {}, control).has_value());
    const auto back = builtinFormats().read(QFile::encodeName(path).toStdString(), control);
    QVERIFY(back.has_value());
    const Series& before = *m_recordings.front()->timeline.mainSeries();
    const Series& after = *back->front()->timeline.mainSeries();
    QVERIFY(*after.values == *before.values);
    QVERIFY(*after.positions == *before.positions);
}

void tst_RecordingExport::theSourceStandsInJson()
{
    TaskControl control;
    const QString path = m_folder->filePath(QStringLiteral("a.json"));
    QVERIFY(exportRecordings(path, m_recordings, QStringLiteral("/x/日本 \"1\".dat"), control)
                .has_value());
    QVERIFY(contentOf(path).contains("\"path\":\"/x/日本 \\\"1\\\".dat\""));
}

void tst_RecordingExport::failuresAreReported()
{
    QFETCH(QString, name);
    TaskControl control;
    const auto failed = exportRecordings(m_folder->filePath(QStringLiteral("none/") + name),
                                         m_recordings, {}, control);
    QVERIFY(!failed.has_value());
    QCOMPARE(failed.error().code, ErrorCode::CannotWrite);
}

void tst_RecordingExport::cancelKeepsTheTarget()
{
    QFETCH(QString, name);
    const QString path = m_folder->filePath(name);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("before");
    file.close();
    test::CancelledControl control;
    const auto cancelled = exportRecordings(path, m_recordings, {}, control);
    QVERIFY(!cancelled.has_value());
    QCOMPARE(cancelled.error().code, ErrorCode::Cancelled);
    QCOMPARE(contentOf(path), QByteArray("before"));
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files).size(), 1);
}

TIDEMARK_TEST(tst_RecordingExport)

#include "tst_recording_export.moc"
