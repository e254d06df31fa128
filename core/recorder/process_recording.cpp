// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recorder/process_recording.h"

#include "core/recorder/linux_source.h"

#include <utility>

namespace tidemark
{

namespace
{

std::string joined(const std::vector<std::string>& arguments)
{
    std::string text;
    for (const std::string& argument : arguments) {
        text += (text.empty() ? "" : " ") + argument;
    }
    return text;
}

/// The process first: the recording is about it.
WatchSources sourcesOf(ProcessRecordingOptions& options, std::optional<LinuxProbe> process,
                       WatchSources further)
{
    further.insert(further.begin(),
                   std::make_unique<LinuxSource>(options.sampling, std::move(process),
                                                 std::move(options.findSuccessor)));
    return further;
}

} // namespace

std::string commandLineOf(std::int32_t pid)
{
    return joined(parseCmdline(readProcFile(procPath(pid, "cmdline")).value_or("")));
}

Result<std::unique_ptr<Recorder>> recordProcess(std::int32_t pid, ProcessRecordingOptions options,
                                                WatchSources further)
{
    auto probe = LinuxProbe::open(pid);
    if (!probe) {
        return tl::unexpected(std::move(probe.error()));
    }
    auto recorder = Recorder::open(commandLineOf(pid), options);
    if (recorder) {
        (*recorder)->start(sourcesOf(options, std::move(*probe), std::move(further)));
    }
    return recorder;
}

Result<std::unique_ptr<Recorder>>
recordNextProcess(std::string program, ProcessRecordingOptions options, WatchSources further)
{
    auto recorder = Recorder::open(std::move(program), options);
    if (recorder) {
        (*recorder)->start(sourcesOf(options, std::nullopt, std::move(further)));
    }
    return recorder;
}

Result<std::unique_ptr<Recorder>>
recordProgram(const LaunchRequest& request, ProcessRecordingOptions options, WatchSources further)
{
    if (auto found = findProgram(request); !found) {
        return tl::unexpected(std::move(found.error()));
    }
    // Before the program: if the file cannot be written it must not run in vain.
    auto recorder = Recorder::open(joined(request.arguments), options);
    if (!recorder) {
        return recorder;
    }
    auto program = launch(request);
    if (!program) {
        return tl::unexpected(std::move(program.error()));
    }
    auto probe = LinuxProbe::open(program->pid());
    std::optional<LinuxProbe> process;
    if (probe) {
        process.emplace(std::move(*probe));
    }
    auto recorded =
        std::make_unique<RecordedProgram>(std::move(*program), std::move(options.relay));
    (*recorder)->start(sourcesOf(options, std::move(process), std::move(further)),
                       std::move(recorded));
    return recorder;
}

} // namespace tidemark
