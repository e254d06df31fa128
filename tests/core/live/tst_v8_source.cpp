// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/inspector_problem.h"
#include "core/live/v8_source.h"
#include "core/recorder/process_recording.h"
#include "core/timeline/marks.h"
#include "tests/support/node_target.h"
#include "tests/support/patience.h"
#include "tests/support/reading.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace tidemark;

/// With a real Node, whose inspector has a port that the system chooses.
class tst_V8Source final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void theHeapBesideTheProcess();
    void collectionsAreTold();
    void garbageIsCollectedWithMarks();
    void aMarkHasAReadingOfItsMoment();
    void aSnapshotIsTaken();
    void aSnapshotIsGivenUp();
    void withoutConsent();
    void theProcessEnds_data();
    void theProcessEnds();
    void itIsLeftAsItWasFound();

private:
    using Step = HeapWatchState::Step;

    /// Records a Node that runs @p script, and watches its heap.
    void record(const QString& script = {}, InspectorConsent consent = InspectorConsent::Asked);
    std::shared_ptr<const Recording> recording() const { return m_recorder->recording(); }
    const Series* series(SeriesKind kind) const;
    std::size_t readings(SeriesKind kind) const;
    std::vector<Marker> markers(MarkerKind kind) const;
    Step step() const { return m_watch->state().step; }
    /// Ends the recording; what its file holds.
    std::shared_ptr<const Recording> finished();
    bool isInspectorOpen() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<test::NodeTarget> m_target;
    std::unique_ptr<Recorder> m_recorder;
    std::shared_ptr<HeapWatch> m_watch;
};

namespace
{

using namespace std::chrono_literals;

const QString kAllocates =
    QStringLiteral("setInterval(() => { let a = []; for (let i = 0; i < 50000; ++i) a.push({i}); "
                   "}, 5)");

} // namespace

void tst_V8Source::initTestCase()
{
    if (!test::NodeTarget::isThere()) {
        QSKIP("no Node.js here");
    }
}

void tst_V8Source::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_watch = std::make_shared<HeapWatch>();
}

void tst_V8Source::cleanup()
{
    m_recorder.reset();
    m_target.reset();
}

void tst_V8Source::record(const QString& script, InspectorConsent consent)
{
    m_target =
        std::make_unique<test::NodeTarget>(QStringList{QStringLiteral("--inspect-port=0")}, script);
    ProcessRecordingOptions options;
    options.sampling.interval = 20ms;
    options.file = m_folder->filePath(QStringLiteral("a.tidemark")).toStdString();
    auto recorder = recordProcess(m_target->pid(), options);
    QVERIFY(recorder);
    m_recorder = std::move(*recorder);
    V8Source::Options heap;
    heap.pid = m_target->pid();
    heap.consent = consent;
    heap.interval = 20ms;
    heap.collectionsEvery = 200ms;
    m_recorder->addSource(std::make_unique<V8Source>(heap, m_watch));
}

const Series* tst_V8Source::series(SeriesKind kind) const
{
    static std::shared_ptr<const Recording> shown; // which the series is of
    shown = recording();
    const auto found = std::ranges::find(shown->timeline.series, kind, &Series::kind);
    return found == shown->timeline.series.end() ? nullptr : &*found;
}

std::size_t tst_V8Source::readings(SeriesKind kind) const
{
    const Series* const found = series(kind);
    return found == nullptr ? 0 : found->size();
}

std::vector<Marker> tst_V8Source::markers(MarkerKind kind) const
{
    std::vector<Marker> chosen;
    const auto shown = recording();
    std::ranges::copy_if(shown->timeline.markers, std::back_inserter(chosen),
                         [kind](const Marker& marker) { return marker.kind == kind; });
    return chosen;
}

std::shared_ptr<const Recording> tst_V8Source::finished()
{
    m_recorder->stop();
    m_recorder->waitForEnd(1h);
    const auto read =
        test::readFile(m_folder->filePath(QStringLiteral("a.tidemark")).toStdString());
    return read ? read->front() : nullptr;
}

bool tst_V8Source::isInspectorOpen() const
{
    const auto sockets = listeningSocketsOf(m_target->pid());
    return !sockets || !sockets->empty();
}

void tst_V8Source::theHeapBesideTheProcess()
{
    record();
    QTRY_VERIFY(readings(SeriesKind::HeapUsed) > 3);
    QTRY_COMPARE(step(), Step::Watching);
    const HeapWatchState state = m_watch->state();
    QVERIFY(state.used.value_or(0) > 1'000'000);
    QVERIFY(state.total.value_or(0) >= state.used.value_or(0));
    QVERIFY(!state.failure);
    const auto whole = finished();
    QVERIFY(whole && *whole == *recording());
    const Series& used = *series(SeriesKind::HeapUsed);
    const Series& rss = *series(SeriesKind::Rss);
    QVERIFY(used.positions->front() > 0);
    QVERIFY(used.positions->back() <= rss.positions->back() + 1'000'000'000);
    QCOMPARE(recording()->timeline.mainSeries()->kind, SeriesKind::Rss);
}

void tst_V8Source::collectionsAreTold()
{
    record(kAllocates);
    QTRY_VERIFY(!markers(MarkerKind::Gc).empty());
    QVERIFY(m_watch->state().tellsCollections);
    m_watch->request(CollectRequest{});
    QTRY_VERIFY(readings(SeriesKind::GcBaseline) > 0);
    const std::int64_t now = m_recorder->position();
    bool isFullSeen = false;
    for (const Marker& marker : markers(MarkerKind::Gc)) {
        QVERIFY(marker.start >= 0 && marker.start <= marker.end && marker.end <= now);
        QVERIFY(marker.startBytes.value_or(0) > 0 && marker.endBytes.value_or(0) > 0);
        isFullSeen = isFullSeen || marker.name.starts_with("Mark-Compact");
    }
    QVERIFY(isFullSeen);
}

void tst_V8Source::garbageIsCollectedWithMarks()
{
    record(QStringLiteral("globalThis.x = Array.from({length: 3e5}, (_, i) => ({i})); "
                          "globalThis.x = null"));
    QTRY_COMPARE(step(), Step::Watching);
    m_watch->request(CollectRequest{"before", "after"});
    QTRY_COMPARE(markers(MarkerKind::Mark).size(), 2U);
    const Series& used = *series(SeriesKind::HeapUsed);
    const auto marks = marksOf(recording()->timeline, used);
    QCOMPARE(marks.size(), 2U);
    QCOMPARE(marks[0].name, std::string("before"));
    QCOMPARE(marks[1].name, std::string("after"));
    QVERIFY(marks[0].value && marks[1].value);
    QVERIFY2(*marks[0].value > *marks[1].value + 5e6,
             qPrintable(QStringLiteral("%1 > %2").arg(*marks[0].value).arg(*marks[1].value)));
    QTRY_COMPARE(step(), Step::Watching);
}

void tst_V8Source::aMarkHasAReadingOfItsMoment()
{
    record();
    QTRY_COMPARE(step(), Step::Watching);
    m_watch->request(MarkRequest{"now"});
    QTRY_COMPARE(markers(MarkerKind::Mark).size(), 1U);
    const Marker mark = markers(MarkerKind::Mark).front();
    QCOMPARE(mark.name, std::string("now"));
    const Series& used = *series(SeriesKind::HeapUsed);
    const auto& positions = *used.positions;
    bool isRead = false;
    for (std::size_t i = 0; i < used.size(); ++i) {
        isRead = isRead || positions[i] == mark.start;
    }
    QVERIFY(isRead);
}

void tst_V8Source::aSnapshotIsTaken()
{
    record();
    QTRY_COMPARE(step(), Step::Watching);
    const std::filesystem::path file =
        m_folder->filePath(QStringLiteral("a-1.heapsnapshot")).toStdString();
    m_watch->request(CaptureRequest{file, Overwrite::Nothing, "first"});
    QTRY_COMPARE(m_watch->state().captured.size(), 1U);
    const auto captured = m_watch->state().captured.front();
    QVERIFY(captured.file == file);
    QCOMPARE(captured.bytes, std::filesystem::file_size(file));
    QVERIFY(test::readFile(file));
    QTRY_COMPARE(recording()->snapshots.size(), 1U);
    const std::size_t known = readings(SeriesKind::HeapUsed);
    QTRY_VERIFY(readings(SeriesKind::HeapUsed) > known); // it goes on
    const auto whole = finished();
    QVERIFY(whole);
    QCOMPARE(whole->snapshots.size(), 1U);
    QCOMPARE(whole->snapshots[0]->path, file.string());
    QCOMPARE(whole->snapshots[0]->label, std::string("first"));
    const auto stops = markers(MarkerKind::Snapshot);
    QCOMPARE(stops.size(), 1U);
    QCOMPARE(stops[0].start, whole->snapshots[0]->position.value_or(-1));
    QVERIFY(stops[0].length() > 0);
}

void tst_V8Source::aSnapshotIsGivenUp()
{
    record(QStringLiteral("globalThis.x = Array.from({length: 1e6}, (_, i) => ({i, x: {i}}))"));
    QTRY_COMPARE(step(), Step::Watching);
    m_watch->request(
        CaptureRequest{m_folder->filePath(QStringLiteral("b.heapsnapshot")).toStdString(),
                       Overwrite::Nothing, "given up"});
    QTRY_COMPARE(step(), Step::Capturing);
    m_watch->cancel();
    QTRY_COMPARE(step(), Step::Watching);
    QVERIFY(m_watch->state().failure && m_watch->state().failure->code == ErrorCode::Cancelled);
    const std::size_t known = readings(SeriesKind::HeapUsed);
    QTRY_VERIFY(readings(SeriesKind::HeapUsed) > known + 1);
    QCOMPARE(QDir(m_folder->path()).entryList({QStringLiteral("*.heapsnapshot*")}), QStringList());
    QVERIFY(m_target->isRunning());
}

void tst_V8Source::withoutConsent()
{
    record({}, InspectorConsent::NotAsked);
    QTRY_COMPARE(step(), Step::Ended);
    QTRY_COMPARE(m_recorder->status().lostSources.size(), 1U);
    QCOMPARE(m_recorder->status().lostSources[0].detail, std::string(kNotOpen));
    QCOMPARE(m_recorder->status().state, RecorderStatus::State::Watching);
    QVERIFY(!isInspectorOpen());
}

void tst_V8Source::theProcessEnds_data()
{
    QTest::addColumn<QString>("script");
    QTest::newRow("killed") << QString();
    // A Node that is inspected waits until nobody is connected.
    QTest::newRow("at its end") << QStringLiteral(
        "process.stdin.on('data', () => process.exit(3))");
}

void tst_V8Source::theProcessEnds()
{
    QFETCH(QString, script);
    record(script);
    QTRY_COMPARE(step(), Step::Watching);
    QTRY_VERIFY(readings(SeriesKind::HeapUsed) > 0);
    if (script.isEmpty()) {
        m_target->kill();
    } else {
        m_target->write("end\n");
    }
    QVERIFY(m_recorder->waitForEnd(1min));
    QTRY_COMPARE(step(), Step::Ended);
    QVERIFY(!m_recorder->status().failure);
    QVERIFY(!m_watch->state().failure); // it is no loss of the connection
    QCOMPARE(markers(MarkerKind::Exit).size(), 1U);
}

void tst_V8Source::itIsLeftAsItWasFound()
{
    record();
    QTRY_COMPARE(step(), Step::Watching);
    QVERIFY(isInspectorOpen());
    m_watch->end();
    QTRY_COMPARE(step(), Step::Ended);
    QVERIFY(!m_watch->state().failure);
    QTRY_VERIFY(!isInspectorOpen());
    QVERIFY(m_target->isRunning());
    QCOMPARE(m_recorder->status().state, RecorderStatus::State::Watching);
    QVERIFY(m_recorder->status().lostSources.empty());
}

TIDEMARK_TEST(tst_V8Source)

#include "tst_v8_source.moc"
