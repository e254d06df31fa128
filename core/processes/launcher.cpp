// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/processes/launcher.h"

#include "core/processes/program_path.h"
#include "core/processes/python_agent.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <ctime>
#include <fcntl.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace tidemark
{

namespace
{

/// So that bursts find room, of calls and of output.
constexpr int kPipeBytes = 1 << 20;

tl::unexpected<Error> startFailure(int number)
{
    return failure(ErrorCode::CannotStart, std::generic_category().message(number));
}

std::int64_t bootTime()
{
    timespec now{};
    ::clock_gettime(CLOCK_BOOTTIME, &now);
    return std::int64_t{now.tv_sec} * 1'000'000'000 + now.tv_nsec;
}

/// Pointers as exec wants them, null at the end; @p texts must outlive them.
std::vector<char*> pointersTo(std::vector<std::string>& texts)
{
    std::vector<char*> pointers;
    pointers.reserve(texts.size() + 1);
    for (std::string& text : texts) {
        pointers.push_back(text.data());
    }
    pointers.push_back(nullptr);
    return pointers;
}

/// Whether the system can take it: zeros would cut texts, and names of variables end at "=".
bool isUsable(const LaunchRequest& request)
{
    const auto isWhole = [](std::string_view text) {
        return text.find('\0') == std::string_view::npos;
    };
    const auto isVariable = [&](const auto& one) {
        const auto& [name, value] = one;
        return !name.empty() && name.find('=') == std::string::npos && isWhole(name) &&
               isWhole(value);
    };
    return !request.arguments.empty() && std::ranges::all_of(request.arguments, isWhole) &&
           std::ranges::all_of(request.environment, isVariable);
}

/// "NAME=value" of this process, with the request's own in place of those.
std::vector<std::string> variablesOf(const LaunchRequest& request)
{
    std::vector<std::string> variables;
    for (char** variable = environ; variable != nullptr && *variable != nullptr; ++variable) {
        variables.emplace_back(*variable);
    }
    for (const auto& [name, value] : request.environment) {
        std::erase_if(variables, [start = name + '='](const std::string& variable) {
            return variable.starts_with(start);
        });
        variables.push_back(name + '=' + value);
    }
    return variables;
}

/// Empty if @p variables do not have it.
std::string_view valueIn(const std::vector<std::string>& variables, std::string_view start)
{
    const auto found = std::ranges::find_if(
        variables, [start](const std::string& variable) { return variable.starts_with(start); });
    return found == variables.end() ? std::string_view()
                                    : std::string_view(*found).substr(start.size());
}

Result<std::filesystem::path> findIn(const std::vector<std::string>& variables,
                                     const LaunchRequest& request)
{
    if (!isUsable(request)) {
        return startFailure(EINVAL);
    }
    std::error_code noFolder;
    const auto& folder = request.folder;
    if (!folder.empty() && !std::filesystem::is_directory(folder, noFolder)) {
        return startFailure(noFolder ? noFolder.value() : ENOTDIR);
    }
    return findProgram(request.arguments.front(), valueIn(variables, "PATH="),
                       std::filesystem::absolute(folder, noFolder));
}

/// What happens between the new process and the program in it. Errors are kept until the start.
class SpawnPlan
{
public:
    SpawnPlan()
    {
        ::posix_spawn_file_actions_init(&m_actions);
        ::posix_spawnattr_init(&m_attributes);
    }
    ~SpawnPlan()
    {
        ::posix_spawn_file_actions_destroy(&m_actions);
        ::posix_spawnattr_destroy(&m_attributes);
    }
    SpawnPlan(const SpawnPlan&) = delete;
    SpawnPlan& operator=(const SpawnPlan&) = delete;

    void enter(const std::filesystem::path& folder)
    {
        keep(::posix_spawn_file_actions_addchdir_np(&m_actions, folder.c_str()));
    }
    void giveEmptyInput()
    {
        keep(
            ::posix_spawn_file_actions_addopen(&m_actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0));
    }
    void give(const Descriptor& descriptor, int number)
    {
        keep(::posix_spawn_file_actions_adddup2(&m_actions, descriptor.number(), number));
    }
    void resetSignals(bool hasOwnGroup);

    /// The new process's PID, or why there is none.
    Result<std::int32_t> start(const std::filesystem::path& program,
                               std::vector<std::string> arguments,
                               std::vector<std::string> variables);

private:
    void keep(int error) { m_error = m_error == 0 ? error : m_error; }

    posix_spawn_file_actions_t m_actions{};
    posix_spawnattr_t m_attributes{};
    int m_error = 0;
};

void SpawnPlan::resetSignals(bool hasOwnGroup)
{
    sigset_t none;
    sigset_t ignored; // by programs such as ours; what they start would inherit that
    ::sigemptyset(&none);
    ::sigemptyset(&ignored);
    ::sigaddset(&ignored, SIGPIPE);
    ::sigaddset(&ignored, SIGXFSZ);
    keep(::posix_spawnattr_setsigmask(&m_attributes, &none));
    keep(::posix_spawnattr_setsigdefault(&m_attributes, &ignored));
    const int group = hasOwnGroup ? POSIX_SPAWN_SETPGROUP : 0;
    keep(::posix_spawnattr_setflags(
        &m_attributes, static_cast<short>(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | group)));
}

Result<std::int32_t> SpawnPlan::start(const std::filesystem::path& program,
                                      std::vector<std::string> arguments,
                                      std::vector<std::string> variables)
{
    pid_t pid = 0;
    if (m_error == 0) {
        m_error = ::posix_spawn(&pid, program.c_str(), &m_actions, &m_attributes,
                                pointersTo(arguments).data(), pointersTo(variables).data());
    }
    return m_error == 0 ? Result<std::int32_t>(pid) : startFailure(m_error);
}

} // namespace

/// Puts a LaunchedProgram together.
class ProgramStart
{
public:
    explicit ProgramStart(const LaunchRequest& request) : m_request(request) {}

    Result<LaunchedProgram> run();

private:
    Result<void> openOutput();
    void openAgent(std::vector<std::string>& variables);

    const LaunchRequest& m_request;
    SpawnPlan m_plan;
    Descriptor m_stdoutEnd; ///< the program's; closed here once it has them
    Descriptor m_stderrEnd;
    Descriptor m_agentEnd;
    LaunchedProgram m_program;
};

Result<void> ProgramStart::openOutput()
{
    auto out = Pipe::open();
    auto err = Pipe::open();
    if (!out || !err) {
        return tl::unexpected(out ? err.error() : out.error());
    }
    for (const Pipe* const pipe : {&*out, &*err}) {
        ::fcntl(pipe->writeEnd.number(), F_SETPIPE_SZ, kPipeBytes); // or it stays as it is
    }
    m_plan.give(out->writeEnd, STDOUT_FILENO);
    m_plan.give(err->writeEnd, STDERR_FILENO);
    m_program.m_stdout = std::move(out->readEnd);
    m_program.m_stderr = std::move(err->readEnd);
    m_stdoutEnd = std::move(out->writeEnd);
    m_stderrEnd = std::move(err->writeEnd);
    return {};
}

/// Any program runs without it.
void ProgramStart::openAgent(std::vector<std::string>& variables)
{
    const bool isUnbuffered =
        m_request.keepsOutput && valueIn(variables, "PYTHONUNBUFFERED=").empty();
    if (isUnbuffered) { // else lines come in blocks of 8 KiB, long after they were printed
        std::erase(variables, "PYTHONUNBUFFERED=");
        variables.emplace_back("PYTHONUNBUFFERED=1");
    }
    const auto files = m_request.hasAgent ? PythonAgent::find() : std::nullopt;
    m_program.m_isAgentMissing = m_request.hasAgent && !files;
    auto pipe = Pipe::open();
    if (!files || !pipe || ::fcntl(pipe->writeEnd.number(), F_SETFL, O_NONBLOCK) != 0) {
        return;
    }
    ::fcntl(pipe->writeEnd.number(), F_SETPIPE_SZ, kPipeBytes);
    files->addTo(variables, pipe->writeEnd, isUnbuffered);
    m_plan.give(pipe->writeEnd, pipe->writeEnd.number()); // to itself: it is inherited then
    m_program.m_agent = std::move(pipe->readEnd);
    m_agentEnd = std::move(pipe->writeEnd);
}

Result<LaunchedProgram> ProgramStart::run()
{
    auto variables = variablesOf(m_request);
    const auto program = findIn(variables, m_request);
    if (!program) {
        return tl::unexpected(program.error());
    }
    const auto& folder = m_request.folder;
    if (auto opened = m_request.keepsOutput ? openOutput() : Result<void>(); !opened) {
        return tl::unexpected(std::move(opened.error()));
    }
    if (!m_request.inheritsInput) {
        m_plan.giveEmptyInput();
    }
    if (!folder.empty()) {
        m_plan.enter(folder);
    }
    m_plan.resetSignals(m_request.hasOwnGroup);
    openAgent(variables);
    m_program.m_startedAt = bootTime();
    const auto pid = m_plan.start(*program, m_request.arguments, std::move(variables));
    if (!pid) {
        return tl::unexpected(pid.error());
    }
    m_program.m_pid = *pid;
    m_program.m_hasGroup = m_request.hasOwnGroup;
    m_program.m_exit = Descriptor(static_cast<int>(::syscall(SYS_pidfd_open, *pid, 0)));
    return std::move(m_program);
}

Result<std::filesystem::path> findProgram(const LaunchRequest& request)
{
    return findIn(variablesOf(request), request);
}

Result<LaunchedProgram> launch(const LaunchRequest& request)
{
    return ProgramStart(request).run();
}

} // namespace tidemark
