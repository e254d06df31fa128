// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/system/descriptor.h"

namespace tidemark
{

/// Has a process of its own read @p pipe to its end and throw away what comes: whoever writes there
/// is neither ended nor held up when this process ends. Nothing for a pipe that is closed.
void drainInBackground(Descriptor pipe);

} // namespace tidemark
