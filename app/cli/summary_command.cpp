// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/figures_table.h"
#include "app/cli/recording_summary.h"
#include "app/cli/snapshot_input.h"
#include "core/documents/summary_json.h"

#include <nlohmann/json.hpp>

namespace tidemark::app
{

namespace
{

using Json = nlohmann::ordered_json;
using Figures = std::vector<std::optional<SnapshotFigures>>; ///< by snapshot

struct SummaryOptions {
    Words files;
    bool isJson = false;
    ReadingOptions reading;
};

/// What the command has to say so far, as text or as the elements of `recordings`.
struct Output {
    QString text;
    Json recordings = Json::array();
    ExitStatus status = ExitStatus::Done; ///< the worst that happened
};

/// The figures of one recording's snapshots. Those that could not be found out are none, and the
/// status says why.
Figures snapshotFigures(const NamedRecording& named, ExitStatus& status, TaskControl& control)
{
    Figures figures;
    for (std::size_t i = 0; i < named.recording->snapshots.size(); ++i) {
        const ChosenSnapshot chosen{named, i};
        if (!chosen.graph()) {
            figures.push_back(figuresOf(chosen.snapshot().types));
            continue;
        }
        figures.emplace_back();
        const auto overview = overviewOf(chosen, control);
        if (overview) {
            figures.back() = figuresOf(**overview);
        } else {
            status = overview.error();
        }
    }
    return figures;
}

Json summaryJson(const NamedRecording& named, const Figures& figures)
{
    const Recording& recording = *named.recording;
    Json json = recordingJson(named.path, recording);
    for (std::size_t i = 0; i < figures.size(); ++i) {
        json["snapshots"][i] =
            snapshotJson(*recording.snapshots[i], i, recording.timeline.axis, figures[i]);
    }
    return json;
}

/// Adds all recordings of one file. Only one file's are in memory at a time.
void addFile(const SummaryOptions& options, const std::string& path, const FormatRegistry& registry,
             Output& output, TaskControl& control)
{
    const ReadFiles read = readFiles({path}, control, options.reading);
    output.status = read.status == ExitStatus::Done ? output.status : read.status;
    for (const NamedRecording& named : read.recordings) {
        const Figures figures = snapshotFigures(named, output.status, control);
        if (output.status == ExitStatus::Interrupted) {
            return;
        }
        if (options.isJson) {
            output.recordings.push_back(summaryJson(named, figures));
        } else {
            output.text += output.text.isEmpty() ? QString() : QStringLiteral("\n");
            output.text += summaryText(named, figures, registry);
        }
    }
}

ExitStatus run(const SummaryOptions& options, TaskControl& control)
{
    const FormatRegistry registry = builtinFormats();
    Output output;
    for (const std::string& path : options.files) {
        addFile(options, path, registry, output, control);
        if (output.status == ExitStatus::Interrupted) {
            return output.status;
        }
    }
    const bool printed =
        options.isJson ? printJson({{"tidemark", 1}, {"recordings", std::move(output.recordings)}})
                       : printText(output.text);
    return printed ? output.status : ExitStatus::UnreadableInput;
}

} // namespace

RunCommand addSummary(CommandOptions& command)
{
    const auto options = std::make_shared<SummaryOptions>();
    command.addFiles(options->files);
    command.addJson(options->isJson);
    command.addReading(options->reading);
    return [options](TaskControl& control) { return run(*options, control); };
}

} // namespace tidemark::app
