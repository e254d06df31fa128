// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/hunt_run.h"

#include "app/text/hunt_text.h"
#include "app/workspace/hunt_files.h"
#include "core/formats/format_registry.h"
#include "core/processes/process_children.h"
#include "core/snapshots/hunt_rounds.h"

#include <QFile>

#include <utility>

namespace tidemark::app
{

namespace
{

using Phase = HuntState::Phase;

} // namespace

HuntRun::HuntRun(HuntRequest request, std::shared_ptr<Recorder> recorder,
                 std::shared_ptr<HeapWatch> watch, QString recording, std::function<void()> changed)
    : m_request(std::move(request)),
      m_recorder(std::move(recorder)),
      m_watch(std::move(watch)),
      m_recording(std::move(recording)),
      m_changed(std::move(changed))
{
    m_state.phase = Phase::Hunting;
    m_state.isByHand = m_request.isByHand();
    m_state.idle = m_request.idle;
    m_state.hunt = numberOfHunt(m_recorder->recording()->timeline);
    beginRound(1);
}

/// Each with twice as many actions as the one before.
void HuntRun::beginRound(int round)
{
    const std::lock_guard lock(m_mutex);
    m_state.phase = Phase::Hunting;
    m_state.round = round;
    m_state.actions = actionsOfRound(m_request.times, round);
    m_state.progress = {};
    m_state.hasSnapshots = false;
    m_state.stepBegan = std::chrono::steady_clock::now();
    m_state.files = newHuntFiles(m_recording);
}

void HuntRun::run()
{
    Result<HuntFindings> found = runRound();
    for (int round = 2; round <= m_request.mostRounds && found && isWorthARound(found->judgement);
         ++round) {
        takeSnapshots(); // which are in their files
        beginRound(round);
        m_changed();
        found = runRound();
    }
    m_recorder.reset(); // whose end may take a moment if nobody else has it
    m_watch.reset();
    change([&found](HuntState& state) {
        state.phase = Phase::Over;
        if (found) {
            state.findings = std::make_shared<const HuntFindings>(std::move(*found));
        } else {
            state.failure = found.error();
        }
    });
}

HuntState HuntRun::state() const
{
    const std::lock_guard lock(m_mutex);
    return m_state;
}

std::vector<ReadFile> HuntRun::takeSnapshots()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_snapshots, {});
}

void HuntRun::change(const std::function<void(HuntState&)>& how)
{
    {
        const std::lock_guard lock(m_mutex);
        how(m_state);
    }
    m_changed();
}

std::shared_ptr<HuntAction> HuntRun::action() const
{
    if (const auto* const command = std::get_if<ShellCommand>(&m_request.action)) {
        return std::make_shared<ShellAction>(*command);
    }
    if (const auto* const request = std::get_if<HttpRequest>(&m_request.action)) {
        return std::make_shared<RequestAction>(*request);
    }
    return m_hand;
}

HuntPlan HuntRun::planOf(const HuntState& round) const
{
    HuntPlan plan;
    plan.action = action();
    plan.actions = round.actions;
    plan.idle = round.idle;
    for (std::size_t i = 0; i < plan.files.size(); ++i) {
        const QString& file = round.files[static_cast<qsizetype>(i)];
        plan.files[i] = QFile::encodeName(file).toStdString();
        plan.labels[i] = huntLabel(static_cast<int>(i), round.round, round.hunt).toStdString();
    }
    for (const HuntMoment moment : kHuntMoments) {
        plan.markNames[static_cast<std::size_t>(moment)] =
            huntMarkName(moment, round.round, round.hunt).toStdString();
    }
    return plan;
}

Result<HuntFindings> HuntRun::runRound()
{
    const HuntPlan plan = planOf(state());
    LeakHunt hunt(*m_recorder, *m_watch, plan, [this](const HuntProgress& progress) {
        change([&progress](HuntState& state) {
            const bool isStep = progress.step != state.progress.step ||
                                progress.snapshot != state.progress.snapshot;
            state.progress = progress;
            if (isStep) {
                state.stepBegan = std::chrono::steady_clock::now();
            }
        });
    });
    const auto done = hunt.run(*this);
    change([&hunt](HuntState& state) { state.problem = hunt.problem(); });
    if (!done) {
        return tl::unexpected(done.error());
    }
    const bool hasChildren = !descendantsOf(m_recorder->status().pid).empty();
    return judge(plan, {plan.actions, hunt.failedActions(), hasChildren});
}

Result<HuntFindings> HuntRun::judge(const HuntPlan& plan, const HuntConditions& conditions)
{
    change([](HuntState& state) {
        state.phase = Phase::Judging;
        state.hasSnapshots = true;
    });
    const FormatRegistry registry = builtinFormats();
    std::array<std::shared_ptr<const HeapGraph>, 3> graphs;
    for (std::size_t i = 0; i < graphs.size(); ++i) {
        auto recordings = registry.read(plan.files[i], *this);
        if (!recordings) {
            return tl::unexpected(std::move(recordings.error()));
        }
        const auto& snapshots = recordings->front()->snapshots;
        if (snapshots.empty() || !snapshots.front()->graph) {
            return failure(ErrorCode::NoSamples); // of another program that has replaced the file
        }
        graphs[i] = snapshots.front()->graph;
        const QString path = QFile::decodeName(QByteArray::fromStdString(plan.files[i].string()));
        const std::lock_guard lock(m_mutex);
        m_snapshots.push_back({path, std::move(*recordings)});
    }
    return judgeHeaps(graphs, conditions, *this);
}

} // namespace tidemark::app
