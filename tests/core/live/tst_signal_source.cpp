// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/inspector_problem.h"
#include "core/live/signal_source.h"
#include "core/recorder/process_recording.h"
#include "tests/support/node_target.h"
#include "tests/support/patience.h"
#include "tests/support/test_registry.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace tidemark;

/// A recording of a real Node that writes snapshots on a signal.
class tst_SignalSource final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void theSnapshotIsInTheRecording();
    void aNodeThatKnowsNoSignal();
    void givenUp();

private:
    void take(const QStringList& options, const QString& script = {});
    HeapWatchState state() const { return m_watch->state(); }
    std::filesystem::path file() const
    {
        return m_folder->filePath(QStringLiteral("a.heapsnapshot")).toStdString();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<test::NodeTarget> m_target;
    std::unique_ptr<Recorder> m_recorder;
    std::shared_ptr<HeapWatch> m_watch;
};

namespace
{

using namespace std::chrono_literals;

const QStringList kBySignal{QStringLiteral("--heapsnapshot-signal=SIGUSR2")};

} // namespace

void tst_SignalSource::initTestCase()
{
    if (!test::NodeTarget::isThere()) {
        QSKIP("no Node.js here");
    }
}

void tst_SignalSource::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_watch = std::make_shared<HeapWatch>();
}

void tst_SignalSource::cleanup()
{
    m_recorder.reset();
    m_target.reset();
}

void tst_SignalSource::take(const QStringList& options, const QString& script)
{
    m_target = std::make_unique<test::NodeTarget>(
        options + QStringList{QStringLiteral("--diagnostic-dir=") + m_folder->path()}, script);
    ProcessRecordingOptions recording;
    recording.sampling.interval = 20ms;
    auto recorder = recordProcess(m_target->pid(), recording);
    QVERIFY(recorder);
    m_recorder = std::move(*recorder);
    m_watch->request(CaptureRequest{file(), Overwrite::Nothing, "by signal"});
    m_recorder->addSource(std::make_unique<SignalSource>(m_target->pid(), m_watch));
}

void tst_SignalSource::theSnapshotIsInTheRecording()
{
    take(kBySignal);
    QTRY_COMPARE(state().step, HeapWatchState::Step::Ended);
    QVERIFY(!state().failure);
    QCOMPARE(state().captured.size(), 1U);
    QCOMPARE(state().captured[0].bytes, std::filesystem::file_size(file()));
    QVERIFY(state().left.empty());
    QTRY_COMPARE(m_recorder->recording()->snapshots.size(), 1U);
    const auto recording = m_recorder->recording();
    QCOMPARE(recording->snapshots[0]->path, file().string());
    const auto& markers = recording->timeline.markers;
    const auto stop = std::ranges::find(markers, MarkerKind::Snapshot, &Marker::kind);
    QVERIFY(stop != markers.end());
    QCOMPARE(stop->start, recording->snapshots[0]->position.value_or(-1));
    QVERIFY(stop->length() > 0);
    QCOMPARE(m_recorder->status().state, RecorderStatus::State::Watching); // it goes on
    QVERIFY(m_recorder->status().lostSources.empty());
}

void tst_SignalSource::aNodeThatKnowsNoSignal()
{
    take({});
    QTRY_COMPARE(state().step, HeapWatchState::Step::Ended);
    QVERIFY(state().failure);
    QCOMPARE(state().failure->detail, std::string(kNoSnapshotSignal));
    QVERIFY(m_target->isRunning());
    QVERIFY(m_recorder->recording()->snapshots.empty());
}

/// The signal cannot be taken back.
void tst_SignalSource::givenUp()
{
    take(kBySignal, QStringLiteral("setTimeout(() => { const end = Date.now() + 3000;"
                                   "while (Date.now() < end); }, 0)"));
    QTRY_COMPARE(state().step, HeapWatchState::Step::Capturing);
    m_watch->cancel();
    QTRY_COMPARE(state().step, HeapWatchState::Step::Ended);
    QVERIFY(state().failure && state().failure->code == ErrorCode::Cancelled);
    QVERIFY(!std::filesystem::exists(file()));
    QVERIFY(m_target->isRunning());
}

TIDEMARK_TEST(tst_SignalSource)

#include "tst_signal_source.moc"
