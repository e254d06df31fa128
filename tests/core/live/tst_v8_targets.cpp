// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/inspector_problem.h"
#include "core/live/v8_source.h"
#include "core/recorder/process_recording.h"
#include "core/snapshots/type_listing.h"
#include "tests/support/node_target.h"
#include "tests/support/patience.h"
#include "tests/support/reading.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace tidemark;

/// The worker threads of a real Node, whose inspector has a port that the system chooses.
class tst_V8Targets final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void workersAreTargets();
    void theHeapOfAWorker();
    void aSnapshotOfAWorker();
    void backToTheMainThread();
    void aWorkerThatIsNotThere();
    void theWorkerEnds();
    void itIsLeftAsItWasFound();

private:
    using Step = HeapWatchState::Step;

    HeapWatchState state() const { return m_watch->state(); }
    std::size_t workers() const;
    /// Has the worker with this number watched.
    void select(const std::string& worker);
    std::size_t readings(const std::string& name) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<test::NodeTarget> m_target;
    std::unique_ptr<Recorder> m_recorder;
    std::shared_ptr<HeapWatch> m_watch;
};

namespace
{

using namespace std::chrono_literals;

/// Two workers, of which the first keeps something and ends when the Node is written to.
const QString kWorkers = QStringLiteral(
    "const {Worker} = require('worker_threads');"
    "const first = new Worker(\"class InWorker {}; globalThis.kept = Array.from({length: 321}, "
    "() => new InWorker()); setInterval(() => {}, 1000)\", {eval: true});"
    "new Worker('setInterval(() => {}, 1000)', {eval: true});"
    "process.stdin.on('data', () => first.terminate())");

} // namespace

void tst_V8Targets::initTestCase()
{
    if (!test::NodeTarget::isThere()) {
        QSKIP("no Node.js here");
    }
}

void tst_V8Targets::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_watch = std::make_shared<HeapWatch>();
    m_target = std::make_unique<test::NodeTarget>(QStringList{QStringLiteral("--inspect-port=0")},
                                                  kWorkers);
    ProcessRecordingOptions options;
    options.sampling.interval = 20ms;
    auto recorder = recordProcess(m_target->pid(), options);
    QVERIFY(recorder);
    m_recorder = std::move(*recorder);
    V8Source::Options heap;
    heap.pid = m_target->pid();
    heap.consent = InspectorConsent::Asked;
    heap.interval = 20ms;
    m_recorder->addSource(std::make_unique<V8Source>(heap, m_watch));
    QTRY_COMPARE(state().step, Step::Watching);
    QTRY_COMPARE(workers(), 2U);
}

void tst_V8Targets::cleanup()
{
    m_recorder.reset();
    m_target.reset();
}

std::size_t tst_V8Targets::workers() const
{
    const auto targets = state().targets;
    return static_cast<std::size_t>(std::ranges::count_if(
        targets, [](const InspectorTarget& target) { return !target.worker.empty(); }));
}

void tst_V8Targets::select(const std::string& worker)
{
    const auto targets = state().targets;
    const auto found = std::ranges::find(targets, worker, &InspectorTarget::worker);
    QVERIFY(found != targets.end());
    m_watch->request(TargetRequest{*found});
    QTRY_COMPARE(state().target.worker, worker);
}

std::size_t tst_V8Targets::readings(const std::string& name) const
{
    const auto recording = m_recorder->recording();
    const auto& series = recording->timeline.series;
    const auto found = std::ranges::find(series, name, &Series::name);
    return found == series.end() ? 0 : found->size();
}

void tst_V8Targets::workersAreTargets()
{
    const HeapWatchState now = state();
    QCOMPARE(now.targets.size(), 3U);
    QCOMPARE(now.targets[0].type, std::string("node"));
    QVERIFY(now.target == now.targets[0]);
    QCOMPARE(now.targets[1].worker, std::string("1"));
    QCOMPARE(now.targets[2].worker, std::string("2"));
    m_target->write("end the first\n");
    QTRY_COMPARE(workers(), 1U);
    QCOMPARE(state().step, Step::Watching);
}

void tst_V8Targets::theHeapOfAWorker()
{
    QTRY_VERIFY(readings("heapUsed") > 0);
    select("1");
    QTRY_VERIFY(readings("heapUsed (worker 1)") > 3);
    QVERIFY(state().used.value_or(0) > 1'000'000);
    QVERIFY(!state().failure);
    QCOMPARE(workers(), 2U);
    const std::size_t known = readings("heapUsed");
    const std::size_t ofWorker = readings("heapUsed (worker 1)");
    QTRY_VERIFY(readings("heapUsed (worker 1)") > ofWorker + 3);
    QCOMPARE(readings("heapUsed"), known); // what is read is of the worker alone
}

void tst_V8Targets::aSnapshotOfAWorker()
{
    select("1");
    const std::filesystem::path file =
        m_folder->filePath(QStringLiteral("worker.heapsnapshot")).toStdString();
    m_watch->request(CaptureRequest{file, Overwrite::Nothing, "of a worker"});
    QTRY_COMPARE(state().captured.size(), 1U);
    QCOMPARE(state().captured[0].bytes, std::filesystem::file_size(file));
    const auto read = test::readFile(file);
    QVERIFY(read);
    HeapAnalysisControl control;
    const auto overview = overviewHeap(read->front()->snapshots.front()->graph, control);
    QVERIFY(overview);
    const TypeListing listing = typesOf(*overview);
    std::uint64_t kept = 0;
    for (std::size_t row = 0; row < listing.rows.size(); ++row) {
        kept += listing.typeOf(row).name == "InWorker" ? listing.rows[row].count : 0;
    }
    QCOMPARE(kept, std::uint64_t{321});
}

void tst_V8Targets::backToTheMainThread()
{
    select("2");
    QTRY_VERIFY(readings("heapUsed (worker 2)") > 0);
    select("");
    QVERIFY(state().target == state().targets[0]);
    const auto isMarked = [this](const std::string& name) {
        const auto recording = m_recorder->recording();
        const auto& markers = recording->timeline.markers;
        return std::ranges::find(markers, name, &Marker::name) != markers.end();
    };
    m_watch->request(MarkRequest{"one"});
    QTRY_VERIFY(isMarked("one")); // and all that was read before it
    const std::size_t known = readings("heapUsed (worker 2)");
    m_watch->request(MarkRequest{"two"});
    QTRY_VERIFY(isMarked("two"));
    QCOMPARE(readings("heapUsed (worker 2)"), known);
}

void tst_V8Targets::aWorkerThatIsNotThere()
{
    InspectorTarget none = state().targets[1];
    none.worker = "99";
    m_watch->request(TargetRequest{none});
    QTRY_VERIFY(state().failure.has_value());
    QCOMPARE(state().failure->detail, std::string(kNoWorker));
    QVERIFY(state().target == state().targets[0]); // which goes on
    const std::size_t known = readings("heapUsed");
    QTRY_VERIFY(readings("heapUsed") > known + 1);
}

void tst_V8Targets::theWorkerEnds()
{
    select("1");
    QTRY_VERIFY(readings("heapUsed (worker 1)") > 0);
    m_target->write("end the first\n");
    QTRY_VERIFY(state().failure.has_value());
    QCOMPARE(state().failure->detail, std::string(kWorkerEnded));
    QTRY_VERIFY(state().target.worker.empty());
    QCOMPARE(state().step, Step::Watching);
    QTRY_VERIFY(state().used.has_value());
    QVERIFY(m_target->isRunning());
}

void tst_V8Targets::itIsLeftAsItWasFound()
{
    select("1");
    m_watch->end();
    QTRY_COMPARE(state().step, Step::Ended);
    const auto isClosed = [this] {
        const auto sockets = listeningSocketsOf(m_target->pid());
        return sockets && sockets->empty();
    };
    QTRY_VERIFY(isClosed());
    QVERIFY(m_target->isRunning());
}

TIDEMARK_TEST(tst_V8Targets)

#include "tst_v8_targets.moc"
