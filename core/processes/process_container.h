// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace tidemark
{

/// The container that the text of /proc/PID/cgroup names: "docker 0123456789ab", "podman …",
/// "kubernetes …", "containerd …", "lxc web", "nspawn build". Long ids are cut to their first 12
/// digits, as the tools print them. Empty if none is recognised; any bytes may come in. Any thread.
std::string containerInGroups(std::string_view cgroups);

/// For a process that sees other PIDs than we do, in no container that we know: "namespace
/// 4026532178", by where /proc/PID/ns/pid points to, "pid:[4026532178]"; "namespace" if that may
/// not be seen. Any thread.
std::string pidNamespaceName(std::string_view link);

} // namespace tidemark
