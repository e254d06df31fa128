// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/inspector_problem.h"
#include "core/live/jvm_source.h"
#include "core/live/runtime_problem.h"
#include "core/live/type_snapshot.h"
#include "core/recorder/process_recording.h"
#include "core/recorder/snapshot_source.h"
#include "core/timeline/marks.h"
#include "tests/support/java_target.h"
#include "tests/support/memory_target.h"
#include "tests/support/patience.h"
#include "tests/support/reading.h"
#include "tests/support/test_registry.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace tidemark;
using namespace std::chrono_literals;

/// With real JVMs.
class tst_JvmSource final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void theHeapBesideTheProcess();
    void thePartsOfG1();
    void garbageIsCollectedWithMarks();
    void aSnapshotByTypeIsInTheRecording();
    void noHeapSnapshot();
    void theProcessEnds();
    void itIsLetGo();
    void anotherProgram();

private:
    using Step = HeapWatchState::Step;

    void record(std::int32_t pid);
    std::shared_ptr<const Recording> recording() const { return m_recorder->recording(); }
    std::vector<Marker> markers(MarkerKind kind) const;
    std::vector<Series> series(SeriesKind kind) const;
    Step step() const { return m_watch->state().step; }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<test::JavaTarget> m_target;
    std::unique_ptr<Recorder> m_recorder;
    std::shared_ptr<HeapWatch> m_watch;
};

void tst_JvmSource::initTestCase()
{
    if (!test::JavaTarget::isThere()) {
        QSKIP("no Java here");
    }
}

void tst_JvmSource::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_watch = std::make_shared<HeapWatch>();
}

void tst_JvmSource::cleanup()
{
    m_recorder.reset();
    m_target.reset();
}

void tst_JvmSource::record(std::int32_t pid)
{
    ProcessRecordingOptions options;
    options.sampling.interval = 20ms;
    options.file = m_folder->filePath(QStringLiteral("a.tidemark")).toStdString();
    auto recorder = recordProcess(pid, options);
    QVERIFY(recorder);
    m_recorder = std::move(*recorder);
    JvmSource::Options heap;
    heap.pid = pid;
    heap.interval = 20ms;
    m_recorder->addSource(std::make_unique<JvmSource>(heap, m_watch));
}

std::vector<Marker> tst_JvmSource::markers(MarkerKind kind) const
{
    std::vector<Marker> chosen;
    const auto shown = recording();
    std::ranges::copy_if(shown->timeline.markers, std::back_inserter(chosen),
                         [kind](const Marker& marker) { return marker.kind == kind; });
    return chosen;
}

std::vector<Series> tst_JvmSource::series(SeriesKind kind) const
{
    std::vector<Series> chosen;
    const auto shown = recording();
    std::ranges::copy_if(shown->timeline.series, std::back_inserter(chosen),
                         [kind](const Series& one) { return one.kind == kind; });
    return chosen;
}

void tst_JvmSource::theHeapBesideTheProcess()
{
    m_target = std::make_unique<test::JavaTarget>(QStringList{QStringLiteral("-XX:+UseSerialGC")});
    record(m_target->pid());
    QTRY_COMPARE(step(), Step::Watching);
    QTRY_VERIFY(!series(SeriesKind::HeapUsed).empty());
    QTRY_VERIFY(series(SeriesKind::HeapUsed).front().size() > 3);
    const HeapWatchState state = m_watch->state();
    QCOMPARE(state.runtime, HeapRuntime::Jvm);
    QVERIFY(state.used.value_or(0) > 100'000);
    QVERIFY(state.total.value_or(0) >= state.used.value_or(0));
    QVERIFY(state.tellsCollections);
    const auto used = series(SeriesKind::HeapUsed);
    QCOMPARE(used.size(), 3U);
    QCOMPARE(used[0].name, std::string("heap used"));
    for (const std::size_t generation : {1U, 2U}) { // each Java calls them another way
        QVERIFY(used[generation].name.size() > 5 && used[generation].name.ends_with(" used"));
    }
    QCOMPARE(series(SeriesKind::HeapTotal).size(), 3U);
    QCOMPARE(recording()->timeline.mainSeries()->kind, SeriesKind::Rss);
    m_target->grow(30'000);
    QTRY_VERIFY(m_watch->state().used.value_or(0) > 30'000 * 1016);
    m_recorder->stop();
    m_recorder->waitForEnd(1h);
    const auto whole =
        test::readFile(m_folder->filePath(QStringLiteral("a.tidemark")).toStdString());
    QVERIFY(whole.has_value());
    QVERIFY(*whole->front() == *recording());
}

void tst_JvmSource::thePartsOfG1()
{
    m_target = std::make_unique<test::JavaTarget>(QStringList{QStringLiteral("-XX:+UseG1GC")});
    record(m_target->pid());
    QTRY_COMPARE(step(), Step::Watching);
    QTRY_COMPARE(series(SeriesKind::HeapUsed).size(), 4U);
    const auto used = series(SeriesKind::HeapUsed);
    QCOMPARE(used[1].name, std::string("G1 eden used"));
    QCOMPARE(used[3].name, std::string("G1 old used"));
    m_target->grow(30'000);
    m_watch->request(CollectRequest{"before", "after"});
    const auto oldUsed = [this] {
        const Series old = series(SeriesKind::HeapUsed)[3];
        return old.size() > 0 ? (*old.values)[old.size() - 1] : 0.0;
    };
    QTRY_VERIFY(oldUsed() > 30'000 * 1016);
}

void tst_JvmSource::garbageIsCollectedWithMarks()
{
    m_target = std::make_unique<test::JavaTarget>();
    record(m_target->pid());
    QTRY_COMPARE(step(), Step::Watching);
    m_watch->request(CollectRequest{"before", "after"});
    QTRY_COMPARE(markers(MarkerKind::Mark).size(), 2U);
    const auto marks = marksOf(recording()->timeline, series(SeriesKind::HeapUsed).front());
    QCOMPARE(marks.size(), 2U);
    QVERIFY(marks[0].value && marks[1].value);
    QVERIFY(*marks[0].value > *marks[1].value);
    QTRY_VERIFY(!markers(MarkerKind::Gc).empty());
    const Marker collection = markers(MarkerKind::Gc).front();
    QVERIFY(!collection.name.empty());
    QVERIFY(collection.length() > 0);
    QVERIFY(collection.end <= m_recorder->position());
    QVERIFY(!m_watch->state().failure);
}

void tst_JvmSource::aSnapshotByTypeIsInTheRecording()
{
    m_target = std::make_unique<test::JavaTarget>();
    record(m_target->pid());
    const auto request = std::make_shared<SnapshotRequest>();
    m_target->grow(500);
    m_recorder->addSource(std::make_unique<SnapshotSource>(m_target->pid(), "types",
                                                           takeTypes(m_target->pid()), request));
    QTRY_VERIFY(request->state().isOver);
    QVERIFY(!request->state().failure);
    m_recorder->stop();
    m_recorder->waitForEnd(1h);
    const auto whole =
        test::readFile(m_folder->filePath(QStringLiteral("a.tidemark")).toStdString());
    QVERIFY(whole.has_value());
    QCOMPARE(whole->front()->snapshots.size(), 1U);
    const auto& rows = whole->front()->snapshots.front()->types.rows;
    const auto kept = std::ranges::find(rows, std::string("Leak$Order"), &TypeRow::name);
    QVERIFY(kept != rows.end());
    QCOMPARE(kept->count, 500);
}

void tst_JvmSource::noHeapSnapshot()
{
    m_target = std::make_unique<test::JavaTarget>();
    record(m_target->pid());
    QTRY_COMPARE(step(), Step::Watching);
    const QString file = m_folder->filePath(QStringLiteral("b.heapsnapshot"));
    m_watch->request(CaptureRequest{file.toStdString(), Overwrite::Nothing, "none"});
    QTRY_COMPARE(m_watch->state().served, 1U);
    QVERIFY(m_watch->state().failure == runtimeError(kNoHeapFile));
    QVERIFY(!QFile::exists(file));
    QTRY_COMPARE(step(), Step::Watching);
}

void tst_JvmSource::theProcessEnds()
{
    m_target = std::make_unique<test::JavaTarget>();
    record(m_target->pid());
    QTRY_COMPARE(step(), Step::Watching);
    m_target->kill();
    QVERIFY(m_recorder->waitForEnd(1min));
    QTRY_COMPARE(step(), Step::Ended);
    QVERIFY(!m_recorder->status().failure);
    QVERIFY(!m_watch->state().failure);
}

void tst_JvmSource::itIsLetGo()
{
    m_target = std::make_unique<test::JavaTarget>();
    record(m_target->pid());
    QTRY_COMPARE(step(), Step::Watching);
    m_watch->end();
    QTRY_COMPARE(step(), Step::Ended);
    QVERIFY(!m_watch->state().failure);
    QVERIFY(m_target->isRunning());
    QCOMPARE(m_recorder->status().state, RecorderStatus::State::Watching);
}

void tst_JvmSource::anotherProgram()
{
    const test::MemoryTarget other;
    record(other.pid());
    QTRY_COMPARE(step(), Step::Ended);
    QVERIFY(m_watch->state().failure == runtimeError(kNotJvm));
    QCOMPARE(m_recorder->status().state, RecorderStatus::State::Watching);
    m_recorder.reset();
}

TIDEMARK_TEST(tst_JvmSource)

#include "tst_jvm_source.moc"
