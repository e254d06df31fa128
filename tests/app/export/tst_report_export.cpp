// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/recording_saver.h"
#include "app/export/report_export.h"
#include "tests/support/patience.h"
#include "tests/support/reading.h"
#include "tests/support/test_registry.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace tidemark;
using namespace tidemark::app;

/// A report about all that is open in the window.
class tst_ReportExport final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void itIsAboutWhatIsOpen();
    void inTheBackground();
    void filesThatAreGone();

private:
    void open(const char* file, const QString& name)
    {
        const QString path =
            QStringLiteral(TIDEMARK_SOURCE "/resources/samples/") + QLatin1String(file);
        const auto recordings = test::readFile(path.toStdString());
        QVERIFY(recordings.has_value());
        m_workspace->session.add(path, *recordings);
        m_workspace->session.rename(m_workspace->session.recordings().back().id, name);
    }
    QString written() const
    {
        QFile file(m_folder->filePath(QStringLiteral("a.html")));
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Workspace> m_workspace;
};

void tst_ReportExport::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_workspace = std::make_unique<Workspace>();
}

void tst_ReportExport::itIsAboutWhatIsOpen()
{
    open("list.dat", QStringLiteral("as a list"));
    open("chunks.dat", QStringLiteral("in chunks"));
    m_workspace->notes.setText(QStringLiteral("seen at night"));
    m_workspace->options.setSizeUnit(SizeUnit::Decimal);
    const ReportRequest request = reportOf(*m_workspace);
    QCOMPARE(request.recordings.size(), 2U);
    QCOMPARE(request.recordings[1].name, QStringLiteral("in chunks"));
    QVERIFY(!request.hunt);
    TaskControl control;
    QVERIFY(writeReport(m_folder->filePath(QStringLiteral("a.html")), request, control));
    const QString page = written();
    for (const char* const part : {"seen at night", "as a list", "in chunks", "MB", "list.dat"}) {
        QVERIFY2(page.contains(QLatin1String(part)), part);
    }
}

void tst_ReportExport::inTheBackground()
{
    open("list.dat", QStringLiteral("list"));
    RecordingSaver saver;
    QSignalSpy saved(&saver, &RecordingSaver::saved);
    const QString path = m_folder->filePath(QStringLiteral("a.html"));
    saver.save(path, [path, request = reportOf(*m_workspace)](TaskControl& control) {
        return writeReport(path, request, control);
    });
    QTRY_COMPARE(saved.size(), 1);
    QVERIFY(written().contains(QStringLiteral("<h2>list</h2>")));
}

/// The recording is there, and the page says that its file is not.
void tst_ReportExport::filesThatAreGone()
{
    open("list.dat", QStringLiteral("list"));
    ReportRequest request = reportOf(*m_workspace);
    request.recordings.front().path = "/no/such/file.dat";
    TaskControl control;
    QVERIFY(writeReport(m_folder->filePath(QStringLiteral("a.html")), request, control));
    QVERIFY(written().contains(QStringLiteral("/no/such/file.dat")));
    QVERIFY(written().contains(QStringLiteral("<h2>list</h2>")));
}

TIDEMARK_TEST(tst_ReportExport)

#include "tst_report_export.moc"
