// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/inspector_session.h"
#include "core/processes/inspector_access.h"

namespace tidemark
{

/// Whether a Node may be sent the signal that opens its inspector. It says so on its standard
/// error, and whoever may connect to this machine's loopback can then run code in it.
enum class InspectorConsent { Asked, NotAsked };

/// The inspector of a process.
struct FoundInspector {
    InspectorAddress address;
    InspectorTarget target;
    bool wasOpened = false;                    ///< by us
    std::vector<InspectorTarget> targets = {}; ///< all that have a heap to show, workers of a Node
                                               ///< aside
};

/// Of an inspector's targets those that have a heap to show.
std::vector<InspectorTarget> heapsAmong(std::vector<InspectorTarget> targets);

/// Whether a line of text names @p target: it stands in its title or its address, small and capital
/// letters alike.
bool isNamedBy(const InspectorTarget& target, const std::string& text);

/// The inspector that the process @p pid has open on this machine; with @p consent it is opened
/// where it is not. It is found by the sockets that the process holds: whoever else listens on
/// Node's usual port is never asked. As fetchInspectorTargets() concerning the thread.
///
/// Errors: CannotInspect; NoSuchProcess; NotPermitted; Cancelled.
Result<FoundInspector> findInspector(std::int32_t pid, InspectorConsent consent,
                                     const TaskControl& control);

/// The first target of the inspector at @p address that has a heap of its own to show.
/// Errors: as fetchInspectorTargets().
Result<FoundInspector> inspectorAt(const InspectorAddress& address, const TaskControl& control);

/// Has a Node close the inspector that it was asked to open, whatever has become of @p session,
/// which may be null. Waits for that some seconds at most; false if it is still open then, as that
/// of a process that is stopped.
bool closeInspector(const FoundInspector& found, std::unique_ptr<InspectorSession> session = {});

/// The sockets of @p access among which its inspector would be: those that can be reached on this
/// machine's loopback, with a port that the options name, or Node's usual one, or one soon after
/// it, as a cluster gives to its workers. Any of them if the system was to choose. Any thread.
std::vector<ListeningSocket> inspectorSockets(const InspectorAccess& access);

} // namespace tidemark
