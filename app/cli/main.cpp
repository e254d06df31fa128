// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/arguments/out_of_memory.h"
#include "app/cli/command_parser.h"
#include "app/cli/console.h"
#include "app/cli/interrupt.h"
#include "app/text/built_commit.h"
#include "app/text/file_text.h"
#include "app/text/translation.h"
#include "app/text/version_text.h"

#include <QCoreApplication>

#include <csignal>
#include <new>

namespace tidemark::app
{

namespace
{

/// What is said when there is no memory left, in the language that is installed.
void prepareForLackOfMemory()
{
    endWhenMemoryRunsOut(
        messageLine(QCoreApplication::translate("Cli", "There is not enough memory. Close other "
                                                       "programs, then try again.")),
        static_cast<int>(ExitStatus::UnreadableInput));
}

ExitStatus start(QCoreApplication& application, int count, const char* const* values)
{
    prepareForLackOfMemory();
    const CommandLine line = commandLineOf(count, values);
    const auto [language, others] = takeLanguage(line.words);
    if (!installTranslation(application, language)) {
        installTranslation(application);
        printMessage(
            QCoreApplication::translate("Cli", "There is no language “%1”; choose one of: %2.")
                .arg(fileText(language.toStdString()),
                     translationLanguages().join(QStringLiteral(", "))));
        return ExitStatus::WrongUsage;
    }
    prepareForLackOfMemory();
    const ParsedCommand parsed = parseCommand(line, others);
    if (parsed.run) {
        InterruptControl control;
        const ExitStatus status = parsed.run(control);
        const bool isCutShort = status == ExitStatus::UnreadableInput && control.cancelled();
        return isCutShort ? ExitStatus::Interrupted : status;
    }
    if (!parsed.message.isEmpty()) {
        printMessage(parsed.message);
    }
    const bool printed = parsed.output.isEmpty() || printText(parsed.output);
    return printed ? parsed.status : ExitStatus::UnreadableInput;
}

} // namespace

} // namespace tidemark::app

int main(int argc, char* argv[])
{
    // Writing to a closed pipe, or beyond the largest file allowed, is an error like any other.
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
    tidemark::app::endWhenMemoryRunsOut("tidemark-cli: There is not enough memory.\n", 3);
    try {
        QCoreApplication application(argc, argv);
        tidemark::app::setBuiltCommit(tidemark::app::kBuiltCommit);
        return static_cast<int>(tidemark::app::start(application, argc, argv));
    } catch (const std::bad_alloc&) { // all files are closed, or removed where they are not whole
        tidemark::app::endForLackOfMemory();
    }
}
