// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/task_control.h"

#include <new>
#include <system_error>
#include <type_traits>

namespace tidemark
{

/// Thrown inside core/heap to end work that the caller cancelled; guarded() catches it.
struct Stopped {
};

/// How many nodes are looked at between two calls of beginStep() where each takes some time.
inline constexpr std::uint32_t kNodesOfAStep = 1U << 14U;

/// Begins a step of work inside guarded(): says that the share @p done of all is done, or ends the
/// work if the caller wants that.
inline void beginStep(TaskControl& control, double done)
{
    if (control.cancelled()) {
        throw Stopped();
    }
    control.progress(done);
}

/// What @p work returns, or why it did not come to its end: Cancelled, or TooLarge if there was no
/// memory, or no thread, left. Nothing thrown for these reasons gets out.
template <typename Work>
Result<std::invoke_result_t<Work>> guarded(Work work)
{
    try {
        return work();
    } catch (const Stopped&) {
        return failure(ErrorCode::Cancelled);
    } catch (const std::bad_alloc&) {
        return failure(ErrorCode::TooLarge);
    } catch (const std::system_error&) {
        return failure(ErrorCode::TooLarge);
    }
}

} // namespace tidemark
