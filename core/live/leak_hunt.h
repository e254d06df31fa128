// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/heap_watch.h"
#include "core/live/hunt_action.h"
#include "core/recorder/recorder.h"

#include <array>

namespace tidemark
{

/// The moments of a hunt that are marked in its recording, in their order.
enum class HuntMoment {
    Baseline,       ///< garbage was collected after the warm-up; then comes snapshot A
    FirstActions,   ///< done
    FirstCollected, ///< garbage was collected; then comes snapshot B
    SecondActions,  ///< done
    Idle,           ///< has been long enough
    Final,          ///< garbage was collected; then comes snapshot C
};

inline constexpr std::array kHuntMoments{HuntMoment::Baseline,       HuntMoment::FirstActions,
                                         HuntMoment::FirstCollected, HuntMoment::SecondActions,
                                         HuntMoment::Idle,           HuntMoment::Final};

/// The moment as JSON spells it: "baseline", "actions_1", "collected_1", "actions_2", "idle",
/// "final".
std::string_view idOf(HuntMoment moment);

/// What a hunt is doing.
enum class HuntStep {
    WarmingUp,
    Acting,
    Capturing, ///< garbage is collected, then a snapshot is taken
    Idling,
};

/// How far a hunt is.
struct HuntProgress {
    HuntStep step = HuntStep::WarmingUp;
    int snapshot = 0;          ///< the number of the one that is taken or comes next, 0 to 2
    std::uint64_t actions = 0; ///< that are done of those before it

    bool operator==(const HuntProgress&) const = default;
};

/// The recording of a hunt was stopped, and not by the end of its process: the detail of
/// ErrorCode::NoSuchProcess.
inline constexpr std::string_view kRecordingStopped = "recording stopped";

/// How a hunt is made.
struct HuntPlan {
    std::shared_ptr<HuntAction> action; ///< never null
    std::uint64_t actions = 5;          ///< before snapshot A, between A and B, and between B and C
    std::chrono::milliseconds idle = std::chrono::seconds(30);
    std::chrono::milliseconds readyWithin = std::chrono::seconds(60); ///< the first action works
    std::array<std::filesystem::path, 3> files;                       ///< of the snapshots
    std::array<std::string, kHuntMoments.size()> markNames;           ///< by moment
    std::array<std::string, 3> labels;                                ///< of the snapshots
};

/// Memory at one moment of a hunt. Sizes in bytes.
struct HuntReading {
    HuntMoment moment = HuntMoment::Baseline;
    std::int64_t position = 0; ///< in the recording
    std::optional<double> resident;
    std::optional<double> heapUsed;
};

/// Does an action again and again, and takes three heap snapshots in between, while a recorder
/// watches the process and its heap. Runs on one thread, which may be any.
class LeakHunt
{
public:
    /// All must outlive it; @p watch is that of a source of @p recorder. @p told hears of each step
    /// as it begins, and of actions as they are done.
    LeakHunt(Recorder& recorder, HeapWatch& watch, const HuntPlan& plan,
             std::function<void(const HuntProgress&)> told);

    /// From the warm-up to the third snapshot. Errors: of the action, of the watch; Cancelled;
    /// NoSuchProcess if the process ends meanwhile, with kRecordingStopped if only its recording
    /// does, for which what that failed of comes first; CannotInspect with kLetGo if the watch is
    /// ended; CannotStart with kActionNeverWorked if the action did not work once in the time for
    /// it.
    Result<void> run(TaskControl& control);

    /// Actions that did not work, the warm-up aside.
    std::uint64_t failedActions() const { return m_failedActions; }

    /// Of the last action that did not work, also of the warm-up.
    const ActionProblem& problem() const { return m_problem; }

    /// What was read at each moment that was reached, in their order.
    std::vector<HuntReading> readings() const;

private:
    Result<void> waitForHeap(TaskControl& control);
    Result<void> warmUp(TaskControl& control);
    Result<void> act(int next, TaskControl& control);
    Result<ActionsDone> actOnce(std::uint64_t times, TaskControl& control);
    Result<void> serve(HeapRequest request, TaskControl& control);
    Result<void> capture(int number, const std::string& before, HuntMoment after,
                         TaskControl& control);
    Result<void> rest(TaskControl& control);
    Result<void> awaitReadings(TaskControl& control);
    Result<void> pause(std::chrono::milliseconds length, TaskControl& control);
    bool isOver() const;
    std::optional<Error> obstacle(const TaskControl& control);
    Error causeOf(const Error& failure, const TaskControl& control);
    bool endsWithin(std::chrono::milliseconds most, const TaskControl& control);
    const std::string& nameOf(HuntMoment moment) const;

    Recorder& m_recorder;
    HeapWatch& m_watch;
    const HuntPlan& m_plan;
    std::function<void(const HuntProgress&)> m_told;
    std::uint64_t m_failedActions = 0;
    ActionProblem m_problem;
};

} // namespace tidemark
