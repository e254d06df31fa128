// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/recording_input.h"
#include "core/heap/heap_analysis.h"

#include <nlohmann/json_fwd.hpp>

namespace tidemark::app
{

/// A T, or the exit status if a message was printed instead.
template <typename T>
using OrExit = tl::expected<T, ExitStatus>;

/// One snapshot of a file. Plain value; keeps the recording alive.
struct ChosenSnapshot {
    NamedRecording named;
    std::size_t index = 0; ///< among the recording's snapshots

    const Snapshot& snapshot() const { return *named.recording->snapshots[index]; }
    const std::shared_ptr<const HeapGraph>& graph() const { return snapshot().graph; }
    const SnapshotPtr& pointer() const { return named.recording->snapshots[index]; }
    AxisUnit axis() const { return named.recording->timeline.axis; }
    const std::vector<Warning>& warnings() const { return named.recording->warnings; }
};

/// Prints the sentence for @p error, and says what the program ends with.
ExitStatus reportFailure(const Error& error, const std::string& path = {});

/// Reads @p path and takes snapshot number @p index of it; prints what was odd about the file.
/// Fails with WrongUsage if there is no such snapshot: the file was read, only it has no answer.
OrExit<ChosenSnapshot> readSnapshot(const std::string& path, std::size_t index,
                                    TaskControl& control);

/// As readSnapshot(), for commands that need objects: also refuses a snapshot without a graph.
OrExit<ChosenSnapshot> readHeapSnapshot(const std::string& path, std::size_t index,
                                        TaskControl& control);

/// Everything about @p chosen, which has a graph. Fails if interrupted or out of memory.
OrExit<std::shared_ptr<const HeapAnalysis>> analyse(const ChosenSnapshot& chosen,
                                                    TaskControl& control);

/// As analyse(), but null where there is not the memory for it.
OrExit<std::shared_ptr<const HeapAnalysis>> analyseIfRoom(const ChosenSnapshot& chosen,
                                                          TaskControl& control);

/// As analyse(), but only the class table without retained sizes.
OrExit<std::shared_ptr<const HeapOverview>> overviewOf(const ChosenSnapshot& chosen,
                                                       TaskControl& control);

/// Prints what was odd about the file that a recording is from.
void printWarnings(const NamedRecording& named);

/// The file's warnings as JSON, each with the path.
nlohmann::ordered_json warningsJson(const NamedRecording& named);

} // namespace tidemark::app
