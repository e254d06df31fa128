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
    m_watcher.waitForFinished();
}

const HeapAnalyses::Known* HeapAnalyses::find(const Graph& graph) const
{
    const auto found = m_known.find(graph);
    return found == m_known.end() ? nullptr : &found->second;
}

std::shared_ptr<const HeapOverview> HeapAnalyses::overviewOf(const Graph& graph) const
{
    const Known* known = find(graph);
    return known != nullptr ? known->overview : nullptr;
}

std::shared_ptr<const HeapAnalysis> HeapAnalyses::analysisOf(const Graph& graph) const
{
    const Known* known = find(graph);
    return known != nullptr ? known->analysis : nullptr;
}

std::optional<Error> HeapAnalyses::failureOf(const Graph& graph) const
{
    const Known* known = find(graph);
    return known != nullptr ? known->failure : std::nullopt;
}

bool HeapAnalyses::isPending(const Graph& graph) const
{
    return (graph == m_running && !m_watcher.isCanceled()) ||
           std::ranges::find(m_waiting, graph) != m_waiting.end();
}

void HeapAnalyses::request(const Graph& graph)
{
    if (graph == nullptr || isPending(graph) || analysisOf(graph) != nullptr) {
        return;
    }
    m_known[graph].failure.reset();
    m_waiting.push_back(graph);
    if (m_running == nullptr) {
        startNext();
    }
}

void HeapAnalyses::cancel()
{
    for (const Graph& graph : std::exchange(m_waiting, {})) {
        m_known[graph].failure = Error{ErrorCode::Cancelled, {}};
        Q_EMIT changed(graph);
    }
    m_watcher.cancel();
}

void HeapAnalyses::keepOnly(const std::vector<Graph>& graphs)
{
    const auto isGone = [&graphs](const Graph& graph) {
        return std::ranges::find(graphs, graph) == graphs.end();
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
    const auto tellStage = [this, graph = m_running](HeapStage stage) {
        QMetaObject::invokeMethod(
            this, [this, graph, stage] { Q_EMIT stageChanged(graph, stage); },
            Qt::QueuedConnection);
    };
    const auto take = [this](const Overview& overview) {
        QMetaObject::invokeMethod(
            this, [this, overview] { takeOverview(overview); }, Qt::QueuedConnection);
    };
    m_watcher.setFuture(runInBackground<std::shared_ptr<const HeapAnalysis>>(
        [graph = m_running, tellStage, take](TaskControl& control) -> Outcome {
            StagedControl staged(control, tellStage, take);
            return analyseHeap(graph, staged);
        }));
}

void HeapAnalyses::takeOverview(const std::shared_ptr<const HeapOverview>& overview)
{
    const auto known = m_known.find(overview->graph);
    if (known != m_known.end() && known->second.overview == nullptr) {
        known->second.overview = overview;
        Q_EMIT changed(overview->graph);
    }
}

void HeapAnalyses::finishCurrent()
{
    const Graph graph = m_running;
    const auto future = m_watcher.future();
    const bool isDone = !future.isCanceled() && future.resultCount() > 0;
    const Outcome outcome = isDone ? future.result() : Outcome(failure(ErrorCode::Cancelled));
    if (const auto known = m_known.find(graph); known != m_known.end()) {
        if (outcome) {
            known->second.analysis = *outcome;
            known->second.overview = (*outcome)->overview;
        } else {
            known->second.failure = outcome.error();
        }
    }
    startNext();
    Q_EMIT changed(graph);
}

} // namespace tidemark::app
