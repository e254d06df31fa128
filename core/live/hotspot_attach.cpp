// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/hotspot_attach.h"

#include "core/formats/types/class_histogram.h"
#include "core/live/inspector_problem.h"
#include "core/live/runtime_problem.h"
#include "core/live/unix_request.h"
#include "core/processes/process_signal.h"
#include "core/system/descriptor.h"

#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

namespace tidemark
{

namespace
{

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

std::string_view problemOf(HotspotSignal signal)
{
    switch (signal) {
    case HotspotSignal::Opens:
        break;
    case HotspotSignal::NotJvm:
        return kNotJvm;
    case HotspotSignal::OtherJvm:
        return kOtherJvm;
    case HotspotSignal::Uncaught:
        return kQuitUncaught;
    case HotspotSignal::Disabled:
        return kAttachDisabled;
    }
    return {};
}

/// The file by which a JVM tells SIGQUIT from a wish for a thread dump. Gone with this object, also
/// where the process and so the way to its /tmp is gone by then.
class AttachFile
{
public:
    static Result<AttachFile> make(const std::string& folder, std::string name, std::uint32_t user)
    {
        constexpr mode_t kOwnerOnly = 0600;
        Descriptor place(::open(folder.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
        const Descriptor file(::openat(place.number(), name.c_str(),
                                       O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
                                       kOwnerOnly));
        if (!file.isOpen() && errno == EEXIST) {
            return AttachFile({}, {}); // another one attaches just now, or has left it
        }
        if (!file.isOpen()) {
            return tl::unexpected(runtimeError(kNoAttachFile, std::strerror(errno)));
        }
        AttachFile made(std::move(place), std::move(name));
        // Older JVMs heed the file only if it is their user's.
        const auto keepsGroup = static_cast<gid_t>(-1);
        if (user != ::geteuid() && ::fchown(file.number(), user, keepsGroup) != 0) {
            return tl::unexpected(runtimeError(kNoAttachFile, std::strerror(errno)));
        }
        return made;
    }

    AttachFile(AttachFile&& other) noexcept
        : m_folder(std::move(other.m_folder)),
          m_name(std::move(other.m_name))
    {
    }
    AttachFile& operator=(AttachFile&&) = delete;
    ~AttachFile()
    {
        if (m_folder.isOpen()) {
            ::unlinkat(m_folder.number(), m_name.c_str(), 0);
        }
    }

private:
    AttachFile(Descriptor folder, std::string name)
        : m_folder(std::move(folder)),
          m_name(std::move(name))
    {
    }

    Descriptor m_folder;
    std::string m_name;
};

/// The JVM's own PID stands at the end of the names of its files.
std::string nameOf(const HotspotAccess& access, std::string_view start)
{
    return std::string(start) + std::to_string(access.ownPid);
}

std::string socketOf(const HotspotAccess& access)
{
    return access.folder + "/" + nameOf(access, ".java_pid");
}

} // namespace

Result<HotspotAttach> HotspotAttach::open(std::int32_t pid)
{
    auto access = hotspotAccessOf(pid);
    if (!access) {
        return tl::unexpected(std::move(access.error()));
    }
    if (access->signal != HotspotSignal::Opens) {
        return tl::unexpected(runtimeError(problemOf(access->signal)));
    }
    if (access->isStopped) {
        return tl::unexpected(runtimeError(kStopped));
    }
    return HotspotAttach(std::move(*access));
}

bool HotspotAttach::isSocketThere() const
{
    struct stat status {
    };
    return ::lstat(socketOf(m_access).c_str(), &status) == 0;
}

Result<void> HotspotAttach::waitForSocket(const Descriptor& end, const TaskControl& control) const
{
    constexpr auto kSocketEvery = 10ms;
    const auto due = Clock::now() + openPatience;
    while (!isSocketThere()) {
        if (control.cancelled()) {
            return failure(ErrorCode::Cancelled);
        }
        if (isReadable(end.number())) {
            return failure(ErrorCode::NoSuchProcess);
        }
        if (Clock::now() >= due) {
            return tl::unexpected(runtimeError(kNeverAttached));
        }
        std::this_thread::sleep_for(kSocketEvery);
    }
    return {};
}

Result<void> HotspotAttach::openSocket(const TaskControl& control)
{
    if (isSocketThere()) {
        return {};
    }
    const Descriptor end = openProcessEnd(m_access.identity.pid);
    const auto file =
        AttachFile::make(m_access.folder, nameOf(m_access, ".attach_pid"), m_access.user);
    if (!file && isReadable(end.number())) {
        return failure(ErrorCode::NoSuchProcess);
    }
    if (!file) {
        return tl::unexpected(file.error());
    }
    if (auto sent = sendSignal(m_access.identity, SIGQUIT); !sent) {
        return sent;
    }
    return waitForSocket(end, control);
}

Result<std::string> HotspotAttach::ask(std::string_view command, const TaskControl& control)
{
    if (control.cancelled()) {
        return failure(ErrorCode::Cancelled);
    }
    if (auto opened = openSocket(control); !opened) {
        return tl::unexpected(std::move(opened.error()));
    }
    UnixRequest request;
    request.path = socketOf(m_access);
    request.pid = m_access.identity.pid;
    request.user = m_access.user;
    request.patience = answerPatience;
    // The protocol's version, its command and three arguments, each with a zero behind it.
    for (const std::string_view word : {std::string_view("1"), std::string_view("jcmd"), command,
                                        std::string_view(), std::string_view()}) {
        request.text.append(word).push_back('\0');
    }
    auto answer = askUnixSocket(request, control);
    if (!answer) {
        return answer;
    }
    const std::size_t line = answer->find('\n');
    if (line == std::string::npos) {
        return tl::unexpected(runtimeError(answer->empty() ? kRuntimeLost : kRuntimeBadAnswer));
    }
    std::string said = answer->substr(line + 1);
    if (answer->compare(0, line, "0") != 0) {
        return tl::unexpected(runtimeError(kRefused, said.substr(0, said.find('\n'))));
    }
    return said;
}

Result<TypeTable> HotspotAttach::classHistogram(const TaskControl& control)
{
    const auto said = ask("GC.class_histogram", control);
    if (!said) {
        return tl::unexpected(said.error());
    }
    auto types = classHistogramIn(*said);
    if (types) {
        return std::move(*types);
    }
    // A JVM that ends closes the connection wherever it is.
    const bool isThere = hotspotAccessOf(m_access.identity.pid).has_value();
    return tl::unexpected(runtimeError(isThere ? kRuntimeBadAnswer : kRuntimeLost));
}

Result<JvmMemory> HotspotAttach::memory(const TaskControl& control)
{
    const auto said = ask("GC.heap_info", control);
    if (!said) {
        return tl::unexpected(said.error());
    }
    auto memory = jvmMemoryIn(*said);
    return memory ? Result<JvmMemory>(std::move(*memory))
                  : tl::unexpected(runtimeError(kRuntimeBadAnswer));
}

Result<void> HotspotAttach::collectGarbage(const TaskControl& control)
{
    const auto said = ask("GC.run", control);
    if (!said) {
        return tl::unexpected(said.error());
    }
    // Nothing when it is done. Older ones say so where explicit collections are disabled, as if
    // that were no failure.
    if (said->find_first_not_of(" \r\n") != std::string::npos) {
        return tl::unexpected(runtimeError(kRefused, said->substr(0, said->find('\n'))));
    }
    return {};
}

} // namespace tidemark
