// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/hunt_report.h"
#include "app/cli/hunted_process.h"
#include "app/cli/interrupt.h"
#include "app/cli/snapshot_input.h"
#include "app/text/error_text.h"
#include "app/text/file_text.h"
#include "core/live/inspector_problem.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>

#include <csignal>
#include <limits>
#include <signal.h>
#include <unistd.h>

namespace tidemark::app
{

namespace
{

struct HuntCommand {
    Q_DECLARE_TR_FUNCTIONS(HuntCommand)
};

/// Runs the action in a shell once, in a process group of its own, which ends with it if the hunt
/// is given up; what it prints on standard output is thrown away. True if its exit status is 0.
Result<bool> runAction(const std::string& action, TaskControl& control)
{
    QProcess shell;
    shell.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    shell.setStandardOutputFile(QProcess::nullDevice());
    shell.setStandardInputFile(QProcess::nullDevice());
    shell.setChildProcessModifier([] { ::setpgid(0, 0); });
    shell.start(QStringLiteral("/bin/sh"),
                {QStringLiteral("-c"), QFile::decodeName(QByteArray::fromStdString(action))});
    if (!shell.waitForStarted()) {
        return failure(ErrorCode::CannotStart, shell.errorString().toStdString());
    }
    constexpr int kPollMilliseconds = 50;
    while (!shell.waitForFinished(kPollMilliseconds) && shell.state() != QProcess::NotRunning) {
        if (control.cancelled()) {
            ::kill(-static_cast<pid_t>(shell.processId()), SIGKILL);
            shell.waitForFinished();
            return failure(ErrorCode::Cancelled);
        }
    }
    return shell.exitStatus() == QProcess::NormalExit && shell.exitCode() == 0;
}

HuntPlan planOf(const HuntOptions& options)
{
    HuntPlan plan;
    plan.act = [&options](TaskControl& control) { return runAction(options.action, control); };
    plan.actions = options.times;
    plan.idle = std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::duration<double>(options.idleSeconds));
    for (std::size_t i = 0; i < plan.files.size(); ++i) {
        const char letter = static_cast<char>('a' + i);
        plan.files[i] = options.folder + "/" + letter + ".heapsnapshot";
        plan.labels[i] = static_cast<char>('A' + i);
    }
    for (const HuntMoment moment : kHuntMoments) {
        plan.markNames[static_cast<std::size_t>(moment)] = huntMomentText(moment).toStdString();
    }
    return plan;
}

void say(HuntStep step, int snapshot)
{
    switch (step) {
    case HuntStep::WarmingUp:
        printMessage(HuntCommand::tr("Warming up…"));
        break;
    case HuntStep::Acting:
        printMessage(HuntCommand::tr("Doing the actions…"));
        break;
    case HuntStep::Capturing:
        printMessage(HuntCommand::tr("Taking snapshot %1…").arg(QChar(u'A' + snapshot)));
        break;
    case HuntStep::Idling:
        printMessage(HuntCommand::tr("Waiting…"));
        break;
    }
}

ExitStatus refuse(const Error& error, const HuntOptions& options)
{
    if (error.code == ErrorCode::CannotStart && options.program.empty()) {
        printMessage(HuntCommand::tr("The action did not work once in a minute: “%1” ended with "
                                     "another exit status than 0.")
                         .arg(fileText(options.action)));
        return ExitStatus::CannotBeWatched;
    }
    const std::string about = error.code == ErrorCode::CannotWrite ? options.folder
                              : options.pid ? "PID " + std::to_string(*options.pid)
                                            : options.program.front();
    printMessage(errorText(error, about));
    if (error.code == ErrorCode::CannotInspect && error.detail == kNotOpen) {
        printMessage(HuntCommand::tr("With --open-inspector it is opened for the hunt (SIGUSR1) "
                                     "and closed again. Meanwhile every user of this machine can "
                                     "run code in the program."));
    }
    return error.code == ErrorCode::Cancelled     ? ExitStatus::Interrupted
           : error.code == ErrorCode::CannotWrite ? ExitStatus::UnreadableInput
                                                  : ExitStatus::CannotBeWatched;
}

/// Reads the three snapshots and judges them.
OrExit<HuntReport> judge(const HuntPlan& plan, const HuntConditions& conditions,
                         TaskControl& control)
{
    std::array<std::shared_ptr<const HeapOverview>, 3> heaps;
    std::vector<ChosenSnapshot> chosen;
    HuntReport report;
    for (std::size_t i = 0; i < heaps.size(); ++i) {
        report.files[i] = plan.files[i].string();
        auto read = readHeapSnapshot(report.files[i], 0, control);
        if (!read) {
            return tl::unexpected(read.error());
        }
        chosen.push_back(std::move(*read));
    }
    for (std::size_t i = 0; i < 2; ++i) {
        auto overview = overviewOf(chosen[i], control);
        if (!overview) {
            return tl::unexpected(overview.error());
        }
        heaps[i] = std::move(*overview);
    }
    auto latest = analyse(chosen[2], control);
    if (!latest) {
        return tl::unexpected(latest.error());
    }
    heaps[2] = (*latest)->overview;
    auto survivors =
        listSurvivors(*chosen[0].graph(), *chosen[1].graph(), std::move(*latest), control);
    if (!survivors) {
        return tl::unexpected(reportFailure(survivors.error(), report.files[2]));
    }
    report.survivors = std::move(*survivors);
    report.judgement = judgeHunt(heaps, *report.survivors, conditions);
    return report;
}

/// The folder is made, its owner's alone; one that is there must be empty, and stays as it is.
bool prepareFolder(const std::string& folder)
{
    std::error_code failed;
    const bool isThere = std::filesystem::exists(std::filesystem::symlink_status(folder, failed));
    bool isEmpty = true;
    if (isThere) {
        isEmpty = std::filesystem::is_empty(folder, failed);
    } else if (std::filesystem::create_directories(folder, failed); !failed) {
        std::filesystem::permissions(folder, std::filesystem::perms::owner_all, failed);
    }
    if (failed) {
        printMessage(HuntCommand::tr("%1: This folder cannot be used: %2. Name another one.")
                         .arg(fileText(folder), reasonText(failed.message())));
    } else if (!isEmpty) {
        printMessage(HuntCommand::tr("%1: This folder holds something. Name a new one, or an "
                                     "empty one.")
                         .arg(fileText(folder)));
    }
    return isEmpty && !failed;
}

/// So that the next try finds it empty. What holds a snapshot already stays.
void emptyFolder(const HuntPlan& plan, const std::string& recording)
{
    std::error_code ignored;
    if (!std::filesystem::exists(plan.files.front(), ignored)) {
        std::filesystem::remove(recording, ignored);
    }
}

/// What the program printed last, where it ended before the hunt did.
void sayHowItEnded(Recorder& recorder)
{
    const auto recording = recorder.recording();
    const ProgramOutput& output = recording->output;
    printMessage(
        output.size() == 0
            ? HuntCommand::tr("The program ended before the hunt did.")
            : HuntCommand::tr("The program ended before the hunt did. It printed last: “%1”")
                  .arg(fileText(std::string(output[output.size() - 1].text))));
}

ExitStatus giveUp(HuntedProcess& hunted, const HuntPlan& plan, const Error& error,
                  const HuntOptions& options)
{
    hunted.end();
    const bool isOwnEnd = !options.program.empty() && error.code == ErrorCode::NoSuchProcess;
    if (isOwnEnd) {
        sayHowItEnded(hunted.recorder());
    }
    emptyFolder(plan, hunted.file());
    return isOwnEnd ? ExitStatus::CannotBeWatched : refuse(error, options);
}

ExitStatus run(const HuntOptions& options, TaskControl& control)
{
    const TidyEnd closesFiles;
    if (!prepareFolder(options.folder)) {
        return ExitStatus::UnreadableInput;
    }
    const HuntPlan plan = planOf(options);
    HuntedProcess hunted(options);
    if (const auto started = hunted.start(); !started) {
        return refuse(started.error(), options);
    }
    if (const auto watched = hunted.watchHeap(control); !watched) {
        return giveUp(hunted, plan, watched.error(), options);
    }
    LeakHunt hunt(hunted.recorder(), hunted.watch(), plan, say);
    if (const auto done = hunt.run(control); !done) {
        return giveUp(hunted, plan, done.error(), options);
    }
    const HuntConditions conditions{options.times, hunt.failedActions(), hunted.hasChildren()};
    hunted.end();
    auto report = judge(plan, conditions, control);
    if (!report) {
        return report.error();
    }
    report->readings = hunt.readings();
    report->failedActions = hunt.failedActions();
    report->recording = hunted.file();
    const bool printed =
        options.isJson ? printHuntJson(*report, options) : printText(huntText(*report, options));
    if (!printed) {
        return ExitStatus::UnreadableInput;
    }
    return report->judgement.verdict == HuntVerdict::Leak ? ExitStatus::CheckFailed
                                                          : ExitStatus::Done;
}

/// What is wrong with what is to be hunted; empty if nothing.
QString targetProblem(const HuntOptions& options)
{
    if (options.pid.has_value() == !options.program.empty()) {
        return HuntCommand::tr("“hunt” wants one of: --pid N, -- COMMAND ARG...");
    }
    if (options.action.empty()) {
        return HuntCommand::tr("--action wants a command for the shell, as in “curl -s "
                               "http://localhost:3000/”.");
    }
    return options.folder.empty() ? HuntCommand::tr("--output wants the name of a folder.")
                                  : QString();
}

} // namespace

RunCommand addHunt(CommandOptions& command)
{
    constexpr auto kRequired = CommandOptions::Need::Required;
    constexpr std::uint64_t kMostTimes = 1'000'000;
    constexpr double kMostIdle = 86'400.0;
    const auto options = std::make_shared<HuntOptions>();
    command.addFooter(HuntCommand::tr(
        "Either --pid, or -- with a Node.js program and its arguments, which is ended afterwards. "
        "The action is done N times to warm up, N times between snapshots A and B, and N times "
        "between B and C. Exits with 1 if the program keeps something of each."));
    command.addNumber("--pid", options->pid, 1, std::numeric_limits<std::int32_t>::max(),
                      HuntCommand::tr("Of this process: a Node.js"));
    command.addText("--action", options->action,
                    HuntCommand::tr("What is suspected, as a command for the shell"), kRequired);
    command.addNumber("--times", options->times, std::uint64_t{1}, kMostTimes,
                      HuntCommand::tr("How often the action is done between two snapshots, 5 if "
                                      "not given"));
    command.addNumber("--idle", options->idleSeconds, 0.0, kMostIdle,
                      HuntCommand::tr("Seconds of rest before the last snapshot, 30 if not given"));
    command.addText("-o,--output", options->folder,
                    HuntCommand::tr("Folder for the snapshots and the recording; new or empty"),
                    kRequired);
    command.addFlag("--open-inspector", options->opensInspector,
                    HuntCommand::tr("Where the process has no inspector open, have it open one "
                                    "(SIGUSR1) and close it again"));
    command.addJson(options->isJson);
    command.takeProgram(options->program);
    command.addCheck([options] { return targetProblem(*options); });
    return [options](TaskControl& control) { return run(*options, control); };
}

} // namespace tidemark::app
