// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/tidemark/tidemark_line.h"
#include "core/model/snapshot.h"

#include <filesystem>

namespace tidemark
{

/// The snapshots of a recording while its lines come in. Every add function returns false for a
/// body that breaks the rules, and then changes nothing. Copies share the snapshots: one that goes
/// on changes none of them there.
class TidemarkSnapshots
{
public:
    /// @p folder is what paths of snapshots start from.
    explicit TidemarkSnapshots(std::filesystem::path folder) : m_folder(std::move(folder)) {}

    bool add(const nlohmann::json& body);

    /// Further types of the last snapshot.
    bool addTypes(const nlohmann::json& rows);

    /// A snapshot by mapping.
    bool addMappings(const nlohmann::json& body);

    /// Further mappings of the last snapshot, which must be one by mapping.
    bool addMappingRows(const nlohmann::json& rows);

    bool isEmpty() const { return m_all.empty(); }
    std::vector<SnapshotPtr> all() const { return {m_all.begin(), m_all.end()}; }

private:
    /// What the rows of a snapshot come to together: no sum of them wraps then.
    struct Totals {
        double objects = 0.0;
        double bytes = 0.0;
    };

    Snapshot& last();
    bool addTypesTo(Snapshot& snapshot, const nlohmann::json& rows, Totals before);
    bool addMappingsTo(Snapshot& snapshot, const nlohmann::json& rows, Totals before);

    std::filesystem::path m_folder;
    std::vector<std::shared_ptr<Snapshot>> m_all; ///< the last may still get rows
    Totals m_totals;                              ///< of the last
};

} // namespace tidemark
