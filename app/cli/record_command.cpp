// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/text/error_text.h"
#include "app/text/file_text.h"
#include "app/text/size_text.h"
#include "app/text/time_text.h"
#include "app/text/warning_text.h"
#include "core/processes/process_pattern.h"
#include "core/recorder/recorder.h"
#include "core/recorder/successor.h"
#include "core/timeline/statistics.h"

#include <QCoreApplication>

#include <algorithm>
#include <cerrno>
#include <limits>
#include <unistd.h>

namespace tidemark::app
{

namespace
{

using namespace std::chrono_literals;

/// How often it looks whether someone wants it to stop.
constexpr auto kGlance = 50ms;

/// How long a program that was asked to end may take before the recording ends without it.
constexpr int kGlancesUntilLeft = 100;

struct RecordCommand {
    Q_DECLARE_TR_FUNCTIONS(RecordCommand)
};

/// Hands on what the program prints, unchanged.
void passOn(OutputStream stream, std::string_view bytes)
{
    const int descriptor = stream == OutputStream::Stdout ? STDOUT_FILENO : STDERR_FILENO;
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno != EINTR) {
            return; // nobody reads it any more; the recording goes on
        }
        bytes.remove_prefix(static_cast<std::size_t>(std::max<ssize_t>(written, 0)));
    }
}

RecorderOptions optionsOf(const Arguments& arguments)
{
    RecorderOptions options;
    options.file = arguments.output;
    options.sampling.interval = std::chrono::milliseconds(arguments.intervalMs);
    options.sampling.withChildren = arguments.withChildren;
    options.sampling.followsRestarts = arguments.followsRestarts;
    if (arguments.durationSeconds) {
        const std::chrono::duration<double> seconds(*arguments.durationSeconds);
        options.duration = std::chrono::duration_cast<std::chrono::nanoseconds>(seconds);
    }
    options.passOutput = &passOn;
    return options;
}

/// What a process that is followed by its PID is found by after a restart.
std::string patternOf(std::int32_t pid)
{
    ProcessList list;
    for (const ProcessEntry& process : list.list()) {
        if (process.identity.pid == pid) {
            return suggestedPattern(process);
        }
    }
    return {};
}

Result<std::unique_ptr<Recorder>> start(const Arguments& arguments)
{
    RecorderOptions options = optionsOf(arguments);
    if (!arguments.program.empty()) {
        LaunchRequest request;
        request.arguments = arguments.program;
        request.inheritsInput = true;
        request.hasOwnGroup = false;
        options.sampling.followsRestarts = false;
        return Recorder::run(request, std::move(options));
    }
    if (arguments.pid) {
        options.findSuccessor = successorByPattern(patternOf(*arguments.pid));
        return Recorder::attach(*arguments.pid, std::move(options));
    }
    options.findSuccessor = successorByPattern(arguments.namePattern);
    if (const auto pid = options.findSuccessor()) {
        return Recorder::attach(*pid, std::move(options));
    }
    return arguments.followsRestarts ? Recorder::await(arguments.namePattern, std::move(options))
                                     : failure(ErrorCode::NoSuchProcess);
}

/// Until it has ended by itself, or was asked to. True if it was.
bool waitFor(Recorder& recorder, bool hasProgram, const TaskControl& control)
{
    int glancesLeft = kGlancesUntilLeft;
    while (!recorder.waitForEnd(kGlance)) {
        if (!control.cancelled()) {
            continue;
        }
        if (hasProgram && glancesLeft == kGlancesUntilLeft) {
            recorder.terminateProgram(false); // it may have something to say yet
        }
        if (!hasProgram || --glancesLeft == 0) {
            recorder.stop();
            recorder.waitForEnd(std::chrono::hours(1));
            break;
        }
    }
    return control.cancelled();
}

/// "x.tidemark: 9.2 s, 93 samples, peak 398 MiB".
void printSummary(const std::string& output, const Recording& recording, std::int64_t length)
{
    const Series* series = recording.timeline.mainSeries();
    const SeriesStatistics statistics =
        series == nullptr ? SeriesStatistics{} : statisticsOf(*series);
    const QString file = fileText(output);
    if (statistics.readings == 0) {
        printMessage(RecordCommand::tr("%1: %2, but not a single sample: the process had ended, or "
                                       "was not there.",
                                       "file: duration")
                         .arg(file, durationText(length)));
        return;
    }
    printMessage(RecordCommand::tr("%1: %2, %Ln sample(s), peak %3", "file: duration, ...",
                                   static_cast<int>(std::min<std::size_t>(
                                       statistics.readings, std::numeric_limits<int>::max())))
                     .arg(file, durationText(length), sizeText(statistics.max)));
}

ExitStatus refusalStatus(ErrorCode code)
{
    return code == ErrorCode::CannotWrite ? ExitStatus::UnreadableInput
                                          : ExitStatus::CannotBeWatched;
}

} // namespace

ExitStatus runRecord(const Arguments& arguments, TaskControl& control)
{
    auto recorder = start(arguments);
    if (!recorder) {
        const ErrorCode code = recorder.error().code;
        const std::string about = code == ErrorCode::CannotWrite   ? arguments.output
                                  : code == ErrorCode::CannotStart ? arguments.program.front()
                                  : arguments.pid ? "PID " + std::to_string(*arguments.pid)
                                                  : arguments.namePattern;
        printMessage(errorText(recorder.error(), about));
        return refusalStatus(code);
    }
    const bool wasInterrupted = waitFor(**recorder, !arguments.program.empty(), control);
    const RecorderStatus status = (*recorder)->status();
    const auto recording = (*recorder)->recording();
    for (const Warning& warning : recording->warnings) {
        printMessage(RecordCommand::tr("%1: %2", "file name: warning")
                         .arg(fileText(arguments.output), warningText(warning)));
    }
    if (status.failure) {
        printMessage(errorText(*status.failure, arguments.output));
        return ExitStatus::UnreadableInput;
    }
    printSummary(arguments.output, *recording, status.length);
    return wasInterrupted ? ExitStatus::Interrupted : ExitStatus::Done;
}

} // namespace tidemark::app
