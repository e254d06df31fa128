// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/experiment_command.h"

#include "app/cli/console.h"
#include "app/cli/interrupt.h"
#include "app/cli/runs_report.h"
#include "app/cli/snapshot_input.h"
#include "app/text/error_text.h"
#include "app/text/experiment_text.h"
#include "app/text/file_text.h"
#include "core/formats/tidemark/experiment_reader.h"
#include "core/recorder/experiment.h"
#include "core/recorder/experiment_names.h"

#include <QCoreApplication>

#include <algorithm>
#include <unistd.h>

namespace tidemark::app
{

namespace
{

using namespace std::chrono_literals;

struct ExperimentCommandText {
    Q_DECLARE_TR_FUNCTIONS(ExperimentCommand)
};

ExperimentPlan newPlan(const ExperimentOptions& options)
{
    ExperimentPlan plan;
    const auto commands = commandsIn(options.words);
    const auto names = commandNames(commands);
    for (std::size_t i = 0; i < commands.size(); ++i) {
        plan.experiment.commands.push_back({names[i], commands[i]});
    }
    std::error_code ignored;
    plan.experiment.workingFolder = std::filesystem::current_path(ignored);
    plan.file = std::filesystem::path(options.folder) / kExperimentFileName;
    plan.overwrite = options.force ? Overwrite::AnyFile : Overwrite::Nothing;
    return plan;
}

Result<ExperimentPlan> planOf(const ExperimentOptions& options)
{
    ExperimentPlan plan;
    if (options.again.empty()) {
        plan = newPlan(options);
    } else {
        auto experiment = readExperiment(options.again);
        if (!experiment) {
            return tl::unexpected(std::move(experiment.error()));
        }
        plan.experiment = std::move(*experiment);
        plan.file = options.again;
        plan.isNew = false;
    }
    plan.experiment.repeat = options.repeat.value_or(plan.experiment.repeat);
    plan.experiment.warmUp = options.warmUp.value_or(plan.experiment.warmUp);
    if (options.intervalMs) {
        plan.experiment.interval = std::chrono::milliseconds(*options.intervalMs);
    }
    plan.experiment.withChildren = plan.experiment.withChildren || options.withChildren;
    plan.sharesTerminal = true;
    return plan;
}

/// What there is to say goes through the relay, in its place between what the programs print.
void sayThrough(OutputRelay& relay, const QString& message)
{
    if (!message.isEmpty()) {
        relay.add(OutputStream::Stderr, messageLine(message));
    }
}

/// Until all that was printed has been passed on, or it is not to be waited for.
void seeOutputOut(OutputRelay& relay, TaskControl& control)
{
    constexpr auto kPollInterval = 50ms;
    while (!control.cancelled() && !relay.waitUntilPassed(kPollInterval)) {
    }
    relay.waitUntilPassed(kPollInterval);
}

ExitStatus statusOf(ErrorCode code)
{
    return code == ErrorCode::Cancelled     ? ExitStatus::Interrupted
           : code == ErrorCode::CannotWrite ? ExitStatus::UnreadableInput
                                            : ExitStatus::CannotBeWatched;
}

/// The table and the sentences about what was made, also where it was cut short.
ExitStatus compare(const std::string& file, const TaskControl& control)
{
    TaskControl goesOn; // reading small files is not worth a second interruption
    const ReadFiles read = readRunsThatCount(file, goesOn);
    if (read.recordings.empty()) {
        printMessage(ExperimentCommandText::tr("There is no run to compare: none ended well."));
    } else if (!printRuns(read.recordings)) {
        return ExitStatus::UnreadableInput;
    }
    return control.cancelled() ? ExitStatus::Interrupted : read.status;
}

} // namespace

void addExperiment(CommandOptions& command, ExperimentOptions& experiment)
{
    constexpr std::size_t kMostRuns = 10'000;
    command.addNumber(
        "--repeat", experiment.repeat, std::size_t{1}, kMostRuns,
        ExperimentCommandText::tr("Run each program so many times, in turn, and compare "
                                  "them; --- stands between programs, --output names a "
                                  "folder"));
    command.addNumber(
        "--warm-up", experiment.warmUp, std::size_t{0}, kMostRuns,
        ExperimentCommandText::tr("Runs of each program before them that are not compared, "
                                  "none if not given"));
    command.addText(
        "--experiment", experiment.again,
        ExperimentCommandText::tr("Run the programs of this experiment again, which --repeat "
                                  "has made, and compare them with what they were"));
}

QString experimentProblem(const ExperimentOptions& options)
{
    if (!options.again.empty()) {
        return options.words.empty() && options.folder.empty()
                   ? QString()
                   : ExperimentCommandText::tr("--experiment runs the commands of that experiment "
                                               "again, into its folder: no --output and no other "
                                               "commands go with it.");
    }
    const auto commands = commandsIn(options.words);
    if (std::ranges::any_of(commands, &Words::empty)) {
        return ExperimentCommandText::tr(
            "--repeat is about programs that are started: -- COMMAND ARG... with --- between "
            "commands.");
    }
    return options.folder.empty()
               ? ExperimentCommandText::tr("--output wants the name of a folder.")
               : QString();
}

ExitStatus recordExperiment(const ExperimentOptions& options, TaskControl& control)
{
    const TidyEnd closesFiles;
    auto plan = planOf(options);
    if (!plan) {
        printMessage(errorText(plan.error(), options.again));
        return ExitStatus::UnreadableInput;
    }
    plan->relay = std::make_shared<OutputRelay>(STDOUT_FILENO, STDERR_FILENO);
    OutputRelay& relay = *plan->relay;
    const ExperimentEvents events{[&](const ExperimentStep& step) {
                                      sayThrough(relay, experimentStepText(step, plan->experiment));
                                  },
                                  [&](const ExperimentStep& /*step*/, const ExperimentRun& run) {
                                      sayThrough(relay, leftOutText(run, plan->experiment));
                                  }};
    const ExperimentOutcome outcome = runExperiment(*plan, control, events);
    seeOutputOut(relay, control);
    const auto& problem = outcome.problem;
    if (problem && problem->code != ErrorCode::Cancelled) {
        printMessage(errorText(*problem, outcome.about.string()));
    }
    const bool hasNew = outcome.experiment.runs.size() > plan->experiment.runs.size();
    const ExitStatus compared = hasNew ? compare(plan->file.string(), control) : ExitStatus::Done;
    return problem ? statusOf(problem->code) : compared;
}

} // namespace tidemark::app
