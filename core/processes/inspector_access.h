// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/processes/listening_sockets.h"
#include "core/processes/process_identity.h"

#include <optional>

namespace tidemark
{

/// What SIGUSR1 does to a process: Node opens its inspector on it, other programs end.
enum class InspectorSignal {
    Opens,        ///< a Node that catches it
    NotNode,      ///< the executable is no Node, or may not be seen
    Disabled,     ///< a Node that was told not to catch it: it would end
    Uncaught,     ///< a Node that does not catch it for another reason: it would end
    WritesHeap,   ///< a Node that writes a heap snapshot on it
    OtherNetwork, ///< opens it in a network namespace that cannot be reached from here
};

/// What Node was told about its inspector and snapshots: in its own options, those before the
/// script, and in the variable NODE_OPTIONS.
struct NodeOptions {
    bool disablesSignal = false;       ///< --disable-sigusr1
    std::optional<int> snapshotSignal; ///< --heapsnapshot-signal; none also for an unknown name
    std::vector<std::uint16_t> ports;  ///< of the inspector: --inspect, --inspect-port and the like
    bool hasAnyPort = false;           ///< open at one that the system chose: --inspect=0
    bool choosesPort = false;          ///< would open at one that is free: --inspect-port=0
    std::string diagnosticFolder = {}; ///< --diagnostic-dir, in which it writes snapshots

    bool operator==(const NodeOptions&) const = default;
};

/// How a process can be asked for its V8 heap, by what /proc shows of it.
struct InspectorAccess {
    ProcessIdentity identity;
    std::vector<ListeningSocket> sockets; ///< that it listens on; one may be its inspector's
    InspectorSignal signal = InspectorSignal::NotNode;
    std::optional<int> snapshotSignal; ///< has it write a heap snapshot into its folder; caught
    NodeOptions options;               ///< of a Node; of others the ports
    std::string folder;                ///< its working directory; empty if it may not be seen
    bool isStopped = false;            ///< by a signal or a debugger: it answers nothing
};

/// Errors: NoSuchProcess; NotPermitted where the process is another user's. Any thread.
Result<InspectorAccess> inspectorAccessOf(std::int32_t pid);

/// @p environment is the text of /proc/PID/environ. Any thread.
NodeOptions nodeOptionsOf(const std::vector<std::string>& commandLine,
                          std::string_view environment);

/// Of these the ports alone, for any other program with V8's inspector, as Deno (--inspect) and
/// browsers (--remote-debugging-port): wherever they stand on its command line. Any thread.
NodeOptions inspectorPortsOf(const std::vector<std::string>& commandLine);

/// What SIGUSR1 does to a Node with these options, which catches the signals in @p caught (bit n -
/// 1 is signal n). Any thread.
InspectorSignal inspectorSignalOf(const NodeOptions& options, std::uint64_t caught);

} // namespace tidemark
