// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"

#include "app/text/file_text.h"
#include "app/text/translation.h"
#include "app/text/version_text.h"
#include "core/formats/format_registry.h"

#include <QCoreApplication>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <limits>

namespace tidemark::app
{

namespace
{

constexpr qsizetype kMessageLimit = 200;
constexpr std::size_t kMostRows = 1'000'000'000;

struct Cli {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

std::string text(const QString& message)
{
    return message.toStdString();
}

/// Adds the options that several commands share, and where they go.
class CommandLine
{
public:
    explicit CommandLine(Arguments& arguments) : m_arguments(arguments) {}

    void define(CLI::App& app);

private:
    CLI::App* add(CLI::App& app, Command command, const char* name, const QString& description);
    void addJson(CLI::App* command);
    void addFiles(CLI::App* command);
    void addFormat(CLI::App* command);
    void addOneFile(CLI::App* command, const QString& description);
    void addSnapshot(CLI::App* command);
    CLI::Option* addComparedFile(CLI::App* command, const char* name, const QString& description);
    void defineLeak(CLI::App& app);
    void defineSnapshotCommands(CLI::App& app);
    void defineRecord(CLI::App& app);

    Arguments& m_arguments;
    std::string m_language; ///< read by languageArgument() before
};

CLI::App* CommandLine::add(CLI::App& app, Command command, const char* name,
                           const QString& description)
{
    CLI::App* const added = app.add_subcommand(name, text(description));
    added->fallthrough();
    added->callback([this, command] { m_arguments.command = command; });
    return added;
}

void CommandLine::addJson(CLI::App* command)
{
    command->add_flag("--json", m_arguments.json, text(Cli::tr("Print one JSON document")));
}

void CommandLine::addFiles(CLI::App* command)
{
    command->add_option("FILE", m_arguments.files, text(Cli::tr("Recordings to read")))->required();
}

void CommandLine::addFormat(CLI::App* command)
{
    command->add_option("--format", m_arguments.format,
                        text(Cli::tr("Read as this format instead of looking at the content")));
}

void CommandLine::addOneFile(CLI::App* command, const QString& description)
{
    command->add_option("FILE", m_arguments.files, text(description))->required()->expected(1);
}

void CommandLine::addSnapshot(CLI::App* command)
{
    command
        ->add_option("--snapshot", m_arguments.snapshot,
                     text(Cli::tr("Which snapshot of the file, the first is 0")))
        ->check(CLI::Range(std::size_t{0}, kMostRows));
}

/// In the order in which they are added.
CLI::Option* CommandLine::addComparedFile(CLI::App* command, const char* name,
                                          const QString& description)
{
    const auto take = [this](const std::string& path) { m_arguments.files.push_back(path); };
    return command->add_option_function<std::string>(name, take, text(description));
}

void CommandLine::defineLeak(CLI::App& app)
{
    CLI::App* const leak = add(
        app, Command::Leak, "leak",
        Cli::tr("Say whether memory leaks; exit with 1 if it does. Of several recordings the JSON "
                "document is about the worst, and lists all in “files”"));
    addFiles(leak);
    addJson(leak);
    leak->add_option("--limit", m_arguments.limit,
                     text(Cli::tr("Memory that the program may use: 512MiB, 2GB")));
}

void CommandLine::defineSnapshotCommands(CLI::App& app)
{
    const QString file = Cli::tr("File with a snapshot");
    CLI::App* const types =
        add(app, Command::Types, "types", Cli::tr("List a snapshot’s types with their sizes"));
    addOneFile(types, file);
    addSnapshot(types);
    addJson(types);
    types->add_option("--top", m_arguments.top, text(Cli::tr("Print only that many")))
        ->check(CLI::Range(std::size_t{0}, kMostRows));

    CLI::App* const compare =
        add(app, Command::Compare, "compare",
            Cli::tr("Compare two snapshots by type; with a third, show what outlived both"));
    addComparedFile(compare, "A", Cli::tr("The older snapshot"))->required();
    addComparedFile(compare, "B", Cli::tr("The newer snapshot"))->required();
    addComparedFile(compare, "C", Cli::tr("A later one, to find what outlived both"));
    addJson(compare);
    compare
        ->add_option("--by", m_arguments.matchBy,
                     text(Cli::tr("Match each object by its id, or only types by their name")))
        ->check(CLI::IsMember({"type", "object"}));
    compare->add_option(
        "--fail-above", m_arguments.failAbove,
        text(Cli::tr("Exit with 1 if the second is larger by more: 10%, 5MiB, 300kB")));

    CLI::App* const object =
        add(app, Command::Object, "object", Cli::tr("Show one object and what holds it"));
    addOneFile(object, file);
    addSnapshot(object);
    addJson(object);
    object->add_option("--id", m_arguments.objectId, text(Cli::tr("The object’s id")))->required();
    object
        ->add_option("--depth", m_arguments.depth,
                     text(Cli::tr("Levels of retainers to show, from 1 to 100")))
        ->check(CLI::Range(1U, 100U));

    CLI::App* const nodes =
        add(app, Command::Nodes, "nodes",
            Cli::tr("Print every object: id, shallow, retained, dominator, distance"));
    addOneFile(nodes, file);
    addSnapshot(nodes);
}

void CommandLine::defineRecord(CLI::App& app)
{
    CLI::App* const record =
        add(app, Command::Record, "record", Cli::tr("Record the memory of a process or a program"));
    record->footer(
        text(Cli::tr("Either --pid, or --name, or -- with a program and its arguments.")));
    record->add_option("--pid", m_arguments.pid, text(Cli::tr("Watch this process")))
        ->check(CLI::Range(1, std::numeric_limits<std::int32_t>::max()));
    record->add_option("--name", m_arguments.namePattern,
                       text(Cli::tr("Watch the process with this name, or with this in its "
                                    "command line")));
    record->add_option("-o,--output", m_arguments.output, text(Cli::tr("File to write")))
        ->required();
    record
        ->add_option("--interval", m_arguments.intervalMs,
                     text(Cli::tr("Milliseconds between samples, 100 if not given")))
        ->check(CLI::Range(1U, 3'600'000U));
    record
        ->add_option("--duration", m_arguments.durationSeconds,
                     text(Cli::tr("Stop after so many seconds")))
        ->check(CLI::Range(0.001, 1e9));
    record->add_flag("--children", m_arguments.withChildren,
                     text(Cli::tr("Watch child processes too")));
    record->add_flag("--follow-restarts", m_arguments.followsRestarts,
                     text(Cli::tr("Go on with the process that comes after one that has ended")));
}

void CommandLine::define(CLI::App& app)
{
    app.require_subcommand(1);
    app.add_option("--lang", m_language, text(Cli::tr("Language of messages: en or ja")));

    addJson(add(app, Command::Formats, "formats", Cli::tr("List the formats that can be read")));

    CLI::App* const summary = add(app, Command::Summary, "summary",
                                  Cli::tr("Show what recordings hold: peaks, figures, warnings"));
    addFiles(summary);
    addJson(summary);
    addFormat(summary);

    CLI::App* const runs =
        add(app, Command::Runs, "runs",
            Cli::tr("Compare recordings by peak, duration, mean and area with the first one"));
    addFiles(runs);
    addJson(runs);

    defineLeak(app);

    CLI::App* const convert = add(app, Command::Convert, "convert",
                                  Cli::tr("Write a recording as .tidemark, .csv or .json"));
    convert->add_option("FILE", m_arguments.files, text(Cli::tr("Recording to read")))
        ->required()
        ->expected(1);
    convert->add_option("-o,--output", m_arguments.output, text(Cli::tr("File to write")))
        ->required();
    addFormat(convert);

    defineSnapshotCommands(app);

    defineRecord(app);
    addJson(add(app, Command::Processes, "processes",
                Cli::tr("List the running processes with their memory, own ones first")));
}

EarlyExit wrongUsage(const QString& message)
{
    return {ExitStatus::WrongUsage, {}, message};
}

/// What is wrong with a line that CLI11 refuses. A word in the command's place comes first: CLI11
/// only tells that a command is missing.
QString refusalText(const CLI::App& app, const CLI::Error& error)
{
    const auto rest = app.remaining();
    const auto word = std::ranges::find_if(
        rest, [](const std::string& argument) { return !argument.starts_with('-'); });
    if (app.get_subcommands().empty() && word != rest.end()) {
        return Cli::tr(
                   "There is no command “%1”. “tidemark-cli --help” lists commands and options.")
            .arg(fileText(*word, kMessageLimit));
    }
    return Cli::tr("%1. “tidemark-cli --help” lists commands and options.", "what was wrong")
        .arg(fileText(error.what(), kMessageLimit));
}

/// The ids of all formats, or empty if @p id is one of them.
QStringList choicesInsteadOf(const std::string& id)
{
    const FormatRegistry registry = builtinFormats();
    QStringList ids;
    for (const auto& reader : registry.readers()) {
        if (reader->info().id == id) {
            return {};
        }
        ids += QString::fromUtf8(reader->info().id);
    }
    return ids;
}

/// Cuts "-- COMMAND ARG..." off the end of a line that records; returns how much is left.
int takeProgram(int count, const char* const* values, Arguments& arguments)
{
    const char* const* const end = values + count;
    const auto is = [](std::string_view word) {
        return [word](const char* value) { return value == word; };
    };
    const char* const* const mark = std::find_if(values, end, is("--"));
    if (mark == end || std::none_of(values, mark, is("record"))) {
        return count;
    }
    arguments.program.assign(mark + 1, end);
    return static_cast<int>(mark - values);
}

/// What is wrong with what is to be recorded; empty if nothing.
QString targetProblem(const Arguments& arguments)
{
    const int targets = (arguments.pid ? 1 : 0) + (arguments.namePattern.empty() ? 0 : 1) +
                        (arguments.program.empty() ? 0 : 1);
    return arguments.command == Command::Record && targets != 1
               ? Cli::tr("“record” wants one of: --pid N, --name PATTERN, -- COMMAND ARG...")
               : QString();
}

} // namespace

QString languageArgument(int count, const char* const* values)
{
    constexpr std::string_view kOption = "--lang";
    for (int i = 1; i < count; ++i) {
        const std::string_view value = values[i];
        if (value == "--") {
            break;
        }
        if (value == kOption && i + 1 < count) {
            return QString::fromLocal8Bit(values[i + 1]);
        }
        if (value.starts_with(kOption) && value.substr(kOption.size()).starts_with('=')) {
            return QString::fromLocal8Bit(value.substr(kOption.size() + 1));
        }
    }
    return {};
}

std::optional<EarlyExit> parseArguments(int count, const char* const* values, Arguments& arguments)
{
    CLI::App app(
        text(Cli::tr("Shows the memory of programs over time, from profiles of many tools")),
        "tidemark-cli");
    app.set_version_flag("--version", text(versionNumber()), text(Cli::tr("Show the version")));
    app.set_help_flag("-h,--help", text(Cli::tr("Show this help")));
    CommandLine commandLine(arguments);
    commandLine.define(app);
    try {
        app.parse(takeProgram(count, values, arguments), values);
    } catch (const CLI::CallForHelp&) {
        return EarlyExit{ExitStatus::Done, QString::fromStdString(app.help()), {}};
    } catch (const CLI::CallForVersion&) {
        return EarlyExit{ExitStatus::Done, versionNumber() + u'\n' + buildText() + u'\n', {}};
    } catch (const CLI::Error& error) {
        return wrongUsage(refusalText(app, error));
    }
    if (const QString problem = targetProblem(arguments); !problem.isEmpty()) {
        return wrongUsage(problem);
    }
    if (const QStringList ids = choicesInsteadOf(arguments.format);
        !arguments.format.empty() && !ids.isEmpty()) {
        return wrongUsage(Cli::tr("There is no format “%1”; choose one of: %2.")
                              .arg(fileText(arguments.format), ids.join(QStringLiteral(", "))));
    }
    return {};
}

} // namespace tidemark::app
