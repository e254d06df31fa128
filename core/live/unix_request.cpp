// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/unix_request.h"

#include "core/live/inspector_problem.h"
#include "core/live/runtime_problem.h"
#include "core/system/descriptor.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace tidemark
{

namespace
{

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr auto kLookEvery = 50ms;

tl::unexpected<Error> problem(std::string_view what, int number = 0)
{
    return tl::unexpected(
        runtimeError(what, number == 0 ? std::string_view() : std::strerror(number)));
}

/// Waits until @p socket can do @p what, or until @p due.
Result<void> waitFor(const Descriptor& socket, short what, Clock::time_point due,
                     const TaskControl& control)
{
    while (!control.cancelled()) {
        pollfd wait{socket.number(), what, 0};
        const int ready = ::poll(&wait, 1, static_cast<int>(kLookEvery.count()));
        if (ready > 0) {
            return {};
        }
        if (ready < 0 && errno != EINTR) {
            return problem(kRuntimeLost, errno);
        }
        if (Clock::now() >= due) {
            return problem(kNoAnswer);
        }
    }
    return failure(ErrorCode::Cancelled);
}

/// Anybody may make a socket of that name in /tmp.
Result<void> checkOwner(const UnixRequest& request)
{
    struct stat status {
    };
    if (::lstat(request.path.c_str(), &status) != 0) {
        return problem(kRuntimeLost, errno);
    }
    return S_ISSOCK(status.st_mode) && status.st_uid == request.user ? Result<void>()
                                                                     : problem(kForeignSocket);
}

Result<void> checkPeer(const Descriptor& socket, const UnixRequest& request)
{
    ucred peer{};
    socklen_t size = sizeof(peer);
    if (::getsockopt(socket.number(), SOL_SOCKET, SO_PEERCRED, &peer, &size) != 0) {
        return problem(kRuntimeLost, errno);
    }
    return peer.pid == request.pid ? Result<void>() : problem(kForeignSocket);
}

Result<Descriptor> connectTo(const UnixRequest& request, Clock::time_point due,
                             const TaskControl& control)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (request.path.size() >= sizeof(address.sun_path)) {
        return problem(kRuntimeLost, ENAMETOOLONG);
    }
    request.path.copy(static_cast<char*>(address.sun_path), request.path.size());
    Descriptor socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    if (!socket.isOpen()) {
        return problem(kRuntimeLost, errno);
    }
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): as sockets have it
    const auto* const there = reinterpret_cast<const sockaddr*>(&address);
    while (::connect(socket.number(), there, sizeof(address)) != 0) {
        if (errno != EAGAIN && errno != EINTR) {
            return problem(kRuntimeLost, errno);
        }
        // Too many wait there already.
        if (Clock::now() >= due || control.cancelled()) {
            return control.cancelled() ? failure(ErrorCode::Cancelled) : problem(kNoAnswer);
        }
        ::poll(nullptr, 0, static_cast<int>(kLookEvery.count()));
    }
    return socket;
}

Result<void> sendText(const Descriptor& socket, std::string_view text, Clock::time_point due,
                      const TaskControl& control)
{
    while (!text.empty()) {
        if (auto ready = waitFor(socket, POLLOUT, due, control); !ready) {
            return ready;
        }
        const ssize_t sent = ::send(socket.number(), text.data(), text.size(), MSG_NOSIGNAL);
        if (sent < 0 && errno != EAGAIN && errno != EINTR) {
            return problem(kRuntimeLost, errno);
        }
        text.remove_prefix(sent < 0 ? 0 : static_cast<std::size_t>(sent));
    }
    return {};
}

Result<std::string> receive(const Descriptor& socket, const UnixRequest& request,
                            const TaskControl& control)
{
    constexpr std::size_t kBlock = 1U << 16U;
    std::array<char, kBlock> block{};
    std::string answer;
    while (true) {
        if (auto ready = waitFor(socket, POLLIN, Clock::now() + request.patience, control);
            !ready) {
            return tl::unexpected(std::move(ready.error()));
        }
        const ssize_t size = ::recv(socket.number(), block.data(), block.size(), 0);
        if (size == 0) {
            return answer;
        }
        if (size < 0 && errno != EAGAIN && errno != EINTR) {
            return problem(kRuntimeLost, errno);
        }
        answer.append(block.data(), size < 0 ? 0 : static_cast<std::size_t>(size));
        if (answer.size() > request.mostBytes) {
            return problem(kRuntimeBadAnswer);
        }
    }
}

} // namespace

Result<std::string> askUnixSocket(const UnixRequest& request, const TaskControl& control)
{
    const auto due = Clock::now() + request.patience;
    if (auto owned = checkOwner(request); !owned) {
        return tl::unexpected(std::move(owned.error()));
    }
    auto socket = connectTo(request, due, control);
    if (!socket) {
        return tl::unexpected(std::move(socket.error()));
    }
    if (auto known = checkPeer(*socket, request); !known) {
        return tl::unexpected(std::move(known.error()));
    }
    if (auto sent = sendText(*socket, request.text, due, control); !sent) {
        return tl::unexpected(std::move(sent.error()));
    }
    return receive(*socket, request, control);
}

} // namespace tidemark
