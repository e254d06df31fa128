// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/experiment_command.h"
#include "app/cli/interrupt.h"
#include "app/text/error_text.h"
#include "app/text/file_text.h"
#include "app/text/size_text.h"
#include "app/text/time_text.h"
#include "app/text/warning_text.h"
#include "core/processes/process_pattern.h"
#include "core/recorder/process_recording.h"
#include "core/recorder/successor.h"
#include "core/timeline/statistics.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>
#include <unistd.h>

namespace tidemark::app
{

namespace
{

using namespace std::chrono_literals;

struct RecordOptions {
    std::string output;
    bool force = false;
    std::optional<std::int32_t> pid;
    std::string namePattern;
    Words program; ///< with its arguments
    std::optional<unsigned> intervalMs;
    std::optional<double> durationSeconds;
    bool withChildren = false;
    bool followsRestarts = false;
    bool endsProgram = false; ///< when the recording ends before it
    ExperimentOptions experiment;
};

constexpr unsigned kUsualIntervalMs = 100;

/// How often it looks whether someone wants it to stop.
constexpr auto kPollInterval = 50ms;

/// How long a program that was asked to end may take before the recording ends without it.
constexpr int kMostPollsAfterStop = 100;

struct RecordCommand {
    Q_DECLARE_TR_FUNCTIONS(RecordCommand)
};

ProcessRecordingOptions recorderOptionsOf(const RecordOptions& options,
                                          std::shared_ptr<OutputRelay> relay)
{
    ProcessRecordingOptions recorder;
    recorder.file = options.output;
    recorder.overwrite = options.force ? Overwrite::AnyFile : Overwrite::OwnRecordings;
    recorder.sampling.interval =
        std::chrono::milliseconds(options.intervalMs.value_or(kUsualIntervalMs));
    recorder.sampling.withChildren = options.withChildren;
    recorder.sampling.followsRestarts = options.followsRestarts;
    if (options.durationSeconds) {
        const std::chrono::duration<double> seconds(*options.durationSeconds);
        recorder.duration = std::chrono::duration_cast<std::chrono::nanoseconds>(seconds);
    }
    recorder.relay = std::move(relay);
    return recorder;
}

/// What a process that is followed by its PID is found by after a restart.
std::string patternOf(std::int32_t pid)
{
    const auto all = ProcessList().list();
    const auto found = std::ranges::find_if(
        all, [pid](const ProcessEntry& process) { return process.identity.pid == pid; });
    return found == all.end() ? std::string() : suggestedPattern(*found);
}

bool saysEnded(const Error& error)
{
    return error.code == ErrorCode::NoSuchProcess || error.code == ErrorCode::NoMemory;
}

/// The process that runs under the name, or if restarts are followed the next one that will.
Result<std::unique_ptr<Recorder>> startByName(const RecordOptions& options,
                                              ProcessRecordingOptions recorder)
{
    recorder.findSuccessor = successorByPattern(options.namePattern);
    Result<std::unique_ptr<Recorder>> begun = failure(ErrorCode::NoSuchProcess);
    if (const auto pid = recorder.findSuccessor()) {
        begun = recordProcess(*pid, recorder);
    }
    if (begun || !options.followsRestarts || !saysEnded(begun.error())) {
        return begun;
    }
    printMessage(RecordCommand::tr("No process “%1” runs now: waiting for the next one.")
                     .arg(fileText(options.namePattern)));
    return recordNextProcess(options.namePattern, std::move(recorder));
}

Result<std::unique_ptr<Recorder>> start(const RecordOptions& options,
                                        const std::shared_ptr<OutputRelay>& relay)
{
    ProcessRecordingOptions recorder = recorderOptionsOf(options, relay);
    if (!options.program.empty()) {
        LaunchRequest request;
        request.arguments = options.program;
        request.inheritsInput = true;
        request.hasOwnGroup = false;
        recorder.sampling.followsRestarts = false;
        return recordProgram(request, std::move(recorder));
    }
    if (options.pid) {
        recorder.findSuccessor = successorByPattern(patternOf(*options.pid));
        return recordProcess(*options.pid, std::move(recorder));
    }
    return startByName(options, std::move(recorder));
}

/// A recording under way, as the command line sees it: what the recorded program prints and what
/// there is to say both go through the relay, so that nobody who does not read them holds it up.
class RunningRecord
{
public:
    RunningRecord(const RecordOptions& options, TaskControl& control)
        : m_options(options),
          m_control(control)
    {
    }

    Result<void> start();
    ExitStatus run();

private:
    bool hasProgram() const { return !m_options.program.empty(); }
    void say(const QString& message);
    void waitForRecording();
    void sayHowItWent(const RecorderStatus& status);
    void seeProgramOut();
    void seeOutputOut();

    const RecordOptions& m_options;
    TaskControl& m_control;
    std::shared_ptr<OutputRelay> m_relay =
        std::make_shared<OutputRelay>(STDOUT_FILENO, STDERR_FILENO);
    std::unique_ptr<Recorder> m_recorder;
};

/// "x.tidemark: 9.2 s, 93 samples, peak 398 MiB".
QString summaryText(const std::string& output, const Recording& recording, std::int64_t length)
{
    const Series* series = recording.timeline.mainSeries();
    const SeriesStatistics statistics =
        series == nullptr ? SeriesStatistics{} : statisticsOf(*series);
    const QString file = fileText(output);
    if (statistics.readings == 0) {
        return RecordCommand::tr("%1: %2, but not a single sample: the process had ended, or "
                                 "was not there.",
                                 "file: duration")
            .arg(file, durationText(length));
    }
    return RecordCommand::tr("%1: %2, %Ln sample(s), peak %3", "file: duration, ...",
                             static_cast<int>(std::min<std::size_t>(
                                 statistics.readings, std::numeric_limits<int>::max())))
        .arg(file, durationText(length), sizeText(statistics.max));
}

ExitStatus refusalStatus(ErrorCode code)
{
    return code == ErrorCode::CannotWrite ? ExitStatus::UnreadableInput
                                          : ExitStatus::CannotBeWatched;
}

Result<void> RunningRecord::start()
{
    auto recorder = tidemark::app::start(m_options, m_relay);
    if (!recorder) {
        return tl::unexpected(std::move(recorder.error()));
    }
    m_recorder = std::move(*recorder);
    if (m_recorder->status().isAgentMissing) {
        say(agentMissingText() + u'.');
    }
    return {};
}

void RunningRecord::say(const QString& message)
{
    m_relay->add(OutputStream::Stderr, messageLine(message));
}

/// Until it has ended by itself, or was asked to.
void RunningRecord::waitForRecording()
{
    while (!m_control.cancelled() && !m_recorder->waitForEnd({})) {
        waitUntilReadable(m_recorder->endDescriptor(), m_control);
    }
    int pollsLeft = kMostPollsAfterStop;
    while (!m_recorder->waitForEnd(kPollInterval)) {
        if (hasProgram() && pollsLeft == kMostPollsAfterStop) {
            m_recorder->terminateProgram(false); // it may have something to say yet
        }
        if (!hasProgram() || --pollsLeft == 0) {
            m_recorder->stop();
            m_recorder->waitForEnd(std::chrono::hours(1));
            break;
        }
    }
}

void RunningRecord::sayHowItWent(const RecorderStatus& status)
{
    const auto recording = m_recorder->recording();
    for (const Warning& warning : recording->warnings) {
        say(RecordCommand::tr("%1: %2", "file name: warning")
                .arg(fileText(m_options.output), warningText(warning)));
    }
    if (status.childrenInterval > 0) {
        say(RecordCommand::tr(
                "%1: the child processes were sampled every %2 at last: there are too "
                "many for the interval asked for.",
                "file: ..., duration")
                .arg(fileText(m_options.output), durationText(status.childrenInterval)));
    }
    say(status.failure ? errorText(*status.failure, m_options.output)
                       : summaryText(m_options.output, *recording, status.length));
}

/// A program that outlives its recording goes on, or is ended, as was asked for.
void RunningRecord::seeProgramOut()
{
    if (m_recorder->waitForProgram(kPollInterval)) {
        return;
    }
    bool isAsked = m_options.endsProgram || m_control.cancelled();
    if (!isAsked) {
        say(RecordCommand::tr("The recording has ended, the program goes on: its output is passed "
                              "on until it ends."));
    } else {
        m_recorder->terminateProgram(false);
    }
    int pollsLeft = kMostPollsAfterStop;
    while (!m_recorder->waitForProgram(kPollInterval)) {
        if (!isAsked && m_control.cancelled()) {
            isAsked = true;
            m_recorder->terminateProgram(false);
        }
        if (m_control.cancelled() && m_recorder->status().exit) {
            return; // what it printed is not waited for
        }
        if (isAsked && --pollsLeft <= 0) {
            if (!m_options.endsProgram) {
                return; // it was asked, and does not want to
            }
            m_recorder->terminateProgram(true);
        }
    }
}

/// Until all has been passed on, or it is not to be waited for.
void RunningRecord::seeOutputOut()
{
    constexpr auto kMostAfterStop = 200ms;
    while (!m_control.cancelled() && !m_relay->waitUntilPassed(kPollInterval)) {
    }
    m_relay->waitUntilPassed(kMostAfterStop);
    if (const std::uint64_t unread = m_relay->unread(); unread > 0) {
        say(RecordCommand::tr("%1 of output were not passed on: nobody read them.", "size")
                .arg(sizeText(static_cast<double>(unread))));
        m_relay->waitUntilPassed(kMostAfterStop);
    }
}

ExitStatus RunningRecord::run()
{
    waitForRecording();
    const RecorderStatus status = m_recorder->status();
    sayHowItWent(status);
    const bool wasInterrupted = m_control.cancelled();
    seeProgramOut();
    seeOutputOut();
    if (status.failure) {
        return ExitStatus::UnreadableInput;
    }
    return wasInterrupted || m_control.cancelled() ? ExitStatus::Interrupted : ExitStatus::Done;
}

/// With what a single recording has as well.
ExperimentOptions experimentOf(const RecordOptions& options)
{
    ExperimentOptions experiment = options.experiment;
    experiment.folder = options.output;
    experiment.force = options.force;
    experiment.words = options.program;
    experiment.withChildren = options.withChildren;
    experiment.intervalMs = options.intervalMs;
    return experiment;
}

ExitStatus run(const RecordOptions& options, TaskControl& control)
{
    if (options.experiment.isAsked()) {
        return recordExperiment(experimentOf(options), control);
    }
    const TidyEnd closesFile;
    RunningRecord record(options, control);
    if (const auto started = record.start(); !started) {
        const ErrorCode code = started.error().code;
        const std::string about = code == ErrorCode::CannotWrite   ? options.output
                                  : code == ErrorCode::CannotStart ? options.program.front()
                                  : options.pid ? "PID " + std::to_string(*options.pid)
                                                : options.namePattern;
        printMessage(errorText(started.error(), about));
        if (code == ErrorCode::NoSuchProcess && !options.namePattern.empty()) {
            printMessage(RecordCommand::tr("With --follow-restarts it is waited for."));
        }
        return refusalStatus(code);
    }
    return record.run();
}

/// What is wrong with what is to be recorded; empty if nothing.
QString targetProblem(const RecordOptions& options)
{
    if (options.experiment.isAsked()) {
        const bool isSingle = options.pid || !options.namePattern.empty() ||
                              options.durationSeconds || options.followsRestarts ||
                              options.endsProgram;
        return isSingle ? RecordCommand::tr("--repeat and --experiment go with none of: --pid, "
                                            "--name, --duration, --end, --follow-restarts.")
                        : experimentProblem(experimentOf(options));
    }
    if (options.experiment.warmUp) {
        return RecordCommand::tr("--warm-up goes with --repeat.");
    }
    if (options.output.empty()) {
        return RecordCommand::tr("--output wants the name of a file.");
    }
    if (options.endsProgram && options.program.empty()) {
        return RecordCommand::tr("--end is about a program that is started: -- COMMAND ARG...");
    }
    const int targets = (options.pid ? 1 : 0) + (options.namePattern.empty() ? 0 : 1) +
                        (options.program.empty() ? 0 : 1);
    return targets == 1 ? QString()
                        : RecordCommand::tr(
                              "“record” wants one of: --pid N, --name PATTERN, -- COMMAND ARG...");
}

/// A program that finds its own input replaced by the recording; empty if it does not.
QString outputProblem(const RecordOptions& options)
{
    const bool isInput = std::ranges::any_of(options.program, [&options](const std::string& word) {
        std::error_code ignored;
        return std::filesystem::equivalent(word, options.output, ignored);
    });
    return isInput ? RecordCommand::tr("%1: This file is also named to the program that is to be "
                                       "recorded. Choose another name for the recording.")
                         .arg(fileText(options.output))
                   : QString();
}

} // namespace

RunCommand addRecord(CommandOptions& command)
{
    const auto options = std::make_shared<RecordOptions>();
    command.addFooter(
        RecordCommand::tr("Either --pid, or --name, or -- with a program and its arguments."));
    command.addNumber("--pid", options->pid, 1, std::numeric_limits<std::int32_t>::max(),
                      RecordCommand::tr("Watch this process"));
    command.addText("--name", options->namePattern,
                    RecordCommand::tr("Watch the process with this name, or with this in its "
                                      "command line"));
    command.addOptionalOutput(options->output, options->force);
    command.addNumber("--interval", options->intervalMs, 1U, 3'600'000U,
                      RecordCommand::tr("Milliseconds between samples, 100 if not given"));
    command.addNumber("--duration", options->durationSeconds, 0.001, 1e9,
                      RecordCommand::tr("Stop after so many seconds"));
    command.addFlag("--end", options->endsProgram,
                    RecordCommand::tr("End the program too when the recording ends before it; "
                                      "without this the program goes on, and its output is passed "
                                      "on until it ends"));
    command.addFlag("--children", options->withChildren,
                    RecordCommand::tr("Watch child processes too"));
    command.addFlag("--follow-restarts", options->followsRestarts,
                    RecordCommand::tr("Go on with the process that comes after one that has "
                                      "ended"));
    addExperiment(command, options->experiment);
    command.takeProgram(options->program);
    command.addCheck([options] { return targetProblem(*options); });
    command.addCheck([options] { return outputProblem(*options); });
    return [options](TaskControl& control) { return run(*options, control); };
}

} // namespace tidemark::app
