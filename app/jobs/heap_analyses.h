// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heap/heap_analysis.h"
#include "core/result.h"

#include <QFutureWatcher>
#include <QObject>

#include <deque>
#include <map>
#include <memory>
#include <optional>

namespace tidemark::app
{

/// What is known of each open heap: analyses are made once, in the background, one after the other
/// in the order asked for, and kept for all views until their heap is closed.
///
/// GUI thread only, where the signals come too. Destroying it cancels and waits for the step under
/// way.
class HeapAnalyses final : public QObject
{
    Q_OBJECT

public:
    using Graph = std::shared_ptr<const HeapGraph>;

    explicit HeapAnalyses(QObject* parent = nullptr);
    ~HeapAnalyses() override;

    /// Starts the analysis of @p graph, or queues it; also again after it failed or was cancelled.
    /// Nothing happens if it is known, under way, or null.
    void request(const Graph& graph);

    /// Stops what runs and forgets what waits; each of them has failed with Cancelled then.
    void cancel();

    /// Forgets all heaps but @p graphs, and stops working on them.
    void keepOnly(const std::vector<Graph>& graphs);

    /// Classes without what they retain; null until they are known.
    std::shared_ptr<const HeapOverview> overviewOf(const Graph& graph) const;

    /// Everything; null until it is known.
    std::shared_ptr<const HeapAnalysis> analysisOf(const Graph& graph) const;

    /// Why the last request for @p graph came to nothing, if it did.
    std::optional<Error> failureOf(const Graph& graph) const;

    bool isBusy() const { return m_running != nullptr; }

Q_SIGNALS:
    /// What overviewOf(), analysisOf() or failureOf() say of @p graph is new.
    void changed(const std::shared_ptr<const tidemark::HeapGraph>& graph);

    void stageChanged(const std::shared_ptr<const tidemark::HeapGraph>& graph,
                      tidemark::HeapStage stage);
    void progressed(int steps); ///< of kProgressSteps, of the analysis under way
    void idle();                ///< nothing left to do

private:
    using Outcome = Result<std::shared_ptr<const HeapAnalysis>>;

    struct Known {
        std::shared_ptr<const HeapOverview> overview;
        std::shared_ptr<const HeapAnalysis> analysis;
        std::optional<Error> failure;
    };

    const Known* find(const Graph& graph) const;
    bool isPending(const Graph& graph) const;
    void startNext();
    void finishCurrent();
    void takeOverview(const std::shared_ptr<const HeapOverview>& overview);

    std::map<Graph, Known> m_known;
    std::deque<Graph> m_waiting;
    Graph m_running; ///< null while nothing runs
    QFutureWatcher<Outcome> m_watcher;
};

} // namespace tidemark::app
