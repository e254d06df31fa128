// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/processes/process_identity.h"
#include "core/result.h"

#include <string_view>
#include <vector>

namespace tidemark
{

/// What SIGQUIT does to a process beside a file that asks for it: a JVM of HotSpot's kind opens the
/// socket over which it can be asked, others end.
enum class HotspotSignal {
    Opens,
    NotJvm,   ///< no JVM is seen in it
    OtherJvm, ///< OpenJ9, which attaches another way
    Uncaught, ///< it would end: told not to catch it (-Xrs), or not up yet
    Disabled, ///< it was told to open nothing, and would print a thread dump
};

/// How a JVM can be asked about its heap, by what /proc shows of it.
struct HotspotAccess {
    ProcessIdentity identity;
    HotspotSignal signal = HotspotSignal::NotJvm;
    bool isStopped = false;   ///< by a signal or a debugger: it answers nothing
    std::uint32_t user = 0;   ///< with whose rights it runs
    std::int32_t ownPid = 0;  ///< as it sees itself, in its PID namespace
    std::string folder = {};  ///< its /tmp, as it is seen from here
    std::string figures = {}; ///< the path, from here, of the file with its figures (perf_data.h);
                              ///< empty if it has none mapped
    std::uint64_t figuresInode = 0;

    bool operator==(const HotspotAccess&) const = default;
};

/// Errors: NoSuchProcess; NotPermitted where the process is another user's. Takes as long as its
/// mappings are many, some microseconds each. Any thread.
Result<HotspotAccess> hotspotAccessOf(std::int32_t pid);

/// What a JVM was told of signals: in its own options, those before the class or the .jar that it
/// runs, and in the variables that it reads options from.
struct HotspotOptions {
    bool reducesSignals = false; ///< -Xrs
    bool disablesAttach = false; ///< -XX:+DisableAttachMechanism

    bool operator==(const HotspotOptions&) const = default;
};

/// @p environment is the text of /proc/PID/environ. Any thread.
HotspotOptions hotspotOptionsOf(const std::vector<std::string>& commandLine,
                                std::string_view environment);

} // namespace tidemark
