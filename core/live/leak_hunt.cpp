// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/leak_hunt.h"

#include "core/timeline/marks.h"

#include <algorithm>
#include <thread>

namespace tidemark
{

namespace
{

using namespace std::chrono_literals;

constexpr auto kPollInterval = 20ms;

const Series* ownSeries(const Timeline& timeline, SeriesKind kind)
{
    const auto found = std::ranges::find_if(timeline.series, [kind](const Series& series) {
        return series.kind == kind && !series.isOfChild() && series.role == SeriesRole::Plain;
    });
    return found == timeline.series.end() ? nullptr : &*found;
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
                   std::function<void(HuntStep, int)> told)
    : m_recorder(recorder),
      m_watch(watch),
      m_plan(plan),
      m_told(std::move(told))
{
}

Result<void> LeakHunt::run(TaskControl& control)
{
    using enum HuntMoment;
    const auto collect = [&](const std::string& before, HuntMoment after) {
        return serve(CollectRequest{before, nameOf(after)}, control);
    };
    return waitForHeap(control)
        .and_then([&] { return warmUp(control); })
        .and_then([&] { return collect({}, Baseline); })
        .and_then([&] { return capture(0, control); })
        .and_then([&] { return act(control); })
        .and_then([&] { return collect(nameOf(FirstActions), FirstCollected); })
        .and_then([&] { return capture(1, control); })
        .and_then([&] { return act(control); })
        .and_then([&] { return rest(control); })
        .and_then([&] { return collect(nameOf(Idle), Final); })
        .and_then([&] { return capture(2, control); });
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
    const HeapWatchState state = m_watch.state();
    return state.failure ? Result<void>(tl::unexpected(*state.failure)) : Result<void>();
}

/// A program that was started needs a while until it does what it is asked.
Result<void> LeakHunt::warmUp(TaskControl& control)
{
    m_told(HuntStep::WarmingUp, 0);
    const auto end = std::chrono::steady_clock::now() + m_plan.readyWithin;
    std::uint64_t done = 0;
    while (done < m_plan.actions) {
        const auto worked = m_plan.act(control);
        if (!worked) {
            return tl::unexpected(worked.error());
        }
        if (*worked) {
            ++done;
        } else if (done > 0) {
            return {}; // it works now and then: that is counted later
        } else if (std::chrono::steady_clock::now() >= end) {
            return failure(ErrorCode::CannotStart);
        } else if (auto paused = pause(200ms, control); !paused) {
            return paused;
        }
    }
    return {};
}

Result<void> LeakHunt::act(TaskControl& control)
{
    m_told(HuntStep::Acting, 0);
    for (std::uint64_t i = 0; i < m_plan.actions; ++i) {
        const auto worked = m_plan.act(control);
        if (!worked) {
            return tl::unexpected(worked.error());
        }
        m_failedActions += *worked ? 0 : 1;
    }
    return {};
}

Result<void> LeakHunt::serve(HeapRequest request, TaskControl& control)
{
    const std::uint64_t served = m_watch.state().served;
    m_watch.request(std::move(request));
    HeapWatchState state = m_watch.state();
    for (; state.served == served && state.step != HeapWatchState::Step::Ended;
         state = m_watch.state()) {
        if (auto paused = pause(kPollInterval, control); !paused) {
            return paused;
        }
    }
    if (state.failure) {
        return tl::unexpected(*state.failure);
    }
    return state.served == served ? failure(ErrorCode::NoSuchProcess) : Result<void>();
}

Result<void> LeakHunt::capture(int number, TaskControl& control)
{
    m_told(HuntStep::Capturing, number);
    const auto index = static_cast<std::size_t>(number);
    return serve(CaptureRequest{m_plan.files[index], Overwrite::Nothing, m_plan.labels[index]},
                 control);
}

Result<void> LeakHunt::rest(TaskControl& control)
{
    return serve(MarkRequest{nameOf(HuntMoment::SecondActions)}, control).and_then([&] {
        m_told(HuntStep::Idling, 2);
        return pause(m_plan.idle, control);
    });
}

Result<void> LeakHunt::pause(std::chrono::milliseconds length, TaskControl& control)
{
    const auto end = std::chrono::steady_clock::now() + length;
    do {
        if (control.cancelled()) {
            return failure(ErrorCode::Cancelled);
        }
        if (m_recorder.status().state == RecorderStatus::State::Ended) {
            return failure(ErrorCode::NoSuchProcess);
        }
        std::this_thread::sleep_for(kPollInterval);
    } while (std::chrono::steady_clock::now() < end);
    return {};
}

} // namespace tidemark
