// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/documents/output_place.h"
#include "core/live/inspector_session.h"

#include <filesystem>

namespace tidemark
{

/// A heap snapshot that was taken.
struct HeapCapture {
    std::uint64_t bytes = 0;              ///< of the file
    std::chrono::nanoseconds length = {}; ///< from the request to the last byte: the program stood
                                          ///< still for no longer than that
};

/// Collects the garbage of the target's heap. Errors: CannotInspect; Cancelled.
Result<void> collectGarbage(InspectorSession& session, const TaskControl& control);

/// Has the target write a heap snapshot to @p path as it comes; as OutputFile::replacing() does, so
/// that nothing of one that is not whole stays. The progress of @p control is that of the target's
/// walk over its heap. After an error the session is closed, but not when it was cancelled: V8 is
/// let go on to the end of its work, with nothing kept of it, since a Node from which the
/// connection is taken in the middle of a snapshot may crash (seen with Node 20).
///
/// Errors: CannotInspect; CannotWrite; Cancelled.
Result<HeapCapture> captureHeap(InspectorSession& session, const std::filesystem::path& path,
                                Overwrite overwrite, TaskControl& control);

/// The same for any @p request of the protocol on which a snapshot comes.
Result<HeapCapture> receiveHeap(InspectorSession& session, const QString& request,
                                const std::filesystem::path& path, Overwrite overwrite,
                                TaskControl& control);

} // namespace tidemark
