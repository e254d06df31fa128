// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/experiment_writer.h"

#include "core/documents/exact_text.h"
#include "core/documents/json_null.h"
#include "core/documents/output_file.h"

#include <nlohmann/json.hpp>

namespace tidemark
{

namespace
{

using Json = nlohmann::ordered_json;

constexpr std::string_view kExperimentVersion = "1.0";

Json toJson(const ExperimentCommand& command)
{
    Json arguments = Json::array();
    for (const std::string& argument : command.arguments) {
        arguments.push_back(exactText(argument));
    }
    return {{"name", exactText(command.name)}, {"arguments", std::move(arguments)}};
}

Json toJson(const ExperimentRun& run)
{
    return {{"command", run.command},
            {"series", run.series},
            {"warm_up", run.isWarmUp},
            {"file", exactText(run.file.filename().string())},
            {"started_unix_ns", orNull(run.startedUnixNs)},
            {"exit", orNull(run.exitCode)},
            {"signal", orNull(run.signal)}};
}

} // namespace

Result<void> writeExperiment(const std::filesystem::path& path,
                             const ExperimentDocument& experiment, Overwrite overwrite)
{
    auto file = OutputFile::replacing(path, overwrite, Privacy::OwnerOnly);
    if (!file) {
        return tl::unexpected(std::move(file.error()));
    }
    Json document{{"tidemark", "experiment"}, {"version", kExperimentVersion}};
    document["commands"] = Json::array();
    for (const ExperimentCommand& command : experiment.commands) {
        document["commands"].push_back(toJson(command));
    }
    document["working_folder"] = exactText(experiment.workingFolder.string());
    document["interval_ms"] = experiment.interval.count();
    document["children"] = experiment.withChildren;
    document["repeat"] = experiment.repeat;
    document["warm_up"] = experiment.warmUp;
    document["runs"] = Json::array();
    for (const ExperimentRun& run : experiment.runs) {
        document["runs"].push_back(toJson(run));
    }
    file->append(jsonText(document) + "\n");
    return file->commit();
}

} // namespace tidemark
