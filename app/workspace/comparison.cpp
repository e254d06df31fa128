// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/comparison.h"

#include "app/text/heap_stage_text.h"

namespace tidemark::app
{

namespace
{

/// What a job knows of one side; holds all that it refers to.
struct Known {
    std::shared_ptr<const Snapshot> snapshot;
    std::shared_ptr<const HeapOverview> overview; ///< null without a graph
    std::shared_ptr<const HeapAnalysis> analysis; ///< null until it is known

    TypeTable types() const
    {
        return overview == nullptr
                   ? snapshot->types
                   : typeTableOf(overview->classes,
                                 analysis != nullptr ? analysis->rows : overview->rows);
    }
};

ComparisonTable::Retained retainedOf(const TypeComparison& comparison, Compared which,
                                     const Known& known)
{
    return known.analysis == nullptr ? nullptr
                                     : std::make_shared<const std::vector<std::uint64_t>>(
                                           retainedByType(comparison, which, *known.analysis));
}

/// Goes on from @p table, which may be empty: what it has is not computed again.
Result<ComparisonTable> compared(ComparisonTable table, const Known& base, const Known& current,
                                 bool withShapes, TaskControl& control)
{
    if (base.overview == nullptr || current.overview == nullptr) {
        table.comparison = compareTypes(base.types(), current.types());
        return table;
    }
    if (table.comparison == nullptr) {
        auto made = compareTypes(base.overview, current.overview, withShapes, control);
        if (!made) {
            return tl::unexpected(std::move(made.error()));
        }
        table.comparison = std::move(*made);
    }
    if (table.baseRetained == nullptr) {
        table.baseRetained = retainedOf(*table.comparison, Compared::Base, base);
    }
    if (table.currentRetained == nullptr) {
        table.currentRetained = retainedOf(*table.comparison, Compared::Current, current);
    }
    return table;
}

} // namespace

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
            [this](const HeapAnalyses::Graph& graph, HeapStage stage) {
                m_stage = stage;
                m_stageGraph = graph;
                if (graph == m_base.graph() || graph == m_current.graph()) {
                    Q_EMIT changed();
                }
            });
    connect(&analyses, &HeapAnalyses::changed, this, [this](const HeapAnalyses::Graph& graph) {
        if (graph == m_base.graph() || graph == m_current.graph()) {
            compute();
        }
    });
    connect(&analyses, &HeapAnalyses::idle, this, [this] {
        m_stage.reset();
        m_stageGraph.reset();
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
    const auto ref = m_session.snapshots().snapshot(role);
    const OpenRecording* open = ref ? m_session.find(ref->recordingId) : nullptr;
    const Snapshot* snapshot = ref ? m_session.find(*ref) : nullptr;
    if (open == nullptr || snapshot == nullptr) {
        return {};
    }
    return {ref, std::shared_ptr<const Snapshot>(open->recording, snapshot)};
}

const std::optional<SnapshotRef>& Comparison::snapshot(Compared side) const
{
    return side == Compared::Base ? m_base.ref : m_current.ref;
}

std::shared_ptr<const HeapAnalysis> Comparison::analysisOf(Compared side) const
{
    return m_analyses.analysisOf(side == Compared::Base ? m_base.graph() : m_current.graph());
}

void Comparison::update()
{
    if (!m_isStarted) {
        return;
    }
    const Side base = sideOf(SnapshotRole::A);
    const Side current = sideOf(SnapshotRole::B);
    if (base.snapshot != m_base.snapshot || current.snapshot != m_current.snapshot) {
        forget();
        m_base = base;
        m_current = current;
        if (hasBoth()) {
            m_analyses.request(m_base.graph());
            m_analyses.request(m_current.graph());
        }
    }
    compute();
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
    return side.graph() == nullptr || m_analyses.overviewOf(side.graph()) != nullptr;
}

/// Computes what can be told from what is known now; what is shown stays until that is done.
void Comparison::compute()
{
    if (m_isStarted && hasBoth() && isReady(m_base) && isReady(m_current)) {
        const auto knownOf = [this](const Side& side) {
            return Known{side.snapshot, m_analyses.overviewOf(side.graph()),
                         m_analyses.analysisOf(side.graph())};
        };
        m_isWorking = true;
        m_failure.reset();
        m_job.start(std::numeric_limits<std::size_t>::max(),
                    [table = m_table, base = knownOf(m_base), current = knownOf(m_current),
                     withShapes = m_withShapes](TaskControl& control) -> Outcome {
                        auto result = compared(table, base, current, withShapes, control);
                        return result ? Outcome{std::move(*result), {}}
                                      : Outcome{table, std::move(result.error())};
                    });
    }
    Q_EMIT changed();
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
    if (!hasBoth() || failure()) {
        return {};
    }
    for (const Side* const side : {&m_base, &m_current}) {
        if (m_stage && m_stageGraph != nullptr && m_stageGraph == side->graph() &&
            m_analyses.analysisOf(m_stageGraph) == nullptr) {
            return heapStageText(*m_stage, m_session.nameOf(*side->ref));
        }
    }
    return m_isWorking ? tr("Comparing the snapshots…") : QString();
}

std::optional<Error> Comparison::failure() const
{
    for (const Side* const side : {&m_base, &m_current}) {
        if (hasBoth() && side->graph() != nullptr) {
            if (auto failed = m_analyses.failureOf(side->graph())) {
                return failed;
            }
        }
    }
    return m_failure;
}

void Comparison::retry()
{
    m_failure.reset();
    m_analyses.request(m_base.graph());
    m_analyses.request(m_current.graph());
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
