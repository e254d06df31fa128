// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/hunt_request.h"
#include "app/workspace/hunt_state.h"
#include "app/workspace/recording_list.h"
#include "core/live/hand_action.h"

#include <atomic>

namespace tidemark::app
{

/// A hunt on its thread: round after round, and what comes of it. It holds all that it needs. All
/// functions but run() may be called from any thread.
class HuntRun final : public TaskControl
{
public:
    /// The snapshots are written beside @p recording. @p changed is called in run() when state() is
    /// another.
    HuntRun(HuntRequest request, std::shared_ptr<Recorder> recorder,
            std::shared_ptr<HeapWatch> watch, QString recording, std::function<void()> changed);

    /// Returns when the hunt is over.
    void run();

    void cancel() { m_isCancelled = true; }
    bool cancelled() const override { return m_isCancelled; }

    /// The user has done by hand what is to be done now.
    void finishByHand() { m_hand->finish(); }

    HuntState state() const;

    /// The three snapshots of the last round as they were read, once; none before that.
    std::vector<ReadFile> takeSnapshots();

private:
    void change(const std::function<void(HuntState&)>& how);
    std::shared_ptr<HuntAction> action() const;
    HuntPlan planOf(const HuntState& round) const;
    Result<HuntFindings> runRound();
    Result<HuntFindings> judge(const HuntPlan& plan, const HuntConditions& conditions);
    void beginRound(int round);

    const HuntRequest m_request;
    std::shared_ptr<Recorder> m_recorder;
    std::shared_ptr<HeapWatch> m_watch;
    const QString m_recording;
    const std::function<void()> m_changed;
    const std::shared_ptr<HandAction> m_hand = std::make_shared<HandAction>();
    std::atomic<bool> m_isCancelled = false;
    mutable std::mutex m_mutex; ///< for what follows
    HuntState m_state;
    std::vector<ReadFile> m_snapshots;
};

} // namespace tidemark::app
