// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/heap_job.h"

#include "app/jobs/background_job.h"

#include <functional>
#include <utility>

namespace tidemark::app
{

namespace
{

using Overview = std::shared_ptr<const HeapOverview>;

/// The caller that core sees: passes progress and cancelling on, and hands out the overview.
class StagedControl final : public HeapAnalysisControl
{
public:
    StagedControl(TaskControl& control, std::function<void(const Overview&)> take)
        : m_control(control),
          m_take(std::move(take))
    {
    }

    bool cancelled() const override { return m_control.cancelled(); }
    void progress(double fraction) override { m_control.progress(fraction); }
    void overviewReady(const Overview& overview) override { m_take(overview); }

private:
    TaskControl& m_control;
    std::function<void(const Overview&)> m_take;
};

} // namespace

HeapJob::HeapJob(QObject* parent) : QObject(parent)
{
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &HeapJob::finish);
}

HeapJob::~HeapJob()
{
    m_watcher.disconnect(this);
    m_watcher.cancel();
    m_watcher.waitForFinished();
}

void HeapJob::start(std::shared_ptr<const HeapGraph> graph)
{
    m_wanted = std::move(graph);
    if (m_running == nullptr) {
        run();
    } else if (m_running != m_wanted) {
        m_watcher.cancel(); // finish() goes on with the one wanted now
    }
}

void HeapJob::cancel()
{
    m_wanted.reset();
    m_watcher.cancel();
}

void HeapJob::run()
{
    m_running = m_wanted;
    const auto take = [this, graph = m_running](const Overview& overview) {
        // From the worker's thread; the destructor waits for it, so this object is there.
        QMetaObject::invokeMethod(
            this,
            [this, graph, overview] {
                if (graph == m_wanted) {
                    Q_EMIT overviewReady(overview);
                }
            },
            Qt::QueuedConnection);
    };
    m_watcher.setFuture(runInBackground<std::shared_ptr<const HeapAnalysis>>(
        [graph = m_running, take](TaskControl& control) -> Outcome {
            StagedControl staged(control, take);
            return analyseHeap(graph, staged);
        }));
}

void HeapJob::finish()
{
    const auto future = m_watcher.future();
    const bool isDone = !future.isCanceled() && future.resultCount() > 0;
    const bool isWanted = m_running == m_wanted;
    m_running.reset();
    if (!isDone || !isWanted) { // cancelled, maybe for another, maybe asked for again since
        if (m_wanted != nullptr) {
            run();
        }
        return;
    }
    m_wanted.reset();
    if (const Outcome outcome = future.result(); outcome) {
        Q_EMIT finished(*outcome);
    } else {
        Q_EMIT failed(outcome.error());
    }
}

} // namespace tidemark::app
