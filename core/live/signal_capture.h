// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/live/heap_capture.h"

#include <optional>

namespace tidemark
{

/// What came of having a Node write a heap snapshot by itself.
struct SignalCapture {
    Result<HeapCapture> capture;
    std::string left; ///< a file of the program's that still lies in its folder; else empty
};

/// The signal on which a Node writes heap snapshots, as it was started with --heapsnapshot-signal.
struct SnapshotSignal {
    std::string name;   ///< "SIGUSR2"
    std::string folder; ///< that it writes into, as it sees it; empty if that may not be seen

    bool operator==(const SnapshotSignal&) const = default;
};

/// None for other processes, and where it may not be seen. It need not catch the signal yet. Any
/// thread.
std::optional<SnapshotSignal> snapshotSignalOf(std::int32_t pid);

/// Whether the process is a Node that was started with --heapsnapshot-signal and catches that.
/// False as well where it may not be seen. Any thread.
bool writesSnapshotOnSignal(std::int32_t pid);

/// Has such a Node write a heap snapshot into its own folder, waits for it to be whole, and moves
/// it to @p path, as OutputFile::replacing() does. The progress of @p control is that of the move.
/// The signal cannot be taken back: cancelled, or where the move fails, the snapshot stays in the
/// program's folder. The calling thread handles its events meanwhile.
///
/// Errors of the capture: CannotInspect, also where another process is what has the PID;
/// NoSuchProcess, also if it ends meanwhile; NotPermitted; ReadFailed; CannotWrite; Cancelled.
SignalCapture captureHeapBySignal(std::int32_t pid, const std::filesystem::path& path,
                                  Overwrite overwrite, TaskControl& control);

} // namespace tidemark
