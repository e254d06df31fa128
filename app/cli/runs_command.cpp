// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/recording_input.h"
#include "app/cli/text_table.h"
#include "app/text/size_text.h"
#include "app/text/time_text.h"
#include "core/documents/json_null.h"
#include "core/documents/summary_json.h"
#include "core/timeline/run_comparison.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>

#include <cmath>

namespace tidemark::app
{

namespace
{

using Json = nlohmann::ordered_json;

constexpr double kSecond = 1e9; // in nanoseconds

struct RunsCommand {
    Q_DECLARE_TR_FUNCTIONS(RunsCommand)
};

struct RunsOptions {
    Words files;
    bool isJson = false;
};

/// A run with its figures, if it has any.
struct Run {
    const NamedRecording& named;
    std::optional<RunFigures> figures;
    std::optional<RunChange> versusBase;

    AxisUnit axis() const { return named.recording->timeline.axis; }
    bool isTimed() const { return axis() == AxisUnit::Nanoseconds; }
};

/// Changes only where base and run have figures over the same kind of axis.
std::vector<Run> toRuns(const std::vector<NamedRecording>& recordings)
{
    std::vector<Run> runs;
    for (const NamedRecording& one : recordings) {
        Run run{one, runFiguresOf(one.recording->timeline), {}};
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
            {"last", orNull(known.last)}};
}

Json runJson(const Run& run)
{
    Json json = {{"path", run.named.path}, {"name", run.named.name.toStdString()}};
    for (const char* key :
         {"peak_bytes", "peak_at", "duration_s", "mean_bytes", "area_byte_seconds", "last_bytes"}) {
        json[key] = nullptr;
    }
    if (run.figures) {
        json["peak_bytes"] = std::llround(run.figures->peakBytes);
        json["peak_at"] = axisJson(run.axis(), run.figures->peakAt);
        json["mean_bytes"] = std::llround(run.figures->meanBytes);
        json["last_bytes"] = std::llround(run.figures->lastBytes);
    }
    if (run.figures && run.isTimed()) {
        json["duration_s"] = axisJson(run.axis(), run.figures->duration);
        json["area_byte_seconds"] = run.figures->area / kSecond;
    }
    return json;
}

bool printRunsJson(const std::vector<Run>& runs)
{
    Json list = Json::array();
    for (const Run& run : runs) {
        list.push_back(runJson(run));
        if (list.size() > 1) {
            list.back()["versus_base"] = changeJson(run.versusBase);
        }
    }
    return printJson({{"tidemark", 1}, {"runs", std::move(list)}});
}

QString changeCell(const std::optional<RunChange>& change, std::optional<double> RunChange::*figure)
{
    const auto value = change ? (*change).*figure : std::nullopt;
    return value ? changeText(*value) : QString();
}

QStringList textRow(const Run& run)
{
    if (!run.figures) {
        QStringList cells(9, unknownText());
        cells[0] = run.named.name;
        return cells;
    }
    const RunFigures& figures = *run.figures;
    const QString area =
        run.isTimed()
            ? RunsCommand::tr("%1·s", "size times seconds").arg(sizeText(figures.area / kSecond))
            : unknownText();
    return {run.named.name,
            sizeText(figures.peakBytes),
            changeCell(run.versusBase, &RunChange::peak),
            axisText(run.axis(), figures.peakAt),
            axisText(run.axis(), figures.duration),
            changeCell(run.versusBase, &RunChange::duration),
            sizeText(figures.meanBytes),
            area,
            sizeText(figures.lastBytes)};
}

bool printRunsText(const std::vector<Run>& runs)
{
    constexpr auto kRight = TextTable::Align::Right;
    TextTable table({{RunsCommand::tr("Run")},
                     {RunsCommand::tr("Peak"), kRight},
                     {RunsCommand::tr("vs first"), kRight},
                     {RunsCommand::tr("Peak at"), kRight},
                     {RunsCommand::tr("Duration"), kRight},
                     {RunsCommand::tr("vs first"), kRight},
                     {RunsCommand::tr("Mean"), kRight},
                     {RunsCommand::tr("Area"), kRight},
                     {RunsCommand::tr("Last"), kRight}});
    for (const Run& run : runs) {
        table.addRow(textRow(run));
    }
    return table.isEmpty() || printText(table.text());
}

ExitStatus run(const RunsOptions& options, TaskControl& control)
{
    const ReadFiles read = readFiles(options.files, control);
    if (read.status == ExitStatus::Interrupted) {
        return read.status;
    }
    const std::vector<Run> runs = toRuns(read.recordings);
    const bool printed = options.isJson ? printRunsJson(runs) : printRunsText(runs);
    return printed ? read.status : ExitStatus::UnreadableInput;
}

} // namespace

RunCommand addRuns(CommandOptions& command)
{
    const auto options = std::make_shared<RunsOptions>();
    command.addFiles(options->files);
    command.addJson(options->isJson);
    return [options](TaskControl& control) { return run(*options, control); };
}

} // namespace tidemark::app
