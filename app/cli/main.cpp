// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/interrupt.h"
#include "app/text/built_commit.h"
#include "app/text/file_text.h"
#include "app/text/translation.h"
#include "app/text/version_text.h"

#include <QCoreApplication>

#include <csignal>

namespace tidemark::app
{

namespace
{

ExitStatus run(const Arguments& arguments)
{
    InterruptControl control;
    switch (arguments.command) {
    case Command::Formats:
        return runFormats(arguments);
    case Command::Summary:
        return runSummary(arguments, control);
    case Command::Runs:
        return runRuns(arguments, control);
    case Command::Leak:
        return runLeak(arguments, control);
    case Command::Convert:
        return runConvert(arguments, control);
    case Command::Types:
        return runTypes(arguments, control);
    case Command::Compare:
        return runCompare(arguments, control);
    case Command::Object:
        return runObject(arguments, control);
    case Command::Nodes:
        return runNodes(arguments, control);
    case Command::Record:
        return runRecord(arguments, control);
    case Command::Processes:
        break;
    }
    return runProcesses(arguments);
}

ExitStatus start(QCoreApplication& application, int count, const char* const* values)
{
    const QString language = languageArgument(count, values);
    if (!installTranslation(application, language)) {
        installTranslation(application);
        printMessage(
            QCoreApplication::translate("Cli", "There is no language “%1”; choose one of: %2.")
                .arg(fileText(language.toStdString()),
                     translationLanguages().join(QStringLiteral(", "))));
        return ExitStatus::WrongUsage;
    }
    Arguments arguments;
    if (const auto early = parseArguments(count, values, arguments)) {
        if (!early->message.isEmpty()) {
            printMessage(early->message);
        }
        const bool printed = early->output.isEmpty() || printText(early->output);
        return printed ? early->status : ExitStatus::UnreadableInput;
    }
    return run(arguments);
}

} // namespace

} // namespace tidemark::app

int main(int argc, char* argv[])
{
    std::signal(SIGPIPE, SIG_IGN); // writing to a closed pipe is then an error like any other
    QCoreApplication application(argc, argv);
    tidemark::app::setBuiltCommit(tidemark::app::kBuiltCommit);
    return static_cast<int>(tidemark::app::start(application, argc, argv));
}
