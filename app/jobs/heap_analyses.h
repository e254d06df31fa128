// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/heap/heap_analysis.h"
#include "core/model/snapshot.h"
#include "core/result.h"

#include <QFutureWatcher>
#include <QObject>

#include <deque>
#include <map>
#include <memory>
#include <optional>

namespace tidemark::app
{

/// What is known of the heap of each open snapshot: analyses are made once, in the background, one
/// after the other in the order asked for, and kept for all views until their snapshot is closed.
///
/// GUI thread only, where the signals come too. Destroying it cancels and waits for the step under
/// way.
class HeapAnalyses final : public QObject
{
    Q_OBJECT

public:
    explicit HeapAnalyses(QObject* parent = nullptr);
    ~HeapAnalyses() override;

    /// Starts the analysis of @p snapshot, or queues it; also again after it failed or was
    /// cancelled. Nothing happens if it is known, under way, null, or without a graph.
    void request(const SnapshotPtr& snapshot);

    /// Stops what runs and forgets what waits; each of them has failed with Cancelled then.
    void cancel();

    /// Forgets all heaps but @p snapshots, and stops working on them.
    void keepOnly(const std::vector<SnapshotPtr>& snapshots);

    /// Classes without what they retain; null until they are known.
    std::shared_ptr<const HeapOverview> overviewOf(const SnapshotPtr& snapshot) const;

    /// Everything; null until it is known.
    std::shared_ptr<const HeapAnalysis> analysisOf(const SnapshotPtr& snapshot) const;

    /// Why the last request for @p snapshot came to nothing, if it did.
    std::optional<Error> failureOf(const SnapshotPtr& snapshot) const;

    bool isBusy() const { return m_running != nullptr; }

Q_SIGNALS:
    /// What overviewOf(), analysisOf() or failureOf() say of @p snapshot is new.
    void changed(const tidemark::SnapshotPtr& snapshot);

    void stageChanged(const tidemark::SnapshotPtr& snapshot, tidemark::HeapStage stage);
    void progressed(int steps); ///< of kProgressSteps, of the analysis under way
    void idle();                ///< nothing left to do

private:
    using Outcome = Result<std::shared_ptr<const HeapAnalysis>>;

    struct Known {
        std::shared_ptr<const HeapOverview> overview;
        std::shared_ptr<const HeapAnalysis> analysis;
        std::optional<Error> failure;
    };

    const Known* find(const SnapshotPtr& snapshot) const;
    bool isPending(const SnapshotPtr& snapshot) const;
    void startNext();
    void finishCurrent();
    void takeOverview(const SnapshotPtr& snapshot,
                      const std::shared_ptr<const HeapOverview>& overview);

    std::map<SnapshotPtr, Known> m_known;
    std::deque<SnapshotPtr> m_waiting;
    SnapshotPtr m_running; ///< null while nothing runs
    QFutureWatcher<Outcome> m_watcher;
};

} // namespace tidemark::app
