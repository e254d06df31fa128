// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/leak_hunt.h"

#include "core/live/inspector_problem.h"
#include "core/timeline/marks.h"

#include <algorithm>
#include <ranges>
#include <thread>

namespace tidemark
{

namespace
{

using namespace std::chrono_literals;

constexpr auto kPollInterval = 20ms;

/// The newest, as a heap that is watched once more has series of its own.
const Series* ownSeries(const Timeline& timeline, SeriesKind kind)
{
    const auto newestFirst = std::views::reverse(timeline.series);
    const auto found = std::ranges::find_if(newestFirst, [kind](const Series& series) {
        return series.kind == kind && !series.isOfChild() && series.role == SeriesRole::Plain;
    });
    return found == newestFirst.end() ? nullptr : &*found;
}

/// What @p series reads at the first mark called @p name.
std::optional<MarkReading> readingAt(const Timeline& timeline, const Series* series,
                                     const std::string& name)
{
    if (series == nullptr) {
        return {};
    }
    const auto marks = marksOf(timeline, *series);
    const auto found = std::ranges::find(marks, name, &MarkReading::name);
    return found == marks.end() ? std::nullopt : std::optional(*found);
}

} // namespace

std::string_view idOf(HuntMoment moment)
{
    switch (moment) {
    case HuntMoment::Baseline:
        return "baseline";
    case HuntMoment::FirstActions:
        return "actions_1";
    case HuntMoment::FirstCollected:
        return "collected_1";
    case HuntMoment::SecondActions:
        return "actions_2";
    case HuntMoment::Idle:
        return "idle";
    case HuntMoment::Final:
        break;
    }
    return "final";
}

LeakHunt::LeakHunt(Recorder& recorder, HeapWatch& watch, const HuntPlan& plan,
                   std::function<void(const HuntProgress&)> told)
    : m_recorder(recorder),
      m_watch(watch),
      m_plan(plan),
      m_told(std::move(told))
{
}

Result<void> LeakHunt::run(TaskControl& control)
{
    using enum HuntMoment;
    return waitForHeap(control)
        .and_then([&] { return warmUp(control); })
        .and_then([&] { return capture(0, {}, Baseline, control); })
        .and_then([&] { return act(1, control); })
        .and_then([&] { return capture(1, nameOf(FirstActions), FirstCollected, control); })
        .and_then([&] { return act(2, control); })
        .and_then([&] { return rest(control); })
        .and_then([&] { return capture(2, nameOf(Idle), Final, control); })
        .and_then([&] { return awaitReadings(control); });
}

/// The recording that is seen from here is a moment behind, and more if nobody has looked at it.
Result<void> LeakHunt::awaitReadings(TaskControl& control)
{
    const auto end = std::chrono::steady_clock::now() + 5s;
    while (readings().size() < kHuntMoments.size() && std::chrono::steady_clock::now() < end) {
        if (auto paused = pause(kPollInterval, control); !paused) {
            return paused;
        }
    }
    return {};
}

std::vector<HuntReading> LeakHunt::readings() const
{
    const auto recording = m_recorder.recording();
    const Timeline& timeline = recording->timeline;
    const Series* const resident = ownSeries(timeline, SeriesKind::Rss);
    const Series* const heap = ownSeries(timeline, SeriesKind::HeapUsed);
    std::vector<HuntReading> readings;
    for (const HuntMoment moment : kHuntMoments) {
        const auto ofProcess = readingAt(timeline, resident, nameOf(moment));
        const auto ofHeap = readingAt(timeline, heap, nameOf(moment));
        if (ofProcess || ofHeap) {
            readings.push_back({moment, (ofHeap ? ofHeap : ofProcess)->position,
                                ofProcess ? ofProcess->value : std::nullopt,
                                ofHeap ? ofHeap->value : std::nullopt});
        }
    }
    return readings;
}

const std::string& LeakHunt::nameOf(HuntMoment moment) const
{
    return m_plan.markNames[static_cast<std::size_t>(moment)];
}

Result<void> LeakHunt::waitForHeap(TaskControl& control)
{
    while (m_watch.state().step == HeapWatchState::Step::Connecting) {
        if (auto paused = pause(kPollInterval, control); !paused) {
            return paused;
        }
    }
    const auto found = obstacle(control);
    return found ? Result<void>(tl::unexpected(*found)) : Result<void>();
}

/// A program that was started needs a while until it does what it is asked.
Result<void> LeakHunt::warmUp(TaskControl& control)
{
    const auto end = std::chrono::steady_clock::now() + m_plan.readyWithin;
    bool hasWorked = false;
    m_told({HuntStep::WarmingUp, 0, 0});
    for (std::uint64_t done = 0; done < m_plan.actions;) {
        const std::uint64_t times = m_plan.action->inOneGo(m_plan.actions - done);
        const auto acted = actOnce(times, control);
        if (!acted) {
            return tl::unexpected(acted.error());
        }
        hasWorked = hasWorked || acted->worked > 0;
        if (hasWorked) {
            done += times; // some may fail now and then: that is counted later
            m_told({HuntStep::WarmingUp, 0, done});
        } else if (std::chrono::steady_clock::now() >= end) {
            return failure(ErrorCode::CannotStart, std::string(kActionNeverWorked));
        } else if (auto paused = pause(200ms, control); !paused) {
            return paused;
        }
    }
    return {};
}

Result<void> LeakHunt::act(int next, TaskControl& control)
{
    m_told({HuntStep::Acting, next, 0});
    for (std::uint64_t done = 0; done < m_plan.actions;) {
        const std::uint64_t times = m_plan.action->inOneGo(m_plan.actions - done);
        const auto acted = actOnce(times, control);
        if (!acted) {
            return tl::unexpected(acted.error());
        }
        m_failedActions += times - acted->worked;
        done += times;
        m_told({HuntStep::Acting, next, done});
    }
    return {};
}

/// Also ends where the hunt cannot go on, however long an action takes.
Result<ActionsDone> LeakHunt::actOnce(std::uint64_t times, TaskControl& control)
{
    class WhileWatched final : public TaskControl
    {
    public:
        explicit WhileWatched(std::function<bool()> isOver) : m_isOver(std::move(isOver)) {}
        bool cancelled() const override { return m_isOver(); }

    private:
        std::function<bool()> m_isOver;
    };
    WhileWatched whileWatched([&] { return control.cancelled() || isOver(); });
    auto acted = m_plan.action->act(times, whileWatched);
    if (!acted) {
        return tl::unexpected(obstacle(control).value_or(acted.error()));
    }
    if (acted->problem.kind != ActionProblem::Kind::None) {
        m_problem = acted->problem;
    }
    return acted;
}

Result<void> LeakHunt::serve(HeapRequest request, TaskControl& control)
{
    const std::uint64_t number = m_watch.request(std::move(request));
    while (m_watch.state().served < number) {
        if (auto paused = pause(kPollInterval, control); !paused) {
            m_watch.cancel();
            return paused;
        }
    }
    const HeapWatchState state = m_watch.state();
    return state.failure ? Result<void>(tl::unexpected(causeOf(*state.failure, control)))
                         : Result<void>();
}

/// Collects the garbage first; the marks stand around that.
Result<void> LeakHunt::capture(int number, const std::string& before, HuntMoment after,
                               TaskControl& control)
{
    m_told({HuntStep::Capturing, number, 0});
    const auto index = static_cast<std::size_t>(number);
    return serve(CollectRequest{before, nameOf(after)}, control).and_then([&] {
        return serve(CaptureRequest{m_plan.files[index], Overwrite::Nothing, m_plan.labels[index]},
                     control);
    });
}

Result<void> LeakHunt::rest(TaskControl& control)
{
    return serve(MarkRequest{nameOf(HuntMoment::SecondActions)}, control).and_then([&] {
        m_told({HuntStep::Idling, 2, 0});
        return pause(m_plan.idle, control);
    });
}

Result<void> LeakHunt::pause(std::chrono::milliseconds length, TaskControl& control)
{
    const auto end = std::chrono::steady_clock::now() + length;
    do {
        if (auto found = obstacle(control)) {
            return tl::unexpected(std::move(*found));
        }
        std::this_thread::sleep_for(kPollInterval);
    } while (std::chrono::steady_clock::now() < end);
    return {};
}

bool LeakHunt::isOver() const
{
    return m_recorder.status().state == RecorderStatus::State::Ended ||
           m_watch.state().step == HeapWatchState::Step::Ended;
}

/// Why the hunt cannot go on; none if it can.
std::optional<Error> LeakHunt::obstacle(const TaskControl& control)
{
    if (control.cancelled()) {
        return Error{ErrorCode::Cancelled, {}};
    }
    if (!isOver()) {
        return {};
    }
    if (const auto& failure = m_watch.state().failure) {
        return causeOf(*failure, control);
    }
    if (m_watch.isLetGo()) {
        return inspectorError(kLetGo);
    }
    const bool hasEnded = endsWithin(6s, control); // a program may tell its status only then
    const RecorderStatus status = m_recorder.status();
    if (status.failure) {
        return status.failure;
    }
    const bool isStopped = !hasEnded && status.state == RecorderStatus::State::Ended;
    return Error{ErrorCode::NoSuchProcess,
                 isStopped ? std::string(kRecordingStopped) : std::string()};
}

/// What @p failure of the watch comes from: a process that has ended does not answer any more.
Error LeakHunt::causeOf(const Error& failure, const TaskControl& control)
{
    const bool isLost =
        failure.code == ErrorCode::CannotInspect && failure.detail.starts_with(kConnectionLost);
    return isLost && endsWithin(3s, control) ? Error{ErrorCode::NoSuchProcess, {}} : failure;
}

/// Whether the process ends, or has ended: its recorder tells that a moment later.
bool LeakHunt::endsWithin(std::chrono::milliseconds most, const TaskControl& control)
{
    const auto end = std::chrono::steady_clock::now() + most;
    while (!m_recorder.waitForEnd(kPollInterval)) {
        if (m_recorder.status().state == RecorderStatus::State::Waiting) {
            return true; // for the one that comes next
        }
        if (control.cancelled() || std::chrono::steady_clock::now() >= end) {
            return false;
        }
    }
    const auto recording = m_recorder.recording();
    const auto& markers = recording->timeline.markers;
    return std::ranges::find(markers, MarkerKind::Exit, &Marker::kind) != markers.end();
}

} // namespace tidemark
