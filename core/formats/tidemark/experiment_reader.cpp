// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/tidemark/experiment_reader.h"

#include "core/formats/tidemark/document_file.h"
#include "core/formats/tidemark/tidemark_line.h"

#include <limits>
#include <system_error>

namespace tidemark
{

namespace
{

namespace fs = std::filesystem;
using nlohmann::json;

constexpr std::size_t kMostRuns = 1'000'000;
constexpr std::int64_t kLongestInterval = 3'600'000; ///< milliseconds

std::optional<ExperimentCommand> toCommand(const json& value)
{
    ExperimentCommand command{textOf(member(value, "name")).value_or("")};
    for (const json& one : member(value, "arguments")) {
        auto argument = textOf(one);
        if (!argument) {
            return {};
        }
        command.arguments.push_back(std::move(*argument));
    }
    const bool isWhole = !command.name.empty() && !command.arguments.empty();
    return isWhole ? std::optional(std::move(command)) : std::nullopt;
}

/// None where @p value is no number that an exit status or a signal may be; null is one.
bool readStatus(const json& value, std::optional<int>& status)
{
    std::optional<std::int64_t> number;
    constexpr std::int64_t kMost = std::numeric_limits<int>::max();
    if (!readOptional(value, number) || (number && (*number < 0 || *number > kMost))) {
        return false;
    }
    status = number ? std::optional(static_cast<int>(*number)) : std::nullopt;
    return true;
}

std::optional<ExperimentRun> toRun(const json& value, std::size_t commands, const fs::path& folder)
{
    const auto command = placeBelow(member(value, "command"), commands);
    const auto series = placeBelow(member(value, "series"), kMostRuns);
    const fs::path file = textOf(member(value, "file")).value_or("");
    ExperimentRun run;
    const bool isPlainName = !file.empty() && file == file.filename() && file != "..";
    if (!command || !series || *series == 0 || !isPlainName ||
        !readOptional(member(value, "started_unix_ns"), run.startedUnixNs) ||
        !readStatus(member(value, "exit"), run.exitCode) ||
        !readStatus(member(value, "signal"), run.signal)) {
        return {};
    }
    run.command = *command;
    run.series = *series;
    run.isWarmUp = member(value, "warm_up") == true;
    run.file = folder / file;
    return run;
}

tl::unexpected<Error> damaged(const json& value)
{
    constexpr std::size_t kQuoted = 80;
    return failure(ErrorCode::Malformed, value.dump(-1, ' ', true).substr(0, kQuoted), 1);
}

} // namespace

Result<ExperimentDocument> readExperiment(const fs::path& path)
{
    const auto document = readDocument(path, "experiment");
    if (!document) {
        return tl::unexpected(document.error());
    }
    std::error_code ignored;
    const fs::path folder = fs::absolute(path, ignored).parent_path();
    ExperimentDocument experiment;
    for (const json& one : member(*document, "commands")) {
        auto command = toCommand(one);
        if (!command) {
            return damaged(one);
        }
        experiment.commands.push_back(std::move(*command));
    }
    for (const json& one : member(*document, "runs")) {
        auto run = toRun(one, experiment.commands.size(), folder);
        if (!run || run->series < experiment.series()) {
            return damaged(one);
        }
        experiment.runs.push_back(std::move(*run));
    }
    const auto interval = integerOf(member(*document, "interval_ms"));
    const auto repeat = placeBelow(member(*document, "repeat"), kMostRuns);
    const auto warmUp = placeBelow(member(*document, "warm_up"), kMostRuns);
    const bool isPaced = interval && *interval >= 1 && *interval <= kLongestInterval;
    if (experiment.commands.empty() || !isPaced || !repeat || *repeat == 0 || !warmUp) {
        return damaged(*document);
    }
    experiment.workingFolder = textOf(member(*document, "working_folder")).value_or("");
    experiment.interval = std::chrono::milliseconds(*interval);
    experiment.withChildren = member(*document, "children") == true;
    experiment.repeat = *repeat;
    experiment.warmUp = *warmUp;
    return experiment;
}

} // namespace tidemark
