// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/interrupt.h"
#include "app/cli/recording_input.h"
#include "app/report/report.h"
#include "app/text/error_text.h"
#include "app/text/file_text.h"
#include "core/documents/output_file.h"
#include "core/formats/tidemark/session_reader.h"

#include <QCoreApplication>

#include <algorithm>

namespace tidemark::app
{

namespace
{

struct ReportCommand {
    Q_DECLARE_TR_FUNCTIONS(ReportCommand)
};

struct ReportOptions {
    Words files;
    std::string output;
    bool force = false;
    std::string title; ///< empty if not given
    std::string align; ///< likewise: as the session says
    ReadingOptions reading;
};

/// The command as it can be given again: words that a shell would take apart are quoted.
QString commandText()
{
    QStringList words;
    for (QString word : QCoreApplication::arguments()) {
        const bool isPlain = !word.isEmpty() && std::ranges::all_of(word, [](QChar character) {
            return character.isLetterOrNumber() || QStringLiteral("-_./:=@%+,").contains(character);
        });
        words << (isPlain ? word
                          : QStringLiteral("'%1'").arg(
                                word.replace(QLatin1Char('\''), QStringLiteral("'\\''"))));
    }
    return words.join(QLatin1Char(' '));
}

ReportedRecording reported(const NamedRecording& named, const FormatRegistry& registry)
{
    const FormatReader* const reader = registry.find(named.recording->format);
    return {named.path,
            named.name,
            QString::fromUtf8(reader != nullptr ? reader->info().name : named.recording->format),
            named.recording,
            named.group,
            named.groupBase};
}

bool isSession(const std::string& path)
{
    return std::filesystem::path(path).extension() == ".tidemark-session";
}

SnapshotPtr snapshotAt(const std::vector<std::size_t>& places,
                       const std::vector<ReportedRecording>& recordings,
                       const SessionSnapshot& wanted)
{
    if (wanted.recording >= places.size() || places[wanted.recording] >= recordings.size()) {
        return nullptr;
    }
    const auto& snapshots = recordings[places[wanted.recording]].recording->snapshots;
    return wanted.index < snapshots.size() ? snapshots[wanted.index] : nullptr;
}

/// What a session holds goes into @p request: its recordings under their names, notes and hunt.
ExitStatus addSession(const std::string& path, const FormatRegistry& registry,
                      ReportRequest& request, TaskControl& control)
{
    const auto session = readSession(path);
    if (!session) {
        printMessage(errorText(session.error(), path));
        return ExitStatus::UnreadableInput;
    }
    std::vector<std::vector<NamedRecording>> files;
    ExitStatus status = ExitStatus::Done;
    for (const auto& file : session->files) {
        ReadFiles read = readFiles({file.string()}, control);
        status = read.status == ExitStatus::Done ? status : read.status;
        if (status == ExitStatus::Interrupted) {
            return status;
        }
        files.push_back(std::move(read.recordings));
    }
    std::vector<std::size_t> places; ///< in the request, of the recordings of the session
    for (const SessionRecording& one : session->recordings) {
        places.push_back(request.recordings.size());
        if (one.file < files.size() && one.placeInFile < files[one.file].size()) {
            request.recordings.push_back(reported(files[one.file][one.placeInFile], registry));
            request.recordings.back().name = QString::fromStdString(one.name);
        } else {
            places.back() = std::numeric_limits<std::size_t>::max();
        }
    }
    request.notes = QString::fromStdString(session->notes);
    request.alignment = session->alignment;
    if (session->hunt) {
        const SessionHunt& hunt = *session->hunt;
        ReportedHunt told{{}, {hunt.actions, hunt.failedActions, hunt.hasOtherProcesses}};
        for (std::size_t i = 0; i < told.snapshots.size(); ++i) {
            told.snapshots[i] = snapshotAt(places, request.recordings, hunt.snapshots[i]);
        }
        if (std::ranges::all_of(told.snapshots, [](const SnapshotPtr& one) {
                return one != nullptr && one->graph != nullptr;
            })) {
            request.hunt = std::move(told);
        }
    }
    return status;
}

ExitStatus collect(const ReportOptions& options, ReportRequest& request, TaskControl& control)
{
    const FormatRegistry registry = builtinFormats();
    ExitStatus status = ExitStatus::Done;
    for (const std::string& path : options.files) {
        ExitStatus here = ExitStatus::Done;
        if (isSession(path)) {
            here = addSession(path, registry, request, control);
        } else {
            const ReadFiles read = readFiles({path}, control, options.reading);
            here = read.status;
            for (const NamedRecording& named : read.recordings) {
                request.recordings.push_back(reported(named, registry));
            }
        }
        if (here == ExitStatus::Interrupted) {
            return here;
        }
        status = here == ExitStatus::Done ? status : here;
    }
    return status;
}

ExitStatus run(const ReportOptions& options, TaskControl& control)
{
    const std::string ending = std::filesystem::path(options.output).extension().string();
    if (ending != ".html" && ending != ".htm") {
        printMessage(ReportCommand::tr("%1: The name of a report must end in .html.")
                         .arg(fileText(options.output)));
        return ExitStatus::WrongUsage;
    }
    const auto alignment = readAlignment(options.align);
    if (!options.align.empty() && !alignment) {
        printMessage(
            ReportCommand::tr("--align: “%1” is none of start, wall_clock, end, stretched, "
                              "functions, function=NAME, mark=NAME.")
                .arg(fileText(options.align)));
        return ExitStatus::WrongUsage;
    }
    const TidyEnd removesPart;
    const Overwrite overwrite = options.force ? Overwrite::AnyFile : Overwrite::OwnRecordings;
    auto file = OutputFile::replacing(options.output, overwrite); // before all the work
    if (!file) {
        printMessage(errorText(file.error(), options.output));
        return ExitStatus::UnreadableInput;
    }
    ReportRequest request;
    request.title = QString::fromStdString(options.title);
    request.command = commandText();
    const ExitStatus status = collect(options, request, control);
    request.alignment = alignment.value_or(request.alignment);
    if (status == ExitStatus::Interrupted || request.recordings.empty()) {
        return status;
    }
    auto report = makeReport(request, control);
    if (!report) {
        printMessage(errorText(report.error()));
        return report.error().code == ErrorCode::Cancelled ? ExitStatus::Interrupted
                                                           : ExitStatus::UnreadableInput;
    }
    file->append(report->toStdString());
    if (const auto written = file->commit(); !written) {
        printMessage(errorText(written.error(), options.output));
        return ExitStatus::UnreadableInput;
    }
    return status;
}

} // namespace

RunCommand addReport(CommandOptions& command)
{
    const auto options = std::make_shared<ReportOptions>();
    command.addFooter(ReportCommand::tr(
        "One HTML page that needs no network and no script. Recordings, heap snapshots and "
        "sessions (.tidemark-session) may be named together."));
    command.addFiles(options->files);
    command.addOutput(options->output, options->force);
    command.addText("--title", options->title,
                    ReportCommand::tr("What stands above it; the names of the recordings if not "
                                      "given"));
    command.addText("--align", options->align,
                    ReportCommand::tr("How the runs lie over one another: start, wall_clock, end, "
                                      "stretched, functions, function=NAME or mark=NAME; as a "
                                      "session has it, or at their start, if not given"));
    command.addReading(options->reading);
    return [options](TaskControl& control) { return run(*options, control); };
}

} // namespace tidemark::app
