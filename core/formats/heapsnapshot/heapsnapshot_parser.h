// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/heapsnapshot/heapsnapshot_columns.h"
#include "core/formats/heapsnapshot/heapsnapshot_memory.h"
#include "core/formats/heapsnapshot/heapsnapshot_traces.h"
#include "core/formats/input/warning_tally.h"

namespace tidemark
{

/// What a HeapSnapshotParser may use.
struct HeapSnapshotLimits {
    std::optional<std::uint64_t> memory = {}; ///< bytes; none: not known, nothing is refused
    unsigned threads = 0;                     ///< beside the caller's
};

/// A graph and what was odd about its file.
struct ParsedHeapSnapshot {
    std::shared_ptr<const HeapGraph> graph;
    std::vector<Warning> warnings;
};

/// Reads one heap snapshot from front to back. Its members may come in any order: what cannot be
/// understood yet (edges before nodes, nodes before the header) is kept as text and read at the
/// end.
///
/// Use one for one file, on one thread; it starts others by itself and ends them.
class HeapSnapshotParser
{
public:
    HeapSnapshotParser(Input& input, TaskControl& control, HeapSnapshotLimits limits);

    /// Errors, with the byte: Malformed, Truncated, TooLarge, NoSamples (no node), those of
    /// Input::read(). A file cut off among its strings, or later, is shown with a warning.
    Result<ParsedHeapSnapshot> parse();

private:
    void skipToStart();
    Result<void> readMembers();
    Result<void> readMember(const std::string& name, std::uint64_t byte);
    Result<void> readRest();
    Result<void> readHeader();
    Result<void> readGraphArray(const std::string& name);
    Result<void> readNodes(JsonStream& stream);
    Result<void> readEdges(JsonStream& stream);
    Result<void> readNumbers(Column<std::uint64_t>& numbers);
    Result<void> readTree();
    Result<void> readPostponed();
    Result<void> finish();
    bool isExcerpt() const;
    Result<void> checkNames();
    void nameCutOff();
    void checkHeader();
    bool isUsableWithout(const Error& rest) const;

    /// A member that had to wait, as text.
    struct Postponed {
        std::string text;
        std::uint64_t byte = 0;
    };

    TaskControl& m_control;
    std::uint64_t m_mostBytes;
    std::uint64_t m_mostTextBytes;
    std::uint64_t m_start; ///< where the object begins
    JsonStream m_stream;
    ChunkWorkers m_workers;
    std::shared_ptr<HeapGraph> m_graph;
    HeapSnapshotMemory m_memory;
    WarningTally m_tally;

    std::vector<std::string> m_seen; ///< names of the members so far
    std::optional<HeapSnapshotHeader> m_header;
    std::optional<NodeSink> m_nodes;
    std::optional<EdgeSink> m_edges;
    std::optional<Postponed> m_laterNodes;
    std::optional<Postponed> m_laterEdges;
    std::uint64_t m_edgesOwned = 0; ///< sum of the nodes' edge counts
    std::uint64_t m_edgesThere = 0; ///< in the file
    std::uint64_t m_edgesLeftOut = 0;
    std::uint64_t m_closeByte = 0; ///< where the object ends
    bool m_hasEdges = false;
    bool m_isCutOff = false; ///< strings are missing
    HeapSnapshotExtras m_extras;
};

} // namespace tidemark
