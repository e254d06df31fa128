// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/node_inspector.h"

#include "core/live/event_wait.h"
#include "core/live/inspector_problem.h"
#include "core/processes/proc_file.h"
#include "core/processes/process_signal.h"

#include <algorithm>
#include <array>
#include <csignal>

namespace tidemark
{

namespace
{

using namespace std::chrono_literals;

constexpr std::uint16_t kUsualPort = 9229;

InspectorAddress addressOf(const ListeningSocket& socket)
{
    InspectorAddress address{socket.address, socket.port};
    if (address.host == "0.0.0.0") {
        address.host = "127.0.0.1";
    } else if (address.host == "::") {
        address.host = "::1";
    }
    return address;
}

bool isNear(const ListeningSocket& socket)
{
    return isLoopback(addressOf(socket));
}

/// The inspector at the first of these sockets that is one's.
Result<FoundInspector> firstInspector(const std::vector<ListeningSocket>& sockets,
                                      const TaskControl& control)
{
    for (const ListeningSocket& socket : sockets) {
        auto found = inspectorAt(addressOf(socket), control);
        if (found || found.error().code == ErrorCode::Cancelled) {
            return found;
        }
    }
    return tl::unexpected(inspectorError(kNotOpen));
}

std::string_view problemOf(InspectorSignal signal)
{
    switch (signal) {
    case InspectorSignal::Opens:
        return kNotOpen;
    case InspectorSignal::NotNode:
        return kNotNode;
    case InspectorSignal::Disabled:
        return kSignalDisabled;
    case InspectorSignal::Uncaught:
        return kSignalUncaught;
    case InspectorSignal::WritesHeap:
        return kSignalTaken;
    case InspectorSignal::OtherNetwork:
        return kOtherNetwork;
    }
    return kNotNode;
}

/// Whether some other process listens where this one would open its inspector.
bool isPortTaken(const InspectorAccess& access)
{
    const auto everyone = parseListeningSockets(readProcFile("/proc/self/net/tcp").value_or(""));
    const std::uint16_t port =
        access.options.ports.empty() ? kUsualPort : access.options.ports.back();
    return !access.options.choosesPort &&
           std::ranges::any_of(everyone, [&](const ListeningSocket& socket) {
               return socket.port == port &&
                      std::ranges::find(access.sockets, socket) == access.sockets.end();
           });
}

/// The inspector at a socket that @p access does not know yet.
Result<FoundInspector> freshInspector(const InspectorAccess& access, const TaskControl& control)
{
    std::vector<ListeningSocket> fresh;
    for (ListeningSocket& socket :
         listeningSocketsOf(access.identity.pid).value_or(std::vector<ListeningSocket>())) {
        if (isNear(socket) && std::ranges::find(access.sockets, socket) == access.sockets.end()) {
            fresh.push_back(std::move(socket));
        }
    }
    auto found = firstInspector(fresh, control);
    if (found) {
        found->wasOpened = true;
    }
    return found;
}

/// Closes what a signal that was sent opens.
void closeWhatComes(const InspectorAccess& access)
{
    constexpr auto kPatience = 2s;
    const TaskControl uncancelled;
    Result<FoundInspector> found = tl::unexpected(inspectorError(kNotOpen));
    const auto look = [&] {
        found = freshInspector(access, uncancelled);
        return found.has_value();
    };
    if (waitFor(look, kPatience, uncancelled) == Waited::Done) {
        closeInspector(*found);
    }
}

/// Sends the signal and waits for a socket that was not there before.
Result<FoundInspector> openInspector(const InspectorAccess& access, const TaskControl& control)
{
    const bool isTaken = isPortTaken(access);
    const auto patience = isTaken ? 2s : 10s;
    if (auto sent = sendSignal(access.identity, SIGUSR1); !sent) {
        return tl::unexpected(std::move(sent.error()));
    }
    Result<FoundInspector> found = tl::unexpected(inspectorError(kNotOpen));
    const auto look = [&] {
        found = freshInspector(access, control);
        return found.has_value();
    };
    const Waited waited = waitFor(look, patience, control);
    if (waited == Waited::Cancelled) {
        closeWhatComes(access);
        return failure(ErrorCode::Cancelled);
    }
    if (waited == Waited::TooLong) {
        return tl::unexpected(inspectorError(isTaken ? kPortTaken : kNeverOpened));
    }
    return found;
}

} // namespace

std::vector<ListeningSocket> inspectorSockets(const InspectorAccess& access)
{
    constexpr std::uint16_t kWorkers = 100;
    const auto& named = access.options.ports;
    std::vector<ListeningSocket> chosen;
    for (const ListeningSocket& socket : access.sockets) {
        const bool isUsual = socket.port >= kUsualPort && socket.port < kUsualPort + kWorkers;
        const bool isNamed = std::ranges::find(named, socket.port) != named.end();
        if (isNear(socket) && (isUsual || isNamed || access.options.hasAnyPort)) {
            chosen.push_back(socket);
        }
    }
    return chosen;
}

std::vector<InspectorTarget> heapsAmong(std::vector<InspectorTarget> targets)
{
    constexpr std::array<std::string_view, 9> kWithHeap{
        "node",           "page",          "deno",    "iframe",         "worker",
        "service_worker", "shared_worker", "webview", "background_page"};
    std::erase_if(targets, [&](const InspectorTarget& target) {
        return std::ranges::find(kWithHeap, target.type) == kWithHeap.end();
    });
    return targets;
}

bool isNamedBy(const InspectorTarget& target, const std::string& text)
{
    const QString words = QString::fromStdString(text);
    return QString::fromStdString(target.title).contains(words, Qt::CaseInsensitive) ||
           QString::fromStdString(target.url).contains(words, Qt::CaseInsensitive);
}

Result<FoundInspector> inspectorAt(const InspectorAddress& address, const TaskControl& control)
{
    auto targets = fetchInspectorTargets(address, control);
    if (!targets) {
        return tl::unexpected(std::move(targets.error()));
    }
    auto heaps = heapsAmong(std::move(*targets));
    const auto target = std::ranges::find_if(heaps, [](const InspectorTarget& one) {
        return one.type == "node" || one.type == "page" || one.type == "deno";
    });
    if (target == heaps.end()) {
        return tl::unexpected(inspectorError(kNoTarget));
    }
    FoundInspector found{address, *target};
    found.targets = std::move(heaps);
    return found;
}

Result<FoundInspector> findInspector(std::int32_t pid, InspectorConsent consent,
                                     const TaskControl& control)
{
    auto access = inspectorAccessOf(pid);
    if (!access) {
        return tl::unexpected(std::move(access.error()));
    }
    auto found = firstInspector(inspectorSockets(*access), control);
    if (found || found.error().code == ErrorCode::Cancelled) {
        return found;
    }
    if (access->signal != InspectorSignal::Opens || consent == InspectorConsent::NotAsked) {
        return tl::unexpected(inspectorError(problemOf(access->signal)));
    }
    if (access->isStopped) { // the signal would wait for it, and open a door when nobody looks
        return tl::unexpected(inspectorError(kStopped));
    }
    return openInspector(*access, control);
}

bool closeInspector(const FoundInspector& found, std::unique_ptr<InspectorSession> session)
{
    constexpr auto kPatience = 2s;
    const TaskControl uncancelled; // the user may have cancelled all else
    if (!session || session->failure() || !found.target.worker.empty()) {
        InspectorTarget node = found.target;
        node.worker.clear();
        auto again = InspectorSession::open(found.address, node, uncancelled, kPatience);
        if (!again) {
            return again.error().detail.starts_with(kNoConnection); // nobody listens any more
        }
        session = std::move(*again);
    }
    // It ends the connection instead of answering.
    const auto answer =
        session->call(QStringLiteral("Runtime.evaluate"),
                      {{QStringLiteral("expression"), QStringLiteral("process._debugEnd()")}},
                      uncancelled, kPatience);
    return answer.has_value() || session->failure().has_value();
}

} // namespace tidemark
