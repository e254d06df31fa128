// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/file_opener.h"
#include "app/jobs/work_pool.h"
#include "tests/support/patience.h"
#include "tests/support/test_registry.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace tidemark;
using namespace tidemark::app;

namespace
{

QString fixture(const char* name)
{
    return QStringLiteral(TIDEMARK_FIXTURES "/") + QLatin1String(name);
}

} // namespace

class tst_FileOpener : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_opener.reset(); }
    void filesComeInTheOrderAsked();
    void aFailureDoesNotStopTheRest();
    void filesAskedForLaterWaitTheirTurn();
    void filesAskedForWhenOneIsReadAreReadToo();
    void builtInFilesAreRead();
    void busyUntilTheResultIsOut();
    void progressEndsAtTheFullBar();
    void progressIsThatOfAllFiles();
    void cancelForgetsWhatWaits();
    void afterACancelItReadsAgain();
    void destroyingStopsQuietly();

private:
    void openAndWait(const QStringList& paths);
    QString longFile();

    QTemporaryDir m_folder;
    std::unique_ptr<FileOpener> m_opener;
    QStringList m_events; ///< "started list_sum.dat", "opened ...", "failed ...", "idle"
};

void tst_FileOpener::init()
{
    m_events.clear();
    m_opener = std::make_unique<FileOpener>();
    const auto note = [this](const char* what, const QString& path) {
        m_events << QLatin1String(what) + path.section(QLatin1Char('/'), -1);
    };
    connect(m_opener.get(), &FileOpener::started, this,
            [note](const QString& path) { note("started ", path); });
    connect(m_opener.get(), &FileOpener::opened, this,
            [note](const QString& path, const Recordings& recordings) {
                QVERIFY(!recordings.empty());
                note("opened ", path);
            });
    connect(m_opener.get(), &FileOpener::failed, this,
            [note](const QString& path, const Error& error) {
                note(error.code == ErrorCode::Cancelled ? "cancelled " : "failed ", path);
            });
    connect(m_opener.get(), &FileOpener::idle, this,
            [this] { m_events << QStringLiteral("idle"); });
}

void tst_FileOpener::openAndWait(const QStringList& paths)
{
    QSignalSpy idle(m_opener.get(), &FileOpener::idle);
    m_opener->open(paths);
    QVERIFY(idle.count() > 0 || idle.wait(test::kPatience));
}

/// Long enough for a cancel to meet its reader at work, on any machine: 40 MB.
QString tst_FileOpener::longFile()
{
    const QString path = m_folder.filePath(QStringLiteral("long.dat"));
    if (!QFile::exists(path)) {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly)) {
            return {};
        }
        QByteArray lines = "CMDLINE python3 long.py\n";
        for (int i = 0; i < 10'000; ++i) {
            lines += "MEM 24.051 1529587600." + QByteArray::number(10'000 + i) + '\n';
        }
        for (int i = 0; i < 150; ++i) {
            file.write(lines);
        }
    }
    return path;
}

void tst_FileOpener::filesComeInTheOrderAsked()
{
    openAndWait({fixture("mprof/multi_func.dat"), fixture("csv/psutil.csv"),
                 fixture("mprof/list_sum.dat")});
    QCOMPARE(
        m_events,
        (QStringList{QStringLiteral("started multi_func.dat"),
                     QStringLiteral("opened multi_func.dat"), QStringLiteral("started psutil.csv"),
                     QStringLiteral("opened psutil.csv"), QStringLiteral("started list_sum.dat"),
                     QStringLiteral("opened list_sum.dat"), QStringLiteral("idle")}));
    QVERIFY(m_opener->currentPath().isEmpty());
}

void tst_FileOpener::aFailureDoesNotStopTheRest()
{
    openAndWait({fixture("no.dat"), fixture("mprof"), fixture("csv/psutil.csv"),
                 QStringLiteral(":/no/such/sample.dat"), QString()});
    QCOMPARE(m_events.filter(QStringLiteral("failed ")).size(), 4);
    QCOMPARE(m_events.filter(QStringLiteral("opened ")),
             QStringList{QStringLiteral("opened psutil.csv")});
    QCOMPARE(m_events.last(), QStringLiteral("idle"));
}

void tst_FileOpener::filesAskedForLaterWaitTheirTurn()
{
    QSignalSpy idle(m_opener.get(), &FileOpener::idle);
    m_opener->open({fixture("mprof/list_sum.dat")});
    m_opener->open({fixture("csv/psutil.csv"), fixture("mprof/gen_sum.dat")});
    QCOMPARE(m_opener->waiting(), 2);
    QCOMPARE(m_opener->currentPath(), fixture("mprof/list_sum.dat"));
    QVERIFY(idle.wait(test::kPatience));
    QCOMPARE(
        m_events.filter(QStringLiteral("opened ")),
        (QStringList{QStringLiteral("opened list_sum.dat"), QStringLiteral("opened psutil.csv"),
                     QStringLiteral("opened gen_sum.dat")}));
    QCOMPARE(idle.count(), 1);
}

void tst_FileOpener::filesAskedForWhenOneIsReadAreReadToo()
{
    QSignalSpy idle(m_opener.get(), &FileOpener::idle);
    connect(
        m_opener.get(), &FileOpener::opened, this,
        [this] {
            if (m_events.filter(QStringLiteral("opened ")).size() == 1) {
                m_opener->open({fixture("mprof/gen_sum.dat")});
            }
        },
        Qt::DirectConnection);
    m_opener->open({fixture("mprof/list_sum.dat")});
    QVERIFY(idle.wait(test::kPatience));
    QCOMPARE(m_events.filter(QStringLiteral("opened ")).size(), 2);
    QCOMPARE(idle.count(), 1);
}

void tst_FileOpener::builtInFilesAreRead()
{
    openAndWait({QStringLiteral(":/samples/list.dat"), QStringLiteral(":/samples/chunks.dat")});
    QCOMPARE(m_events.filter(QStringLiteral("opened ")).size(), 2);
}

/// Between the end of the work and its result nobody may take it for done.
void tst_FileOpener::busyUntilTheResultIsOut()
{
    QVERIFY(!m_opener->isBusy());
    m_opener->open({fixture("mprof/list_sum.dat")});
    QVERIFY(m_opener->isBusy());
    workPool().waitForDone(); // the work is done, its result not yet told
    QVERIFY(m_opener->isBusy());
    QTRY_COMPARE(m_events.last(), QStringLiteral("idle"));
    QVERIFY(!m_opener->isBusy());
}

void tst_FileOpener::progressEndsAtTheFullBar()
{
    QSignalSpy progressed(m_opener.get(), &FileOpener::progressed);
    openAndWait({longFile()});
    QVERIFY(!progressed.isEmpty());
    int before = 0;
    for (const auto& arguments : progressed) {
        const int steps = arguments[0].toInt();
        QVERIFY(steps >= before && steps <= kProgressSteps);
        before = steps;
    }
    QCOMPARE(before, kProgressSteps);
}

void tst_FileOpener::progressIsThatOfAllFiles()
{
    std::vector<int> done;
    connect(m_opener.get(), &FileOpener::started, this, [&] { done.push_back(m_opener->done()); });
    QSignalSpy progressed(m_opener.get(), &FileOpener::progressed);
    openAndWait({fixture("mprof/list_sum.dat"), fixture("no.dat"), longFile()});
    QCOMPARE(done, (std::vector<int>{0, 1, 2}));
    int before = 0;
    for (const auto& arguments : progressed) {
        QVERIFY(arguments[0].toInt() >= before);
        before = arguments[0].toInt();
    }
    QCOMPARE(before, kProgressSteps);
    QVERIFY(progressed.size() > 1);
    openAndWait({fixture("mprof/list_sum.dat")});
    QCOMPARE(done.back(), 0); // counted anew
}

void tst_FileOpener::cancelForgetsWhatWaits()
{
    QSignalSpy idle(m_opener.get(), &FileOpener::idle);
    m_opener->open({longFile(), fixture("mprof/list_sum.dat"), fixture("csv/psutil.csv")});
    m_opener->cancel();
    QCOMPARE(m_opener->waiting(), 0);
    QVERIFY(idle.wait(test::kPatience));
    QCOMPARE(m_events, (QStringList{QStringLiteral("started long.dat"),
                                    QStringLiteral("cancelled long.dat"), QStringLiteral("idle")}));
}

void tst_FileOpener::afterACancelItReadsAgain()
{
    m_opener->open({longFile()});
    m_opener->cancel();
    openAndWait({fixture("mprof/list_sum.dat")}); // asked for before the cancel has taken effect
    QCOMPARE(m_events.filter(QStringLiteral("opened ")),
             QStringList{QStringLiteral("opened list_sum.dat")});
    m_opener->cancel(); // with nothing to do
    openAndWait({fixture("mprof/gen_sum.dat")});
    QCOMPARE(m_events.filter(QStringLiteral("opened ")).size(), 2);
}

void tst_FileOpener::destroyingStopsQuietly()
{
    m_opener->open({longFile(), fixture("mprof/list_sum.dat")});
    m_opener.reset();
    QCoreApplication::processEvents();
    QCOMPARE(m_events, QStringList{QStringLiteral("started long.dat")});
}

TIDEMARK_TEST(tst_FileOpener)

#include "tst_file_opener.moc"
