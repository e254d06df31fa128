// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/json_printer.h"
#include "app/cli/node_json.h"
#include "app/cli/snapshot_input.h"
#include "app/text/suspect_text.h"

namespace tidemark::app
{

namespace
{

struct SuspectsOptions {
    std::string file;
    std::size_t snapshot = 0; ///< which of the file's
    bool isJson = false;
};

JsonPrinter::Json suspectJson(const LeakSuspects& suspects, const LeakSuspect& suspect)
{
    JsonPrinter::Json json = partJson(*suspects.analysis, suspect.kept);
    json["kind"] = suspect.kept.count == 1 ? "object" : "type";
    json["share"] = suspects.shareOf(suspect);
    json["first"] = nodeJson(*suspects.analysis, suspect.node);
    json["holder"] = holderJson(suspect.holder);
    json["contents"] = partJson(*suspects.analysis, suspect.contents);
    return json;
}

bool printSuspectsJson(const ChosenSnapshot& chosen, const LeakSuspects& suspects)
{
    JsonPrinter json;
    json.add("tidemark", 1);
    json.add("path", chosen.named.path);
    json.add("total_bytes", suspects.analysis->overview->totalBytes);
    json.addList("suspects", suspects.all.size(),
                 [&](std::size_t i) { return suspectJson(suspects, suspects.all[i]); });
    json.add("least_share", kSuspectShare);
    json.add("least_bytes", kLeastSuspectBytes);
    json.add("least_objects", kLeastSuspectObjects);
    json.add("warnings", warningsJson(chosen.named));
    return json.end();
}

bool printSuspectsText(const LeakSuspects& suspects)
{
    QString text;
    for (const LeakSuspect& suspect : suspects.all) {
        text += suspectText(suspects, suspect) + QLatin1Char('\n');
    }
    return printText(text.isEmpty() ? noSuspectText() + QLatin1Char('\n') : text);
}

ExitStatus run(const SuspectsOptions& options, TaskControl& control)
{
    const auto chosen = readHeapSnapshot(options.file, options.snapshot, control);
    if (!chosen) {
        return chosen.error();
    }
    auto analysis = analyse(*chosen, control);
    if (!analysis) {
        return analysis.error();
    }
    const auto suspects = leakSuspectsOf(std::move(*analysis), control);
    if (!suspects) {
        return reportFailure(suspects.error(), options.file);
    }
    const bool printed =
        options.isJson ? printSuspectsJson(*chosen, **suspects) : printSuspectsText(**suspects);
    return printed ? ExitStatus::Done : ExitStatus::UnreadableInput;
}

} // namespace

RunCommand addSuspects(CommandOptions& command)
{
    const auto options = std::make_shared<SuspectsOptions>();
    command.addSnapshot(options->file, options->snapshot);
    command.addJson(options->isJson);
    return [options](TaskControl& control) { return run(*options, control); };
}

} // namespace tidemark::app
