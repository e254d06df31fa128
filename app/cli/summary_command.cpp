// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/recording_summary.h"
#include "core/storage/summary_json.h"

#include <nlohmann/json.hpp>

namespace tidemark::app
{

namespace
{

bool printSummaryJson(const std::vector<NamedRecording>& recordings)
{
    nlohmann::ordered_json document = {{"tidemark", 1},
                                       {"recordings", nlohmann::ordered_json::array()}};
    for (const NamedRecording& one : recordings) {
        document["recordings"].push_back(recordingJson(one.path, *one.recording));
    }
    return printJson(document);
}

bool printSummaryText(const std::vector<NamedRecording>& recordings)
{
    const FormatRegistry registry = builtinFormats();
    QString text;
    for (const NamedRecording& one : recordings) {
        text += text.isEmpty() ? QString() : QStringLiteral("\n");
        text += summaryText(one, registry);
    }
    return printText(text);
}

} // namespace

ExitStatus runSummary(const Arguments& arguments, TaskControl& control)
{
    const ReadFiles read = readFiles(arguments, control);
    if (read.status == ExitStatus::Interrupted) {
        return read.status;
    }
    const bool printed =
        arguments.json ? printSummaryJson(read.recordings) : printSummaryText(read.recordings);
    return printed ? read.status : ExitStatus::UnreadableInput;
}

} // namespace tidemark::app
