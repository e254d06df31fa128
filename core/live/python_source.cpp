// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/python_source.h"

#include "core/live/event_wait.h"
#include "core/live/python_request.h"
#include "core/live/runtime_problem.h"
#include "core/live/watch_control.h"
#include "core/processes/linux_probe.h"
#include "core/processes/python_answers.h"

#include <utility>

namespace tidemark
{

namespace
{

using namespace std::chrono_literals;

/// What a PythonSource does on its thread.
class PythonHeap
{
public:
    PythonHeap(std::int32_t pid, const RecordingTime& time, RecordingSink& seen, HeapWatch& watch)
        : m_pid(pid),
          m_time(time),
          m_seen(seen),
          m_watch(watch)
    {
    }

    void watch()
    {
        m_watch.change([](HeapWatchState& state) { state.runtime = HeapRuntime::Python; });
        const auto connected = connect();
        if (connected) {
            setStep(HeapWatchState::Step::Watching);
            attend();
        }
        m_watch.change([&connected](HeapWatchState& state) {
            state.step = HeapWatchState::Step::Ended;
            if (!connected) {
                state.failure = connected.error();
            }
        });
    }

private:
    Result<void> connect()
    {
        auto process = LinuxProbe::open(m_pid);
        if (!process) {
            return tl::unexpected(std::move(process.error()));
        }
        m_process = std::move(*process);
        const auto answers = pythonAnswersOf(m_pid);
        if (!answers) {
            return tl::unexpected(answers.error());
        }
        return answers->path.empty() ? tl::unexpected(runtimeError(kNoAgent)) : Result<void>();
    }

    /// Until the watch or the process ends.
    void attend()
    {
        constexpr auto kLookAfterIt = 500ms;
        const UntilWatchEnds untilEnd(m_watch);
        while (!untilEnd.cancelled() && m_process->read()) {
            if (auto request = m_watch.takeRequest()) {
                m_watch.change([](HeapWatchState& state) { state.failure.reset(); });
                std::visit([this](const auto& wanted) { serve(wanted); }, *request);
                m_watch.change([](HeapWatchState& state) {
                    state.step = HeapWatchState::Step::Watching;
                    ++state.served;
                });
                continue;
            }
            waitFor([this] { return m_watch.hasRequest(); }, kLookAfterIt, untilEnd);
        }
    }

    void serve(const CollectRequest& request)
    {
        setStep(HeapWatchState::Step::Collecting);
        addMark(request.before);
        if (const auto done = collectPythonGarbage(m_pid, OfHeapRequest(m_watch)); !done) {
            m_watch.change([&done](HeapWatchState& state) { state.failure = done.error(); });
            return;
        }
        addMark(request.after);
    }

    void serve(const MarkRequest& request) { addMark(request.name); }

    void serve(const CaptureRequest& /*request*/) { refuse(); }
    void serve(const TargetRequest& /*request*/) { refuse(); }
    void serve(const AllocationRequest& /*request*/) { refuse(); }

    /// What only V8 does.
    void refuse()
    {
        m_watch.change([](HeapWatchState& state) { state.failure = runtimeError(kNoHeapFile); });
    }

    void addMark(const std::string& name)
    {
        if (!name.empty()) {
            const std::int64_t now = m_time.position();
            m_seen.addMarker({MarkerKind::Mark, name, now, now});
        }
    }

    void setStep(HeapWatchState::Step step)
    {
        m_watch.change([step](HeapWatchState& state) { state.step = step; });
    }

    const std::int32_t m_pid;
    const RecordingTime& m_time;
    RecordingSink& m_seen;
    HeapWatch& m_watch;
    std::optional<LinuxProbe> m_process; ///< from connect() on
};

} // namespace

PythonSource::PythonSource(std::int32_t pid, std::shared_ptr<HeapWatch> watch)
    : HeapSource(pid, QStringLiteral("python heap"), std::move(watch),
                 [pid](const RecordingTime& time, RecordingSink& seen, HeapWatch& asked) {
                     PythonHeap(pid, time, seen, asked).watch();
                 })
{
}

} // namespace tidemark
