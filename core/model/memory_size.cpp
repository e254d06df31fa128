// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/memory_size.h"

#include <set>

namespace tidemark
{

namespace
{

/// Adds up what is reached, each shared part once.
class MemorySize
{
public:
    std::uint64_t bytes() const { return m_bytes; }

    void add(const Recording& recording)
    {
        m_bytes += sizeof(Recording) + recording.program.size();
        for (const Series& series : recording.timeline.series) {
            add(series);
        }
        for (const Marker& marker : recording.timeline.markers) {
            m_bytes += sizeof(Marker) + marker.name.size();
        }
        for (const LineTable& table : recording.lineTables) {
            for (const LineRow& row : table.rows) {
                m_bytes += sizeof(LineRow) + row.source.size();
            }
        }
        for (const SnapshotPtr& snapshot : recording.snapshots) {
            if (isNew(snapshot.get())) {
                add(*snapshot);
            }
        }
        for (const TypeDifferencesPtr& differences : recording.differences) {
            if (isNew(differences.get())) {
                add(*differences);
            }
        }
        for (std::size_t i = 0; i < recording.output.size(); ++i) {
            m_bytes += ProgramOutput::kLineCost + recording.output[i].text.size();
        }
    }

private:
    bool isNew(const void* part) { return part != nullptr && m_known.insert(part).second; }

    template <typename Column>
    void addColumn(const Column& column)
    {
        m_bytes += column.size() * sizeof(typename Column::value_type);
    }

    void add(const Series& series)
    {
        m_bytes += sizeof(Series) + series.name.size();
        if (isNew(series.positions.get())) {
            m_bytes += series.positions->size() * sizeof(std::int64_t);
        }
        if (isNew(series.values.get())) {
            m_bytes += series.values->size() * sizeof(double);
            m_bytes += series.values->size() / ValueColumn::kFanOut * sizeof(ValueSummary);
        }
    }

    void add(const Snapshot& snapshot)
    {
        m_bytes += sizeof(Snapshot);
        for (const TypeRow& row : snapshot.types.rows) {
            m_bytes += sizeof(TypeRow) + row.name.size();
        }
        for (const MappingRow& row : snapshot.mappings.rows) {
            m_bytes += sizeof(MappingRow) + row.name.size();
        }
        if (isNew(snapshot.graph.get())) {
            add(*snapshot.graph);
        }
    }

    void add(const TypeDifferences& differences)
    {
        m_bytes += sizeof(TypeDifferences) + differences.tool.size();
        for (const TypeDifference& type : differences.types) {
            m_bytes += sizeof(TypeDifference) + type.name.size();
        }
    }

    void add(const HeapGraph& graph)
    {
        addColumn(graph.nodeTypes);
        addColumn(graph.nodeNames);
        addColumn(graph.detachedness);
        addColumn(graph.traceNodeIds);
        addColumn(graph.firstEdge);
        addColumn(graph.edgeTypes);
        addColumn(graph.edgeNames);
        addColumn(graph.edgeTargets);
        addColumn(graph.locations);
        addColumn(graph.traces.functions);
        addColumn(graph.traces.tree);
        addColumn(graph.traces.samples);
        m_bytes += (graph.nodeIds.size() + graph.selfSizes.size()) * sizeof(std::uint32_t);
        m_bytes += graph.strings.byteCount() + graph.strings.size() * sizeof(std::uint64_t);
    }

    std::uint64_t m_bytes = 0;
    std::set<const void*> m_known;
};

} // namespace

std::uint64_t memorySizeOf(std::span<const std::shared_ptr<const Recording>> recordings)
{
    MemorySize size;
    for (const auto& recording : recordings) {
        size.add(*recording);
    }
    return size.bytes();
}

} // namespace tidemark
