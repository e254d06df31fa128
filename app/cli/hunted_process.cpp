// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/hunted_process.h"

#include "core/live/inspector_problem.h"
#include "core/live/v8_source.h"
#include "core/processes/process_children.h"
#include "core/recorder/process_recording.h"

namespace tidemark::app
{

namespace
{

using namespace std::chrono_literals;

} // namespace

Result<void> HuntedProcess::start()
{
    ProcessRecordingOptions options;
    options.file = file();
    options.overwrite = Overwrite::Nothing;
    Result<std::unique_ptr<Recorder>> recorder = failure(ErrorCode::NoSuchProcess);
    if (isStarted()) {
        LaunchRequest request;
        request.arguments = m_options.program;
        recorder = recordProgram(request, std::move(options));
    } else {
        recorder = recordProcess(*m_options.pid, std::move(options));
    }
    return std::move(recorder).map([this](std::unique_ptr<Recorder> begun) {
        m_recorder = std::move(begun);
        addWatch();
    });
}

void HuntedProcess::addWatch()
{
    V8Source::Options options;
    options.pid = m_recorder->status().pid;
    options.consent = isStarted() || m_options.opensInspector ? InspectorConsent::Asked
                                                              : InspectorConsent::NotAsked;
    m_watch = std::make_shared<HeapWatch>();
    m_recorder->addSource(std::make_unique<V8Source>(options, m_watch));
}

/// A program that was started is no Node yet in its first moments, and handles no signal.
Result<void> HuntedProcess::watchHeap(TaskControl& control)
{
    const auto end = std::chrono::steady_clock::now() + 20s;
    for (HeapWatchState state = m_watch->state();; state = m_watch->state()) {
        if (control.cancelled()) {
            return failure(ErrorCode::Cancelled);
        }
        if (state.step == HeapWatchState::Step::Watching) {
            return {};
        }
        if (m_recorder->waitForEnd(20ms)) {
            return failure(ErrorCode::NoSuchProcess);
        }
        if (state.step == HeapWatchState::Step::Ended) {
            const Error problem = state.failure.value_or(Error{ErrorCode::NoSuchProcess, {}});
            const bool isYoung = problem.detail == kNotNode || problem.detail == kSignalUncaught;
            if (!isStarted() || !isYoung || std::chrono::steady_clock::now() >= end) {
                return tl::unexpected(problem);
            }
            addWatch();
        }
    }
}

void HuntedProcess::end()
{
    if (!m_recorder) {
        return;
    }
    m_watch->end();
    m_recorder->stop();
    m_recorder->waitForEnd(1h);
    if (isStarted()) {
        m_recorder->terminateProgram(false);
        if (!m_recorder->waitForProgram(5s)) {
            m_recorder->terminateProgram(true);
            m_recorder->waitForProgram(5s);
        }
    }
}

bool HuntedProcess::hasChildren() const
{
    return !descendantsOf(m_recorder->status().pid).empty();
}

} // namespace tidemark::app
