// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_parser.h"
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

ExitStatus start(QCoreApplication& application, int count, const char* const* values)
{
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
    QCoreApplication application(argc, argv);
    tidemark::app::setBuiltCommit(tidemark::app::kBuiltCommit);
    return static_cast<int>(tidemark::app::start(application, argc, argv));
}
