// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/heap_analyses.h"
#include "app/jobs/latest_job.h"
#include "app/workspace/session.h"
#include "app/workspace/view_options.h"
#include "core/snapshots/snapshot_comparison.h"

namespace tidemark::app
{

/// The comparison of the session's snapshots A and B, for all views that show it: made once, in the
/// background, as soon as the classes of both are known; retained sizes fill in later. Or, in their
/// place, the recorded differences that are chosen. Snapshots by mapping are none for it.
///
/// Nothing is computed before start(). GUI thread only; the signals come there.
class Comparison final : public QObject
{
    Q_OBJECT

public:
    /// All must outlive it.
    Comparison(Session& session, ViewOptions& options, HeapAnalyses& analyses,
               QObject* parent = nullptr);

    /// Begins to work, as soon as there are two snapshots; a view calls it when it is first seen.
    void start();

    /// What is known now; without a comparison while there is none.
    const ComparisonTable& table() const { return m_table; }

    /// Everything about one side's snapshot; null while it is not known or if it has no snapshot.
    std::shared_ptr<const HeapAnalysis> analysisOf(Compared side) const;

    const std::optional<SnapshotRef>& snapshot(Compared side) const;

    /// Both snapshots are there, or recorded differences: there is a comparison or will be one, or
    /// a failure.
    bool hasSubject() const { return m_differences != nullptr || hasBoth(); }

    /// The recorded differences that are shown in the place of A and B; null if these are.
    const TypeDifferencesPtr& recorded() const { return m_differences; }

    /// Whether both hold objects, so that they can be matched by them.
    bool canMatchObjects() const;

    /// Matches these two in another way than fits them; another pair is matched as fits it again.
    void setMatching(Matching matching);

    /// What is done now, "Finding dominators of B…"; empty if nothing is.
    QString stageText() const;

    /// Why something is missing, if it failed or was cancelled.
    std::optional<Error> failure() const;

    void retry();
    void cancel();

    /// Tells all views that the user wants to see this type.
    void chooseType(std::uint32_t type) { Q_EMIT typeChosen(type); }

Q_SIGNALS:
    /// Any of the above is new.
    void changed();
    void typeChosen(std::uint32_t type);

private:
    struct Side {
        std::optional<SnapshotRef> ref;
        SnapshotPtr snapshot; ///< null if there is none
    };

    /// What a job gave: a table, or why there is none.
    struct Outcome {
        ComparisonTable table;
        std::optional<Error> failure;
    };

    bool hasBoth() const { return m_before.snapshot && m_after.snapshot; }
    Side sideOf(SnapshotRole role) const;
    bool isReady(const Side& side) const;
    void update();
    void forget();
    void compute();
    void computeRecorded();
    void take(const Outcome& outcome);

    Session& m_session;
    ViewOptions& m_options;
    HeapAnalyses& m_analyses;
    bool m_isStarted = false;
    bool m_isWorking = false;
    bool m_withShapes;
    std::optional<Matching> m_matching; ///< as the user chose for these two
    Side m_before;
    Side m_after;
    TypeDifferencesPtr m_differences; ///< shown in the place of both
    ComparisonTable m_table;
    std::optional<Error> m_failure;   ///< of the comparison itself
    std::optional<HeapStage> m_stage; ///< of the analysis under way
    SnapshotPtr m_stageOf;            ///< which that is of
    LatestJob<Outcome> m_job;
};

} // namespace tidemark::app
