// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/experiment_text.h"

#include "app/text/file_text.h"

#include <QCoreApplication>

namespace tidemark::app
{

namespace
{

struct ExperimentText {
    Q_DECLARE_TR_FUNCTIONS(ExperimentText)
};

} // namespace

QString experimentCommandText(const ExperimentCommand& command)
{
    std::string line;
    for (const std::string& argument : command.arguments) {
        line += (line.empty() ? "" : " ") + argument;
    }
    return fileText(line);
}

QString runOutcomeText(const ExperimentRun& run)
{
    return run.signal        ? ExperimentText::tr("ended by signal %1").arg(*run.signal)
           : run.hasFailed() ? ExperimentText::tr("exited with %1").arg(*run.exitCode)
           : run.isWarmUp    ? ExperimentText::tr("to warm up")
                             : ExperimentText::tr("compared");
}

QString experimentStepText(const ExperimentStep& step, const ExperimentDocument& experiment)
{
    const QString command = experimentCommandText(experiment.commands[step.command]);
    return step.isWarmUp
               ? ExperimentText::tr("Run %1 of %2, to warm up: %3", "number, all, command")
                     .arg(step.number)
                     .arg(step.runs)
                     .arg(command)
               : ExperimentText::tr("Run %1 of %2: %3", "number, all, command")
                     .arg(step.number)
                     .arg(step.runs)
                     .arg(command);
}

QString leftOutText(const ExperimentRun& run, const ExperimentDocument& experiment)
{
    if (run.isWarmUp || !run.hasFailed()) {
        return {};
    }
    const QString file = fileText(run.file.filename().string());
    const QString name = fileText(experiment.commands[run.command].name);
    return run.signal ? ExperimentText::tr("%1: %2 was ended by signal %3: this run is left out "
                                           "of the comparison.",
                                           "file, command, number")
                            .arg(file, name)
                            .arg(*run.signal)
                      : ExperimentText::tr("%1: %2 exited with %3: this run is left out of the "
                                           "comparison.",
                                           "file, command, number")
                            .arg(file, name)
                            .arg(*run.exitCode);
}

QString experimentGroupText(const ExperimentRun& run, const ExperimentDocument& experiment)
{
    const QString name = fileText(experiment.commands[run.command].name);
    return experiment.series() == 1
               ? name
               : ExperimentText::tr("%1, series %2", "command, number").arg(name).arg(run.series);
}

} // namespace tidemark::app
