// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/heap_analyses.h"

#include "app/jobs/background_job.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace tidemark::app
{

namespace
{

using Overview = std::shared_ptr<const HeapOverview>;

/// The caller that core sees: passes progress and cancelling on, and hands out what comes early.
class StagedControl final : public HeapAnalysisControl
{
public:
    StagedControl(TaskControl& control, std::function<void(HeapStage)> tellStage,
                  std::function<void(const Overview&)> take)
        : m_control(control),
          m_tellStage(std::move(tellStage)),
          m_take(std::move(take))
    {
    }

    bool cancelled() const override { return m_control.cancelled(); }
    void progress(double fraction) override { m_control.progress(fraction); }
    void stage(HeapStage stage) override { m_tellStage(stage); }
    void overviewReady(const Overview& overview) override { m_take(overview); }

private:
    TaskControl& m_control;
    std::function<void(HeapStage)> m_tellStage;
    std::function<void(const Overview&)> m_take;
};

} // namespace

HeapAnalyses::HeapAnalyses(QObject* parent) : QObject(parent)
{
    connect(&m_watcher, &QFutureWatcherBase::progressValueChanged, this, &HeapAnalyses::progressed);
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &HeapAnalyses::finishCurrent);
}

HeapAnalyses::~HeapAnalyses()
{
    m_watcher.disconnect(this);
    m_watcher.cancel();
    if (m_watcher.isRunning()) { // a future whose result was taken never says that it has finished
        m_watcher.waitForFinished();
    }
}

const HeapAnalyses::Known* HeapAnalyses::find(const SnapshotPtr& snapshot) const
{
    const auto found = m_known.find(snapshot);
    return found == m_known.end() ? nullptr : &found->second;
}

std::shared_ptr<const HeapOverview> HeapAnalyses::overviewOf(const SnapshotPtr& snapshot) const
{
    const Known* known = find(snapshot);
    return known != nullptr ? known->overview : nullptr;
}

std::shared_ptr<const HeapAnalysis> HeapAnalyses::analysisOf(const SnapshotPtr& snapshot) const
{
    const Known* known = find(snapshot);
    return known != nullptr ? known->analysis : nullptr;
}

std::optional<Error> HeapAnalyses::failureOf(const SnapshotPtr& snapshot) const
{
    const Known* known = find(snapshot);
    return known != nullptr ? known->failure : std::nullopt;
}

bool HeapAnalyses::isPending(const SnapshotPtr& snapshot) const
{
    return (snapshot == m_running && !m_watcher.isCanceled()) ||
           std::ranges::find(m_waiting, snapshot) != m_waiting.end();
}

void HeapAnalyses::request(const SnapshotPtr& snapshot)
{
    if (snapshot == nullptr || snapshot->graph == nullptr || isPending(snapshot) ||
        analysisOf(snapshot) != nullptr) {
        return;
    }
    m_known[snapshot].failure.reset();
    m_waiting.push_back(snapshot);
    if (m_running == nullptr) {
        startNext();
    }
}

void HeapAnalyses::cancel()
{
    for (const SnapshotPtr& snapshot : std::exchange(m_waiting, {})) {
        m_known[snapshot].failure = Error{ErrorCode::Cancelled, {}};
        Q_EMIT changed(snapshot);
    }
    m_watcher.cancel();
}

void HeapAnalyses::keepOnly(const std::vector<SnapshotPtr>& snapshots)
{
    const auto isGone = [&snapshots](const SnapshotPtr& snapshot) {
        return std::ranges::find(snapshots, snapshot) == snapshots.end();
    };
    std::erase_if(m_waiting, isGone);
    std::erase_if(m_known, [&isGone](const auto& entry) { return isGone(entry.first); });
    if (m_running != nullptr && isGone(m_running)) {
        m_watcher.cancel();
    }
}

void HeapAnalyses::startNext()
{
    if (m_waiting.empty()) {
        m_running.reset();
        Q_EMIT idle();
        return;
    }
    m_running = m_waiting.front();
    m_waiting.pop_front();
    m_known[m_running].failure.reset();
    // Both come from the worker's thread; the destructor waits for it, so this object is there.
    const auto tellStage = [this, snapshot = m_running](HeapStage stage) {
        QMetaObject::invokeMethod(
            this, [this, snapshot, stage] { Q_EMIT stageChanged(snapshot, stage); },
            Qt::QueuedConnection);
    };
    const auto take = [this, snapshot = m_running](const Overview& overview) {
        QMetaObject::invokeMethod(
            this, [this, snapshot, overview] { takeOverview(snapshot, overview); },
            Qt::QueuedConnection);
    };
    m_watcher.setFuture(runInBackground<std::shared_ptr<const HeapAnalysis>>(
        [snapshot = m_running, tellStage, take](TaskControl& control) -> Outcome {
            StagedControl staged(control, tellStage, take);
            return analyseHeap(snapshot->graph, staged);
        }));
}

void HeapAnalyses::takeOverview(const SnapshotPtr& snapshot, const Overview& overview)
{
    const auto known = m_known.find(snapshot);
    if (known != m_known.end() && known->second.overview == nullptr) {
        known->second.overview = overview;
        Q_EMIT changed(snapshot);
    }
}

void HeapAnalyses::finishCurrent()
{
    if (m_running == nullptr) {
        return; // a future whose result was taken may say again that it has finished
    }
    const SnapshotPtr snapshot = m_running;
    auto future = m_watcher.future();
    const bool isDone = !future.isCanceled() && future.resultCount() > 0;
    const Outcome outcome = isDone ? future.takeResult() // which would keep it
                                   : Outcome(failure(ErrorCode::Cancelled));
    if (const auto known = m_known.find(snapshot); known != m_known.end()) {
        if (outcome) {
            known->second.analysis = *outcome;
            known->second.overview = (*outcome)->overview;
        } else {
            known->second.failure = outcome.error();
        }
    }
    startNext();
    Q_EMIT changed(snapshot);
}

} // namespace tidemark::app

#include "moc_heap_analyses.cpp"
