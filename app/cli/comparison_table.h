// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/class_rows.h"
#include "core/heap/snapshot_comparison.h"

#include <nlohmann/json_fwd.hpp>

#include <QString>

namespace tidemark::app
{

/// What changed in one type. Sizes in bytes.
struct TypeChange {
    std::string name;
    std::string key;
    std::int64_t addedCount = 0;
    std::int64_t removedCount = 0;
    std::int64_t addedBytes = 0;
    std::int64_t removedBytes = 0;
    std::optional<std::int64_t> grownBytes = {}; ///< unknown where objects are not matched

    std::int64_t countDelta() const { return addedCount - removedCount; }
    std::int64_t sizeDelta() const { return addedBytes - removedBytes; }
};

/// From rows matched by object.
std::vector<TypeChange> changesOf(const std::vector<ComparisonRow>& rows);

/// From two class tables, by name alone: what was added or removed is the net difference. Types
/// that did not change have no row.
std::vector<TypeChange> changesOf(const std::vector<NamedRow>& before,
                                  const std::vector<NamedRow>& after);

/// By size delta, then added bytes, descending; then by name and key.
void sortByGrowth(std::vector<TypeChange>& changes);

nlohmann::ordered_json changesJson(const std::vector<TypeChange>& changes);

enum class MatchedBy { Object, Type };

/// The same for people: a table of one row a type for what came and went, another for the types
/// whose objects only changed their size, and by how much all are larger together; or that nothing
/// changed. Ends with a newline.
QString changesText(const std::vector<TypeChange>& types, const std::vector<TypeChange>& grown,
                    MatchedBy matchedBy);

} // namespace tidemark::app
