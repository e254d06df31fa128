// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_parser.h"

#include "app/text/file_text.h"
#include "app/text/version_text.h"

#include <QCoreApplication>

#include <CLI/CLI.hpp>
#include <algorithm>

namespace tidemark::app
{

namespace
{

constexpr qsizetype kMessageLimit = 200;

struct CommandParser {
    Q_DECLARE_TR_FUNCTIONS(CommandParser)
};

/// A command that the program knows, ready to be chosen.
struct Offered {
    CLI::App* app = nullptr;
    CommandOptions options;
    RunCommand run;
};

std::vector<Offered> offerCommands(CLI::App& app, const CommandLine& line)
{
    std::vector<Offered> offered;
    for (const Command& command : commands()) {
        const QString summary = QCoreApplication::translate("Commands", command.summary);
        CLI::App* const added = app.add_subcommand(command.name, summary.toStdString());
        added->fallthrough();
        Offered one{added, CommandOptions(*added, line.behind), {}};
        one.run = command.addOptions(one.options);
        offered.push_back(std::move(one));
    }
    return offered;
}

/// The first of @p words that is no option: the command stands there, or should; empty without one.
std::string wordIn(const Words& words)
{
    const auto word = std::ranges::find_if(
        words, [](const std::string& argument) { return !argument.starts_with('-'); });
    return word == words.end() ? std::string() : *word;
}

/// What CLI11 is to read: it takes what follows "--" as files.
Words wordsToParse(const CommandLine& line, bool takesProgram)
{
    Words words = line.words;
    if (line.hasMark && !takesProgram) {
        words.emplace_back("--");
        words.insert(words.end(), line.behind.begin(), line.behind.end());
    }
    return words;
}

ParsedCommand wrongUsage(const QString& message)
{
    return {{}, ExitStatus::WrongUsage, {}, message};
}

/// What is wrong with a line that CLI11 refuses because of @p problem. A word in the command's
/// place comes first: CLI11 only tells that a command is missing.
QString refusalText(const CLI::App& app, const QString& problem)
{
    const std::string word = wordIn(app.remaining());
    if (app.get_subcommands().empty() && !word.empty()) {
        return CommandParser::tr(
                   "There is no command “%1”. “tidemark-cli --help” lists commands and options.")
            .arg(fileText(word, kMessageLimit));
    }
    return CommandParser::tr("%1. “tidemark-cli --help” lists commands and options.",
                             "what was wrong")
        .arg(fileText(problem.toStdString(), kMessageLimit));
}

} // namespace

ParsedCommand parseCommand(const CommandLine& line, const Words& others)
{
    CLI::App app(
        CommandParser::tr("Shows the memory of programs over time, from profiles of many tools")
            .toStdString(),
        "tidemark-cli");
    app.set_version_flag("--version", (versionNumber() + u'\n' + buildText()).toStdString(),
                         CommandParser::tr("Show the version").toStdString());
    app.set_help_flag("-h,--help", CommandParser::tr("Show this help").toStdString());
    app.require_subcommand(1);
    addLanguage(app, CommandParser::tr("Language of messages: en or ja"));
    const std::vector<Offered> offered = offerCommands(app, line);

    const std::string word = wordIn(others);
    const auto named = std::ranges::find_if(
        offered, [&word](const Offered& one) { return one.app->get_name() == word; });
    const bool takesProgram = named != offered.end() && named->options.takesProgram();
    if (const auto early = parse(app, wordsToParse(line, takesProgram))) {
        return early->problem.isEmpty() ? ParsedCommand{{}, ExitStatus::Done, early->output, {}}
                                        : wrongUsage(refusalText(app, early->problem));
    }
    const auto chosen = std::ranges::find(offered, app.get_subcommands().front(), &Offered::app);
    const QString problem = chosen->options.problem();
    return problem.isEmpty() ? ParsedCommand{chosen->run, {}, {}, {}} : wrongUsage(problem);
}

} // namespace tidemark::app
