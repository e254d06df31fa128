// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recorder/recorder.h"

#include "core/recorder/recorder_loop.h"

namespace tidemark
{

namespace
{

const RecordingClock& clockOf(const RecorderOptions& options)
{
    static const SystemClock system;
    return options.clock != nullptr ? *options.clock : system;
}

/// The arguments joined by blanks, or the name in brackets where there are none.
std::string programOf(std::int32_t pid)
{
    std::string joined;
    for (const std::string& argument :
         parseCmdline(readProcFile(procPath(pid, "cmdline")).value_or(""))) {
        joined += (joined.empty() ? "" : " ") + argument;
    }
    return joined;
}

std::string joined(const std::vector<std::string>& arguments)
{
    std::string text;
    for (const std::string& argument : arguments) {
        text += (text.empty() ? "" : " ") + argument;
    }
    return text;
}

Result<std::unique_ptr<RecorderLoop>> makeLoop(RecorderOptions options, std::string program,
                                               const ClockReading& origin)
{
    std::optional<OutputFile> file;
    if (!options.file.empty()) {
        auto opened = OutputFile::growing(options.file);
        if (!opened) {
            return tl::unexpected(std::move(opened.error()));
        }
        file.emplace(std::move(*opened));
    }
    const RecordingClock& clock = clockOf(options);
    LiveRecording recording(std::move(program), origin.unix, std::move(file));
    return std::make_unique<RecorderLoop>(std::move(options), clock, origin, std::move(recording));
}

} // namespace

Recorder::Recorder(std::unique_ptr<RecorderLoop> loop) : m_loop(std::move(loop)) {}

Recorder::~Recorder() = default;

Result<std::unique_ptr<Recorder>> Recorder::attach(std::int32_t pid, RecorderOptions options)
{
    auto probe = LinuxProbe::open(pid);
    if (!probe) {
        return tl::unexpected(std::move(probe.error()));
    }
    const ClockReading origin = clockOf(options).now();
    auto loop = makeLoop(std::move(options), programOf(pid), origin);
    if (!loop) {
        return tl::unexpected(std::move(loop.error()));
    }
    (*loop)->start(std::move(*probe), {});
    return std::unique_ptr<Recorder>(new Recorder(std::move(*loop)));
}

Result<std::unique_ptr<Recorder>> Recorder::await(std::string program, RecorderOptions options)
{
    const ClockReading origin = clockOf(options).now();
    auto loop = makeLoop(std::move(options), std::move(program), origin);
    if (!loop) {
        return tl::unexpected(std::move(loop.error()));
    }
    (*loop)->start({}, {});
    return std::unique_ptr<Recorder>(new Recorder(std::move(*loop)));
}

Result<std::unique_ptr<Recorder>> Recorder::run(const LaunchRequest& request,
                                                RecorderOptions options)
{
    // Before the program: if the file cannot be written it must not run in vain.
    const std::filesystem::path file = options.file;
    const ClockReading origin = clockOf(options).now();
    auto loop = makeLoop(std::move(options), joined(request.arguments), origin);
    if (!loop) {
        return tl::unexpected(std::move(loop.error()));
    }
    auto program = launch(request);
    if (!program) {
        std::error_code ignored;
        std::filesystem::remove(file, ignored); // it holds no sample
        return tl::unexpected(std::move(program.error()));
    }
    auto probe = LinuxProbe::open(program->pid());
    std::optional<LinuxProbe> process;
    if (probe) {
        process.emplace(std::move(*probe));
    }
    (*loop)->start(std::move(process), std::move(*program));
    return std::unique_ptr<Recorder>(new Recorder(std::move(*loop)));
}

std::shared_ptr<const Recording> Recorder::recording()
{
    return m_loop->recording();
}

RecorderStatus Recorder::status() const
{
    return m_loop->status();
}

std::int64_t Recorder::position() const
{
    return m_loop->position();
}

void Recorder::addMark(std::string name, std::int64_t position)
{
    m_loop->addMark(std::move(name), position);
}

void Recorder::stop()
{
    m_loop->stop();
}

void Recorder::terminateProgram(bool atOnce)
{
    m_loop->terminateProgram(atOnce);
}

bool Recorder::waitForEnd(std::chrono::nanoseconds most)
{
    return m_loop->waitForEnd(most);
}

} // namespace tidemark
