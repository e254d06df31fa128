// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/live_recordings.h"

#include "core/live/jvm_source.h"
#include "core/live/python_source.h"
#include "core/live/signal_source.h"
#include "core/live/type_snapshot.h"
#include "core/live/v8_source.h"
#include "core/processes/process_list.h"

#include <algorithm>
#include <utility>

namespace tidemark::app
{

namespace
{

std::unique_ptr<WatchSource> heapSourceOf(std::int32_t pid, InspectorConsent consent,
                                          const std::optional<InspectorAddress>& address,
                                          std::shared_ptr<HeapWatch> watch)
{
    switch (address ? ProcessRuntime::Node : runtimeOfProcess(pid)) {
    case ProcessRuntime::Jvm:
        return std::make_unique<JvmSource>(JvmSource::Options{.pid = pid}, std::move(watch));
    case ProcessRuntime::Python:
        return std::make_unique<PythonSource>(pid, std::move(watch));
    default:
        return std::make_unique<V8Source>(
            V8Source::Options{.pid = pid, .consent = consent, .address = address},
            std::move(watch));
    }
}

} // namespace

LiveRecordings::LiveRecordings(GrowingRecordings& growing, QObject* parent)
    : QObject(parent),
      m_growing(growing),
      m_session(growing.session())
{
    connect(&growing, &GrowingRecordings::frameDue, this, &LiveRecordings::showNews);
    connect(&m_session, &Session::listChanged, this, &LiveRecordings::dropRemoved);
}

LiveRecordings::~LiveRecordings() = default;

int LiveRecordings::add(const QString& name, const QString& path,
                        std::unique_ptr<Recorder> recorder, bool isProgram)
{
    m_session.add(path, {recorder->recording()});
    const int id = m_session.current()->id;
    m_session.rename(id, name);
    m_growing.setGrowing(id, true);
    Live& live = m_live[id];
    live.recorder = std::move(recorder);
    live.isProgram = isProgram;
    setPaused(false);
    m_session.time().showAll();
    m_growing.requestFrame();
    Q_EMIT changed();
    return id;
}

int LiveRecordings::subject() const
{
    if (m_session.current() != nullptr && isLive(m_session.current()->id)) {
        return m_session.current()->id;
    }
    return m_live.empty() ? 0 : m_live.rbegin()->first;
}

std::optional<RecorderStatus> LiveRecordings::statusOf(int id) const
{
    const auto found = m_live.find(id);
    return found == m_live.end() ? std::nullopt : std::optional(found->second.recorder->status());
}

std::shared_ptr<Recorder> LiveRecordings::recorderOf(int id) const
{
    const auto found = m_live.find(id);
    return found == m_live.end() ? nullptr : found->second.recorder;
}

bool LiveRecordings::isProgram(int id) const
{
    const auto found = m_live.find(id);
    return found != m_live.end() && found->second.isProgram;
}

void LiveRecordings::stop(int id)
{
    if (const auto found = m_live.find(id); found != m_live.end()) {
        found->second.recorder->stop();
    }
}

void LiveRecordings::stopAll()
{
    for (auto& [id, live] : m_live) {
        live.recorder->stop();
    }
}

void LiveRecordings::terminateProgram(int id)
{
    if (const auto found = m_live.find(id); found != m_live.end() && found->second.isProgram) {
        found->second.recorder->terminateProgram(false);
    }
}

int LiveRecordings::runningPrograms() const
{
    const auto isRunning = [](const Recorder& recorder) {
        return recorder.status().isProgramRunning;
    };
    const auto recorded = std::ranges::count_if(
        m_live, [&](const auto& live) { return isRunning(*live.second.recorder); });
    const auto others =
        std::ranges::count_if(m_ending, [&](const auto& recorder) { return isRunning(*recorder); });
    return static_cast<int>(recorded + others);
}

void LiveRecordings::terminatePrograms()
{
    for (const auto& [id, live] : m_live) {
        live.recorder->terminateProgram(false);
    }
    for (const auto& recorder : m_ending) {
        recorder->terminateProgram(false);
    }
}

void LiveRecordings::setPaused(bool paused)
{
    if (m_isPaused != paused) {
        m_isPaused = paused;
        for (const auto& [id, live] : m_live) {
            m_growing.tell(id); // every view holds the same moment
        }
        Q_EMIT changed();
    }
}

std::optional<std::int64_t> LiveRecordings::positionOf(int id) const
{
    const auto found = m_live.find(id);
    return found == m_live.end() ? std::nullopt : std::optional(found->second.recorder->position());
}

void LiveRecordings::addMark(int id, const QString& name, std::int64_t position)
{
    if (const auto found = m_live.find(id); found != m_live.end()) {
        found->second.recorder->addMark(name.toStdString(), position);
        found->second.isNotable = true;
    }
}

void LiveRecordings::watchHeap(int id, InspectorConsent consent,
                               const std::optional<InspectorAddress>& address)
{
    const auto found = m_live.find(id);
    if (found == m_live.end()) {
        return;
    }
    Live& live = found->second;
    if (live.heap) {
        live.heap->end();
    }
    live.heap = std::make_shared<HeapWatch>();
    live.heapState = live.heap->state();
    const std::int32_t pid = live.recorder->status().pid;
    live.recorder->addSource(heapSourceOf(pid, consent, address, live.heap));
    Q_EMIT heapChanged(id);
}

std::optional<SnapshotSignal> LiveRecordings::snapshotSignalOf(int id) const
{
    const auto found = m_live.find(id);
    return found == m_live.end() ? std::nullopt : found->second.signal;
}

void LiveRecordings::captureBySignal(int id, CaptureRequest request)
{
    const auto found = m_live.find(id);
    if (found == m_live.end()) {
        return;
    }
    Live& live = found->second;
    if (live.heap && live.heap->state().step != HeapWatchState::Step::Ended) {
        return;
    }
    live.heap = std::make_shared<HeapWatch>();
    live.heap->request(std::move(request));
    live.heapState = live.heap->state();
    live.recorder->addSource(
        std::make_unique<SignalSource>(live.recorder->status().pid, live.heap));
    Q_EMIT heapChanged(id);
}

/// In the background, as the process may have thousands of open files.
void LiveRecordings::findSignal(int id, Live& live, std::int32_t pid)
{
    live.signalPid = pid;
    live.signal.reset();
    live.signalJob = std::make_unique<LatestJob<std::optional<SnapshotSignal>>>(
        [this, id](const std::optional<SnapshotSignal>& signal) {
            if (const auto found = m_live.find(id); found != m_live.end() && signal) {
                found->second.signal = signal;
                Q_EMIT stateChanged(id);
            }
        });
    live.signalJob->startInBackground(
        [pid](TaskControl&) { return tidemark::snapshotSignalOf(pid); });
}

std::shared_ptr<HeapWatch> LiveRecordings::heapOf(int id) const
{
    const auto found = m_live.find(id);
    return found == m_live.end() ? nullptr : found->second.heap;
}

ProcessRuntime LiveRecordings::runtimeOf(int id)
{
    constexpr auto kHolds = std::chrono::seconds(1);
    const auto found = m_live.find(id);
    if (found == m_live.end()) {
        return ProcessRuntime::Unknown;
    }
    Live& live = found->second;
    const auto now = std::chrono::steady_clock::now();
    if (now - live.runtimeSeen >= kHolds) {
        live.runtime = runtimeOfProcess(live.recorder->status().pid);
        live.runtimeSeen = now;
    }
    return live.runtime;
}

bool LiveRecordings::canTakeSnapshot(int id) const
{
    const auto found = m_live.find(id);
    return found != m_live.end() && !found->second.snapshot &&
           found->second.recorder->status().state == RecorderStatus::State::Watching;
}

void LiveRecordings::takeSnapshot(int id, SnapshotBy by, const QString& label)
{
    if (!canTakeSnapshot(id)) {
        return;
    }
    Live& live = m_live.at(id);
    live.snapshot = std::make_shared<SnapshotRequest>();
    live.snapshotBy = by;
    live.snapshotsBefore = live.recorder->recording()->snapshots.size();
    const std::int32_t pid = live.recorder->status().pid;
    live.recorder->addSource(
        std::make_unique<SnapshotSource>(pid, label.toStdString(),
                                         by == SnapshotBy::Mapping ? takeMappings(pid)
                                         : by == SnapshotBy::Type  ? takeTypes(pid)
                                                                   : takeSites(pid),
                                         live.snapshot));
    Q_EMIT stateChanged(id);
}

std::optional<SnapshotBy> LiveRecordings::takenNow(int id) const
{
    const auto found = m_live.find(id);
    return found != m_live.end() && found->second.snapshot ? std::optional(found->second.snapshotBy)
                                                           : std::nullopt;
}

void LiveRecordings::cancelSnapshot(int id)
{
    if (const auto found = m_live.find(id); found != m_live.end() && found->second.snapshot) {
        found->second.snapshot->cancel();
    }
}

/// Once the recording that is shown has the snapshot, or there will be none.
void LiveRecordings::tellSnapshot(int id)
{
    const auto found = m_live.find(id);
    const OpenRecording* const open = m_session.find(id);
    if (found == m_live.end() || !found->second.snapshot || open == nullptr) {
        return;
    }
    Live& live = found->second;
    const SnapshotRequest::State state = live.snapshot->state();
    live.isNotable = live.isNotable || state.isOver;
    if (state.failure ||
        (state.isOver && open->recording->snapshots.size() > live.snapshotsBefore)) {
        const SnapshotBy by = live.snapshotBy;
        live.snapshot.reset();
        Q_EMIT stateChanged(id);
        Q_EMIT snapshotTaken(id, by, state);
    }
}

void LiveRecordings::showNews()
{
    std::vector<int> ids;
    for (const auto& [id, live] : m_live) {
        ids.push_back(id);
    }
    for (const int id : ids) { // what listens may add and remove
        if (const auto live = m_live.find(id); live != m_live.end()) {
            update(id, live->second);
        }
        tellSnapshot(id);
    }
    takeEnded();
    std::erase_if(m_ending, [](const std::shared_ptr<Recorder>& recorder) {
        const RecorderStatus status = recorder->status();
        return status.state == RecorderStatus::State::Ended && !status.isProgramRunning;
    });
    if (!m_live.empty() || !m_ending.empty()) {
        m_growing.requestFrame();
    }
}

void LiveRecordings::update(int id, Live& live)
{
    const RecorderStatus status = live.recorder->status();
    if (status.state != live.state || status.restarts != live.restarts) {
        live.state = status.state;
        live.restarts = status.restarts;
        live.isNotable = true;
        Q_EMIT stateChanged(id);
    }
    if (status.pid != 0 && status.pid != live.signalPid) {
        findSignal(id, live, status.pid);
    }
    if (!m_isPaused && status.version != live.version) {
        live.version = status.version;
        const bool isNotable = std::exchange(live.isNotable, false);
        m_growing.grow(id, live.recorder->recording(),
                       isNotable ? GrowingRecordings::Telling::AtOnce
                                 : GrowingRecordings::Telling::AtPace);
    }
    if (live.heap) {
        updateHeap(id, live);
    }
}

void LiveRecordings::updateHeap(int id, Live& live)
{
    HeapWatchState heap = live.heap->state();
    const bool isOtherStep = heap.step != live.heapState.step;
    if (heap != live.heapState) {
        live.heapState = std::move(heap);
        live.isNotable = true;
        Q_EMIT heapChanged(id); // last, as what listens may remove it
    }
    if (isOtherStep) {
        Q_EMIT stateChanged(id);
    }
}

/// Those that have ended are recordings like any other from now on.
void LiveRecordings::takeEnded()
{
    const auto hasEnded = [](const auto& live) {
        return live.second.recorder->status().state == RecorderStatus::State::Ended;
    };
    for (auto live = std::ranges::find_if(m_live, hasEnded); live != m_live.end();
         live = std::ranges::find_if(m_live, hasEnded)) {
        const int id = live->first;
        const RecorderStatus status = live->second.recorder->status();
        m_growing.grow(id, live->second.recorder->recording(), GrowingRecordings::Telling::AtPace);
        m_ending.push_back(std::move(live->second.recorder)); // its program may go on
        m_live.erase(live);
        m_growing.setGrowing(id, false);
        Q_EMIT changed();
        Q_EMIT ended(id, status);
    }
}

void LiveRecordings::dropRemoved()
{
    bool any = false;
    for (auto live = m_live.begin(); live != m_live.end();) {
        if (m_session.find(live->first) != nullptr) {
            ++live;
            continue;
        }
        live->second.recorder->stop(); // not waited for here: a slow reading may be under way
        m_ending.push_back(std::move(live->second.recorder));
        live = m_live.erase(live);
        any = true;
    }
    if (any) {
        Q_EMIT changed();
    }
}

} // namespace tidemark::app

#include "moc_live_recordings.cpp"
