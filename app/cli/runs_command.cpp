// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/run_groups_report.h"
#include "app/cli/runs_report.h"
#include "app/cli/snapshot_input.h"
#include "app/cli/text_table.h"
#include "app/text/file_text.h"
#include "app/text/run_columns.h"
#include "app/text/warning_text.h"
#include "core/documents/json_null.h"
#include "core/documents/output_file.h"
#include "core/documents/summary_json.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <set>

namespace tidemark::app
{

namespace
{

using Json = nlohmann::ordered_json;

struct RunsCommand {
    Q_DECLARE_TR_FUNCTIONS(RunsCommand)
};

struct RunsOptions {
    Words files;
    bool isJson = false;
    bool isMarkdown = false;
    std::string junit; ///< path; empty if not asked for
    bool force = false;
    ReadingOptions reading;
    std::optional<std::string> failAbove; ///< none if not asked for
    std::vector<GroupPattern> groups;
};

/// Changes only where base and run have figures over the same kind of axis.
std::vector<Run> toRuns(const std::vector<NamedRecording>& recordings)
{
    std::vector<Run> runs;
    for (const NamedRecording& one : recordings) {
        Run run{one, runFiguresOf(*one.recording), {}};
        if (!runs.empty() && run.figures && runs.front().figures) {
            run.versusBase = changeOf(*run.figures, *runs.front().figures);
            if (run.axis() != runs.front().axis()) {
                run.versusBase->duration.reset();
                run.versusBase->area.reset();
            }
        }
        runs.push_back(run);
    }
    return runs;
}

Json changeJson(const std::optional<RunChange>& change)
{
    const RunChange known = change.value_or(RunChange());
    return {{"peak", orNull(known.peak)},
            {"duration", orNull(known.duration)},
            {"mean", orNull(known.mean)},
            {"area", orNull(known.area)},
            {"last", orNull(known.last)},
            {"peak_per_item", orNull(known.peakPerItem)},
            {"duration_per_item", orNull(known.durationPerItem)}};
}

Json runJson(const Run& run)
{
    Json json = {{"path", run.named.path}, {"name", run.named.name.toStdString()}};
    for (const char* key :
         {"peak_bytes", "peak_at", "duration_s", "mean_bytes", "area_byte_seconds", "last_bytes",
          "count", "peak_bytes_per_item", "seconds_per_item"}) {
        json[key] = nullptr;
    }
    json["told"] = Json::object();
    if (run.figures) {
        json["peak_bytes"] = std::llround(run.figures->peakBytes);
        json["count"] = orNull(run.figures->count);
        for (const LastTold& told : run.figures->told) {
            json["told"][told.name] = told.value;
        }
    }
    if (run.figures && run.figures->count) {
        json["peak_bytes_per_item"] = run.figures->peakPerItem();
        json["seconds_per_item"] =
            run.isTimed() ? Json(run.figures->durationPerItem() / kNanosecondsInSecond) : Json();
    }
    if (run.figures && run.figures->hasSamples) {
        json["peak_at"] = axisJson(run.axis(), run.figures->peakAt);
        json["mean_bytes"] = std::llround(run.figures->meanBytes);
        json["last_bytes"] = std::llround(run.figures->lastBytes);
    }
    if (run.figures && run.isTimed()) {
        json["duration_s"] = axisJson(run.axis(), run.figures->duration);
    }
    if (run.figures && run.figures->hasSamples && run.isTimed()) {
        json["area_byte_seconds"] = run.figures->area / kNanosecondsInSecond;
    }
    return json;
}

/// What came of comparing the runs.
struct Report {
    std::vector<Run> runs;
    std::vector<RunGroup> groups;          ///< empty if none were asked for
    std::optional<GrowthLimit> limit;      ///< none if not asked for
    std::vector<QString> withoutRuns = {}; ///< groups that should have had runs
    Json warnings = Json::array();
};

/// Whether the peak of a run is above that of the first by more than @p limit.
bool isPassed(const GrowthLimit& limit, const Run& run, const Run& base)
{
    const auto bytes = [](const Run& one) {
        return static_cast<std::uint64_t>(std::llround(one.figures->peakBytes));
    };
    return run.figures && base.figures && limit.isPassed(bytes(base), bytes(run));
}

/// The names of the groups or, without groups, of the runs that are above the limit.
std::vector<std::string> passedNames(const Report& report)
{
    std::vector<std::string> names;
    if (!report.limit) {
        return names;
    }
    for (const RunGroup& group : report.groups) {
        if (isPassed(*report.limit, group)) {
            names.push_back(group.name);
        }
    }
    for (std::size_t i = 1; report.groups.empty() && i < report.runs.size(); ++i) {
        if (isPassed(*report.limit, report.runs[i], report.runs[0])) {
            names.push_back(report.runs[i].named.name.toStdString());
        }
    }
    return names;
}

bool printReportJson(const RunsOptions& options, const Report& report)
{
    Json list = Json::array();
    for (const Run& run : report.runs) {
        list.push_back(runJson(run));
        if (list.size() > 1) {
            list.back()["versus_base"] = changeJson(run.versusBase);
        }
    }
    Json document{{"tidemark", 1}, {"runs", std::move(list)}};
    if (!report.groups.empty()) {
        document["groups"] = groupsJson(report.groups);
    }
    document["warnings"] = report.warnings;
    if (report.limit) {
        document["fail_above"] = {{"limit", *options.failAbove}, {"failed", passedNames(report)}};
    }
    return printJson(document);
}

bool printReportText(const Report& report)
{
    std::vector<ComparedRun> rows;
    RunColumnChoice choice;
    for (const Run& run : report.runs) {
        rows.push_back({run.named.name, run.axis(), run.figures,
                        run.versusBase.value_or(RunChange()), rows.empty()});
        choice.add(run.figures);
    }
    if (rows.empty()) {
        return true;
    }
    QString text =
        textTable(runColumns(report.runs.front().axis(), SizeUnit::Binary, choice), rows).text();
    if (!report.groups.empty()) {
        text += QLatin1Char('\n') + groupsText(report.groups);
    }
    return printText(text);
}

/// False after saying why.
bool writeJUnit(const RunsOptions& options, const Report& report)
{
    auto file = OutputFile::replacing(options.junit,
                                      options.force ? Overwrite::AnyFile : Overwrite::Nothing);
    if (file) {
        file->append(groupsJUnit(report.groups, report.limit, report.withoutRuns).toStdString());
    }
    const auto written = file ? file->commit() : tl::unexpected(file.error());
    if (!written) {
        reportFailure(written.error(), options.junit);
    }
    return written.has_value();
}

bool print(const RunsOptions& options, const Report& report)
{
    if (!options.junit.empty() && !writeJUnit(options, report)) {
        return false;
    }
    return options.isJson       ? printReportJson(options, report)
           : options.isMarkdown ? printText(groupsMarkdown(report.groups))
                                : printReportText(report);
}

/// What was odd about the files: each warning once, and in the JSON.
void addWarnings(const std::vector<NamedRecording>& recordings, Report& report)
{
    std::set<QString> said;
    for (const NamedRecording& named : recordings) {
        for (const Warning& warning : named.recording->warnings) {
            const QString text = RunsCommand::tr("%1: %2", "file name: warning")
                                     .arg(fileText(named.path), warningText(warning));
            if (said.insert(text).second) {
                printMessage(text);
                report.warnings.push_back(warningJson(warning));
                report.warnings.back()["path"] = named.path;
            }
        }
    }
}

/// Whether there are two whose peaks can be set against each other.
bool canBeChecked(const Report& report)
{
    if (!report.groups.empty()) {
        return report.groups.size() > 1;
    }
    return report.runs.size() > 1 &&
           std::ranges::all_of(report.runs, [](const Run& run) { return run.figures.has_value(); });
}

/// Says what is above the limit, and what cannot be checked: that is no success.
ExitStatus check(const RunsOptions& options, const Report& report)
{
    const auto passed = passedNames(report);
    for (const std::string& name : passed) {
        printMessage(RunsCommand::tr("The peak of %1 is above the limit of %2.")
                         .arg(fileText(name), fileText(*options.failAbove)));
    }
    for (const QString& group : report.withoutRuns) {
        printMessage(RunsCommand::tr("No run of %1 ended well: it fails the check.").arg(group));
    }
    if (!passed.empty() || !report.withoutRuns.empty()) {
        return ExitStatus::CheckFailed;
    }
    if (!canBeChecked(report)) {
        printMessage(RunsCommand::tr("--fail-above has nothing to compare: it takes two runs or "
                                     "groups whose peaks are known."));
        return ExitStatus::WrongUsage;
    }
    return ExitStatus::Done;
}

ExitStatus run(const RunsOptions& options, TaskControl& control)
{
    const ReadFiles read = readFiles(options.files, control, options.reading);
    if (read.status == ExitStatus::Interrupted) {
        return read.status;
    }
    Report report{toRuns(read.recordings), {}, {}, read.withoutRuns};
    report.limit = options.failAbove ? growthLimitOf(*options.failAbove) : std::nullopt;
    addWarnings(read.recordings, report);
    if (!options.groups.empty()) {
        auto groups = groupRuns(report.runs, options.groups);
        if (!groups) {
            printMessage(groups.error());
            return read.status == ExitStatus::Done ? ExitStatus::WrongUsage : read.status;
        }
        report.groups = std::move(*groups);
    } else {
        report.groups = groupsByThemselves(report.runs);
    }
    const bool isAboutGroups = !report.groups.empty() || !report.withoutRuns.empty();
    if (!isAboutGroups && (options.isMarkdown || !options.junit.empty())) {
        printMessage(RunsCommand::tr("--markdown and --junit are about groups: give --group."));
        return read.status == ExitStatus::Done ? ExitStatus::WrongUsage : read.status;
    }
    if (!print(options, report)) {
        return ExitStatus::UnreadableInput;
    }
    const ExitStatus checked = report.limit ? check(options, report) : ExitStatus::Done;
    return read.status == ExitStatus::Done ? checked : read.status;
}

/// The sentence about what is wrong with them, or nothing.
QString takeGroups(const Words& texts, RunsOptions& options)
{
    for (const std::string& text : texts) {
        const auto group = groupPatternIn(text);
        if (!group) {
            return RunsCommand::tr("“%1” is no group. Give a name and a pattern, as in "
                                   "base=before/*.")
                .arg(fileText(text));
        }
        options.groups.push_back(*group);
    }
    if (options.failAbove && !growthLimitOf(*options.failAbove)) {
        return RunsCommand::tr("“%1” is no limit. Give a share or a size, as in 10%, 5MiB or "
                               "300kB.")
            .arg(fileText(*options.failAbove));
    }
    return {};
}

} // namespace

bool printRuns(const std::vector<NamedRecording>& recordings)
{
    Report report{toRuns(recordings), {}, {}};
    report.groups = groupsByThemselves(report.runs);
    return printReportText(report);
}

RunCommand addRuns(CommandOptions& command)
{
    const auto options = std::make_shared<RunsOptions>();
    command.addFiles(options->files);
    command.addJson(options->isJson);
    command.addReading(options->reading);
    const auto groups = std::make_shared<Words>();
    command.addTexts("--group", *groups,
                     RunsCommand::tr("Put the runs whose path or name fits a pattern into a group, "
                                     "the first of which is the base: base=before/*; may be "
                                     "repeated"));
    command.addText("--fail-above", options->failAbove,
                    RunsCommand::tr("Exit with 1 if the peak is above that of the base by more, "
                                    "noise left aside: 5%, 20MiB"));
    command.addFlag("--markdown", options->isMarkdown,
                    RunsCommand::tr("Print the groups as Markdown"));
    command.addText("--junit", options->junit,
                    RunsCommand::tr("Write the groups to this file, as JUnit writes test cases"));
    command.addFlag("--force", options->force,
                    RunsCommand::tr("Replace the file of --junit, if it is there"));
    command.addCheck([options, groups] { return takeGroups(*groups, *options); });
    return [options](TaskControl& control) { return run(*options, control); };
}

} // namespace tidemark::app
