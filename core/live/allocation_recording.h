// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/allocation_kind.h"
#include "core/live/heap_capture.h"

namespace tidemark
{

/// Has the target watch its allocations. It gets slower: with a profile hardly, with a timeline
/// several times. Errors: CannotInspect; Cancelled.
Result<void> beginAllocations(InspectorSession& session, AllocationKind kind,
                              const TaskControl& control);

/// Has it stop, and writes what it has seen to @p path, as OutputFile::replacing() does. For a
/// timeline all that captureHeap() says holds. Errors: CannotInspect; CannotWrite; Cancelled.
Result<HeapCapture> endAllocations(InspectorSession& session, AllocationKind kind,
                                   const std::filesystem::path& path, Overwrite overwrite,
                                   TaskControl& control);

/// Has it stop, and keeps nothing of what it has seen. Waits some seconds at most.
void dropAllocations(InspectorSession& session, AllocationKind kind);

/// The whole of it, with @p length in between, of which the progress is. What was cancelled is
/// dropped. Errors: CannotInspect; CannotWrite; Cancelled.
Result<HeapCapture> recordAllocations(InspectorSession& session, AllocationKind kind,
                                      std::chrono::milliseconds length,
                                      const std::filesystem::path& path, Overwrite overwrite,
                                      TaskControl& control);

} // namespace tidemark
