// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/text_table.h"
#include "app/text/error_text.h"
#include "app/text/process_columns.h"
#include "core/documents/json_null.h"
#include "core/processes/process_list.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <thread>
#include <unistd.h>

namespace tidemark::app
{

namespace
{

using Json = nlohmann::ordered_json;

/// Over which CPU use is measured: 25 of the ticks that the kernel counts in.
constexpr std::chrono::milliseconds kMeasured(250);

constexpr std::chrono::milliseconds kLook(10);

struct ProcessesOptions {
    bool isJson = false;
};

Json textOrNull(std::string_view text)
{
    return text.empty() ? Json() : Json(text);
}

Json processJson(const ProcessEntry& process)
{
    return {{"pid", process.identity.pid},
            {"parent_pid", process.parent},
            {"name", process.name},
            {"user", textOrNull(std::string_view(process.user))},
            {"uid", orNull(process.uid)},
            {"command_line", process.commandLine},
            {"rss_bytes", orNull(process.resident)},
            {"cpu_percent", orNull(process.cpuPercent)},
            {"runtime", textOrNull(runtimeId(process.runtime))},
            {"container", textOrNull(std::string_view(process.container))},
            {"state", std::string(1, process.state)},
            {"started_unix_s", process.startedUnix},
            {"threads", orNull(process.threads)}};
}

/// User processes, the largest first, those of the user before those of others. After an
/// interruption they may be any.
std::vector<ProcessEntry> listProcesses(const TaskControl& control)
{
    ProcessList list;
    list.list();
    const auto end = std::chrono::steady_clock::now() + kMeasured;
    while (!control.cancelled() && std::chrono::steady_clock::now() < end) {
        std::this_thread::sleep_for(kLook);
    }
    std::vector<ProcessEntry> processes = list.list();
    std::erase_if(processes, [](const ProcessEntry& one) { return one.isKernelThread; });
    const std::uint32_t self = ::geteuid();
    std::ranges::stable_sort(processes, std::ranges::greater(), [self](const ProcessEntry& one) {
        return std::pair(one.uid == self, one.resident.value_or(0));
    });
    return processes;
}

bool printProcessesJson(const std::vector<ProcessEntry>& processes)
{
    Json list = Json::array();
    for (const ProcessEntry& process : processes) {
        list.push_back(processJson(process));
    }
    return printJson({{"tidemark", 1}, {"processes", std::move(list)}});
}

bool printProcessesText(const std::vector<ProcessEntry>& processes)
{
    auto columns = processColumns(SizeUnit::Binary);
    std::swap(columns[0], columns[1]); // the PID first, as ps has it
    return printText(textTable(columns, processes).text());
}

ExitStatus run(const ProcessesOptions& options, const TaskControl& control)
{
    const std::vector<ProcessEntry> processes = listProcesses(control);
    if (control.cancelled()) {
        printMessage(errorText(Error{ErrorCode::Cancelled, {}}));
        return ExitStatus::Interrupted;
    }
    const bool printed =
        options.isJson ? printProcessesJson(processes) : printProcessesText(processes);
    return printed ? ExitStatus::Done : ExitStatus::UnreadableInput;
}

} // namespace

RunCommand addProcesses(CommandOptions& command)
{
    const auto options = std::make_shared<ProcessesOptions>();
    command.addJson(options->isJson);
    return [options](TaskControl& control) { return run(*options, control); };
}

} // namespace tidemark::app
