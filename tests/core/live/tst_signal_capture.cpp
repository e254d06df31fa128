// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/inspector_problem.h"
#include "core/live/signal_capture.h"
#include "core/processes/inspector_access.h"
#include "core/snapshots/type_listing.h"
#include "tests/support/file_size_limit.h"
#include "tests/support/memory_target.h"
#include "tests/support/node_target.h"
#include "tests/support/patience.h"
#include "tests/support/reading.h"
#include "tests/support/stopping_controls.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <signal.h>
#include <sys/stat.h>

using namespace tidemark;

/// With real Nodes, which write where they are told.
class tst_SignalCapture final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void theSignalAndItsFolder();
    void movesTheSnapshot();
    void fromTheWorkingDirectory();
    void othersInTheFolderStay();
    void aNodeWithoutTheOptionIsLeftAlone();
    void anotherProgramIsLeftAlone();
    void aStoppedNodeIsNotAsked();
    void whereNothingMayBeWritten();
    void whereThereIsNoRoom();
    void theTargetDiesMeanwhile();
    void cancelled();

private:
    QString diagnostics() const { return m_folder->filePath(QStringLiteral("theirs")); }
    QStringList theirs() const { return QDir(diagnostics()).entryList(QDir::Files); }
    std::string output() const
    {
        return m_folder->filePath(QStringLiteral("ours.heapsnapshot")).toStdString();
    }
    bool isThere() const { return QFile::exists(QString::fromStdString(output())); }
    QStringList options() const
    {
        return {QStringLiteral("--heapsnapshot-signal=SIGUSR2"),
                QStringLiteral("--diagnostic-dir=") + diagnostics()};
    }
    SignalCapture take(std::int32_t pid)
    {
        return captureHeapBySignal(pid, output(), Overwrite::OwnRecordings, m_control);
    }
    bool holdsMarkedThings() const;

    TaskControl m_control;
    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace
{

const QString kThings = QStringLiteral("class MarkedThing {};"
                                       "globalThis.kept = [1, 2, 3].map(() => new MarkedThing());");

} // namespace

void tst_SignalCapture::initTestCase()
{
    if (!test::NodeTarget::isThere()) {
        QSKIP("no Node.js here");
    }
}

void tst_SignalCapture::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir().mkpath(diagnostics()));
}

bool tst_SignalCapture::holdsMarkedThings() const
{
    const auto read = test::readFile(output());
    HeapAnalysisControl control;
    const auto overview =
        read ? overviewHeap(read->front()->snapshots.front()->graph, control)
             : Result<std::shared_ptr<const HeapOverview>>(tl::unexpected(read.error()));
    const TypeListing listing = overview ? typesOf(*overview) : TypeListing();
    for (std::size_t row = 0; row < listing.rows.size(); ++row) {
        if (listing.typeOf(row).name == "MarkedThing") {
            return listing.rows[row].count == 3;
        }
    }
    return false;
}

void tst_SignalCapture::theSignalAndItsFolder()
{
    const test::NodeTarget target(options());
    const SnapshotSignal named{"SIGUSR2", diagnostics().toStdString()};
    QVERIFY(snapshotSignalOf(target.pid()) == named);
    const test::NodeTarget inItsFolder({QStringLiteral("--heapsnapshot-signal=SIGUSR2")});
    const SnapshotSignal usual{"SIGUSR2", QDir::currentPath().toStdString()};
    QVERIFY(snapshotSignalOf(inItsFolder.pid()) == usual);
    const test::NodeTarget other;
    QVERIFY(!snapshotSignalOf(other.pid()));
    const test::MemoryTarget noNode;
    QVERIFY(!snapshotSignalOf(noNode.pid()));
}

void tst_SignalCapture::movesTheSnapshot()
{
    const test::NodeTarget target(options(), kThings);
    QVERIFY(writesSnapshotOnSignal(target.pid()));
    const auto [taken, left] = take(target.pid());
    QVERIFY2(taken.has_value(), taken ? "" : taken.error().detail.c_str());
    QVERIFY(left.empty());
    QVERIFY(theirs().isEmpty());
    QVERIFY(holdsMarkedThings());
    struct stat status = {};
    QCOMPARE(::stat(output().c_str(), &status), 0);
    QCOMPARE(status.st_mode & 0777U, 0600U);
    QCOMPARE(static_cast<std::uint64_t>(status.st_size), taken->bytes);
    QVERIFY(target.isRunning());
}

void tst_SignalCapture::fromTheWorkingDirectory()
{
    const test::NodeTarget target({QStringLiteral("--heapsnapshot-signal=SIGUSR2")},
                                  QStringLiteral("process.chdir('%1');").arg(diagnostics()) +
                                      kThings);
    QVERIFY(take(target.pid()).capture.has_value());
    QVERIFY(holdsMarkedThings());
    QVERIFY(theirs().isEmpty());
}

/// One that lay there before, and what only has such a name.
void tst_SignalCapture::othersInTheFolderStay()
{
    const test::NodeTarget target(options(), kThings);
    QFile old(diagnostics() + QStringLiteral("/Heap.20200101.000000.1.0.001.heapsnapshot"));
    QVERIFY(old.open(QIODevice::WriteOnly) && old.write("{\"snapshot\":]}") > 0);
    old.close();
    QVERIFY(take(target.pid()).capture.has_value());
    QVERIFY(holdsMarkedThings());
    QCOMPARE(theirs(), QStringList{QFileInfo(old).fileName()});
}

void tst_SignalCapture::aNodeWithoutTheOptionIsLeftAlone()
{
    const test::NodeTarget target;
    QVERIFY(!writesSnapshotOnSignal(target.pid()));
    const auto taken = take(target.pid()).capture;
    QVERIFY(!taken && taken.error().code == ErrorCode::CannotInspect);
    QCOMPARE(taken.error().detail, std::string(kNoSnapshotSignal));
    QVERIFY(target.isRunning() && !isThere());
}

void tst_SignalCapture::anotherProgramIsLeftAlone()
{
    const test::MemoryTarget target;
    const auto taken = take(target.pid()).capture;
    QVERIFY(!taken && taken.error().code == ErrorCode::CannotInspect);
}

void tst_SignalCapture::aStoppedNodeIsNotAsked()
{
    const test::NodeTarget target(options());
    QCOMPARE(::kill(target.pid(), SIGSTOP), 0);
    QTRY_VERIFY(inspectorAccessOf(target.pid()).value().isStopped);
    const auto taken = take(target.pid()).capture;
    QVERIFY(!taken && taken.error().detail == kStopped);
    QCOMPARE(::kill(target.pid(), SIGCONT), 0);
}

void tst_SignalCapture::whereNothingMayBeWritten()
{
    const test::NodeTarget target(options());
    const auto taken = captureHeapBySignal(target.pid(), "/proc/no/such.heapsnapshot",
                                           Overwrite::OwnRecordings, m_control)
                           .capture;
    QVERIFY(!taken && taken.error().code == ErrorCode::CannotWrite);
    QVERIFY(theirs().isEmpty()); // it was not asked
}

/// What the program wrote is not lost, and not kept quiet about.
void tst_SignalCapture::whereThereIsNoRoom()
{
    const test::NodeTarget target(options(), kThings);
    const test::FileSizeLimit limit(64 << 10);
    const auto [taken, left] = take(target.pid());
    QVERIFY(!taken && taken.error().code == ErrorCode::CannotWrite);
    QVERIFY(!isThere());
    QCOMPARE(theirs().size(), 1);
    QCOMPARE(left, (diagnostics() + QLatin1Char('/') + theirs().front()).toStdString());
}

/// A Node that cannot get to the signal, and is killed while it is waited for.
void tst_SignalCapture::theTargetDiesMeanwhile()
{
    test::NodeTarget target(options(), QStringLiteral("setTimeout(() => { for (;;) {} }, 0)"));
    class Killing final : public TaskControl
    {
    public:
        explicit Killing(test::NodeTarget& target) : m_target(target) {}
        bool cancelled() const override
        {
            if (++m_looks == 5) {
                m_target.kill();
            }
            return false;
        }

    private:
        test::NodeTarget& m_target;
        mutable int m_looks = 0;
    } control(target);
    const auto taken =
        captureHeapBySignal(target.pid(), output(), Overwrite::OwnRecordings, control).capture;
    QVERIFY(!taken);
    QCOMPARE(taken.error().code, ErrorCode::NoSuchProcess);
    QVERIFY(!isThere());
}

void tst_SignalCapture::cancelled()
{
    const test::NodeTarget target(options());
    test::CancelledAfter control(0);
    const auto taken =
        captureHeapBySignal(target.pid(), output(), Overwrite::OwnRecordings, control).capture;
    QVERIFY(!taken && taken.error().code == ErrorCode::Cancelled);
    QVERIFY(!isThere());
}

TIDEMARK_TEST(tst_SignalCapture)

#include "tst_signal_capture.moc"
