// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/type_table.h"
#include "core/processes/hotspot_access.h"
#include "core/processes/jvm_figures.h"
#include "core/system/descriptor.h"
#include "core/task_control.h"

#include <chrono>

namespace tidemark
{

/// Asks a HotSpot JVM by its attach protocol, the one that jcmd speaks: nothing is needed of a JDK,
/// no code runs in the program but the JVM's own, and a JVM in a container of the same user answers
/// too. Holds for one request after the other. Used by one thread, which waits in it.
class HotspotAttach
{
public:
    /// What @p pid is, by what /proc shows of it. Errors: NoSuchProcess; NotPermitted where it is
    /// another user's; CannotInspect, where it is no JVM that can be asked.
    static Result<HotspotAttach> open(std::int32_t pid);

    /// How many objects of each class are alive, and their own size. The JVM collects all garbage
    /// first, and stands still for that and for counting.
    Result<TypeTable> classHistogram(const TaskControl& control);

    /// How large the heap is and how much of it is used. It does not stand still for that. Refused
    /// by Java 8.
    Result<JvmMemory> memory(const TaskControl& control);

    /// Has the JVM collect all garbage, and waits for that.
    Result<void> collectGarbage(const TaskControl& control);

    const HotspotAccess& access() const { return m_access; }

    /// How long a JVM may take to open its socket, and to begin an answer.
    std::chrono::milliseconds openPatience = std::chrono::seconds(10);
    std::chrono::milliseconds answerPatience = std::chrono::minutes(5);

private:
    explicit HotspotAttach(HotspotAccess access) : m_access(std::move(access)) {}

    /// What a command of jcmd's prints. Errors: Cancelled; CannotInspect; NoSuchProcess;
    /// NotPermitted.
    Result<std::string> ask(std::string_view command, const TaskControl& control);
    Result<void> openSocket(const TaskControl& control);
    Result<void> waitForSocket(const Descriptor& end, const TaskControl& control) const;
    bool isSocketThere() const;

    HotspotAccess m_access;
};

} // namespace tidemark
