// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/comparison.h"

#include "app/text/heap_stage_text.h"
#include "app/workspace/open_snapshots.h"

namespace tidemark::app
{

Comparison::Comparison(Session& session, ViewOptions& options, HeapAnalyses& analyses,
                       QObject* parent)
    : QObject(parent),
      m_session(session),
      m_options(options),
      m_analyses(analyses),
      m_withShapes(options.infersShapes()),
      m_job([this](const Outcome& outcome) { take(outcome); })
{
    connect(&session.snapshots(), &SnapshotSelection::rolesChanged, this, &Comparison::update);
    connect(&session.snapshots(), &SnapshotSelection::differencesChanged, this,
            &Comparison::update);
    connect(&session, &Session::listChanged, this, &Comparison::update);
    connect(&session, &Session::recordingChanged, this, &Comparison::changed);
    connect(&options, &ViewOptions::changed, this, [this] {
        if (m_options.infersShapes() != m_withShapes) {
            m_withShapes = m_options.infersShapes();
            forget();
            compute();
        }
    });
    connect(&analyses, &HeapAnalyses::stageChanged, this,
            [this](const SnapshotPtr& snapshot, HeapStage stage) {
                m_stage = stage;
                m_stageOf = snapshot;
                if (snapshot == m_before.snapshot || snapshot == m_after.snapshot) {
                    Q_EMIT changed();
                }
            });
    connect(&analyses, &HeapAnalyses::changed, this, [this](const SnapshotPtr& snapshot) {
        if (snapshot == m_before.snapshot || snapshot == m_after.snapshot) {
            compute();
        }
    });
    connect(&analyses, &HeapAnalyses::idle, this, [this] {
        m_stage.reset();
        m_stageOf.reset();
    });
}

void Comparison::start()
{
    if (!m_isStarted) {
        m_isStarted = true;
        update();
    }
}

Comparison::Side Comparison::sideOf(SnapshotRole role) const
{
    const auto& ref = m_session.snapshots().snapshot(role);
    SnapshotPtr snapshot = snapshotOf(m_session, ref);
    const bool isOfHeap = snapshot != nullptr && !isByMapping(snapshot);
    return isOfHeap ? Side{ref, std::move(snapshot)} : Side();
}

const std::optional<SnapshotRef>& Comparison::snapshot(Compared side) const
{
    return side == Compared::Before ? m_before.ref : m_after.ref;
}

std::shared_ptr<const HeapAnalysis> Comparison::analysisOf(Compared side) const
{
    if (m_differences != nullptr) {
        return nullptr;
    }
    return m_analyses.analysisOf(side == Compared::Before ? m_before.snapshot : m_after.snapshot);
}

void Comparison::update()
{
    if (!m_isStarted) {
        return;
    }
    Side before = sideOf(SnapshotRole::A);
    Side after = sideOf(SnapshotRole::B);
    TypeDifferencesPtr differences = differencesOf(m_session, m_session.snapshots().differences());
    const bool isOtherPair =
        before.snapshot != m_before.snapshot || after.snapshot != m_after.snapshot;
    if (isOtherPair || differences != m_differences) {
        forget();
        const bool areSwapped =
            before.snapshot == m_after.snapshot && after.snapshot == m_before.snapshot;
        if (isOtherPair && !areSwapped) {
            m_matching.reset();
        }
        m_before = std::move(before);
        m_after = std::move(after);
        m_differences = std::move(differences);
        if (hasBoth() && m_differences == nullptr) {
            m_analyses.request(m_before.snapshot);
            m_analyses.request(m_after.snapshot);
        }
    }
    compute();
}

void Comparison::setMatching(Matching matching)
{
    m_matching = matching;
    if (m_table.comparison != nullptr && m_table.comparison->matching != matching) {
        forget();
    }
    compute();
}

bool Comparison::canMatchObjects() const
{
    return m_differences == nullptr && hasBoth() && m_before.snapshot->graph != nullptr &&
           m_after.snapshot->graph != nullptr;
}

void Comparison::forget()
{
    m_job.cancel();
    m_isWorking = false;
    m_failure.reset();
    m_table = {};
}

bool Comparison::isReady(const Side& side) const
{
    return side.snapshot->graph == nullptr || m_analyses.overviewOf(side.snapshot) != nullptr;
}

/// Computes what can be told from what is known now; what is shown stays until that is done.
void Comparison::compute()
{
    if (m_differences != nullptr) {
        computeRecorded();
    } else if (m_isStarted && hasBoth() && isReady(m_before) && isReady(m_after)) {
        const auto knownOf = [this](const Side& side) {
            return KnownSnapshot{side.snapshot, m_analyses.overviewOf(side.snapshot),
                                 m_analyses.analysisOf(side.snapshot)};
        };
        m_isWorking = true;
        m_failure.reset();
        m_job.start(std::numeric_limits<std::size_t>::max(),
                    [table = m_table, before = knownOf(m_before), after = knownOf(m_after),
                     options = ComparisonOptions{m_matching, m_withShapes}](
                        TaskControl& control) -> Outcome {
                        auto result = compareSnapshots(table, before, after, options, control);
                        return result ? Outcome{std::move(*result), {}}
                                      : Outcome{table, std::move(result.error())};
                    });
    }
    Q_EMIT changed();
}

void Comparison::computeRecorded()
{
    constexpr std::size_t kTypeCost = 100; // sorting them, beside looking at a sample
    if (m_isStarted && m_table.comparison == nullptr && !m_isWorking) {
        m_isWorking = true;
        m_job.start(m_differences->types.size() * kTypeCost,
                    [differences = m_differences](TaskControl& /*control*/) -> Outcome {
                        return {{comparisonOf(differences), nullptr, nullptr}, {}};
                    });
    }
}

void Comparison::take(const Outcome& outcome)
{
    m_isWorking = false;
    m_table = outcome.table;
    m_failure = outcome.failure;
    Q_EMIT changed();
}

QString Comparison::stageText() const
{
    if (!hasSubject() || failure()) {
        return {};
    }
    if (m_differences != nullptr) {
        return m_isWorking ? tr("Comparing the snapshots…") : QString();
    }
    for (const Side* const side : {&m_before, &m_after}) {
        if (m_stage && m_stageOf != nullptr && m_stageOf == side->snapshot &&
            m_analyses.analysisOf(m_stageOf) == nullptr) {
            return heapStageText(*m_stage, snapshotName(m_session, *side->ref));
        }
    }
    return m_isWorking ? tr("Comparing the snapshots…") : QString();
}

std::optional<Error> Comparison::failure() const
{
    for (const Side* const side : {&m_before, &m_after}) {
        if (hasBoth() && m_differences == nullptr) {
            if (auto failed = m_analyses.failureOf(side->snapshot)) {
                return failed;
            }
        }
    }
    return m_failure;
}

void Comparison::retry()
{
    m_failure.reset();
    if (m_differences == nullptr) {
        m_analyses.request(m_before.snapshot);
        m_analyses.request(m_after.snapshot);
    }
    compute();
}

void Comparison::cancel()
{
    m_analyses.cancel();
    if (m_isWorking) {
        m_job.cancel();
        m_isWorking = false;
        m_failure = Error{ErrorCode::Cancelled, {}};
    }
    Q_EMIT changed();
}

} // namespace tidemark::app

#include "moc_comparison.cpp"
