// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recorder/process_recording.h"
#include "core/recorder/sink_queue.h"
#include "core/recorder/watch_source.h"
#include "core/timeline/statistics.h"
#include "tests/support/memory_target.h"
#include "tests/support/patience.h"
#include "tests/support/reading.h"
#include "tests/support/test_registry.h"

#include <QTemporaryDir>
#include <QtTest/QTest>

#include <semaphore>

using namespace tidemark;

namespace
{

using namespace std::chrono_literals;

/// What a runtime tells of its heap, pushed from a thread of its own as an event loop would: each
/// call of tell() is one thing that it says.
class FakeHeap final : public WatchSource
{
public:
    using Word = std::function<void(SinkQueue&, const RecordingTime&)>;

    ~FakeHeap() override { FakeHeap::stop(); }

    void start(const RecordingTime& time, RecordingSink& sink, std::function<void()> wake) override
    {
        m_time = &time;
        m_sink = &sink;
        m_wake = std::move(wake);
        m_group = m_seen.addGroup({{SeriesKind::HeapUsed, "heap used", {}},
                                   {SeriesKind::HeapTotal, "heap total", {}},
                                   {SeriesKind::External, "external", {}}});
        m_seen.replayInto(sink);
        m_thread = std::thread([this] { run(); });
    }

    void collect() override { m_seen.replayInto(*m_sink); }

    SourceStatus status() const override
    {
        SourceStatus status;
        status.state = m_state;
        status.pid = 77;
        if (status.state == SourceStatus::State::Ended) {
            status.endedAt = m_endedAt;
        } else if (status.state == SourceStatus::State::Lost) {
            status.reason = {ErrorCode::ReadFailed, "connection closed"};
        }
        return status;
    }

    void stop() override
    {
        if (m_thread.joinable()) {
            tell({});
            m_thread.join();
        }
        m_hasStopped = true;
    }

    void setPaused(bool isPaused) override { m_isPaused = isPaused; }

    /// Has its thread do @p word, and waits for that. An empty one ends the thread.
    void tell(const Word& word)
    {
        m_word = word;
        m_asked.release();
        m_done.acquire();
    }

    void figures(double used, double total)
    {
        tell([=, this](SinkQueue& seen, const RecordingTime& time) {
            seen.addRow(m_group, time.position(), std::array{used, total, kGap});
        });
    }

    void end(SourceStatus::State how)
    {
        m_endedAt = m_time->position();
        m_state = how;
        m_wake();
    }

    bool isPaused() const { return m_isPaused; }
    bool hasStopped() const { return m_hasStopped; }

private:
    void run()
    {
        for (bool goesOn = true; goesOn;) {
            m_asked.acquire();
            goesOn = static_cast<bool>(m_word);
            if (goesOn) {
                m_word(m_seen, *m_time);
            }
            m_wake();
            m_done.release();
        }
    }

    const RecordingTime* m_time = nullptr;
    RecordingSink* m_sink = nullptr;
    std::function<void()> m_wake;
    SinkQueue m_seen;
    std::size_t m_group = 0;
    std::atomic<SourceStatus::State> m_state = SourceStatus::State::Watching;
    std::atomic<std::int64_t> m_endedAt = 0;
    std::atomic<bool> m_isPaused = false;
    std::atomic<bool> m_hasStopped = false;
    Word m_word;
    std::binary_semaphore m_asked{0};
    std::binary_semaphore m_done{0};
    std::thread m_thread;
};

const Series* seriesNamed(const Recording& recording, std::string_view name)
{
    const auto& series = recording.timeline.series;
    const auto found = std::ranges::find(series, name, &Series::name);
    return found == series.end() ? nullptr : &*found;
}

std::vector<MarkerKind> markersOf(const Recording& recording)
{
    std::vector<MarkerKind> kinds;
    for (const Marker& marker : recording.timeline.markers) {
        kinds.push_back(marker.kind);
    }
    return kinds;
}

} // namespace

class tst_WatchSource final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsPushedIsRecorded();
    void theFileOfASnapshotIsKept();
    void severalSourcesShareOneClock();
    void aRecordingEndsWithItsFirstSource();
    void aLostSourceIsSaid();
    void pausingIsPassedOn();
    void oneThatComesLater();

private:
    /// A recorder of one fake source, which stays the recorder's.
    std::unique_ptr<Recorder> record(const std::filesystem::path& file = {});

    QTemporaryDir m_folder;
    FakeHeap* m_heap = nullptr;
};

std::unique_ptr<Recorder> tst_WatchSource::record(const std::filesystem::path& file)
{
    RecorderOptions options;
    options.file = file;
    auto recorder = Recorder::open("node server.js", options);
    auto heap = std::make_unique<FakeHeap>();
    m_heap = heap.get();
    WatchSources sources;
    sources.push_back(std::move(heap));
    (*recorder)->start(std::move(sources));
    return std::move(*recorder);
}

void tst_WatchSource::whatIsPushedIsRecorded()
{
    const std::filesystem::path file = m_folder.filePath("heap.tidemark").toStdString();
    const auto recorder = record(file);
    m_heap->figures(4e6, 8e6);
    m_heap->tell([](SinkQueue& seen, const RecordingTime& time) {
        const std::int64_t end = time.position();
        seen.addMarker({MarkerKind::Gc, "mark-sweep", std::max<std::int64_t>(end - kMillisecond, 0),
                        end, 0, 4'000'000, 3'000'000});
    });
    m_heap->figures(3e6, 8e6);
    m_heap->tell([](SinkQueue& seen, const RecordingTime& time) {
        Snapshot snapshot;
        snapshot.label = "after load";
        snapshot.position = time.position();
        snapshot.types.rows = {{"Array", 2, 64, {}}, {"Fuga", 1, 32, 96}};
        seen.addSnapshot(std::move(snapshot));
    });
    m_heap->tell([](SinkQueue& seen, const RecordingTime& time) {
        seen.addOutput({time.position(), OutputStream::Stderr, "Debugger attached."});
        seen.addWarning(WarningCode::PssRefused);
        seen.countWarning(WarningCode::MarkersLeftOut, 3);
    });
    QTRY_COMPARE(recorder->recording()->warnings.size(), 2U); // seen while it grows
    QCOMPARE(recorder->status().state, RecorderStatus::State::Watching);
    QCOMPARE(recorder->status().pid, 77);
    recorder->stop();
    QVERIFY(recorder->waitForEnd(test::kLongest));
    QVERIFY(m_heap->hasStopped());

    const auto recording = recorder->recording();
    const Series* const used = seriesNamed(*recording, "heap used");
    QVERIFY(used);
    QCOMPARE(used, recording->timeline.mainSeries());
    QCOMPARE(used->size(), 2U);
    QCOMPARE((*used->values)[1], 3e6);
    QCOMPARE(markersOf(*recording), std::vector<MarkerKind>{MarkerKind::Gc});
    QCOMPARE(recording->timeline.markers[0].endBytes, std::optional<std::int64_t>(3'000'000));
    QCOMPARE(recording->snapshots.size(), 1U);
    QCOMPARE(recording->snapshots[0]->types.rows.size(), 2U);
    QCOMPARE(recording->output.size(), 1U);
    const auto read = test::readFile(file);
    QVERIFY(read && *read->front() == *recording);
}

void tst_WatchSource::theFileOfASnapshotIsKept()
{
    const std::filesystem::path file = m_folder.filePath("with_file.tidemark").toStdString();
    const std::string heapFile = m_folder.filePath("heap-1.heapsnapshot").toStdString();
    const auto recorder = record(file);
    m_heap->figures(1, 2);
    m_heap->tell([&heapFile](SinkQueue& seen, const RecordingTime& time) {
        Snapshot snapshot;
        snapshot.position = time.position();
        snapshot.path = heapFile;
        seen.addSnapshot(std::move(snapshot));
    });
    recorder->stop();
    QVERIFY(recorder->waitForEnd(test::kLongest));
    QFile written(QString::fromStdString(file.string()));
    QVERIFY(written.open(QIODevice::ReadOnly));
    QVERIFY(written.readAll().contains(R"("path":"heap-1.heapsnapshot")")); // relative to its own
    const auto read = test::readFile(file);
    QVERIFY(read && *read->front() == *recorder->recording());
    QCOMPARE(read->front()->snapshots.at(0)->path, heapFile);
}

void tst_WatchSource::severalSourcesShareOneClock()
{
    test::MemoryTarget target;
    ProcessRecordingOptions options;
    options.sampling.interval = 10ms;
    options.file = m_folder.filePath("two.tidemark").toStdString();
    auto heap = std::make_unique<FakeHeap>();
    m_heap = heap.get();
    WatchSources further;
    further.push_back(std::move(heap));
    auto recorder = recordProcess(target.pid(), options, std::move(further));
    QVERIFY(recorder);
    QCOMPARE((*recorder)->status().pid, target.pid());
    const auto rssSamples = [&] {
        const auto recording = (*recorder)->recording();
        return seriesNamed(*recording, "RSS")->size();
    };
    QTRY_VERIFY(rssSamples() > 1);
    const std::int64_t before = (*recorder)->position();
    m_heap->figures(4e6, 8e6);
    const std::int64_t after = (*recorder)->position();
    const std::size_t known = rssSamples();
    QTRY_VERIFY(rssSamples() > known + 2);
    target.end();
    QVERIFY((*recorder)->waitForEnd(test::kLongest));
    QVERIFY(m_heap->hasStopped());

    const auto recording = (*recorder)->recording();
    const Series& rss = *seriesNamed(*recording, "RSS");
    const Series& used = *seriesNamed(*recording, "heap used");
    QCOMPARE(recording->timeline.mainSeries(), &rss);
    QCOMPARE(used.size(), 1U);
    QVERIFY(used.positions->front() >= before && used.positions->front() <= after);
    QVERIFY(rss.positions->front() < before && rss.positions->back() > after);
    QCOMPARE(markersOf(*recording), std::vector<MarkerKind>{MarkerKind::Exit});
    const auto read = test::readFile(options.file);
    QVERIFY(read && *read->front() == *recording);
}

void tst_WatchSource::aRecordingEndsWithItsFirstSource()
{
    const auto recorder = record();
    m_heap->figures(1, 2);
    m_heap->end(SourceStatus::State::Ended);
    QVERIFY(recorder->waitForEnd(test::kLongest));
    const auto& markers = recorder->recording()->timeline.markers;
    QCOMPARE(markers.size(), 1U);
    QCOMPARE(markers[0].kind, MarkerKind::Exit);
    QCOMPARE(markers[0].start, *m_heap->status().endedAt);
    QVERIFY(!recorder->status().failure);
}

void tst_WatchSource::aLostSourceIsSaid()
{
    const auto recorder = record();
    m_heap->figures(1, 2);
    m_heap->end(SourceStatus::State::Lost);
    QVERIFY(recorder->waitForEnd(test::kLongest));
    QCOMPARE(recorder->status().failure->detail, std::string("connection closed"));
    QVERIFY(recorder->recording()->timeline.markers.empty()); // nobody knows of an end
    QCOMPARE(seriesNamed(*recorder->recording(), "heap used")->size(), 1U);

    // One beside the first goes without the recording.
    test::MemoryTarget target;
    auto heap = std::make_unique<FakeHeap>();
    m_heap = heap.get();
    WatchSources further;
    further.push_back(std::move(heap));
    auto both = recordProcess(target.pid(), {}, std::move(further));
    QVERIFY(both);
    m_heap->end(SourceStatus::State::Lost);
    QTRY_COMPARE((*both)->status().lostSources.size(), 1U);
    QCOMPARE((*both)->status().lostSources[0].code, ErrorCode::ReadFailed);
    QCOMPARE((*both)->status().state, RecorderStatus::State::Watching);
    QVERIFY(!(*both)->status().failure);
}

void tst_WatchSource::pausingIsPassedOn()
{
    const auto recorder = record();
    recorder->setPaused(true);
    QTRY_VERIFY(m_heap->isPaused());
    recorder->setPaused(false);
    QTRY_VERIFY(!m_heap->isPaused());
}

void tst_WatchSource::oneThatComesLater()
{
    const std::filesystem::path file = m_folder.filePath("later.tidemark").toStdString();
    const auto recorder = record(file);
    m_heap->figures(1, 2);
    FakeHeap* const first = m_heap;
    auto heap = std::make_unique<FakeHeap>();
    FakeHeap* const later = heap.get();
    recorder->addSource(std::move(heap));
    QTRY_COMPARE(recorder->recording()->timeline.series.size(), 6U);
    later->figures(5, 6);
    first->figures(3, 4);
    QTRY_COMPARE(recorder->recording()->timeline.series[3].size(), 1U);
    recorder->stop();
    QVERIFY(recorder->waitForEnd(test::kLongest));
    QVERIFY(first->hasStopped() && later->hasStopped());
    const auto recording = recorder->recording();
    QCOMPARE((*recording->timeline.series[0].values)[1], 3.0);
    QCOMPARE((*recording->timeline.series[3].values)[0], 5.0);
    const auto read = test::readFile(file);
    QVERIFY(read && *read->front() == *recording);
}

TIDEMARK_TEST(tst_WatchSource)
#include "tst_watch_source.moc"
