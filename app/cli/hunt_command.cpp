// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/hunt_report.h"
#include "app/cli/hunt_session.h"
#include "app/cli/hunted_process.h"
#include "app/cli/interrupt.h"
#include "app/cli/snapshot_input.h"
#include "app/text/error_text.h"
#include "app/text/file_text.h"
#include "app/text/hunt_text.h"
#include "core/live/inspector_problem.h"
#include "core/live/request_action.h"
#include "core/live/shell_action.h"

#include <QCoreApplication>

#include <limits>

namespace tidemark::app
{

namespace
{

constexpr qsizetype kPathLimit = 200;

struct HuntCommand {
    Q_DECLARE_TR_FUNCTIONS(HuntCommand)
};

std::chrono::milliseconds millisecondsOf(double seconds)
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::duration<double>(seconds));
}

std::shared_ptr<HuntAction> actionOf(const HuntOptions& options)
{
    const auto given = options.actionSeconds;
    if (options.request.empty()) {
        ShellCommand command{options.action};
        command.most = given ? millisecondsOf(*given) : command.most;
        command.passesErrorsOn = true;
        return std::make_shared<ShellAction>(std::move(command));
    }
    HttpRequest request{*httpUrlIn(options.request)};
    request.method = options.method.value_or(request.method);
    request.body = options.body.value_or(request.body);
    request.atOnce = options.parallel.value_or(request.atOnce);
    request.most = given ? millisecondsOf(*given) : request.most;
    return std::make_shared<RequestAction>(std::move(request));
}

/// Of a round, which counts from 1.
HuntPlan planOf(const HuntOptions& options, int round)
{
    HuntPlan plan;
    plan.action = actionOf(options);
    plan.actions = actionsOfRound(options.times, round);
    plan.idle = millisecondsOf(options.idleSeconds);
    const std::string ending = round == 1 ? "" : "-" + std::to_string(round);
    for (std::size_t i = 0; i < plan.files.size(); ++i) {
        const char letter = static_cast<char>('a' + i);
        plan.files[i] = options.folder + "/" + letter + ending + ".heapsnapshot";
        plan.labels[i] = huntLabel(static_cast<int>(i), round).toStdString();
    }
    for (const HuntMoment moment : kHuntMoments) {
        plan.markNames[static_cast<std::size_t>(moment)] =
            huntMarkName(moment, round).toStdString();
    }
    return plan;
}

void say(const HuntProgress& progress)
{
    if (progress.actions == 0) { // a step begins
        printMessage(huntStepText(progress));
    }
}

/// The hunt cannot begin, or go on: @p sentence says why.
ExitStatus refuse(const Error& error, const QString& sentence, const HuntOptions& options)
{
    const bool isOfAction = error.detail == kActionNeverWorked || error.detail == kActionTooLong;
    const std::string about = isOfAction ? options.action + options.request
                              : error.code == ErrorCode::CannotWrite ? options.folder
                              : options.pid ? "PID " + std::to_string(*options.pid)
                                            : options.program.front();
    printMessage(HuntCommand::tr("%1: %2", "file name: sentence")
                     .arg(fileText(about, kPathLimit), sentence));
    if (error.detail == kActionTooLong) {
        printMessage(HuntCommand::tr("With --action-limit it gets more time."));
    }
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
    std::array<std::shared_ptr<const HeapGraph>, 3> graphs;
    HuntReport report;
    for (std::size_t i = 0; i < graphs.size(); ++i) {
        report.files[i] = plan.files[i].string();
        auto read = readHeapSnapshot(report.files[i], 0, control);
        if (!read) {
            return tl::unexpected(read.error());
        }
        graphs[i] = read->graph();
    }
    auto findings = judgeHeaps(graphs, conditions, control);
    if (!findings) {
        return tl::unexpected(reportFailure(findings.error(), report.files.back()));
    }
    report.findings = std::move(*findings);
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
void emptyFolder(const HuntOptions& options, const std::string& recording)
{
    std::error_code ignored;
    if (!std::filesystem::exists(planOf(options, 1).files.front(), ignored)) {
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

ExitStatus giveUp(HuntedProcess& hunted, const Error& error, const HuntOptions& options,
                  const ActionProblem& problem = {})
{
    hunted.end();
    const bool isOwnEnd = !options.program.empty() && error.code == ErrorCode::NoSuchProcess;
    if (isOwnEnd) {
        sayHowItEnded(hunted.recorder());
    }
    emptyFolder(options, hunted.file());
    return isOwnEnd ? ExitStatus::CannotBeWatched
                    : refuse(error, huntEndText(error, problem), options);
}

/// The process ends with the last round, else it goes on.
OrExit<HuntReport> runRound(HuntedProcess& hunted, int round, const HuntOptions& options,
                            TaskControl& control)
{
    const HuntPlan plan = planOf(options, round);
    LeakHunt hunt(hunted.recorder(), hunted.watch(), plan, say);
    if (const auto done = hunt.run(control); !done) {
        return tl::unexpected(giveUp(hunted, done.error(), options, hunt.problem()));
    }
    const HuntConditions conditions{plan.actions, hunt.failedActions(), hunted.hasChildren()};
    if (round == options.rounds) {
        hunted.end();
    }
    auto report = judge(plan, conditions, control);
    if (report) {
        report->rounds = round;
        report->readings = hunt.readings();
        report->recording = hunted.file();
    }
    return report;
}

/// Round after round, as long as one leaves a doubt that more actions may settle.
OrExit<HuntReport> runRounds(HuntedProcess& hunted, const HuntOptions& options,
                             TaskControl& control)
{
    auto report = runRound(hunted, 1, options, control);
    for (int round = 2;
         round <= options.rounds && report && isWorthARound(report->findings.judgement); ++round) {
        printMessage(HuntCommand::tr("That leaves a doubt. Round %1, with %2 actions between two "
                                     "snapshots:")
                         .arg(round)
                         .arg(actionsOfRound(options.times, round)));
        report = runRound(hunted, round, options, control);
    }
    hunted.end();
    return report;
}

/// What was found is printed also where this fails.
void saveSession(HuntReport& report, HuntedProcess& hunted, const HuntOptions& options)
{
    const std::string path = options.folder + "/hunt.tidemark-session";
    const auto written = writeHuntSession(path, report, *hunted.recorder().recording());
    if (written) {
        report.session = path;
    } else {
        printMessage(errorText(written.error(), path));
    }
}

ExitStatus run(const HuntOptions& options, TaskControl& control)
{
    const TidyEnd closesFiles;
    if (!prepareFolder(options.folder)) {
        return ExitStatus::UnreadableInput;
    }
    HuntedProcess hunted(options);
    if (const auto started = hunted.start(); !started) {
        return refuse(started.error(), errorText(started.error()), options);
    }
    if (const auto watched = hunted.watchHeap(control); !watched) {
        return giveUp(hunted, watched.error(), options);
    }
    auto report = runRounds(hunted, options, control);
    if (!report) {
        return report.error();
    }
    saveSession(*report, hunted, options);
    const bool printed =
        options.isJson ? printHuntJson(*report) : printText(huntReportText(*report));
    if (!printed) {
        return ExitStatus::UnreadableInput;
    }
    const bool isLeak = report->findings.judgement.verdict == HuntVerdict::Leak;
    return isLeak ? ExitStatus::CheckFailed : ExitStatus::Done;
}

/// What is wrong with the request that is the action; empty if nothing.
QString requestProblem(const HuntOptions& options)
{
    const auto url = httpUrlIn(options.request);
    if (!url) {
        return HuntCommand::tr("“%1” is no address of a web server: write it as in "
                               "http://localhost:3000/.")
            .arg(fileText(options.request));
    }
    if (!isHttpMethod(options.method.value_or("GET"))) {
        return HuntCommand::tr("--method wants the method of a request in capitals, as in POST.");
    }
    return isOnThisMachine(*url) || options.allowsRemote
               ? QString()
               : HuntCommand::tr("%1 is not on this machine. If requests are to be sent there "
                                 "again and again, add --allow-remote.")
                     .arg(fileText(options.request));
}

/// What is wrong with the action; empty if nothing.
QString actionProblem(const HuntOptions& options)
{
    if (options.action.empty() == options.request.empty()) {
        return HuntCommand::tr("“hunt” wants one of: --action with a command for the shell, as in "
                               "“curl -s http://localhost:3000/”; --request with a URL.");
    }
    if (!options.request.empty()) {
        return requestProblem(options);
    }
    return options.method || options.body || options.parallel || options.allowsRemote
               ? HuntCommand::tr("--method, --body, --parallel and --allow-remote are about a "
                                 "request: give its URL with --request.")
               : QString();
}

/// What is wrong with what is to be hunted; empty if nothing.
QString targetProblem(const HuntOptions& options)
{
    if (options.pid.has_value() == !options.program.empty()) {
        return HuntCommand::tr("“hunt” wants one of: --pid N, -- COMMAND ARG...");
    }
    if (QString wrong = actionProblem(options); !wrong.isEmpty()) {
        return wrong;
    }
    return options.folder.empty() ? HuntCommand::tr("--output wants the name of a folder.")
                                  : QString();
}

void addRequest(CommandOptions& command, HuntOptions& options)
{
    command.addText("--request", options.request,
                    HuntCommand::tr("What is suspected, as a request to this URL"));
    command.addText("--method", options.method,
                    HuntCommand::tr("The method of the request, GET if not given"));
    command.addText("--body", options.body, HuntCommand::tr("What is sent with the request"));
    command.addNumber("--parallel", options.parallel, std::uint64_t{1}, kMostAtOnce,
                      HuntCommand::tr("How many requests are under way at once, 1 if not given"));
    command.addFlag("--allow-remote", options.allowsRemote,
                    HuntCommand::tr("Send requests to another machine too"));
}

} // namespace

RunCommand addHunt(CommandOptions& command)
{
    constexpr auto kRequired = CommandOptions::Need::Required;
    constexpr std::uint64_t kMostTimes = 1'000'000;
    constexpr double kMostIdle = 86'400.0;
    constexpr double kLeastLimit = 0.1;
    const auto options = std::make_shared<HuntOptions>();
    command.addFooter(HuntCommand::tr(
        "Either --pid, or -- with a Node.js program and its arguments, which is ended afterwards. "
        "The action is done N times to warm up, N times between snapshots A and B, and N times "
        "between B and C. Exits with 1 if the program keeps something of each."));
    command.addNumber("--pid", options->pid, 1, std::numeric_limits<std::int32_t>::max(),
                      HuntCommand::tr("Of this process: a Node.js"));
    command.addText("--action", options->action,
                    HuntCommand::tr("What is suspected, as a command for the shell"));
    addRequest(command, *options);
    command.addNumber("--action-limit", options->actionSeconds, kLeastLimit, kMostIdle,
                      HuntCommand::tr("Seconds that one action may take: if not given, 600 for a "
                                      "command and 60 for a request"));
    command.addNumber("--times", options->times, std::uint64_t{1}, kMostTimes,
                      HuntCommand::tr("How often the action is done between two snapshots, 5 if "
                                      "not given"));
    command.addNumber("--rounds", options->rounds, 1, kMostRounds,
                      HuntCommand::tr("How many rounds at most, each with twice as many actions, "
                                      "as long as one leaves a doubt; 3 if not given"));
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
