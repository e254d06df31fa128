// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/type_snapshot.h"

#include "core/live/hotspot_attach.h"
#include "core/live/python_request.h"
#include "core/live/runtime_problem.h"
#include "core/processes/linux_probe.h"
#include "core/processes/process_list.h"

namespace tidemark
{

namespace
{

Result<TypeTable> typesOfJvm(std::int32_t pid, const TaskControl& control)
{
    auto jvm = HotspotAttach::open(pid);
    return jvm ? jvm->classHistogram(control) : tl::unexpected(std::move(jvm.error()));
}

Result<TypeTable> typesOf(std::int32_t pid, const TaskControl& control)
{
    if (auto probe = LinuxProbe::open(pid); !probe) {
        return tl::unexpected(std::move(probe.error()));
    }
    switch (runtimeOfProcess(pid)) {
    case ProcessRuntime::Jvm:
    case ProcessRuntime::Unknown: // another user's: it says so
        return typesOfJvm(pid, control);
    case ProcessRuntime::Python:
        return pythonTypesOf(pid, control);
    case ProcessRuntime::Node:
        return tl::unexpected(runtimeError(kTypesInHeap));
    default:
        return tl::unexpected(runtimeError(kNoTypes));
    }
}

Result<TypeTable> sitesOf(std::int32_t pid, const TaskControl& control)
{
    if (auto probe = LinuxProbe::open(pid); !probe) {
        return tl::unexpected(std::move(probe.error()));
    }
    return runtimeOfProcess(pid) == ProcessRuntime::Python ? pythonSitesOf(pid, control)
                                                           : tl::unexpected(runtimeError(kNoSites));
}

TakeSnapshot takeTable(std::int32_t pid,
                       Result<TypeTable> (*tableOf)(std::int32_t, const TaskControl&))
{
    return [pid, tableOf](TaskControl& control) {
        return tableOf(pid, control).map([](TypeTable types) {
            Snapshot snapshot;
            snapshot.types = std::move(types);
            return snapshot;
        });
    };
}

} // namespace

bool tellsTypes(ProcessRuntime runtime)
{
    return runtime == ProcessRuntime::Jvm || runtime == ProcessRuntime::Python;
}

TakeSnapshot takeTypes(std::int32_t pid)
{
    return takeTable(pid, &typesOf);
}

TakeSnapshot takeSites(std::int32_t pid)
{
    return takeTable(pid, &sitesOf);
}

} // namespace tidemark
