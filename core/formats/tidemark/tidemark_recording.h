// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/input/sample_table.h"
#include "core/formats/input/warning_tally.h"
#include "core/formats/tidemark/tidemark_differences.h"
#include "core/formats/tidemark/tidemark_snapshots.h"
#include "core/model/recording.h"

namespace tidemark
{

/// One recording of a `.tidemark` file while its lines come in. Every add function returns false
/// for a body that breaks the rules, and then changes nothing.
class TidemarkRecording
{
public:
    /// @p folder is what paths of snapshots start from.
    explicit TidemarkRecording(std::filesystem::path folder) : m_snapshots(std::move(folder)) {}

    bool begin(const nlohmann::json& header);
    bool addSeries(const nlohmann::json& list);
    bool addNewNames(const nlohmann::json& body);
    bool addRow(const TidemarkRow& row);
    bool addMarker(const nlohmann::json& body);
    bool addSnapshot(const nlohmann::json& body) { return m_snapshots.add(body); }
    bool addTypes(const nlohmann::json& rows) { return m_snapshots.addTypes(rows); }
    bool addMappings(const nlohmann::json& body) { return m_snapshots.addMappings(body); }
    bool addMappingRows(const nlohmann::json& rows) { return m_snapshots.addMappingRows(rows); }
    bool addDifferences(const nlohmann::json& body);
    bool addDifferentTypes(const nlohmann::json& rows);
    bool addLineTable(const nlohmann::json& body);
    bool addLineRows(const nlohmann::json& rows);
    bool addWarning(const nlohmann::json& body);
    bool addOutput(const nlohmann::json& body);
    bool addOutputDropped(const nlohmann::json& body);
    bool addTotals(const nlohmann::json& body);

    /// True once there is anything to show.
    bool hasContent() const;

    /// Damage found while reading this recording.
    WarningTally& tally() { return m_tally; }

    /// Hands the recording out as one of @p format; this object is then spent. Neighbouring series
    /// that were sampled at the same positions share one column.
    std::shared_ptr<const Recording> finish(std::string_view format, bool mayGrow = false);

private:
    /// A series without its samples; those are in a column of its group's table.
    struct Announced {
        std::optional<SeriesKind> kind; ///< none if a newer version knows more kinds
        std::string name;
        std::optional<std::int64_t> pid;
        std::size_t group;
        std::size_t column;
        bool countsBytes;
    };
    struct Group {
        std::vector<bool> inBytes;             ///< by column
        std::optional<SampleTable> table = {}; ///< from its first row on
    };

    static std::optional<Announced> toAnnounced(const nlohmann::json& value);

    TidemarkSnapshots m_snapshots;
    Recording m_recording;
    std::vector<std::shared_ptr<TypeDifferences>> m_differences; ///< the last may still get types
    DifferenceTotals m_differenceTotals;                         ///< of the last of them
    std::vector<Announced> m_series;
    std::vector<Group> m_groups;
    std::vector<Warning> m_written; ///< warnings that are content of the file
    DroppedOutput m_dropped;        ///< as the file tells it
    WarningTally m_tally;
};

} // namespace tidemark
