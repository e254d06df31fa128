// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recorder/experiment.h"

#include "core/documents/experiment_writer.h"
#include "core/recorder/experiment_names.h"
#include "core/recorder/process_recording.h"

#include <system_error>

namespace tidemark
{

namespace
{

namespace fs = std::filesystem;
using namespace std::chrono_literals;

/// How often it is looked whether someone wants to stop.
constexpr auto kPollInterval = 20ms;

/// How long a program that was asked to end may take before it is killed.
constexpr auto kMostAfterRequest = 5s;

/// How long is waited for what a program printed that has ended: what it started may print on.
constexpr auto kMostForOutput = 2s;

/// Makes the folder, its owner's alone, if it is not there.
Result<void> prepareFolder(const fs::path& folder)
{
    std::error_code failed;
    if (fs::is_directory(folder, failed)) {
        return {};
    }
    if (fs::create_directories(folder, failed); !failed) {
        fs::permissions(folder, fs::perms::owner_all, failed);
    }
    return failed ? Result<void>(failure(ErrorCode::CannotWrite, failed.message()))
                  : Result<void>();
}

/// Runs one command, and sees it out.
class OneRun
{
public:
    OneRun(const ExperimentPlan& plan, const ExperimentCommand& command, const fs::path& file)
        : m_plan(plan),
          m_command(command),
          m_file(file)
    {
    }

    Result<ExperimentRun> run(TaskControl& control);

private:
    Result<void> start();
    void waitForEnd(TaskControl& control);
    void waitForProgram(TaskControl& control);
    void askToEnd();

    const ExperimentPlan& m_plan;
    const ExperimentCommand& m_command;
    const fs::path& m_file;
    std::unique_ptr<Recorder> m_recorder;
    std::optional<std::chrono::steady_clock::time_point> m_askedAt;
};

Result<void> OneRun::start()
{
    LaunchRequest request;
    request.arguments = m_command.arguments;
    request.folder = m_plan.experiment.workingFolder;
    request.hasOwnGroup = !m_plan.sharesTerminal;
    ProcessRecordingOptions options;
    options.file = m_file;
    options.overwrite = m_plan.overwrite;
    options.sampling.interval = m_plan.experiment.interval;
    options.sampling.withChildren = m_plan.experiment.withChildren;
    options.relay = m_plan.relay;
    auto recorder = recordProgram(request, std::move(options));
    if (!recorder) {
        return tl::unexpected(std::move(recorder.error()));
    }
    m_recorder = std::move(*recorder);
    return {};
}

/// Once with SIGTERM, and with SIGKILL when that was of no use.
void OneRun::askToEnd()
{
    const auto now = std::chrono::steady_clock::now();
    if (!m_askedAt) {
        m_askedAt = now;
        m_recorder->terminateProgram(false);
    } else if (now - *m_askedAt > kMostAfterRequest) {
        m_recorder->terminateProgram(true);
    }
}

void OneRun::waitForEnd(TaskControl& control)
{
    while (!m_recorder->waitForEnd(kPollInterval)) {
        if (control.cancelled()) {
            askToEnd();
        }
    }
}

void OneRun::waitForProgram(TaskControl& control)
{
    std::optional<std::chrono::steady_clock::time_point> exitedAt;
    while (!m_recorder->waitForProgram(kPollInterval)) {
        const auto now = std::chrono::steady_clock::now();
        if (m_recorder->status().exit) {
            exitedAt = exitedAt.value_or(now);
            if (control.cancelled() || now - *exitedAt > kMostForOutput) {
                return;
            }
        } else if (control.cancelled()) {
            askToEnd();
        }
    }
}

Result<ExperimentRun> OneRun::run(TaskControl& control)
{
    if (auto started = start(); !started) {
        return tl::unexpected(std::move(started.error()));
    }
    waitForEnd(control);
    waitForProgram(control);
    const RecorderStatus status = m_recorder->status();
    if (control.cancelled() || status.failure) {
        m_recorder.reset();
        std::error_code ignored;
        fs::remove(m_file, ignored);
        return tl::unexpected(status.failure.value_or(Error{ErrorCode::Cancelled, {}, {}, {}}));
    }
    ExperimentRun run;
    run.file = m_file;
    run.startedUnixNs = m_recorder->recording()->startedUnixNs;
    if (status.exit && status.exit->signal != 0) {
        run.signal = status.exit->signal;
    } else if (status.exit && status.exit->code != ExitStatus::kUnknown) {
        run.exitCode = status.exit->code;
    }
    return run;
}

/// One series of runs.
class SeriesOfRuns
{
public:
    SeriesOfRuns(const ExperimentPlan& plan, TaskControl& control, const ExperimentEvents& events)
        : m_plan(plan),
          m_control(control),
          m_events(events),
          m_outcome{plan.experiment}
    {
        std::error_code ignored;
        m_folder = fs::absolute(plan.file, ignored).parent_path();
    }

    ExperimentOutcome run();

private:
    ExperimentDocument& document() { return m_outcome.experiment; }
    void fail(Error error, const fs::path& about)
    {
        m_outcome.problem = std::move(error);
        m_outcome.about = about;
    }
    bool prepare();
    bool write(Overwrite overwrite);
    bool runOnce(const ExperimentStep& step);
    fs::path nextFile(const ExperimentCommand& command);

    const ExperimentPlan& m_plan;
    TaskControl& m_control;
    const ExperimentEvents& m_events;
    ExperimentOutcome m_outcome;
    fs::path m_folder;
    std::size_t m_series = 1;
};

/// False where nothing can be run.
bool SeriesOfRuns::prepare()
{
    m_series = document().series() + 1;
    for (const ExperimentCommand& command : document().commands) {
        if (const auto found = findProgramOf(command, document()); !found) {
            fail(found.error(), command.arguments.front());
            return false;
        }
    }
    if (auto prepared = prepareFolder(m_folder); !prepared) {
        fail(prepared.error(), m_folder);
        return false;
    }
    return write(m_plan.isNew ? m_plan.overwrite : Overwrite::AnyFile);
}

bool SeriesOfRuns::write(Overwrite overwrite)
{
    const auto written = writeExperiment(m_plan.file, document(), overwrite);
    if (!written) {
        fail(written.error(), m_plan.file);
    }
    return written.has_value();
}

/// Of a further series the next name that is free: what a kill left of the last one stays.
fs::path SeriesOfRuns::nextFile(const ExperimentCommand& command)
{
    std::size_t number = document().runs.size() + 1;
    fs::path file = m_folder / runFileName(number, command.name);
    std::error_code ignored;
    while (!m_plan.isNew && fs::exists(fs::symlink_status(file, ignored))) {
        file = m_folder / runFileName(++number, command.name);
    }
    return file;
}

/// False where no more can follow.
bool SeriesOfRuns::runOnce(const ExperimentStep& step)
{
    if (m_control.cancelled()) {
        fail({ErrorCode::Cancelled, {}, {}, {}}, {});
        return false;
    }
    if (m_events.began) {
        m_events.began(step);
    }
    const ExperimentCommand& command = document().commands[step.command];
    const fs::path file = nextFile(command);
    auto run = OneRun(m_plan, command, file).run(m_control);
    if (!run) {
        const bool isStart = run.error().code == ErrorCode::CannotStart;
        fail(run.error(), isStart ? fs::path(command.arguments.front()) : file);
        return false;
    }
    run->command = step.command;
    run->series = m_series;
    run->isWarmUp = step.isWarmUp;
    document().runs.push_back(*run);
    if (!write(Overwrite::AnyFile)) { // it is ours since prepare()
        return false;
    }
    if (m_events.ended) {
        m_events.ended(step, *run);
    }
    return true;
}

ExperimentOutcome SeriesOfRuns::run()
{
    if (!prepare()) {
        return m_outcome;
    }
    const std::size_t commands = document().commands.size();
    const std::size_t rounds = document().warmUp + document().repeat;
    ExperimentStep step{0, rounds * commands};
    for (std::size_t round = 0; round < rounds; ++round) {
        step.isWarmUp = round < document().warmUp;
        for (step.command = 0; step.command < commands; ++step.command) {
            ++step.number;
            if (!runOnce(step)) {
                return m_outcome;
            }
        }
    }
    return m_outcome;
}

} // namespace

Result<fs::path> findProgramOf(const ExperimentCommand& command,
                               const ExperimentDocument& experiment)
{
    LaunchRequest request;
    request.arguments = command.arguments;
    request.folder = experiment.workingFolder;
    return findProgram(request);
}

ExperimentOutcome runExperiment(const ExperimentPlan& plan, TaskControl& control,
                                const ExperimentEvents& events)
{
    return SeriesOfRuns(plan, control, events).run();
}

} // namespace tidemark
