// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/task_control.h"

#include <chrono>
#include <functional>

namespace tidemark
{

enum class Waited { Done, TooLong, Cancelled };

/// Has the calling thread handle its events until @p isDone, for @p most at most. Looks at
/// @p control some twenty times a second.
Waited waitFor(const std::function<bool()>& isDone, std::chrono::milliseconds most,
               const TaskControl& control);

} // namespace tidemark
