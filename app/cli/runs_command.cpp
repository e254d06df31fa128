// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/recording_input.h"
#include "app/cli/text_table.h"
#include "app/text/run_columns.h"
#include "core/documents/json_null.h"
#include "core/documents/summary_json.h"
#include "core/timeline/run_comparison.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace tidemark::app
{

namespace
{

using Json = nlohmann::ordered_json;

constexpr double kSecond = 1e9; // in nanoseconds

struct RunsOptions {
    Words files;
    bool isJson = false;
    ReadingOptions reading;
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

bool printRunsText(const std::vector<Run>& runs)
{
    std::vector<ComparedRun> rows;
    for (const Run& run : runs) {
        rows.push_back({run.named.name, run.axis(), run.figures,
                        run.versusBase.value_or(RunChange()), rows.empty()});
    }
    const AxisUnit axis = runs.empty() ? AxisUnit::Nanoseconds : runs.front().axis();
    return rows.empty() || printText(textTable(runColumns(axis, SizeUnit::Binary), rows).text());
}

ExitStatus run(const RunsOptions& options, TaskControl& control)
{
    const ReadFiles read = readFiles(options.files, control, options.reading);
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
    command.addReading(options->reading);
    return [options](TaskControl& control) { return run(*options, control); };
}

} // namespace tidemark::app
