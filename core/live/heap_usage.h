// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/inspector_session.h"

namespace tidemark
{

/// How large a target's V8 heap is, in bytes; none for what it does not tell.
struct HeapUsage {
    std::optional<std::int64_t> used = {};
    std::optional<std::int64_t> total = {};
    std::optional<std::int64_t> external = {}; ///< array buffers and external strings; newer V8
};

/// Errors: CannotInspect; Cancelled.
Result<HeapUsage> fetchHeapUsage(InspectorSession& session, const TaskControl& control);

} // namespace tidemark
